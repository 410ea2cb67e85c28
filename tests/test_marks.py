"""Signs of Markdown: what is one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.marks import marks, unmarked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**PAR INDEX.** Năm 2017", "PAR INDEX. Năm 2017"),
        ("__Điểm__ và _hạng_, *hạng* nữa", "Điểm và hạng, hạng nữa"),
        ("theo [báo cáo](https://a.example/x_(y)) và [[1]](b)", "theo báo cáo và [[1]](b)"),
        ('![ảnh](a.png "Ảnh") `mã`', "ảnh mã"),
        ("# Đề mục\n> lời dẫn\n## Hai", "Đề mục\nlời dẫn\nHai"),
        ("***cả hai*** đậm", "cả hai đậm"),
    ],
)
def test_marks_go(text: str, plain: str) -> None:
    assert unmarked(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30", "(*) Ghi chú (*)", "24* và 25*", "ten_tep_dai.md", "- một\n* hai", "| a | b |",
        "điểm [1] [2]", "C# 9", "a > b", "** **", "2**3",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays(text: str) -> None:
    assert unmarked(text) == text


def test_a_part_loses_the_half_of_a_pair_that_it_holds() -> None:
    text = "Mở. **Đậm. Vẫn** đậm."
    assert unmarked(text, 4, 12) == "Đậm. V"
    assert unmarked(text, 0, 5) == "Mở. "
    assert unmarked(text, 12) == "ẫn đậm."
    assert unmarked(text, 3, 3) == ""


@given(st.text(alphabet="ab*_`[]()# >\n!", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_parts_make_the_whole(text: str, one: int, other: int) -> None:
    first, last = sorted((min(one, len(text)), min(other, len(text))))
    parts = unmarked(text, 0, first) + unmarked(text, first, last) + unmarked(text, last)
    assert parts == unmarked(text)
    assert all(0 <= a < b <= len(text) for a, b in marks(text))
