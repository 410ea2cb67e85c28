"""One place, year and part of an index has one value: what looks like a second one is another year's or another's."""

import pytest
from facts_help import Level, facts, levels, rows

from index.types import Lang


@pytest.mark.parametrize(
    ("text", "title", "lang", "expected"),
    [
        (
            "Từ chỗ 40,15 điểm, hạng 44 của năm 2020, Sơn La lên 42,36 điểm và hạng 20 ở PAPI 2021.",
            "PAPI 2021",
            "vi",
            [
                ("Sơn La", None, 2020, "40,15"),
                ("Sơn La", None, 2020, "44"),
                ("Sơn La", None, 2021, "42,36"),
                ("Sơn La", None, 2021, "20"),
            ],
        ),
        (
            "PAR INDEX 2021: Bộ Tài chính xếp thứ nhất với 90,10%; Bộ Công Thương, năm trước đứng đầu, xuống hạng ba.",
            "PAR INDEX 2021",
            "vi",
            [
                ("Bộ Tài chính", None, 2021, "xếp thứ nhất"),
                ("Bộ Tài chính", None, 2021, "90,10%"),
                ("Bộ Công Thương", None, 2020, "đứng đầu"),
                ("Bộ Công Thương", None, 2021, "hạng ba"),
            ],
        ),
        (
            "Ca Mau was 20th in the PCI 2022 with 64.10 points, up from 31st.",
            "PCI 2022",
            "en",
            [("Cà Mau", None, 2022, "20th"), ("Cà Mau", None, 2022, "64.10"), ("Cà Mau", None, 2021, "31st")],
        ),
        (
            "Ca Mau came 20th in the PCI 2022, climbing from 31st place in 2020.",
            "PCI 2022",
            "en",
            [("Cà Mau", None, 2022, "20th"), ("Cà Mau", None, 2020, "31st")],
        ),
        (
            "Ca Mau ranked fourth in the PAPI 2022. It had been tenth in 2021, when it scored 42.10.",
            "PAPI 2022",
            "en",
            [("Cà Mau", None, 2022, "fourth"), ("Cà Mau", None, 2021, "tenth"), ("Cà Mau", None, 2021, "42.10")],
        ),
    ],
)
def test_levels_of_the_year_before(text: str, title: str, lang: Lang, expected: list[Level]):
    assert levels(text, title, lang) == expected


@pytest.mark.parametrize(
    ("text", "title", "lang", "expected"),
    [
        (
            "Ca Mau leads the DTI 2022. Hue (0.71) and Son La (0.70) came next, with Lai Chau fourth at 0.69.",
            "DTI 2022",
            "en",
            [
                ("Cà Mau", None, 2022, "leads"),
                ("Thừa Thiên Huế", None, 2022, "0.71"),
                ("Sơn La", None, 2022, "0.70"),
                ("Lai Châu", None, 2022, "fourth"),
                ("Lai Châu", None, 2022, "0.69"),
            ],
        ),
        (
            "The Ministry of Health scored 91.62% in the PAR Index 2022, ahead of the State Bank of Vietnam (90.20).",
            "PAR Index 2022",
            "en",
            [("Bộ Y tế", None, 2022, "91.62%"), ("Ngân hàng Nhà nước", None, 2022, "90.20")],
        ),
        (
            "PAR INDEX 2021 của Bộ Y tế đạt 82,10%. Tại cuộc họp ở Cần Thơ, Bộ nêu cải cách thể chế cao nhất: 90,10%.",
            "Bộ Y tế",
            "vi",
            [("Bộ Y tế", None, 2021, "82,10%"), ("Bộ Y tế", "cải cách thể chế", 2021, "90,10%")],
        ),
        (
            "Ca Mau was 31st in the PGI 2022. Ca Mau was first on environmental compliance with 7.10 points.",
            "PGI 2022",
            "en",
            [
                ("Cà Mau", None, 2022, "31st"),
                ("Cà Mau", "thành phần", 2022, "first"),
                ("Cà Mau", "thành phần", 2022, "7.10"),
            ],
        ),
    ],
)
def test_whose_values_they_are(text: str, title: str, lang: Lang, expected: list[Level]):
    assert levels(text, title, lang) == expected


def test_what_a_sentence_tells_on_average_is_not_of_the_province_spoken_of_before():
    text = (
        "Da Nang leads the PAPI 2022 with 45.10 points. On average, transparency is the weakest of eight dimensions at "
        "4.12 points. Control of corruption slipped to 6.30 points. "
        "Da Nang got 7.01 points for control of corruption."
    )
    assert levels(text, "PAPI 2022: Da Nang on top", "en") == [
        ("Đà Nẵng", None, 2022, "leads"),
        ("Đà Nẵng", None, 2022, "45.10"),
        ("cả nước", "công khai, minh bạch", 2022, "4.12"),
        ("cả nước", "kiểm soát tham nhũng", 2022, "6.30"),
        ("Đà Nẵng", "kiểm soát tham nhũng", 2022, "7.01"),
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The Ministry of Justice and the Ministry of Health were at the bottom of the PAR Index 2019.", "en"),
        ("Bộ Tư pháp và Bộ Y tế đứng cuối bảng PAR INDEX 2019.", "vi"),
    ],
)
def test_of_two_at_the_bottom_neither_is_the_last(text: str, lang: Lang):
    found = [(f.entity, f.unit) for f in facts(text, title="PAR INDEX 2019", lang=lang) if f.measure == "rank"]
    assert found == [("Bộ Tư pháp", "bottom group"), ("Bộ Y tế", "bottom group")]


