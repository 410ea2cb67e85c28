"""Which rows of an answer make a picture: values over the years, or several entities beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.types import Fact, Measure
from rag.types import Answer, Citation

_DRAWN: tuple[Measure, ...] = ("score", "share", "rank")
_MOST = 24
_MOST_LINES = 4  # more cannot be told apart


@dataclass(frozen=True, slots=True)
class Point:
    """One value that a cited sentence states.

    Attributes:
        fact: The row.
        citation: The sentence that it was read from.
    """

    fact: Fact
    citation: Citation

    @property
    def number(self) -> float:
        """The value."""
        return float(self.fact.number or 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw.

    Attributes:
        kind: "line" over the years, one for each entity, or "bars" beside each other.
        measure: What is measured; the axis of ranks has the first place on top.
        points: Entity by entity in the order of the years, or of the answer; never one without a cited sentence.
    """

    kind: Literal["line", "bars"]
    measure: Measure
    points: tuple[Point, ...]

    @property
    def courses(self) -> tuple[tuple[Point, ...], ...]:
        """The points of each entity."""
        names = dict.fromkeys(p.fact.entity for p in self.points)
        return tuple(tuple(p for p in self.points if p.fact.entity == name) for name in names)

    @property
    def ranks(self) -> bool:
        """Whether a smaller value is a better one."""
        return self.measure == "rank"


def picture(answer: Answer) -> Picture | None:
    """Return the picture of an answer; None where its rows are not of a kind that can be set side by side."""
    if not answer.answered:
        return None
    points = list(_points(answer))
    groups = [[p for p in points if p.fact.measure == measure] for measure in _DRAWN]
    drawn = [made for group in groups if (made := _line(group) or _bars(group)) is not None]
    # The measure that was asked for first, where it makes a line; bars tell more of scores than of places.
    wanted = answer.query.measures[:1]
    return max(drawn, key=lambda made: (made.kind == "line" and made.measure in wanted, len(made.points)), default=None)


def _points(answer: Answer) -> Iterable[Point]:
    seen = set()
    for fact in answer.facts:
        cited = [c for c in answer.citations if c.article_id == fact.article_id and c.start <= fact.start < c.end]
        place = (fact.article_id, fact.value_start)
        if fact.number is not None and cited and place not in seen:
            seen.add(place)
            yield Point(fact, cited[0])


def _line(points: Sequence[Point]) -> Picture | None:
    what = {(p.fact.indicator, p.fact.dimension, p.fact.unit if not _rank(p) else None) for p in points}
    names = list(dict.fromkeys(p.fact.entity for p in points))
    years = {p.fact.year for p in points}
    if len(what) != 1 or len(names) > _MOST_LINES or len(years) < 2 or None in years:
        return None
    if len(names) > 1 and (None in names or not any(_is_course(points, name) for name in names)):
        return None
    ordered = sorted(points, key=lambda p: (names.index(p.fact.entity), p.fact.year or 0))
    return Picture("line", points[0].fact.measure, tuple(ordered[:_MOST]))


def _is_course(points: Sequence[Point], name: str | None) -> bool:
    return len({p.fact.year for p in points if p.fact.entity == name}) > 1


def _bars(points: Sequence[Point]) -> Picture | None:
    what = {(p.fact.indicator, p.fact.dimension, p.fact.year, p.fact.unit if not _rank(p) else None) for p in points}
    names = {p.fact.entity for p in points}
    if len(what) != 1 or len(names) < 2 or None in names or min(p.number for p in points) < 0:
        return None
    return Picture("bars", points[0].fact.measure, tuple(points[:_MOST]))


def _rank(point: Point) -> bool:
    return point.fact.measure == "rank"
