"""Stories that several articles print, as an index's readers know them: from the file that `index.reprints` wrote."""

import json
from collections.abc import Iterable
from pathlib import Path

from index.errors import IndexStateError
from index.manifest import REPAIR

REPRINTS = "reprints.json"

Pair = tuple[str, str]
"""Ids of two articles that print one story."""


def grouped(ids: Iterable[str], found: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Group articles so that in a group every one is paired with every other; see `index.duplicates.groups`."""
    beside: dict[str, set[str]] = {}
    for left, right in found:
        beside.setdefault(left, set()).add(right)
        beside.setdefault(right, set()).add(left)
    ordered = [one for one in ids if one in beside]
    place = {one: row for row, one in enumerate(ordered)}
    made: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for one in ordered:
        if one in taken:
            continue
        group = [one]
        for other in sorted(beside[one] - taken, key=place.__getitem__):
            if place[other] > place[one] and all(other in beside[member] for member in group):
                group.append(other)
        taken.update(group)
        if len(group) > 1:
            made.append(tuple(group))
    return tuple(made)


def load_pairs(folder: Path) -> list[Pair]:
    """Read the pairs of reprints of a generation, sorted.

    Raises:
        IndexStateError: The file is missing or damaged.
    """
    path = folder / REPRINTS
    try:
        return [(str(left), str(right)) for left, right in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError) as error:
        raise IndexStateError(f"{path}: no readable list of reprints; {REPAIR}") from error


def stories(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return for each article that was printed more than once all ids of its story, sorted, itself among them.

    Raises:
        IndexStateError: The file is missing or damaged.
    """
    found = load_pairs(folder)
    groups = grouped(sorted({one for pair in found for one in pair}), found)
    return {one: group for group in groups for one in group}
