"""Where the values beside the points of a line stand, so that none lies over another or over a point."""

from collections.abc import Sequence
from dataclasses import dataclass

ABOVE, BELOW = -11, 19
_LETTER, _RISE, _FALL, _DOT = 6.6, 9.0, 2.5, 5.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A point and the value to write beside it.

    Attributes:
        x: How far from the left.
        y: How far down.
        text: The value.
        beside: Where it would best stand, ``ABOVE`` or ``BELOW``.
        first: Whether it is placed before others: the ends of a line, its best and its worst.
    """

    x: float
    y: float
    text: str
    beside: int
    first: bool


def places(dots: Sequence[Dot], floor: float) -> list[int | None]:
    """Return how far below its point each value stands; None for one that has no room, above or below.

    Args:
        dots: The points of all lines.
        floor: Where the axis runs, which no value crosses.
    """
    taken = [(dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT) for dot in dots]
    found: list[int | None] = [None] * len(dots)
    for place in sorted(range(len(dots)), key=lambda place: not dots[place].first):
        dot = dots[place]
        for beside in (dot.beside, ABOVE + BELOW - dot.beside):
            box = _box(dot, beside)
            if box[3] <= floor and box[1] >= 0 and not any(_meet(box, other) for other in taken):
                found[place] = beside
                taken.append(box)
                break
    return found


def _box(dot: Dot, beside: int) -> Box:
    half, line = len(dot.text) * _LETTER / 2, dot.y + beside
    return dot.x - half, line - _RISE, dot.x + half, line + _FALL


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
