import re
from pathlib import Path

import pytest
import typer
from report_help import ITEMS, judged, write_run, wrong

from eval.cli_report import drafts, gate, report, shipped
from eval.comparing.baseline import read_baseline
from eval.comparing.compare import read_marks
from eval.judging.marks import marks_of
from eval.judging.runs import read_run
from index.errors import GoldError, SettingsError
from ui.cli import main

BARS = '[[bar]]\nname = "right"\nmetric = "right"\nat_least = 0.9\n'


@pytest.fixture
def bars(tmp_path: Path) -> Path:
    path = tmp_path / "bars.toml"
    path.write_text(BARS, encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_run(tmp_path / "ours.json", judged())


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return write_run(tmp_path / "worse.json", judged({item.id: wrong for item in ITEMS[:3]}))


def test_a_run_comes_back_as_it_was_written(good: Path):
    run = read_run(good)
    assert run.judged == tuple(judged())
    assert (run.name, run.gold, run.system) == ("ours", "dev.jsonl", "ours")
    assert run.marks() == marks_of(judged())
    assert run.marks()[0].figures["first_seconds"] == pytest.approx(0.035)
    assert {key[0]: right for key, right in read_marks(good).items()} == {item.id: True for item in ITEMS}


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"summary": {"about": {}}, "questions": [{"outcome": {}, "score": {}}]}']
)
def test_other_files_are_refused(tmp_path: Path, text: str):
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"run\.json: no run that can be read.*reformqa eval --json"):
        read_run(path)


def test_a_run_without_questions_is_refused(tmp_path: Path):
    path = tmp_path / "run.json"
    path.write_text('{"summary": {"about": {}}, "questions": []}', encoding="utf-8")
    with pytest.raises(GoldError, match="holds no question"):
        read_run(path)


def test_report_writes_both_twins_the_same_each_time(tmp_path: Path, bars: Path, bad: Path, good: Path):
    pages = []
    for n in range(2):
        html, markdown = tmp_path / f"{n}" / "r.html", tmp_path / f"{n}" / "r.md"
        report(bad, [good], html=html, markdown=markdown, bars=bars)
        pages.append((html.read_bytes(), markdown.read_bytes()))
    assert pages[0] == pages[1]
    html_text, markdown_text = (page.decode() for page in pages[0])
    assert html_text.count("<svg") == 2
    assert "<script>" not in html_text
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; 99" in html_text
    assert "<img" not in html_text
    assert not re.search(r'(?:src|href)="(?!#)', html_text.replace("xlink:href", "href"))
    assert "### q1: does not say 24" in markdown_text
    assert "- asked: How many \\<script>" in markdown_text
    titles = re.findall(r"<h2>(.*?)</h2>", html_text)
    assert titles == [line[3:] for line in markdown_text.splitlines() if line.startswith("## ")]


def test_report_wants_somewhere_to_write(tmp_path: Path, bars: Path, good: Path):
    with pytest.raises(SettingsError, match="nothing to write"):
        report(good)
    with pytest.raises(SettingsError, match="cannot be written"):
        report(good, markdown=tmp_path, bars=bars)


def test_the_gate_keeps_the_best_run(
    tmp_path: Path, bars: Path, good: Path, bad: Path, capsys: pytest.CaptureFixture[str]
):
    stored = tmp_path / "baseline.json"
    stored.write_text('{"about": {}, "metrics": ["right"], "questions": []}', encoding="utf-8")
    with pytest.raises(GoldError, match="too few to compare"):
        gate(good, bars=bars, baseline=stored)
    stored.unlink()
    with pytest.raises(SettingsError, match="no such baseline"):
        gate(good, bars=bars, baseline=stored)
    gate(good, accept=True, bars=bars, baseline=stored)
    kept = stored.read_bytes()
    gate(good, bars=bars, baseline=stored)
    capsys.readouterr()
    with pytest.raises(typer.Exit) as left:
        gate(bad, bars=bars, baseline=stored)
    assert left.value.exit_code == 1
    assert "FELL right: was 100.0 %, is 40.0 %, goal ≥ 90.0 %" in capsys.readouterr().out
    with pytest.raises(SettingsError, match=r"the baseline stays.*right: was 100\.0 %.*--force"):
        gate(bad, accept=True, bars=bars, baseline=stored)
    assert stored.read_bytes() == kept
    gate(bad, accept=True, force=True, bars=bars, baseline=stored)
    assert stored.read_bytes() != kept
    gate(good, accept=True, bars=bars, baseline=stored)
    assert stored.read_bytes() == kept


def test_a_part_of_the_questions_is_no_baseline(tmp_path: Path, bars: Path, good: Path):
    stored = tmp_path / "baseline.json"
    gate(good, accept=True, bars=bars, baseline=stored)
    some = write_run(tmp_path / "some.json", judged(items=ITEMS[:3]))
    gate(some, bars=bars, baseline=stored)
    with pytest.raises(SettingsError, match="2 of its questions were not asked"):
        gate(some, accept=True, bars=bars, baseline=stored)
    with pytest.raises(SettingsError, match="--accept keeps a whole run"):
        gate(good, accept=True, without_model=True, bars=bars, baseline=stored)


def test_report_tells_what_changed_since_the_baseline(tmp_path: Path, bars: Path, good: Path, bad: Path):
    stored, page = tmp_path / "baseline.json", tmp_path / "r.md"
    gate(good, accept=True, bars=bars, baseline=stored)
    report(bad, markdown=page, bars=bars, baseline=stored)
    text = page.read_text("utf-8")
    assert "- now wrong: q1, q2, q3" in text
    assert "| right | missed | 40.0 % | ≥ 90.0 % | 100.0 % | 5 | all |" in text
    assert (
        "| right | 100.0 % → 40.0 % on 5 questions (95 % -100.0 … -20.0 points, McNemar p = 0.250) | cannot tell |"
        in text
    )


def test_other_questions_are_reported_without_the_baseline(tmp_path: Path, bars: Path, good: Path):
    stored, page = tmp_path / "baseline.json", tmp_path / "r.md"
    gate(write_run(tmp_path / "some.json", judged(items=ITEMS[:2])), accept=True, bars=bars, baseline=stored)
    other = write_run(tmp_path / "other.json", judged(items=ITEMS[2:]), gold="other.jsonl")
    report(other, markdown=page, bars=bars, baseline=stored)
    assert "none of its questions was asked" in page.read_text("utf-8")
    with pytest.raises(GoldError, match="has 0 of the baseline's 2 questions"):
        gate(other, bars=bars, baseline=stored)


def test_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    feedback = tmp_path / "feedback.jsonl"
    feedback.write_text("", encoding="utf-8")
    drafts(feedback, tmp_path / "drafts.jsonl")
    assert capsys.readouterr().out.startswith("0 draft(s)")


def test_the_commands_are_found_by_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for arguments in (["eval-report", "x.json"], ["eval-gate", "x.json"], ["eval-drafts", "x.jsonl", "--out", "y"]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 1
        assert capsys.readouterr().err.startswith("reformqa: ")


def test_the_shipped_baseline_can_be_read():
    found = read_baseline(shipped("baseline.json"))
    assert found is None or len(found.marks) >= 200
