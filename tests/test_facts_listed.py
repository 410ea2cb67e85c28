"""Places that follow from an order of names."""

import pytest
from facts_help import rows

from index.types import Lang


def test_leaders_in_order():
    text = "Ba địa phương dẫn đầu PCI 2021 là Quảng Ninh, Hải Phòng và Đồng Tháp."
    assert rows(text, "rank") == [("Quảng Ninh", "1", 2021), ("Hải Phòng", "2", 2021), ("Đồng Tháp", "3", 2021)]


def test_those_that_follow_the_leader():
    text = "PAR INDEX 2022: Quảng Ninh dẫn đầu với 90,10%, tiếp theo là Hải Phòng, Hà Nội và Bắc Giang."
    assert rows(text, "rank") == [
        ("Quảng Ninh", "1", 2022),
        ("Hải Phòng", "2", 2022),
        ("Hà Nội", "3", 2022),
        ("Bắc Giang", "4", 2022),
    ]


def test_those_that_follow_in_the_next_sentence():
    text = "PAR INDEX 2022: Quảng Ninh dẫn đầu, Hải Phòng xếp thứ 2. Tiếp theo là Hà Nội và Bắc Giang."
    assert rows(text, "rank")[2:] == [("Hà Nội", "3", 2022), ("Bắc Giang", "4", 2022)]


def test_english_followers():
    text = "Quang Ninh led the PAR Index 2022, followed by Hai Phong, Hanoi and Bac Giang."
    assert rows(text, "rank", lang="en") == [
        ("Quảng Ninh", "1", 2022),
        ("Hải Phòng", "2", 2022),
        ("Hà Nội", "3", 2022),
        ("Bắc Giang", "4", 2022),
    ]


def test_followers_of_nobody_have_no_place():
    assert rows("PAR INDEX 2022 vừa công bố. Tiếp theo là Hà Nội và Bắc Giang.", "rank") == []


def test_followers_with_their_scores():
    text = "PAR INDEX 2022: Quảng Ninh dẫn đầu, tiếp theo là Hải Phòng (89,95%) và Hà Nội (89,50%)."
    assert [row[:2] for row in rows(text, "rank")] == [("Quảng Ninh", "1"), ("Hải Phòng", "2"), ("Hà Nội", "3")]
    assert [row[:2] for row in rows(text, "score")] == [("Hải Phòng", "89.95"), ("Hà Nội", "89.50")]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Nhóm dẫn đầu", "top group"),
        ("Nhóm thấp nhất", "bottom group"),
        ("Năm tỉnh cuối bảng", "bottom group"),
        ("Ở phía cuối bảng", "bottom group"),
    ],
)
def test_an_unordered_group(words: str, unit: str):
    text = f"{words} PAPI 2021 gồm Quảng Ninh, Hải Phòng và Đồng Tháp."
    assert rows(text, "rank") == [("Quảng Ninh", unit, 2021), ("Hải Phòng", unit, 2021), ("Đồng Tháp", unit, 2021)]


def test_provinces_and_ministries_are_ranked_apart():
    text = "PAR INDEX 2022: Quảng Ninh dẫn đầu khối tỉnh. Bộ Tư pháp dẫn đầu khối bộ, tiếp theo là Bộ Tài chính."
    assert rows(text, "rank") == [("Quảng Ninh", "1", 2022), ("Bộ Tư pháp", "1", 2022), ("Bộ Tài chính", "2", 2022)]


def test_told_in_order():
    text = "Năm 2021, Bình Dương, Bình Phước và Tây Ninh lần lượt xếp thứ 10, thứ 40 và thứ 45 PAR INDEX."
    assert rows(text, "rank") == [("Bình Dương", "10", 2021), ("Bình Phước", "40", 2021), ("Tây Ninh", "45", 2021)]


def test_told_in_order_in_english():
    text = "Binh Duong, Binh Phuoc and Tay Ninh ranked 10th, 40th and 45th respectively in the PAR Index 2021."
    assert rows(text, "rank", lang="en") == [
        ("Bình Dương", "10", 2021),
        ("Bình Phước", "40", 2021),
        ("Tây Ninh", "45", 2021),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bảng PAPI 2022 có ba cái tên đứng đầu lần lượt là Quảng Ninh, Bình Dương và Thanh Hóa.",
        "PAPI 2022: Ba địa phương có điểm cao nhất, theo thứ tự: Quảng Ninh, Bình Dương và Thanh Hóa.",
    ],
)
def test_leaders_in_their_order(text: str):
    assert rows(text, "rank") == [("Quảng Ninh", "1", 2022), ("Bình Dương", "2", 2022), ("Thanh Hóa", "3", 2022)]


def test_a_run_of_first_places_that_ends_is_no_place():
    assert rows("Mạch dẫn đầu PAR INDEX của Quảng Ninh đứt ở kỳ 2021.", "rank") == []


def test_places_of_those_that_were_named_before():
    named = "PAPI 2022: Hà Tĩnh, Quảng Bình và Quảng Trị tách xa nhau. "
    text = named + "Năm 2021, thứ hạng của {} tỉnh lần lượt là 15, 10 và 30."
    owned = [("Hà Tĩnh", "15", 2021), ("Quảng Bình", "10", 2021), ("Quảng Trị", "30", 2021)]
    assert rows(text.format("ba"), "rank") == owned
    assert rows(text.format("hai"), "rank") == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Lao Cai (24.63) and Son La (24.40) rounded out the top five.", "en"),
        ("Khép lại tốp năm là Lào Cai (24,63) và Sơn La (24,40).", "vi"),
    ],
)
def test_those_who_close_the_first_so_many(text: str, lang: Lang):
    assert rows(text, "rank", title="PGI 2022", lang=lang) == [("Lào Cai", "4", 2022), ("Sơn La", "5", 2022)]


def test_the_bottom_three_in_english():
    text = "The bottom three were Lao Cai (0.5307), Son La (0.5288) and Ca Mau (0.5194)."
    found = [(e, v) for e, v, _ in rows(text, "rank", title="DTI 2022", lang="en")]
    assert found == [("Lào Cai", "bottom group"), ("Sơn La", "bottom group"), ("Cà Mau", "bottom group")]


def test_names_that_hold_the_first_places_are_in_order():
    text = "DDCI 2023 gọi tên Hà Lâm (80,1 điểm), Đông Sa (78,2 điểm) và Tân Bối (77,4 điểm) ở ba vị trí đầu."
    assert rows(text, "rank") == [("Hà Lâm", "1", 2023), ("Đông Sa", "2", 2023), ("Tân Bối", "3", 2023)]
    unordered = "DDCI 2023 gọi tên Hà Lâm (77,1 điểm), Đông Sa (78,2 điểm) và Tân Bối (77,4 điểm) ở ba vị trí đầu."
    assert rows(unordered, "rank") == []
