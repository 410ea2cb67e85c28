"""Fifty right answers with one digit flipped, fifty with another's citations, fifty refusals turned into answers.

The metrics have to notice every one. Drawn from both sets that come with the program, of which neither has fifty
unanswerable questions by itself.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from eval_fakes import ScriptedSystem, perfect

from eval.judging.scoring import Score, score
from eval.questions.gold import GoldItem, load_gold
from eval.questions.sampling import sample
from eval.running.opening import read_corpus
from eval.running.runner import run
from index.corpus import corpus_dir
from index.types import Article
from rag.types import Answer

EVAL = Path(__file__).parent.parent / "eval"
FIFTY = 50


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {**read_corpus(corpus_dir()), **read_corpus(EVAL / "sets" / "second" / "articles")}


@pytest.fixture(scope="module")
def items(articles: dict[str, Article]) -> list[GoldItem]:
    files = (EVAL / "sets" / "dev" / "dev.jsonl", EVAL / "sets" / "second" / "questions.jsonl")
    return [replace(item, id=f"{file.stem} {item.id}") for file in files for item in load_gold(file, articles)]


def judged(items: Sequence[GoldItem], answers: Sequence[Answer], articles: dict[str, Article]) -> list[Score]:
    """Give each question its answer, in a run of its own, and judge that."""
    texts = {article.id: article.text for article in articles.values()}
    scores = []
    for item, answer in zip(items, answers, strict=True):
        system = ScriptedSystem([item], articles)
        system.change(item, lambda _, answer=answer: answer)
        scores.append(score(item, run(system, [item])[0], texts))
    return scores


def with_digit_flipped(answer: Answer, chance: random.Random) -> Answer:
    words, bracket, markers = answer.answer.partition(" [")
    place = chance.choice([place for place, char in enumerate(words) if char.isdecimal()])
    other = chance.choice([digit for digit in "0123456789" if digit != words[place]])
    return replace(answer, answer=words[:place] + other + words[place + 1 :] + bracket + markers)


def test_every_flipped_digit_is_noticed(items: list[GoldItem], articles: dict[str, Article]):
    figured = [item for item in items if any(char.isdecimal() for value in item.must_include for char in value)]
    drawn = sample(figured, FIFTY)
    right = [perfect(item, articles) for item in drawn]
    assert [result.right for result in judged(drawn, right, articles)] == [True] * FIFTY
    chance = random.Random(7)
    for result in judged(drawn, [with_digit_flipped(answer, chance) for answer in right], articles):
        assert not result.right, result
        assert result.figures["wrong"] == 1.0


def test_every_swapped_citation_is_noticed(items: list[GoldItem], articles: dict[str, Article]):
    drawn = sample([item for item in items if item.answerable], FIFTY)
    right = [perfect(item, articles) for item in drawn]
    before = judged(drawn, right, articles)
    assert [result.figures["span_precision"] for result in before] == [1.0] * FIFTY
    swapped = []
    for place, (item, answer) in enumerate(zip(drawn, right, strict=True)):
        own = {quote.article for quote in item.evidence}
        others = [*right[place + 1 :], *right[:place]]
        other = next(o for o in others if own.isdisjoint(citation.article_id for citation in o.citations))
        swapped.append(replace(answer, citations=other.citations))
    for result in judged(drawn, swapped, articles):
        assert result.figures["span_precision"] == result.figures["group_recall"] == 0.0, result
        assert result.figures["citation_exact"] == 1.0


def test_every_refusal_turned_into_an_answer_is_noticed(items: list[GoldItem], articles: dict[str, Article]):
    drawn = sample([item for item in items if not item.answerable], FIFTY)
    due = [perfect(item, articles) for item in drawn]
    assert [result.right for result in judged(drawn, due, articles)] == [True] * FIFTY
    told = [
        replace(answer, answered=True, route="fact", answer=", ".join(item.tempting) or "Xếp thứ 5.")
        for item, answer in zip(drawn, due, strict=True)
    ]
    for result in judged(drawn, told, articles):
        assert not result.right, result
        assert result.figures["wrong"] == 1.0
        assert result.figures["refusal_recall"] == result.figures["selective_accuracy"] == 0.0
