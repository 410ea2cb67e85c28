"""What is kept of a judged question to compare runs and to hold them against bars: its labels and its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.judging.report import Judged, variant
from eval.questions.gold import GoldItem
from eval.running.runner import Outcome

Key = tuple[str, str]
_FIRST = ("understand", "retrieve", "verify")


@dataclass(frozen=True, slots=True)
class Mark:
    """One question of a run.

    Attributes:
        id: Id of the question.
        hash: Hash over the whole question: another wording is another question.
        labels: ``answerable`` or ``unanswerable``, its variant, its category, and its trap or ``no trap``.
        route: The road that led to the answer.
        worded: Whether a language model was asked.
        figures: Metric to value, for the metrics that the question has; besides those of its score ``seconds`` (until
            the answer), ``first_seconds`` (until the first evidence is shown) and ``tokens``.
    """

    id: str
    hash: str
    labels: frozenset[str]
    route: str
    worded: bool
    figures: dict[str, float]

    @property
    def key(self) -> Key:
        """What two runs of the same question have in common."""
        return self.id, self.hash


def marks_of(judged: Iterable[Judged]) -> list[Mark]:
    """Keep of each judged question what comparisons need."""
    return [
        Mark(out.item_id, out.item_hash, labels(item), out.route, worded(out), s.figures | _costs(out))
        for item, out, s in judged
    ]


def labels(item: GoldItem) -> frozenset[str]:
    """What kind of question it is, in the words that slices are named by."""
    return frozenset(
        {"answerable" if item.answerable else "unanswerable", variant(item), item.category, item.trap or "no trap"}
    )


def worded(outcome: Outcome) -> bool:
    """Whether a language model was asked, also when nothing of what it wrote was shown."""
    return outcome.route == "model" or "generate" in outcome.timings_ms


def common(before: Sequence[Mark], now: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs of the questions that both runs were asked in the same wording, in the order of ``before``."""
    found = {mark.key: mark for mark in now}
    return [(mark, found[mark.key]) for mark in before if mark.key in found]


def _costs(outcome: Outcome) -> dict[str, float]:
    if outcome.error is not None:
        return {}
    figures = {"seconds": outcome.seconds, "tokens": float(outcome.tokens)}
    stages = _FIRST[:2] if worded(outcome) else _FIRST
    if all(stage in outcome.timings_ms for stage in stages):
        figures["first_seconds"] = sum(outcome.timings_ms[stage] for stage in stages) / 1000
    return figures
