"""Questions that the articles answer, near one that they do not."""

from collections.abc import Iterator, Sequence
from datetime import date

from index.news_index import NewsIndex
from index.types import Fact, Lang
from rag.composing import phrases
from rag.composing.answer_facts import answer_single
from rag.understanding.question import parse

_RANK: dict[Lang, str] = {"vi": "{name} xếp thứ mấy về {topic}?", "en": "Where did {name} rank in {topic}?"}
_SCORE: dict[Lang, str] = {"vi": "{topic} của {name} là bao nhiêu?", "en": "What was the {topic} score of {name}?"}


def questions_for(index: NewsIndex, rows: Sequence[Fact], language: Lang) -> tuple[str, ...]:
    """Word the question that each row answers; one that would be misunderstood, and so refused, is left out."""
    return tuple(dict.fromkeys(_asked(index, rows, language)))


def _asked(index: NewsIndex, rows: Sequence[Fact], language: Lang) -> Iterator[str]:
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
