"""The files of one generation, from new parts and from what an older generation holds of the rest."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import generation, manifest, reprints, store_writing
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.generation import LISTS, STORE, TALLIES, VECTORS, VOCABULARY, WORDS
from index.lists import LISTS_FROM, write_lists
from index.manifest import REPAIR
from index.names.find import NameKind, canonical_names
from index.rows import Row
from index.sealing import Sealer
from index.store import Store
from index.store_writing import Origin
from index.tallies import Tallies, count_words
from index.text import restore
from index.text.spelling import Spelling
from index.types import Article, Embedder, Fact, Manifest, Passage, Sentence, Vectors

NAMED: tuple[NameKind, ...] = ("province", "ministry", "region")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the articles were taken apart into; passages are numbered by their place."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """An intact generation that rows are taken over from.

    Attributes:
        folder: Where its files lie.
        gone: Ids of the articles that are not taken over.
    """

    folder: Path
    gone: tuple[str, ...] = ()


def indexed_text(passage: Passage) -> str:
    """Return what both searches see of a passage: its context line, then its own words."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def assemble(aside: Path, parts: Parts, vectors: Vectors, embedder: Embedder, base: Base | None = None) -> Manifest:
    """Write all files of a generation.

    The same articles give the same files, whether they come as new parts or out of ``base``.

    Args:
        aside: An empty folder.
        parts: What is new.
        vectors: One row for each passage of ``parts``.
        embedder: What made the vectors, those of ``base`` too.
        base: What the rest is taken from; None for nothing.

    Raises:
        IndexStateError: A file cannot be written or a file of ``base`` cannot be read, or there would be no passage.
    """
    with generation.writable(aside):
        old, gone = (base.folder / STORE, base.gone) if base else (None, ())
        origin = store_writing.origin(parts.passages, old, gone)
        if not len(origin):
            raise IndexStateError("no text would be left to index; an index holds at least one article with text")
        # SQLite, hashing and flushing let go of the interpreter: they take one core, the arrays the other
        with ThreadPoolExecutor(2) as threads:
            sealer = Sealer(aside, threads)
            stored = threads.submit(_write_store, aside / STORE, parts, base, sealer)
            _write_vectors(aside, origin, vectors, base, sealer)
            _write_words(aside, parts, origin, base, sealer)
            stored.result()
            _write_reprints(aside, parts.articles, base)
            checksums = sealer.checksums()
        made = manifest.make(aside, embedder, _counts(aside / STORE), checksums)
        manifest.write(aside, made)
    return made


def names() -> list[str]:
    """Names that questions are about, for the vocabulary."""
    return [name for kind in NAMED for name in canonical_names(kind)]


def _write_store(path: Path, parts: Parts, base: Base | None, sealer: Sealer) -> None:
    rows: list[Row] = [*parts.articles, *parts.passages, *parts.sentences, *parts.facts]
    store_writing.write(path, rows, base.folder / STORE if base else None, base.gone if base else ())
    sealer.seal(path)


def _write_words(aside: Path, parts: Parts, origin: Origin, base: Base | None, sealer: Sealer) -> None:
    tallies = _spliced(origin, [indexed_text(passage) for passage in parts.passages], base)
    tallies.save_words(aside / WORDS)
    sealer.seal(aside / WORDS)
    tallies.save(aside / TALLIES)
    spelling = _spelling(parts.articles, base)
    spelling.save(aside / TALLIES)
    sealer.seal(aside / TALLIES)
    (aside / VOCABULARY).write_text(restore.model(spelling, names()).to_json(), encoding="utf-8")


def _write_vectors(aside: Path, origin: Origin, fresh: Vectors, base: Base | None, sealer: Sealer) -> None:
    dimension = fresh.shape[1]
    held = DenseIndex.load(base.folder / VECTORS, dimension).rows() if base else fresh[:0]
    places = np.where(origin >= 0, origin, len(held) - 1 - origin)
    rows = np.concatenate([held, fresh])[places]
    dense = DenseIndex.empty(dimension)
    dense.add(rows)
    dense.save(aside / VECTORS)
    sealer.seal(aside / VECTORS)
    if len(rows) >= LISTS_FROM:
        write_lists(aside / LISTS, rows, origin, base.folder / LISTS if base else None)
        sealer.seal(aside / LISTS)


def _spliced(origin: Origin, texts: Sequence[str], base: Base | None) -> Tallies:
    if base is None:
        return count_words([texts[row] for row in (-1 - origin).tolist()])
    return Tallies.load(base.folder / TALLIES, base.folder / WORDS).spliced(origin, texts)


def _spelling(articles: Sequence[Article], base: Base | None) -> Spelling:
    words, pairs = restore.count(_native(articles))
    if base is None:
        return Spelling.empty().plus(words, pairs)
    try:
        held = Spelling.load(base.folder / TALLIES)
    except (OSError, ValueError, EOFError) as error:
        raise IndexStateError(f"{base.folder / TALLIES}: no readable counts; {REPAIR}") from error
    less_words, less_pairs = restore.count(_native(_articles(base)))
    words.subtract(less_words)
    pairs.subtract(less_pairs)
    return held.plus(words, pairs)


def _write_reprints(aside: Path, fresh: Sequence[Article], base: Base | None) -> None:
    held = None
    if base is not None:
        with closing(Store.open(base.folder / STORE)) as before:
            held = reprints.load(base.folder, base.folder / TALLIES, before.article_ids())
    with closing(Store.open(aside / STORE)) as now:
        reprints.write(aside, aside / TALLIES, now, fresh, held)


def _native(articles: Sequence[Article]) -> list[str]:
    return [f"{article.title}\n{article.text}" for article in articles if article.lang == "vi"]


def _articles(base: Base) -> list[Article]:
    """The articles that are not taken over."""
    reader = Store.open(base.folder / STORE)
    try:
        return reader.articles(base.gone)
    finally:
        reader.close()


def _counts(path: Path) -> dict[str, int]:
    reader = Store.open(path)
    try:
        return reader.counts()
    finally:
        reader.close()
