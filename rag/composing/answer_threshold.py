"""Who scored above or below a value, of those whose score the articles state. Composed from rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from index.facts.hostile import is_instruction
from index.names.find import kind_of
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.text.numbers import find_numbers
from index.types import Fact, Lang, Sentence
from rag.composing import phrases
from rag.composing.answer_movers import NAMED
from rag.composing.answer_sentences import answer_quote
from rag.composing.draft import Draft, Statement
from rag.composing.rows import group
from rag.types import Query
from rag.understanding import words

_SEVERAL = 2
_ABOVE = re.compile(r"\b(?:tren|vuot|qua|hon|tro len|above|over|exceed\w*|more than)\b")
_BELOW = re.compile(r"\b(?:duoi|thap hon|chua|khong (?:dat|den|toi|du)|below|under|less than|short of|fail\w*)\b")


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
    saying = _saying(index, query, limit, kind) if query.dimension is None else None
    statements = [_statement(query, found)] if found else []
    statements += answer_quote(query, [saying]).statements if saying else ()
    return Draft("list", tuple(statements), lead=NAMED[query.language]) if statements else None


def _saying(index: NewsIndex, query: Query, limit: Threshold, kind: str) -> Sentence | None:
    """The sentence that names most of those beyond the value itself, without scores ("X, Y và Z chưa đạt 80%")."""
    year, indicator = query.years[0], query.indicators[0]
    pages = dict.fromkeys(f.article_id for f in index.facts(indicator=indicator, year=year))
    naming = [
        (len([name for name in sentence.entities if kind_of(name) == kind]), sentence)
        for page in pages
        for sentence in index.sentences(page)
        if indicator in sentence.indicators and sentence.years == (year,)
        if _says(sentence, limit, index.article(page).lang) and not is_instruction(sentence.text)
    ]
    most, best = max(naming, key=lambda one: one[0], default=(0, None))
    return best if most >= _SEVERAL else None


def _says(sentence: Sentence, limit: Threshold, lang: Lang) -> bool:
    if not (_ABOVE if limit.above else _BELOW).search(fold(sentence.text)):
        return False
    return any(mention.number == limit.value for mention in find_numbers(sentence.text, lang))


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
