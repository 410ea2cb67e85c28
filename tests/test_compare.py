"""Paired comparison with exact values."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.comparing.compare import compare, read_marks, to_text
from eval.metrics.mcnemar import mcnemar
from index.errors import GoldError


def marks(pattern: str) -> dict[tuple[str, str], bool]:
    return {(f"q{n:02}", "h"): mark == "1" for n, mark in enumerate(pattern)}


@pytest.mark.parametrize(
    ("gained", "lost", "p_value"),
    [(0, 0, 1.0), (1, 1, 1.0), (5, 0, 2 / 32), (6, 0, 2 / 64), (0, 6, 2 / 64), (8, 2, 2 * 56 / 1024)],
)
def test_mcnemar(gained: int, lost: int, p_value: float):
    assert mcnemar(gained, lost) == pytest.approx(p_value)


@given(st.integers(0, 300), st.integers(0, 300))
def test_mcnemar_is_a_probability_and_symmetrical(gained: int, lost: int):
    assert 0 <= mcnemar(gained, lost) == mcnemar(lost, gained) <= 1


def test_better_worse_and_cannot_tell():
    low, high = marks("0" * 10 + "1" * 10), marks("1" * 20)
    better = compare(low, high)
    assert (better.verdict, better.before, better.now, better.p_value) == ("better", 0.5, 1.0, pytest.approx(2 / 1024))
    assert better.gained == tuple(f"q{n:02}" for n in range(10))
    assert better.lost == ()
    assert 0 < better.low < 0.5 < better.high < 1
    worse = compare(high, low)
    assert (worse.verdict, worse.low, worse.high) == ("worse", -better.high, -better.low)
    assert compare(high, high).verdict == "cannot tell"
    few = compare(marks("00000" + "1" * 15), high)
    assert (few.verdict, few.p_value) == ("cannot tell", pytest.approx(2 / 32))


def test_only_questions_of_both_runs_count():
    found = compare({("q1", "h"): True, ("q2", "h"): True}, {("q1", "h"): False, ("q2", "changed"): True})
    assert (found.questions, found.unpaired, found.before, found.now) == (1, 2, 1.0, 0.0)
    with pytest.raises(GoldError, match="no question in common"):
        compare({("q1", "h"): True}, {("q1", "other"): True})


def test_text():
    found = compare({("q1", "h"): True, ("q2", "h"): False, ("q3", "h"): True}, {("q1", "h"): False, ("q2", "h"): True})
    lines = to_text(found).split("\n")
    assert lines[0] == "cannot tell: 50.0 % → 50.0 % right on 2 questions"
    assert lines[1] == "difference 95 % -100.0 … +100.0 points, McNemar p = 1.000"
    assert lines[2:4] == ["gained 1: q2", "lost 1: q1"]
    assert lines[4].startswith("1 questions are in one run only")


def test_marks_are_read_from_a_run(tmp_path: Path):
    path = tmp_path / "run.json"
    question = {"outcome": {"item_id": "q1", "item_hash": "h"}, "score": {"right": True}}
    path.write_text(json.dumps({"questions": [question]}), "utf-8")
    assert read_marks(path) == {("q1", "h"): True}
    for broken in ("", "[]", "{}", '{"questions": [{}]}'):
        path.write_text(broken, "utf-8")
        with pytest.raises(GoldError, match=r"run\.json: no run that can be compared"):
            read_marks(path)
