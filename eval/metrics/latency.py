"""How long answers take, and how much the language model says for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

Spent = tuple[str, float] | tuple[str, float, int]
"""Route, seconds and, where they are known, generated tokens of one answer."""


@dataclass(frozen=True, slots=True)
class Latency:
    """What the answers of one route cost.

    Attributes:
        route: The route, or "all".
        n: Number of answers.
        p50: Median, seconds.
        p95: 95th percentile, seconds, linear between neighbours.
        tokens: Mean number of generated tokens.
        tokens_p95: Their 95th percentile.
    """

    route: str
    n: int
    p50: float
    p95: float
    tokens: float = 0.0
    tokens_p95: float = 0.0


def by_route(spent: Iterable[Spent]) -> tuple[Latency, ...]:
    """Summarise what answers cost: first all together, then each route by name. Tokens left out count as 0."""
    routes: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for each in spent:
        cost = (each[1], each[2] if len(each) == 3 else 0)
        routes["all"].append(cost)
        routes[each[0]].append(cost)
    return tuple(_latency(route, routes[route]) for route in sorted(routes, key=lambda name: (name != "all", name)))


def _latency(route: str, costs: list[tuple[float, int]]) -> Latency:
    seconds, tokens = zip(*costs, strict=True)
    p50, p95 = np.quantile(seconds, (0.5, 0.95))
    return Latency(route, len(costs), float(p50), float(p95), float(np.mean(tokens)), float(np.quantile(tokens, 0.95)))
