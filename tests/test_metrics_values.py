"""Tokens and answer accuracy."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.tokens import fold, readings, strip_markup, tokenize
from eval.metrics.values import judge, polarity, said
from index.types import Lang


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("xếp thứ 24/63", "24", True),
        ("xếp thứ 24/63", "24/63", True),
        ("xếp thứ 24/63", "4", False),
        ("xếp thứ 21/63", "1/63", False),
        ("ranked 24th of 63", "24", True),
        ("năm 2024", "24", False),
        ("đạt 24,5 điểm", "24", False),
        ("theo [24]", "24", False),
        ("theo [2, 24]", "24", False),
        ("mức A24", "24", False),
        ("24. Quảng Ninh", "24", False),
        ("Hạng:\n24", "24", True),
        ("73.4 điểm", "73,40", True),
        ("73,4", "73,40", True),
        ("73,04", "73,40", False),
        ("33.300", "33.300", True),
        ("33,300 dossiers", "33.300", True),
        ("33300", "33.300", True),
        ("33,3", "33.300", False),
        ("41.629", "41,629", True),
        ("41629", "41,629", False),
        ("0.735", "0,735", True),
        ("1,234,567.8", "1.234.567,8", True),
        ("08/06/2018", "8/6", True),
        ("ngày 8 tháng 6 năm 2018", "8/6/2018", True),
        ("ngay 8 thang 6", "8/6", True),
        ("on June 8, 2018", "8/6/2018", True),
        ("on 8th of June 2018", "8/6", True),
        ("2018-06-08", "8/6/2018", True),
        ("28-3-2025", "28/3/2025", True),
        ("28.3.2025", "28/3/2025", True),
        ("ngày 24/6/2021", "24", False),
        ("ngày 24/6", "24", False),
        ("ngày 24/6/2021", "2021", True),
        ("bộ máy 24 đơn vị", "24", True),
        ("80 phần trăm", "80%", True),
        ("80 per cent", "80%", True),
        ("80,0 %", "80%", True),
        ("80 điểm", "80%", False),
        ("Ba Ria-Vung Tau", "Bà Rịa - Vũng Tàu", True),
        ("hoà bình", "Hòa Bình", True),
        ("ĐIỆN BIÊN", "điện biên", True),
        ("Hà Nam", "Hà Nội", False),
        ("chuyển đổi", "đổi mới", False),
        ("giảm 12 bậc", "2 bậc", False),
        ("Quyết định số 268/QĐ-BNV", "268/QĐ-BNV", True),
        ("", "24", False),
    ],
)
def test_said(text: str, value: str, found: bool):
    assert said(text, [value]) == ((value,) if found else ())


@pytest.mark.parametrize(
    ("figure", "convention", "wanted"),
    [
        ("24", None, {"24"}),
        ("33.300", None, {"33300", "33.3"}),
        ("33.300", "vi", {"33300"}),
        ("33.300", "en", {"33.3"}),
        ("33,300", "vi", {"33.3"}),
        ("33,300", "en", {"33300"}),
        ("0,735", "en", {"0.735"}),
        ("1234,567", "en", {"1234.567"}),
        ("1.234.567", "en", {"1234567"}),
        ("1.234.567,89", None, {"1234567.89"}),
        ("1,234.5", "vi", {"1234.5"}),
        ("1.2.3", None, set()),
        ("1.234,5,6", None, set()),
        ("1234.567.890", None, set()),
    ],
)
def test_readings(figure: str, convention: Lang | None, wanted: set[str]):
    assert readings(figure, convention) == {Decimal(number) for number in wanted}


@given(st.integers(0, 10**9))
def test_every_way_to_group_thousands_is_found(number: int):
    vietnamese = f"{number:,}".replace(",", ".")
    assert said(f"có {number:,} hồ sơ", [vietnamese]) == (vietnamese,)
    assert said(f"có {number} hồ sơ", [vietnamese]) == (vietnamese,)


@given(st.decimals(0, 999, places=2))
def test_a_changed_digit_is_never_found(number: Decimal):
    value = str(number).replace(".", ",")
    for place, char in enumerate(value):
        if char.isdecimal():
            changed = value[:place] + str((int(char) + 1) % 10) + value[place + 1 :]
            assert said(changed, [value]) == ()


@given(st.text())
def test_any_text_is_read(text: str):
    assert all(token.text for token in tokenize(text))
    assert said(text, [text]) in ((), (text,))


@given(st.text("abcdeghiklmnopqrstuvxyàáạảãăắặơớợưứựđĐ ", min_size=1))
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


def test_markup_is_no_value():
    assert strip_markup("1. Hà Nội [1]\n 2) Huế [2; 3]\n33.300 hồ sơ").split() == [
        "Hà",
        "Nội",
        "Huế",
        "33.300",
        "hồ",
        "sơ",
    ]


def test_judge_names_what_is_wrong():
    verdict = judge("Điện Biên xếp thứ 42/63 [1]", ["24", "63"], ["42"])
    assert (verdict.missing, verdict.forbidden, verdict.contradicted, verdict.right) == (("24",), ("42",), False, False)
    assert judge("Xếp thứ 24/63 [1].", ["24"], ["42"]).right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("Có, đứng cuối bảng.", True),
        ("Không, tỉnh không đứng cuối bảng.", False),
        ("Điện Biên đứng cuối bảng.", True),
        ("No, it came last (cuối).", False),
    ],
)
def test_yes_and_no(answer: str, right: bool):
    assert judge(answer, ["cuối"], gold_answers=["Có, đứng cuối bảng"]).right is right


def test_polarity():
    assert polarity("Đúng: tất cả") is True
    assert polarity("không phải") is False
    assert polarity("Nó tăng") is None
    assert polarity("…") is None
