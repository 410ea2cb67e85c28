"""Opinions of readers: kept with the receipt, and read back as drafts of gold questions."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from answer_fakes import XSS, rank_answer

from eval.questions.drafts import read_feedback, write_drafts
from index.errors import SettingsError
from ui.page.archive import dump
from ui.page.conversation import Exchange
from ui.page.opinions import LONGEST, MOST_BYTES, counts, export, keep
from ui.page.wishes import fulfil

ANSWER = rank_answer("Năm 2017 Điện Biên xếp thứ mấy?")


def test_an_opinion_becomes_a_draft_of_a_gold_question(tmp_path: Path) -> None:
    file = tmp_path / "new" / "feedback.jsonl"
    assert keep(file, ANSWER, "wrong", f"  hạng\n13 {XSS}")
    assert keep(file, ANSWER, "right", "")
    assert counts(file) == {"right": 1, "wrong": 1}
    assert export(file, tmp_path / "out.jsonl") == 2
    wrong, right = read_feedback(tmp_path / "out.jsonl")
    assert (wrong.verdict, wrong.comment, wrong.question) == ("wrong", f"hạng 13 {XSS}", ANSWER.question)
    assert (right.verdict, right.comment) == ("right", None)
    assert write_drafts([wrong, right], tmp_path / "drafts.jsonl") == 1


def test_a_reader_cannot_fill_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "feedback.jsonl"
    assert keep(file, ANSWER, "wrong", "x" * 5000)
    assert len(json.loads(file.read_text(encoding="utf-8"))["comment"]) == LONGEST
    with file.open("ab") as opened:
        opened.truncate(MOST_BYTES)
    assert not keep(file, ANSWER, "wrong", "")


def test_a_disk_that_takes_nothing_is_no_failure_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert not keep(tmp_path / "taken" / "feedback.jsonl", ANSWER, "right", "")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not there"):
        export(tmp_path / "none", tmp_path / "out")
    keep(tmp_path / "f", ANSWER, "right", "")
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="new file"):
        export(tmp_path / "f", tmp_path / "out")


def test_the_page_hands_an_opinion_in(tmp_path: Path) -> None:
    talk = dump("t", (replace(Exchange("?", "vi"), answer=ANSWER), Exchange("chậm", "vi", note="x")))
    wish = {"kind": "opinion", "talk": talk, "number": 0, "verdict": "wrong", "reason": "13"}
    file = tmp_path / "f"
    assert fulfil(json.dumps(wish), lambda _: None, file) == ""
    assert counts(file) == {"right": 0, "wrong": 1}
    assert fulfil(json.dumps(wish | {"number": 1}), lambda _: None, file) == ""  # was never answered
    assert fulfil(json.dumps(wish), lambda _: None) == ""  # a page that only reads
    assert counts(file) == {"right": 0, "wrong": 1}
