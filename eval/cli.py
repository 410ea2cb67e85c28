"""The command ``eval``: ask the gold questions, judge, report. Found by entry point, or run by ``python -m eval``."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from eval.compare import compare, read_marks, to_text
from eval.gold import load_gold
from eval.markdown import percent, to_markdown
from eval.opening import open_system
from eval.report import Judged, Summary, judge_all, summarise, to_json
from eval.runner import System, run
from index.errors import ReformQAError, SettingsError
from index.types import Article


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option
    gold: Annotated[Path | None, typer.Option(help="Gold questions, JSONL; the shipped set when left out.")] = None,
    index: Annotated[
        Path | None, typer.Option(help="Folder of the index to answer from; the shipped articles when left out.")
    ] = None,
    corpus: Annotated[Path | None, typer.Option(help="Folder of articles to build a passing index of.")] = None,
    generator: Annotated[str | None, typer.Option(help='Language model that words answers; "none" for none.')] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask only the first questions.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="Passages to rank for each question; 0 for none, faster.")] = 20,
    log: Annotated[Path | None, typer.Option(help="JSONL file to keep outcomes in and to resume from.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the whole run here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write the report here.")] = None,
    against: Annotated[Path | None, typer.Option("--compare", help="An earlier --json file to compare with.")] = None,
) -> None:
    """Measure how well the program answers questions whose answers are known."""
    screen = Console(stderr=True)
    for path in filter(None, (json_file, markdown)):
        _check_writable(path)
    before = read_marks(against) if against else None
    with ExitStack() as stack:
        questions = gold or stack.enter_context(as_file(files("eval") / "gold" / "dev.jsonl"))
        with screen.status("opening the index") as status:

            def show(stage: str, done: int, total: int) -> None:
                status.update(f"{stage}: {done} of {total}")

            system = stack.enter_context(open_system(index, corpus, generator, show))
        judged = measure(system, questions, limit=limit, depth=depth, log=log, screen=screen)
    summary = summarise(judged, describe(questions.name, judged))
    if json_file:
        json_file.write_text(to_json(summary, judged), encoding="utf-8")
    if markdown:
        markdown.write_text(to_markdown(summary), encoding="utf-8")
    Console().print(overview(summary))
    if before is not None:
        now = {(out.item_id, out.item_hash): score.right for _, out, score in judged}
        print(to_text(compare(before, now)))


def measure(
    system: System, gold: Path, *, limit: int | None = None, depth: int = 20, log: Path | None = None, screen: Console
) -> list[Judged]:
    """Check the gold file against the system's articles, ask its questions and judge what comes.

    Args:
        system: What is measured.
        gold: The gold file.
        limit: How many questions to ask; None for all.
        depth: How many passages to rank for each.
        log: See `eval.runner.run`.
        screen: Where the progress bar goes.

    Raises:
        GoldError: The gold file has faults, or the log cannot be used.
    """
    unchecked = load_gold(gold)
    articles = _articles(system, (quote.article for item in unchecked for quote in item.evidence))
    items = load_gold(gold, articles)[:limit]
    with _bar(screen) as bar:
        task = bar.add_task("asking", total=len(items))
        outcomes = run(system, items, lambda _: bar.advance(task), k=depth, log=log)
    cited = (citation.article_id for outcome in outcomes for citation in outcome.citations)
    texts = {article.id: article.text for article in (articles | _articles(system, cited)).values()}
    return judge_all(items, outcomes, texts)


def _articles(system: System, ids: Iterable[str]) -> dict[str, Article]:
    """Look articles up; an unknown id is left out, for the caller to find missing."""
    found: dict[str, Article] = {}
    for article_id in dict.fromkeys(ids):
        try:
            found[article_id] = system.article(article_id)
        except (ReformQAError, LookupError):
            continue
    return found


def _bar(screen: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=screen, transient=True)


def describe(gold: str, judged: Sequence[Judged]) -> dict[str, str]:
    """What a run measured, for the head of its report."""
    outcomes = [outcome for _, outcome, _ in judged if outcome.error is None]
    models = sorted({f"{role} {model}" for outcome in outcomes for role, model in outcome.models.items()})
    return {
        "gold questions": f"{gold}, {len(judged)} asked",
        "index": ", ".join(sorted({outcome.index_fingerprint for outcome in outcomes})) or "unknown",
        "models": ", ".join(models) or "none",
        "system": ", ".join(sorted({outcome.system for outcome in outcomes})) or "unknown",
        "errors": str(len(judged) - len(outcomes)),
    }


def overview(summary: Summary) -> Table:
    """The figures that are looked at first."""
    table = Table("questions", "n", "right % (95 %)", "wrong %", "cited %", "loose figure %", box=None)
    groups = (summary.answerable, summary.variants, summary.traps)
    for part in (summary.overall, *(part for group in groups for part in group)):
        figures = part.figures
        table.add_row(
            part.name,
            str(part.size),
            percent(figures.get("right"), interval=True),
            *(percent(figures.get(metric)) for metric in ("wrong", "group_recall", "unsupported")),
        )
    return table


def _check_writable(path: Path) -> None:
    """Find out before a long run, not after it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("a", encoding="utf-8").close()
    except OSError as fault:
        raise SettingsError(f"{path}: cannot be written ({fault}); name another file for the report") from fault
