"""What a paper costs when it is renewed or issued again is not what it costs the first time."""

from collections.abc import Sequence

from index.text import late as re
from index.text.fold import fold
from index.types import Sentence
from rag.types import Query
from rag.understanding import money

_AGAIN = (
    re.compile(r"\bgia han\b|\brenew(?:als?|ed|s|ing)?\b"),
    re.compile(r"\bcap lai\b|\bre-?issu(?:e|es|ed|ing)\b|\breplacements?\b"),
)


def of_occasion(query: Query, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The chosen sentences without the sums of another occasion, where one of them tells the sum of that asked for.

    Args:
        query: The question.
        chosen: Sentences that may be quoted, best first.
    """
    asked = fold(query.standalone)
    occasion = next((pattern for pattern in _AGAIN if pattern.search(asked)), None)
    if occasion is None or not money.ASKED.search(asked):
        return list(chosen)
    sums = [s for s in chosen if money.TOLD.search(fold(s.text))]
    told = [s for s in sums if occasion.search(fold(s.text))]
    return [s for s in chosen if not told or s in told or s not in sums]
