"""Measured figures, each beside the bar that it is held to and the floor that physics sets, as a Markdown report."""

import importlib.metadata
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Better = Literal["lower", "higher"]
LIBRARIES = ("onnxruntime", "torch", "sentence-transformers", "faiss-cpu", "bm25s", "xllamacpp", "langchain-community")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement.

    Attributes:
        section: What it belongs to.
        name: What was measured.
        value: The figure.
        unit: Its unit.
        bar: What it is held to; None for no bar.
        floor: What it cannot pass on such a machine, in words; empty when nobody said.
        better: Which way is good.
    """

    section: str
    name: str
    value: float
    unit: str
    bar: float | None = None
    floor: str = ""
    better: Better = "lower"

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None without one."""
        if self.bar is None:
            return None
        return self.value <= self.bar if self.better == "lower" else self.value >= self.bar


def machine() -> dict[str, str]:
    """Describe the machine and the libraries, and how busy it is with other work."""
    told = {
        "processor": _proc("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "vector instructions": ", ".join(name for name in ("avx2", "avx512f", "avx512_vnni") if name in _flags()),
        "cores": str(os.cpu_count()),
        "memory": _proc("/proc/meminfo", "MemTotal"),
        "system": platform.platform(terse=True),
        "Python": platform.python_version(),
        "processes running or waiting at the start": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "",
    }
    return {key: value for key, value in told.items() if value} | _versions()


def _versions() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _flags() -> set[str]:
    return set(_proc("/proc/cpuinfo", "flags").split())


def _proc(path: str, key: str) -> str:
    """The first value of a key in one of Linux's tables; empty elsewhere."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == key), "")


def report(described: dict[str, str], figures: Sequence[Figure], note: str = "") -> str:
    """Write everything as Markdown, a table a section."""
    lines = ["# Benchmark", "", "Made by `make bench`; the same figures stand in `benchmark.json`.", ""]
    lines += [note, ""] if note else []
    lines += ["| machine | |", "|---|---|", *(f"| {key} | {value} |" for key, value in described.items())]
    for section in dict.fromkeys(figure.section for figure in figures):
        lines += ["", f"## {section}", "", "| | measured | bar | met | floor |", "|---|---|---|---|---|"]
        lines += [_row(figure) for figure in figures if figure.section == section]
        lines += ["", f"![{section}](benchmark-{slug(section)}.svg)"]
    return "\n".join(lines) + "\n"


def slug(section: str) -> str:
    """A section's name as part of a file name."""
    return "-".join(section.lower().replace(",", "").split())


def _row(figure: Figure) -> str:
    sign = "≤" if figure.better == "lower" else "≥"
    bar = "" if figure.bar is None else f"{sign} {figure.bar:g} {figure.unit}"
    met = {None: "", True: "yes", False: "**no**"}[figure.met]
    return f"| {figure.name} | {figure.value:.4g} {figure.unit} | {bar} | {met} | {figure.floor} |"
