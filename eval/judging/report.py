"""What a run amounts to: means with intervals, by kind of question, and every question that failed."""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.judging.scoring import Score, score
from eval.metrics.bootstrap import Estimate, estimate
from eval.metrics.latency import Latency, by_route
from eval.metrics.risk import RiskCoverage, curve
from eval.questions.gold import GoldItem
from eval.running.runner import Outcome

Judged = tuple[GoldItem, Outcome, Score]


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures of some of the questions.

    Attributes:
        name: What these questions have in common.
        size: How many they are.
        figures: Metric to estimate, for the metrics that at least one of them has.
    """

    name: str
    size: int
    figures: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that was not answered rightly, with what was expected and what came.

    Attributes:
        id: Id of the question.
        question: As it was asked.
        trap: Its trap, if any.
        expected: The gold wordings, or "a refusal".
        got: The answer, or the error.
        why: What is wrong with it.
        route: The road that led to it.
        citations: ``article: quote`` of each citation.
        category: What it asks for.
        receipt: Label and text of what else is known of the way to the answer.
    """

    id: str
    question: str
    trap: str | None
    expected: str
    got: str
    why: str
    route: str
    citations: tuple[str, ...]
    category: str = ""
    receipt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A run, summed up.

    Attributes:
        about: What was measured: gold file, index, models, program.
        overall: All questions.
        answerable: Those that the corpus answers, and those that it does not.
        variants: By the way they are asked.
        categories: By what is asked for.
        traps: By what makes them hard.
        latency: Answer times and tokens, all and by route.
        risk: Errors among the questions answered, over the share that is answered.
        failures: Every question that failed.
        unsupported: Id of a question to figures in its answer that nothing cited says.
        computed: Id of a question to figures in its answer that follow from what is cited.
    """

    about: dict[str, str]
    overall: Slice
    answerable: tuple[Slice, ...]
    variants: tuple[Slice, ...]
    categories: tuple[Slice, ...]
    traps: tuple[Slice, ...]
    latency: tuple[Latency, ...]
    risk: RiskCoverage | None
    failures: tuple[Failure, ...]
    unsupported: dict[str, tuple[str, ...]]
    computed: dict[str, tuple[str, ...]]


def judge_all(items: Sequence[GoldItem], outcomes: Sequence[Outcome], texts: Mapping[str, str]) -> list[Judged]:
    """Judge every outcome against the question of the same place; both have to be equally long."""
    return [(item, out, score(item, out, texts)) for item, out in zip(items, outcomes, strict=True)]


def summarise(judged: Sequence[Judged], about: Mapping[str, str]) -> Summary:
    """Sum a judged run up.

    Args:
        judged: Questions, outcomes and scores, at least one.
        about: What was measured, to be shown at the head of the report.
    """
    return Summary(
        about=dict(about),
        overall=_slice("all", [s for _, _, s in judged]),
        answerable=_slices(judged, lambda item: "answerable" if item.answerable else "unanswerable"),
        variants=_slices(judged, variant),
        categories=_slices(judged, lambda item: item.category),
        traps=_slices(judged, lambda item: item.trap or "no trap"),
        latency=by_route((out.route, out.seconds, out.tokens) for _, out, _ in judged),
        risk=curve((out.confidence if out.answered else None, s.right) for _, out, s in judged),
        failures=tuple(_failure(*entry) for entry in judged if not entry[2].right),
        unsupported={s.item_id: s.unsupported for _, _, s in judged if s.unsupported},
        computed={s.item_id: s.computed for _, _, s in judged if s.computed},
    )


def variant(item: GoldItem) -> str:
    """How a question is asked: ``follow-up``, ``en``, ``unaccented`` (Vietnamese without a diacritic) or ``vi``."""
    if item.history:
        return "follow-up"
    if item.lang == "en":
        return "en"
    plain = unicodedata.normalize("NFD", item.question.casefold())
    return "vi" if "đ" in plain or any(map(unicodedata.combining, plain)) else "unaccented"


def _slices(judged: Sequence[Judged], name_of: Callable[[GoldItem], str]) -> tuple[Slice, ...]:
    names = dict.fromkeys(name_of(item) for item, _, _ in judged)
    return tuple(_slice(name, [s for item, _, s in judged if name_of(item) == name]) for name in names)


def _slice(name: str, scores: Sequence[Score]) -> Slice:
    metrics = dict.fromkeys(metric for s in scores for metric in s.figures)
    estimates = {m: estimate([s.figures[m] for s in scores if m in s.figures]) for m in metrics}
    return Slice(name, len(scores), {metric: found for metric, found in estimates.items() if found})


def _failure(item: GoldItem, outcome: Outcome, judged: Score) -> Failure:
    return Failure(
        id=item.id,
        question=item.question,
        trap=item.trap,
        expected=" | ".join(item.answers or item.must_include) if item.answerable else "a refusal",
        got=outcome.error or outcome.answer,
        why=_why(item, outcome, judged),
        route=outcome.route,
        citations=tuple(f"{c.article_id}: {c.quote}" for c in outcome.citations),
        category=item.category,
        receipt=tuple(_receipt(item, outcome, judged)),
    )


def _receipt(item: GoldItem, outcome: Outcome, judged: Score) -> Iterator[tuple[str, str]]:
    yield from ((f"said before by the {turn.role}", turn.content) for turn in item.history)
    yield from outcome.receipt
    if judged.unsupported:
        yield "figures that nothing cited says", ", ".join(judged.unsupported)
    if item.evidence and not judged.figures.get("group_recall"):
        yield from (("place to be cited", f"{quote.article}: {quote.quote}") for quote in item.evidence)
    if outcome.error is None:
        yield "sure", f"{outcome.confidence:.2f}"
        stages = ", ".join(f"{stage} {spent:.0f} ms" for stage, spent in outcome.timings_ms.items())
        yield "time", f"{outcome.seconds:.2f} s" + (f" ({stages})" if stages else "")


def _why(item: GoldItem, outcome: Outcome, judged: Score) -> str:
    if outcome.error:
        return "raised an error"
    if not outcome.answered:
        return "refused"
    if not item.answerable:
        return "answered" + (f" with {', '.join(judged.forbidden)}" if judged.forbidden else "")
    reasons = [f"does not say {', '.join(judged.missing)}"] if judged.missing else []
    reasons += [f"says {', '.join(judged.forbidden)}"] if judged.forbidden else []
    reasons += ["says the contrary"] if judged.contradicted else []
    return "; ".join(reasons)


def to_json(summary: Summary, judged: Sequence[Judged]) -> str:
    """The whole run as JSON: ``summary``, and under ``questions`` each ``item`` with its ``outcome`` and ``score``."""
    questions: list[dict[str, Any]] = [
        {"item": asdict(item), "outcome": asdict(out), "score": asdict(s)} for item, out, s in judged
    ]
    return json.dumps({"summary": asdict(summary), "questions": questions}, ensure_ascii=False, indent=1)
