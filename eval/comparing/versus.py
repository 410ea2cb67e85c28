"""One run held against another, figure by figure, over the questions that both were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from eval.judging.marks import Mark
from eval.metrics.bootstrap import RESAMPLES, SEED
from eval.metrics.mcnemar import mcnemar

Verdict = Literal["better", "worse", "cannot tell"]
LEVEL = 0.05
Statistic = Literal["mean", "p50", "p95", "sum"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Versus:
    """A figure of two runs over the same questions.

    Attributes:
        metric: Which figure.
        n: Number of questions that both runs were asked and of which at least one has the figure.
        before: The figure of the run that is compared with; NaN where none of its questions has it.
        now: The figure of this run; NaN as well.
        low: Lower end of the 95 % interval of ``now - before``; NaN where it cannot be told.
        high: Upper end.
        p_value: Of McNemar's exact test, for figures that are 0 or 1 and that the same questions have in both runs.
        verdict: ``better`` or ``worse`` when the interval lies on one side of zero and the test, if any, agrees.
    """

    metric: str
    n: int
    before: float
    now: float
    low: float
    high: float
    p_value: float | None
    verdict: Verdict

    @property
    def comparable(self) -> bool:
        """Whether both runs have the figure."""
        return not (isnan(self.before) or isnan(self.now))


def versus(
    pairs: Sequence[tuple[Mark, Mark]], metric: str, *, lower: bool = False, statistic: Statistic = "mean"
) -> Versus | None:
    """Compare a figure by a paired bootstrap of the difference, and by McNemar's test where it applies.

    Questions are drawn, and each draw gives both runs' figures over those of the drawn questions that have it: a
    precision keeps its own base in each run.

    Args:
        pairs: The same questions in the earlier run and in this one.
        metric: A key of the marks' figures.
        lower: Whether a small figure is a good one.
        statistic: What is made of the questions' values.

    Returns:
        None when none of the questions has the figure in either run.
    """
    values = np.array([[mark.figures.get(metric, np.nan) for mark in pair] for pair in pairs], dtype=np.float64)
    values = values.reshape(-1, 2)
    values = values[~np.isnan(values).all(axis=1)]
    if not len(values):
        return None
    if np.isnan(values).all(axis=0).any():  # a precision of a system that never refuses
        one, other = (_alone(run, statistic) for run in values.T)
        return Versus(metric, len(values), one, other, nan, nan, None, "cannot tell")
    before, now = (float(found) for found in reduce(values, statistic))
    low, high = _interval(values, statistic)
    p_value = _p_value(values) if statistic == "mean" else None
    sure = p_value is None or p_value < LEVEL
    sign = -1 if lower else 1
    verdict: Verdict = "cannot tell"
    if sure and (low > 0 or high < 0):
        verdict = "better" if sign * (low + high) > 0 else "worse"
    return Versus(metric, len(values), before, now, low, high, p_value, verdict)


def reduce(values: Floats, statistic: Statistic) -> Floats:
    """Bring questions (the second axis from the right) down to one value; NaN stands for a figure that is missing.

    Args:
        values: float64, shape (…, questions, runs); every run needs one value at least.
        statistic: Mean, sum, median or 95th percentile (linear between neighbours).

    Returns:
        float64, shape (…, runs).
    """
    if statistic == "sum":
        return np.asarray(np.nansum(values, axis=-2), dtype=np.float64)
    if statistic == "mean":
        return np.asarray(np.nanmean(values, axis=-2), dtype=np.float64)
    return np.asarray(np.nanquantile(values, 0.5 if statistic == "p50" else 0.95, axis=-2), dtype=np.float64)


def _alone(run: Floats, statistic: Statistic) -> float:
    known = run[~np.isnan(run)]
    return float(reduce(known[:, None], statistic)[0]) if len(known) else nan


def _interval(values: Floats, statistic: Statistic) -> tuple[float, float]:
    rows = np.random.default_rng(SEED).integers(0, len(values), size=(RESAMPLES, len(values)))
    drawn = values[rows]
    hollow = np.any(np.all(np.isnan(drawn), axis=1), axis=1)
    drawn = drawn[~hollow]  # a draw without any question that has the figure
    before, now = reduce(drawn, statistic).T
    low, high = np.quantile(now - before, (0.025, 0.975))
    return float(low), float(high)


def _p_value(values: Floats) -> float | None:
    if np.isnan(values).any() or not np.isin(values, (0.0, 1.0)).all():
        return None
    before, now = values.T
    return mcnemar(int((now > before).sum()), int((before > now).sum()))
