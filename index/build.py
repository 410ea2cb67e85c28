"""Articles to an index on disk: the one orchestrator, everything else is a small part of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index import generation, manifest, miner, store
from index.assemble import Parts, assemble, indexed_text
from index.chunk import split_passages
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.facts.frames import frame_sentences
from index.facts.mine import mine
from index.generation import STORE, VECTORS
from index.types import Article, Embedder, Fact, Manifest, Passage, Sentence, Vectors

PASSAGE_TOKENS = 256
OVERLAP = 1
BATCH = 64

Progress = Callable[[str, int, int], None]


def build(articles: Sequence[Article], out: Path, embedder: Embedder, progress: Progress | None = None) -> Manifest:
    """Build an index and make it the current one in ``out``.

    The index that is there stays usable until the last step, and readers that have it open keep it. Passages that it
    holds already with vectors of the same embedder are not embedded again.

    Args:
        articles: What to index, in any order; they are stored by id.
        out: A new or empty folder, or one that holds an index.
        embedder: Makes the vectors.
        progress: Called with a stage ("split", "embed", "write"), how much of it is done, and how much there is.

    Returns:
        The new manifest; the same articles and embedder give the same fingerprint.

    Raises:
        IndexStateError: No articles, two of the same id, ``out`` is something else than an index, cannot be written,
            or is being written by another program.
        WeightsError: The embedder's weights are missing or damaged.
    """
    refuse_duplicates(articles)
    report = progress or silent
    with generation.writing(out) as aside:
        parts = take_apart(articles, embedder, report)
        if not parts.passages:
            raise IndexStateError("the articles hold no text to index; name files or folders that hold some")
        vectors = embed(parts.passages, _reusable(out, embedder), embedder, report)
        report("write", 0, 1)
        made = assemble(aside, parts, vectors, embedder)
        generation.switch(out, aside)
        report("write", 1, 1)
    return made


def is_current(articles: Sequence[Article], out: Path, embedder: Embedder) -> bool:
    """Tell whether ``out`` holds an intact index of exactly these articles, by this embedder and these rules."""
    try:
        folder = generation.current(out)
        declared = manifest.read(folder)
        if declared.embedder_fingerprint != embedder.fingerprint or declared.articles != len(articles):
            return False
        if not miner.is_current(declared):
            return False
        manifest.verify(folder, declared)
        reader = store.Store.open(folder / STORE)
    except IndexStateError:
        return False
    try:
        return reader.articles() == sorted(articles, key=_by_id)
    finally:
        reader.close()


def take_apart(articles: Sequence[Article], embedder: Embedder, progress: Progress | None = None) -> Parts:
    """Split articles into passages, sentences and facts, article by article in the order of their ids."""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    facts: list[Fact] = []
    ordered = tuple(sorted(articles, key=_by_id))
    limit = min(PASSAGE_TOKENS, embedder.max_tokens)
    for done, article in enumerate(ordered, start=1):
        framed = frame_sentences(article)
        split = split_passages(article, framed, embedder.count_tokens, limit, OVERLAP)
        passages += [replace(passage, id=row) for row, passage in enumerate(split, start=len(passages))]
        sentences += framed
        facts += mine(article, framed)
        (progress or silent)("split", done, len(ordered))
    return Parts(ordered, tuple(passages), tuple(sentences), tuple(facts))


def embed(
    passages: Sequence[Passage], known: Mapping[str, Vectors], embedder: Embedder, progress: Progress | None = None
) -> Vectors:
    """Return one vector for each passage; texts that ``known`` holds, or that repeat, are not embedded again."""
    report, texts = progress or silent, [indexed_text(passage) for passage in passages]
    missing = sorted({text for text in texts if text not in known}, key=lambda text: (len(text), text))
    made = dict(known)
    report("embed", 0, len(missing))
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        made.update(zip(batch, embedder.embed_passages(batch), strict=True))
        report("embed", start + len(batch), len(missing))
    return np.stack([made[text] for text in texts]) if texts else np.zeros((0, embedder.dimension), dtype=np.float32)


def _reusable(out: Path, embedder: Embedder) -> dict[str, Vectors]:
    """Vectors by their text in the current index, as far as it was made by the same embedder and is intact."""
    try:
        folder = generation.current(out)
        declared = manifest.read(folder)
        if declared.embedder_fingerprint != embedder.fingerprint:
            return {}
        manifest.verify(folder, declared)
        return known_vectors(folder, embedder)
    except IndexStateError:
        return {}


def known_vectors(folder: Path, embedder: Embedder) -> dict[str, Vectors]:
    """Return the vectors of a generation by their text.

    Raises:
        IndexStateError: Its store or its vectors cannot be read.
    """
    rows = DenseIndex.load(folder / VECTORS, embedder.dimension).rows()
    reader = store.Store.open(folder / STORE)
    try:
        return {indexed_text(passage): rows[passage.id] for passage in reader.all_passages()}
    finally:
        reader.close()


def refuse_duplicates(articles: Sequence[Article]) -> None:
    """Check that there are articles and that each has an id of its own.

    Raises:
        IndexStateError: There are none, or two have the same id.
    """
    if not articles:
        raise IndexStateError("no articles to index; name files or folders that hold some")
    counts = Counter(article.id for article in articles)
    repeated = next((name for name, count in counts.items() if count > 1), None)
    if repeated is not None:
        sources = " and ".join(article.source or "(no file)" for article in articles if article.id == repeated)
        raise IndexStateError(f"article {repeated!r} comes from {sources}; give them different ids or leave one out")


def _by_id(article: Article) -> str:
    return article.id


def silent(stage: str, done: int, total: int) -> None:
    """Report progress to nobody."""
    del stage, done, total
