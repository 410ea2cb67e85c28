"""The façade that readers open: look-ups by slots, and two searches of one shape."""

from collections.abc import Sequence
from typing import Self

from index.backend import Location, Reader, place_of
from index.text.restore import DiacriticModel
from index.types import (
    Article,
    Embedder,
    Extraction,
    Extractor,
    Fact,
    Hit,
    Manifest,
    Measure,
    Sentence,
    Vectors,
)


class NewsIndex:
    """An index opened for reading, safe to use from several threads.

    Opening loads no weights, so questions that facts can answer start at once: the embedder is called by ``dense`` and
    ``likeness`` alone, the extractor by ``extract``. The state that was opened is read until it is closed, whatever is
    built in the meantime.
    """

    def __init__(self, reader: Reader, embedder: Embedder, extractor: Extractor | None = None) -> None:
        self._reader = reader
        self._embedder = embedder
        self._extractor = extractor
        self._latest: tuple[str, Vectors] | None = None

    @classmethod
    def open(cls, location: Location, embedder: Embedder, extractor: Extractor | None = None) -> Self:
        """Open the index that is current at a location.

        Args:
            location: The folder that ``build`` was given, or the address of a store.
            embedder: The one that the index was built with.
            extractor: Reads questions and sentences together; None for a program that does without.

        Raises:
            IndexStateError: There is no index, it is damaged, or another embedder made it.
            MissingExtraError: The package for this kind of store is not installed.
        """
        return cls(place_of(location).open(embedder), embedder, extractor)

    def reopened(self, location: Location) -> Self:
        """Open what is current at a location now, with the same models; this one stays open."""
        return self.open(location, self._embedder, self._extractor)

    @property
    def manifest(self) -> Manifest:
        """What the index says about itself."""
        return self._reader.manifest

    @property
    def embedder(self) -> Embedder:
        """What turns questions into vectors."""
        return self._embedder

    def check(self) -> None:
        """Look cheaply whether the files are still those that were opened.

        Raises:
            IndexStateError: One was damaged or removed since; the message names it and the mend.
        """
        self._reader.check()

    def close(self) -> None:
        """Close the files; what is open may be collected then."""
        self._reader.close()

    @property
    def vocabulary(self) -> DiacriticModel:
        """The diacritics of the indexed articles' own words."""
        return self._reader.vocabulary

    def dense(self, text: str, k: int) -> list[Hit]:
        """Find the passages nearest in meaning.

        Args:
            text: A question, with its diacritics.
            k: How many at most.

        Returns:
            Hits by cosine similarity, best first; none for a blank text.
        """
        return self._reader.dense(self._question(text), k) if text.strip() else []

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
        return self._reader.lexical(text, k)

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity in meaning of a question, with its diacritics, to each text."""
        if not texts or not question.strip():
            return [0.0] * len(texts)
        similar = self._embedder.embed_passages(texts) @ self._question(question)
        return [float(value) for value in similar]

    def load(self) -> None:
        """Bring the embedder and the extractor into memory, which the first question that needs them does too.

        Raises:
            WeightsError: One of them cannot be loaded.
        """
        self._embedder.embed_queries(["?"])
        if self._extractor is not None:
            self._extractor.extract("?", [("?", "?")])

    @property
    def extractor_id(self) -> str | None:
        """Model id of the extractor; None without one."""
        return self._extractor.model_id if self._extractor else None

    def extract(self, question: str, sentences: Sequence[Sentence]) -> list[Extraction] | None:
        """What each sentence says in answer to a question, with its diacritics; None without an extractor."""
        if self._extractor is None:
            return None
        titles = {sentence.article_id: self.article(sentence.article_id).title for sentence in sentences}
        return self._extractor.extract(question, [(titles[s.article_id], s.text) for s in sentences])

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            IndexStateError: There is none with this id.
        """
        return self._reader.article(article_id)

    def articles(self) -> list[Article]:
        """Return all articles by id."""
        return self._reader.articles()

    def story(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of all prints of an article's story, sorted; of most there is one, the article itself."""
        return self._reader.stories.get(article_id, (article_id,))

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order."""
        return self._reader.sentences(article_id)

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""
        return self._reader.all_sentences()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given; None stands for any."""
        return self._reader.facts(entity, indicator, year, measure, article_id)
