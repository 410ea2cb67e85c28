"""Whether words of a language model can be better than the sentences themselves, and which sentences it is given."""

from collections.abc import Sequence

from index.news_index import NewsIndex
from rag.composing.draft import Draft
from rag.retrieval.evidence import Evidencer, Scored
from rag.types import Query

_BESIDE = 0.15


def can_be_put_better(index: NewsIndex, query: Query, told: Draft, brief: int) -> bool:
    """Whether a language model is worth waiting for.

    What it says passes only where it shortens a sentence in the sentence's own words. So it is not asked where there
    is nothing to shorten, nor to put a sentence into another language: of 9 such wordings none passed, and of 44 of a
    sentence of up to 120 characters 11, each no shorter than its sentence or told as less than was asked for.

    Args:
        index: Where the sentences stand.
        query: The question.
        told: The quotation that is shown otherwise.
        brief: How many characters of quotation are not worth shortening.
    """
    quoted = [sentence for statement in told.statements for sentence in statement.sentences]
    readable = any(index.article(sentence.article_id).lang == query.language for sentence in quoted)
    return readable and sum(len(sentence.text) for sentence in quoted) > brief


def for_model(evidencer: Evidencer, query: Query, scored: Sequence[Scored], most: int) -> list[Scored]:
    """Sentences for the model: those that cover the question together, then the best others."""
    covering = evidencer.covering(query, scored)
    beside = [s for s in scored if s.score >= _BESIDE * scored[0].score and s.sentence not in covering]
    first = [s for sentence in covering for s in scored if s.sentence is sentence]
    return [*first, *beside][:most]
