import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold, has_diacritics
from index.text.restore import DiacriticModel, fit, restore

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
TEXTS = (
    "Năm 2017, tỉnh Điện Biên xếp thứ 24/63 cả nước.\nTỉnh Hà Nam xếp thứ 5. Ông Hoàng Văn Nam phát biểu.",
    "Tỉnh Hải Phòng có hai quận. Năm nay thành phố dẫn đầu.",
    "Dien Bien xep thu may\nThe province of Ha Nam came first in 2019.\nNguồn tin: https://dien-bien.vn/nam-2017",
)
MODEL = fit(TEXTS)


def test_fit_counts_accented_vietnamese_lines_only():
    assert MODEL.words["dien"] == {"điện": 1}
    assert "province" not in MODEL.words
    assert set(MODEL.words["nam"]) == {"nam", "năm"}
    assert MODEL.pairs["hà nam"] == 1
    assert "điện biên" not in MODEL.pairs  # neither has a rival, the pair decides nothing


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tinh Dien Bien xep thu may nam 2017?", "tỉnh Điện Biên xếp thứ mấy năm 2017?"),
        ("Nam 2019 Ha Nam xep thu bao nhieu", "Năm 2019 Hà Nam xếp thứ bao nhiêu"),
        ("DIEN BIEN xep hang bao nhieu?", "ĐIỆN BIÊN xếp hạng bao nhiêu?"),
        ("Hai Phong co hai quan", "Hải Phòng có hai quận"),
        ("tỉnh Dien Bien xep thu may", "tỉnh Điện Biên xếp thứ mấy"),
        ("xyz xep thu may PAR INDEX", "xyz xếp thứ mấy PAR INDEX"),
        ("cchc, tthc: tphcm nam 2022", "cchc, tthc: tphcm năm 2022"),
        ("24/63, 33.300", "24/63, 33.300"),
        ("", ""),
    ],
)
def test_restore(typed: str, expected: str):
    assert restore(typed, MODEL) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which province came first in the PAR index of 2019?",
        "How did Ha Nam rank in 2017?",
        "Tỉnh Hà Nam xếp thứ mấy?",
        "Ông Hoàng Văn Nam là ai?",
    ],
)
def test_restore_leaves_other_languages_and_accented_text_alone(text: str):
    assert restore(text, MODEL) == text


@given(
    st.lists(st.sampled_from(["nam", "hà", "Năm", "dien", "BIEN", "ß", "İ", "24/63", ",", "-", "xep", "thu", "?", "Đ"]))
)
def test_restore_changes_diacritics_only(words: list[str]):
    typed = " ".join(words)
    restored = restore(typed, MODEL)
    assert fold(restored) == fold(typed)
    assert [new for old, new in zip(typed.split(), restored.split(), strict=True) if has_diacritics(old)] == [
        old for old in typed.split() if has_diacritics(old)
    ]


@given(st.text())
def test_restore_accepts_any_text(text: str):
    assert fold(restore(text, MODEL)) == fold(text)


def test_names_win_where_a_question_is_about_them():
    texts = (
        "Diễn biến năm nay của tỉnh được nêu như sau.",
        "Tỉnh Điện Biên tăng 5 bậc, tỉnh khác lên 7 bậc, giảm 3 bậc.",
    )
    assert restore("dien bien nam 2019", fit(texts)) == "diễn biến năm 2019"
    named = fit(texts, names=("Điện Biên", "Bắc Ninh"))
    assert restore("dien bien nam 2019", named) == "điện biên năm 2019"
    assert restore("nam 2019 bac ninh tang 2 bac", named) == "năm 2019 bắc ninh tăng 2 bậc"


def test_json_round_trip():
    assert DiacriticModel.from_json(MODEL.to_json()) == MODEL
    assert fit(reversed(TEXTS)).to_json() == MODEL.to_json()


@pytest.mark.parametrize("text", ["[]", "{}", '{"words": {}}', "{", '{"words": {}, "pairs": {}, "more": 1}'])
def test_from_json_refuses_anything_else(text: str):
    with pytest.raises(ValueError, match=r"diacritic model|Expecting"):
        DiacriticModel.from_json(text)


def test_an_empty_model_changes_nothing():
    assert restore("tinh nao dung dau", DiacriticModel({}, {})) == "tinh nao dung dau"


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpus is not there")
def test_half_of_the_corpus_restores_the_other_half():
    bodies = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(CORPUS.glob("*.md"))]
    model = fit(bodies[0::2])
    lines = [line for body in bodies[1::2] for line in body.split("\n") if has_diacritics(line) and "http" not in line]
    pairs = [
        pair for line in lines for pair in zip(restore(fold(line), model).split(), line.lower().split(), strict=True)
    ]
    right = sum(restored == written for restored, written in pairs)
    assert right / len(pairs) > 0.85
    assert len(json.loads(model.to_json())["words"]) > 300
