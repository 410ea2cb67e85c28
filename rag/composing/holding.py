"""How holders of places are told: one by one with their scores, in order, or as a group."""

from collections.abc import Sequence

from index.news_index import NewsIndex
from index.types import Fact, Lang
from rag.composing import phrases
from rag.composing.draft import Statement
from rag.composing.rows import group, quotability
from rag.types import Query

GROUP_UNITS = {"top": "top group", "bottom": "bottom group"}
_GROUP_TEXT = {
    ("vi", "top group"): "{head}: nhóm dẫn đầu gồm {names}",
    ("vi", "bottom group"): "{head}: nhóm cuối bảng gồm {names}",
    ("en", "top group"): "{head}: the leading group is {names}",
    ("en", "bottom group"): "{head}: the lowest group is {names}",
}


def best_first(index: NewsIndex, rows: Sequence[Fact]) -> list[Fact]:
    """Rows whose article gives the score too come first, then those whose sentence stands alone best."""
    return sorted(rows, key=lambda f: (_score_beside(index, f) is None, -quotability(index, f)))


def statement_of(index: NewsIndex, query: Query, fact: Fact) -> Statement:
    """Say who holds a place or how far somebody moved, with the score that the article gives beside it."""
    lang = query.language
    name, head = phrases.entity_name(fact.entity or "", lang), phrases.topic(fact, lang)
    if fact.measure == "score":
        highest = "cao nhất," if lang == "vi" else "had the highest value,"
        return Statement(f"{head}: {name} {highest} {phrases.amount_text(fact, lang)}", (fact,))
    score = _score_beside(index, fact) if fact.measure == "rank" else None
    amount = f" ({phrases.amount_text(score, lang)})" if score else ""
    return Statement(f"{head}: {name} {phrases.value_text(fact, lang)}{amount}", (fact, *([score] if score else [])))


def in_order(index: NewsIndex, query: Query, rows: Sequence[Fact]) -> Statement:
    """The first so many as one list in their order, from one article."""
    lang = query.language
    named = [_with_score(index, fact, lang) for fact in rows]
    names = [name for name, _ in named]
    facts = [fact for _, both in named for fact in both]
    order = "theo thứ tự" if lang == "vi" else "in order"
    return Statement(f"{phrases.topic(rows[0], lang)}, {order}: {phrases.join_names(names, lang)}", tuple(facts))


def complete(rows: Sequence[Fact], numbers: Sequence[int]) -> list[Fact] | None:
    """The rows of one article that holds every place asked for, so that a list comes from one source."""
    for article in dict.fromkeys(f.article_id for f in rows):
        mine = [f for f in rows if f.article_id == article]
        if len(numbers) > 1 and all(any(f.number == n for f in mine) for n in numbers):
            return mine
    return None


def group_statement(
    index: NewsIndex, query: Query, rows: Sequence[Fact], unit: str, *, scores: bool = True
) -> list[Statement]:
    """Members of an unordered group, from the sentence that names most of them."""
    members = [f for f in rows if f.unit == unit]
    sentences = dict.fromkeys((f.article_id, f.start) for f in members)
    by_sentence = [[f for f in members if (f.article_id, f.start) == key] for key in sentences]
    if not by_sentence:
        return []
    fullest = max(by_sentence, key=lambda group_rows: (len(group_rows), quotability(index, group_rows[0])))
    lang = query.language
    plain = [(phrases.entity_name(fact.entity or "", lang), (fact,)) for fact in fullest]
    named = [_with_score(index, fact, lang) for fact in fullest] if scores else plain
    names = phrases.join_names([name for name, _ in named], lang)
    text = _GROUP_TEXT[lang, unit].format(head=phrases.topic(fullest[0], lang), names=names)
    return [Statement(text, tuple(fact for _, facts in named for fact in facts))]


def _with_score(index: NewsIndex, fact: Fact, lang: Lang) -> tuple[str, tuple[Fact, ...]]:
    """Somebody's name with the score that the article gives beside the place, and the rows of both."""
    score = _score_beside(index, fact)
    name = phrases.entity_name(fact.entity or "", lang)
    return (f"{name} ({phrases.amount_text(score, lang)})", (fact, score)) if score else (name, (fact,))


def _score_beside(index: NewsIndex, fact: Fact) -> Fact | None:
    """The score in the same article for the same slots, if it is one value."""
    rows = index.facts(entity=fact.entity, indicator=fact.indicator, year=fact.year, measure="score")
    near = [f for f in rows if f.dimension == fact.dimension and f.article_id == fact.article_id and not f.qualifier]
    found = group(index, near)
    return found[0].best if len(found) == 1 else None
