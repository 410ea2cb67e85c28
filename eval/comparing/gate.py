"""Does a run fall below the best one so far? Bars that were met and are missed, and figures that fall significantly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.comparing.bars import Bar, Standing, stand
from eval.comparing.baseline import Baseline
from eval.comparing.versus import Versus, versus
from eval.judging.marks import Mark, common
from index.errors import GoldError

GUARDED: dict[str, bool] = {
    "right": False,
    "wrong": True,
    "coverage": False,
    "selective_accuracy": False,
    "language": False,
    "unsupported": True,
    "citation_exact": False,
    "span_precision": False,
    "supported": False,
    "group_recall": False,
    "refusal_precision": False,
    "refusal_recall": False,
    "lexical_article_recall@10": False,
    "dense_article_recall@10": False,
    "fused_article_recall@5": False,
    "fused_article_ndcg@10": False,
    "evidence_span_recall@5": False,
}
"""Figures that may not fall, each with whether a small one is a good one. Times are no part: machines differ."""


@dataclass(frozen=True, slots=True)
class BarCheck:
    """A bar, held against by the run and by the baseline.

    Attributes:
        now: The run, over all its questions.
        before: The baseline, over the questions that both have; None without a baseline.
        paired: The run over those same questions.
    """

    now: Standing
    before: Standing | None
    paired: Standing | None

    @property
    def fell(self) -> bool:
        """Whether the baseline meets it, and the run on the same questions does not."""
        if self.before is None or self.paired is None:
            return False
        return self.before.met is True and self.paired.met is False

    @property
    def status(self) -> str:
        """``met``, ``missed`` (the baseline meets it), ``goal`` (not yet met by either) or ``not measured``."""
        if self.fell:
            return "missed"
        return {True: "met", False: "goal", None: "not measured"}[self.now.met]


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate has to say.

    Attributes:
        bars: Every bar.
        figures: Every guarded figure that both runs have.
        gained: Questions that only the run answers rightly.
        lost: Questions that only the baseline answers rightly.
        shared: Number of questions that count in the comparison; None without a baseline.
        left_out: Number of the run's questions that do not: new, changed, or outside the chosen part.
        unasked: Number of the baseline's questions that the run was not asked in the same wording.
    """

    bars: tuple[BarCheck, ...]
    figures: tuple[Versus, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    shared: int | None = None
    left_out: int = 0
    unasked: int = 0

    @property
    def falls(self) -> tuple[str, ...]:
        """What keeps the gate shut, one line each; empty when it is open."""
        bars = [
            f"{check.now.bar.name}: was {amount(check.before)}, is {amount(check.paired)}, goal {goal(check.now.bar)}"
            for check in self.bars
            if check.fell
        ]
        figures = [f"{found.metric} fell: {difference(found)}" for found in self.figures if found.verdict == "worse"]
        return (*bars, *figures)


def judge(
    now: Sequence[Mark],
    baseline: Baseline | None,
    bars: Sequence[Bar],
    *,
    without_model: bool = False,
    least: float = 0.5,
) -> Gate:
    """Hold a run against bars and baseline.

    Args:
        now: The run.
        baseline: The best run so far; None when there is none yet, which leaves the gate open.
        bars: The bars that are for this run.
        without_model: Count only the questions that the baseline answered without asking a language model.
        least: Share of the baseline's questions that has to be asked for a verdict; with 0, a run that has none of
            them is held against the bars alone.

    Raises:
        GoldError: Fewer were asked.
    """
    chosen = [mark for mark in baseline.marks if not (without_model and mark.worded)] if baseline else []
    pairs = common(chosen, now)
    if baseline is None or (not pairs and not least):
        return Gate(tuple(BarCheck(stand(bar, now), None, None) for bar in bars))
    if len(pairs) < least * len(chosen) or not pairs:
        raise GoldError(
            f"the run has {len(pairs)} of the baseline's {len(chosen)} questions in the same wording, too few to "
            "compare; run the whole gold file, or name another --baseline"
        )
    after = [new for _, new in pairs]
    before = [replace(old, labels=new.labels) for old, new in pairs]  # the same wording has the same labels
    counted = after if without_model else now
    found = (versus(pairs, metric, lower=lower) for metric, lower in GUARDED.items())
    return Gate(
        bars=tuple(BarCheck(stand(bar, counted), stand(bar, before), stand(bar, after)) for bar in bars),
        figures=tuple(filter(None, found)),
        gained=tuple(new.id for old, new in pairs if new.figures["right"] > old.figures["right"]),
        lost=tuple(new.id for old, new in pairs if new.figures["right"] < old.figures["right"]),
        shared=len(pairs),
        left_out=len(now) - len(pairs),
        unasked=len(chosen) - len(pairs),
    )


def amount(standing: Standing | None) -> str:
    """A bar's figure as it is shown: seconds as such, everything else in per cent."""
    if standing is None or standing.value is None:
        return "–"
    return _value(standing.bar, standing.value)


def goal(bar: Bar) -> str:
    """A bar's goal as it is shown."""
    return f"{'≤' if bar.lower else '≥'} {_value(bar, bar.goal)}"


def difference(found: Versus) -> str:
    """A comparison in one line."""
    p_value = "" if found.p_value is None else f", McNemar p = {found.p_value:.3f}"
    return (
        f"{100 * found.before:.1f} % → {100 * found.now:.1f} % on {found.n} questions "
        f"(95 % {100 * found.low:+.1f} … {100 * found.high:+.1f} points{p_value})"
    )


def to_text(gate: Gate) -> str:
    """The gate's findings, as the command prints them."""
    width = max((len(check.now.bar.name) for check in gate.bars), default=0)
    lines = [f"{'bar':{width}}  {'goal':>10}  {'baseline':>8}  {'now':>8}  {'n':>4}"]
    lines += [
        f"{check.now.bar.name:{width}}  {goal(check.now.bar):>10}  {amount(check.before):>8}  "
        f"{amount(check.now):>8}  {check.now.n:>4}  {check.status}"
        for check in gate.bars
    ]
    if gate.shared is None:
        return "\n".join([*lines, "", "no baseline yet: keep this run as one with --accept"])
    lines += ["", f"compared with the baseline on {gate.shared} questions of the same wording"]
    if gate.left_out:
        lines.append(f"{gate.left_out} questions of the run do not count there: new, changed, or in need of the model")
    if gate.unasked:
        lines.append(f"{gate.unasked} questions of the baseline were not asked")
    lines += [f"now right: {', '.join(gate.gained) or '–'}", f"now wrong: {', '.join(gate.lost) or '–'}"]
    lines += ["", *(f"FELL {line}" for line in gate.falls)] if gate.falls else ["", "nothing fell"]
    return "\n".join(lines)


def _value(bar: Bar, value: float) -> str:
    if bar.metric.endswith("seconds"):
        return f"{value:.2f} s" if value < 100 else f"{value:.0f} s"
    return f"{value:.0f}" if bar.metric == "tokens" else f"{100 * value:.1f} %"
