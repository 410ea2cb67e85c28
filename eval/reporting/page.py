"""A report before it is written down: sections of blocks, which the HTML and Markdown writers both spell out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval.metrics.bootstrap import Estimate

NONE = "–"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column names the rows.

    Attributes:
        head: Column titles.
        rows: Cells, one tuple a row, as long as the head.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing, left out where only text can be shown.

    Attributes:
        draw: Makes the SVG element; called only when the page is written as HTML.
        caption: What it shows, also for those who cannot see it.
    """

    draw: Callable[[], str]
    caption: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its receipt.

    Attributes:
        name: Heading.
        rows: Label and text of each part of the receipt.
    """

    name: str
    rows: tuple[tuple[str, str], ...]


Block = Paragraph | Bullets | Table | Plot | Case


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report.

    Attributes:
        title: Heading.
        lead: What to read first.
        sections: The rest, in order.
    """

    title: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """Make a table of any iterables."""
    return Table(tuple(head), tuple(map(tuple, rows)))


def percent(found: Estimate | None, *, interval: bool = False) -> str:
    """An estimate between 0 and 1 as per cent, with its interval if wanted."""
    if found is None:
        return NONE
    mean = f"{100 * found.mean:.1f}"
    return f"{mean} ({100 * found.low:.0f}–{100 * found.high:.0f})" if interval else mean


def words(items: Sequence[str]) -> str:
    """An enumeration: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
