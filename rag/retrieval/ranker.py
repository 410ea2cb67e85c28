"""Which sentence answers a question, and whether any does: logistic regressions over `rag.retrieval.features`.

They are fitted by ``python -m eval.fitting.fit`` on development questions and kept in ``ranker.json``: ``select``
chooses among all sentences of the found articles by what costs little; ``rank`` orders the chosen by likeness of
meaning and by what the extractor reads as well, held against each other; ``answer`` tells, from the best one and how
alike it is by itself, how likely the articles answer at all. These two are there three times, for what may be looked
at: words alone, likeness too, or the extractor's reading too. Selective answering by a model fitted for it, rather than
by the score of the ranking: A. Kamath, R. Jia, P. Liang, "Selective Question Answering under Domain Shift", ACL 2020.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from statistics import fmean, pstdev
from typing import Literal

from index.news_index import NewsIndex
from index.text.restore import restore
from index.types import Extraction, Hit, Sentence
from rag.retrieval.eligible import asks_cause, eligible
from rag.retrieval.features import NAMES, Asked, features
from rag.retrieval.likeness import Scale, scale_of
from rag.retrieval.matching import Weights
from rag.retrieval.profile import Profiles
from rag.types import Query

CHOSEN = 8
SELECT = (*NAMES, "own_below", "around_below")
Look = Literal["words", "likeness", "reading"]
"""What may be looked at: words and slots, the embedder's likeness as well, what the extractor reads as well."""

_LIKENESS = ("likeness", "english_likeness")
RANK: dict[Look, tuple[str, ...]] = {
    "words": SELECT,
    "likeness": (*SELECT, *_LIKENESS),
    "reading": (*SELECT, *_LIKENESS, "relevance", "relevance_lead"),
}
ANSWER: dict[Look, tuple[str, ...]] = {
    look: (*names, "lead", "odds", *(("alike",) if look != "words" else ())) for look, names in RANK.items()
}
_FAR = 8.0  # log-odds beyond which the extractor is simply sure
_OWN, _AROUND = NAMES.index("own"), NAMES.index("around")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with what it was ranked by.

    Attributes:
        sentence: The sentence.
        features: The features ``RANK`` of ``look``; None what is not known.
        odds: Its log-odds of being the answer's.
        alike: Its likeness to the question on the scale of `rag.retrieval.likeness`; None where it is not known.
        extraction: What the extractor reads in it; None without an extractor.
        look: What was looked at.
    """

    sentence: Sentence
    features: tuple[float | None, ...]
    odds: float
    alike: float | None = None
    extraction: Extraction | None = None
    look: Look = "reading"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over standardised features.

    Attributes:
        names: What each feature is.
        mean: Mean of each over the data that it was fitted on.
        scale: Standard deviation of each.
        weights: Weight of each.
        bias: Constant term.
    """

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def odds(self, values: Sequence[float | None]) -> float:
        """Log-odds for one row of features, in the order of ``names``; what is not known, None, counts as the mean."""
        rows = zip(values, self.mean, self.scale, self.weights, strict=True)
        return self.bias + sum(w * (value - mean) / scale for value, mean, scale, w in rows if value is not None)


@cache
def model(name: str) -> Logistic:
    """One of the fitted models; ``judge`` is that of `rag.llm.judge`."""
    raw = json.loads((files("rag.retrieval") / "ranker.json").read_text(encoding="utf-8"))[name]
    names, mean, scale, weights = (tuple(raw[key]) for key in ("names", "mean", "scale", "weights"))
    return Logistic(names, mean, scale, weights, raw["bias"])


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def log_odds(share: float) -> float:
    """A probability as log-odds, kept within ±50 as `probability` does."""
    return max(-50.0, min(50.0, math.log(share / (1 - share)))) if 0 < share < 1 else math.copysign(50.0, share - 0.5)


