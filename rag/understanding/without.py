"""A question said again without one of the names or years in it."""

import re
from collections.abc import Iterator

from index.names.find import find_dimensions, find_indicators
from index.text.dates import find_years
from rag.types import Query
from rag.understanding.question import entities_in

# Words that only lead to the name and mean nothing without it.
_BEFORE = re.compile(
    r"(?:(?:^|(?<=\s))(?:của|ở|tại|về|theo|trong|vào|năm|tỉnh|thành phố|chỉ số|mục|"
    r"in|for|of|the|on|by|year|province|index)\s+)+$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s+(?=[?.!,;:])|(?<=\s)\s+|^[\s,;:]+")


def without(query: Query, slot: str) -> str | None:
    """Return the question without a place or body, an index, a part of one, or a year.

    Args:
        query: The question as it was understood.
        slot: The canonical name, or the year.

    Returns:
        The shorter question; None when the slot does not stand in it by itself, or nothing else would be left.
    """
    text = query.standalone
    spans = sorted(set(_places(query, slot)), reverse=True)
    for start, end in spans:
        kept = _BEFORE.sub("", text[:start])
        text = f"{kept} {text[end:]}"
    text = _LOOSE.sub("", text).strip()
    left = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    return text[:1].upper() + text[1:] if spans and len(left) > 1 else None


def _places(query: Query, slot: str) -> Iterator[tuple[int, int]]:
    text = query.standalone
    named = [*entities_in(text), *find_indicators(text, cased=False), *find_dimensions(text)]
    yield from ((m.start, m.end) for m in named if m.name == slot)
    yield from ((m.start, m.end) for m in find_years(text) if {str(year) for year in m.years} == {slot})
