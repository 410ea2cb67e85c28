"""The commands that serve: the page with the doors, the doors alone, the tools on stdin and stdout."""

import sys
from contextlib import redirect_stdout
from typing import Annotated

import typer

from index.backend import Location
from ui.commands.options import Generator, ReadyIndex, Store, chosen
from ui.commands.tools import tools_of

Host = Annotated[str, typer.Option(help="Address to listen on; one that others can reach needs REFORMQA_API_KEY.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for name, command in (("chat", chat), ("serve", serve), ("mcp", mcp)):
        app.command(name=name)(command)


def chat(
    context: typer.Context,
    index: ReadyIndex = None,
    store: Store = None,
    generator: Generator = None,
    host: Host = "127.0.0.1",
    port: Port = 7860,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="No pages that change the index, and no opinions are kept.")
    ] = False,
) -> None:
    """Serve the chat page for the browser, and the doors for programs beside it."""
    _serve(context, chosen(context, index, store), generator, (host, port), page=True, read_only=read_only)


def serve(
    context: typer.Context,
    index: ReadyIndex = None,
    store: Store = None,
    generator: Generator = None,
    host: Host = "127.0.0.1",
    port: Port = 7860,
) -> None:
    """Serve the doors for programs alone: REST, OpenAI's chat completions, MCP."""
    _serve(context, chosen(context, index, store), generator, (host, port), page=False)


def _serve(
    context: typer.Context,
    index: Location | None,
    generator: str | None,
    address: tuple[str, int],
    *,
    page: bool,
    read_only: bool = True,
) -> None:
    from ui.commands.ready import ready_index
    from ui.doors.guard import Doors
    from ui.doors.network import refuse_open
    from ui.library.changes import Library

    host, port = address
    refuse_open(host, Doors.load().api_key)
    tools = tools_of(context)
    ready = ready_index(index, tools)
    assistant = tools.open_assistant(ready, generator)
    where = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    what = f"the page: {where}, for programs: {where}/docs" if page else f"for programs: {where}/docs"
    tools.serve(
        assistant, host, port, page, None if read_only else Library(ready, tools.open_embedder),
        lambda: typer.echo(f"{what} (stop with Ctrl+C)", err=True),
    )  # fmt: skip


def mcp(context: typer.Context, index: ReadyIndex = None, store: Store = None, generator: Generator = None) -> None:
    """Serve the MCP tools ask, search and facts on stdin and stdout, for a program that starts this command."""
    from ui.commands.ready import ready_index

    tools = tools_of(context)
    with redirect_stdout(sys.stderr):  # stdout belongs to the protocol
        assistant = tools.open_assistant(ready_index(chosen(context, index, store), tools), generator)
    tools.serve_stdio(assistant)
