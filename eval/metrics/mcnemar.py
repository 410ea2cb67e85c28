"""McNemar's test: do two systems err on different questions by accident?"""

from math import comb


def mcnemar(gained: int, lost: int) -> float:
    """Two-sided exact p-value of McNemar's test (1947) from the two counts of disagreement."""
    n = gained + lost
    tail = sum(comb(n, i) for i in range(min(gained, lost) + 1))
    return min(1.0, 2.0 * tail / 2.0**n)
