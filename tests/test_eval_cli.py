"""The command: what it checks before it asks, and what it reports."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from eval_fakes import ScriptedSystem
from rich.console import Console

from eval.cli import chosen, describe, evaluate, measure, overview, short_answers
from eval.judging.report import summarise
from eval.questions.gold import GoldItem, GoldQuote
from eval.running.opening import open_system, read_corpus
from eval.running.runner import STAGES
from index.errors import GeneratorError, GoldError, SettingsError, SourceError
from index.types import Article

ROOT = Path(__file__).parent.parent
ARTICLES = {
    "a": Article("a", "Tin", "Năm 2017 Điện Biên xếp thứ 24/63."),
    "b": Article("b", "Tin", "Sơn La xếp thứ 15/63."),
}
RANK = {
    "id": "q1",
    "lang": "vi",
    "question": "Điện Biên xếp thứ mấy?",
    "category": "rank",
    "answerable": True,
    "answers": ["24/63"],
    "must_include": ["24"],
    "evidence": [{"article": "a", "quote": "xếp thứ 24/63"}],
    "evidence_groups": [["a"]],
}
GOLD = {"id": "q2", "lang": "vi", "question": "Giá vàng?", "category": "score", "answerable": False}
ITEMS = [
    GoldItem(
        id="q1",
        lang="vi",
        question="Điện Biên xếp thứ mấy?",
        category="rank",
        answerable=True,
        answers=("24/63",),
        must_include=("24",),
        evidence=(GoldQuote("a", "xếp thứ 24/63"),),
        evidence_groups=(("a",),),
    ),
    GoldItem(id="q2", lang="vi", question="Giá vàng?", category="score", answerable=False),
]


SQUAD = {
    "data": [
        {
            "title": "Đồi_chè",
            "paragraphs": [
                {
                    "context": f"Đồi chè {name} được trồng trong năm {year}.",
                    "qas": [
                        {"id": name, "question": f"Đồi chè {name} được trồng năm nào?", "answers": [{"text": year}]}
                    ],
                }
                for name, year in (("Mộc Lan", "1958"), ("Thanh Sơn", "1963"))
            ],
        }
    ]
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, (RANK, GOLD))), "utf-8")
    return path


@pytest.fixture
def system() -> ScriptedSystem:
    return ScriptedSystem(ITEMS, ARTICLES)


def test_measure(gold: Path, system: ScriptedSystem):
    judged = measure(system, gold, screen=Console(quiet=True))
    assert [item for item, _, _ in judged] == ITEMS
    assert [score.right for _, _, score in judged] == [True, True]
    assert judged[0][2].figures["span_precision"] == 1.0


def test_limit(gold: Path, system: ScriptedSystem):
    assert len(measure(system, gold, limit=1, screen=Console(quiet=True))) == 1
    assert system.asked == [RANK["question"]]


def test_gold_questions_are_checked_against_the_index_before_asking(gold: Path, system: ScriptedSystem):
    del system.articles["a"]
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: evidence names the article 'a'"):
        measure(system, gold, screen=Console(quiet=True))
    assert system.asked == []


def test_overview_and_description(gold: Path, system: ScriptedSystem):
    system.change(ITEMS[0], GeneratorError("no model"))
    judged = measure(system, gold, screen=Console(quiet=True))
    about = describe("gold.jsonl", judged)
    assert about["gold questions"] == "gold.jsonl, 2 asked"
    assert (about["index"], about["models"], about["errors"]) == ("i1", "embedder fake", "1")
    page = StringIO()
    Console(file=page, width=120).print(overview(summarise(judged, about)))
    rows = [line.split() for line in page.getvalue().splitlines()]
    assert ["all", "2", "50.0", "(0–100)", "0.0", "0.0", "–"] in rows
    assert ["unanswerable", "1", "100.0", "(3–100)", "0.0", "–", "–"] in rows


def test_what_was_measured_is_named(gold: Path, system: ScriptedSystem):
    judged = measure(system, gold, screen=Console(quiet=True))
    assert describe("gold.jsonl", judged, "bm25-first")["system"] == f"bm25-first, state {judged[0][1].system}"


def test_a_sample_is_drawn_before_the_first_are_taken(gold: Path, system: ScriptedSystem):
    assert [item.id for item in chosen(ITEMS)] == ["q1", "q2"]
    assert len(chosen(ITEMS, sample=1)) == len(chosen(ITEMS, limit=1, sample=2)) == 1
    assert len(measure(system, gold, sample=1, screen=Console(quiet=True))) == 1


def test_a_question_that_raises_counts_as_zero_and_is_listed(gold: Path, system: ScriptedSystem):
    system.change(ITEMS[0], RuntimeError("broken"))
    judged = measure(system, gold, screen=Console(quiet=True))
    figures = judged[0][2].figures
    assert set(figures.values()) == {0.0}
    assert {f"{stage}_article_recall@5" for stage in STAGES} <= figures.keys()
    summary = summarise(judged, {})
    assert summary.overall.figures["right"].mean == 0.5
    assert [(failure.id, failure.why, failure.got) for failure in summary.failures] == [
        ("q1", "raised an error", "RuntimeError: broken")
    ]


def test_short_answers(gold: Path, system: ScriptedSystem):
    page = StringIO()
    judged = measure(system, gold, screen=Console(quiet=True))
    Console(file=page, width=160).print(short_answers(summarise(judged, {})))
    rows = [line.split() for line in page.getvalue().splitlines()]
    # "theo các bài là 24" against "24/63", which without punctuation is "2463": no word in common
    assert ["all", "2", "100.0", "0.0", "0.0", "100.0", "100.0", "100.0", "100.0", "100.0"] in rows


def test_what_goes_with_squad(tmp_path: Path):
    squad = tmp_path / "squad.json"
    squad.write_text(json.dumps(SQUAD), "utf-8")
    with pytest.raises(SettingsError, match="--leave-out belongs to --squad"):
        evaluate(leave_out=2)
    with pytest.raises(SettingsError, match="--gold does not go with it"):
        evaluate(gold=squad, squad=squad)
    for impossible in (1, -1):
        with pytest.raises(SettingsError, match="leaves no article"):
            evaluate(squad=squad, leave_out=impossible)
    with pytest.raises(SettingsError, match="give one of them"):
        evaluate(squad=squad, corpus=tmp_path)


def test_an_unknown_system_is_refused_before_anything_is_opened():
    with pytest.raises(SettingsError, match="unknown system 'theirs'"):
        evaluate(system="theirs")


def test_an_index_and_a_corpus_exclude_each_other(tmp_path: Path):
    with pytest.raises(SettingsError, match="give one of them"), open_system(tmp_path, tmp_path, None):
        pass


def test_a_corpus_is_read_whole_or_not_at_all(tmp_path: Path):
    (tmp_path / "good.md").write_text("# Tin\n\nĐiện Biên xếp thứ 24/63.", "utf-8")
    assert [article.title for article in read_corpus(tmp_path).values()] == ["Tin"]
    (tmp_path / "bad.md").write_text("", "utf-8")
    with pytest.raises(SourceError, match=r"bad\.md"):
        read_corpus(tmp_path)


def test_outputs_and_comparison_are_checked_before_anything_is_opened(tmp_path: Path):
    with pytest.raises(GoldError, match="no run that can be compared"):
        evaluate(against=tmp_path / "none.json")
    with pytest.raises(SettingsError, match="cannot be written"):
        evaluate(json_file=tmp_path)


def test_faults_are_one_message(tmp_path: Path):
    command = [sys.executable, "-m", "eval", "--compare", str(tmp_path / "none.json")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {tmp_path / 'none.json'}: no run that can be compared")
    assert "Traceback" not in done.stderr


@pytest.mark.models
def test_the_program_itself(gold: Path, tmp_path: Path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.md").write_text(
        "---\nid: a\ntitle: PAR INDEX 2017\nlang: vi\n---\n\nNăm 2017 Điện Biên xếp thứ 24/63 về PAR INDEX.\n", "utf-8"
    )
    line = {**RANK, "question": "Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?"}
    gold.write_text("\n".join(map(json.dumps, (line, GOLD))), "utf-8")
    report, page, log = tmp_path / "out" / "run.json", tmp_path / "page.md", tmp_path / "log.jsonl"
    for against in (None, report):
        evaluate(gold, corpus=corpus, generator="none", json_file=report, markdown=page, log=log, against=against)
    run = json.loads(report.read_text("utf-8"))
    assert [question["score"]["right"] for question in run["questions"]] == [True, True]
    assert page.read_text("utf-8").startswith("# Evaluation")
    assert len(log.read_text("utf-8").splitlines()) == 3  # the first question is asked in both runs


@pytest.mark.models
def test_a_squad_file_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("eval.running.opening.cache_dir", lambda: tmp_path / "cache")
    squad, report = tmp_path / "squad.json", tmp_path / "run.json"
    squad.write_text(json.dumps(SQUAD), "utf-8")
    evaluate(squad=squad, leave_out=2, system="bm25-first", json_file=report)
    told, untold = json.loads(report.read_text("utf-8"))["questions"]
    assert told["outcome"]["answer"] == "Đồi chè Mộc Lan được trồng trong năm 1958. [1]"
    assert (told["score"]["right"], told["score"]["figures"]["fused_article_recall@1"]) == (True, 1.0)
    assert (untold["outcome"]["item_id"], untold["score"]["right"]) == ("Thanh Sơn", False)
    assert "EM %" in capsys.readouterr().out
