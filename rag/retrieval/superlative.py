"""Asked who has the most or the least: of likely sentences one that says so comes before one that tells of anybody."""

from collections.abc import Sequence

from index.text import late as re
from index.text.fold import fold
from rag.retrieval.evidence import Scored
from rag.retrieval.parts import HIGH, LOW
from rag.types import Query
from rag.understanding.question import without_names

_WHO = re.compile(
    r"\b(?:bo|nganh|tinh|noi|dia phuong|don vi|thanh pho|huyen|quan|xa|phuong|so|vung|co quan|ben)(?: \w+){0,3}? nao\b|"
    r"\bai\b|\b(?:which|what) (?:\w+ )?(?:ministry|province|city|district|commune|department|region|unit|agency)\b"
)
_LIKELY, _AS_LIKELY = 4, 0.3


def extreme_first(query: Query, scored: Sequence[Scored]) -> Sequence[Scored]:
    """Put the likeliest sentence that names the holder of the asked end first, where the best one says of no end.

    Args:
        query: The question.
        scored: Sentences, the likeliest first.
    """
    asked = without_names(query.standalone)
    low, high = bool(LOW.search(asked)), bool(HIGH.search(asked))
    if low == high or not _WHO.search(asked):
        return scored
    end = LOW if low else HIGH
    if end.search(fold(scored[0].sentence.text)):
        return scored
    better = next((s for s in scored[1:_LIKELY] if _names_holder(s, scored[0].score, end)), None)
    return [better, *(s for s in scored if s is not better)] if better else scored


def _names_holder(scored: Scored, best: float, end: re.Pattern[str]) -> bool:
    likely = scored.score >= _AS_LIKELY * best
    return likely and bool(scored.sentence.entities) and bool(end.search(fold(scored.sentence.text)))
