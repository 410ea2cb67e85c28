"""The console script ``reformqa``: reads options, calls ``ui.commands``, turns errors into one line.

Exit codes: 0 done (an answer that says there is no evidence counts as done: read ``answered`` in the JSON), 1 an error,
2 wrong usage, or files or ids that ``index``, ``add`` or ``remove`` could do nothing with, 130 interrupted.
"""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Annotated

import typer

from index.errors import ReformQAError
from ui.commands import bulk, index_life, serving
from ui.commands.options import PATHS, Generator, Language, Question, ReadyIndex, Store, Urls, chosen
from ui.commands.tools import Tools, tools_of

PLUGINS = "reformqa.commands"
"""Group of the entry points that are further commands."""

app = typer.Typer(
    name="reformqa",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Questions and answers on Vietnamese administrative reform, with the sentence behind every figure.",
)

serving.register(app)


@app.command()
def setup(context: typer.Context) -> None:
    """Fetch the models and build the default index; what is there already is kept."""
    from ui.commands.ready import set_up

    set_up(tools_of(context))


@app.command()
def index(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(help=f"{PATHS}; the articles that come along when left out.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where the index goes; the default place when left out.")] = None,
    store: Store = None,
    urls: Urls = None,
    strict: Annotated[bool, typer.Option(help="Change nothing when any file cannot be read.")] = False,
) -> None:
    """Build an index of articles. Exit code 2 when some files could not be read, 1 when none could."""
    from index.paths import default_index_dir
    from ui.commands.ingest import build_index
    from ui.commands.inputs import inputs

    named, place = inputs(paths or [], urls), chosen(context, out, store) or default_index_dir()
    raise typer.Exit(build_index(named, place, tools_of(context), strict=strict))


@app.command()
def ask(
    context: typer.Context,
    question: Question,
    index: ReadyIndex = None,
    store: Store = None,
    generator: Generator = None,
    language: Language = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
) -> None:
    """Answer a question, with its sources."""
    from ui.commands import asking
    from ui.commands.ready import ready_index

    tools = tools_of(context)
    assistant = tools.open_assistant(ready_index(chosen(context, index, store), tools), generator)
    (asking.ask_json if as_json else asking.ask)(assistant, question, language)


@app.command()
def search(
    context: typer.Context,
    question: Question,
    k: Annotated[int, typer.Option("-k", min=1, help="How many passages.")] = 5,
    index: ReadyIndex = None,
    store: Store = None,
) -> None:
    """Show the passages nearest to a question, with their scores."""
    from ui.commands import asking
    from ui.commands.ready import ready_index

    tools = tools_of(context)
    asking.search(tools.open_assistant(ready_index(chosen(context, index, store), tools), "none"), question, k)


@app.command()
def info(context: typer.Context, index: ReadyIndex = None, store: Store = None) -> None:
    """Show what the index holds and which models are used."""
    from ui.commands import asking
    from ui.commands.ready import ready_index

    tools = tools_of(context)
    asking.info(tools.open_assistant(ready_index(chosen(context, index, store), tools), None))


@app.command()
def facts(
    context: typer.Context,
    index: ReadyIndex = None,
    store: Store = None,
    entity: Annotated[str | None, typer.Option(help='Whose: "Điện Biên", "dien bien" …')] = None,
    indicator: Annotated[str | None, typer.Option(help='Of which index: "PAR INDEX", "SIPAS" …')] = None,
    year: Annotated[int | None, typer.Option(help="The year that the value is about.")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, as is done anyway.", show_default=False)] = True,
) -> None:
    """Print the figures read from the articles as CSV."""
    from ui.commands import asking
    from ui.commands.ready import ready_index

    del csv  # there is no other form yet; scripts may name it
    tools = tools_of(context)
    place = ready_index(chosen(context, index, store), tools)
    asking.facts(place, (entity, indicator, year), tools.open_embedder)


@app.command()
def feedback(
    export: Annotated[
        Path | None, typer.Option(help="Write them into this new file; `reformqa eval-drafts` makes gold of it.")
    ] = None,
) -> None:
    """Tell how many answers readers marked right and wrong on the page, or write them into a file."""
    from ui.page import opinions

    file = opinions.opinions_file()
    if export is None:
        typer.echo(", ".join(f"{count} {verdict}" for verdict, count in opinions.counts(file).items()) + f" in {file}")
    else:
        typer.echo(f"{opinions.export(file, export)} marked answers in {export}")


index_life.register(app)
bulk.register(app)


def main(argv: Sequence[str] | None = None, tools: Tools | None = None) -> None:
    """Run the command line; never returns.

    Args:
        argv: Arguments without the program's name; None for those of the process.
        tools: The slow parts, for tests.

    Raises:
        SystemExit: Always, with the exit code.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    add_plugins(app, arguments, lambda: entry_points(group=PLUGINS))
    try:
        app(args=arguments, prog_name="reformqa", obj=tools or Tools())
    except ReformQAError as error:
        typer.echo(f"reformqa: {' '.join(str(error).split())}", err=True)
        sys.exit(1)


def _speak_utf8() -> None:
    """Vietnamese must not end a command on a console or pipe that is set to a code page without it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(encoding="utf-8")


def add_plugins(app: typer.Typer, arguments: Sequence[str], points: Callable[[], Iterable[EntryPoint]]) -> None:
    """Register the commands of other packages that are called, or all when help is asked for: the rest shall not wait.

    Args:
        app: Where to register them.
        arguments: The command line.
        points: Finds entry points, each a plain function with typer annotations; one that cannot be loaded is named on
            stderr and left out. It looks through every package that is installed, so it is asked only if need be.
    """
    first = next(iter(arguments), "--help")
    known = {command.name for command in app.registered_commands}
    for point in () if first in known else points():
        if point.name not in known and first in {point.name, "--help"}:
            try:
                app.command(name=point.name)(point.load())
            except (ImportError, AttributeError) as error:
                typer.echo(f"reformqa: the command {point.name!r} cannot be loaded ({error}); reinstall it", err=True)
