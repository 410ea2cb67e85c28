"""The bars: goals under version control, and how a run stands against them."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from eval.comparing.versus import Statistic, reduce
from eval.judging.marks import Mark
from eval.questions.gold import CATEGORIES, TRAPS
from index.errors import SettingsError

_KINDS = (
    frozenset({"answerable", "unanswerable"}),
    frozenset({"vi", "unaccented", "en", "follow-up"}),
    CATEGORIES,
    TRAPS | {"no trap"},
)
_TEXTS = ("name", "metric", "statistic", "gold")
_LISTS = ("slice", "routes")
_GOALS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Bar:
    """A goal.

    Attributes:
        name: What it is called in reports.
        metric: A key of the marks' figures.
        goal: The value that is just good enough.
        lower: Whether a value has to be at most the goal, rather than at least.
        statistic: What is made of the questions' values.
        slice: Labels of the questions that count; empty for all.
        routes: Roads of the answers that count; empty for all.
        gold: Name of the gold file that it is for; None for any.
    """

    name: str
    metric: str
    goal: float
    lower: bool
    statistic: Statistic = "mean"
    slice: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    gold: str | None = None

    def met(self, value: float) -> bool:
        """Whether a value is good enough."""
        return value <= self.goal if self.lower else value >= self.goal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a run stands against a bar.

    Attributes:
        bar: The bar.
        value: The run's figure; None when none of its questions counts.
        n: Number of questions that count.
    """

    bar: Bar
    value: float | None
    n: int

    @property
    def met(self) -> bool | None:
        """Whether it is met; None when it cannot be told."""
        return None if self.value is None else self.bar.met(self.value)


def read_bars(path: Path) -> tuple[Bar, ...]:
    """Read a file of bars.

    Raises:
        SettingsError: It cannot be read or has faults; the message lists all of them.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise SettingsError(f"{path}: no file of bars ({fault}); give a TOML file with [[bar]] tables") from fault
    entries = raw.get("bar")
    if set(raw) != {"bar"} or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise SettingsError(f"{path}: has to hold [[bar]] tables and nothing else")
    faults = [f"bar {n}: {fault}" for n, entry in enumerate(entries, start=1) for fault in _faults(entry)]
    names = [entry.get("name") for entry in entries]
    faults += [f"bar {n}: there is a {name!r} already" for n, name in enumerate(names, 1) if name in names[: n - 1]]
    if faults:
        raise SettingsError(f"{path}: {len(faults)} fault(s) in the bars: {'; '.join(faults)}")
    return tuple(map(_bar, entries))


def stand(bar: Bar, marks: Iterable[Mark]) -> Standing:
    """Hold questions against a bar."""
    counting = [mark for mark in marks if fits(mark, bar)]
    values = [mark.figures[bar.metric] for mark in counting if bar.metric in mark.figures]
    if not values:
        return Standing(bar, None, 0)
    value = float(reduce(np.array(values, dtype=np.float64)[:, None], bar.statistic)[0])
    return Standing(bar, value, len(values))


def fits(mark: Mark, bar: Bar) -> bool:
    """Whether a question counts for a bar."""
    if bar.routes and mark.route not in bar.routes:
        return False
    wanted = [kind.intersection(bar.slice) for kind in _KINDS]
    return all(not labels or labels & mark.labels for labels in wanted)


def bars_for(bars: Sequence[Bar], gold: str) -> tuple[Bar, ...]:
    """The bars that are for runs over a gold file of this name."""
    return tuple(bar for bar in bars if bar.gold in (None, gold))


def _bar(raw: dict[str, Any]) -> Bar:
    goal = next(name for name in _GOALS if name in raw)
    kept: dict[str, Any] = {name: tuple(raw[name]) for name in _LISTS if name in raw}
    kept |= {name: raw[name] for name in _TEXTS if name in raw}
    return Bar(**kept, goal=float(raw[goal]), lower=goal == "at_most")


def _faults(raw: dict[str, Any]) -> Iterable[str]:
    for name in sorted(raw.keys() - {*_TEXTS, *_LISTS, *_GOALS}):
        yield f"unknown key {name!r}; known are {', '.join((*_TEXTS, *_LISTS, *_GOALS))}"
    for name in ("name", "metric"):
        if name not in raw:
            yield f"{name!r} is missing"
    for name, value in raw.items():
        if name in _TEXTS and not (isinstance(value, str) and value.strip()):
            yield f"{name} has to be a text"
        if name in _LISTS and not _is_texts(value):
            yield f"{name} has to be a list of texts"
    if raw.get("statistic", "mean") not in get_args(Statistic):
        yield f"statistic has to be one of {', '.join(get_args(Statistic))}"
    yield from _goal_faults(raw)
    yield from _slice_faults(raw)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _slice_faults(raw: dict[str, Any]) -> Iterable[str]:
    known = frozenset().union(*_KINDS)
    for label in raw.get("slice", []) if _is_texts(raw.get("slice", [])) else []:
        if label not in known:
            yield f"slice names {label!r}; known are {', '.join(sorted(known))}"


def _goal_faults(raw: dict[str, Any]) -> Iterable[str]:
    goals = [raw[name] for name in _GOALS if name in raw]
    if len(goals) != 1:
        yield "give one of at_least and at_most"
    elif isinstance(goals[0], bool) or not isinstance(goals[0], int | float):
        yield "the goal has to be a number"
