"""The default place of an index: FAISS, bm25s and SQLite side by side in a folder of generations."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index import generation, manifest
from index.errors import IndexStateError
from index.generation import LISTS, STORE, VECTORS, VOCABULARY, WORDS
from index.looks import Looks
from index.manifest import REPAIR, refuse_other
from index.store import Store
from index.stories import stories
from index.text.restore import DiacriticModel
from index.types import Article, Embedder, Fact, Hit, Manifest, Measure, Sentence, Vectors

if TYPE_CHECKING:
    from index.build import Progress
    from index.dense import DenseIndex
    from index.lexical import LexicalIndex
    from index.lists import ListIndex
    from index.update import Changes


class Closable(Protocol):
    """What keeps a generation from being collected while it is open."""

    def close(self) -> None:
        """Let go."""


class FolderReader:
    """One generation, kept until it is closed, whatever is built in the meantime.

    Opening reads neither vectors nor words: each search loads its files when it is first used.
    """

    def __init__(self, folder: Path, declared: Manifest, looks: Looks, store: Store, held: Closable) -> None:
        self._folder = folder
        self._manifest = declared
        self._looks = looks
        self._store = store
        self._held = held

    @property
    def manifest(self) -> Manifest:
        """What the index says about itself."""
        return self._manifest

    def close(self) -> None:
        """Close the files; their generation may be collected then."""
        self._store.close()
        self._held.close()

    def check(self) -> None:
        """Look whether the files are still those that were opened.

        Raises:
            IndexStateError: One was damaged or removed since; the message names it.
        """
        self._looks.compare()

    @cached_property
    def vocabulary(self) -> DiacriticModel:
        """The diacritics of the indexed articles' own words."""
        path = self._folder / VOCABULARY
        try:
            return DiacriticModel.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise IndexStateError(f"{path}: no readable vocabulary; {REPAIR}") from error

    @cached_property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """For each article that was printed more than once, all ids of its story."""
        return stories(self._folder)

    def dense(self, vector: Vectors, k: int) -> list[Hit]:
        """Return the passages nearest to a unit vector, best first."""
        ids, scores = self._vectors.search(vector, k)
        return [Hit(hit.passage, hit.score, dense=hit.score) for hit in self._hits(ids.tolist(), scores.tolist())]

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Return the passages that share a text's words, best first."""
        ids, scores = self._words.search(text, k)
        return [Hit(hit.passage, hit.score, lexical=hit.score) for hit in self._hits(ids.tolist(), scores.tolist())]

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            IndexStateError: There is none with this id.
        """
        return self._store.article(article_id)

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """Return articles by id: all, or those of the ids that there are."""
        return self._store.articles(ids)

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order."""
        return self._store.sentences(article_id)

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""
        return self._store.all_sentences()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given; None stands for any."""
        return self._store.facts(entity, indicator, year, measure, article_id)

    @cached_property
    def _vectors(self) -> "DenseIndex | ListIndex":
        from index.dense import DenseIndex
        from index.lists import ListIndex

        if LISTS in dict(self._manifest.checksums):
            return ListIndex.load(self._folder / LISTS, self._folder / VECTORS, self._manifest.dimension)
        return DenseIndex.load(self._folder / VECTORS, self._manifest.dimension)

    @cached_property
    def _words(self) -> "LexicalIndex":
        from index.lexical import LexicalIndex

        return LexicalIndex.load(self._folder / WORDS, self._manifest.passages)

    def _hits(self, ids: Sequence[int], scores: Sequence[float]) -> list[Hit]:
        return [Hit(passage, score) for passage, score in zip(self._store.passages(ids), scores, strict=True)]


class FolderPlace:
    """A folder with generations of an index."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def name(self) -> str:
        """Name of the current generation, empty without one."""
        return generation.current_name(self._path)

    def open(self, embedder: Embedder) -> FolderReader:
        """Open the current generation, after comparing every file with its checksum.

        Raises:
            IndexStateError: There is no index, it is damaged, or another embedder made it.
        """
        while True:
            folder = generation.current(self._path)
            try:
                return self._opened(folder, embedder)
            except IndexStateError:
                if generation.current_name(self._path) == folder.name:
                    raise
                # a writer made two steps while this reader made one: what it looked for has been collected

    def _opened(self, folder: Path, embedder: Embedder) -> FolderReader:
        declared = manifest.read(folder)
        refuse_other(self._path, declared, embedder)
        held = generation.hold(folder)
        try:
            looks = Looks(folder, declared)
            manifest.verify(folder, declared)
            return FolderReader(folder, declared, looks, Store.open(folder / STORE), held)
        except IndexStateError:
            held.close()
            raise

    def build(self, articles: Sequence[Article], embedder: Embedder, progress: "Progress | None" = None) -> Manifest:
        """Build a generation of these articles; see :func:`index.build.build`."""
        from index.build import build

        return build(articles, self._path, embedder, progress)

    def is_current(self, articles: Sequence[Article], embedder: Embedder) -> bool:
        """Tell whether the current generation is intact, of exactly these articles and of this embedder."""
        from index.build import is_current

        return is_current(articles, self._path, embedder)

    def add(
        self, articles: Sequence[Article], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Put articles in; see :func:`index.update.add`."""
        from index.update import add

        return add(articles, self._path, embedder, progress)

    def change(
        self, articles: Sequence[Article], gone: Iterable[str], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Put articles in and take others out; see :func:`index.update.change`."""
        from index.update import change

        return change(articles, gone, self._path, embedder, progress)

    def remove(
        self, ids: Iterable[str], embedder: Embedder, progress: "Progress | None" = None
    ) -> "tuple[Manifest, Changes]":
        """Take articles out; see :func:`index.update.remove`."""
        from index.update import remove

        return remove(ids, self._path, embedder, progress)
