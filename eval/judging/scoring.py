"""Judges outcomes against gold questions: every metric of every question, nothing averaged yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.metrics import abstention, citations, language, overlap, ranking, unsupported, values
from eval.metrics.spans import Span, places
from eval.questions.gold import GoldItem
from eval.running.runner import Outcome, Stage
from index.types import Lang

DEPTHS = (1, 5, 10, 20)
_COMPUTING = frozenset({"derived", "compare", "trend", "list"})


@dataclass(frozen=True, slots=True)
class Score:
    """One question, judged.

    Attributes:
        item_id: Id of the gold question.
        right: Whether the answer, or the refusal, is right.
        figures: Metric to value, for the metrics that this question has; a mean over questions is the reported value.
        missing: Required values that the answer does not say.
        forbidden: Forbidden or tempting values that it gives.
        contradicted: Whether it says yes for no or no for yes.
        unsupported: Figures that it says and nothing that it cites does.
        computed: Figures that it says and that follow from cited ones.
    """

    item_id: str
    right: bool
    figures: dict[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    contradicted: bool = False
    unsupported: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()


def score(item: GoldItem, outcome: Outcome, texts: Mapping[str, str]) -> Score:
    """Judge one outcome.

    A failure (an outcome with an error) is wrong, counts as no refusal, and has every recall at 0.

    Args:
        item: The question.
        outcome: What the system did with it.
        texts: Article id to text, for every article that is cited or is evidence.
    """
    yesno = item.answers if item.category == "yesno" else ()
    verdict = values.judge(outcome.answer, item.must_include, item.must_not_include, yesno)
    failed = outcome.error is not None
    right = not failed and (outcome.answered and verdict.right if item.answerable else not outcome.answered)
    figures = {"right": float(right)}
    loose = unsupported.Unsupported()
    if not failed:
        figures |= abstention.judge(answerable=item.answerable, answered=outcome.answered, right=right)
        figures["language"] = _language(item, outcome)
    else:
        figures |= {"wrong": 0.0, "coverage" if item.answerable else "refusal_recall": 0.0}
    if outcome.answered:
        loose = unsupported.find(outcome.answer, _sources(item, outcome), arithmetic=outcome.route in _COMPUTING)
        figures["unsupported"] = float(bool(loose.claims))
    figures |= _evidence(item, outcome, texts) | _wording(item, outcome)
    return Score(
        item_id=item.id,
        right=right,
        figures=figures,
        missing=verdict.missing if outcome.answered else (),
        forbidden=_given(item, outcome, verdict),
        contradicted=outcome.answered and verdict.contradicted,
        unsupported=loose.claims,
        computed=loose.computed,
    )


def _language(item: GoldItem, outcome: Outcome) -> float:
    claimed: Lang = "en" if outcome.language == "en" else "vi"
    return float(language.matches(outcome.answer, claimed, item.lang))


def _given(item: GoldItem, outcome: Outcome, verdict: values.ValueVerdict) -> tuple[str, ...]:
    if not outcome.answered:
        return ()
    return verdict.forbidden if item.answerable else values.said(outcome.answer, item.tempting)


def _sources(item: GoldItem, outcome: Outcome) -> list[str]:
    """What an answer may repeat figures from: quotes, the cited pages' titles and dates, the conversation."""
    cited = [part for c in outcome.citations for part in (c.quote, c.title, c.publisher, c.published) if part]
    return [*cited, item.question, *(turn.content for turn in item.history)]


def _evidence(item: GoldItem, outcome: Outcome, texts: Mapping[str, str]) -> dict[str, float]:
    """Citation and ranking figures. Precision is judged where there is an answer, recall where there is evidence."""
    gold = places(((quote.article, quote.quote) for quote in item.evidence), texts)
    groups = [frozenset(group) for group in item.evidence_groups]
    required = () if item.trap == "derived" else item.must_include
    figures: dict[str, float] = {}
    if outcome.answered or item.answerable:
        figures = citations.judge(outcome.citations if outcome.answered else (), gold, groups, required, texts)
        if not outcome.answered:
            figures = {name: value for name, value in figures.items() if name.endswith("recall")}
    for stage, found in (outcome.found or {}).items() if groups else ():
        figures |= _stage(stage, found, gold, groups)
    return figures


def _stage(stage: Stage, found: Sequence[Span], gold: Sequence[Span], groups: ranking.Groups) -> dict[str, float]:
    """Ranking figures of one stage, named ``{stage}_{kind}_{metric}``."""
    rankings = {"article": ranking.by_article(found, groups), "span": ranking.by_span(found, gold, groups)}
    return {
        f"{stage}_{kind}_{metric}": value
        for kind, ranks in rankings.items()
        for metric, value in _ranking(ranks, len(groups)).items()
    }


def _ranking(ranks: ranking.Ranking, groups: int) -> dict[str, float]:
    figures = {f"recall@{k}": ranking.recall(ranks, groups, k) for k in DEPTHS}
    return figures | {"mrr": ranking.reciprocal_rank(ranks), "ndcg@10": ranking.ndcg(ranks, groups, 10)}


def _wording(item: GoldItem, outcome: Outcome) -> dict[str, float]:
    """Exact match and F1 against the gold wordings, of the short answer where there is one; 0 for a refusal."""
    if not item.answers:
        return {}
    if not outcome.answered:
        return {"exact_match": 0.0, "token_f1": 0.0}
    told = outcome.short or outcome.answer
    return {
        "exact_match": overlap.exact_match(told, item.answers),
        "token_f1": overlap.token_f1(told, item.answers),
    }
