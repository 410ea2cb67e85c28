"""Reads back what ``eval --json`` wrote."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.judging.marks import Mark, marks_of
from eval.judging.report import Judged, Summary, summarise
from eval.judging.scoring import Score
from eval.questions.gold import item_from
from eval.running.runner import outcome_from
from index.errors import GoldError


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its file tells it.

    Attributes:
        name: The file's name without its ending.
        about: What was measured.
        judged: Every question with its outcome and score.
    """

    name: str
    about: dict[str, str]
    judged: tuple[Judged, ...]

    @property
    def gold(self) -> str:
        """Name of the gold file, as far as the run tells."""
        return self.about.get("gold questions", "").partition(",")[0]

    @property
    def system(self) -> str:
        """Which system it measured, as the command line calls it."""
        return self.about.get("system", "").partition(",")[0]

    def marks(self) -> list[Mark]:
        """Each question's labels and figures."""
        return marks_of(self.judged)

    def summary(self) -> Summary:
        """Means, intervals and failures."""
        return summarise(self.judged, self.about)


def read_run(path: Path) -> Run:
    """Read a run.

    Raises:
        GoldError: The file cannot be read, is something else, or holds no question.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        judged = tuple(_judged(question) for question in raw["questions"])
        about = {str(name): str(value) for name, value in raw["summary"]["about"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise GoldError(
            f"{path}: no run that can be read ({type(fault).__name__}: {fault}); "
            "give a file that this version's `reformqa eval --json` wrote"
        ) from fault
    if not judged:
        raise GoldError(f"{path}: the run holds no question; ask some with `reformqa eval --json`")
    return Run(path.stem, about, judged)


def _judged(raw: dict[str, Any]) -> Judged:
    score: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw["score"].items()
    }
    return item_from(raw["item"]), outcome_from(raw["outcome"]), Score(**score)
