"""Our system beside others: on the questions that both were asked, where is it ahead, and where is it not?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan

from eval.comparing.versus import Statistic, Verdict, Versus, versus
from eval.judging.marks import common
from eval.judging.runs import Run
from eval.metrics.bootstrap import Estimate, estimate
from eval.reporting.page import NONE, Table, percent, table, words


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be ahead in.

    Attributes:
        label: As it is called in running text.
        metric: A key of the marks' figures.
        lower: Whether a small value is a good one.
        statistic: What is made of the questions' values.
        unit: ``%``, ``s`` or empty.
    """

    label: str
    metric: str
    lower: bool = False
    statistic: Statistic = "mean"
    unit: str = "%"

    def show(self, value: float) -> str:
        """A value with its unit."""
        if isnan(value):
            return NONE
        if self.unit == "%":
            return f"{100 * value:.1f} %"
        return f"{value:.{0 if value == 0 else 1 if value >= 10 else 3}f} {self.unit}".rstrip()

    def span(self, found: Versus) -> str:
        """The 95 % interval of the difference."""
        factor, unit = (100, "points") if self.unit == "%" else (1, self.unit)
        low, high = (_signed(factor * end) for end in (found.low, found.high))
        return f"{low} to {high} {unit}".rstrip()

    def change(self, found: Versus) -> str:
        """That interval, and McNemar's test where it applies."""
        p_value = f"; {p_text(found.p_value)}" if found.p_value is not None and self.unit == "%" else ""
        return f"{self.span(found)}{p_value}"


MEASURES = (
    Measure("right answers", "right"),
    Measure("wrong answers shown", "wrong", lower=True),
    Measure("answers with a figure that nothing cited says", "unsupported", lower=True),
    Measure("citations right", "span_precision"),
    Measure("refusals that were due", "refusal_precision"),
    Measure("unanswerable questions refused", "refusal_recall"),
    Measure("median answer time", "seconds", lower=True, statistic="p50", unit="s"),
    Measure("tokens an answer", "tokens", lower=True, unit=""),
)
_RIVALS = ("langchain", "bm25-first", "model-alone")
_OURS = "ours"


@dataclass(frozen=True, slots=True)
class Contest:
    """Our run against another on the questions that both were asked.

    Attributes:
        other: The other run.
        n: Number of these questions.
        found: Each measure with its comparison; None where one of the two never has the figure.
    """

    other: Run
    n: int
    found: tuple[tuple[Measure, Versus | None], ...]

    @property
    def ablation(self) -> bool:
        """Whether the other one is our own system without one of its parts."""
        return self.other.system not in {*_RIVALS, _OURS}

    def of(self, *verdicts: Verdict) -> list[tuple[Measure, Versus]]:
        """The measures with one of these verdicts on our system."""
        return [(measure, found) for measure, found in self.found if found and found.verdict in verdicts]


def hold(ours: Run, others: Iterable[Run]) -> list[Contest]:
    """Hold our run against each of the others that was asked some of the same questions."""
    contests = []
    for other in others:
        pairs = common(other.marks(), ours.marks())
        if pairs:
            found = ((m, versus(pairs, m.metric, lower=m.lower, statistic=m.statistic)) for m in MEASURES)
            contests.append(Contest(other, len(pairs), tuple(found)))
    return contests


def opening(ours: Run, contests: Sequence[Contest]) -> str:
    """The first paragraph of a report: how good, compared with whom, and where not ahead."""
    marks = ours.marks()
    figures = {m: estimate([mark.figures[m] for mark in marks if m in mark.figures]) for m in ("right", "wrong")}
    asked = f"{len(marks)} questions" + (f" of {ours.gold}" if ours.gold else "")
    good, bad = _share(figures["right"]), _share(figures["wrong"])
    said = [f"Of {asked} the system rightly answered or refused {good}; it showed a wrong answer to {bad}."]
    rivals = [contest for contest in contests if not contest.ablation]
    if not rivals:
        return f"{said[0]} No other system was given to compare it with: whether it is ahead, this does not say."
    chief = next((contest for contest in rivals if contest.other.system == _RIVALS[0]), rivals[0])
    ahead = words([_told(measure, found) for measure, found in chief.of("better")]) or "nothing"
    said.append(
        f"Compared with {chief.other.name} on the {chief.n} questions that both were asked (in brackets the figures, "
        f"and the 95 % interval of their difference), it is ahead in {ahead}."
    )
    behind = [part for rival in rivals if (part := not_ahead(rival))]
    said += behind or [f"It is ahead of {words([rival.other.name for rival in rivals])} in all that is measured here."]
    return " ".join(said)


