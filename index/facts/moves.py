"""Values between which something moved: "tăng từ 82,5% lên 84,3%", "tụt 11 bậc, từ 26 xuống 37"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.facts import limits, signals
from index.facts.frames import Framed
from index.text import late as re
from index.types import Fact

_FROM = re.compile(r"\b(?:từ|from)\s+(?:(?:vị trí|hạng|thứ|place|number|rank)\s+)*$", re.IGNORECASE)
_TO = re.compile(
    r"\s*,?\s*(?:(?:leo|vươn|nhảy|tụt|rơi|lùi)\s+)?(?:lên|xuống|còn|sang|tới|đến|to)\s+"
    r"(?:(?:vị trí|hạng|thứ|place|number|rank)\s+)*",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(r"\b(?:thứ hạng|xếp hạng|thứ bậc|vị trí|ranking|ranked|rank)\b[^.;,]*,?\s*$", re.IGNORECASE)
# Verbs that only places take.
_JUMPED = re.compile(
    r"\b(?:tụt|tuột|rơi|rớt|lùi|vươn|nhảy|leo|vọt|bật|climbed|jumped|slipped|tumbled)\s*$", re.IGNORECASE
)
_LOWEST = 64


def leads_to(text: str, left_limit: int, before: str) -> bool:
    """Whether a value is where a move led to ("từ 6,71 lên 7,44"): a level, no change.

    Args:
        text: The sentence.
        left_limit: Where the value before ends.
        before: What stands between the two.
    """
    return bool(limits.TO_LEVEL.fullmatch(before) and limits.FROM_LEVEL.search(text[:left_limit]))


def is_end_of_move(text: str, start: int, end: int, before: str) -> bool:
    """Whether the value at [start, end) is a level that a move started from or led to."""
    told = text[:start]
    starts = limits.MOVES_FROM.search(told) and limits.MOVES_TO.match(text[end:])
    said = signals.MOVED_FROM.search(told) or limits.CHANGED_FROM.search(told)
    return bool(starts or said) or leads_to(text, start - len(before), before)


def moved_places(framed: Framed, rows: Sequence[Fact]) -> list[Fact]:
    """Read the counts that a move goes between as ranks, where the places moved are their difference or are spoken of.

    Args:
        framed: The sentence.
        rows: Its rows in order; the first of the two ends carries the earlier year already.
    """
    read = list(rows)
    for i, (left, right) in enumerate(pairwise(rows)):
        if _are_ends(framed, left, right) and _are_places(framed, left, right, rows):
            read[i] = replace(left, measure="rank", unit=None)
            read[i + 1] = replace(right, measure="rank", unit=None)
    return read


def _are_ends(framed: Framed, left: Fact, right: Fact) -> bool:
    base = framed.sentence.start
    gap = framed.scan.text[left.value_end - base : right.value_start - base]
    whole = all(row.number is not None and 1 <= row.number <= _LOWEST and row.number % 1 == 0 for row in (left, right))
    plain = {left.measure, right.measure} in ({"count"}, {"count", "rank"}) and left.indicator is not None
    return whole and plain and bool(_TO.fullmatch(gap) and _FROM.search(framed.scan.text[: left.value_start - base]))


def _are_places(framed: Framed, left: Fact, right: Fact, rows: Sequence[Fact]) -> bool:
    if "rank" in {left.measure, right.measure}:
        return True
    if left.number is None or right.number is None:
        return False
    moved = {abs(row.number) for row in rows if row.measure == "rank_change" and row.number is not None}
    before = _FROM.sub("", framed.scan.text[: left.value_start - framed.sentence.start])
    ends = limits.ENDS_ITEM.match(framed.scan.text[right.value_end - framed.sentence.start :])
    told = _OF_PLACES.search(before) or _JUMPED.search(before)
    return abs(left.number - right.number) in moved or bool(ends and told)
