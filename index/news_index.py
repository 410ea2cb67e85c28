"""The façade that readers open: look-ups by slots, and two searches of one shape."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol, Self

from index import generation, manifest, reprints
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.generation import STORE, VECTORS, VOCABULARY, WORDS
from index.lexical import LexicalIndex
from index.manifest import MEND
from index.store import Store
from index.text.restore import DiacriticModel
from index.types import Article, Embedder, Fact, Hit, Manifest, Measure, Sentence, Vectors


class Closable(Protocol):
    """What keeps a generation from being collected while it is open."""

    def close(self) -> None:
        """Let go."""


class NewsIndex:
    """An index opened for reading, safe to use from several threads.

    Opening reads neither vectors nor weights, so questions that facts can answer start at once: the embedder is called
    by ``dense`` alone, and each search loads its files when it is first used. The generation that was opened is kept
    until it is closed, whatever is built in the meantime.

    Attributes:
        manifest: What the index says about itself.
    """

    def __init__(self, folder: Path, declared: Manifest, store: Store, embedder: Embedder, held: Closable) -> None:
        self.manifest = declared
        self._folder = folder
        self._store = store
        self._embedder = embedder
        self._held = held
        self._latest: tuple[str, Vectors] | None = None

    @classmethod
    def open(cls, path: Path, embedder: Embedder) -> Self:
        """Open the current index in a folder, after comparing every file with its checksum.

        Args:
            path: The folder that ``build`` was given.
            embedder: The one that the index was built with.

        Raises:
            IndexStateError: There is no index, it is damaged, or another embedder made it.
        """
        while True:
            folder = generation.current(path)
            try:
                return cls._opened(path, folder, embedder)
            except IndexStateError:
                if generation.current_name(path) == folder.name:
                    raise
                # a writer made two steps while this reader made one: what it looked for has been collected

    @classmethod
    def _opened(cls, path: Path, folder: Path, embedder: Embedder) -> Self:
        declared = manifest.read(folder)
        if declared.embedder_fingerprint != embedder.fingerprint:
            raise IndexStateError(
                f"{path}: built with the embedder {declared.embedder}, opened with {embedder.model_id} (or with"
                f" other weights of it); {MEND} again, or choose the embedder that it was built with"
            )
        held = generation.hold(folder)
        try:
            manifest.verify(folder, declared)
            return cls(folder, declared, Store.open(folder / STORE), embedder, held)
        except IndexStateError:
            held.close()
            raise

    def reopened(self, path: Path) -> Self:
        """Open the generation that is current in a folder now, with the same embedder; this one stays open."""
        return self.open(path, self._embedder)

    @property
    def embedder(self) -> Embedder:
        """What turns questions into vectors."""
        return self._embedder

    def close(self) -> None:
        """Close the files; their generation may be collected then."""
        self._store.close()
        self._held.close()

    @cached_property
    def vocabulary(self) -> DiacriticModel:
        """The diacritics of the indexed articles' own words."""
        path = self._folder / VOCABULARY
        try:
            return DiacriticModel.from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise IndexStateError(f"{path}: no readable vocabulary; {MEND}") from error

    def dense(self, text: str, k: int) -> list[Hit]:
        """Find the passages nearest in meaning.

        Args:
            text: A question, with its diacritics.
            k: How many at most.

        Returns:
            Hits by cosine similarity, best first; none for a blank text.
        """
        if not text.strip():
            return []
        ids, scores = self._vectors.search(self._question(text), k)
        return [Hit(hit.passage, hit.score, dense=hit.score) for hit in self._hits(ids.tolist(), scores.tolist())]

    def _question(self, text: str) -> Vectors:
        """The vector of a question; the latest is kept, since one answer asks for it twice."""
        latest = self._latest
        if latest is None or latest[0] != text:
            latest = self._latest = text, self._embedder.embed_queries([text])[0]
        return latest[1]

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Find the passages that share the text's words.

        Args:
            text: A question in any spelling.
            k: How many at most.

        Returns:
            Hits by BM25 score, best first; none when no word is known.
        """
        ids, scores = self._words.search(text, k)
        return [Hit(hit.passage, hit.score, lexical=hit.score) for hit in self._hits(ids.tolist(), scores.tolist())]

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity in meaning of a question, with its diacritics, to each text."""
        if not texts or not question.strip():
            return [0.0] * len(texts)
        similar = self._embedder.embed_passages(texts) @ self._question(question)
        return [float(value) for value in similar]

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            IndexStateError: There is none with this id.
        """
        return self._store.article(article_id)

    def articles(self) -> list[Article]:
        """Return all articles by id."""
        return self._store.articles()

    def story(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of all prints of an article's story, sorted; of most there is one, the article itself."""
        return self._stories.get(article_id, (article_id,))

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
    def _stories(self) -> dict[str, tuple[str, ...]]:
        return reprints.stories(self._folder)

    @cached_property
    def _vectors(self) -> DenseIndex:
        return DenseIndex.load(self._folder / VECTORS, self.manifest.dimension)

    @cached_property
    def _words(self) -> LexicalIndex:
        return LexicalIndex.load(self._folder / WORDS, self.manifest.passages)

    def _hits(self, ids: Sequence[int], scores: Sequence[float]) -> list[Hit]:
        return [Hit(passage, score) for passage, score in zip(self._store.passages(ids), scores, strict=True)]
