"""Values of a part of an index that no list of ours holds, found by the name that a table or sentence gives it."""

from collections.abc import Iterator
from dataclasses import replace

from index.names.indicators import UNNAMED_PART
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Fact
from rag.composing.answer_facts import stated, subject_of
from rag.composing.draft import Draft
from rag.composing.rows import group, of_entity
from rag.retrieval.matching import words_of
from rag.types import Query
from rag.understanding import words
from rag.understanding.part_named import part_words

_LEAST = 2  # words: "kết quả" alone may be anything


def answer_part(index: NewsIndex, query: Query) -> Draft | None:
    """The value of the part that a question names by its words; None when no row is of a part of that name."""
    entity = subject_of(query)
    if entity is None or query.dimension or not (query.indicators and query.measures):
        return None
    rows = [fact for fact in _rows(index, query, entity) if _is_named(fact, query)]
    newest = max((fact.year for fact in rows if fact.year), default=None)
    rows = [fact for fact in rows if query.years or fact.year == newest]
    for measure in query.measures:
        of_kind = [replace(fact, dimension=_name(fact, query)) for fact in rows if fact.measure == measure]
        if of_kind:
            return Draft("fact", tuple(stated(index, group(index, of_kind), entity, query.language)))
    return None


def _rows(index: NewsIndex, query: Query, entity: str) -> Iterator[Fact]:
    for indicator in query.indicators:
        for year in query.years or (None,):
            for measure in query.measures:
                for fact in of_entity(index, entity, indicator, year, measure):
                    if fact.dimension == UNNAMED_PART:
                        yield fact


def _is_named(fact: Fact, query: Query) -> bool:
    """Whether the question has all words of the column's head, or the row's words all of the part asked about."""
    head, colon, _ = fact.label.partition(":")
    asked = words_of(fold(query.standalone)).written
    if colon:
        own = [token for token in words_of(head).written if token not in words.STOP]
        return len(own) >= _LEAST and all(fold(token) in asked for token in own)
    part = part_words(query)
    return len(part) >= _LEAST and f" {fold(' '.join(part))} " in words_of(fold(fact.label)).running


def _name(fact: Fact, query: Query) -> str:
    head, colon, _ = fact.label.partition(":")
    return head.strip().lower() if colon else " ".join(part_words(query))
