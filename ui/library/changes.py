"""Changing what an index holds from the page: files in, articles out, each change a transaction of its own."""

import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from index.backend import Location, place_of
from index.errors import SourceError
from index.types import Article, Embedder
from index.update import Changes
from ui.words.library import Outcome
from ui.words.render import printable


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file, or of one article in it.

    Attributes:
        name: The file's name.
        outcome: What became of it.
        detail: The article's title; the reason of a failure.
        reprints: Title of an article that prints the same story; empty when there is none.
    """

    name: str
    outcome: Outcome
    detail: str
    reprints: str = ""


class Library:
    """The index as something to put articles into.

    Args:
        location: Folder of the index, or address of a store.
        open_embedder: Opens the embedder that the index was built with; asked when it is first needed.
    """

    def __init__(self, location: Location, open_embedder: Callable[[], Embedder]) -> None:
        self._place = place_of(location)
        self._open_embedder = open_embedder
        self._embedder: Embedder | None = None
        self._one_at_a_time = threading.Lock()

    def add(self, files: Iterable[tuple[str, bytes]]) -> list[Result]:
        """Read files and put their articles into the index, going on after those that cannot be read.

        Args:
            files: Name and contents of each.

        Returns:
            What became of each, in order.

        Raises:
            IndexStateError: The index cannot be written, or is being written by another program.
            WeightsError: The embedder cannot be had.
        """
        with tempfile.TemporaryDirectory() as folder:
            paths = _written(files, Path(folder))
            results, articles = _read(paths)
        fresh = {article.id: (name, article) for name, article in reversed(articles)}
        twice = [(name, article) for name, article in articles if fresh[article.id][1] is not article]
        results += [Result(name, "duplicate", article.title) for name, article in twice]
        return results + self._put([fresh[key] for key in dict.fromkeys(article.id for _, article in articles)])

    def _put(self, named: Sequence[tuple[str, Article]]) -> list[Result]:
        if not named:
            return []
        with self._one_at_a_time:
            same = self._held_already([article for _, article in named])
            fresh = [article for _, article in named if article.id not in same]
            _, changes = self._place.add(fresh, self._embed_with()) if fresh else (None, Changes())
            outcomes: dict[str, Outcome] = dict.fromkeys(changes.added, "added")
            outcomes |= dict.fromkeys(changes.changed, "changed")
            others = self._other_prints([article.id for _, article in named if article.id in outcomes])
        return [
            Result(name, outcomes.get(article.id, "duplicate"), article.title, others.get(article.id, ""))
            for name, article in named
        ]

    def _held_already(self, articles: Sequence[Article]) -> set[str]:
        """Which of them are held word for word: that an upload's file lies elsewhere is no change of an article."""
        with closing(self._place.open(self._embed_with())) as reader:
            held = {article.id: article for article in reader.articles([article.id for article in articles])}
        return {a.id for a in articles if a.id in held and replace(held[a.id], source=a.source) == a}

    def _other_prints(self, new: Sequence[str]) -> dict[str, str]:
        """For each new article whose story others print too: the title of one of them, of an old one if it can be."""
        if not new:
            return {}
        with closing(self._place.open(self._embed_with())) as reader:
            first: dict[str, str] = {}
            for one in new:
                if others := [other for other in reader.stories.get(one, ()) if other != one]:
                    first[one] = min(others, key=lambda other: (other in new, other))
            titles = {article.id: article.title for article in reader.articles(sorted(first.values()))}
        return {one: titles[other] for one, other in first.items()}

    def remove(self, article_id: str) -> bool:
        """Take an article out of the index, and tell whether it was there.

        Raises:
            IndexStateError: Nothing would be left, or the index cannot be written.
            WeightsError: The embedder cannot be had.
        """
        with self._one_at_a_time:
            _, changes = self._place.remove([article_id], self._embed_with())
        return bool(changes.removed)

    def _embed_with(self) -> Embedder:
        self._embedder = self._embedder or self._open_embedder()
        return self._embedder


def can_be_read(name: str) -> bool:
    """Tell whether a file's name has the ending of a format that is read."""
    from index.sources import READERS

    return Path(name).suffix.lower() in READERS


def _written(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write each file into a folder of its own; of a name that came from outside its last part alone is used."""
    paths = []
    for number, (name, data) in enumerate(files):
        last = printable(name).replace("\\", "/").rpartition("/")[2].replace("\0", "").strip(". ")[-120:]
        home = folder / str(number)
        home.mkdir()
        path = home / (last or "unnamed")
        path.write_bytes(data)
        paths.append(path)
    return paths


def _read(paths: Sequence[Path]) -> tuple[list[Result], list[tuple[str, Article]]]:
    from index.sources import readings

    results: list[Result] = []
    articles: list[tuple[str, Article]] = []
    for path, reading in readings(paths):
        if isinstance(reading, SourceError):
            results.append(Result(path.name, "failed", _reason(reading, path)))
            continue
        results += [Result(where.name, "failed", _reason(fault, path)) for where, fault in reading.faults]
        articles += [(path.name, article) for article in reading.articles]
    return results, articles


def _reason(fault: SourceError, path: Path) -> str:
    """The fault without the folder that the file was read from, which means nothing to who sent it."""
    return str(fault).replace(f"{path.parent}/", "")
