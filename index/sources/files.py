"""From paths to files, and from a file to its characters. What cannot be read is refused here, by name."""

import glob
import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from index.errors import SourceError
from index.text.encodings import detect
from index.text.encodings.detect import Decoded
from index.text.encodings.twice import is_garbled
from index.text.normalize import clean

MAX_BYTES = 20_000_000
"""Largest file that is read. A news article has kilobytes; more is a dump or a mistake."""

_SHORTEST_UNMARKED = 40  # bytes; fewer prove nothing
_UTF16_ZEROS = 0.2  # of all bytes; half of them in English, a third in Vietnamese
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
ARCHIVE = ".zip"
_SAMPLE = 200_000  # characters that decide for the whole
# By their byte order marks; the mark of UTF-16 begins that of UTF-32.
_MARKED = (
    (b"\xff\xfe\0\0", "UTF-32"), (b"\0\0\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"),
)  # fmt: skip


def find(paths: Sequence[Path], suffixes: Collection[str]) -> tuple[list[Path], list[tuple[Path, SourceError]]]:
    """List the files that the paths name or hold.

    Folders are walked whole, links included; each file is listed once however many links lead to it. Hidden files and
    folders and every ``README`` inside a folder are passed over: a read-me speaks about the articles and is none.

    A path that does not exist and has ``*``, ``?`` or ``[`` in it is a pattern: it stands for the files that it
    matches, ``**`` for folders of any depth; the same are passed over as inside folders.

    Args:
        paths: Files, folders and patterns.
        suffixes: Endings that can be read, lower case with the dot. Other files inside folders are passed over.

    Returns:
        The files, sorted, and what is wrong with paths that do not exist, folders that cannot be listed, and files
        that were named although they have another suffix.
    """
    found: dict[str, Path] = {}
    faults: list[tuple[Path, SourceError]] = []
    for path in paths:
        try:
            for file in _files(path, suffixes, faults):
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


def decode(path: Path, data: bytes, *, declared: str | None = None, typed: bool = False) -> Decoded:
    r"""Turn a file's bytes into text with ``\n`` line ends.

    Unicode first: UTF-8, or UTF-16 or UTF-32 with a byte order mark or without one where it is clear. Then the
    encodings that Vietnamese was written in before, see :mod:`index.text.encodings.detect`. Decomposed letters are
    composed.

    Args:
        path: Named in errors.
        data: All bytes of the file.
        declared: Encoding that the file says it is in; it counts where the bytes leave the choice open.
        typed: Whether the text may be VIQR, that is, holds no code or mark-up.

    Raises:
        SourceError: The bytes are in no encoding that is clear, are no text at all, or hold nothing but white space.
    """
    found = _unicode(data)
    if found is None and b"\0" not in data:
        found = detect.from_bytes(data, declared)
    elif found is not None and "\0" not in found.text:
        found = detect.restore(found.text, typed=typed) or found
    if found is None and b"\0" not in data:
        raise unclear(path)
    if found is None or "\0" in found.text:
        raise _binary(path)
    if not found.text.strip():
        raise _empty(path)
    if is_garbled(found.text[:_SAMPLE]):
        raise unclear(path)
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.encoding)


def encoding_notes(decoded: Decoded) -> tuple[str, ...]:
    """What a report should say about how a text was decoded: nothing where it is plain UTF-8."""
    return () if decoded.encoding == "UTF-8" else (f"read as {decoded.encoding}",)


def _unicode(data: bytes) -> Decoded | None:
    try:
        if marked := next((name for mark, name in _MARKED if data.startswith(mark)), None):
            return Decoded(data.decode(marked), marked)
        codec = _unmarked(data)
        text = data.decode(codec or "utf-8-sig")
    except UnicodeDecodeError:
        return None
    if codec:
        return Decoded(text, f"{codec[:6].upper()} without a byte order mark")
    composed = unicodedata.normalize("NFC", text)
    marks = sum(map(text.count, _TONE_MARKS))
    return Decoded(composed, "UTF-8 with decomposed letters (NFD)") if marks else Decoded(text, "UTF-8")


def _unmarked(data: bytes) -> str | None:
    """Name of the UTF-32 or UTF-16 that bytes are in by their zeros.

    In UTF-32 the two high bytes of every letter are zero, in UTF-16 every ASCII character has one, always on one side.
    """
    if len(data) < _SHORTEST_UNMARKED or len(data) % 2 or b"\0" not in data:
        return None
    if len(data) % 4 == 0:
        for name, high in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
            if not any(any(data[place::4]) for place in high):
                return name
    first, second = data[::2].count(0), data[1::2].count(0)
    for name, zeros, others in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if others == 0 and zeros >= len(data) * _UTF16_ZEROS:
            return name
    return None


def shown(path: Path) -> str:
    """Spell a path so that it can be printed and stored on one line, whatever its name holds.

    What is no valid Unicode becomes "?"; line ends, marks of writing direction and other characters that cannot be seen
    are spelt as escapes.
    """
    valid = os.fspath(path).encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in valid)


def source_name(path: Path) -> str:
    """Name of the file as it is kept with an article: NFC, printable; ``archive.zip/name`` inside an archive."""
    archive = next((parent for parent in path.parents if parent.suffix.lower() == ARCHIVE), path)
    return " ".join(clean(shown(path.relative_to(archive.parent))).split())


def plain_name(path: Path) -> str:
    """Name of the file without its folder and suffix: the title of an article that has no other."""
    return source_name(Path(path.stem))


def unclear(path: Path) -> SourceError:
    """What to say of a file whose encoding cannot be told, or whose letters are lost."""
    return SourceError(
        f"{shown(path)}: in none of the encodings that are known here (UTF-8, UTF-16, UTF-32, windows-1258, TCVN3,"
        " VNI), or too short to tell which; open it in an editor and save it as UTF-8"
    )


def _binary(path: Path) -> SourceError:
    return SourceError(f"{shown(path)}: holds binary data, not text; export it as text, HTML or Markdown")


def _empty(path: Path) -> SourceError:
    return SourceError(f"{shown(path)}: the file is empty; put the article into it or leave it out")


def _closed(path: Path, error: OSError) -> SourceError:
    return SourceError(f"{shown(path)}: cannot be opened ({error.strerror}); check that you may read it")


def named(path: Path, suffixes: Collection[str]) -> Path:
    """Let a path pass that exists and has a known suffix.

    Raises:
        SourceError: It does not exist, or has another suffix.
    """
    if not path.exists():
        raise SourceError(f"{shown(path)}: no such file or folder; check the name")
    if path.suffix.lower() not in suffixes:
        kind = f"{path.suffix} files" if path.suffix else "files without a suffix"
        raise SourceError(f"{shown(path)}: {kind} cannot be read; supported are {', '.join(sorted(suffixes))}")
    return path


def _files(path: Path, suffixes: Collection[str], faults: list[tuple[Path, SourceError]]) -> Iterable[Path]:
    if path.is_dir():
        return _walk(path, suffixes, faults)
    if path.exists() or not glob.has_magic(os.fspath(path)):
        return [named(path, suffixes)]
    matched = map(Path, glob.iglob(os.fspath(path), recursive=True))  # noqa: PTH207 - one that takes absolute patterns
    found = [file for file in matched if _is_news(file, suffixes) and file.is_file()]
    if not found:
        raise SourceError(f"{shown(path)}: matches no file that can be read; check the pattern")
    return found


def _is_news(file: Path, suffixes: Collection[str]) -> bool:
    return file.suffix.lower() in suffixes and not file.name.startswith(".") and file.stem.lower() != "readme"


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
            if _is_news(file, suffixes):
                yield file
