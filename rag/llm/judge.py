"""Asking the language model whether a sentence answers a question, where the fitted models are in doubt.

Its leaning between yes and no is one more feature of a logistic regression ("judge" in ``ranker.json``) that decides;
a model that cannot tell its leaning is not asked. Reading the leaning off the first token, rather than taking the
reply: S. Kadavath et al., "Language Models (Mostly) Know What They Know", 2022.
"""

import math
from collections.abc import Generator, Mapping
from dataclasses import replace
from typing import TypeVar

from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Article, Sentence
from rag.composing.draft import Draft
from rag.composing.route import SENTENCE_THRESHOLD, Free, unanswered
from rag.llm import prompt
from rag.models import Judge
from rag.retrieval.ranker import log_odds, model, probability
from rag.types import Query, Stage

T = TypeVar("T")

STAGE = "judge"
"""Name of the stage in which the language model is asked."""

DOUBT = (0.2, SENTENCE_THRESHOLD)
"""Between these a question would be refused though a sentence comes near: the language model may save its answer.

Above, it is not asked. With the extractor and up to 0.9 it refused 5 of 35 right answers of the eleventh set and saved
none, at seven seconds a question.
"""
JUDGED_THRESHOLD = 0.4
JUDGE = ("odds", "leaning")
_LEAST = 1e-6
_YES, _NO = ("co", "c", "yes"), ("khong", "kh", "k", "no")


def leaning(judge: Judge, query: Query, sentence: Sentence, article: Article) -> Generator[Stage, None, float | None]:
    """How a language model leans, as log-odds of yes against no; None when it does not tell.

    Stages come while the model reads: moments at which the generator can be closed, which ends the reading.

    Raises:
        GeneratorError: The model cannot be started or failed.
    """
    asked = prompt.verdict(query.standalone, article.title, sentence.text)
    told: Mapping[str, float] = {}
    for reply in judge.first_tokens(asked, prompt.JUDGE_SYSTEM):
        if reply is None:
            yield Stage(STAGE)
        else:
            told = reply
    return _between(told) if told else None


def _between(tokens: Mapping[str, float]) -> float:
    said = [(fold(token).strip(), math.exp(logarithm)) for token, logarithm in tokens.items()]
    yes, no = (sum(p for token, p in said if token in words) for words in (_YES, _NO))
    return math.log((yes + _LEAST) / (no + _LEAST))


def settle(judge: Judge, index: NewsIndex, query: Query, road: Free) -> Generator[Stage, None, Free | Draft]:
    """Ask the language model about the best sentence, and go on with the sentences or without; see `leaning`.

    Raises:
        GeneratorError: The model cannot be started or failed.
    """
    best = road.sentences[0].sentence
    yield Stage(STAGE)
    lean = yield from leaning(judge, query, best, index.article(best.article_id))
    sure, least = (road.sure, SENTENCE_THRESHOLD) if lean is None else (judged(road.sure, lean), JUDGED_THRESHOLD)
    return replace(road, sure=sure) if sure >= least else unanswered(index, query, sure, road.sentences)


def outcome(steps: Generator[Stage, None, T]) -> T:
    """Run through the stages and return what they come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def judged(sure: float, lean: float) -> float:
    """The probability that a sentence answers, from the fitted models' and the language model's leaning."""
    return probability(model("judge").odds((log_odds(sure), lean)))
