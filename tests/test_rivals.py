from decimal import Decimal

import pytest

from index.types import Fact, Sentence
from rag.retrieval.rivals import rival


def _row(text: str, value: str, year: int | None = None) -> tuple[Fact, Sentence]:
    start = text.index(value)
    number = Decimal(value.replace(".", ""))
    fact = Fact(
        "a",
        0,
        len(text),
        start,
        start + len(value),
        None,
        None,
        None,
        year,
        "count",
        value,
        number,
        "thùng",
        label=text,
    )
    return fact, Sentence("a", 0, len(text), text)


FIRST = "Kho bạ ghi 1.250 thùng cam sành loại hai."


@pytest.mark.parametrize(
    ("text", "value", "differs"),
    [
        ("Theo huyện, cả kho có 1.310 thùng cam sành loại hai, chưa kể cam rụng.", "1.310", True),
        ("Theo huyện, cả kho có 1.250 thùng cam sành loại hai.", "1.250", False),
        ("Theo huyện, cả kho có 1.310 thùng quýt đường tươi.", "1.310", False),
        ("Tháng này có 40 thùng.", "40", False),
    ],
)
def test_the_words_behind_the_number_tell_what_is_counted(text: str, value: str, differs: bool):
    assert rival(*_row(FIRST, "1.250"), *_row(text, value)) is differs


def test_counts_of_different_times_do_not_contradict():
    other = "Kho có 1.310 thùng cam sành loại hai."
    assert rival(*_row(FIRST, "1.250", 2021), *_row(other, "1.310"))
    assert not rival(*_row(FIRST, "1.250", 2021), *_row(other, "1.310", 2022))
    assert not rival(*_row(f"Tháng 3, {FIRST}", "1.250"), *_row(f"Tháng 4, {other}", "1.310"))
