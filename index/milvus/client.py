"""Collections of a Milvus: the one home of pymilvus."""

import importlib.util
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from index.errors import IndexStateError, MissingExtraError
from index.text import late as re

if TYPE_CHECKING:
    from pymilvus import CollectionSchema, MilvusClient

TOKEN = "REFORMQA_STORE_TOKEN"  # noqa: S105 - the name of a variable
"""Environment variable with ``user:password`` or an API key for a server that wants one."""

Kind = Literal["key", "number", "text", "dense", "sparse"]
Columns = Mapping[str, Kind]
Rows = list[dict[str, Any]]

MOST_BYTES = 65535
"""Milvus's limit on one text."""
BATCH = 500
"""Rows that are sent or asked for at a time."""
_MOST_ROWS = 16384  # Milvus's limit on one answer
_INSTALL = "run: pip install 'reform-news-qa[milvus]'"
# pymilvus asks every ten seconds whether the server is alive; a Lite server hangs up on who asks so often
_PATIENT = {"grpc.keepalive_time_ms": 600_000, "grpc.keepalive_permit_without_calls": 0}
_LITE, _SERVER = "milvus-lite://", re.compile(r"milvus(\+https)?://([^/]+)(?:/(\w*))?")


Item = TypeVar("Item")


def batches(items: Sequence[Item], size: int = BATCH) -> Iterator[Sequence[Item]]:
    """Yield a sequence in pieces."""
    return (items[start : start + size] for start in range(0, len(items), size))


class Milvus:
    """A connection, and the few things that are done through it; every failure becomes one error."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = self._connected()

    def _connected(self) -> "MilvusClient":
        if importlib.util.find_spec("pymilvus") is None:
            raise MissingExtraError(f"a store in Milvus needs pymilvus; {_INSTALL}")
        from pymilvus import MilvusClient

        # failures are raised, and told once: pymilvus writes each into its log as well, with a traceback
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
        if self.address.startswith(_LITE):
            path = Path(self.address.removeprefix(_LITE))
            if path.suffix != ".db":
                raise IndexStateError(f"{self.address}: a Milvus Lite file ends in .db; name it milvus-lite:///path.db")
            if importlib.util.find_spec("milvus_lite") is None:
                raise MissingExtraError(
                    "a Milvus Lite file needs milvus-lite; run: pip install 'reform-news-qa[milvus]'"
                )
            with self._told():
                return MilvusClient(str(path), grpc_options=_PATIENT)
        parts = _SERVER.fullmatch(self.address)
        if parts is None:
            raise IndexStateError(f"{self.address}: not an address; name milvus://host:port/database")
        scheme = "https" if parts[1] else "http"
        with self._told():
            return MilvusClient(
                f"{scheme}://{parts[2]}", token=os.environ.get(TOKEN, ""), db_name=parts[3] or "", grpc_options=_PATIENT
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        from pymilvus.exceptions import MilvusException

        try:
            yield
        except MilvusException as error:
            mend = "see that it runs, that the database exists and that no other program holds the file"
            raise IndexStateError(f"{self.address}: Milvus failed ({error.message}); {mend}") from error

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def has(self, name: str) -> bool:
        """Tell whether there is a collection."""
        with self._told():
            return bool(self._client.has_collection(name))

    def create(self, name: str, columns: Columns, dimension: int) -> None:
        """Make an empty collection, in the place of one of the same name; the first column is its key."""
        with self._told():
            self._client.drop_collection(name)
            indices = self._client.prepare_index_params()
            for column, kind in columns.items():
                if kind == "dense":
                    # exact as it stands; a cluster's owner may exchange it for another kind of index
                    indices.add_index(column, index_type="FLAT", metric_type="IP")
                elif kind == "sparse":
                    indices.add_index(column, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
            self._client.create_collection(name, schema=_schema(columns, dimension), consistency_level="Strong")
            # given together with the collection, each would be waited for by half seconds; loading waits for them too
            self._client.create_index(name, indices, sync=False)
            self._client.load_collection(name)

    def drop(self, name: str) -> None:
        """Remove a collection if there is one."""
        with self._told():
            self._client.drop_collection(name)

    def load(self, name: str) -> None:
        """Make a collection of an earlier run ready to be asked."""
        with self._told():
            self._client.load_collection(name)

    def upsert(self, name: str, rows: Rows) -> None:
        """Write rows; those whose keys are there replace them."""
        with self._told():
            for batch in batches(rows):
                self._client.upsert(name, list(batch))

    def delete(self, name: str, where: str) -> None:
        """Remove the rows that a filter fits."""
        with self._told():
            self._client.delete(name, filter=where)

    def query(self, name: str, where: str, columns: Sequence[str]) -> Rows:
        """Return the rows that a filter fits, in no order."""
        with self._told():
            found = self._client.query(name, filter=where, output_fields=list(columns), limit=_MOST_ROWS)
        rows = [dict(row) for row in found]
        return rows if len(rows) < _MOST_ROWS else list(self.scan(name, columns, where))

    def scan(self, name: str, columns: Sequence[str], where: str = "") -> Iterator[dict[str, Any]]:
        """Yield the rows that a filter fits, however many, in no order."""
        with self._told():
            found = self._client.query_iterator(name, filter=where, output_fields=list(columns), batch_size=BATCH)
        try:
            while True:
                with self._told():
                    batch = found.next()
                if not batch:
                    return
                yield from (dict(row) for row in batch)
        finally:
            found.close()

    def count(self, name: str, where: str = "") -> int:
        """Count the rows that a filter fits."""
        with self._told():
            return int(self._client.query(name, filter=where, output_fields=["count(*)"])[0]["count(*)"])

    def search(
        self, name: str, column: str, vector: Sequence[float] | Mapping[int, float], k: int, columns: Sequence[str]
    ) -> Rows:
        """Return the rows with the largest inner products, each with its ``score``, best first."""
        data: list[Any] = [dict(vector) if isinstance(vector, Mapping) else list(vector)]
        with self._told():
            found = self._client.search(
                name, data=data, anns_field=column, limit=k, output_fields=list(columns),
                search_params={"metric_type": "IP"},
            )  # fmt: skip
        return [{**hit["entity"], "score": float(hit["distance"])} for hit in found[0]]


def _schema(columns: Columns, dimension: int) -> "CollectionSchema":
    from pymilvus import DataType, MilvusClient

    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    for place, (column, kind) in enumerate(columns.items()):
        if kind == "dense":
            schema.add_field(column, DataType.FLOAT_VECTOR, dim=dimension)
        elif kind == "sparse":
            schema.add_field(column, DataType.SPARSE_FLOAT_VECTOR)
        elif kind == "number":
            schema.add_field(column, DataType.INT64, is_primary=place == 0)
        else:
            length = MOST_BYTES if kind == "text" else 256
            schema.add_field(column, DataType.VARCHAR, max_length=length, is_primary=place == 0)
    return schema
