"""The best run so far, as far as the gate needs it: one line a question, under version control."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.judging.marks import Mark
from index.errors import GoldError, SettingsError


@dataclass(frozen=True, slots=True)
class Baseline:
    """A stored run.

    Attributes:
        about: What was measured.
        marks: Its questions, without labels.
    """

    about: dict[str, str]
    marks: tuple[Mark, ...]


def read_baseline(path: Path) -> Baseline | None:
    """Read a baseline; None when there is no such file.

    Raises:
        GoldError: The file cannot be read or is something else.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        about = {str(name): str(value) for name, value in raw["about"].items()}
        marks = tuple(_mark(entry, raw["metrics"]) for entry in raw["questions"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise GoldError(
            f"{path}: no baseline that can be read ({type(fault).__name__}: {fault}); "
            "restore it, or write it anew with `reformqa eval-gate RUN.json --accept`"
        ) from fault
    return Baseline(about, marks)


def write_baseline(path: Path, about: Mapping[str, str], marks: Sequence[Mark], metrics: Sequence[str]) -> None:
    """Write a run as a baseline, one question a line, so that a change of it can be read.

    Args:
        path: The file; it is written over.
        about: What was measured.
        marks: The run.
        metrics: The figures to keep; a question that has one of them not keeps null.

    Raises:
        SettingsError: The file cannot be written.
    """
    means = {metric: _mean(marks, metric) for metric in metrics}
    head = {"about": dict(about), "means": {metric: mean for metric, mean in means.items() if mean is not None}}
    lines = [json.dumps(_row(mark, metrics), ensure_ascii=False, separators=(",", ":")) for mark in marks]
    text = json.dumps({**head, "metrics": list(metrics)}, ensure_ascii=False, indent=1).removesuffix("\n}")
    try:
        path.write_text(f'{text},\n "questions": [\n' + ",\n".join(lines) + "\n ]\n}\n", encoding="utf-8")
    except OSError as fault:
        raise SettingsError(f"{path}: the baseline cannot be written ({fault}); name another file") from fault


def _row(mark: Mark, metrics: Sequence[str]) -> list[object]:
    return [mark.id, mark.hash, mark.route, int(mark.worded), *(_figure(mark, metric) for metric in metrics)]


def _figure(mark: Mark, metric: str) -> float | None:
    """Exactly as it is, for a rounded share would differ from the same share of the next run; times may be rounded."""
    value = mark.figures.get(metric)
    if value is None or not value.is_integer():
        return value if value is None or not metric.endswith("seconds") else round(value, 4)
    return int(value)


def _mark(row: Sequence[Any], metrics: Sequence[str]) -> Mark:
    item_id, item_hash, route, worded, *values = row
    figures = {name: float(value) for name, value in zip(metrics, values, strict=True) if value is not None}
    if "right" not in figures:
        raise KeyError(f"{item_id} has no figure 'right'")
    return Mark(str(item_id), str(item_hash), frozenset(), str(route), bool(worded), figures)


def _mean(marks: Sequence[Mark], metric: str) -> float | None:
    values = [mark.figures[metric] for mark in marks if metric in mark.figures]
    return round(sum(values) / len(values), 4) if values else None
