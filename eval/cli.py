"""The command ``eval``: ask the gold questions, judge, report. Found by entry point, or run by ``python -m eval``."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from eval.comparing.compare import compare, read_marks, to_text
from eval.files import write
from eval.judging.report import Judged, Summary, judge_all, summarise, to_json
from eval.questions.gold import GoldItem, load_gold
from eval.questions.sampling import sample as sampled
from eval.questions.squad import leave_out as left_out
from eval.questions.squad import load_squad
from eval.reporting.markdown import percent, to_markdown
from eval.running.opening import OURS, open_system
from eval.running.runner import System, run
from eval.systems import HOMES, opener
from index.errors import ReformQAError, SettingsError
from index.types import Article


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option
    gold: Annotated[Path | None, typer.Option(help="Gold questions, JSONL; the shipped set when left out.")] = None,
    index: Annotated[
        Path | None, typer.Option(help="Folder of the index to answer from; the shipped articles when left out.")
    ] = None,
    corpus: Annotated[Path | None, typer.Option(help="Folder of articles to build a passing index of.")] = None,
    squad: Annotated[
        Path | None, typer.Option(help="SQuAD or XQuAD file: its paragraphs are the articles, its questions are asked.")
    ] = None,
    leave_out: Annotated[
        int, typer.Option(help="With --squad: leave every n-th paragraph out, so that its questions have no answer.")
    ] = 0,
    system: Annotated[str, typer.Option(help=f"What to measure: {', '.join(HOMES)}.")] = OURS,
    generator: Annotated[str | None, typer.Option(help='Language model that words answers; "none" for none.')] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask only the first questions.")] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", "--questions", min=1, help="Ask only so many, of each kind its share."),
    ] = None,
    depth: Annotated[int, typer.Option(min=0, help="Places to rank for each question; 0 for none, faster.")] = 20,
    log: Annotated[Path | None, typer.Option(help="JSONL file to keep outcomes in and to resume from.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the whole run here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write the report here.")] = None,
    against: Annotated[Path | None, typer.Option("--compare", help="An earlier --json file to compare with.")] = None,
) -> None:
    """Measure how well the program, or another system, answers questions whose answers are known."""
    screen = Console(stderr=True)
    opener(system)
    for path in filter(None, (json_file, markdown)):
        _check_writable(path)
    before = read_marks(against) if against else None
    with ExitStack() as stack:
        file = squad or gold or stack.enter_context(as_file(files("eval") / "sets" / "dev" / "dev.jsonl"))
        given = _given(gold, squad, leave_out)
        with screen.status("opening the index") as status:

            def show(stage: str, done: int, total: int) -> None:
                status.update(f"{stage}: {done} of {total}")

            opened = stack.enter_context(
                open_system(index, corpus, generator, show, system=system, articles=given.articles)
            )
        items = chosen(given.items or checked(opened, file), limit, sample)
        judged = ask(opened, items, depth=depth, log=log, screen=screen)
    summary = summarise(judged, describe(file.name, judged, system))
    if json_file:
        write(json_file, to_json(summary, judged))
    if markdown:
        write(markdown, to_markdown(summary))
    Console().print(short_answers(summary) if squad else overview(summary))
    if before is not None:
        now = {(out.item_id, out.item_hash): score.right for _, out, score in judged}
        print(to_text(compare(before, now)))


@dataclass(frozen=True, slots=True)
class Given:
    """Articles and questions that come together in one file; nothing where the questions are a gold file's."""

    articles: tuple[Article, ...] = ()
    items: tuple[GoldItem, ...] = ()


def _given(gold: Path | None, squad: Path | None, every: int) -> Given:
    if squad is None and not every:
        return Given()
    if squad is None or gold is not None:
        raise SettingsError("--leave-out belongs to --squad, and --gold does not go with it; mend the command")
    articles, items = load_squad(squad)
    if every:
        if every < 2:
            raise SettingsError(f"--leave-out {every} leaves no article; give 2 for every second one, 3 …")
        articles, items = left_out(articles, items, every)
    return Given(tuple(articles), tuple(items))


def measure(
    system: System,
    gold: Path,
    *,
    limit: int | None = None,
    sample: int | None = None,
    depth: int = 20,
    log: Path | None = None,
    screen: Console,
) -> list[Judged]:
    """Check the gold file against the system's articles, ask its questions and judge what comes.

    Args:
        system: What is measured.
        gold: The gold file.
        limit: How many questions to ask; None for all.
        sample: How many questions to draw, see `eval.questions.sampling`; None for all.
        depth: How many places to rank for each, by each stage.
        log: See `eval.running.runner.run`.
        screen: Where the progress bar goes.

    Raises:
        GoldError: The gold file has faults, or the log cannot be used.
    """
    return ask(system, chosen(checked(system, gold), limit, sample), depth=depth, log=log, screen=screen)


def checked(system: System, gold: Path) -> list[GoldItem]:
    """Read a gold file and check its quotes against the system's articles.

    Raises:
        GoldError: It has faults.
    """
    unchecked = load_gold(gold)
    return load_gold(gold, _articles(system, (quote.article for item in unchecked for quote in item.evidence)))


def chosen(items: Sequence[GoldItem], limit: int | None = None, sample: int | None = None) -> list[GoldItem]:
    """The questions to ask: a sample of all, if one is wanted, and the first of these."""
    return list(sampled(items, sample) if sample else items)[:limit]


def ask(
    system: System, items: Sequence[GoldItem], *, depth: int = 20, log: Path | None = None, screen: Console
) -> list[Judged]:
    """Ask questions and judge what comes; see `measure`."""
    with _bar(screen) as bar:
        task = bar.add_task("asking", total=len(items))
        outcomes = run(system, items, lambda _: bar.advance(task), k=depth, log=log)
    cited = [citation.article_id for outcome in outcomes for citation in outcome.citations]
    wanted = [quote.article for item in items for quote in item.evidence]
    texts = {article.id: article.text for article in _articles(system, [*wanted, *cited]).values()}
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


def describe(gold: str, judged: Sequence[Judged], system: str = OURS) -> dict[str, str]:
    """What a run measured, for the head of its report."""
    outcomes = [outcome for _, outcome, _ in judged if outcome.error is None]
    models = sorted({f"{role} {model}" for outcome in outcomes for role, model in outcome.models.items()})
    states = ", ".join(sorted({outcome.system for outcome in outcomes})) or "unknown"
    return {
        "gold questions": f"{gold}, {len(judged)} asked",
        "index": ", ".join(sorted({outcome.index_fingerprint for outcome in outcomes})) or "unknown",
        "models": ", ".join(models) or "none",
        "system": f"{system}, state {states}",
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


_SHORT = {
    "right": "right %",
    "exact_match": "EM %",
    "token_f1": "F1 %",
    "coverage": "answered %",
    "refusal_recall": "refused %",
    "fused_article_recall@1": "R@1 %",
    "fused_article_recall@5": "R@5 %",
    "fused_article_mrr": "MRR %",
}


def short_answers(summary: Summary) -> Table:
    """The figures of a set with short answers: those of SQuAD, and whether the paragraph was found."""
    table = Table("questions", "n", *_SHORT.values(), box=None)
    for part in (summary.overall, *summary.answerable):
        table.add_row(part.name, str(part.size), *(percent(part.figures.get(metric)) for metric in _SHORT))
    return table


def _check_writable(path: Path) -> None:
    """Find out before a long run, not after it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("a", encoding="utf-8").close()
    except OSError as fault:
        raise SettingsError(f"{path}: cannot be written ({fault}); name another file for the report") from fault
