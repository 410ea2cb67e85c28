import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold
from index.text.normalize import canonical_tone, clean, comparable, is_syllable

ACCENTED = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
words = st.text(alphabet=ACCENTED + "bcdđghklmnpqrstvx" + ACCENTED.upper(), max_size=7)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Điện\u00a0Biên\u2009\t24", "Điện Biên  24"),
        ("một\r\nhai\rba\u2028bốn\u0085năm\x0bsáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("\ufeffhồ\u200b sơ\u00ad\u200e\u2066 đúng\x00\x08 hạn", "hồ sơ đúng hạn"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "Thừa Thiên Huế"),
        ("e\u0323\u0302 va\u0300 e\u0302\u0323", "ệ và ệ"),
        ("e\u200b\u0301", "é"),  # the mark meets its letter only once the invisible one is gone
        ("\u00d0iện Biên", "Điện Biên"),  # the Icelandic capital
        ("a\ud800b", "ab"),
        ("“Một cửa” – 90,02% … ½ ①\n\n| a | b |", "“Một cửa” – 90,02% … ½ ①\n\n| a | b |"),
        ("", ""),
    ],
)
def test_clean(raw: str, expected: str):
    assert clean(raw) == expected


@given(st.text())
def test_clean_is_idempotent(text: str):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(character in " \n" or not character.isspace() for character in once)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("hoà thuý khoẻ uỷ toà", "hòa thúy khỏe ủy tòa"),
        ("HOÀ Uỷ ban Hoá", "HÒA Ủy ban Hóa"),
        ("quý quà quỷ quạu quýt quốc", "quý quà quỷ quạu quýt quốc"),
        ("giữ gì giá già giếng giáo gìn giặt", "giữ gì giá già giếng giáo gìn giặt"),
        ("qúy gía hòan hùynh tòan", "quý giá hoàn huỳnh toàn"),
        ("hoàn thuyền khuỷu thoại ngoèo xoáy", "hoàn thuyền khuỷu thoại ngoèo xoáy"),
        ("mía của lửa cứu rượu người thuở nghĩa", "mía của lửa cứu rượu người thuở nghĩa"),
        ("Nguyễn Thị Hoà, TP.HCM: 24/63", "Nguyễn Thị Hòa, TP.HCM: 24/63"),
        ("café José Beyoncé Pelé", "café José Beyoncé Pelé"),
        ("hòà", "hòà"),
    ],
)
def test_canonical_tone(written: str, expected: str):
    assert canonical_tone(written) == expected


@given(words)
def test_canonical_tone_moves_marks_only(word: str):
    moved = canonical_tone(word)
    assert len(moved) == len(word)
    assert fold(moved) == fold(word)
    assert canonical_tone(moved) == moved
    assert [letter.isupper() for letter in moved] == [letter.isupper() for letter in word]


@given(st.text())
def test_canonical_tone_keeps_offsets(text: str):
    composed = unicodedata.normalize("NFC", text)
    assert len(canonical_tone(composed)) == len(composed)


def test_comparable():
    assert comparable("  UỶ BAN\u00a0nhân\n dân tỉnh Hoà Bình ") == "ủy ban nhân dân tỉnh hòa bình"
    assert comparable(unicodedata.normalize("NFD", "Khánh Hoà")) == comparable("KHÁNH  HÒA")


@given(st.text())
def test_comparable_is_idempotent(text: str):
    assert comparable(comparable(text)) == comparable(text)


@pytest.mark.parametrize("word", ["xep", "Điện", "NGHIÊNG", "gì", "quyết", "uy", "ở", "Đắk", "lak"])
def test_is_syllable(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["index", "which", "CCHC", "hanoi", "2017", "", "first", "kinh tế"])
def test_is_no_syllable(word: str):
    assert not is_syllable(word)
