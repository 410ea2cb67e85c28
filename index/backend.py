"""The one seam to what keeps vectors, words, texts and facts: a place that is written to, and readers of its states.

Two implementations keep to it, and ``tests/test_backend.py`` holds both to the same expectations: ``index.folder``
(FAISS, bm25s and SQLite in a folder) and ``index.milvus`` (a Milvus Lite file, a Milvus server or cluster).
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.errors import IndexStateError
from index.types import Article, Embedder, Fact, Hit, Manifest, Measure, Sentence, Vectors

if TYPE_CHECKING:
    from index.build import Progress
    from index.text.restore import DiacriticModel
    from index.update import Changes

Location = Path | str
"""A folder, or the address of a store: ``milvus://host:port/database``, ``milvus-lite:///path.db``."""


class Reader(Protocol):
    """One state of an index, opened for reading; safe to use from several threads."""

    @property
    def manifest(self) -> Manifest:
        """What the index says about itself."""

    @property
    def vocabulary(self) -> "DiacriticModel":
        """The diacritics of the indexed articles' own words."""

    @property
    def stories(self) -> Mapping[str, tuple[str, ...]]:
        """For each article that was printed more than once, all ids of its story, sorted, itself among them."""

    def dense(self, vector: Vectors, k: int) -> list[Hit]:
        """Return the passages nearest to a unit vector, best first, equal scores by article and place."""

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Return the passages that share a text's words by BM25 (all scores above 0), ordered likewise."""

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            IndexStateError: There is none with this id.
        """

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """Return articles by id: all, or those of the ids that there are."""

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order; none for an unknown id."""

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given, article by article, in reading order."""

    def check(self) -> None:
        """Look cheaply, since it is done with every question, whether what was opened is still intact.

        Raises:
            IndexStateError: A file was damaged or removed since; the message names it.
        """

    def close(self) -> None:
        """Let go of files and connections."""


class Place(Protocol):
    """Where an index lives: what is written to, and what readers are opened on."""

    def name(self) -> str:
        """Name of the current state, empty without one; cheap, since it is asked with every question."""

    def open(self, embedder: Embedder) -> Reader:
        """Open the current state.

        Raises:
            IndexStateError: There is no index, it is damaged, or another embedder made it.
        """

    def build(self, articles: Sequence[Article], embedder: Embedder, progress: "Progress | None" = None) -> Manifest:
        """Put these articles in the place of all that were there; see :func:`index.build.build`."""

    def is_current(self, articles: Sequence[Article], embedder: Embedder) -> bool:
        """Tell whether the current state holds exactly these articles, with vectors of this embedder."""

    def add(
        self, articles: Sequence[Article], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Put in new articles and new contents of old ones; see :func:`index.update.add`."""

    def change(
        self, articles: Sequence[Article], gone: Iterable[str], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Put articles in and take others out, as one change; see :func:`index.update.change`."""

    def remove(
        self, ids: Iterable[str], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Take articles out; see :func:`index.update.remove`."""


def is_address(location: Location) -> bool:
    """Tell the address of a store from a folder."""
    return "://" in str(location)


def place_of(location: Location) -> Place:
    """Return the place that a folder or an address names; nothing is opened yet.

    Raises:
        IndexStateError: No store is known by such an address.
        MissingExtraError: The package for this kind of store is not installed.
    """
    if not is_address(location):
        from index.folder import FolderPlace

        return FolderPlace(Path(location))
    if str(location).startswith("milvus"):
        from index.milvus.place import MilvusPlace

        return MilvusPlace(str(location))
    raise IndexStateError(
        f"{location}: no such store; name milvus://host:port/database, milvus-lite:///path.db or a folder"
    )


def current_name(location: Location) -> str:
    """Name of the state that is current at a location, empty without one."""
    if not is_address(location):
        from index import generation

        return generation.current_name(Path(location))
    return place_of(location).name()
