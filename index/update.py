"""Articles into and out of an index that is there: what does not change is taken over instead of read again."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from index import copies, generation, manifest, miner
from index.assemble import Base, assemble, indexed_text
from index.build import Progress, embed, known_vectors, refuse_duplicates, silent, take_apart
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.generation import STORE, VECTORS
from index.manifest import MEND
from index.store import Store
from index.types import Article, Embedder, Manifest, Vectors


class Held(Protocol):
    """What can be asked for articles, by id and by address."""

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return those of the ids that there are."""

    def articles_at(self, urls: Sequence[str]) -> list[Article]:
        """Return the articles with one of these addresses, by id."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update does to an index; ids, sorted.

    Attributes:
        added: New articles.
        changed: Articles whose contents are new.
        replaced: Articles that went because a new one has their address.
        removed: Articles that were asked to go.
        unchanged: Articles that are there already.
        mined_anew: Articles that stay, but were mined by other rules than those of this program.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    mined_anew: tuple[str, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """Ids whose old rows are not taken over."""
        return (*self.changed, *self.replaced, *self.removed)


def add(
    articles: Sequence[Article], out: Path, embedder: Embedder, progress: Progress | None = None
) -> tuple[Manifest, Changes]:
    """Put articles into an index: new ones, and new contents of those that it holds.

    An article with a new id and the address of one that is held replaces it, unless their contents are equal too.
    The result equals a build of all its articles: where other rules than this program's mined what is held, that is
    mined anew, with its vectors taken over. When nothing changes, nothing is written.

    Args:
        articles: What to add, in any order.
        out: A folder with an index.
        embedder: The one that the index was built with.
        progress: As for ``build``.

    Raises:
        IndexStateError: No articles, two of the same id, no intact index in ``out``, one of another embedder, or it
            cannot be written or is being written by another program.
        WeightsError: The embedder's weights are missing or damaged.
    """
    refuse_duplicates(articles)
    return change(articles, (), out, embedder, progress)


def remove(
    ids: Iterable[str], out: Path, embedder: Embedder, progress: Progress | None = None
) -> tuple[Manifest, Changes]:
    """Take articles out of an index; ids that it does not hold are passed over.

    The result equals a build of the articles that stay. When nothing changes, nothing is written.

    Args:
        ids: The articles' ids.
        out: A folder with an index.
        embedder: The one that the index was built with; it has nothing to embed.
        progress: As for ``build``.

    Raises:
        IndexStateError: Nothing would be left, no intact index in ``out``, one of another embedder, or it cannot be
            written or is being written by another program.
    """
    return change((), ids, out, embedder, progress)


def change(
    articles: Sequence[Article], gone: Iterable[str], out: Path, embedder: Embedder, progress: Progress | None = None
) -> tuple[Manifest, Changes]:
    """Add articles and remove others in one step; see :func:`add` and :func:`remove`. One that is in both stays.

    Raises:
        IndexStateError: Two articles of the same id, nothing would be left, no intact index in ``out``, one of another
            embedder, or it cannot be written or is being written by another program.
        WeightsError: The embedder's weights are missing or damaged.
    """
    if articles:
        refuse_duplicates(articles)
    generation.current(out)  # before anything is created there
    with generation.writing(out) as aside:
        folder, declared = _intact(out, embedder)
        with closing(Store.open(folder / STORE)) as reader:
            articles = beside_held(articles, reader)
            changes = changes_to(articles, {*gone}, reader)
            new = {*changes.added, *changes.changed}
            fresh = [article for article in articles if article.id in new]
            if miner.is_current(declared):
                base, known = Base(folder, changes.gone), {}
            else:
                stay = [article for article in reader.articles() if article.id not in changes.gone]
                changes = replace(changes, mined_anew=tuple(article.id for article in stay))
                fresh, base, known = [*stay, *fresh], None, known_vectors(folder, embedder)
        if not fresh and not changes.gone:
            return declared, changes
        if base and fresh and base.gone:
            known = _vectors_of(base, embedder.dimension)
        return _switched(out, aside, base, fresh, known, embedder, progress), changes


def _intact(out: Path, embedder: Embedder) -> tuple[Path, Manifest]:
    """The current generation, every file checked: damage must not be carried over under a fresh checksum."""
    folder = generation.current(out)
    declared = manifest.read(folder)
    if declared.embedder_fingerprint != embedder.fingerprint:
        raise IndexStateError(
            f"{out}: built with the embedder {declared.embedder}, not with {embedder.model_id} (or with other weights"
            f" of it); choose the embedder that it was built with, or {MEND} with all articles"
        )
    manifest.verify(folder, declared)
    return folder, declared


def beside_held(articles: Sequence[Article], reader: Held) -> list[Article]:
    """What articles become beside what is held, see :func:`index.copies.beside`."""
    ids = [one.id for article in articles for one in (article, copies.told_apart(article))]
    return copies.beside(articles, {article.id: article for article in reader.articles(ids)})


def changes_to(articles: Sequence[Article], gone: AbstractSet[str], reader: Held) -> Changes:
    """Tell what putting articles in, and taking some out, would do to what is held."""
    held = {article.id: article for article in reader.articles([article.id for article in articles])}
    coming = {article.id for article in articles}
    at: dict[str, list[Article]] = {}
    for old in reader.articles_at([article.url for article in articles if article.url and article.id not in held]):
        if old.url and old.id not in coming:
            at.setdefault(old.url, []).append(old)
    added: set[str] = set()
    changed: set[str] = set()
    replaced: set[str] = set()
    unchanged: set[str] = set()
    for article in articles:
        before = held.get(article.id)
        moved = at.get(article.url or "", []) if before is None else []
        if before == article or any(_contents(old) == _contents(article) for old in moved):
            unchanged.add(article.id)
        elif before is not None:
            changed.add(article.id)
        else:
            added.add(article.id)
            replaced.update(old.id for old in moved)
    removed = {old.id for old in reader.articles(sorted(gone - coming))} - replaced
    return Changes(*(tuple(sorted(ids)) for ids in (added, changed, replaced, removed, unchanged)))


def _contents(article: Article) -> tuple[object, ...]:
    """What an article says, whatever it is called and wherever it was read."""
    return article.title, article.text, article.lang, article.kind, article.publisher, article.author, article.published


def _switched(
    out: Path,
    aside: Path,
    base: Base | None,
    fresh: Sequence[Article],
    known: Mapping[str, Vectors],
    embedder: Embedder,
    progress: Progress | None,
) -> Manifest:
    report = progress or silent
    parts = take_apart(fresh, embedder, report)
    vectors = embed(parts.passages, known, embedder, report)
    report("write", 0, 1)
    made = assemble(aside, parts, vectors, embedder, base)
    generation.switch(out, aside)
    report("write", 1, 1)
    return made


def _vectors_of(base: Base, dimension: int) -> dict[str, Vectors]:
    """Vectors by their text of the articles that are not taken over: most of a changed article is what it was."""
    reader = Store.open(base.folder / STORE)
    try:
        passages = reader.passages_of(base.gone)
    finally:
        reader.close()
    rows = DenseIndex.load(base.folder / VECTORS, dimension).rows()
    return {indexed_text(passage): rows[passage.id] for passage in passages}
