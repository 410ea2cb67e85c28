"""Straight lines of a printed page: which are one, and which belong to one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NEAR = 1.5  # points: two rules nearer than that are one, as the sides of a thin box are


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on the page, from one place to another.

    Attributes:
        flat: It runs from left to right, not upwards.
        at: How far up it lies, or how far to the right.
        start: Where it begins.
        end: Where it ends.
    """

    flat: bool
    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether it runs past a place."""
        return self.start - _NEAR <= place <= self.end + _NEAR


def rules_of(corners: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    """The flat and the upright lines between corners that are drawn one after the other."""
    for (x, y), (other_x, other_y) in pairwise(corners):
        if abs(y - other_y) < 1 < abs(x - other_x):
            yield Rule(True, (y + other_y) / 2, min(x, other_x), max(x, other_x))
        elif abs(x - other_x) < 1 < abs(y - other_y):
            yield Rule(False, (x + other_x) / 2, min(y, other_y), max(y, other_y))


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that lie in one line and touch as one."""
    made: list[Rule] = []
    at: dict[bool, float] = {}
    level: dict[bool, float] = {}
    lines: dict[tuple[bool, float], list[Rule]] = {}
    for rule in sorted(rules, key=lambda r: r.at):
        if rule.at - at.get(rule.flat, -1e9) > _NEAR:
            level[rule.flat] = rule.at
        at[rule.flat] = rule.at
        lines.setdefault((rule.flat, level[rule.flat]), []).append(rule)
    for (flat, place), line in lines.items():
        first, *others = sorted(line, key=lambda r: r.start)
        start, end = first.start, first.end
        for rule in others:
            if rule.start > end + _NEAR:
                made.append(Rule(flat, place, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        made.append(Rule(flat, place, start, end))
    return made


def apart(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules that touch each other, table by table."""
    left = [*rules]
    while left:
        together, edge = [left.pop()], 0
        while edge < len(together):
            one = together[edge]
            meets = [r for r in left if r.flat != one.flat and r.covers(one.at) and one.covers(r.at)]
            together += meets
            left = [r for r in left if r not in meets]
            edge += 1
        yield together
