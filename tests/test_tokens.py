import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold
from index.text.tokens import folded, syllables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban Hoà Bình", ["ủy", "ban", "hòa", "bình"]),
        ("xếp thứ 24/63.", ["xếp", "thứ", "24/63", "24", "63"]),
        ("trên 33.300 hồ sơ", ["trên", "33.300", "33300", "hồ", "sơ"]),
        ("90,02% hay 90.02", ["90,02", "9002", "hay", "90.02", "9002"]),
        ("118/2025/NĐ-CP", ["118/2025/nđ-cp", "118", "2025", "nđ", "cp"]),
        ("TP.HCM", ["tp.hcm", "tp", "hcm", "tphcm"]),
        ("38,97-39,95", ["38,97-39,95", "38,97", "39,95", "3897", "3995"]),
        ("KT-XH, R&D", ["kt-xh", "kt", "xh", "r&d", "r", "d"]),
        ("Hanoi's People’s Committee", ["hanoi", "people", "committee"]),
        ("| 2018 | 43,2 |\n|---|---|", ["2018", "43,2", "432"]),
        ("… – / !", []),
    ],
)
def test_syllables(text: str, expected: list[str]):
    assert syllables(text) == expected


def test_folded_adds_pairs_of_neighbours():
    assert folded("Điện Biên thứ 24/63") == [
        *("dien", "bien", "thu", "24/63", "24", "63"),
        *("dien_bien", "bien_thu", "thu_24/63"),
    ]


@given(st.text(alphabet="aáàđĐ ệIx1290.,/-&'’s\n|", max_size=40))
def test_a_question_without_diacritics_has_the_words_of_the_text(text: str):
    assert folded(fold(text)) == folded(text)


@given(st.text())
def test_tokens_are_never_empty(text: str):
    assert all(token and token == token.strip() for token in (*syllables(text), *folded(text)))