def not_ahead(rival: Contest) -> str:
    """Where our system is not ahead of another, in words; empty when there is no such measure."""
    level = [(m, found) for m, found in rival.of("cannot tell") if found.comparable]
    alike = [m.label for m, found in level if found.low == found.high == 0]
    unsure = [_told(m, found) for m, found in level if not found.low == found.high == 0]
    worse = [_told(m, found) for m, found in rival.of("worse")]
    unknown = [m.label for m, found in rival.found if found is None or not found.comparable]
    told = [f"it is worse in {words(worse)}"] if worse else []
    told += [f"it is equal in {words(alike)}"] if alike else []
    told += [f"too few questions tell the two apart in {words(unsure)}"] if unsure else []
    told += [f"only one of the two has any {words(unknown)}"] if unknown else []
    return f"Not ahead of {rival.other.name}: {'; '.join(told)}." if told else ""


def side_by_side(ours: Run, contests: Sequence[Contest]) -> list[tuple[str, Table]]:
    """For each number of common questions a table: systems in the rows, measures in the columns.

    Systems that were asked the same questions share a table, with our system's figures on just these in its first row.
    """
    groups: dict[frozenset[str], list[Contest]] = {}
    for contest in contests:
        keys = frozenset(mark.id for mark, _ in common(contest.other.marks(), ours.marks()))
        groups.setdefault(keys, []).append(contest)
    return [(f"On {len(keys)} questions:", _systems(ours, group)) for keys, group in groups.items()]


def duel(contest: Contest) -> Table:
    """Everything about one comparison."""
    rows = [
        [measure.label, str(found.n), measure.show(found.now), measure.show(found.before), *_standing(measure, found)]
        if found
        else [measure.label, "0", NONE, NONE, NONE, "not comparable"]
        for measure, found in contest.found
    ]
    return table(["measure", "n", "ours", contest.other.name, "difference, 95 %; McNemar", "ours is"], rows)


def _standing(measure: Measure, found: Versus) -> tuple[str, str]:
    return (measure.change(found), found.verdict) if found.comparable else (NONE, "not comparable")


def p_text(p_value: float) -> str:
    """A p-value as it is printed."""
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.3f}"


def _signed(value: float) -> str:
    """A difference with its sign; 0 has none."""
    rounded = f"{value:+.{1 if abs(value) >= 0.95 else 3}f}".replace("-", "−")
    return "0" if not rounded.strip("+−0.") else rounded


def _systems(ours: Run, group: Sequence[Contest]) -> Table:
    first = group[0]
    own = [_first(found, own=True, measure=measure) for measure, found in first.found]
    rows = [[ours.name if ours.name == _OURS else f"{ours.name} (ours)", *own]]
    rows += [[c.other.name, *(_first(found, own=False, measure=measure) for measure, found in c.found)] for c in group]
    return table(["system", *(measure.label for measure in MEASURES)], rows)


def _first(found: Versus | None, *, own: bool, measure: Measure) -> str:
    if found is None:
        return NONE
    return measure.show(found.now if own else found.before)


def _told(measure: Measure, found: Versus) -> str:
    return f"{measure.label} ({measure.show(found.now)} against {measure.show(found.before)}; {measure.span(found)})"


def _share(found: Estimate | None) -> str:
    if found is None:
        return NONE
    return f"{percent(found)} % (95 %: {100 * found.low:.1f} to {100 * found.high:.1f})"
