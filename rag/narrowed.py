"""Answering from a part of the articles alone: of a publisher, of a time, about an index or a province."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from index.backend import Location
from index.news_index import NewsIndex
from index.text.restore import DiacriticModel
from index.types import Article, Embedder, Extraction, Fact, Hit, Manifest, Measure, Sentence
from rag.types import Query

_OF_INDEX = frozenset({"rank", "score", "change", "list", "compare", "trend"})


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be answered from; None stands for anything.

    Attributes:
        publisher: Who published the article.
        since: ISO date, possibly shortened to a month or a year: published then or later.
        until: Published then or earlier. An article without a date is left out where either is given.
        indicator: Canonical name of the index that rows and articles are about.
        province: Canonical name of whom rows and articles are about.
    """

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    indicator: str | None = None
    province: str | None = None

    def takes(self, article: Article) -> bool:
        """Whether an article is of the publisher and of the time."""
        day = article.published
        in_time = day is not None and _not_before(day, self.since) and _not_before(self.until or day, day)
        return self.publisher in {None, article.publisher} and (in_time or not (self.since or self.until))

    def filled(self, query: Query) -> Query:
        """Return a question as if it named the province and the index, where it names none of its own.

        What the conversation supplied gives way: the filter was set for this question.
        """
        taken = "entity" in query.carried and query.entities != (self.province,)
        if self.province and not query.places and (taken or not query.entities):
            query = _as_named(query, "entity", query.entities, self.province)
        taken = "indicator" in query.carried and query.indicators != (self.indicator,)
        if self.indicator and (taken or not query.indicators) and query.ask in _OF_INDEX:
            query = _as_named(query, "indicator", query.indicators, self.indicator)
        return query


def _as_named(query: Query, slot: str, before: Sequence[str], name: str) -> Query:
    """A question with another name in a slot; what was carried there stands at the end of what it was read as."""
    own, bracket, added = query.standalone.rpartition(" (")
    if slot in query.carried and bracket:
        names = [name if one in before else one for one in added.removesuffix(")").split(", ")]
        query = replace(query, standalone=f"{own} ({', '.join(dict.fromkeys(names))})")
    carried = tuple(one for one in query.carried if one != slot)
    query = replace(query, carried=carried)
    return replace(query, entities=(name,)) if slot == "entity" else replace(query, indicators=(name,))


def _not_before(day: str, other: str | None) -> bool:
    """Whether a date is not before another, as far as both are given."""
    known = min(len(day), len(other or ""))
    return other is None or day[:known] >= other[:known]


class NarrowedIndex(NewsIndex):
    """A part of an index that is open: rows, passages and articles that a filter lets through.

    Every public member of an index is told here anew, for there is no reader behind a part; a test holds it to that.

    Args:
        whole: The index; it is neither changed nor closed.
        only: What is let through.
    """

    def __init__(self, whole: NewsIndex, only: Filter) -> None:
        self._whole = whole
        self._only = only

    @property
    def manifest(self) -> Manifest:
        """What the whole index says about itself."""
        return self._whole.manifest

    @property
    def embedder(self) -> Embedder:
        """What turns questions into vectors."""
        return self._whole.embedder

    def reopened(self, location: Location) -> Self:
        """Open the same part of what is current at a location now."""
        return type(self)(self._whole.reopened(location), self._only)

    def check(self) -> None:
        """Look whether the whole index is still intact."""
        self._whole.check()

    def close(self) -> None:
        """Leave the index open: it is somebody else's."""

    @property
    def vocabulary(self) -> DiacriticModel:
        """The diacritics of the indexed articles' own words."""
        return self._whole.vocabulary

    @cached_property
    def _let_through(self) -> dict[str, Article]:
        return {article.id: article for article in self._whole.articles() if self._holds(article)}

    def _holds(self, article: Article) -> bool:
        if not self._only.takes(article):
            return False
        sentences = self._whole.sentences(article.id) if self._only.province or self._only.indicator else []
        about = {name for s in sentences for name in (*s.entities, s.subject, *s.indicators)}
        return all(name in about for name in (self._only.province, self._only.indicator) if name)

    def dense(self, text: str, k: int) -> list[Hit]:
        """Find the passages nearest in meaning."""
        return self._of_these(self._whole.dense(text, self.manifest.passages), k)

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Find the passages that share the text's words."""
        return self._of_these(self._whole.lexical(text, self.manifest.passages), k)

    def _of_these(self, hits: Iterable[Hit], k: int) -> list[Hit]:
        return [hit for hit in hits if hit.passage.article_id in self._let_through][:k]

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity in meaning of a question to each text."""
        return self._whole.likeness(question, texts)

    def load(self) -> None:
        """Bring the models into memory."""
        self._whole.load()

    @property
    def extractor_id(self) -> str | None:
        """Model id of the extractor; None without one."""
        return self._whole.extractor_id

    def extract(self, question: str, sentences: Sequence[Sentence]) -> list[Extraction] | None:
        """What each sentence says in answer to a question."""
        return self._whole.extract(question, sentences)

    def article(self, article_id: str) -> Article:
        """Return one article."""
        return self._whole.article(article_id)

    def articles(self) -> list[Article]:
        """Return the articles that are let through, by id."""
        return list(self._let_through.values())

    def story(self, article_id: str) -> tuple[str, ...]:
        """Return the articles of the same story; see the whole index."""
        return self._whole.story(article_id)

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order."""
        return self._whole.sentences(article_id)

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences of the whole index: how rare a word is does not depend on the filter."""
        return self._whole.all_sentences()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given and with the filter.

        All of a single article's: whether a sentence says a value of somebody else has to be known there.
        """
        found = self._whole.facts(entity, indicator, year, measure, article_id)
        if article_id is not None:
            return found
        return [fact for fact in found if fact.article_id in self._let_through and self._about(fact)]

    def _about(self, fact: Fact) -> bool:
        return self._only.province in {None, fact.entity} and self._only.indicator in {None, fact.indicator}
