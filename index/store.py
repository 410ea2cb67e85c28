"""The words behind the vectors: articles, passages, sentences and facts in one SQLite file."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, Self, TypeVar

from index.errors import IndexStateError
from index.manifest import MEND
from index.types import Article, Fact, Measure, Passage, Sentence

Row = Article | Passage | Sentence | Fact
Kept = TypeVar("Kept", Article, Passage, Sentence, Fact)

TABLES: dict[type[Row], str] = {Article: "articles", Passage: "passages", Sentence: "sentences", Fact: "facts"}
TUPLES = frozenset({"entities", "indicators", "years"})
INDICES = """
CREATE UNIQUE INDEX articles_by_id ON articles (id);
CREATE UNIQUE INDEX passages_by_id ON passages (id);
CREATE INDEX sentences_by_article ON sentences (article_id);
CREATE INDEX facts_by_entity ON facts (entity, indicator, year);
CREATE INDEX facts_by_indicator ON facts (indicator, year);
CREATE INDEX facts_by_article ON facts (article_id);
"""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a new store.

    Args:
        path: A file that does not exist yet.
        rows: Articles, passages, sentences and facts, in any mixture; each kind keeps its order.

    Raises:
        IndexStateError: The file cannot be written, or two rows have the same id.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            # columns without a declared type: SQLite gives back what it was given
            for kind, table in TABLES.items():
                connection.execute(f"CREATE TABLE {table} ({', '.join(_columns(kind))})")
            for row in rows:
                places = ", ".join("?" * len(_columns(type(row))))
                connection.execute(f"INSERT INTO {TABLES[type(row)]} VALUES ({places})", _packed(row))  # noqa: S608
            connection.executescript(INDICES)
    except sqlite3.Error as error:
        raise IndexStateError(f"{path}: cannot write the store ({error}); choose another folder") from error


class Store:
    """Read-only look-ups, safe to call from several threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store for reading.

        Raises:
            IndexStateError: The file is missing or no store.
        """
        # One connection behind a lock rather than one for each thread: it goes on reading after a later build has
        # removed the file, and there is exactly one thing to close.
        uri = f"{path.absolute().as_uri()}?mode=ro"
        try:
            store = cls(path, sqlite3.connect(uri, uri=True, check_same_thread=False))
        except sqlite3.Error as error:
            raise IndexStateError(f"{path}: no readable store ({error}); {MEND}") from error
        store.counts()
        return store

    def close(self) -> None:
        """Close the file; nothing can be looked up any more."""
        self._connection.close()

    def counts(self) -> dict[str, int]:
        """Return how many "articles", "passages", "sentences" and "facts" there are."""
        query = (
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM passages),"
            " (SELECT count(*) FROM sentences), (SELECT count(*) FROM facts)"
        )
        return dict(zip(("articles", "passages", "sentences", "facts"), self._rows(query)[0], strict=True))

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            IndexStateError: There is none with this id.
        """
        rows = self._rows("SELECT * FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise IndexStateError(f"{self._path}: no article {article_id!r}; ask for one of those that it lists")
        return _unpacked(Article, rows[0])

    def articles(self) -> list[Article]:
        """Return all articles."""
        return [_unpacked(Article, row) for row in self._rows("SELECT * FROM articles ORDER BY rowid")]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Return passages by row number, in the order asked for.

        Raises:
            IndexStateError: A row number does not exist.
        """
        query = "SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        found = {int(row[0]): _unpacked(Passage, row) for row in self._rows(query, (json.dumps(list(ids)),))}
        missing = [row for row in ids if row not in found]
        if missing:
            raise IndexStateError(f"{self._path}: no passage {missing[0]}; {MEND}")
        return [found[row] for row in ids]

    def all_passages(self) -> list[Passage]:
        """Return all passages by row number."""
        return [_unpacked(Passage, row) for row in self._rows("SELECT * FROM passages ORDER BY id")]

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order; none for an unknown id."""
        rows = self._rows("SELECT * FROM sentences WHERE article_id = ? ORDER BY rowid", (article_id,))
        return [_unpacked(Sentence, row) for row in rows]

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""
        return [_unpacked(Sentence, row) for row in self._rows("SELECT * FROM sentences ORDER BY rowid")]

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given, article by article, in reading order.

        Args:
            entity: Canonical name; None for any.
            indicator: Canonical name; None for any.
            year: The year that the value is about; None for any.
            measure: Kind of value; None for any.
            article_id: The article that states them; None for any.
        """
        slots = {"entity": entity, "indicator": indicator, "year": year, "measure": measure, "article_id": article_id}
        given = {name: value for name, value in slots.items() if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in given) or "1"
        rows = self._rows(f"SELECT * FROM facts WHERE {where} ORDER BY rowid", given)  # noqa: S608 - names from above
        return [_unpacked(Fact, row) for row in rows]

    def _rows(self, query: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise IndexStateError(f"{self._path}: not readable ({error}); {MEND}") from error


def _columns(kind: type[Row]) -> list[str]:
    return [f'"{field.name}"' for field in fields(kind)]


def _packed(row: Row) -> list[object]:
    return [_column(getattr(row, field.name)) for field in fields(row)]


def _column(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, Decimal) else value


def _unpacked(kind: type[Kept], row: Sequence[Any]) -> Kept:
    values = dict(zip((field.name for field in fields(kind)), row, strict=True))
    for name in TUPLES & values.keys():
        values[name] = tuple(json.loads(values[name]))
    if values.get("number") is not None:
        values["number"] = Decimal(values["number"])
    return kind(**values)
