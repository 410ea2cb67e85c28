"""The slow parts that the commands reach for, gathered so that the tests can hand in quick ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import typer

from index.backend import Location
from index.types import Embedder
from ui.commands.progress import progress_bar
from ui.desk.assistant import Assistant

if TYPE_CHECKING:
    from index.web.gather import Web
    from ui.library.changes import Library


def open_assistant(index: Location | None, generator: str | None) -> Assistant:
    """Open the program on an index, and on what is built there later.

    The weights of a generator that is named are fetched. Those of the settings' one are not, since nobody has asked
    for a gigabyte: while they are missing, a line on stderr says so and answers are composed without a model.
    """
    import rag
    from index.paths import default_index_dir
    from rag.settings import Settings

    settings = Settings.load()
    if generator == "none":
        pass  # nothing to fetch, and no bar to draw
    elif generator:
        fetch_generator(generator)
    elif not _is_here(settings.generator):
        typer.echo("The language model is not set up (run: reformqa setup); answering without it.", err=True)
        generator = "none"
    return rag.open_following(
        index or default_index_dir(), replace(settings, generator=generator or settings.generator)
    )


def _is_here(spec: str) -> bool:
    """Tell whether a generator can be opened without fetching packaged weights."""
    from rag.llm.generate import DEFAULT_MODEL
    from rag.llm.weights import MODELS, find_weights

    wanted = DEFAULT_MODEL if spec == "default" else spec
    return all(find_weights(name) is not None for name in MODELS if name == wanted)


def open_embedder() -> Embedder:
    """Open the embedder that the settings name, putting its weights in place first."""
    from index.embed import open_embedder as open_named
    from rag.settings import Settings

    return open_named(Settings.load().embedder or None)


def open_web() -> "Web":
    """Open the way to public web pages; pages that were fetched before are kept in the user's cache folder."""
    from index.paths import cache_dir
    from index.web.fetch import Fetcher
    from index.web.gather import Web
    from index.web.shelf import Shelf

    return Web(Fetcher(), Shelf(cache_dir() / "web"))


def fetch_generator(spec: str | None = None) -> str | None:
    """Put a generator's weights in place, with a progress bar, and return its name; None when there is to be no model.

    Args:
        spec: Which one; None for the settings' one.
    """
    from rag.llm.generate import open_generator
    from rag.settings import Settings

    with progress_bar() as report:
        generator = open_generator(spec or Settings.load().generator, progress=partial(report, "weights"))
    return generator.model_id if generator else None


def fetch_extractor() -> str | None:
    """Put the packaged extractor's graph in place, and return its name; None where there is none."""
    from index.onnx_extractor import open_extractor

    extractor = open_extractor()
    if extractor is not None:
        extractor.prepare()
    return extractor.model_id if extractor else None


def serve(
    assistant: Assistant, host: str, port: int, page: bool, library: "Library | None", listening: Callable[[], None]
) -> None:
    """Serve the doors for programs, and the chat page if it is wanted, until it is stopped; tell once it listens."""
    from ui.doors.server import Server

    Server(assistant, host, port, page=page, library=library, load=page).run(listening)


def serve_stdio(assistant: Assistant) -> None:
    """Serve the MCP tools on stdin and stdout until stdin ends."""
    from ui.desk.desk import Desk
    from ui.desk.line import Shared
    from ui.doors.mcp_tools import run_stdio

    run_stdio(Desk(Shared(assistant)))


@dataclass(frozen=True, slots=True)
class Tools:
    """One function per slow part."""

    open_assistant: Callable[[Location | None, str | None], Assistant] = open_assistant
    open_embedder: Callable[[], Embedder] = open_embedder
    fetch_generator: Callable[[], str | None] = fetch_generator
    serve: Callable[[Assistant, str, int, bool, "Library | None", Callable[[], None]], None] = serve
    serve_stdio: Callable[[Assistant], None] = serve_stdio
    open_web: Callable[[], "Web"] = open_web
    fetch_extractor: Callable[[], str | None] = fetch_extractor


def tools_of(context: typer.Context) -> Tools:
    """Return what the command line was started with."""
    tools = context.obj
    if not isinstance(tools, Tools):
        raise TypeError("start the command line with ui.cli.main")
    return tools
