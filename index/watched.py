"""A folder that an index follows: which articles came out of which file, and what to do when files change."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import sources
from index.backend import Location, is_address, place_of
from index.copies import fold
from index.errors import SourceError
from index.generation import writable
from index.paths import data_dir
from index.sources import files
from index.types import Article, Embedder, Manifest
from index.update import Changes

WATCHED = "watched.json"

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was read last: what its contents are told by, and the ids of its articles."""

    stamp: Stamp
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What one look at the folder led to.

    Attributes:
        changes: Of the index.
        made: The index's manifest; None where no file has changed.
        faults: Files that could not be read; what the index holds of them stays.
        notes: How files were read where that is not a matter of course.
        closed: What cannot be looked at now, be it the whole folder; what the index holds of it stays.
    """

    changes: Changes = field(default_factory=Changes)
    made: Manifest | None = None
    faults: tuple[SourceError, ...] = ()
    notes: tuple[str, ...] = ()
    closed: tuple[SourceError, ...] = ()


class Watched:
    """The files of one folder, and the index that holds their articles.

    Which articles came out of which file is kept beside the index, of a store among the user's data, so that files
    which were deleted while nobody watched are noticed later.
    """

    def __init__(self, folder: Path, location: Location) -> None:
        """Remember what was known when the folder was watched last; no file is read yet.

        Args:
            folder: A folder with articles.
            location: An index folder, or the address of a store.
        """
        self._folder, self._index = folder.absolute(), place_of(location)
        self._memory = _memory(location)
        self._place: tuple[int, int] | None = None  # of the folder when files were in it: an empty mount is another
        self._seen = {file: Seen((), ids) for file, ids in _remembered(self._memory).get(_name(folder), {}).items()}

    def catch_up(self, embedder: Embedder) -> CaughtUp:
        """Take in what is new in the folder since the last look, in one change of the index.

        Raises:
            IndexStateError: The index cannot be changed; the next look tries again.
            WeightsError: The embedder's weights are missing or damaged.
        """
        stamps, closed = self._stamps()
        hidden = {file: seen for file, seen in self._seen.items() if file not in stamps and _is_below(file, closed)}
        why = tuple(closed.values())
        stale = [file for file, stamp in stamps.items() if file not in self._seen or self._seen[file].stamp != stamp]
        if not stale and not self._seen.keys() - stamps.keys() - hidden.keys():
            return CaughtUp(closed=why)
        articles, read, faults, notes = _read(stale)
        known = {file: seen.ids for file, seen in self._seen.items()} | read
        seen = {file: Seen(stamp, known.get(file, ())) for file, stamp in stamps.items()} | hidden
        stay = {one for file in seen.values() for one in file.ids}
        gone = {one for file in self._seen.values() for one in file.ids} - stay
        made, changes = self._index.change(articles, gone, embedder)
        self._seen = seen
        _remember(self._memory, self._folder, seen)
        return CaughtUp(changes, made, tuple(faults), tuple(notes), why)

    def _stamps(self) -> tuple[dict[str, Stamp], dict[Path, SourceError]]:
        """The files that there are, and the folders and files that cannot be looked at."""
        found, faults = files.find([self._folder], sources.READERS)
        closed = dict(faults)
        stamps: dict[str, Stamp] = {}
        for file in found:
            try:
                told = file.stat()
            except FileNotFoundError:  # gone between the two looks
                continue
            except OSError as error:
                closed[file] = SourceError(f"{files.shown(file)}: cannot be looked at ({error.strerror})")
                continue
            stamps[str(file)] = (told.st_mtime_ns, told.st_size, told.st_ino)
        if not closed and self._is_another(bool(stamps)):
            lost = "is empty, as a disk that is not mounted; take articles out with: reformqa remove"
            closed[self._folder] = SourceError(f"{files.shown(self._folder)}: {lost}")
        return stamps, closed

    def _is_another(self, has_files: bool) -> bool:
        """Tell whether a folder that held files is empty, and is not the one that was seen with files in it."""
        try:
            told = self._folder.stat()
        except OSError:  # gone since it was listed
            return True
        place = (told.st_dev, told.st_ino)
        if has_files:
            self._place = place
        return not has_files and bool(self._seen) and self._place != place


def _read(stale: Sequence[str]) -> tuple[list[Article], dict[str, tuple[str, ...]], list[SourceError], list[str]]:
    articles: list[tuple[str, Article]] = []
    read: dict[str, tuple[str, ...]] = {}
    faults: list[SourceError] = []
    notes: list[str] = []
    for path, reading in sources.readings([Path(file) for file in stale]):
        if isinstance(reading, SourceError):
            faults.append(reading)
            continue
        read[str(path)] = ()
        articles += [(str(path), article) for article in reading.articles]
        faults += [fault for _, fault in reading.faults]
        notes += [f"{files.shown(path)}: {note}" for note in reading.notes]
    folded = fold(articles)
    last = {article.id: article for article in folded.articles}  # of one id, that of the last file
    return list(last.values()), read | dict(folded.ids), faults, notes


def _is_below(file: str, closed: Iterable[Path]) -> bool:
    return any(Path(file).is_relative_to(one) for one in closed)


def _name(folder: Path) -> str:
    return str(folder.resolve())


def _memory(location: Location) -> Path:
    """The file that keeps what was read: beside an index folder; of a store, among what the user made."""
    if not is_address(location):
        return Path(location) / WATCHED
    return data_dir() / f"watched-{hashlib.sha256(str(location).encode()).hexdigest()[:16]}.json"


def _remembered(memory: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    """Folders to files to ids; nothing where that is not known, since all files are read at the first look anyway."""
    try:
        told = json.loads(memory.read_text(encoding="utf-8"))
        return {
            str(folder): {str(file): tuple(map(str, ids)) for file, ids in held.items()}
            for folder, held in told.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _remember(memory: Path, folder: Path, seen: dict[str, Seen]) -> None:
    told = _remembered(memory) | {_name(folder): {file: one.ids for file, one in seen.items()}}
    with writable(memory.parent):
        memory.parent.mkdir(parents=True, exist_ok=True)
        part = memory.with_name(f"{memory.name}.part")
        part.write_text(json.dumps(told, ensure_ascii=True, indent=1), encoding="ascii")
        part.replace(memory)
