"""The report on our system: first what matters, then everything."""

from collections.abc import Mapping, Sequence
from functools import partial

from eval.comparing.gate import Gate, amount, difference, goal
from eval.judging.runs import Run
from eval.metrics.risk import Point
from eval.reporting import contest, plots, sections
from eval.reporting.contest import Contest
from eval.reporting.page import NONE, Block, Bullets, Page, Paragraph, Plot, Section, table, words


def full_report(ours: Run, others: Sequence[Run], gate: Gate) -> Page:
    """Put a report together.

    Args:
        ours: The run of our system.
        others: Runs of other systems, of ours without a part, or of ours over other questions.
        gate: How it stands against bars and baseline.
    """
    summary, contests = ours.summary(), contest.hold(ours, others)
    compared = {held.other.name for held in contests}
    elsewhere = [run for run in others if run.name not in compared]
    parts = [
        Section("Bars", (bars(gate),)),
        *_contests(ours, contests),
        _since(gate),
        sections.answers(summary),
        *_elsewhere(elsewhere),
        Section("Refusals", (sections.refusals(summary.overall), *_risk([ours, *(c.other for c in contests)]))),
        sections.ranking(summary),
        Section("Answer times and tokens", (sections.costs(summary.latency), _latency(ours, contests))),
        sections.failures(summary.failures),
        *sections.loose(summary),
        Section("What was measured", (sections.about(summary),)),
    ]
    lead = (Paragraph(contest.opening(ours, contests)), Paragraph(bars_in_words(gate)))
    return Page(f"How good the answers are: {ours.name}", lead, tuple(filter(None, parts)))


def bars_in_words(gate: Gate) -> str:
    """How many bars are met, and which are not."""
    status = {check.now.bar.name: check.status for check in gate.bars}
    missed = [
        f"{check.now.bar.name} ({amount(check.now)}, goal {goal(check.now.bar)})"
        for check in gate.bars
        if check.now.met is False
    ]
    unknown = [name for name, found in status.items() if found == "not measured"]
    told = [f"Of {len(status)} bars {sum(check.now.met is True for check in gate.bars)} are met."]
    told += [f"Not met: {words(missed)}."] if missed else []
    told += [f"Not measured by this run: {words(unknown)}."] if unknown else []
    return " ".join(told)


def bars(gate: Gate) -> Block:
    """Every bar with goal, figure and standing."""
    rows = (
        [
            check.now.bar.name,
            check.status,
            amount(check.now),
            goal(check.now.bar),
            amount(check.before),
            str(check.now.n),
            ", ".join((*check.now.bar.slice, *check.now.bar.routes)) or "all",
        ]
        for check in gate.bars
    )
    return table(["bar", "standing", "now", "goal", "baseline", "n", "questions"], rows)


def _contests(ours: Run, contests: Sequence[Contest]) -> list[Section]:
    rivals = [held for held in contests if not held.ablation]
    ablations = [held for held in contests if held.ablation]
    titles = {
        "Beside other systems": (
            rivals,
            "Each line is one system on the same questions; then each comparison in full.",
        ),
        "Without one of its parts": (ablations, "What a part is worth: the system with it (ours) against without it."),
    }
    made = []
    for title, (held, note) in titles.items():
        blocks: list[Block] = [Paragraph(note)]
        for caption, systems in contest.side_by_side(ours, held):
            blocks += [Paragraph(caption), systems]
        for each in held:
            blocks += [Paragraph(f"Against {each.other.name}, {each.n} questions:"), contest.duel(each)]
        made += [Section(title, tuple(blocks))] if held else []
    return made


def _since(gate: Gate) -> Section:
    title = "Since the baseline"
    if gate.shared is None:
        return Section(title, (Paragraph("There is no stored baseline, or none of its questions was asked."),))
    rows = ([f.metric, difference(f), f.verdict] for f in gate.figures if f.comparable and f.before != f.now)
    return Section(
        title,
        (
            Paragraph(
                f"{gate.shared} questions in the same wording; {gate.left_out} of this run are new or changed, "
                f"{gate.unasked} of the baseline were not asked."
            ),
            Bullets((f"now right: {', '.join(gate.gained) or NONE}", f"now wrong: {', '.join(gate.lost) or NONE}")),
            table(["figures that differ", "baseline → now", "now is"], rows),
        ),
    )


def _elsewhere(runs: Sequence[Run]) -> list[Section]:
    if not runs:
        return []
    rows = [(f"{run.name} ({run.gold})" if run.gold else run.name, run.summary().overall) for run in runs]
    return [Section("On other questions", (sections.answer_table("run", rows),))]


def _risk(runs: Sequence[Run]) -> tuple[Block, ...]:
    curves = {run.name: found for run in runs if (found := run.summary().risk)}
    points: Mapping[str, Sequence[Point]] = {name: found.points for name, found in curves.items()}
    caption = (
        "Risk and coverage: answer only the questions that the system is surest of, then more and more of them; "
        "refused ones come last and count as errors. The lower the line stays, the better it knows what it knows."
    )
    rows = [
        [name, f"{found.area:.4f}", f"{found.optimal:.4f}", f"{found.excess:.4f}", str(len(found.points))]
        for name, found in curves.items()
    ]
    return (
        Plot(partial(plots.risk_coverage, points), caption),
        table(["risk–coverage curve", "area", "best possible", "excess", "points"], rows),
    )


def _latency(ours: Run, contests: Sequence[Contest]) -> Plot:
    times: dict[str, list[float]] = {}
    for _, outcome, _ in sorted(ours.judged, key=lambda judged: judged[1].route):
        times.setdefault(outcome.route, []).append(outcome.seconds)
    for held in contests:
        times[held.other.name] = [outcome.seconds for _, outcome, _ in held.other.judged]
    caption = "Seconds until the answer, by route of our system; below, other systems with all their answers together."
    return Plot(partial(plots.latency, times), caption)
