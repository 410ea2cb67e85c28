"""Answers composed from rows: a value of one entity, its derivation, a yes or no about a place. No model takes part."""

from collections.abc import Sequence
from dataclasses import replace

from index.facts.hostile import is_instruction
from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import kind_of
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Fact, Lang, Measure
from rag.composing import phrases
from rag.composing.draft import Draft, Statement
from rag.composing.rows import (
    LAST,
    Derived,
    Difference,
    Value,
    as_written,
    derive,
    difference,
    group,
    of_entity,
    same_value,
    sentence_of,
    values,
)
from rag.types import Query, Route
from rag.understanding import moments, wishes, words
from rag.understanding.first_edition import FIRST_EDITION
from rag.understanding.part_named import part_words
from rag.understanding.question import without_names

LATEST = {
    "vi": "Câu hỏi không nêu năm; số liệu gần nhất là của năm {year}.",
    "en": "The question names no year; the latest figure is for {year}.",
}
_OPENING = 300
# The level that a change is the difference of.
_LEVEL_OF: dict[Measure, Measure] = {"rank_change": "rank", "score_change": "score"}
_CONFLICT = {
    "vi": "Các nguồn không thống nhất về {what}:",
    "en": "Sources disagree on {what}:",
}

_ROUNDED = {
    "vi": "Các nguồn ghi {what} với độ chính xác khác nhau:",
    "en": "Sources give {what} to different precision:",
}


def answer_single(index: NewsIndex, query: Query) -> Draft | None:
    """Answer a question for one entity's value; None when no row states or gives it."""
    entity = subject_of(query)
    asked = without_names(query.standalone)
    part = (query.dimension is None and words.NAMED_PART.search(asked)) or words.MEDIAN.search(asked)
    if entity is None or not query.measures or part or part_words(query):
        return None
    year, lead = query.years[0] if query.years else None, ""
    if year is None and (FIRST_EDITION.search(asked) or moments.BY_EVENT.search(asked)):
        of_first = FIRST_EDITION.search(asked)
        year = _first_edition(index, query, entity) if of_first else _before_place(index, query, entity, asked)
        if year is None:
            return None  # the newest figure would be another edition's
    elif year is None and not query.base_years:
        year = latest_year(index, query, entity)
        lead = LATEST[query.language].format(year=year) if year else ""
    drafts = [
        d
        for indicator in indicators_of(index, query, entity, year)
        for d in _of_indicator(index, query, entity, indicator, year)
    ]
    if not drafts:
        return None
    route: Route = "derived" if all(s.computed for s in drafts) else "fact"
    return Draft(route, tuple(drafts), lead=lead)


def subject_of(query: Query) -> str | None:
    """The entity whose value is asked; the country's average where a question names an index alone."""
    local = [name for name in query.entities if kind_of(name) == "local"]
    if query.entities:
        return local[0] if local else query.entities[0]
    if not (query.indicators and query.measures):
        return None
    return MINISTRY_GROUP if words.MINISTRIES.search(fold(query.standalone)) else NATION


def latest_year(index: NewsIndex, query: Query, entity: str) -> int | None:
    """The newest year with a value that would answer the question."""
    return max((f.year for f in _of_any_year(index, query, entity) if f.year), default=None)


def _of_any_year(index: NewsIndex, query: Query, entity: str) -> list[Fact]:
    return [
        f
        for i in query.indicators or (None,)
        for m in query.measures
        for f in of_entity(index, entity, i, None, m)
        if f.dimension == query.dimension and (f.number is not None or f.unit == LAST)
    ]


def _first_edition(index: NewsIndex, query: Query, entity: str) -> int | None:
    """The oldest year with a value, if its own sentence, the title or the opening says that it was the first time."""
    dated = [f for f in _of_any_year(index, query, entity) if f.year]
    oldest = min(dated, key=lambda f: f.year or 0, default=None)
    if oldest is None:
        return None
    article = index.article(oldest.article_id)
    said = f"{article.title} {article.text[:_OPENING]} {sentence_of(index, oldest).text}"
    return oldest.year if FIRST_EDITION.search(fold(said)) else None


def _before_place(index: NewsIndex, query: Query, entity: str, asked: str) -> int | None:
    """So many years before the one year in which somebody held the place that the question names."""
    back = moments.YEARS_BEFORE_EVENT.search(asked)
    if back is None or query.places is None or query.places.last or len(query.places.numbers) != 1:
        return None
    rows = [f for i in query.indicators for f in of_entity(index, entity, i, None, "rank")]
    held = {f.year for f in rows if f.number == query.places.numbers[0] and f.dimension == query.dimension and f.year}
    return held.pop() - moments.how_many(back["n"] or back["en"]) if len(held) == 1 else None


def indicators_of(index: NewsIndex, query: Query, entity: str, year: int | None) -> list[str]:
    """The indices asked about; every one that has a fitting row where the question names none."""
    if query.indicators:
        return list(query.indicators)
    for when in dict.fromkeys((year, None) if query.dimension else (year,)):  # of a part, another year may give it
        rows = [f for m in query.measures for f in of_entity(index, entity, None, when, m)]
        if named := dict.fromkeys(f.indicator for f in rows if f.indicator and f.dimension == query.dimension):
            return list(named)
    return []


