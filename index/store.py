"""The words behind the vectors: articles, passages, sentences and facts in one SQLite file."""

import json
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from index.errors import IndexStateError, NoArticleError
from index.manifest import REPAIR
from index.rows import unpacked
from index.types import Article, Fact, Measure, Passage, Sentence


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
            raise IndexStateError(f"{path}: no readable store ({error}); {REPAIR}") from error
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
            NoArticleError: There is none with this id.
        """
        rows = self._rows("SELECT * FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise NoArticleError(f"{self._path}: no article {article_id!r}; ask for one of those that it lists")
        return unpacked(Article, rows[0])

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """Return articles by id: all, or those of the ids that there are."""
        if ids is None:
            return [unpacked(Article, row) for row in self._rows("SELECT * FROM articles ORDER BY rowid")]
        query = "SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        return [unpacked(Article, row) for row in self._rows(query, (json.dumps(list(ids)),))]

    def article_ids(self) -> list[str]:
        """Return the ids of all articles, in their order."""
        return [str(row[0]) for row in self._rows("SELECT id FROM articles ORDER BY rowid")]

    def passage_owners(self) -> list[str]:
        """Return the id of each passage's article, by row number."""
        return [str(row[0]) for row in self._rows("SELECT article_id FROM passages ORDER BY id")]

    def articles_at(self, urls: Sequence[str]) -> list[Article]:
        """Return the articles with one of these addresses, by id."""
        query = "SELECT * FROM articles WHERE url IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        return [unpacked(Article, row) for row in self._rows(query, (json.dumps(list(urls)),))]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Return passages by row number, in the order asked for.

        Raises:
            IndexStateError: A row number does not exist.
        """
        query = "SELECT * FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        found = {int(row[0]): unpacked(Passage, row) for row in self._rows(query, (json.dumps(list(ids)),))}
        missing = [row for row in ids if row not in found]
        if missing:
            raise IndexStateError(f"{self._path}: no passage {missing[0]}; {REPAIR}")
        return [found[row] for row in ids]

    def all_passages(self) -> list[Passage]:
        """Return all passages by row number."""
        return [unpacked(Passage, row) for row in self._rows("SELECT * FROM passages ORDER BY id")]

    def passages_of(self, article_ids: Sequence[str]) -> list[Passage]:
        """Return the passages of articles by row number."""
        query = "SELECT * FROM passages WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [unpacked(Passage, row) for row in self._rows(query, (json.dumps(list(article_ids)),))]

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order; none for an unknown id."""
        rows = self._rows("SELECT * FROM sentences WHERE article_id = ? ORDER BY rowid", (article_id,))
        return [unpacked(Sentence, row) for row in rows]

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""
        return [unpacked(Sentence, row) for row in self._rows("SELECT * FROM sentences ORDER BY rowid")]

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
        return [unpacked(Fact, row) for row in rows]

    def _rows(self, query: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise IndexStateError(f"{self._path}: not readable ({error}); {REPAIR}") from error
