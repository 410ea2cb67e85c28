"""Answers over several rows: two entities compared, first against last."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from index.names.agencies import MINISTRY_GROUP, NATION
from index.news_index import NewsIndex
from index.types import Fact, Measure
from rag.composing import phrases
from rag.composing.answer_facts import indicators_of, stated
from rag.composing.answer_ranking import answer_ranking
from rag.composing.draft import Draft, Statement
from rag.composing.rows import Value, of_entity, values
from rag.types import Query
from rag.understanding import words
from rag.understanding.question import without_names

_HIGHER = {"vi": "{first} cao hơn {second}", "en": "{first} is higher than {second}"}
_LOWER = {"vi": "{second} thấp hơn {first}", "en": "{second} is lower than {first}"}
_MORE_PLACES = {"vi": "{first} tăng nhiều bậc hơn {second}", "en": "{first} rose by more places than {second}"}
_BY_ALL = {"vi": "{text} theo mọi nguồn", "en": "By every source {text}"}
_EQUAL = {"vi": "{first} và {second} bằng nhau", "en": "{first} and {second} are equal"}
_DIFFERENCE = {
    "vi": "Chênh lệch: {high} - {low} = {gap} (số tính từ hai số trên)",
    "en": "Difference: {high} - {low} = {gap} (computed from the two figures)",
}
_MISSING_SIDE = {"vi": "Các bài không nêu số liệu của {names}.", "en": "The articles give no figure for {names}."}
_TWO = 2
_BETTER_LOW: frozenset[Measure] = frozenset({"rank"})


def answer_compare(index: NewsIndex, query: Query) -> Draft | None:
    """Compare entities on one index, or the first with the last of a ranking; None when a side has no row."""
    both = query.places and (len(query.places.numbers) == _TWO or (query.places.numbers and query.places.last))
    if both and len(query.entities) < 2:
        return _first_and_last(index, query)
    if len(query.entities) < 2:
        return None
    for measure in query.measures or ("score", "rank"):
        years = _years(index, query, measure)
        sides = {
            entity: _side(index, query, entity, year, measure)
            for entity, year in zip(query.entities, years, strict=False)
        }
        missing = [entity for entity in query.entities if not sides[entity]]
        beside_group = len(missing) == 1 and missing[0] in {NATION, MINISTRY_GROUP}
        if beside_group or _leads(sides, missing) or len(query.entities) - len(missing) >= _TWO:
            return _compared(index, query, measure, sides, missing)
    return None


def _leads(sides: dict[str, list[Value]], missing: Sequence[str]) -> bool:
    """Whether the only side with a value is the first of all: that tells which is ahead, whatever the other has."""
    known = [value.best for side in sides.values() for value in side]
    return len(sides) - len(missing) == 1 and all(f.measure == "rank" and f.number == 1 for f in known)


def _compared(
    index: NewsIndex, query: Query, measure: Measure, sides: dict[str, list[Value]], missing: Sequence[str]
) -> Draft:
    """The values side by side, which is ahead where all are known, and of whom the articles state none."""
    lang = query.language
    statements = [s for entity, side in sides.items() if side for s in stated(index, side, entity, lang)]
    verdict = None if missing else _verdict_of_all(query, list(sides.values()), measure)
    names = phrases.join_names([phrases.entity_name(name, lang) for name in missing], lang)
    lead = _MISSING_SIDE[lang].format(names=names) if missing else ""
    return Draft("compare", (*([verdict] if verdict else []), *statements), lead=lead)


def _verdict_of_all(query: Query, sides: Sequence[Sequence[Value]], measure: Measure) -> Statement | None:
    """Which is ahead; where sources disagree about a value, only if by each of them the same is."""
    pairs = list(product(*([value.best for value in side] for side in sides)))
    verdicts = [_verdict(query, pair, measure) for pair in pairs]
    first = verdicts[0]
    if first is None or len(pairs) == 1:
        return first
    if len({_ahead(pair, measure) for pair in pairs}) > 1 or None in verdicts:
        return None
    said = first.text.partition(". ")[0]
    return Statement(_BY_ALL[query.language].format(text=said), tuple(dict.fromkeys(f for pair in pairs for f in pair)))


def _ahead(pair: Sequence[Fact], measure: Measure) -> str | None:
    """Who is ahead of two; None where they are equal or one has no number."""
    first, second = pair[:2]
    if first.number is None or second.number is None or first.number == second.number:
        return None
    return (first if (first.number < second.number) == (measure in _BETTER_LOW) else second).entity


def _years(index: NewsIndex, query: Query, measure: Measure) -> tuple[int | None, ...]:
    """A year for each entity: those of the question, or the newest that all of them have."""
    sides = len(query.entities)
    if query.years:
        return query.years if len(query.years) == sides else query.years[:1] * sides
    known = [
        {
            f.year
            for i in query.indicators or (None,)
            for f in of_entity(index, entity, i, None, measure)
            if f.dimension == query.dimension
        }
        for entity in query.entities
    ]
    common = {year for year in set.intersection(*known) if year}
    return (max(common) if common else None,) * sides


def _side(index: NewsIndex, query: Query, entity: str, year: int | None, measure: Measure) -> list[Value]:
    found: list[Value] = []
    for indicator in indicators_of(index, query, entity, year):
        found = found or values(index, entity, indicator, measure, year, query.dimension)
    return found


def _verdict(query: Query, facts: Sequence[Fact], measure: Measure) -> Statement | None:
    """Which of two values is ahead; for ranks the smaller number is. Of two years only where both were asked for."""
    first, second = facts[:2]
    if len(facts) != 2 or first.number is None or second.number is None:
        return None
    if first.indicator != second.indicator or (first.year != second.year and len(query.years) < 2):
        return None
    lang = query.language
    one, two = (phrases.entity_name(f.entity or "", lang) for f in (first, second))
    if first.number == second.number:
        return Statement(_EQUAL[lang].format(first=one, second=two), tuple(facts))
    ahead = _ahead(facts, measure)
    level = _LOWER if ahead in {NATION, MINISTRY_GROUP} else _HIGHER  # it is asked of the one, not of the average
    template = _MORE_PLACES if measure == "rank_change" else level
    names = (one, two) if ahead == first.entity else (two, one)
    text = template[lang].format(first=names[0], second=names[1])
    exact = first.unit == second.unit and not (first.qualifier or second.qualifier)
    if not exact or not words.GAP.search(without_names(query.standalone)):
        return Statement(text, tuple(facts))
    low, high = sorted((first.number, second.number))
    sums = {name: phrases.decimal_text(n, lang) for name, n in (("high", high), ("low", low), ("gap", high - low))}
    return Statement(f"{text}. {_DIFFERENCE[lang].format(**sums)}", tuple(facts), computed=(sums["gap"],))


def _first_and_last(index: NewsIndex, query: Query) -> Draft | None:
    ranking = answer_ranking(index, query)
    if ranking is None:
        return None
    scores = [f for s in ranking.statements for f in s.facts if f.measure == "score"]
    places = {f.entity for s in ranking.statements for f in s.facts if f.measure == "rank"}
    high, low = scores if len(scores) == len(places) == _TWO else (None, None)
    if high is None or low is None or high.number is None or low.number is None or high.unit != low.unit:
        return replace(ranking, route="compare")
    gap, lang = high.number - low.number, query.language
    top, bottom, difference = (phrases.decimal_text(n, lang) for n in (high.number, low.number, gap))
    text = _DIFFERENCE[lang].format(high=top, low=bottom, gap=difference)
    return Draft("compare", (*ranking.statements, Statement(text, (high, low), computed=(difference,))))
