"""Who scored above or below a value, of those whose score the articles state. Composed from rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from index.names.find import kind_of
from index.news_index import NewsIndex
from index.types import Fact
from rag.composing import phrases
from rag.composing.answer_movers import NAMED
from rag.composing.draft import Draft, Statement
from rag.composing.rows import group
from rag.types import Query
from rag.understanding import words


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value that scores are held against."""

    value: Decimal
    above: bool

    def met(self, fact: Fact) -> bool:
        """Whether an exact score lies beyond it; a bound ("trên 80%") tells nothing of a higher one."""
        if fact.number is None or fact.qualifier:
            return False
        return fact.number > self.value if self.above else fact.number < self.value


def threshold_of(text: str) -> Threshold | None:
    """The value that a folded question names with "above" or "below"."""
    match = words.THRESHOLD.search(text)
    if match is None:
        return None
    try:
        value = Decimal(match.group("value").replace(",", "."))
    except InvalidOperation:
        return None
    return Threshold(value, above=match.group("below") is None)


def answer_threshold(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Answer "which ministries are above 90 %"; None when no row tells.

    Args:
        index: Where to look.
        query: A question for names.
        text: The question folded, without names.
    """
    limit = threshold_of(text)
    if limit is None or query.entities or not (query.indicators and query.years):
        return None
    kind = "ministry" if words.MINISTRIES.search(text) else "province"
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure="score")
    rows = [f for f in rows if f.entity and kind_of(f.entity) == kind and f.dimension == query.dimension]
    found = [fact for fact in _one_each(index, rows) if limit.met(fact)]
    found.sort(key=lambda fact: -(fact.number or 0))
    return Draft("list", (_statement(query, found),), lead=NAMED[query.language]) if found else None


def _one_each(index: NewsIndex, rows: Sequence[Fact]) -> list[Fact]:
    """The score of each entity; where articles disagree, nobody knows on which side of the value it lies."""
    by_entity: dict[str | None, list[Fact]] = {}
    for fact in rows:
        by_entity.setdefault(fact.entity, []).append(fact)
    values = [group(index, facts) for facts in by_entity.values()]
    return [found[0].best for found in values if len(found) == 1]


def _statement(query: Query, found: Sequence[Fact]) -> Statement:
    lang = query.language
    names = [f"{phrases.entity_name(f.entity or '', lang)} ({phrases.amount_text(f, lang)})" for f in found]
    return Statement(f"{phrases.topic(found[0], lang)}: {phrases.join_names(names, lang)}", tuple(found))
