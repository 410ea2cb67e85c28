"""Drawings of a report as SVG elements: equal data give equal bytes, and text and lines take the page's colour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from eval.metrics.risk import Point
from index.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.typing import RcKeyType

_INK = "#010203"
"""Stands for the page's own colour until the drawing is done."""
_COLOURS = ("#0d9488", "#d97706", "#8b5cf6", "#db2777", "#3b82f6", "#84cc16", "#78716c")
_DASHES = ("-", "--", "-.", ":")
_ROOT = (
    r'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="\1" '
    'style="stroke-linejoin: round">'
)
_LOOK: "dict[RcKeyType, object]" = {
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "svg.hashsalt": "reformqa",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "text.parse_math": False,  # names of files, not formulas
}
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def risk_coverage(curves: Mapping[str, Sequence[Point]]) -> str:
    """Draw the share of errors among the questions answered over the share that is answered, a line a system.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    with _canvas(7.0, 3.6) as (figure, axes):
        for n, (name, points) in enumerate(curves.items()):
            x, y = [100 * point.coverage for point in points], [100 * point.risk for point in points]
            colour, dash = _COLOURS[n % len(_COLOURS)], _DASHES[n % len(_DASHES)]
            axes.plot(x, y, label=name, color=colour, linestyle=dash, linewidth=1.8, marker="o", markersize=2.5)
        axes.set_xlabel("questions answered, %")
        axes.set_ylabel("errors among them, %")
        axes.set_xlim(0, 102)
        axes.set_ylim(bottom=0)
        if curves:
            axes.legend(frameon=False, labelcolor=_INK)
        return _svg(figure)


def latency(times: Mapping[str, Sequence[float]]) -> str:
    """Draw the seconds of each answer, a stroke each, and their median, a row a route or system.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    import numpy as np

    with _canvas(7.0, 0.9 + 0.32 * max(len(times), 1)) as (figure, axes):
        for row, seconds in enumerate(times.values()):
            shown = np.maximum(np.asarray(seconds, dtype=np.float64), 1e-3)
            axes.plot(shown, np.full(len(shown), row), "|", color=_COLOURS[0], alpha=0.5, markersize=10)
            axes.plot([float(np.median(shown))], [row], "D", color=_COLOURS[1], markersize=5)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_formatter(lambda *_: "")
        axes.set_xlabel("seconds (diamond: median)")
        axes.set_yticks(range(len(times)), list(times))
        axes.set_ylim(max(len(times), 1) - 0.5, -0.5)
        return _svg(figure)


def measured_bars(figures: "Mapping[str, tuple[float, float | None]]") -> str:
    """Draw measured values as bars on a logarithmic scale, each with a stroke at what it is held to.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    with _canvas(9.0, 0.9 + 0.3 * max(len(figures), 1)) as (figure, axes):
        for row, (value, bar) in enumerate(figures.values()):
            axes.barh([row], [max(value, 1e-3)], color=_COLOURS[0], height=0.6)
            if bar is not None:
                axes.plot([bar, bar], [row - 0.4, row + 0.4], color=_COLOURS[1], linewidth=2.5)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.set_yticks(range(len(figures)), list(figures))
        axes.set_ylim(max(len(figures), 1) - 0.5, -0.5)
        return _svg(figure)


@contextmanager
def _canvas(width: float, height: float) -> "Iterator[tuple[Figure, Axes]]":
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as fault:
        raise MissingExtraError(
            "the plots of a report need matplotlib; install it with: pip install 'reform-news-qa[eval]'"
        ) from fault
    with mpl.rc_context(_LOOK):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(color=_INK, alpha=0.12)
        yield figure, axes


def _svg(figure: "Figure") -> str:
    """The bare element: no prolog, no metadata, no ids but those that are used, no font but the page's."""
    out = BytesIO()
    figure.savefig(out, format="svg", transparent=True, metadata=_NO_METADATA)
    text = out.getvalue().decode("utf-8")
    text = re.sub(r"<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    text = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", text, flags=re.DOTALL)  # would rule the whole page
    used = set(re.findall(r"#([\w.-]+)", text))
    text = re.sub(r' id="([\w.-]+)"', lambda m: m.group() if m[1] in used else "", text)
    text = re.sub(r'^<svg .*?viewBox="([^"]*)"[^>]*>', _ROOT, text)
    return text.replace(_INK, "currentColor").replace("'DejaVu Sans'", "inherit").strip()
