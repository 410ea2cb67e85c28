"""Intervals around means, by resampling the questions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20180608
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % interval.

    Attributes:
        mean: Mean of the values.
        low: Lower end of the interval.
        high: Upper end.
        n: Number of values.
    """

    mean: float
    low: float
    high: float
    n: int


def estimate(values: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED) -> Estimate | None:
    """Mean and 95 % percentile bootstrap interval (Efron & Tibshirani 1993, chapter 13); None without values.

    Where all values are 0 or all are 1, resampling would claim certainty; the exact binomial bound (Clopper & Pearson
    1934) is given instead: none wrong of 30 still allows for 11.6 %.
    """
    if not values:
        return None
    data = np.asarray(values, dtype=np.float64)
    mean, n = float(data.mean()), len(data)
    if (data == data[0]).all() and data[0] in (0.0, 1.0):
        bound = 1 - 0.025 ** (1 / n)
        return Estimate(mean, 0.0, bound, n) if mean == 0 else Estimate(mean, 1 - bound, 1.0, n)
    low, high = np.quantile(resampled_means(data, resamples, seed), (0.025, 0.975))
    return Estimate(mean, float(low), float(high), n)


def resampled_means(data: NDArray[np.float64], resamples: int, seed: int) -> NDArray[np.float64]:
    """Means of ``resamples`` draws with replacement; float64, shape (resamples,). Equal seeds give equal draws."""
    rows = np.random.default_rng(seed).integers(0, len(data), size=(resamples, len(data)))
    return np.asarray(data[rows].mean(axis=1), dtype=np.float64)
