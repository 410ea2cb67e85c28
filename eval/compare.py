"""Is one run better than another? Paired, question by question."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import Literal

import numpy as np

from eval.metrics.bootstrap import RESAMPLES, SEED, resampled_means
from index.errors import GoldError

Verdict = Literal["better", "worse", "cannot tell"]
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run held against an earlier one, over the questions that both were asked in the same wording.

    Attributes:
        verdict: ``better`` or ``worse`` when both tests agree that it is no accident.
        questions: Number of questions that both runs have.
        unpaired: Number of questions that only one of them has.
        before: Share of right answers in the earlier run.
        now: Share in this run.
        low: Lower end of the 95 % interval of the difference.
        high: Upper end.
        p_value: Of McNemar's exact test.
        gained: Questions that only this run answers rightly.
        lost: Questions that only the earlier run answers rightly.
    """

    verdict: Verdict
    questions: int
    unpaired: int
    before: float
    now: float
    low: float
    high: float
    p_value: float
    gained: tuple[str, ...]
    lost: tuple[str, ...]


Marks = Mapping[tuple[str, str], bool]


def read_marks(path: Path) -> dict[tuple[str, str], bool]:
    """Right or wrong by id and hash of the question, from a file that ``eval --json`` wrote.

    Raises:
        GoldError: The file cannot be read or is something else.
    """
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))["questions"]
        return {(q["outcome"]["item_id"], q["outcome"]["item_hash"]): bool(q["score"]["right"]) for q in questions}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise GoldError(f"{path}: no run that can be compared ({fault}); give a file written with --json") from fault


def mcnemar(gained: int, lost: int) -> float:
    """Two-sided exact p-value of McNemar's test (1947) from the two counts of disagreement."""
    n = gained + lost
    tail = sum(comb(n, i) for i in range(min(gained, lost) + 1))
    return min(1.0, 2.0 * tail / 2.0**n)


def compare(before: Marks, now: Marks, resamples: int = RESAMPLES, seed: int = SEED) -> Comparison:
    """Compare two runs by McNemar's exact test and a paired bootstrap of the difference in right answers.

    Raises:
        GoldError: The runs have no question in common.
    """
    keys = sorted(before.keys() & now.keys())
    if not keys:
        raise GoldError("the two runs have no question in common; compare runs of the same gold file")
    differences = np.array([float(now[key]) - float(before[key]) for key in keys])
    low, high = map(float, np.quantile(resampled_means(differences, resamples, seed), (0.025, 0.975)))
    gained = tuple(key[0] for key in keys if now[key] and not before[key])
    lost = tuple(key[0] for key in keys if before[key] and not now[key])
    p_value = mcnemar(len(gained), len(lost))
    return Comparison(
        verdict=_verdict(p_value, low, high),
        questions=len(keys),
        unpaired=len(before.keys() ^ now.keys()),
        before=sum(before[key] for key in keys) / len(keys),
        now=sum(now[key] for key in keys) / len(keys),
        low=low,
        high=high,
        p_value=p_value,
        gained=gained,
        lost=lost,
    )


def _verdict(p_value: float, low: float, high: float) -> Verdict:
    if p_value < LEVEL and low > 0:
        return "better"
    return "worse" if p_value < LEVEL and high < 0 else "cannot tell"


def to_text(comparison: Comparison) -> str:
    """A comparison in a few lines."""
    c = comparison
    lines = [
        f"{c.verdict}: {100 * c.before:.1f} % → {100 * c.now:.1f} % right on {c.questions} questions",
        f"difference 95 % {100 * c.low:+.1f} … {100 * c.high:+.1f} points, McNemar p = {c.p_value:.3f}",
        f"gained {len(c.gained)}: {', '.join(c.gained) or '–'}",
        f"lost {len(c.lost)}: {', '.join(c.lost) or '–'}",
    ]
    if c.unpaired:
        lines.append(f"{c.unpaired} questions are in one run only, or were changed, and do not count")
    return "\n".join(lines)
