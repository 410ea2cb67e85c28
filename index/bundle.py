"""A whole index in one file, to be carried elsewhere."""

import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from index import generation, manifest
from index.errors import IndexStateError
from index.manifest import MANIFEST
from index.sound import cross_check
from index.types import Manifest

MAX_BYTES = 20_000_000_000
"""Largest index that is unpacked."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MEND = "get the file again, or export it again where it came from"


def export(out: Path, file: Path) -> Manifest:
    """Write the current generation into one zip file; the same index gives the same bytes.

    Args:
        out: An index folder.
        file: The file to write; it is replaced when it is there, and left as it is when something fails.

    Raises:
        IndexStateError: There is no intact index, or the file cannot be written.
    """
    folder = generation.current(out)
    declared = manifest.read(folder)
    part = file.with_name(file.name + ".part")
    with generation.writable(file):
        held = generation.hold(folder)
        try:
            manifest.verify(folder, declared)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as bundle:
                for name in (MANIFEST, *(name for name, _ in declared.checksums)):
                    entry = zipfile.ZipInfo(name, _EPOCH)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    entry.file_size = (folder / name).stat().st_size
                    with (folder / name).open("rb") as source, bundle.open(entry, "w") as target:
                        shutil.copyfileobj(source, target)
            part.replace(file)
        finally:
            held.close()
            part.unlink(missing_ok=True)
    return declared


def unpack(file: Path, out: Path) -> Manifest:
    """Make what :func:`export` wrote the current generation of an index folder, after checking every byte of it.

    Its files must speak of the same articles, too. An index that is there becomes the generation before, so that
    ``rollback`` goes back to it.

    Args:
        file: The exported file.
        out: A new or empty folder, or one that holds an index.

    Raises:
        IndexStateError: The file is none of this program, damaged or of another layout, or ``out`` cannot be written.
    """
    if not file.is_file():
        raise IndexStateError(f"{file}: no such file; check the name")
    with generation.writing(out) as aside:
        try:
            with zipfile.ZipFile(file) as bundle:
                declared = _unpacked(bundle, file, aside)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
            raise IndexStateError(f"{file}: no exported index, or damaged ({error}); {_MEND}") from error
        try:
            manifest.verify(aside, declared)
            cross_check(aside, declared)
        except IndexStateError as error:
            raise IndexStateError(f"{file}: {_said(error, aside)}; {_MEND}") from error
        generation.switch(out, aside)
    return declared


def _unpacked(bundle: zipfile.ZipFile, file: Path, aside: Path) -> Manifest:
    names = bundle.namelist()
    if MANIFEST not in names or sum(entry.file_size for entry in bundle.infolist()) > MAX_BYTES:
        raise IndexStateError(f"{file}: holds no {MANIFEST}, or more than any index; {_MEND}")
    _copied(bundle, MANIFEST, aside)
    try:
        declared = manifest.read(aside)
    except IndexStateError as error:
        raise IndexStateError(f"{file}: {_said(error, aside)}; {_MEND}") from error
    expected = [MANIFEST, *(name for name, _ in declared.checksums)]
    strange = sorted({*names} ^ {*expected}) or sorted(name for name in names if not _is_plain(name))
    if strange or len(names) != len(expected):
        raise IndexStateError(f"{file}: not the files that its manifest lists ({strange[:1]}); {_MEND}")
    for name in expected[1:]:
        _copied(bundle, name, aside)
    return declared


def _is_plain(name: str) -> bool:
    """Tell whether a name leads nowhere but down."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and not set(name) & {"\\", ":", "\0"} and str(path) == name


def _copied(bundle: zipfile.ZipFile, name: str, aside: Path) -> None:
    with generation.writable(aside):
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        with bundle.open(name) as source, (aside / name).open("wb") as target:
            shutil.copyfileobj(source, target)


def _said(error: IndexStateError, aside: Path) -> str:
    """What is wrong, without the folder that the user never sees."""
    return str(error).replace(f"{aside}/", "").split(";")[0]
