"""Values beside the points of a line: none over another, none lost while there is room."""

from hypothesis import given
from hypothesis import strategies as st

from ui.answers.labels import ABOVE, BELOW, Dot, places

FLOOR = 146


def test_two_lines_that_touch_part_their_values() -> None:
    dots = [Dot(100, 60, "45,1", ABOVE, first=True), Dot(100, 64, "44,9", ABOVE, first=True)]
    assert places(dots, FLOOR) == [ABOVE, BELOW]


def test_who_finds_no_room_is_left_out_unless_it_is_an_end() -> None:
    dots = [Dot(100 + 12 * n, 60, "45,86", ABOVE, first=n in {0, 4}) for n in range(5)]
    assert places(dots, FLOOR) == [ABOVE, BELOW, None, None, ABOVE]
    assert places([Dot(50, 128, "1", BELOW, first=False)], FLOOR) == [ABOVE]


@given(st.lists(st.tuples(st.integers(30, 410), st.integers(28, 124)), max_size=24, unique=True))
def test_no_value_lies_over_another(spots: list[tuple[int, int]]) -> None:
    dots = [Dot(x, y, "12,34", ABOVE, first=False) for x, y in spots]
    placed = [(dot.x, dot.y + beside) for dot, beside in zip(dots, places(dots, FLOOR), strict=True) if beside]
    assert all(abs(a[0] - b[0]) >= 33 or abs(a[1] - b[1]) >= 11.5 for a in placed for b in placed if a is not b)
