"""Scores, summaries and pages, with exact values on a hand-made run."""

import json
from dataclasses import replace

import pytest
from eval_fakes import ScriptedSystem

from eval.judging.report import Judged, judge_all, summarise, to_json, variant
from eval.metrics.bootstrap import Estimate
from eval.questions.gold import GoldItem, GoldQuote
from eval.reporting.markdown import percent, to_markdown
from eval.running.runner import run
from index.types import Article
from rag.types import Turn

ARTICLES = {
    "a": Article("a", "Tin A", "Năm 2017 Điện Biên xếp thứ 24/63. Tỉnh có 33.300 hồ sơ."),
    "b": Article("b", "Tin B", "Sơn La xếp thứ 15/63."),
}
TEXTS = {article.id: article.text for article in ARTICLES.values()}


def question(number: int, text: str, article: str, quote: str, value: str, **more: object) -> GoldItem:
    item = GoldItem(
        id=f"q{number}",
        lang="vi",
        question=text,
        category="rank",
        answerable=True,
        answers=(value,),
        must_include=(value,),
        evidence=(GoldQuote(article, quote),),
        evidence_groups=((article,),),
    )
    return replace(item, **more)  # type: ignore[arg-type]


ITEMS = [
    question(1, "Điện Biên xếp thứ mấy?", "a", "xếp thứ 24/63", "24", must_not_include=("42",)),
    question(2, "son la xep thu may", "b", "xếp thứ 15/63", "15"),
    question(3, "How many dossiers?", "a", "33.300 hồ sơ", "33.300", lang="en", category="count"),
    question(4, "Còn Sơn La?", "b", "xếp thứ 15/63", "15", history=(Turn("user", "Điện Biên?"),)),
    GoldItem("q5", "vi", "Ai là chủ tịch?", "person", False, trap="wrong_entity", tempting=("Mùa A Sơn",)),
    GoldItem("q6", "vi", "Giá vàng?", "score", False, trap="out_of_domain"),
]


@pytest.fixture
def judged() -> list[Judged]:
    """q1 wrong, q2 right, q3 an error, q4 refused, q5 answered though unanswerable, q6 refused."""
    system = ScriptedSystem(ITEMS, ARTICLES)
    system.change(ITEMS[0], lambda answer: replace(answer, answer="Thứ 42 và 7 | 8 bậc [1]", route="model"))
    system.change(ITEMS[2], ValueError("broken"))
    system.change(ITEMS[3], lambda answer: replace(answer, answered=False, citations=(), answer="Không rõ."))
    system.change(ITEMS[4], lambda answer: replace(answer, answered=True, answer="Là ông Mùa A Sơn."))
    return judge_all(ITEMS, run(system, ITEMS), TEXTS)


def means(figures: dict[str, Estimate]) -> dict[str, tuple[float, int]]:
    return {name: (round(found.mean, 6), found.n) for name, found in figures.items()}


def test_variants():
    assert [variant(item) for item in ITEMS[:4]] == ["vi", "unaccented", "en", "follow-up"]


def test_overall_figures(judged: list[Judged]):
    found = means(summarise(judged, {}).overall.figures)
    assert found["right"] == (round(2 / 6, 6), 6)
    assert found["wrong"] == (round(2 / 6, 6), 6)
    assert found["coverage"] == (0.5, 4)
    assert found["refusal_recall"] == (0.5, 2)
    assert found["refusal_precision"] == (0.5, 2)
    assert found["selective_accuracy"] == (round(1 / 3, 6), 3)
    assert found["span_precision"] == (round(2 / 3, 6), 3)
    assert found["group_recall"] == (0.5, 4)
    assert found["supported"] == (1.0, 2)
    assert found["unsupported"] == (round(1 / 3, 6), 3)
    assert found["language"] == (1.0, 5)
    assert found["fused_article_recall@1"] == (0.75, 4)
    assert found["evidence_span_mrr"] == (0.75, 4)


def test_slices(judged: list[Judged]):
    summary = summarise(judged, {"gold": "g"})
    sizes = {part.name: part.size for part in (*summary.variants, *summary.categories, *summary.traps)}
    assert sizes == {
        "vi": 3,
        "unaccented": 1,
        "en": 1,
        "follow-up": 1,
        "rank": 3,
        "count": 1,
        "person": 1,
        "score": 1,
        "no trap": 4,
        "wrong_entity": 1,
        "out_of_domain": 1,
    }
    right = {part.name: part.figures["right"].mean for part in summary.answerable}
    assert right == {"answerable": 0.25, "unanswerable": 0.5}
    assert [(times.route, times.n) for times in summary.latency] == [
        ("all", 6),
        ("abstain", 2),
        ("error", 1),
        ("fact", 2),
        ("model", 1),
    ]


def test_failures_say_why(judged: list[Judged]):
    failures = summarise(judged, {}).failures
    assert [(failure.id, failure.why, failure.route) for failure in failures] == [
        ("q1", "does not say 24; says 42", "model"),
        ("q3", "raised an error", "error"),
        ("q4", "refused", "fact"),
        ("q5", "answered with Mùa A Sơn", "abstain"),
    ]
    assert failures[0].expected == "24"
    assert failures[0].citations == ("a: xếp thứ 24/63",)
    assert failures[1].got == "ValueError: broken"
    assert failures[3].expected == "a refusal"


def test_markdown(judged: list[Judged]):
    page = to_markdown(summarise(judged, {"gold": "dev.jsonl", "index": "i1"}))
    lines = page.split("\n")
    assert lines[0] == "# Evaluation"
    assert "- gold: dev.jsonl" in lines
    row = next(line for line in lines if line.startswith("| all | 6 |"))
    assert row.split(" | ")[2].startswith("33.3 (")
    assert "| unaccented | 1 | 100.0 (3–100) | 0.0 | 100.0 | – | 100.0 | 100.0 | 100.0 | 0.0 | 100.0 |" in lines
    assert "## Failed questions (4)" in lines
    assert "### q5 (wrong_entity): answered with Mùa A Sơn" in lines
    assert "- q1: 42, 7, 8" in lines


def test_without_a_ranking_its_figures_are_missing():
    judged = judge_all(ITEMS, run(ScriptedSystem(ITEMS, ARTICLES), ITEMS, k=0), TEXTS)
    summary = summarise(judged, {})
    assert not [name for name in summary.overall.figures if "@" in name or "mrr" in name]
    assert "The search was not asked for its ranking." in to_markdown(summary)


def test_json_holds_the_whole_run(judged: list[Judged]):
    run_file = json.loads(to_json(summarise(judged, {"index": "i1"}), judged))
    assert run_file["summary"]["about"] == {"index": "i1"}
    assert run_file["summary"]["overall"]["figures"]["right"]["n"] == 6
    assert run_file["questions"][0]["item"]["evidence"] == [{"article": "a", "quote": "xếp thứ 24/63"}]
    assert [q["score"]["right"] for q in run_file["questions"]] == [False, True, False, False, False, True]
    assert run_file["questions"][0]["outcome"]["citations"][0]["quote"] == "xếp thứ 24/63"


def test_percent():
    assert percent(None) == "–"
    assert percent(Estimate(0.1234, 0.1, 0.2, 9)) == "12.3"
    assert percent(Estimate(0.1234, 0.1, 0.2, 9), interval=True) == "12.3 (10–20)"
