"""Rows of the store, between dataclasses and SQLite's values."""

import json
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from index.types import Article, Fact, Passage, Sentence

Row = Article | Passage | Sentence | Fact
Kept = TypeVar("Kept", Article, Passage, Sentence, Fact)

TABLES: dict[type[Row], str] = {Article: "articles", Passage: "passages", Sentence: "sentences", Fact: "facts"}
TUPLES = frozenset({"entities", "indicators", "years"})


def columns(kind: type[Row]) -> list[str]:
    """Return the names of a kind's columns, quoted."""
    return [f'"{field.name}"' for field in fields(kind)]


def packed(row: Row) -> list[object]:
    """Return a row as values that SQLite gives back unchanged."""
    return [_column(getattr(row, field.name)) for field in fields(row)]


def _column(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, Decimal) else value


def unpacked(kind: type[Kept], row: Sequence[Any]) -> Kept:
    """Return what :func:`packed` was given; an article of an older layout lacks its last field."""
    names = [field.name for field in fields(kind)]
    values = dict(zip(names if len(row) == len(names) or kind is not Article else names[:-1], row, strict=True))
    for name in TUPLES & values.keys():
        values[name] = tuple(json.loads(values[name]))
    if values.get("number") is not None:
        values["number"] = Decimal(values["number"])
    return kind(**values)
