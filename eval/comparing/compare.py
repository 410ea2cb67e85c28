"""Is one run better than another? Paired, question by question."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.comparing.versus import Verdict, versus
from eval.judging.marks import Key, Mark
from index.errors import GoldError


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


Marks = Mapping[Key, bool]


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


def compare(before: Marks, now: Marks) -> Comparison:
    """Compare the shares of right answers of two runs; see `eval.comparing.versus.versus` for the tests.

    Raises:
        GoldError: The runs have no question in common.
    """
    keys = sorted(before.keys() & now.keys())
    found = versus([(_mark(key, before[key]), _mark(key, now[key])) for key in keys], "right")
    if found is None or found.p_value is None:
        raise GoldError("the two runs have no question in common; compare runs of the same gold file")
    return Comparison(
        verdict=found.verdict,
        questions=len(keys),
        unpaired=len(before.keys() ^ now.keys()),
        before=found.before,
        now=found.now,
        low=found.low,
        high=found.high,
        p_value=found.p_value,
        gained=tuple(key[0] for key in keys if now[key] and not before[key]),
        lost=tuple(key[0] for key in keys if before[key] and not now[key]),
    )


def _mark(key: Key, right: bool) -> Mark:
    return Mark(*key, labels=frozenset(), route="", worded=False, figures={"right": float(right)})


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
