"""The command that embeds on many machines before it indexes."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import PATHS, Store, chosen
from ui.commands.tools import tools_of


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(name="bulk")(bulk)


def bulk(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help=PATHS)],
    work: Annotated[Path, typer.Option(help="Folder that all machines see; vectors wait there, and a run goes on.")],
    out: Annotated[Path | None, typer.Option(help="Index folder; the default place when left out.")] = None,
    store: Store = None,
    workers: Annotated[int, typer.Option(min=1, help="How many embed at once.")] = 2,
    cluster: Annotated[str | None, typer.Option(help="Address of a Ray cluster; this machine when left out.")] = None,
) -> None:
    """Build an index of very many articles, embedded by many workers; what a run before has done is kept."""
    from index.backend import place_of
    from index.bulk import prepare
    from index.paths import default_index_dir
    from ui.commands.ingest import SOME_FAILED, complain
    from ui.commands.inputs import inputs, read_articles
    from ui.commands.progress import progress_bar

    tools = tools_of(context)
    location = chosen(context, out, store) or default_index_dir()
    with progress_bar() as report:
        articles, faults, _ = read_articles(inputs(paths), report, tools.open_web)
        complain(faults, strict=False, some=bool(articles))
        prepared = prepare(articles, work, tools.open_embedder, workers, cluster, report)
        made = place_of(location).build(articles, prepared, report)
    typer.echo(f"{made.articles} articles, {made.passages} passages, {made.facts} facts in {location}")
    raise typer.Exit(SOME_FAILED if faults else 0)
