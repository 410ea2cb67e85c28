"""The parts of a report on one run."""

from collections.abc import Iterable, Mapping, Sequence

from eval.judging.report import Failure, Slice, Summary
from eval.metrics.latency import Latency
from eval.reporting.page import NONE, Block, Bullets, Case, Paragraph, Section, Table, percent, table
from eval.running.runner import STAGES

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
_REFUSALS = {
    "refusals that were due (precision)": "refusal_precision",
    "unanswerable questions refused (recall)": "refusal_recall",
    "answerable questions answered (coverage)": "coverage",
    "right among the answers given": "selective_accuracy",
}
_RANKING = ("recall@1", "recall@5", "recall@10", "recall@20", "mrr", "ndcg@10")
_KINDS = ("article", "span")


def single(summary: Summary) -> tuple[Section, ...]:
    """Everything that a run alone has to tell."""
    return (
        answers(summary),
        Section("Refusals", (refusals(summary.overall),)),
        ranking(summary),
        Section("Answer times and tokens", (costs(summary.latency),)),
        failures(summary.failures),
        *loose(summary),
    )


def about(summary: Summary) -> Bullets:
    """What was measured."""
    return Bullets(tuple(f"{name}: {value}" for name, value in summary.about.items()))


def answers(summary: Summary) -> Section:
    """Figures of the answers, by each way to sort the questions."""
    note = "Shares in per cent, with 95 % intervals for the share of right answers; – where no question has the figure."
    kinds = {
        "": (summary.overall, *summary.answerable),
        "By the way they are asked": summary.variants,
        "By what is asked": summary.categories,
        "By trap": summary.traps,
    }
    blocks: list[Block] = [Paragraph(note)]
    for title, slices in kinds.items():
        blocks += [Paragraph(title)] if title else []
        blocks.append(answer_table("questions", [(part.name, part) for part in slices]))
    return Section("Answers", tuple(blocks))


def answer_table(title: str, slices: Iterable[tuple[str, Slice]]) -> Table:
    """A row of answer figures for each slice."""
    rows = (
        [name, str(part.size)]
        + [percent(part.figures.get(metric), interval=metric == "right") for metric in _ANSWERS.values()]
        for name, part in slices
    )
    return table([title, "n", *_ANSWERS], rows)


def refusals(overall: Slice) -> Table:
    """Precision and recall of the refusals."""
    found = {name: overall.figures.get(metric) for name, metric in _REFUSALS.items()}
    return table(
        ["", "n", "% (95 %)"], ([name, str(f.n) if f else "0", percent(f, interval=True)] for name, f in found.items())
    )


def ranking(summary: Summary) -> Section:
    """How well each stage of the search ranks, and the fused one by the way the questions are asked."""
    overall = summary.overall.figures
    stages = [stage for stage in STAGES if f"{stage}_article_mrr" in overall]
    if not stages:
        return Section("Ranking", (Paragraph("The search was not asked for its ranking."),))
    rows = [[f"{stage}, by {kind}", *_ranks(summary.overall, f"{stage}_{kind}")] for stage in stages for kind in _KINDS]
    last = "fused" if "fused" in stages else stages[-1]
    parts = [[f"{part.name}, by {k}", *_ranks(part, f"{last}_{k}")] for part in summary.variants for k in _KINDS]
    return Section(
        "Ranking",
        (
            table(["stage", *_RANKING], rows),
            Paragraph(f"The {last} stage, by the way the questions are asked:"),
            table(["questions", *_RANKING], parts),
        ),
    )


def _ranks(part: Slice, prefix: str) -> list[str]:
    return [percent(part.figures.get(f"{prefix}_{metric}")) for metric in _RANKING]


def costs(latency: Iterable[Latency]) -> Table:
    """Seconds and tokens by route."""
    rows = (
        [c.route, str(c.n), f"{c.p50:.3f}", f"{c.p95:.3f}", f"{c.tokens:.1f}", f"{c.tokens_p95:.0f}"] for c in latency
    )
    return table(["route", "n", "p50 s", "p95 s", "tokens, mean", "tokens, p95"], rows)


def failures(failed: Sequence[Failure]) -> Section:
    """Every question that was not answered rightly."""
    blocks: tuple[Block, ...] = tuple(map(_case, failed)) or (Paragraph("None."),)
    return Section(f"Failed questions ({len(failed)})", blocks)


def loose(summary: Summary) -> list[Section]:
    """Figures that nothing cited says, and those that follow from what is cited."""
    titles = {
        "Figures that nothing cited says": summary.unsupported,
        "Figures that follow from what is cited": summary.computed,
    }
    return [Section(title, (_by_question(found),)) for title, found in titles.items() if found]


def _case(failure: Failure) -> Case:
    trap = f" ({failure.trap})" if failure.trap else ""
    rows = [
        ("asked", failure.question),
        ("expected", failure.expected),
        (f"got ({failure.route})", failure.got or NONE),
        *(("cited", citation) for citation in failure.citations),
        *failure.receipt,
    ]
    return Case(f"{failure.id}{trap}: {failure.why}", tuple(rows))


def _by_question(found: Mapping[str, Sequence[str]]) -> Bullets:
    return Bullets(tuple(f"{item_id}: {', '.join(figures)}" for item_id, figures in found.items()))
