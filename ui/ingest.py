"""From articles to an index, with a progress bar and a report per file."""

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from index.errors import IndexStateError, SourceError
from index.paths import default_index_dir
from index.types import Article, Embedder
from ui.progress import Progress, progress_bar
from ui.tools import Tools

SOME_FAILED = 2
"""Exit code of ``index`` when an index was built but some files could not be read."""


def build_index(paths: Sequence[Path], out: Path, open_embedder: Callable[[], Embedder]) -> int:
    """Build an index of files and folders, saying on stderr what cannot be read.

    Args:
        paths: Files and folders; none stands for the articles that come with the program.
        out: The index folder.
        open_embedder: Opens the embedder; called once there is something to embed.

    Returns:
        Exit code: 0, or ``SOME_FAILED``.

    Raises:
        IndexStateError: Not one article could be read, or the index cannot be written.
        WeightsError: The embedder cannot be had.
    """
    from index.build import build
    from index.corpus import corpus_dir

    with progress_bar() as report:
        articles, faults = _read(paths or [corpus_dir()], report)
        if articles:
            report("embedder", 0, None)
            embedder = open_embedder()
            report("embedder", 1, 1)
            made = build(articles, out, embedder, report)
    for fault in faults:
        typer.echo(f"not indexed: {fault}", err=True)
    if not articles:
        raise IndexStateError("nothing was indexed: no article could be read; name files or folders that hold some")
    typer.echo(f"{made.articles} articles, {made.passages} passages, {made.facts} facts in {out}")
    return SOME_FAILED if faults else 0


def _read(paths: Sequence[Path], report: Progress) -> tuple[list[Article], list[SourceError]]:
    from index.sources import read_all

    articles: list[Article] = []
    faults: list[SourceError] = []
    report("read", 0, None)
    for done, (_, read) in enumerate(read_all(paths), start=1):
        if isinstance(read, SourceError):
            faults.append(read)
        else:
            articles += read
        report("read", done, None)
    report("read", 1, 1)
    return articles, faults


def ready_index(index: Path | None, open_embedder: Callable[[], Embedder]) -> Path:
    """Return the folder of the index to read, building the default one on its first use.

    Raises:
        IndexStateError: An index was named and is not there.
    """
    from index import generation

    folder = index or default_index_dir()
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
        report("embedder", 0, None)
        embedder = tools.open_embedder()
        report("embedder", 1, 1)
    typer.echo(f"embedder: {embedder.model_id}")
    folder = ready_index(None, lambda: embedder)
    opened = NewsIndex.open(folder, embedder)
    typer.echo(f"index: {opened.manifest.articles} articles in {folder}")
    opened.close()
    typer.echo(f"language model: {tools.fetch_generator() or 'none'}")
