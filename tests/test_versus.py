from math import isnan

import numpy as np
import pytest
from report_help import marks

from eval.comparing.versus import Versus, reduce, versus
from eval.judging.marks import Mark, common

NAN = float("nan")


def held(before: list[Mark], now: list[Mark], metric: str = "right", **options: object) -> Versus:
    found = versus(common(before, now), metric, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_clear_gain():
    found = held(marks("0" * 8 + "1" * 12), marks("1" * 20))
    assert (found.n, found.before, found.now, found.p_value, found.verdict) == (20, 0.6, 1.0, 2 / 2**8, "better")
    assert 0.15 <= found.low < 0.4 < found.high <= 0.65


def test_five_lost_questions_may_be_an_accident_and_six_are_none():
    """McNemar: 2 / 2**5 = 0.0625, and 2 / 2**6 = 0.03125."""
    assert held(marks("1" * 40), marks("0" * 5 + "1" * 35)).verdict == "cannot tell"
    assert held(marks("1" * 40), marks("0" * 6 + "1" * 34)).verdict == "worse"


def test_as_many_gained_as_lost_is_noise():
    assert held(marks("1" * 10 + "0" * 10), marks("0" * 10 + "1" * 10)).verdict == "cannot tell"


@pytest.mark.parametrize(("lower", "verdict"), [(False, "better"), (True, "worse")])
def test_whether_a_small_figure_is_a_good_one(lower: bool, verdict: str):
    before, now = marks("1" * 10, seconds=[1.0] * 10), marks("1" * 10, seconds=[2.0] * 10)
    assert held(before, now, "seconds", lower=lower, statistic="p50").verdict == verdict


def test_equal_runs():
    found = held(marks("1101"), marks("1101"))
    assert (found.low, found.high, found.p_value, found.verdict) == (0.0, 0.0, 1.0, "cannot tell")


def test_a_precision_keeps_its_own_base():
    before = marks("1111", refusal_precision=[1, 1, 0, 0])
    now = marks("1111", refusal_precision=[1, 1, 0, 0])
    del now[2].figures["refusal_precision"], now[3].figures["refusal_precision"]
    found = held(before, now, "refusal_precision")
    assert (found.n, found.before, found.now, found.p_value) == (4, 0.5, 1.0, None)


def test_a_figure_that_only_one_of_them_has():
    found = held(marks("11"), marks("11", refusal_precision=[1, 0]), "refusal_precision")
    assert isnan(found.before)
    assert (found.now, found.comparable, found.verdict) == (0.5, False, "cannot tell")
    assert versus(common(marks("11"), marks("11")), "refusal_precision") is None


def test_draws_without_the_figure_are_left_out():
    """One refusal among thirty questions: a third of the draws miss it."""
    before, now = marks("1" * 30), marks("1" * 30)
    before[0].figures["refusal_precision"] = 0.0
    now[0].figures["refusal_precision"] = 1.0
    found = held(before, now, "refusal_precision")
    assert (found.low, found.high) == (1.0, 1.0)
    assert found.verdict == "cannot tell"  # one question: McNemar says 1.0


def test_other_wordings_do_not_count():
    other = [Mark(m.id, "changed", m.labels, m.route, m.worded, m.figures) for m in marks("000")]
    assert versus(common(marks("111"), other), "right") is None


@pytest.mark.parametrize(("statistic", "value"), [("mean", 2.5), ("sum", 10.0), ("p50", 2.5), ("p95", 3.85)])
def test_statistics(statistic: str, value: float):
    column = np.array([[1.0], [2.0], [3.0], [4.0]])
    assert reduce(column, statistic).tolist() == pytest.approx([value])  # type: ignore[arg-type]
    holed = np.array([[1.0], [NAN], [2.0], [3.0], [4.0]])
    assert reduce(holed, statistic).tolist() == pytest.approx([value])  # type: ignore[arg-type]
