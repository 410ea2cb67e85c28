"""The index that a question goes to, built on its first use. Whoever has one does not wait for what reads articles."""

from dataclasses import replace
from pathlib import Path

import typer

from index.backend import Location, is_address
from index.errors import IndexStateError
from index.outdated import is_outdated
from index.paths import default_index_dir
from ui.commands.progress import progress_bar
from ui.commands.tools import Tools


def ready_index(index: Location | None, tools: Tools) -> Location:
    """Return the folder or address of the index to read, building the default one on its first use.

    The default one is read anew by itself where an older program made it; one that was named is left as it is.

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
        from ui.commands.ingest import build_index
        from ui.commands.inputs import Inputs

        build_index(Inputs(), folder, tools)
    if index is None and is_outdated(folder):
        _renew(folder, tools)
    return folder


def _renew(folder: Path, tools: Tools) -> None:
    """Make an index anew of the articles in it, which an older program made; their vectors are taken over."""
    from index import generation, manifest
    from index.doctor import repair
    from ui.commands.ingest import ready_embedder

    typer.echo(f"The program was updated: reading the articles in {folder} anew by its present rules", err=True)
    try:
        with progress_bar() as report:
            repair(folder, ready_embedder(tools.open_embedder, report), report)
    except IndexStateError as error:  # the index is what it was; where it cannot be opened either, that is said next
        typer.echo(f"not read anew: {error}", err=True)
        return
    made = manifest.read(generation.current(folder))
    typer.echo(f"{made.articles} articles, {made.passages} passages, {made.facts} facts in {folder}", err=True)


def set_up(tools: Tools) -> None:
    """Put embedder, default index and language model in place; what is there already is left as it is."""
    from index.news_index import NewsIndex
    from ui.commands.ingest import ready_embedder

    with progress_bar() as report:
        embedder = ready_embedder(tools.open_embedder, report)
    typer.echo(f"embedder: {embedder.model_id}")
    typer.echo(f"extractor: {tools.fetch_extractor() or 'none'}")
    folder = ready_index(None, replace(tools, open_embedder=lambda: embedder))
    opened = NewsIndex.open(folder, embedder)
    typer.echo(f"index: {opened.manifest.articles} articles in {folder}")
    opened.close()
    typer.echo(f"language model: {tools.fetch_generator() or 'none'}")
