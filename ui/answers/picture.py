"""A picture as SVG inside the answer: no script, colours of the page, and every point a button to its source card.

Drawn here rather than by a plotting library: those of the page's kind draw on a canvas by script, so that their points
cannot be reached with the keyboard, do not follow the page into the dark, and vanish from a saved page.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from index.types import Lang
from rag.composing.rows import last_place
from rag.types import Answer
from ui.answers.cite import plain
from ui.answers.labels import ABOVE, BELOW, Dot, places
from ui.answers.points import Picture, Point, picture
from ui.answers.values import name_of, shown, unit_of
from ui.words.page import PAGE
from ui.words.render import escaped, printable, safe_url
from ui.words.strings import TEXT

_WIDTH, _HEIGHT = 440, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 30, 28, 46
_BAR, _NAME, _VALUE = 26, 132, 64
_KEY, _LETTER, _TICK = 20, 6.2, 34
_HIT, _HIT_SMALL = 15, 9
_LONGEST = 20
_FIELDS = ("year", "entity", "indicator", "dimension", "measure", "value", "number", "unit")
_SOURCE = ("quote", "kind", "title", "publisher", "published", "url")
_LATER = ' class="rq-later"'
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def picture_html(answer: Answer, prefix: str, *, still: bool = False) -> str:
    """Return the picture of an answer with its downloads, or an empty text where there is nothing to draw.

    Args:
        answer: The answer.
        prefix: Start of the source cards' element ids.
        still: For a page without a script: points are links, and there is nothing to download.
    """
    drawn, words = picture(answer), PAGE[answer.language]
    if drawn is None:
        return ""
    svg = (_line if drawn.kind == "line" else _bars)(drawn, prefix, answer.language)
    head = f'<figure class="rq-picture"><figcaption>{escaped(caption(drawn, answer.language))}</figcaption>'
    if still:
        return f"{head}{_linked(svg)}</figure>"
    source = escaped(source_line(drawn, answer.language))
    return (
        f'{head}{svg}<p class="rq-tools"><button type="button" class="rq-csv" data-text="{escaped(table(drawn))}">'
        f'{escaped(words.csv)}</button><button type="button" class="rq-png" data-source="{source}">'
        f"{escaped(words.png)}</button></p></figure>"
    )


def source_line(drawn: Picture, language: Lang) -> str:
    """Return where the figures of a picture come from, an article a line, for a picture that is saved by itself."""
    named = dict.fromkeys(plain(p.citation) for p in drawn.points)
    return "\n".join([f"{TEXT[language].sources}:", *named])


def _linked(svg: str) -> str:
    return re.sub(
        r'<g class="rq-point" role="button" tabindex="0" data-target="([\w-]+)"( aria-label="[^"]*")>(.*?)</g>',
        r'<a href="#\1"\2>\3</a>',
        svg,
    )


def caption(drawn: Picture, language: Lang) -> str:
    """Return what the picture shows: index, whose, year, unit; for ranks which way is up."""
    fact, words = drawn.points[0].fact, PAGE[language]
    whose = ", ".join(name_of(c[0], language) for c in drawn.courses) if drawn.kind == "line" else str(fact.year or "")
    ranks = {"line": words.rank_axis, "bars": words.rank_bars}[drawn.kind]
    unit = ranks if drawn.ranks else unit_of(drawn.points[0], language)
    return " · ".join(part for part in (fact.indicator, fact.dimension, whose, unit) if part)


def table(drawn: Picture) -> str:
    """Return the points as CSV, each with its sentence and its article; a cell never begins as a formula does."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow([*_FIELDS, *_SOURCE])
    for point in drawn.points:
        source = [getattr(point.citation, name) for name in _SOURCE[:-1]] + [safe_url(point.citation.url)]
        rows.writerow([_cell(value) for value in (*(getattr(point.fact, name) for name in _FIELDS), *source)])
    return file.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else printable(str(value))
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("-+").replace(".", "", 1).replace(",", "", 1).isdecimal()


def _line(drawn: Picture, prefix: str, language: Lang) -> str:
    base, several = _HEIGHT - 24, len(drawn.courses) > 1
    dots = [dot for course in drawn.courses for dot in _dots(drawn, course, language)]
    spots = iter(zip(dots, places(dots, base), strict=True))
    courses = "".join(_course(drawn, number, spots, prefix, language) for number in range(len(drawn.courses)))
    names = "".join(_key(number, drawn, language) for number in range(len(drawn.courses))) if several else ""
    return _svg(
        _HEIGHT + several * _KEY, caption(drawn, language),
        f'<line class="rq-base" x1="8" x2="{_WIDTH - 8}" y1="{base}" y2="{base}"/>{_ticks(drawn)}{courses}{names}',
    )  # fmt: skip


def _ticks(drawn: Picture) -> str:
    """The years under the axis, the last one always, as many of the others as there is room for."""
    years = {point.fact.year or 0: _across(drawn, point) for point in drawn.points}
    last, labels = float(_WIDTH + _TICK), ""
    for year in sorted(years, reverse=True):
        if last - years[year] >= _TICK:
            last = years[year]
            labels += f'<text class="rq-tick" x="{last:.1f}" y="{_HEIGHT - 8}">{year}</text>'
    return labels


def _dots(drawn: Picture, course: Sequence[Point], language: Lang) -> Iterator[Dot]:
    ends = {course[0].number, course[-1].number, *(edge(p.number for p in course) for edge in (min, max))}
    spots = [(_across(drawn, point), _down(drawn, point)) for point in course]
    for point, (x, y), beside in zip(course, spots, _beside(spots), strict=True):
        yield Dot(x, y, shown(point, language), beside, point.number in ends)


