"""Values of districts, communes and towns that are named without a head word, or in English."""

import pytest
from facts_help import facts, levels, rows

from index.names.indicators import PAR_INTERNAL
from index.types import Lang


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "Muong Lay Town was second with 70.1 and Song Cau third with 68.2 in the DDCI 2022.",
            "en",
            [
                ("Muong Lay Town", None, 2022, "second"),
                ("Muong Lay Town", None, 2022, "70.1"),
                ("Song Cau", None, 2022, "third"),
                ("Song Cau", None, 2022, "68.2"),
            ],
        ),
        (
            "Muong Lay had 70.1 in the DDCI 2022, while Song Cau, the newest town, remained at the bottom with 60.3.",
            "en",
            [
                ("Muong Lay", None, 2022, "70.1"),
                ("Song Cau", None, 2022, "at the bottom"),
                ("Song Cau", None, 2022, "60.3"),
            ],
        ),
        (
            "DDCI 2022: Dakkhe (70.1) and Song Cau (68.2) closed the list.",
            "en",
            [("Dakkhe", None, 2022, "70.1"), ("Song Cau", None, 2022, "68.2")],
        ),
        (
            "DDCI 2022: Đắk Khê đứng thứ 7 với 71,2 điểm.",
            "vi",
            [("Đắk Khê", None, 2022, "7"), ("Đắk Khê", None, 2022, "71,2")],
        ),
        (
            "Theo PCI 2022, Trà Vinh dẫn đầu đồng bằng sông Cửu Long với 65,2 điểm.",
            "vi",
            [("Trà Vinh", None, 2022, "dẫn đầu"), ("Trà Vinh", None, 2022, "65,2")],
        ),
    ],
)
def test_whose_value_without_a_head_word(text: str, lang: Lang, expected: list[object]):
    assert levels(text, "DDCI 2022", lang) == expected


def test_a_value_that_is_only_so_much_is_of_the_name_before_it():
    text = "Mường Lay đạt 98,1%, Sông Cầu 96,3%, còn Sông Công chỉ 93,5% hồ sơ đúng hạn."
    assert [row[:2] for row in rows(text, "share")] == [
        ("Mường Lay", "98.1"),
        ("Sông Cầu", "96.3"),
        ("Sông Công", "93.5"),
    ]


def test_a_news_agency_is_no_commune():
    text = "Chỉ số DTI 2023: Thông tấn xã Việt Nam đứng đầu nhóm với 0,61."
    assert not any(fact.entity and "xã" in fact.entity for fact in facts(text))


def test_the_nations_index_has_no_value_of_a_district():
    text = "Huyện Mường Lay dẫn đầu Chỉ số CCHC năm 2023 với 93,2 điểm. Sơn La xếp thứ 20 PAR INDEX 2023."
    told = {(fact.entity, fact.indicator) for fact in facts(text) if fact.measure in {"rank", "score"}}
    assert told == {("Huyện Mường Lay", PAR_INTERNAL), ("Sơn La", "PAR INDEX")}


def test_a_town_under_the_head_of_districts_keeps_its_own_word():
    text = "| Huyện | DDCI 2022 |\n| --- | --- |\n| TP Sơn La | 72,1 |\n| Mộc Châu | 70,2 |"
    assert [fact.entity for fact in facts(text)] == ["TP Sơn La", "Mộc Châu"]
