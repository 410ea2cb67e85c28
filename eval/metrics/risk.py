"""Risk and coverage: how many wrong answers does one accept for answering more of the questions?

Y. Geifman, R. El-Yaniv, "Selective Classification for Deep Neural Networks", NIPS 2017 (the curve); Y. Geifman,
G. Uziel, R. El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", ICLR 2019 (its area, AURC,
and the excess over the best possible order, E-AURC).

Coverage is a share of all questions, answerable or not. Whoever answers a share of them answers those that the system
is surest of; risk is the share of errors among these answers. An error is a wrong answer, and any answer to an
unanswerable question. A refused question has no answer to be right, so it is taken up after all answered ones and is
an error then: the system could only have guessed. A refusal that was due therefore costs nothing as long as it is one,
and systems that refuse differently many questions are compared over the same range, from none to all of them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

Entry = tuple[float | None, bool]
"""How sure the system was, None where it refused or failed; whether what it answered is right."""


@dataclass(frozen=True, slots=True)
class Point:
    """One way to draw the line.

    Attributes:
        confidence: Least confidence with which a question is answered; None when the refused ones are answered too.
        coverage: Share of all questions that are answered then.
        risk: Share of errors among these.
    """

    confidence: float | None
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """A curve and what it amounts to.

    Attributes:
        points: From the surest answers alone to all questions, one a distinct confidence.
        area: Mean risk over all coverages 1/n, 2/n … 1 (AURC); 0 is best.
        optimal: The area if every right answer were surer than every error.
        excess: ``area - optimal``: what the confidences get wrong (E-AURC).
    """

    points: tuple[Point, ...]
    area: float
    optimal: float
    excess: float


def curve(entries: Iterable[Entry]) -> RiskCoverage | None:
    """Draw the curve; None without questions.

    Questions of equal confidence have no order among themselves: the area is that of the mean over all their orders.
    """
    rights: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    for confidence, right in entries:
        key = -inf if confidence is None else confidence
        sizes[key] += 1
        rights[key] += right and confidence is not None
    total = sizes.total()
    if not total:
        return None
    points: list[Point] = []
    asked, wrong, area = 0, 0, 0.0
    for key in sorted(sizes, reverse=True):
        errors = sizes[key] - rights[key]
        area += sum((wrong + errors * n / sizes[key]) / (asked + n) for n in range(1, sizes[key] + 1))
        asked, wrong = asked + sizes[key], wrong + errors
        points.append(Point(None if key == -inf else key, asked / total, wrong / asked))
    optimal = sum(max(0, n - rights.total()) / n for n in range(1, total + 1))
    return RiskCoverage(tuple(points), area / total, optimal / total, (area - optimal) / total)
