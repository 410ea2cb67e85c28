"""Risk and coverage, with exact values."""

from itertools import permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.risk import Entry, Point, curve

ENTRIES = st.lists(st.tuples(st.none() | st.sampled_from([0.0, 0.2, 0.5, 1.0]), st.booleans()), min_size=1, max_size=30)


def area(entries: list[Entry]) -> float:
    found = curve(entries)
    assert found is not None
    return found.area


def test_a_curve_by_hand():
    found = curve([(0.9, True), (0.7, False), (0.8, True), (None, True)])
    assert found is not None
    assert found.points == (Point(0.9, 1 / 4, 0), Point(0.8, 2 / 4, 0), Point(0.7, 3 / 4, 1 / 3), Point(None, 1, 2 / 4))
    assert found.area == pytest.approx((0 + 0 + 1 / 3 + 2 / 4) / 4)
    assert found.optimal == pytest.approx(found.area)
    assert found.excess == pytest.approx(0)


def test_an_error_that_was_held_for_sure_costs_most():
    worst, best = curve([(0.9, False), (0.8, True), (0.7, True)]), curve([(0.9, True), (0.8, True), (0.7, False)])
    assert worst is not None
    assert best is not None
    assert worst.area == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
    assert worst.optimal == best.area == pytest.approx(1 / 9)
    assert worst.excess == pytest.approx((1 + 1 / 2) / 3)


def test_a_refusal_costs_less_than_a_wrong_answer_whatever_is_said_of_it():
    assert area([(0.5, True), (None, True)]) == area([(0.5, True), (None, False)]) < area([(0.5, True), (0.9, False)])
    assert curve([(None, True), (None, False)]) == curve([(None, True)] * 2)
    assert area([(None, True)]) == 1.0


def test_all_right_and_nothing():
    found = curve([(0.5, True), (0.1, True)])
    assert found is not None
    assert (found.area, found.optimal, found.excess) == (0, 0, 0)
    assert curve([]) is None


def test_equals_are_taken_in_no_order():
    tied: list[Entry] = [(0.5, True), (0.5, False), (0.5, True), (0.5, False)]
    orders = set(permutations(right for _, right in tied))
    alike = [area([(1 - n / 10, right) for n, right in enumerate(order)]) for order in orders]
    assert area(tied) == pytest.approx(fmean(alike))
    assert len(curve(tied).points) == 1  # type: ignore[union-attr]


@given(ENTRIES)
def test_bounds(entries: list[Entry]):
    found = curve(entries)
    assert found is not None
    assert found.excess >= -1e-9
    assert 0 <= found.optimal <= found.area + 1e-9 <= 1 + 2e-9
    assert found.points[-1].coverage == 1
    errors = sum(confidence is None or not right for confidence, right in entries)
    assert found.points[-1].risk == pytest.approx(errors / len(entries))
    assert curve(entries[::-1]) == found
