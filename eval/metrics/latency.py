"""How long answers take."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Latency:
    """Answer times of one route.

    Attributes:
        route: The route, or "all".
        n: Number of answers.
        p50: Median, seconds.
        p95: 95th percentile, seconds, linear between neighbours.
    """

    route: str
    n: int
    p50: float
    p95: float


def by_route(times: Iterable[tuple[str, float]]) -> tuple[Latency, ...]:
    """Summarise pairs of route and seconds: first all together, then each route by name."""
    routes: dict[str, list[float]] = defaultdict(list)
    for route, seconds in times:
        routes["all"].append(seconds)
        routes[route].append(seconds)
    return tuple(_latency(route, routes[route]) for route in sorted(routes, key=lambda name: (name != "all", name)))


def _latency(route: str, seconds: list[float]) -> Latency:
    p50, p95 = np.quantile(seconds, (0.5, 0.95))
    return Latency(route, len(seconds), float(p50), float(p95))
