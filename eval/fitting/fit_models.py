"""Fitting the logistic regressions of the ranker and the judge to cases, and how they fare on others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from eval.questions.gold import GoldItem
from index.types import Article, Sentence
from rag.llm.judge import DOUBT, JUDGE, leaning
from rag.models import Judge
from rag.retrieval.ranker import (
    ANSWER,
    CHOSEN,
    RANK,
    SELECT,
    Logistic,
    Ranked,
    answer_features,
    log_odds,
    probability,
    standardised,
)
from rag.types import Query

_STRENGTH = 0.3
_ALIKE = RANK.index("likeness")
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its features ``RANK``, and whether it is evidence."""

    sentence: Sentence
    features: tuple[float, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One question that reached the ranker: as it was understood, with its sentences and their articles by id."""

    item: GoldItem
    query: Query
    rows: tuple[Row, ...]
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best sentence of a case by fitted models, and how sure they are that it answers, 0 to 1."""

    case: Case
    best: Row
    sure: float


def fit(cases: Sequence[Case]) -> dict[str, Logistic]:
    """Fit ``select``, ``rank`` and ``answer``, each on what the one before lets through."""
    answered = [case for case in cases if any(row.right for row in case.rows)]
    rows = [(row.features[: len(SELECT)], row.right) for case in answered for row in case.rows]
    select = _logistic(SELECT, *zip(*rows, strict=True))
    chosen = [row for case in answered for row in _chosen(case, select)]
    rank = _logistic(RANK, [row.features for row in chosen], [row.right for row in chosen])
    tops = [_ranked(case, select, rank) for case in cases]
    answer = _logistic(ANSWER, [answer_features(ranked) for ranked, _ in tops], [best.right for _, best in tops])
    return {"select": select, "rank": rank, "answer": answer}


def tell(cases: Sequence[Case], models: Mapping[str, Logistic]) -> list[Verdict]:
    """What fitted models say of cases."""
    tops = [(case, *_ranked(case, models["select"], models["rank"])) for case in cases]
    return [
        Verdict(case, best, probability(models["answer"].odds(answer_features(ranked)))) for case, ranked, best in tops
    ]


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
    return leaning(judge, verdict.case.query, sentence, verdict.case.articles[sentence.article_id]) or 0.0


def _chosen(case: Case, select: Logistic) -> list[Row]:
    """The likeliest sentences; their likeness is told among them, as the ranker sees it, not among all."""
    rows = sorted(case.rows, key=lambda row: -select.odds(row.features[: len(SELECT)]))[:CHOSEN]
    english = case.query.language == "en"
    alike = standardised([row.features[_ALIKE] for row in rows])
    return [replace(row, features=(*row.features[:_ALIKE], z, z * english)) for row, z in zip(rows, alike, strict=True)]


def _ranked(case: Case, select: Logistic, rank: Logistic) -> tuple[list[Ranked], Row]:
    rows = sorted(_chosen(case, select), key=lambda row: -rank.odds(row.features))
    return [Ranked(row.sentence, row.features, rank.odds(row.features)) for row in rows], rows[0]


def _logistic(names: Sequence[str], rows: Sequence[Sequence[float]], labels: Sequence[bool]) -> Logistic:
    values = np.asarray(rows, dtype=np.float64)
    scaler = StandardScaler().fit(values)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(scaler.transform(values), labels)
    mean, scale, weights = (tuple(np.round(x, 5).tolist()) for x in (scaler.mean_, scaler.scale_, fitted.coef_[0]))
    return Logistic(tuple(names), mean, scale, weights, round(float(fitted.intercept_[0]), 5))


def summary(verdicts: Sequence[Verdict]) -> str:
    """Is the best sentence evidence, and what does a threshold let through?"""
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
