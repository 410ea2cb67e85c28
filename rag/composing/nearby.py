"""Questions that the articles answer, near one that they do not, and whose answer was not told with the refusal."""

from collections.abc import Iterator, Sequence
from datetime import date

from index.news_index import NewsIndex
from index.types import Fact, Lang
from rag.composing import phrases
from rag.composing.answer_course import answer_trend
from rag.composing.answer_facts import answer_single
from rag.understanding.question import parse

_RANK: dict[Lang, str] = {"vi": "{name} xếp thứ mấy về {topic}?", "en": "Where did {name} rank in {topic}?"}
_SCORE: dict[Lang, str] = {"vi": "{topic} của {name} là bao nhiêu?", "en": "What was the {topic} score of {name}?"}
_COURSE: dict[Lang, str] = {
    "vi": "{topic} của {name} thay đổi thế nào qua các năm?",
    "en": "How has the {topic} of {name} changed over the years?",
}
_OTHER = {"rank": "score", "score": "rank"}
_MOST = 4


def questions_for(index: NewsIndex, rows: Sequence[Fact], language: Lang) -> tuple[str, ...]:
    """Word the questions that lead on from rows: their course over the years, the score behind a place.

    One that would be misunderstood, and so refused, is left out.
    """
    found = [*_courses(index, rows, language), *_asked(index, _others(index, rows), language)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _courses(index: NewsIndex, rows: Sequence[Fact], language: Lang) -> Iterator[str]:
    for entity, indicator in dict.fromkeys((row.entity or "", row.indicator) for row in rows):
        topic, name = phrases.topic_of(indicator, None, None, language), phrases.entity_name(entity, language)
        question = _COURSE[language].format(name=name, topic=topic)
        answer = answer_trend(index, parse(question, (), index.vocabulary, date(2000, 1, 1)))
        told = {fact.year for s in answer.statements for fact in s.facts} if answer else set()
        if len(told) > 1 and not told <= {r.year for r in rows if (r.entity, r.indicator) == (entity, indicator)}:
            yield question


def _others(index: NewsIndex, rows: Sequence[Fact]) -> Iterator[Fact]:
    """Of each place told the score, and the other way round."""
    for row in rows:
        same = index.facts(entity=row.entity, indicator=row.indicator, year=row.year)
        yield from (
            f for f in same if f.measure == _OTHER[row.measure] and f.dimension is None and f.number is not None
        )


def _asked(index: NewsIndex, rows: Iterator[Fact], language: Lang) -> Iterator[str]:
    for row in rows:
        template = _RANK if row.measure == "rank" else _SCORE
        name = phrases.entity_name(row.entity or "", language)
        question = template[language].format(name=name, topic=phrases.topic(row, language))
        # It names its year, so that the day on which it is asked makes no difference.
        query = parse(question, (), index.vocabulary, date(row.year or 2000, 1, 1))
        answer = answer_single(index, query)
        if answer and any(_same(row, statement.facts) for statement in answer.statements):
            yield question


def _same(row: Fact, told: Sequence[Fact]) -> bool:
    """Whether a row of the same slots is told; another article may state the value better."""
    slots = (row.entity, row.indicator, row.dimension, row.year, row.measure)
    return any((f.entity, f.indicator, f.dimension, f.year, f.measure) == slots for f in told)
