"""The metrics themselves, tested: a perfect system scores 1 everywhere, and every damage done to it shows.

Runs over the shipped questions, so that their values, quotes and wordings are exercised too.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from eval_fakes import Change, ScriptedSystem

from eval.judging.scoring import Score, score
from eval.questions.gold import GoldItem, load_gold
from eval.running.runner import run
from index.corpus import corpus_dir
from index.errors import SourceError
from index.sources import read_all
from index.types import Article
from rag.types import Answer

Wanted = Callable[[GoldItem], bool]
Judge = Callable[[Wanted, Change | None], list[Score]]

GOLD = Path(__file__).parent.parent / "eval" / "sets" / "dev" / "dev.jsonl"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    batches = [batch for _, batch in read_all([corpus_dir()]) if not isinstance(batch, SourceError)]
    return {article.id: article for batch in batches for article in batch}


@pytest.fixture(scope="module")
def items(articles: dict[str, Article]) -> list[GoldItem]:
    return load_gold(GOLD, articles)


@pytest.fixture
def judged(items: list[GoldItem], articles: dict[str, Article]) -> Judge:
    texts = {article.id: article.text for article in articles.values()}

    def judge(wanted: Wanted, change: Change | None) -> list[Score]:
        chosen = [item for item in items if wanted(item)]
        assert chosen
        system = ScriptedSystem(chosen, articles)
        if change:
            for item in chosen:
                system.change(item, change)
        return [score(item, out, texts) for item, out in zip(chosen, run(system, chosen), strict=True)]

    return judge


def every(item: GoldItem) -> bool:
    return bool(item.id)


def answerable(item: GoldItem) -> bool:
    return item.answerable


def with_figure(item: GoldItem) -> bool:
    return any(char.isdecimal() for value in item.must_include for char in value)


def test_a_perfect_system_is_perfect(judged: Judge):
    ideal = {"wrong": 0.0, "unsupported": 0.0}
    # Several groups cannot all stand at rank 1; of several values a quote may hold but one; a list of values is no
    # gold wording.
    partial = {"supported", "exact_match", "token_f1"}
    for result in judged(every, None):
        assert result.right
        for name, value in result.figures.items():
            assert name in partial or name.endswith("recall@1") or value == ideal.get(name, 1.0), (result.item_id, name)


def flip_digits(answer: Answer) -> Answer:
    words, bracket, markers = answer.answer.partition(" [")
    flipped = "".join(str((int(char) + 1) % 10) if char.isdecimal() else char for char in words)
    return replace(answer, answer=flipped + bracket + markers)


def flip_last_digit(answer: Answer) -> Answer:
    words, bracket, markers = answer.answer.partition(" [")
    place = max(i for i, char in enumerate(words) if char.isdecimal())
    changed = str((int(words[place]) + 1) % 10)
    return replace(answer, answer=words[:place] + changed + words[place + 1 :] + bracket + markers)


@pytest.mark.parametrize("flip", [flip_digits, flip_last_digit])
def test_a_flipped_digit_is_noticed(judged: Judge, flip: Change):
    for result in judged(with_figure, flip):
        assert not result.right, result
        assert result.figures["wrong"] == 1.0
        assert result.figures["selective_accuracy"] == 0.0


def test_a_dropped_value_is_noticed(judged: Judge):
    for result in judged(answerable, lambda answer: replace(answer, answer="Theo các bài thì đúng như vậy [1].")):
        assert not result.right
        assert result.missing


def test_a_refusal_of_an_answerable_question_is_noticed(judged: Judge):
    for result in judged(answerable, lambda answer: replace(answer, answered=False, route="abstain")):
        assert not result.right
        assert result.figures["coverage"] == result.figures["refusal_precision"] == 0.0
        assert result.figures["group_recall"] == 0.0


def test_an_answer_instead_of_a_refusal_is_noticed(judged: Judge):
    for result in judged(lambda item: not item.answerable, lambda answer: replace(answer, answered=True)):
        assert not result.right
        assert result.figures["refusal_recall"] == result.figures["selective_accuracy"] == 0.0
        assert result.figures["wrong"] == 1.0


def test_a_tempting_value_given_as_the_answer_is_named(judged: Judge, items: list[GoldItem]):
    for item in (item for item in items if item.tempting):
        text = ", ".join(item.tempting)
        (result,) = judged(item.__eq__, lambda answer, text=text: replace(answer, answered=True, answer=text))
        assert not result.right
        assert result.forbidden == item.tempting


def test_swapped_citations_are_noticed(judged: Judge, items: list[GoldItem], articles: dict[str, Article]):
    """Each answer cites the first sentence of an article that has nothing to do with its question."""
    for item in filter(answerable, items):
        other = next(a for a in articles.values() if a.id not in {quote.article for quote in item.evidence})

        def swap(answer: Answer, other: Article = other) -> Answer:
            quote = other.text[:20]
            cited = [replace(c, article_id=other.id, quote=quote, start=0, end=20) for c in answer.citations]
            return replace(answer, citations=tuple(cited))

        (result,) = judged(item.__eq__, swap)
        assert result.right
        assert result.figures["span_precision"] == result.figures["group_recall"] == 0.0
        assert result.figures["citation_exact"] == 1.0


def test_a_citation_moved_inside_its_article_is_noticed(judged: Judge):
    """The quote is true to the letter, but of another place than the span."""

    def move(answer: Answer) -> Answer:
        return replace(answer, citations=tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations))

    for result in judged(answerable, move):
        assert result.figures["citation_exact"] == result.figures["span_precision"] == 0.0


def test_dropped_citations_are_noticed(judged: Judge):
    for result in judged(with_figure, lambda answer: replace(answer, citations=())):
        assert result.figures["span_precision"] == result.figures["group_recall"] == 0.0
        assert result.figures.get("supported", 0.0) == 0.0


def test_an_added_figure_is_noticed(judged: Judge):
    for result in judged(answerable, lambda answer: replace(answer, answer=answer.answer + " 98.765.432 người")):
        assert result.figures["unsupported"] == 1.0
        assert result.unsupported == ("98.765.432",)


def test_the_wrong_language_is_noticed(judged: Judge):
    for result in judged(
        lambda item: item.answerable and item.lang == "vi", lambda answer: replace(answer, answer="It is the first")
    ):
        assert result.figures["language"] == 0.0


def test_an_error_is_wrong_everywhere(items: list[GoldItem], articles: dict[str, Article]):
    system = ScriptedSystem(items, articles)
    for item in items:
        system.change(item, ValueError("broken"))
    for item, outcome in zip(items, run(system, items), strict=True):
        result = score(item, outcome, {})
        assert not result.right
        assert set(result.figures.values()) == {0.0}
        assert "refusal_precision" not in result.figures
