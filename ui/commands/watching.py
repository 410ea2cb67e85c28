"""``reformqa watch``: a folder whose files are taken in as they change (the home of watchfiles).

watchfiles was chosen because it asks the operating system instead of walking the folder again and again, groups what
comes together, and is what uvicorn's own reloading uses.
"""

import time
from collections.abc import Callable, Iterator, Sized
from pathlib import Path

import typer

from index import generation
from index.backend import Location, is_address, place_of
from index.errors import IndexStateError
from index.types import Embedder
from index.watched import Watched
from ui.commands.held import stories
from ui.commands.tools import Tools
from ui.commands.upkeep import tell
from ui.words.render import printable

QUIET = 500
"""Milliseconds without a change after which those before are taken in: an editor or a copy is done."""

_MOST = 5_000  # milliseconds that changes are collected
_AGAIN = 5_000  # milliseconds after which what failed is tried again


def watch(folder: Path, out: Location, tools: Tools, looks: Callable[[Path], Iterator[Sized]] | None = None) -> None:
    """Keep an index up to date with a folder until interrupted.

    Args:
        folder: A folder with articles.
        out: The index folder, or the address of a store.
        tools: Opens the embedder.
        looks: Yields what has changed; by default, as the system tells it, and nothing every few seconds, so that what
            failed is tried again.

    Raises:
        IndexStateError: There is no index, or ``folder`` is none.
        WeightsError: The embedder cannot be had.
    """
    if not is_address(out):
        generation.current(Path(out))  # before the embedder is loaded
    if not folder.is_dir():
        raise IndexStateError(f"{folder}: no folder; name one that holds articles")
    watched, said = Watched(folder, out), ""
    try:
        embedder = tools.open_embedder()
        if is_address(out):
            place_of(out).open(embedder).close()
        typer.echo(f"watching {folder} (end with Ctrl-C)", err=True)
        said, early = _look(watched, out, embedder, said), True
        for changed in (looks or _changes)(folder):
            # what came between the first look and the system's first answer was told to nobody: one more look
            if len(changed) or said or early:
                said, early = _look(watched, out, embedder, said), False
    except KeyboardInterrupt:
        pass  # what was being written is dropped whole
    typer.echo("stopped", err=True)


def _look(watched: Watched, out: Location, embedder: Embedder, said: str) -> str:
    """Take in what is new.

    Returns:
        What is wrong with the index or the folder, which is said once; it is tried again at the next look.
    """
    try:
        found = watched.catch_up(embedder)
    except IndexStateError as error:
        if str(error) != said:
            typer.echo(f"not indexed: {error}", err=True)
        return str(error)
    for line in (*(f"not indexed: {fault}" for fault in found.faults), *found.notes):
        typer.echo(printable(line), err=True)
    kept = "; ".join(map(str, found.closed))
    if kept and kept != said:
        typer.echo(printable(f"what is indexed of it is kept: {kept}"), err=True)
    if found.made is not None and (found.changes.added or found.changes.gone or found.changes.mined_anew):
        tell(out, found.made, found.changes, stories(out, lambda: embedder))
    return kept


def _changes(folder: Path) -> Iterator[Sized]:
    """What the system says of a folder; of one that went away and came back, another watch has to be asked."""
    import watchfiles

    while True:
        place = _place(folder)
        if place is None:
            time.sleep(_AGAIN / 1000)
            yield ()
            continue
        asked = watchfiles.watch(
            folder, watch_filter=None, debounce=_MOST, step=QUIET, rust_timeout=_AGAIN, yield_on_timeout=True
        )
        for changed in asked:
            yield changed
            if _place(folder) != place:
                break


def _place(folder: Path) -> tuple[int, int] | None:
    try:
        told = folder.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino
