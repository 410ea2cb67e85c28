"""Who holds which place: single places, the first so many, a group, the next after somebody. Composed from rows."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.names.find import kind_of
from index.names.indicators import OF_ONE_PROVINCE
from index.names.local import is_office
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Fact
from rag.composing import phrases
from rag.composing.draft import Draft, Statement
from rag.composing.rows import LAST, group, last_place, quotability
from rag.types import Places, Query
from rag.understanding import words

_LEADING = 10
_RANKED_AT_LEAST = 7  # "three ministries under 80 %" counts no ranking
_COUNTED = re.compile(r"(?:bộ|huyện|sở|quận|xã|phường|ministries|districts|departments|communes)\b", re.IGNORECASE)
_GROUP_UNITS = {"top": "top group", "bottom": "bottom group"}
_GROUP_TEXT = {
    ("vi", "top group"): "{head}: nhóm dẫn đầu gồm {names}",
    ("vi", "bottom group"): "{head}: nhóm cuối bảng gồm {names}",
    ("en", "top group"): "{head}: the leading group is {names}",
    ("en", "bottom group"): "{head}: the lowest group is {names}",
}


def answer_ranking(index: NewsIndex, query: Query) -> Draft | None:
    """Answer a question for the holders of places; None when no row tells."""
    places = query.places
    if places is None or not query.indicators:
        return None
    years = query.years or _latest(index, query)
    statements: list[Statement] = []
    for year in years:
        rows = _rows(index, query, year)
        found = _of_year(index, query, places, rows)
        if not found:
            return None
        statements += found
    return Draft("list", tuple(statements)) if statements else None


_BOTH = {"vi": "Có mặt ở nhóm đầu cả hai lần: {names}", "en": "In the leading group both times: {names}"}


def answer_shared(index: NewsIndex, query: Query) -> Draft | None:
    """Who is named among the leaders (or the last) in each of several years; None when a year names nobody."""
    if len(query.years) < 2 or not query.indicators:
        return None
    sides = [{f.entity: f for f in reversed(best_first(index, _leaders(index, query, year)))} for year in query.years]
    names = [name for name in sides[0] if name and all(name in side for side in sides)]
    if not all(sides) or not names:
        return None
    text = _BOTH[query.language].format(
        names=phrases.join_names([phrases.entity_name(n, query.language) for n in names], query.language)
    )
    return Draft("list", (Statement(text, tuple(side[name] for side in sides for name in names)),))


def _leaders(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    low = bool(query.places and query.places.last)
    rows = _rows(index, query, year)
    if low:
        return [f for f in rows if f.unit in {LAST, _GROUP_UNITS["bottom"]}]
    return [f for f in rows if f.unit == _GROUP_UNITS["top"] or (f.number is not None and f.number <= _LEADING)]


def _latest(index: NewsIndex, query: Query) -> tuple[int, ...]:
    years = [
        f.year
        for f in index.facts(indicator=query.indicators[0], measure="rank")
        if f.year and f.dimension == query.dimension
    ]
    return (max(years),) if years else ()


def _rows(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    kind = query.places.kind if query.places else "province"
    if query.indicators[0] in OF_ONE_PROVINCE:
        kind = "local"  # whoever is asked for, a province's own index ranks nobody else
    rows = index.facts(indicator=query.indicators[0], year=year, measure="rank")
    rows = [f for f in rows if f.entity and kind_of(f.entity) == kind and f.dimension == query.dimension]
    if kind == "region" and not rows:
        return _by_score(index, query, year)
    return _of_one_kind(query, rows) if kind == "local" else rows


def _of_one_kind(query: Query, rows: Sequence[Fact]) -> list[Fact]:
    """Departments are ranked apart from districts: those that the question names, or all where it names neither."""
    text = fold(query.standalone)
    offices, areas = bool(words.OFFICES.search(text)), bool(words.AREAS.search(text))
    return [f for f in rows if offices == areas or is_office(f.entity or "") == offices]


def _by_score(index: NewsIndex, query: Query, year: int) -> list[Fact]:
    """Regions are reported by value, not by rank: the table of one article gives the order."""
    scores = [
        f
        for f in index.facts(indicator=query.indicators[0], year=year, measure="score")
        if f.entity and kind_of(f.entity) == "region"
    ]
    return sorted(scores, key=lambda f: f.number or Decimal(0), reverse=True)[:1]


def _of_year(index: NewsIndex, query: Query, places: Places, rows: Sequence[Fact]) -> list[Statement]:
    if places.after:
        own = [f.number for f in rows if f.entity == places.after and f.number is not None]
        wanted = tuple(int(own[0]) + number for number in places.numbers) if own else ()
        return _holders(index, query, rows, wanted)
    if places.group and places.last:
        return _lowest(index, query, rows, len(places.numbers)) or _last(index, query, rows)
    if places.group:
        return _group(index, query, rows, _GROUP_UNITS["top"])
    statements = _holders(index, query, rows, places.numbers)
    if len(places.numbers) > 1 and len({f.entity for s in statements for f in s.facts}) < len(places.numbers):
        return _group(index, query, rows, _GROUP_UNITS["top"])
    if places.last:
        last = _last(index, query, rows)
        return [*statements, *last] if last else []
    return statements


def _holders(index: NewsIndex, query: Query, rows: Sequence[Fact], numbers: Sequence[int]) -> list[Statement]:
    """One statement a place; several holders of one place are told side by side."""
    statements: list[Statement] = []
    one_page = _complete(rows, numbers)
    if one_page and tuple(numbers) == tuple(range(numbers[0], numbers[0] + len(numbers))):
        return [_in_order(index, query, [next(f for f in one_page if f.number == n) for n in numbers])]
    for number in numbers:
        held = [f for f in (one_page or rows) if f.number == number]
        best: dict[str | None, Fact] = {}
        for fact in best_first(index, held):
            best.setdefault(fact.entity, fact)
        statements += [statement_of(index, query, fact) for fact in best.values()]
    return statements


def best_first(index: NewsIndex, rows: Sequence[Fact]) -> list[Fact]:
    """Rows whose article gives the score too come first, then those whose sentence stands alone best."""
    return sorted(rows, key=lambda f: (_score_beside(index, f) is None, -quotability(index, f)))


def _in_order(index: NewsIndex, query: Query, rows: Sequence[Fact]) -> Statement:
    """The first so many as one list in their order, from one article."""
    lang = query.language
    facts: list[Fact] = []
    names = []
    for fact in rows:
        score = _score_beside(index, fact)
        facts += [fact, *([score] if score else [])]
        names.append(
            phrases.entity_name(fact.entity or "", lang) + (f" ({phrases.amount_text(score, lang)})" if score else "")
        )
    order = "theo thứ tự" if lang == "vi" else "in order"
    return Statement(f"{phrases.topic(rows[0], lang)}, {order}: {phrases.join_names(names, lang)}", tuple(facts))


def _complete(rows: Sequence[Fact], numbers: Sequence[int]) -> list[Fact] | None:
    """The rows of one article that holds every place asked for, so that a list comes from one source."""
    for article in dict.fromkeys(f.article_id for f in rows):
        mine = [f for f in rows if f.article_id == article]
        if len(numbers) > 1 and all(any(f.number == n for f in mine) for n in numbers):
            return mine
    return None


def _lowest(index: NewsIndex, query: Query, rows: Sequence[Fact], count: int) -> list[Statement]:
    """The last so many places of the provinces, where one article gives each of them."""
    end = int(last_place(rows[0].year)) if rows and kind_of(rows[0].entity or "") == "province" else 0
    numbers = range(end - count + 1, end + 1) if end and count > 1 else ()
    one_page = _complete(rows, numbers)
    return [_in_order(index, query, [next(f for f in one_page if f.number == n) for n in numbers])] if one_page else []


def _last(index: NewsIndex, query: Query, rows: Sequence[Fact]) -> list[Statement]:
    last = [f for f in rows if f.unit == LAST or f.number == last_place(f.year) or _is_of_so_many(index, f)]
    grouped = [f for f in rows if f.unit == _GROUP_UNITS["bottom"]]
    alone = {f.entity for f in last}
    best: dict[str | None, Fact] = {}
    for fact in best_first(index, last):
        best.setdefault(fact.entity, fact)
    statements = [statement_of(index, query, fact) for fact in best.values()]
    if not any(f.entity in alone for f in grouped):
        statements += _group(index, query, grouped, _GROUP_UNITS["bottom"])
    return statements


def _is_of_so_many(index: NewsIndex, fact: Fact) -> bool:
    """Whether a ministry's or district's place is the number of those ranked, as its article counts them ("17 bộ")."""
    if fact.number is None or fact.number < _RANKED_AT_LEAST or kind_of(fact.entity or "") == "province":
        return False
    same = [f for f in index.facts(indicator=fact.indicator, year=fact.year) if f.article_id == fact.article_id]
    counted = [f.number for f in same if f.measure == "count" and f.number and _COUNTED.match(f.unit or "")]
    alike = [f for f in same if f.entity and (kind_of(f.entity), is_office(f.entity)) == _class_of(fact)]
    placed = [f.number for f in alike if f.measure == "rank" and f.number]
    return fact.number in counted and fact.number == max(placed)


def _class_of(fact: Fact) -> tuple[str, bool]:
    """Departments are ranked apart from districts."""
    return kind_of(fact.entity or ""), is_office(fact.entity or "")


def _group(index: NewsIndex, query: Query, rows: Sequence[Fact], unit: str) -> list[Statement]:
    """Members of an unordered group, from the sentence that names most of them."""
    members = [f for f in rows if f.unit == unit]
    sentences = dict.fromkeys((f.article_id, f.start) for f in members)
    by_sentence = [[f for f in members if (f.article_id, f.start) == key] for key in sentences]
    if not by_sentence:
        return []
    fullest = max(by_sentence, key=lambda group_rows: (len(group_rows), quotability(index, group_rows[0])))
    names = phrases.join_names([phrases.entity_name(f.entity or "", query.language) for f in fullest], query.language)
    head = phrases.topic(fullest[0], query.language)
    return [Statement(_GROUP_TEXT[query.language, unit].format(head=head, names=names), tuple(fullest))]


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


def _score_beside(index: NewsIndex, fact: Fact) -> Fact | None:
    """The score in the same article for the same slots, if it is one value."""
    rows = index.facts(entity=fact.entity, indicator=fact.indicator, year=fact.year, measure="score")
    near = [f for f in rows if f.dimension == fact.dimension and f.article_id == fact.article_id and not f.qualifier]
    found = group(index, near)
    return found[0].best if len(found) == 1 else None
