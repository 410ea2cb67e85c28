"""Questions that a sentence answers by its very wording: what something is, how often in a row, which part is first."""

from collections.abc import Sequence

from index.news_index import NewsIndex
from index.types import Hit, Sentence
from rag.retrieval.definitions import asks_definition, asks_parts, explanation, parts_listed
from rag.retrieval.matching import Weights
from rag.retrieval.meanings import (
    asked_case,
    asked_difference,
    asked_meaning,
    asks_workings,
    case_told,
    differing,
    meaning,
    workings,
)
from rag.retrieval.parts import asks_part, part_told
from rag.retrieval.runs import asks_run, run_told
from rag.types import Query


def saying(index: NewsIndex, query: Query, hits: Sequence[Hit], weights: Weights) -> list[Sentence]:
    """The sentences whose wording answers, for the kinds of questions that are told so; none where one is missing.

    Args:
        index: Where to look.
        query: The question.
        hits: Passages, best first.
        weights: How much each word tells, over all sentences of the index.
    """
    found: list[Sentence | None] = []
    if asks_parts(query) or asks_definition(query):
        found = [(parts_listed if asks_parts(query) else explanation)(index, query, hits)]
    elif asks_run(query):
        found = [*run_told(index, query, hits)]
    elif pair := asked_difference(query):
        found = [*differing(index, pair, hits)]
    elif term := asked_meaning(query):
        found = [meaning(index, term, hits)]
    elif asks_workings(query):
        found = [workings(index, query, hits)]
    elif case := asked_case(query):
        found = [case_told(index, query, case, hits)]
    elif asks_part(query):
        found = [part_told(index, query, hits, weights)]
    return list(dict.fromkeys(s for s in found if s)) if all(found) else []
