"""Zip archives: each member by its own reader. Nothing is written to disk, so that a member's path can do no harm."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from index.errors import SourceError
from index.sources.fields import quoted
from index.sources.files import ARCHIVE, MAX_BYTES, shown
from index.sources.reading import Reader, Reading
from index.types import Article

MAX_MEMBERS = 2_000
"""Most members of one archive."""

MAX_UNPACKED = 200_000_000
"""Most bytes that the members of one archive may have together."""

MAX_RATIO = 200
"""Most bytes that one packed byte may stand for, over a member. Text packs ten to one; a bomb a thousand to one."""

_RATIO_FROM = 1_000_000  # bytes; smaller members may pack as well as they like


def reader(readers: Mapping[str, Reader]) -> Reader:
    """Make the reader of archives whose members are read by ``readers``, by their suffix.

    Members with other suffixes, hidden ones and every ``README`` are passed over, as in a folder. A member that cannot
    be read is a fault; the others are read. An archive inside an archive is not opened.
    """

    def read(path: Path, data: bytes) -> Reading:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = [member for member in archive.infolist() if _wanted(member, readers)]
                check(path, archive.infolist())
                return _read_members(path, archive, members, readers)
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise SourceError(f"{shown(path)}: no zip archive that can be read ({error}); pack it again") from error

    return read


def check(path: Path, members: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse an archive that would unpack into too much, by what it says of itself.

    Raises:
        SourceError: It has too many members, they are too large, or one is packed too well.
    """
    listed = list(members)
    total = sum(member.file_size for member in listed)
    if len(listed) > MAX_MEMBERS:
        raise SourceError(f"{shown(path)}: has {len(listed)} members, more than {MAX_MEMBERS}; split it")
    if total > MAX_UNPACKED:
        raise SourceError(f"{shown(path)}: unpacks to more than {MAX_UNPACKED // 1_000_000} MB; split it")
    for member in listed:
        if member.file_size > max(_RATIO_FROM, MAX_RATIO * member.compress_size):
            raise SourceError(f"{shown(path)}: unpacks to over {MAX_RATIO} times its size, as a bomb does; unpack it")


def _wanted(member: zipfile.ZipInfo, readers: Mapping[str, Reader]) -> bool:
    name = PurePosixPath(member.filename)
    hidden = any(part.startswith(".") and part != ".." for part in name.parts) or "__MACOSX" in name.parts
    known = name.suffix.lower() in readers or name.suffix.lower() == ARCHIVE
    return known and not (member.is_dir() or hidden or name.stem.lower() == "readme")


def _read_members(
    path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], readers: Mapping[str, Reader]
) -> Reading:
    articles: dict[str, Article] = {}
    notes: list[str] = []
    faults: list[tuple[Path, SourceError]] = []
    for member in sorted(members, key=lambda member: member.filename):
        inner = path.joinpath(*(part for part in PurePosixPath(member.filename).parts if part not in {"/", ".."}))
        try:
            reading = _read_member(inner, archive, member, readers)
            _take(inner, reading, articles)
        except SourceError as error:
            faults.append((inner, error))
            continue
        notes += [f"{shown(inner.relative_to(path.parent))}: {note}" for note in reading.notes]
    if not articles and not faults:
        raise SourceError(f"{shown(path)}: holds no file that can be read; supported are {', '.join(sorted(readers))}")
    return Reading(tuple(articles.values()), tuple(notes), tuple(faults))


def _read_member(
    inner: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, readers: Mapping[str, Reader]
) -> Reading:
    suffix = inner.suffix.lower()
    if suffix not in readers:
        raise SourceError(f"{shown(inner)}: an archive inside an archive; unpack it and name it by itself")
    try:
        with archive.open(member) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise SourceError(f"{shown(inner)}: is damaged ({error}); pack it again") from error
    except RuntimeError as error:  # how zipfile asks for a password
        raise SourceError(f"{shown(inner)}: is protected by a password; pack it without one") from error
    if len(data) > MAX_BYTES:
        raise SourceError(f"{shown(inner)}: larger than {MAX_BYTES // 1_000_000} MB; split it into smaller files")
    if not data:
        raise SourceError(f"{shown(inner)}: the file is empty; put the article into it or leave it out")
    return readers[suffix](inner, data)


def _take(inner: Path, reading: Reading, articles: dict[str, Article]) -> None:
    """Put a member's articles to the others: all of them, or none when an id is taken."""
    for article in reading.articles:
        if article.id in articles:
            other = articles[article.id].source
            raise SourceError(
                f"{shown(inner)}: the id {quoted(article.id)} is that of {other}; drop one or give it its own id"
            )
    articles.update((article.id, article) for article in reading.articles)