class Ranker:
    """Ranks the sentences of found passages."""

    def __init__(self, index: NewsIndex, weights: Weights) -> None:
        self._index = index
        self._weights = weights
        self._profiles = Profiles(index)

    def rank(
        self,
        query: Query,
        search_text: str,
        hits: Sequence[Hit],
        *,
        by_meaning: bool = True,
        may: Callable[[Sentence], bool] | None = None,
    ) -> list[Ranked]:
        """Order the sentences of the found articles, best first; at most ``CHOSEN``.

        Args:
            query: The question as it was understood.
            search_text: What was searched for.
            hits: Passages, best first.
            by_meaning: Whether to ask the embedder and the extractor; words alone cost milliseconds.
            may: Which sentences may answer at all, beside what the question's slots say; None for all.
        """
        scorer = model("select")
        pool = [(s, f, scorer.odds(f)) for s, f in self.candidates(query, hits) if may is None or may(s)]
        chosen = sorted(pool, key=lambda entry: -entry[2])[:CHOSEN]
        if not by_meaning:
            scorer = model("rank_words")
            by_words = [Ranked(s, tuple(cheap), scorer.odds(cheap), look="words") for s, cheap, _ in chosen]
            return sorted(by_words, key=lambda one: -one.odds)
        sentences = [sentence for sentence, _, _ in chosen]
        alike, read = self.alike(search_text, sentences), self.read(query, sentences)
        look: Look = "likeness" if read is None else "reading"
        relevance = None if read is None else [one.relevance for one in read]
        rows = described([cheap for _, cheap, _ in chosen], alike, relevance, query)
        pieces: Sequence[Extraction | None] = [None] * len(rows) if read is None else read
        ranked = [
            Ranked(sentence, row, model(f"rank_{look}").odds(row), near, piece, look)
            for sentence, row, near, piece in zip(sentences, rows, alike, pieces, strict=True)
        ]
        return sorted(ranked, key=lambda one: -one.odds)

    @cached_property
    def _scale(self) -> Scale | None:
        return scale_of(self._index)

    def candidates(self, query: Query, hits: Sequence[Hit]) -> list[tuple[Sentence, list[float]]]:
        """Every sentence of the found articles that may answer, with the features ``SELECT``; no order to machines."""
        asked = Asked.of(query, reason=asks_cause(query))
        pages: dict[str, tuple[float, int]] = {}
        best = max((hit.score for hit in hits), default=0.0) or 1.0
        for place, hit in enumerate(hits):
            pages.setdefault(hit.passage.article_id, (hit.score / best, place))
        rows = []
        for article_id, (score, place) in pages.items():
            page = self._profiles.of(article_id)
            for number, line in enumerate(page.lines):
                if not line.hostile and eligible(query, line.sentence, page.article):
                    rows.append((line.sentence, features(asked, page, number, score, place, self._weights)))
        best_own = max((f[_OWN] for _, f in rows), default=0.0)
        best_around = max((f[_AROUND] for _, f in rows), default=0.0)
        return [(s, [*f, f[_OWN] - best_own, f[_AROUND] - best_around]) for s, f in rows]

    def alike(self, search_text: str, sentences: Sequence[Sentence]) -> Sequence[float | None]:
        """Likeness of meaning to the question, on the scale of `rag.retrieval.likeness`; None where there is none."""
        scale = self._scale
        if scale is None:
            return [None] * len(sentences)
        texts = [f"{self._profiles.of(s.article_id).article.title}. {s.text}" for s in sentences]
        return [
            scale.of(cosine) for cosine in self._index.likeness(restore(search_text, self._index.vocabulary), texts)
        ]

    def read(self, query: Query, sentences: Sequence[Sentence]) -> list[Extraction] | None:
        """What the extractor reads in sentences in answer to a question; None where there is no extractor."""
        return self._index.extract(restore(query.standalone, self._index.vocabulary), sentences)


def described(
    cheap: Sequence[Sequence[float]],
    alike: Sequence[float | None],
    relevance: Sequence[float | None] | None,
    query: Query,
) -> list[tuple[float | None, ...]]:
    """The features ``RANK`` of sentences that are ranked together: of their likeness, what each has above the others.

    Args:
        cheap: The features ``SELECT`` of each.
        alike: Likeness of each to the question.
        relevance: Relevance of each to the question, by the extractor; None where there is none.
        query: The question.
    """
    english = float(query.language == "en")
    above = standardised([near or 0.0 for near in alike])
    rows: list[tuple[float | None, ...]] = [(*row, z, english * z) for row, z in zip(cheap, above, strict=True)]
    return rows if relevance is None else [(*row, *pair) for row, pair in zip(rows, _leads(relevance), strict=True)]


def _leads(relevance: Sequence[float | None]) -> list[tuple[float | None, float | None]]:
    """Each relevance, and how far it lies above the best of the others; both within ±``_FAR``."""
    pairs: list[tuple[float | None, float | None]] = []
    for place, own in enumerate(relevance):
        others = [other for other in (*relevance[:place], *relevance[place + 1 :]) if other is not None]
        lead = None if own is None or not others else max(-_FAR, min(_FAR, own - max(others)))
        pairs.append((None if own is None else max(-_FAR, min(_FAR, own)), lead))
    return pairs


def standardised(values: Sequence[float]) -> list[float]:
    """Values as standard deviations from their mean, so that they mean the same whatever embedder they come from."""
    mean = fmean(values) if values else 0.0
    spread = pstdev(values, mean) if len(set(values)) > 1 else 0.0
    return [(value - mean) / spread if spread else 0.0 for value in values]


def answerable(ranked: Sequence[Ranked]) -> float:
    """How likely the best sentence answers the question, 0 to 1; 0 when there is none."""
    return probability(model(f"answer_{ranked[0].look}").odds(answer_features(ranked))) if ranked else 0.0


def answer_features(ranked: Sequence[Ranked]) -> list[float | None]:
    """The features ``ANSWER`` of a ranking: its best sentence's, its lead over the next, its own odds and likeness."""
    best = ranked[0]
    lead = best.odds - ranked[1].odds if len(ranked) > 1 else 3.0
    told = [*best.features, min(lead, 3.0), best.odds]
    return told if best.look == "words" else [*told, best.alike]