def _course(drawn: Picture, number: int, spots: Iterator[tuple[Dot, int | None]], prefix: str, language: Lang) -> str:
    """One line with its points; of several, each has its own dashes and colour, and its points tell whose they are.

    It is broken where a year has no figure: drawn through, it would show one. A value without room is shown once its
    point is pointed at.
    """
    course, several = drawn.courses[number], len(drawn.courses) > 1
    here = list(islice(spots, len(course)))
    paths = "".join(
        f'<polyline class="rq-course" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>'
        for run in _runs(course, [(dot.x, dot.y) for dot, _ in here])
    )
    dots = "".join(
        _point(
            point, prefix, language, " ".join([name_of(point, language)] * several + [str(point.fact.year)]),
            f'<circle class="rq-hit" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{_HIT_SMALL if several else _HIT}"/>'
            f'<circle class="rq-dot" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="4.5"/>'
            f'<text{"" if beside else _LATER} x="{dot.x:.1f}" y="{dot.y + (beside or ABOVE):.1f}">'
            f"{escaped(dot.text)}</text>",
        )
        for point, (dot, beside) in zip(course, here, strict=True)
    )  # fmt: skip
    return f'<g class="rq-line{number}">{paths}{dots}</g>'


def _runs(course: Sequence[Point], places: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """The places of years that follow each other, two at the least."""
    runs: list[list[tuple[float, float]]] = []
    before: int | None = None
    for point, place in zip(course, places, strict=True):
        if before is None or point.fact.year != before + 1:
            runs.append([])
        runs[-1].append(place)
        before = point.fact.year
    return [run for run in runs if len(run) > 1]


def _key(number: int, drawn: Picture, language: Lang) -> str:
    """Which line is whose, below the years."""
    room = (_WIDTH - 8) / len(drawn.courses)
    x, y = 8 + number * room, _HEIGHT + _KEY - 8
    name = _short(name_of(drawn.courses[number][0], language), int((room - 30) / _LETTER))
    return (
        f'<g class="rq-line{number}"><line class="rq-course" x1="{x:.1f}" x2="{x + 20:.1f}" y1="{y - 4}" y2="{y - 4}"/>'
        f'<text class="rq-value" x="{x + 25:.1f}" y="{y}">{name}</text></g>'
    )


def _beside(places: Sequence[tuple[float, float]]) -> Iterator[int]:
    """How far below each point its label stands: above it, save in a dip, where the line would run through it."""
    for number, (_, y) in enumerate(places):
        around = [other for _, other in (*places[max(0, number - 1) : number], *places[number + 1 : number + 2])]
        yield BELOW if min(around) < y and max(around) <= y else ABOVE


def _across(drawn: Picture, point: Point) -> float:
    years = [p.fact.year or 0 for p in drawn.points]
    span = max(years) - min(years)
    return _LEFT + ((point.fact.year or 0) - min(years)) / span * (_WIDTH - _LEFT - _RIGHT)


def _down(drawn: Picture, point: Point) -> float:
    numbers = [p.number for p in drawn.points]
    span = max(numbers) - min(numbers)
    share = (point.number - min(numbers)) / span if span else 0.5  # 0 for the least
    return _TOP + (share if drawn.ranks else 1 - share) * (_HEIGHT - _TOP - _BOTTOM)


def _bars(drawn: Picture, prefix: str, language: Lang) -> str:
    room, rows = _WIDTH - _NAME - _VALUE, list(_lengths(drawn))
    held = Counter(point.fact.entity for point in drawn.points)
    # One that has several values, as its sources give it, is told apart by the source.
    whose = [name_of(point, language) for point, _ in rows]
    marks = [f" [{point.citation.marker}]" * (held[point.fact.entity] > 1) for point, _ in rows]
    named = [_short(name, _LONGEST - len(mark)) + mark for name, mark in zip(whose, marks, strict=True)]
    bars = "".join(
        _point(
            point, prefix, language, whose[n],
            f'<rect class="rq-hit" x="0" y="{n * _BAR}" width="{_WIDTH}" height="{_BAR}"/>'
            f'<text class="rq-name" x="{_NAME - 8}" y="{n * _BAR + 17}">{named[n]}</text>'
            f'<rect class="rq-bar" x="{_NAME}" y="{n * _BAR + 4}" width="{max(2.0, share * room):.1f}" '
            f'height="{_BAR - 8}" rx="3"/><text class="rq-value" x="{_NAME + share * room + 7:.1f}" '
            f'y="{n * _BAR + 17}">{escaped(shown(point, language))}</text>',
        )
        for n, (point, share) in enumerate(rows)
    )  # fmt: skip
    return _svg(len(rows) * _BAR, caption(drawn, language), bars)


def _lengths(drawn: Picture) -> Iterator[tuple[Point, float]]:
    """Each point with the share of the room that its bar takes; bars begin at nothing, so that lengths compare."""
    last = float(last_place(drawn.points[0].fact.year))
    most = max(p.number for p in drawn.points) or 1
    for point in drawn.points:
        yield point, max(0.0, last + 1 - point.number) / last if drawn.ranks else point.number / most


def _short(name: str, most: int = _LONGEST) -> str:
    return escaped(name if len(name) <= most else f"{name[: most - 1]}…")


def _point(point: Point, prefix: str, language: Lang, what: str, drawing: str) -> str:
    label = PAGE[language].point.format(what=what, value=shown(point, language), marker=point.citation.marker)
    return (
        f'<g class="rq-point" role="button" tabindex="0" data-target="{prefix}{point.citation.marker}" '
        f'aria-label="{escaped(label)}"><title>{escaped(label)}</title>{drawing}</g>'
    )


def _svg(height: int, label: str, inside: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="{escaped(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    )
