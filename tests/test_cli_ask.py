"""The commands that ask and show: answers, passages, properties, facts."""

import csv
import io
import json
from pathlib import Path

import pytest
from answer_fakes import ARTICLES, RANK, XSS
from cli_help import HUE, Calls, build_news, own_places, run, write_news

from ui.words.strings import TEXT, VI


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    return own_places(tmp_path, monkeypatch)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path)


@pytest.fixture
def built(calls: Calls, news: Path) -> Path:
    return build_news(calls, news)


def test_ask_answers_with_sources(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "Năm 2017 Điện Biên xếp thứ mấy?", "--index", built, "--generator", "none") == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "Năm 2017, Điện Biên xếp thứ 24/63 về PAR INDEX, tăng 18 bậc so với năm 2016. [1]\n\n"
        "Nguồn:\n[1] Điện Biên: Đột phá trong công tác cải cách hành chính\n"
        "    Điện Biên TV · Đăng 09/06/2018 · Số liệu năm 2017\n"
        f"    “{RANK}”\n    https://dienbientv.example/cchc-2018\n"
    )
    assert "Hỏi về: Điện Biên · PAR INDEX · 2017" in shown.err
    assert "Tra số liệu" in shown.err
    assert calls.opened == [(built, "none")]


def test_a_stage_that_lasts_is_told_once(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "ask", "Who led the PAR Index 2023?", "--index", built) == 0
    assert capsys.readouterr().err.count(TEXT["en"].stages["generate"]) == 1


def test_a_refusal_is_no_failure(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "ask", f"{XSS}\x1b[2J", "--index", built) == 0
    shown = capsys.readouterr()
    assert "Chưa tìm thấy căn cứ" in shown.out
    assert f"{VI.ask_instead}:\n  Năm 2017 Điện Biên xếp thứ mấy?" in shown.out
    assert "\x1b[2J" not in shown.out + shown.err


def test_ask_as_json(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "2017", "--json", "--index", built) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["route"], answer["citations"][0]["quote"]) == ("fact", RANK)


def test_ask_in_a_language(calls: Calls, built: Path) -> None:
    for asked in (("--language", "en"), ("--language", "vi", "--json"), ()):
        assert run(calls, "ask", "2017", "--index", built, *asked) == 0
    assert [one.languages for one in calls.assistants] == [["en"], ["vi"], [None]]
    assert run(calls, "ask", "2017", "--index", built, "--language", "fr") == 2


def test_an_error_is_one_line(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "2017", "--index", built, "--generator", "broken") == 1
    assert capsys.readouterr().err == "reformqa: no language model 'broken'; choose another with --generator\n"
    assert run(calls, "ask", "hỏng", "--index", built) == 1
    assert capsys.readouterr().err == "reformqa: chỉ mục <b>hỏng</b>: no readable manifest; run: reformqa index\n"


def test_search_shows_scores_and_says_what_is_a_digest(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(calls, "search", "một cửa", "-k", "2", "--index", built) == 0
    first, second = capsys.readouterr().out.split("\n2. ")
    assert first.startswith(f"1. {ARTICLES[0].title}  (1.000, dense 0.900)\n   Điện Biên TV · Đăng 09/06/2018\n")
    assert VI.digest not in first
    assert second.startswith(
        f"{ARTICLES[1].title}  (0.500, dense 0.900)\n   Báo Ví Dụ · Đăng 04/2024\n   {VI.digest}\n"
    )


def test_info(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "info", "--index", built) == 0
    assert capsys.readouterr().out == "articles: 3\ngenerator: none\n"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], 1),
        (["--entity", "thua thien hue", "--indicator", "par index", "--year", "2018"], 1),
        (["--entity", "Thừa Thiên Huế"], 1),
        (["--entity", "Hà Nội"], 0),
        (["--indicator", "PAPI"], 0),
        (["--year", "2017"], 0),
    ],
)
def test_facts_are_csv_with_their_sentences(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str], options: list[str], found: int
) -> None:
    capsys.readouterr()
    assert run(calls, "facts", "--index", built, *options) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == found
    for row in rows:
        assert (row["entity"], row["year"], row["number"], row["kind"]) == ("Thừa Thiên Huế", "2018", "7", "digest")
        assert row["sentence"] == HUE
        assert row["title"] == "'=HYPERLINK(1)"
