"""A run's summary as a Markdown page."""

from collections.abc import Iterable, Mapping, Sequence

from eval.metrics.bootstrap import Estimate
from eval.report import Failure, Slice, Summary

_ANSWERS = {
    "right": "right",
    "wrong answer shown": "wrong",
    "answered": "coverage",
    "refused": "refusal_recall",
    "groups cited": "group_recall",
    "citations right": "span_precision",
    "quote holds value": "supported",
    "loose figure": "unsupported",
    "language": "language",
}
_RANKING = ("recall@1", "recall@5", "recall@10", "recall@20", "mrr", "ndcg@10")


def to_markdown(summary: Summary) -> str:
    """Write a summary as a page: head, answers, refusals, ranking, times, failures."""
    groups = (summary.answerable, summary.variants, summary.categories, summary.traps)
    slices = [summary.overall, *(part for group in groups for part in group)]
    sections = [
        "# Evaluation",
        "\n".join(f"- {name}: {value}" for name, value in summary.about.items()),
        "## Answers",
        "Shares in per cent, with 95 % intervals for the share of right answers; `–` where no question has the figure.",
        _answers(slices),
        "## Refusals",
        _refusals(summary.overall),
        "## Ranking",
        _ranking([summary.overall, *summary.variants]),
        "## Answer times",
        _latency(summary),
        f"## Failed questions ({len(summary.failures)})",
        *map(_failure, summary.failures),
    ]
    if summary.unsupported:
        sections += ["## Figures that nothing cited says", _by_question(summary.unsupported)]
    if summary.computed:
        sections += ["## Figures that follow from what is cited", _by_question(summary.computed)]
    return "\n\n".join(filter(None, sections)) + "\n"


def percent(found: Estimate | None, *, interval: bool = False) -> str:
    """An estimate between 0 and 1 as per cent, with its interval if wanted."""
    if found is None:
        return "–"
    mean = f"{100 * found.mean:.1f}"
    return f"{mean} ({100 * found.low:.0f}–{100 * found.high:.0f})" if interval else mean


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _answers(slices: Iterable[Slice]) -> str:
    rows = (
        [part.name, str(part.size)]
        + [percent(part.figures.get(metric), interval=metric == "right") for metric in _ANSWERS.values()]
        for part in slices
    )
    return _table(["questions", "n", *_ANSWERS], rows)


def _refusals(overall: Slice) -> str:
    names = {
        "refusals that were due (precision)": "refusal_precision",
        "unanswerable questions refused (recall)": "refusal_recall",
        "answerable questions answered (coverage)": "coverage",
        "right among the answers given": "selective_accuracy",
    }
    return _table(
        ["", "n", "% (95 %)"],
        (
            [name, str(found.n) if found else "0", percent(found, interval=True)]
            for name, found in ((name, overall.figures.get(metric)) for name, metric in names.items())
        ),
    )


def _ranking(slices: Sequence[Slice]) -> str:
    rows = (
        [f"{part.name}, {kind}"] + [percent(part.figures.get(f"{kind}_{metric}")) for metric in _RANKING]
        for kind in ("article", "span")
        for part in slices
    )
    return _table(["questions, right by", *_RANKING], rows)


def _latency(summary: Summary) -> str:
    rows = ([times.route, str(times.n), f"{times.p50:.3f}", f"{times.p95:.3f}"] for times in summary.latency)
    return _table(["route", "n", "p50 s", "p95 s"], rows)


def _failure(failure: Failure) -> str:
    trap = f" ({failure.trap})" if failure.trap else ""
    lines = [
        f"### {failure.id}{trap}: {failure.why}",
        f"- asked: {_line(failure.question)}",
        f"- expected: {_line(failure.expected)}",
        f"- got ({failure.route}): {_line(failure.got)}",
        *(f"- cited {_line(citation)}" for citation in failure.citations),
    ]
    return lines[0] + "\n\n" + "\n".join(lines[1:])


def _by_question(found: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(f"- {item_id}: {', '.join(figures)}" for item_id, figures in found.items())


def _line(text: str) -> str:
    return " ".join(text.split())
