"""Fitting on made-up cases: one feature tells the evidence, the others are noise."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from rag_fakes import LAO_CAI, ask_for

from eval.fitting.fit_models import Case, Row, Verdict, fit, fit_judge, summary, tell
from eval.questions.gold import GoldItem
from index.types import Sentence
from rag.llm.judge import DOUBT, JUDGE
from rag.retrieval.ranker import ANSWER, RANK, SELECT, Look
from rag.types import Turn

TELLING = SELECT.index("own")
QUERY = ask_for("Người dân Lào Cai nộp giấy tờ ở đâu?")


def item(number: int, *, answerable: bool) -> GoldItem:
    return GoldItem(
        id=f"q{number}", lang="vi", question="?", category="free", answerable=answerable,
        answers=(), must_include=(), evidence=(), evidence_groups=(),
    )  # fmt: skip


def case(number: int, dice: random.Random) -> Case:
    answerable = number % 2 == 0
    rows = []
    for place in range(6):
        right = answerable and place == 3
        features = [dice.random() for _ in SELECT]
        features[TELLING] = dice.uniform(0.9, 1.0) if right else dice.uniform(0.0, 0.2)
        rows.append(Row(Sentence("lao-cai", place, place + 1, "Một câu."), tuple(features), dice.random(), right))
    return Case(item(number, answerable=answerable), QUERY, tuple(rows), {"lao-cai": LAO_CAI})


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    dice = random.Random(5)
    return [case(number, dice) for number in range(200)]


class Oracle:
    """Says yes to every second question that it is asked, and keeps count."""

    model_id = "oracle"

    def __init__(self) -> None:
        self.asked = 0

    def first_tokens(self, messages: Sequence[Turn], system: str) -> Iterator[Mapping[str, float] | None]:
        self.asked += 1
        yield {"Có": -0.1, "Không": -2.0} if self.asked % 2 else {"Có": -2.0, "Không": -0.1}

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        yield "Có"


def test_the_feature_that_tells_gets_the_weight(cases: list[Case]):
    models = fit(cases[:180])
    ranks = {f"rank_{look}": names for look, names in RANK.items()}
    answers = {f"answer_{look}": names for look, names in ANSWER.items()}
    assert {name: m.names for name, m in models.items()} == {"select": SELECT} | ranks | answers
    for name in ("select", *ranks):
        assert max(range(len(models[name].weights)), key=lambda at: models[name].weights[at]) == TELLING


def test_verdicts_on_cases_that_were_not_seen(cases: list[Case]):
    verdicts = tell(cases[180:], fit(cases[:180]))
    assert all(v.best.right == v.case.item.answerable for v in verdicts if v.case.item.answerable)
    sure = [v.sure for v in verdicts if v.case.item.answerable]
    unsure = [v.sure for v in verdicts if not v.case.item.answerable]
    assert min(sure) > max(unsure)
    assert "20 questions, 10 answerable, best sentence right 1.000" in summary(verdicts)
    assert "at 0.5: 10 right, 0 wrong, 0 of 10 unanswerable answered" in summary(verdicts)


def test_the_language_model_is_asked_about_those_in_doubt(cases: list[Case]):
    verdicts = [Verdict(one, one.rows[3], (0.05, 0.25, 0.3, 0.35, 0.95)[at % 5]) for at, one in enumerate(cases[:40])]
    doubtful = [v for v in verdicts if DOUBT[0] <= v.sure < DOUBT[1]]
    oracle = Oracle()
    fitted, anew = fit_judge(verdicts, oracle)
    assert fitted.names == JUDGE
    assert oracle.asked == len(doubtful) == 24
    assert [v.case for v in anew] == [v.case for v in verdicts]
    assert all(new == old for new, old in zip(anew, verdicts, strict=True) if old not in doubtful)


def test_questions_with_their_articles_withheld_teach_and_are_not_counted(cases: list[Case]):
    answerable, rest = [c for c in cases if c.item.answerable], [c for c in cases if not c.item.answerable]
    withheld = [replace(c, rows=rest[at].rows, withheld=True) for at, c in enumerate(answerable[:90])]
    models = fit([*answerable[:90], *withheld])  # nothing else tells these models what has no answer
    verdicts = tell([*answerable[90:], *rest[90:], *withheld], models)
    assert "at 0.5: 10 right, 0 wrong, 0 of 10 unanswerable answered" in summary(verdicts)
    assert [v.case.answerable for v in verdicts[-2:]] == [False, False]


def test_relevance_that_is_not_known_counts_as_the_mean(cases: list[Case]):
    models = fit(cases[:40])
    relevance, lead = (RANK["reading"].index(name) for name in ("relevance", "relevance_lead"))
    assert all(models["rank_reading"].weights[at] == 0.0 for at in (relevance, lead))
    known = [
        replace(one, rows=tuple(replace(row, relevance=3.0 if row.right else -3.0) for row in one.rows))
        for one in cases[:40]
    ]
    assert fit(known)["rank_reading"].weights[relevance] > 0.0


@pytest.mark.parametrize("look", RANK)
def test_every_look_tells(cases: list[Case], look: Look):
    verdicts = tell(cases[180:], fit(cases[:180]), look)
    assert "best sentence right 1.000" in summary(verdicts)
