"""Progress bars on stderr for whatever takes longer than a breath."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int | None], None]
"""Called with a stage, how much of it is done, and how much there is (None: not known)."""

_STAGES = {
    "read": "Reading articles",
    "fetch": "Fetching pages",
    "embedder": "Preparing the embedder",
    "split": "Splitting into sentences",
    "embed": "Embedding passages",
    "write": "Writing the index",
    "weights": "Fetching the language model",
}


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show one bar per stage on stderr, and lend the function that moves them."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(),
        console=Console(stderr=True),
    )  # fmt: skip
    tasks: dict[str, TaskID] = {}

    def report(stage: str, done: int, total: int | None) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(_STAGES.get(stage, stage), total=total)
        bars.update(tasks[stage], completed=done, total=total)

    with bars:
        yield report
