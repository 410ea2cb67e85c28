"""The commands ``eval-report``, ``eval-gate`` and ``eval-drafts``, which work on what ``eval`` has written."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from eval.comparing import gate as gating
from eval.comparing.bars import bars_for, read_bars
from eval.comparing.baseline import read_baseline, write_baseline
from eval.files import write
from eval.judging.runs import Run, read_run
from eval.questions.drafts import read_feedback, write_drafts
from eval.reporting.full_report import full_report
from eval.reporting.html import to_html
from eval.reporting.markdown import write as to_markdown
from index.errors import SettingsError

RunFile = Annotated[Path, typer.Argument(help="A run of our system, as `reformqa eval --json` writes it.")]
Bars = Annotated[Path | None, typer.Option(help="File of the bars; the shipped one when left out.")]
Baseline = Annotated[Path | None, typer.Option(help="File of the best run so far; the shipped one when left out.")]


def report(
    run: RunFile,
    others: Annotated[
        list[Path] | None, typer.Argument(help="Runs to set beside it: other systems, other sets.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write the report here, as one page for a browser.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write it here as Markdown, without the plots.")] = None,
    bars: Bars = None,
    baseline: Baseline = None,
) -> None:
    """Write a report on a run: how good, where not ahead of others, what failed and why."""
    if html is None and markdown is None:
        raise SettingsError("nothing to write: name a file with --html, --markdown or both")
    ours = read_run(run)
    found = _gate(ours, bars, _existing(baseline), least=0)
    page = full_report(ours, [read_run(path) for path in others or ()], found)
    if html:
        write(html, to_html(page))
    if markdown:
        write(markdown, to_markdown(page))


def gate(
    run: RunFile,
    accept: Annotated[bool, typer.Option(help="Keep this run as the baseline, unless something fell.")] = False,
    force: Annotated[bool, typer.Option(help="With --accept: also if something fell.")] = False,
    without_model: Annotated[
        bool, typer.Option(help="Count only the questions that the baseline answered without a language model.")
    ] = False,
    bars: Bars = None,
    baseline: Baseline = None,
) -> None:
    """Hold a run against the bars and the best run so far; the exit code is 1 when something fell."""
    ours = read_run(run)
    stored = baseline if accept else _existing(baseline)
    found = _gate(ours, bars, stored, without_model=without_model)
    print(gating.to_text(found))
    if accept:
        _accept(ours, found, baseline or shipped("baseline.json"), force=force, partial=without_model)
    elif found.falls:
        raise typer.Exit(1)


def drafts(
    feedback: Annotated[Path, typer.Argument(help="Marked answers, JSONL; docs/evaluation.md tells the layout.")],
    out: Annotated[Path, typer.Option(help="Write the drafts here; the file may not exist yet.")],
) -> None:
    """Turn answers that users marked wrong into draft gold questions, for a person to complete."""
    entries = read_feedback(feedback)
    print(
        f"{write_drafts(entries, out)} draft(s) in {out}: fill in must_include, check the rest, then join the gold file"
    )


def _existing(baseline: Path | None) -> Path | None:
    if baseline is not None and not baseline.exists():
        raise SettingsError(f"{baseline}: there is no such baseline; leave --baseline out, or write one with --accept")
    return baseline


def _gate(
    run: Run, bars: Path | None, baseline: Path | None, *, without_model: bool = False, least: float = 0.5
) -> gating.Gate:
    wanted = bars_for(read_bars(bars or shipped("bars.toml")), run.gold)
    stored = read_baseline(baseline or shipped("baseline.json"))
    return gating.judge(run.marks(), stored, wanted, without_model=without_model, least=least)


def _accept(run: Run, found: gating.Gate, path: Path, *, force: bool, partial: bool) -> None:
    if partial:
        raise SettingsError("--accept keeps a whole run, and --without-model looks at a part of it; give one of them")
    reasons = [*found.falls, *([f"{found.unasked} of its questions were not asked"] if found.unasked else [])]
    if reasons and not force:
        raise SettingsError(f"the baseline stays, since the run falls below it: {'; '.join(reasons)}; --force takes it")
    metrics = dict.fromkeys([*gating.GUARDED, *(check.now.bar.metric for check in found.bars)])
    write_baseline(path, run.about, run.marks(), list(metrics))
    print(f"{path} now holds this run")


def shipped(name: str) -> Path:
    """A file of the package; it is an ordinary installation, so that it is a file."""
    return Path(str(files("eval") / name))
