"""A Milvus as the place of an index: builds beside what is there, changes in place, and the one row that switches."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from index import miner
from index.build import Progress, refuse_duplicates, silent
from index.errors import IndexStateError
from index.manifest import MEND, SCHEMA, refuse_other
from index.milvus import state as states
from index.milvus.client import Milvus
from index.milvus.reader import MilvusReader
from index.milvus.records import COLUMNS
from index.milvus.sparse import Lengths
from index.milvus.state import State, collection
from index.milvus.writing import Writer
from index.types import Article, Embedder, Manifest
from index.update import Changes, beside_held, changes_to

_FIRST = Lengths(1.0, 1.0)  # until the passages have been counted


class MilvusPlace:
    """An address ``milvus://host:port/database`` or ``milvus-lite:///path.db``. One program at a time may write to it.

    A build is switched as a whole. ``add`` and ``remove`` change the collections article by article under the eyes of
    readers; one that is broken off is completed by the next change, whatever that is.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def name(self) -> str:
        """Name of the current state, empty without one."""
        with self._connected() as milvus:
            state = states.read(milvus)
        return state.name if state else ""

    def open(self, embedder: Embedder) -> MilvusReader:
        """Open the current state.

        Raises:
            IndexStateError: There is no index, or another embedder made it.
        """
        milvus = Milvus(self._address)
        try:
            state = self._current(milvus)
            refuse_other(self._address, state.manifest, embedder)
            return MilvusReader(milvus, state)
        except IndexStateError:
            milvus.close()
            raise

    def build(self, articles: Sequence[Article], embedder: Embedder, progress: Progress | None = None) -> Manifest:
        """Build collections of these articles beside the current ones, then switch to them.

        Raises:
            IndexStateError: No articles, two of the same id, no text in them, or Milvus failed.
        """
        refuse_duplicates(articles)
        with self._connected() as milvus:
            before = states.read(milvus)
            number = before.generation + 1 if before else 1
            same = before is not None and before.manifest.embedder_fingerprint == embedder.fingerprint
            writer = Writer(milvus, number, before.lengths if before else _FIRST, number - 1 if same else None)
            writer.create(embedder.dimension)
            writer.put(articles, embedder, progress or silent)
            declared, lengths = writer.settle(embedder, SCHEMA, miner.fingerprint())
            if not declared.passages:
                raise IndexStateError("the articles hold no text to index; name files or folders that hold some")
            states.write(milvus, State(number, 0, True, lengths, declared))
            for kind in COLUMNS:  # the one before is kept for those that read it
                milvus.drop(collection(kind, number - 2))
        return declared

    def is_current(self, articles: Sequence[Article], embedder: Embedder) -> bool:
        """Tell whether the current state holds exactly these articles, mined by this program, with this embedder."""
        try:
            reader = self.open(embedder)
        except IndexStateError:
            return False
        try:
            if not miner.is_current(reader.manifest):
                return False
            return reader.articles() == sorted(articles, key=lambda article: article.id)
        finally:
            reader.close()

    def add(
        self, articles: Sequence[Article], embedder: Embedder, progress: Progress | None = None
    ) -> tuple[Manifest, Changes]:
        """Put articles in: new ones, and new contents of those that are there; mine the rest anew if need be.

        Raises:
            IndexStateError: No articles, two of the same id, no index, one of another embedder, or Milvus failed.
        """
        refuse_duplicates(articles)
        return self.change(articles, (), embedder, progress)

    def change(
        self, articles: Sequence[Article], gone: Iterable[str], embedder: Embedder, progress: Progress | None = None
    ) -> tuple[Manifest, Changes]:
        """Put articles in and take others out; one that is in both stays.

        Raises:
            IndexStateError: Two articles of the same id, nothing would be left, no index, one of another embedder, or
                Milvus failed.
        """
        if articles:
            refuse_duplicates(articles)
        with self._connected() as milvus:
            state, reader = self._changing(milvus, embedder)
            articles = beside_held(articles, reader)
            changes = changes_to(articles, {*gone}, reader)
            if len(changes.removed) >= state.manifest.articles + len(changes.added):
                raise IndexStateError("no text would be left to index; an index holds at least one article with text")
            new = {*changes.added, *changes.changed}
            fresh = [article for article in articles if article.id in new]
            return self._changed(milvus, state, reader, changes, fresh, embedder, progress)

    def remove(
        self, ids: Iterable[str], embedder: Embedder, progress: Progress | None = None
    ) -> tuple[Manifest, Changes]:
        """Take articles out, and mine the rest anew if need be; ids that it does not hold are passed over.

        Raises:
            IndexStateError: Nothing would be left, no index, one of another embedder, or Milvus failed.
        """
        with self._connected() as milvus:
            state, reader = self._changing(milvus, embedder)
            changes = Changes(removed=tuple(article.id for article in reader.articles(sorted(set(ids)))))
            if len(changes.removed) >= state.manifest.articles:
                raise IndexStateError("no text would be left to index; an index holds at least one article with text")
            return self._changed(milvus, state, reader, changes, [], embedder, progress)

    def _changing(self, milvus: Milvus, embedder: Embedder) -> tuple[State, MilvusReader]:
        state = self._current(milvus)
        refuse_other(self._address, state.manifest, embedder)
        return state, MilvusReader(milvus, state)

    def _changed(
        self,
        milvus: Milvus,
        state: State,
        reader: MilvusReader,
        changes: Changes,
        fresh: Sequence[Article],
        embedder: Embedder,
        progress: Progress | None,
    ) -> tuple[Manifest, Changes]:
        gone = [*changes.replaced, *changes.removed]
        if not miner.is_current(state.manifest):
            stay = [article for article in reader.articles() if article.id not in changes.gone]
            changes = replace(changes, mined_anew=tuple(article.id for article in stay))
            fresh = [*stay, *fresh]
        if not fresh and not gone and state.settled:
            return state.manifest, changes
        states.write(milvus, replace(state, settled=False))
        writer = Writer(milvus, state.generation, state.lengths, state.generation)
        writer.put(fresh, embedder, progress or silent)
        writer.drop(gone)
        declared, lengths = writer.settle(embedder, SCHEMA, miner.fingerprint())
        states.write(milvus, State(state.generation, state.revision + 1, True, lengths, declared))
        return declared, changes

    def _current(self, milvus: Milvus) -> State:
        state = states.read(milvus)
        if state is None:
            raise IndexStateError(f"{self._address}: no index in this store; {MEND} --store {self._address}")
        return state

    @contextmanager
    def _connected(self) -> Iterator[Milvus]:
        milvus = Milvus(self._address)
        try:
            yield milvus
        finally:
            milvus.close()
