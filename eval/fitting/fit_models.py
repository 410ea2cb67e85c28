"""Fitting the logistic regressions of the ranker and the judge to cases, and how they fare on others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np
from sklearn.linear_model import LogisticRegression

from eval.questions.gold import GoldItem
from index.types import Article, Sentence
from rag.llm.judge import DOUBT, JUDGE, leaning, outcome
from rag.models import Judge
from rag.retrieval.ranker import (
    ANSWER,
    CHOSEN,
    RANK,
    SELECT,
    Logistic,
    Look,
    Ranked,
    answer_features,
    described,
    log_odds,
    probability,
)
from rag.types import Query

_STRENGTH = 0.3
_WITHHELD = 0.3  # weight of a question that nobody asked of these articles
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its features ``SELECT``, its likeness to the question, whether it is evidence, and its relevance."""

    sentence: Sentence
    features: tuple[float, ...]
    alike: float | None
    right: bool
    relevance: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One question that reached the ranker: as it was understood, with its sentences and their articles by id.

    ``withheld`` tells that the articles that answer it are not among them.
    """

    item: GoldItem
    query: Query
    rows: tuple[Row, ...]
    articles: Mapping[str, Article]
    withheld: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it."""
        return self.item.answerable and not self.withheld


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best sentence of a case by fitted models, and how sure they are that it answers, 0 to 1."""

    case: Case
    best: Row
    sure: float


def fit(cases: Sequence[Case]) -> dict[str, Logistic]:
    """Fit ``select``, then ``rank`` and ``answer`` for every ``Look``, each on what the one before lets through."""
    answered = [case for case in cases if case.answerable and any(row.right for row in case.rows)]
    rows = [(row.features, row.right) for case in answered for row in case.rows]
    models = {"select": _logistic(SELECT, *zip(*rows, strict=True))}
    for look in RANK:
        chosen = [(values, row.right) for case in answered for values, row in _chosen(case, models["select"], look)]
        models[f"rank_{look}"] = _logistic(RANK[look], *zip(*chosen, strict=True))
        models[f"answer_{look}"] = _fit_answer(cases, models, look)
    return models


def _fit_answer(cases: Sequence[Case], models: Mapping[str, Logistic], look: Look) -> Logistic:
    tops = [_ranked(case, models, look) for case in cases]
    told = [answer_features(ranked) for ranked, _ in tops]
    right = [best.right and not case.withheld for case, (_, best) in zip(cases, tops, strict=True)]
    weights = [_WITHHELD if case.withheld else 1.0 for case in cases]
    return _logistic(ANSWER[look], told, right, weights)


def tell(cases: Sequence[Case], models: Mapping[str, Logistic], look: Look = "reading") -> list[Verdict]:
    """What fitted models say of cases."""
    tops = [(case, *_ranked(case, models, look)) for case in cases]
    answer = models[f"answer_{look}"]
    return [Verdict(case, best, probability(answer.odds(answer_features(ranked)))) for case, ranked, best in tops]


def fit_judge(verdicts: Sequence[Verdict], judge: Judge) -> tuple[Logistic, list[Verdict]]:
    """Fit ``judge`` to verdicts on cases that their models had not seen.

    Args:
        verdicts: The verdicts.
        judge: A language model that tells its leaning; asked about those in doubt.

    Returns:
        The model, and the verdicts with it in.

    Raises:
        GeneratorError: The language model cannot be started or failed.
    """
    doubtful = [verdict for verdict in verdicts if DOUBT[0] <= verdict.sure < DOUBT[1]]
    leanings = [_leaning(verdict, judge) for verdict in doubtful]
    rows = [(log_odds(verdict.sure), lean) for verdict, lean in zip(doubtful, leanings, strict=True)]
    fitted = _logistic(JUDGE, rows, [verdict.best.right for verdict in doubtful])
    anew = {id(v): replace(v, sure=probability(fitted.odds(row))) for v, row in zip(doubtful, rows, strict=True)}
    return fitted, [anew.get(id(verdict), verdict) for verdict in verdicts]


def _leaning(verdict: Verdict, judge: Judge) -> float:
    sentence = verdict.best.sentence
    article = verdict.case.articles[sentence.article_id]
    return outcome(leaning(judge, verdict.case.query, sentence, article)) or 0.0


def _chosen(case: Case, select: Logistic, look: Look) -> list[tuple[tuple[float | None, ...], Row]]:
    """The likeliest sentences with what they are ranked by."""
    rows = sorted(case.rows, key=lambda row: -select.odds(row.features))[:CHOSEN]
    if look == "words":
        return [(row.features, row) for row in rows]
    alike = [row.alike for row in rows]
    relevance = [row.relevance for row in rows] if look == "reading" else None
    return list(zip(described([row.features for row in rows], alike, relevance, case.query), rows, strict=True))


def _ranked(case: Case, models: Mapping[str, Logistic], look: Look) -> tuple[list[Ranked], Row]:
    rank = models[f"rank_{look}"]
    rows = sorted(_chosen(case, models["select"], look), key=lambda entry: -rank.odds(entry[0]))
    return [Ranked(row.sentence, values, rank.odds(values), row.alike, look=look) for values, row in rows], rows[0][1]


def _logistic(
    names: Sequence[str],
    rows: Sequence[Sequence[float | None]],
    labels: Sequence[bool],
    weights: Sequence[float] | None = None,
) -> Logistic:
    values = np.asarray(rows, dtype=np.float64)  # what is not known, None, becomes nan
    known = ~np.isnan(values)
    count = np.maximum(known.sum(0), 1)
    mean = np.where(known, values, 0.0).sum(0) / count
    spread = np.sqrt((np.where(known, values - mean, 0.0) ** 2).sum(0) / count)
    scale = np.where(spread > 0, spread, 1.0)
    scaled = np.where(known, (values - mean) / scale, 0.0)  # unknown counts as the mean, as in `Logistic.odds`
    fitted = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(scaled, labels, sample_weight=weights)
    means, scales, coefficients = (tuple(np.round(x, 5).tolist()) for x in (mean, scale, fitted.coef_[0]))
    return Logistic(tuple(names), means, scales, coefficients, round(float(fitted.intercept_[0]), 5))


def summary(verdicts: Sequence[Verdict]) -> str:
    """Is the best sentence evidence, and what does a threshold let through? Only questions as they were asked count."""
    verdicts = [verdict for verdict in verdicts if not verdict.case.withheld]
    answerable = [verdict.best.right for verdict in verdicts if verdict.case.item.answerable]
    lines = [f"{len(verdicts)} questions, {len(answerable)} answerable, best sentence right {fmean(answerable):.3f}"]
    for threshold in _THRESHOLDS:
        kept = [(v.best.right, v.case.item.answerable) for v in verdicts if v.sure >= threshold]
        lines.append(
            f"  at {threshold}: {sum(r for r, there in kept if there)} right,"
            f" {sum(there and not r for r, there in kept)} wrong,"
            f" {sum(not there for _, there in kept)} of {len(verdicts) - len(answerable)} unanswerable answered"
        )
    return "\n".join(lines)
