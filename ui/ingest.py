"""From articles to an index, with a progress bar and a report per file."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import typer

from index.backend import Location, is_address, place_of
from index.errors import IndexStateError, SourceError
from index.paths import default_index_dir
from index.sources.files import shown
from index.types import Article, Embedder
from ui.progress import Progress, progress_bar
from ui.tools import Tools

SOME_FAILED = 2
"""Exit code of ``index`` when an index was built but some files could not be read."""


def build_index(
    paths: Sequence[Path], out: Location, open_embedder: Callable[[], Embedder], *, strict: bool = False
) -> int:
    """Build an index of files and folders, saying on stderr what cannot be read.

    An index that holds exactly these articles already is left as it is.

    Args:
        paths: Files and folders; none stands for the articles that come with the program.
        out: The index folder, or the address of a store.
        open_embedder: Opens the embedder; called once there is something to embed.
        strict: Change nothing when anything could not be read.

    Returns:
        Exit code: 0, or ``SOME_FAILED``.

    Raises:
        IndexStateError: Not one article could be read (or, when ``strict``, not every one), or the index cannot be
            written.
        WeightsError: The embedder cannot be had.
    """
    from index.corpus import corpus_dir

    with progress_bar() as report:
        articles, faults = read_articles(paths or [corpus_dir()], report)
        complain(faults, strict=strict, some=bool(articles))
        embedder = ready_embedder(open_embedder, report)
        place = place_of(out)
        current = place.is_current(articles, embedder)
        if current:
            with closing(place.open(embedder)) as reader:
                made = reader.manifest
        else:
            made = place.build(articles, embedder, report)
    done = "nothing to do: " if current else ""
    typer.echo(f"{done}{made.articles} articles, {made.passages} passages, {made.facts} facts in {out}")
    return SOME_FAILED if faults else 0


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


def read_articles(paths: Sequence[Path], report: Progress) -> tuple[list[Article], list[SourceError]]:
    """Read files and folders, going on after those that cannot be read; how odd ones were read is said on stderr."""
    from index.sources import readings

    articles: list[Article] = []
    faults: list[SourceError] = []
    report("read", 0, None)
    for done, (path, reading) in enumerate(readings(paths), start=1):
        if isinstance(reading, SourceError):
            faults.append(reading)
        else:
            articles += reading.articles
            faults += [fault for _, fault in reading.faults]
            for note in reading.notes:
                typer.echo(f"{shown(path)}: {note}", err=True)
        report("read", done, None)
    report("read", 1, 1)
    return articles, faults


def ready_index(index: Location | None, open_embedder: Callable[[], Embedder]) -> Location:
    """Return the folder or address of the index to read, building the default one on its first use.

    Raises:
        IndexStateError: An index was named and is not there.
    """
    from index import generation

    if index is not None and is_address(index):
        return index  # opening it says what is missing
    folder = Path(index) if index is not None else default_index_dir()
    if index is not None or (folder / generation.CURRENT).exists():
        generation.current(folder)  # says what is missing
    else:
        typer.echo(f"First use: building the index of the articles that come with the program in {folder}", err=True)
        build_index([], folder, open_embedder)
    return folder


def set_up(tools: Tools) -> None:
    """Put embedder, default index and language model in place; what is there already is left as it is."""
    from index.news_index import NewsIndex

    with progress_bar() as report:
        embedder = ready_embedder(tools.open_embedder, report)
    typer.echo(f"embedder: {embedder.model_id}")
    folder = ready_index(None, lambda: embedder)
    opened = NewsIndex.open(folder, embedder)
    typer.echo(f"index: {opened.manifest.articles} articles in {folder}")
    opened.close()
    typer.echo(f"language model: {tools.fetch_generator() or 'none'}")
