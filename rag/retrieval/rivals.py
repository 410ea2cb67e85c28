"""Two articles that count the same thing differently: told by what stands behind the two numbers, in any language."""

from itertools import pairwise

from index.text.tokens import syllables
from index.types import Fact, Sentence
from rag.understanding.periods import periods

_TAIL = 8
_ALIKE = 0.6
_LEAST = 3  # neighbouring words: fewer name anything


def rival(left: Fact, of: Sentence, right: Fact, beside: Sentence) -> bool:
    """Whether two rows of different articles count one thing and differ: "1.302 cán bộ, công chức cấp xã" and 1.420.

    Args:
        left: A row.
        of: Its sentence.
        right: Another article's row.
        beside: The sentence of that one.
    """
    if left.measure != right.measure or left.number == right.number or left.unit is None:
        return False
    if left.year and right.year and left.year != right.year:
        return False
    times = periods(of.text), periods(beside.text)
    if all(times) and not times[0] & times[1]:
        return False
    mine, other = _tail(left, of), _tail(right, beside)
    shorter = min(len(mine), len(other))
    return shorter >= _LEAST and len(mine & other) >= _ALIKE * shorter


def _tail(fact: Fact, sentence: Sentence) -> frozenset[str]:
    """The pairs of neighbouring words behind a row's number, up to a stop or another number."""
    behind = sentence.text[fact.value_end - sentence.start :]
    words: list[str] = []
    for word in syllables(behind)[:_TAIL]:
        if any(letter.isdigit() for letter in word):
            break
        words.append(word)
    return frozenset(" ".join(pair) for pair in pairwise(words))
