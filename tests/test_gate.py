import json
from dataclasses import replace
from pathlib import Path

import pytest
from report_help import marks

from eval.comparing.bars import Bar
from eval.comparing.baseline import Baseline, read_baseline, write_baseline
from eval.comparing.gate import Gate, judge, to_text
from eval.judging.marks import Mark
from index.errors import GoldError, SettingsError

RIGHT = Bar("right", "right", 0.9, False)


def held(now: list[Mark], before: list[Mark], *bars: Bar, without_model: bool = False) -> Gate:
    return judge(now, Baseline({}, tuple(before)), bars or (RIGHT,), without_model=without_model)


def status(gate: Gate) -> list[str]:
    return [check.status for check in gate.bars]


def test_the_same_run_passes():
    gate = held(marks("1" * 20), marks("1" * 20))
    assert (gate.falls, status(gate), gate.gained, gate.lost, gate.shared) == ((), ["met"], (), (), 20)
    assert to_text(gate).endswith("nothing fell")


def test_a_planted_regression_is_caught():
    gate = held(marks("0" * 8 + "1" * 92), marks("1" * 100), Bar("low", "right", 0.5, False))
    assert gate.lost == tuple(f"q{n}" for n in range(8))
    assert status(gate) == ["met"]
    assert len(gate.falls) == 1
    assert gate.falls[0].startswith("right fell: 100.0 % → 92.0 % on 100 questions (95 % -14.0")
    assert "\nFELL right fell" in to_text(gate)


def test_noise_does_not_trip_it():
    lost_and_gained = held(marks("000" + "1" * 95 + "11"), marks("111" + "1" * 95 + "00"))
    assert lost_and_gained.falls == ()
    assert (lost_and_gained.lost, lost_and_gained.gained) == (("q0", "q1", "q2"), ("q98", "q99"))
    assert held(marks("0" * 5 + "1" * 95), marks("1" * 100)).falls == ()


def test_a_figure_that_should_be_small_may_not_rise():
    gate = held(marks("1" * 50, unsupported=[1.0] * 7 + [0.0] * 43), marks("1" * 50, unsupported=[0.0] * 50))
    assert [line.split(":")[0] for line in gate.falls] == ["unsupported fell"]


def test_a_bar_that_was_met_and_is_missed_shuts_it_without_significance():
    gate = held(marks("00" + "1" * 8), marks("0" + "1" * 9))
    assert status(gate) == ["missed"]
    assert gate.falls == ("right: was 90.0 %, is 80.0 %, goal ≥ 90.0 %",)


def test_a_bar_that_the_baseline_misses_is_a_goal():
    gate = held(marks("0001111111"), marks("0011111111"))
    assert (status(gate), gate.falls) == (["goal"], ())


def test_new_and_changed_questions_do_not_count_against_the_baseline():
    now = [*marks("1" * 10), *(replace(m, id=f"new{m.id}") for m in marks("0" * 10))]
    gate = held(now, marks("1" * 10))
    assert (status(gate), gate.falls, gate.left_out) == (["goal"], (), 10)
    changed = [replace(m, hash="other") if m.id == "q0" else m for m in marks("0" + "1" * 9)]
    gate = held(changed, marks("1" * 10))
    assert (gate.lost, gate.left_out, gate.unasked) == ((), 1, 1)
    assert "1 questions of the baseline were not asked" in to_text(gate)


def test_without_model_looks_at_the_questions_that_needed_none():
    before = [replace(m, worded=m.id == "q0") for m in marks("1" * 10)]
    now = marks("0" + "1" * 9)
    assert status(held(now, before, Bar("b", "right", 0.95, False))) == ["missed"]
    gate = held(now, before, Bar("b", "right", 0.95, False), without_model=True)
    assert (status(gate), gate.falls, gate.shared, gate.lost) == (["met"], (), 9, ())


def test_too_few_common_questions_are_no_comparison():
    with pytest.raises(GoldError, match="has 4 of the baseline's 10 questions"):
        held(marks("1111"), marks("1" * 10))
    with pytest.raises(GoldError, match="has 0 of the baseline's 1 questions"):
        held([replace(m, hash="x") for m in marks("1")], marks("1"))
    with pytest.raises(GoldError, match="has 0 of the baseline's 0 questions"):
        held(marks("1"), [replace(m, worded=True) for m in marks("1")], without_model=True)


def test_without_a_baseline_there_are_only_bars():
    gate = judge(marks("1" * 10), None, (RIGHT, Bar("b", "seconds", 1.0, True)))
    assert (status(gate), gate.falls, gate.shared) == (["met", "not measured"], (), None)
    assert "no baseline yet" in to_text(gate)


def test_printed_bars():
    gate = judge(
        marks("1111", seconds=[0.1, 0.2, 0.3, 0.4]), None, (RIGHT, Bar("slow", "seconds", 2000.0, True, "sum"))
    )
    lines = [line.split() for line in to_text(gate).splitlines()]
    assert lines[1] == ["right", "≥", "90.0", "%", "–", "100.0", "%", "4", "met"]
    assert lines[2] == ["slow", "≤", "2000", "s", "–", "1.00", "s", "4", "met"]


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path):
    path = tmp_path / "baseline.json"
    kept = [replace(m, worded=m.id == "q1") for m in marks("101", seconds=[0.123456, 1, 2], tokens=[1, 2, 3])]
    del kept[2].figures["seconds"]
    write_baseline(path, {"index": "i1"}, kept, ["right", "seconds", "language"])
    found = read_baseline(path)
    assert found is not None
    assert found.about == {"index": "i1"}
    assert [(m.id, m.hash, m.route, m.worded) for m in found.marks] == [
        ("q0", "h0", "fact", False),
        ("q1", "h1", "fact", True),
        ("q2", "h2", "fact", False),
    ]
    assert [m.figures for m in found.marks] == [
        {"right": 1.0, "seconds": 0.1235},
        {"right": 0.0, "seconds": 1.0},
        {"right": 1.0},
    ]
    assert json.loads(path.read_text("utf-8"))["means"] == {"right": 0.6667, "seconds": 0.5617}
    assert '\n["q1","h1","fact",1,0,1,null],\n' in path.read_text("utf-8")


def test_shares_are_stored_exactly(tmp_path: Path):
    """Rounded ones would all be a little smaller or larger than those of the same answers in the next run."""
    made = marks("1" * 60, span_precision=[2 / 3] * 60)
    write_baseline(tmp_path / "b.json", {}, made, ["right", "span_precision"])
    found = read_baseline(tmp_path / "b.json")
    assert found is not None
    assert judge(made, found, (RIGHT,)).falls == ()
    assert {f.metric: f.high for f in judge(made, found, (RIGHT,)).figures} == {"right": 0.0, "span_precision": 0.0}


def test_faults_of_a_baseline(tmp_path: Path):
    path = tmp_path / "b.json"
    assert read_baseline(path) is None
    for text in ("{", "[]", '{"about": {}, "metrics": ["right"], "questions": [["q", "h", "fact", 0]]}'):
        path.write_text(text, "utf-8")
        with pytest.raises(GoldError, match=r"b\.json: no baseline that can be read"):
            read_baseline(path)
    path.write_text('{"about": {}, "metrics": ["wrong"], "questions": [["q", "h", "fact", 0, 1]]}', "utf-8")
    with pytest.raises(GoldError, match="no figure 'right'"):
        read_baseline(path)
    with pytest.raises(SettingsError, match="cannot be written"):
        write_baseline(tmp_path, {}, marks("1"), ["right"])
