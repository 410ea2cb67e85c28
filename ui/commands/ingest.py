"""From articles to an index, with a progress bar and a report per file."""

from collections.abc import Callable, Sequence, Set
from contextlib import closing
from pathlib import Path

import typer

from index.backend import Location, is_address, place_of
from index.errors import IndexStateError, SourceError
from index.types import Embedder
from ui.commands.inputs import Inputs, read_articles
from ui.commands.progress import Progress, progress_bar
from ui.commands.tools import Tools

SOME_FAILED = 2
"""Exit code of ``index`` when an index was built but some files could not be read."""


def build_index(named: Inputs, out: Location, tools: Tools, *, strict: bool = False) -> int:
    """Build an index of files, folders and web pages, saying on stderr what cannot be read.

    An index that holds exactly these articles already is left as it is.

    Args:
        named: What to read; nothing stands for the articles that come with the program.
        out: The index folder, or the address of a store.
        tools: Opens the embedder once there is something to embed, and the web where an address was named.
        strict: Change nothing when anything could not be read.

    Returns:
        Exit code: 0, or ``SOME_FAILED``.

    Raises:
        IndexStateError: Not one article could be read (or, when ``strict``, not every one), or the index cannot be
            written.
        WeightsError: The embedder cannot be had.
    """
    from index import origins
    from index.corpus import corpus_dir

    with progress_bar() as report:
        shipped = Inputs((corpus_dir(),))
        articles, faults, came = read_articles(named if named != Inputs() else shipped, report, tools.open_web)
        complain(faults, strict=strict, some=bool(articles))
        embedder = ready_embedder(tools.open_embedder, report)
        place = place_of(out)
        current = place.is_current(articles, embedder)
        if not current:
            if named == Inputs():
                _spare_own(out, {article.id for article in articles})
            place.build(articles, embedder, report)
        if named != Inputs() and not is_address(out):
            origins.remember(Path(out), came)
    with closing(place.open(embedder)) as reader:
        made, again = reader.manifest, 0 if current else len(reader.stories)
    if again:
        typer.echo(f"{again} articles print a story that another has too; see: reformqa articles list", err=True)
    done = "nothing to do: " if current else ""
    typer.echo(f"{done}{made.articles} articles, {made.passages} passages, {made.facts} facts in {out}")
    return SOME_FAILED if faults else 0


def _spare_own(out: Location, shipped: Set[str]) -> None:
    """Keep an index of the user's own articles from being replaced by that of the shipped ones, damaged or not.

    Raises:
        IndexStateError: There is one.
    """
    from index import generation
    from index.store import Store

    if is_address(out):
        return
    try:
        store = Store.open(generation.current(Path(out)) / generation.STORE)
    except IndexStateError:
        return  # nothing there that could be read again
    with closing(store):
        own = [article_id for article_id in store.article_ids() if article_id not in shipped]
    if own:
        raise IndexStateError(
            f"{out}: holds {len(own)} articles of yours, which the shipped ones would replace; name what to index, or"
            " another folder with --out, or mend it with reformqa doctor --repair"
        )


def complain(faults: Sequence[SourceError], *, strict: bool, some: bool) -> None:
    """Say on stderr what cannot be read.

    Args:
        faults: What is wrong, one for each file.
        strict: Whether one fault is enough to end here.
        some: Whether anything could be read.

    Raises:
        IndexStateError: There is nothing to go on with, or ``strict`` forbids it.
    """
    for fault in faults:
        typer.echo(f"not indexed: {fault}", err=True)
    if not some:
        raise IndexStateError("nothing was indexed: no article could be read; name files or folders that hold some")
    if strict and faults:
        raise IndexStateError(f"nothing was changed: {len(faults)} could not be read; mend them or leave out --strict")


def ready_embedder(open_embedder: Callable[[], Embedder], report: Progress) -> Embedder:
    """Open the embedder under a progress bar."""
    report("embedder", 0, None)
    embedder = open_embedder()
    report("embedder", 1, 1)
    return embedder
