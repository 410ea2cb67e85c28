"""From paths to files, and from a file to its characters. What cannot be read is refused here, by name."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from index.errors import SourceError
from index.text.normalize import clean

MAX_BYTES = 20_000_000
"""Largest file that is read. A news article has kilobytes; more is a dump or a mistake."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def find(paths: Sequence[Path], suffixes: Collection[str]) -> tuple[list[Path], list[tuple[Path, SourceError]]]:
    """List the files that the paths name or hold.

    Folders are walked whole, links included; each file is listed once however many links lead to it. Hidden files and
    folders and every ``README`` inside a folder are passed over: a read-me speaks about the articles and is none.

    Args:
        paths: Files and folders.
        suffixes: Endings that can be read, lower case with the dot. Other files inside folders are passed over.

    Returns:
        The files, sorted, and what is wrong with paths that do not exist, folders that cannot be listed, and files
        that were named although they have another suffix.
    """
    found: dict[str, Path] = {}
    faults: list[tuple[Path, SourceError]] = []
    for path in paths:
        try:
            for file in _walk(path, suffixes, faults) if path.is_dir() else [_named(path, suffixes)]:
                real = os.path.realpath(file)
                found[real] = min(file, found.get(real, file))
        except OSError as error:
            faults.append((path, _closed(path, error)))
        except SourceError as error:
            faults.append((path, error))
    return sorted(found.values()), faults


def load(path: Path) -> bytes:
    """Read a whole file.

    Raises:
        SourceError: It is missing, no regular file, unreadable, empty, or larger than ``MAX_BYTES``.
    """
    try:
        if not path.exists():
            raise SourceError(f"{shown(path)}: no such file; check the name")
        if not path.is_file():  # opening a pipe would wait for ever
            raise SourceError(f"{shown(path)}: a folder or device, not a file; name the files themselves")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _closed(path, error) from error
    if len(data) > MAX_BYTES:
        raise SourceError(f"{shown(path)}: larger than {MAX_BYTES // 1_000_000} MB; split it into smaller files")
    if not data:
        raise _empty(path)
    return data


def decode(path: Path, data: bytes) -> str:
    r"""Turn a file's bytes into text with ``\n`` line ends: UTF-8, or UTF-16 when it begins with a byte order mark.

    Raises:
        SourceError: The bytes are in neither encoding, are no text at all, or hold nothing but white space.
    """
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding == "utf-8-sig":
            raise _binary(path) from error
        raise SourceError(
            f"{shown(path)}: neither UTF-8 nor UTF-16 (byte {error.start}); open it in an editor and save it as UTF-8"
        ) from error
    if "\0" in text:
        raise _binary(path)
    if not text.strip():
        raise _empty(path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shown(path: Path) -> str:
    """Spell a path so that it can be printed and stored, even when its name is no valid Unicode."""
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")


def source_name(path: Path) -> str:
    """Name of the file as it is kept with an article: NFC, printable."""
    return " ".join(clean(shown(Path(path.name))).split())


def _binary(path: Path) -> SourceError:
    return SourceError(f"{shown(path)}: holds binary data, not text; export it as text, HTML or Markdown")


def _empty(path: Path) -> SourceError:
    return SourceError(f"{shown(path)}: the file is empty; put the article into it or leave it out")


def _closed(path: Path, error: OSError) -> SourceError:
    return SourceError(f"{shown(path)}: cannot be opened ({error.strerror}); check that you may read it")


def _named(path: Path, suffixes: Collection[str]) -> Path:
    if not path.exists():
        raise SourceError(f"{shown(path)}: no such file or folder; check the name")
    if path.suffix.lower() not in suffixes:
        kind = f"{path.suffix} files" if path.suffix else "files without a suffix"
        raise SourceError(f"{shown(path)}: {kind} cannot be read; supported are {', '.join(sorted(suffixes))}")
    return path


def _walk(root: Path, suffixes: Collection[str], faults: list[tuple[Path, SourceError]]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        folder = Path(error.filename)
        faults.append((folder, _closed(folder, error)))

    seen: set[str] = set()
    for folder, subfolders, names in os.walk(root, onerror=note, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            subfolders.clear()  # a link led back to a folder that has been listed
            continue
        seen.add(real)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in names:
            file = Path(folder, name)
            if file.suffix.lower() in suffixes and not name.startswith(".") and file.stem.lower() != "readme":
                yield file
