import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold, has_diacritics


def test_folds_every_vietnamese_letter():
    assert fold("Đắk Lắk, ĐIỆN BIÊN, Thừa Thiên Huế, ưỡn, Ỷ, kỹ") == "dak lak, dien bien, thua thien hue, uon, y, ky"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İstanbul", "istanbul"),  # lower() of the first letter is two characters long
        ("Straße", "straße"),
        ("한국", "한국"),  # decomposes into letters, not into a letter and marks
        ("33.300 hồ sơ\n| 90,02% |", "33.300 ho so\n| 90,02% |"),
        ("", ""),
    ],
)
def test_fold_keeps_the_length(text: str, expected: str):
    assert fold(text) == expected


def test_offsets_into_the_folded_text_are_offsets_into_the_text():
    text = "Năm 2017, İ và Điện Biên xếp thứ 24/63."
    at = fold(text).index("dien bien")
    assert text[at : at + len("dien bien")] == "Điện Biên"


@given(st.text())
def test_fold_gives_one_character_for_one(text: str):
    assert [fold(character) for character in text] == list(fold(text))


@given(st.text())
def test_fold_is_idempotent(text: str):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["xếp thứ mấy", "Đ", "đi", "quý", unicodedata.normalize("NFD", "hạng"), "ANH ĐẸP"])
def test_has_diacritics(text: str):
    assert has_diacritics(text)


@pytest.mark.parametrize("text", ["xep thu may 2017?", "München, Señor, Çelik", "", "24/63"])
def test_has_no_vietnamese_diacritics(text: str):
    assert not has_diacritics(text)