def _of_indicator(index: NewsIndex, query: Query, entity: str, indicator: str, year: int | None) -> list[Statement]:
    statements: list[Statement] = []
    for measure in query.measures:
        found = _values(index, query, entity, indicator, measure, year)
        if wishes.EACH_SOURCE.search(fold(query.standalone)):
            found = as_written(found)
        vague = all(value.best.number is None and value.best.unit != LAST for value in found)
        if vague and year is not None and measure in {"rank", "score"}:
            derived = derive(index, entity, indicator, measure, year, query.dimension)
            statements += [derived_statement(derived, entity, query.language)] if derived else []
        if found:
            statements += stated(index, found, entity, query.language)
        elif year is not None and measure in _LEVEL_OF and _wants_step(query, statements):
            base = query.base_years[0] if query.base_years else year - 1
            step = difference(index, entity, indicator, _LEVEL_OF[measure], (base, year), query.dimension)
            if step:  # it tells the level too
                statements = [s for s in statements if s.facts != (step.later,)]
                statements.append(difference_statement(step, entity, query.language))
        if statements and _enough(query, statements):
            break
    return statements


def _wants_step(query: Query, statements: Sequence[Statement]) -> bool:
    """Whether a change is still to be told: one that is asked for is not told by the level that it led to."""
    return not statements or (query.ask == "change" and not any(s.computed for s in statements))


def _values(
    index: NewsIndex, query: Query, entity: str, indicator: str, measure: Measure, year: int | None
) -> list[Value]:
    """The values of the slots; of a change, those counted from the year that the question counts from."""
    if year is None and query.base_years:
        rows = of_entity(index, entity, indicator, None, measure)
        return group(index, [f for f in rows if f.base_year in query.base_years and f.dimension == query.dimension])
    found = values(index, entity, indicator, measure, year, query.dimension)
    return [v for v in found if not query.base_years or v.best.base_year in {None, query.base_years[0]}]


_TOGETHER: tuple[frozenset[Measure], ...] = (
    frozenset({"rank", "score"}),
    frozenset({"rank", "rank_change"}),
    frozenset({"score", "score_change"}),
)


def _enough(query: Query, statements: Sequence[Statement]) -> bool:
    """Alternatives are tried in turn; a question for rank and score, or for a change and its outcome, wants both."""
    told = {fact.measure for statement in statements for fact in statement.facts}
    wanted = [pair for pair in _TOGETHER if pair <= set(query.measures)]
    return query.ask not in {"rank", "score", "change"} or all(pair <= told for pair in wanted)


def stated(index: NewsIndex, found: Sequence[Value], entity: str, lang: Lang) -> list[Statement]:
    """Word one value, or all of them side by side when the articles disagree."""
    if len(found) == 1:
        fact = found[0].best
        beside = beside_rank(index, fact) if fact.measure == "rank" else None
        text = f"{_headed(fact, entity, lang)}{', ' + phrases.value_text(beside, lang) if beside else ''}"
        return [Statement(text, (fact, *([beside] if beside else [])))]
    rounded = all(same_value(found[0].best, value.best) for value in found[1:])
    what = f"{phrases.topic(found[0].best, lang)} – {phrases.entity_name(entity, lang)}"
    texts = [
        Statement(f"{phrases.value_text(v.best, lang)} ({source_of(index, v.best, lang)})", (v.best,)) for v in found
    ]
    first = texts[0]
    return [
        Statement(f"{(_ROUNDED if rounded else _CONFLICT)[lang].format(what=what)} {first.text}", first.facts),
        *(replace(other, text=phrases.of_another(other.text, lang)) for other in texts[1:]),
    ]


def _headed(fact: Fact, entity: str, lang: Lang) -> str:
    head, name = phrases.topic(fact, lang), phrases.entity_name(entity, lang)
    return f"{head}: {name} {phrases.value_text(fact, lang)}"


def beside_rank(index: NewsIndex, fact: Fact) -> Fact | None:
    """The change of rank that stands in the same sentence as a rank."""
    rows = index.facts(entity=fact.entity, indicator=fact.indicator, year=fact.year, measure="rank_change")
    same = [
        f for f in rows if f.article_id == fact.article_id and f.start == fact.start and f.dimension == fact.dimension
    ]
    return same[0] if same else None


def derived_statement(derived: Derived, entity: str, lang: Lang) -> Statement:
    """Word a derived value; its arithmetic and both operands' sentences stand with it."""
    return Statement(
        phrases.derived_text(derived, entity, lang),
        (derived.level, derived.change),
        computed=(phrases.decimal_text(derived.number, lang), str(derived.year)),
    )


def difference_statement(step: Difference, entity: str, lang: Lang) -> Statement:
    """Word a change computed from two levels; both of their sentences stand with it."""
    return Statement(
        phrases.difference_text(step, entity, lang),
        (step.later, step.earlier),
        computed=(phrases.decimal_text(abs(step.number), lang),),
    )


def source_of(index: NewsIndex, fact: Fact, lang: Lang) -> str:
    """Publisher and date of a row's article, for telling sources apart in the text."""
    article = index.article(fact.article_id)
    name = next((n for n in (article.publisher, article.title) if n and not is_instruction(n)), article.id)
    return f"{name}, {phrases.date_text(article.published, lang)}" if article.published else name
