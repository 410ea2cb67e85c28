"""The one file of words behind the vectors, written: new rows and those that another store holds, in one order."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.rows import TABLES, Row, columns, packed
from index.store import Store
from index.types import Article, Passage

Origin = NDArray[np.int64]

INDICES = """
CREATE UNIQUE INDEX articles_by_id ON articles (id);
CREATE UNIQUE INDEX passages_by_id ON passages (id);
CREATE INDEX sentences_by_article ON sentences (article_id);
CREATE INDEX facts_by_entity ON facts (entity, indicator, year);
CREATE INDEX facts_by_indicator ON facts (indicator, year);
CREATE INDEX facts_by_article ON facts (article_id);
"""


def origin(fresh: Sequence[Passage], base: Path | None = None, gone: Iterable[str] = ()) -> Origin:
    """Tell where each passage of a store that :func:`write` makes of the same comes from.

    Args:
        fresh: The new passages, numbered by their place.
        base: A store whose passages are taken over, but for those of ``gone``.
        gone: Ids of articles.

    Returns:
        For each passage in the new order: its row in ``base``, or -1 - n for passage n of ``fresh``.

    Raises:
        IndexStateError: ``base`` cannot be read.
    """
    left = frozenset(gone)
    places = [(passage.article_id, -1 - row) for row, passage in enumerate(fresh)]
    if base is not None:
        with closing(Store.open(base)) as held:
            places += [(owner, row) for row, owner in enumerate(held.passage_owners()) if owner not in left]
    # stable: the passages of one article stay in their order, and all of them come from one side
    return np.array([row for _, row in sorted(places, key=lambda place: place[0])], dtype=np.int64)


def write(path: Path, rows: Iterable[Row], base: Path | None = None, gone: Iterable[str] = ()) -> None:
    """Write a new store, of rows and of what another store holds.

    The same articles give the same bytes, wherever their rows come from: articles lie in the order of their ids, what
    belongs to one lies in its own order, and passages are numbered through.

    Args:
        path: A file that does not exist yet.
        rows: Articles, passages, sentences and facts, in any mixture; the passages numbered by their place.
        base: A store whose rows are taken over, but for those of ``gone``.
        gone: Ids of articles.

    Raises:
        IndexStateError: The file cannot be written, ``base`` cannot be read, or two rows have the same id.
    """
    try:
        with closing(sqlite3.connect(path.absolute().as_uri(), uri=True)) as connection:
            # a store is written aside and flushed as a whole before it counts: no journal, no flushing here
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
            connection.execute(
                "PRAGMA page_size = 16384"
            )  # fewer, larger pages are copied in three quarters of the time
            _stage(connection, rows, gone)
            if base is not None:
                connection.execute("ATTACH ? AS base", (f"{base.absolute().as_uri()}?mode=ro&immutable=1",))
            with connection:
                _merge(connection, base is not None)
    except sqlite3.Error as error:
        raise IndexStateError(f"{path}: cannot write the store ({error}); choose another folder") from error


def _stage(connection: sqlite3.Connection, rows: Iterable[Row], gone: Iterable[str]) -> None:
    """Put new rows and ids that go into temporary tables."""
    # columns without a declared type: SQLite gives back what it was given
    connection.execute("CREATE TEMP TABLE gone (id PRIMARY KEY)")
    connection.executemany("INSERT OR IGNORE INTO temp.gone VALUES (?)", [(article_id,) for article_id in gone])
    for kind, table in TABLES.items():
        connection.execute(f"CREATE TABLE main.{table} ({', '.join(columns(kind))})")
        connection.execute(f"CREATE TEMP TABLE new_{table} ({', '.join(columns(kind))})")
    inserts = {
        kind: f"INSERT INTO temp.new_{table} VALUES ({', '.join('?' * len(columns(kind)))})"  # noqa: S608
        for kind, table in TABLES.items()
    }
    for row in rows:
        connection.execute(inserts[type(row)], packed(row))
    connection.commit()


def _merge(connection: sqlite3.Connection, with_base: bool) -> None:
    # a store lies in this order already: without new rows it is copied as it comes, and nothing is sorted
    (new,) = connection.execute("SELECT EXISTS (SELECT 1 FROM temp.new_articles)").fetchone()
    order = "owner, place" if new or not with_base else "place"
    for kind, table in TABLES.items():
        # a passage's own number is its place in the new order; everything else is copied as it is
        chosen = ", ".join(
            f"row_number() OVER (ORDER BY {order}) - 1" if (kind, column) == (Passage, '"id"') else column
            for column in columns(kind)
        )
        connection.execute(
            f"INSERT INTO main.{table} SELECT {chosen} FROM ({_both(kind, with_base, new)}) ORDER BY {order}"  # noqa: S608
        )
    for statement in INDICES.strip().split("\n"):
        connection.execute(statement)


def _both(kind: type[Row], with_base: bool, with_new: bool) -> str:
    """Query for the new rows and those that stay, with their article and their place in it."""
    table, owner = TABLES[kind], "id" if kind is Article else "article_id"
    place = "id" if kind is Passage else "rowid"
    new = f"SELECT *, {owner} AS owner, {place} AS place FROM temp.new_{table}"  # noqa: S608
    old = (
        f"SELECT *, {owner} AS owner, {place} AS place FROM base.{table}"  # noqa: S608
        f" WHERE {owner} NOT IN (SELECT id FROM temp.gone)"
    )
    return f"{old} UNION ALL {new}" if with_base and with_new else old if with_base else new
