import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.understanding.periods import periods


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("quý III/2024", {"Q3"}),
        ("Quý 3 năm 2024", {"Q3"}),
        ("in the third quarter of 2024", {"Q3"}),
        ("Q3 2024", {"Q3"}),
        ("nửa đầu năm 2024", {"first 6 months"}),
        ("6 tháng đầu năm", {"first 6 months"}),
        ("sau một tháng, sau 3 tháng và kéo dài 12 tháng", set()),
        ("từ ngày 1/8 đến hết 31/8", {"month 8"}),
        ("từ ngày 1/7 đến 15/9", set()),
        ("sáu tháng đầu năm", {"first 6 months"}),
        ("in the first half of 2024", {"first 6 months"}),
        ("in the first six months", {"first 6 months"}),
        ("sáu tháng cuối năm", {"last 6 months"}),
        ("mười tháng năm 2023", {"first 10 months"}),
        ("tháng 9/2025", {"month 9"}),
        ("từ đầu năm đến hết tháng 8/2019", {"first 8 months", "month 8"}),
        ("tháng 7, tháng 8", {"month 7", "month 8"}),
        ("đến cuối quý II/2024", {"Q2", "month 6"}),
        ("by the end of the first quarter", {"Q1", "month 3"}),
        ("năm 2023", set()),
        ("quý vị đại biểu", set()),
    ],
)
def test_periods_have_one_name_each(text: str, names: set[str]):
    assert periods(text) == names


@given(st.text())
def test_any_text_has_a_set_of_periods(text: str):
    assert isinstance(periods(text), frozenset)