def test_who_is_overtaken_owns_no_value_behind():
    text = "Hue overtook Da Nang to become second with 0.7012, while the northern port got 0.6987."
    assert rows(text, "rank", title="DTI 2022", lang="en") == [("Thừa Thiên Huế", "2", 2022)]
    assert rows(text, "score", title="DTI 2022", lang="en") == [("Thừa Thiên Huế", "0.7012", 2022)]


def test_the_lowest_score_belongs_to_whom_it_says():
    text = "Hue ranked 9th with 43.21 points. The lowest score, 37.15 points, belonged to Ca Mau."
    title = "PAPI 2022: Hue moves up"
    assert rows(text, "score", title=title, lang="en")[-1] == ("Cà Mau", "37.15", 2022)


def test_parts_of_the_ministries_are_not_of_the_one_in_play():
    text = "Trong sáu nội dung của khối bộ, cải cách thể chế cao nhất với 90,12%, tài chính công thấp nhất, 74,30%."
    owners = {entity for entity, *_ in rows(text, "score", title="PAR INDEX 2021: Bộ Y tế dẫn đầu")}
    assert owners == {"khối bộ"}


def test_parts_that_are_averaged_are_the_nations():
    text = "Of the four components, “minimum standards” averaged 6.81 points, “promoting green practices” 4.12."
    found = facts(text, title="PGI 2022: Hue first", lang="en")
    assert [(f.entity, f.dimension, f.value) for f in found if f.measure == "score"] == [
        ("cả nước", "bảo đảm tuân thủ", "6.81"),
        ("cả nước", "thúc đẩy thực hành xanh", "4.12"),
    ]


def test_one_part_named_among_several_values_is_not_all_of_theirs():
    text = "Quảng Trị đạt 5,11 điểm, 6,20 điểm và 7,02 điểm về quản trị điện tử."
    found = facts(text, title="PAPI 2022 của Quảng Trị")
    assert [f.dimension for f in found][:2] == ["thành phần", "thành phần"]


def test_a_bracket_behind_an_unknown_name_is_nobody_else_s():
    text = "Trong bảng PAR INDEX 2023, Cà Mau đạt 84,5%. Gần cuối là Krongpa (71,2%) và Đức Bảo (70,4%)."
    assert rows(text, "score")[0] == ("Cà Mau", "84.5", 2023)
    assert [row for row in rows(text, "score")[1:] if row[0] == "Cà Mau"] == []


def test_english_districts_take_their_places_and_values():
    text = "In the DDCI 2022 of Lao Cai, Muong Hum was second with 71.5 and Bac Lung third with 70.2."
    assert rows(text, "score", lang="en") == [("Muong Hum", "71.5", 2022), ("Bac Lung", "70.2", 2022)]
    text = "In the DDCI 2022, Nam Khanh scored 70.2, while Lam Hoa, the smallest district, remained last with 61.1."
    assert rows(text, "score", lang="en") == [("Nam Khanh", "70.2", 2022), ("Lam Hoa", "61.1", 2022)]


def test_a_province_whose_districts_are_ranked_has_none_of_their_values():
    text = (
        "Nam Khanh has come first among the nine districts and towns of Lao Cai Province in the 2022 "
        "PAR Index, scoring 88.4 points and pushing the provincial capital, with 87.1, into second place."
    )
    assert rows(text, "score", lang="en") == [("Nam Khanh", "88.4", 2022)]
    assert rows(text, "rank", lang="en") == [("Nam Khanh", "1", 2022), (None, "2", 2022)]


def test_a_district_s_reform_score_is_of_its_province_s_own_ranking():
    found = facts("Nam Khanh scored 88.4 points in the 2022 PAR Index.", lang="en")
    assert [(f.entity, f.indicator) for f in found] == [("Nam Khanh", "PAR nội bộ")]


def test_a_figure_that_was_taken_back_is_no_value():
    text = "An earlier version gave 61.2 points for Lao Cai in the PCI 2020; the right figure is 62.3."
    assert rows(text, "score", lang="en") == [("Lào Cai", "62.3", 2020)]
    text = "Bản tin trước ghi Lào Cai đạt 61,2 điểm PCI 2020; con số đúng của Lào Cai là 62,3 điểm."
    assert [row[1] for row in rows(text, "score")] == ["62.3"]


def test_the_average_behind_an_index_of_ministries_is_theirs():
    text = "Chính phủ công bố PAR INDEX 2021 của 17 bộ, cơ quan ngang bộ. Giá trị trung bình là 86,12%."
    assert rows(text, "score") == [("khối bộ", "86.12", 2021)]
    text += " Ở khối tỉnh, bình quân là 85,03%."
    assert rows(text, "score")[-1] == ("cả nước", "85.03", 2021)
