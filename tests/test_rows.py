from dataclasses import replace
from decimal import Decimal

import pytest
from rag_fakes import ARTICLES, HAI_PHONG, HUE, LAO_CAI, MOUNTAINS, PAR_2018, fact, index_of

from index.types import Article, Measure
from rag.composing.rows import LAST, derive, difference, group, quotability, same_value, sentence_of, values

ROUNDED = Article("rounded", "Điểm lại", "PAR INDEX 2018 của Lào Cai đạt 81,4%.", publisher="Báo Gần Đúng")
BOUND = Article("bound", "Điểm lại", "PAR INDEX 2018 của Lào Cai đạt trên 80%.", publisher="Báo Áng Chừng")
PAR = "PAR INDEX"


def stated(entity: str, indicator: str | None, measure: Measure, year: int | None) -> list[list[tuple[str, str]]]:
    """Each value as the written forms of its rows with their articles, the best to quote first."""
    found = values(index_of(*ARTICLES, ROUNDED, BOUND), entity, indicator, measure, year)
    return [[(row.value, row.article_id) for row in value.facts] for value in found]


@pytest.mark.parametrize(
    ("entity", "indicator", "measure", "year", "found"),
    [
        ("Sơn La", PAR, "rank", 2018, [[("40/63", "mien-nui")]]),
        ("Thừa Thiên Huế", "SIPAS", "score", 2020, [[("88,47%", "hue")]]),
        ("Thừa Thiên Huế", "SIPAS", "rank_change", 2019, [[("3", "hue")]]),
        ("Quảng Ninh", PAR, "rank", 2018, [[("dẫn đầu", "par-2018")]]),
        ("Phú Yên", PAR, "rank", 2018, [[("Đứng cuối", "par-2018")]]),
        ("cả nước", PAR, "score", 2018, [[("77,48%", "par-2018")]]),
        ("Sơn La", "SIPAS", "rank", 2018, []),
        ("Sơn La", PAR, "rank", 2019, []),
        ("Sơn La", PAR, "score", 2018, []),
        ("Nam Định", PAR, "rank", 2018, []),
    ],
)
def test_values_of_slots(entity: str, indicator: str, measure: Measure, year: int, found: list[list[tuple[str, str]]]):
    assert stated(entity, indicator, measure, year) == found


def test_two_articles_that_disagree_give_two_values():
    assert stated("Lào Cai", PAR, "rank", 2018) == [[("11/63", "mien-nui")], [("9/63", "lao-cai")]]


def test_a_rounded_form_joins_the_exact_one_and_a_bound_gives_way():
    assert stated("Lào Cai", PAR, "score", 2018) == [[("81,36%", "lao-cai"), ("81,4%", "rounded")]]


def test_a_bound_alone_is_a_value():
    (value,) = values(index_of(BOUND), "Lào Cai", PAR, "score", 2018)
    assert (value.best.value, value.best.qualifier) == ("80%", "trên")


def test_a_second_value_of_the_same_article_is_no_disagreement():
    rows = [fact(HUE, "14/63"), fact(HUE, "6/63")]
    assert [value.best.value for value in group(index_of(), rows)] == ["6/63"]


def test_a_place_beats_the_leading_group():
    twice = Article("twice", "T", "Nhóm dẫn đầu PCI 2021 gồm Cà Mau và Bến Tre. Cà Mau xếp thứ 4 PCI 2021.")
    (value,) = values(index_of(twice), "Cà Mau", "PCI", "rank", 2021)
    assert value.best.value == "4"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("81.36", "81.36", True),
        ("81.36", "81.4", True),
        ("81.36", "81", True),
        ("81.36", "81.3", False),
        ("81.36", "81.37", False),
        ("81.5", "81", True),
        ("9", "11", False),
    ],
)
def test_one_value_written_twice(left: str, right: str, same: bool):
    row = fact(LAO_CAI, "81,36%")
    one, other = (replace(row, number=Decimal(number)) for number in (left, right))
    assert same_value(one, other) is same
    assert same_value(other, one) is same


def test_the_last_place_is_the_sixty_third():
    last, rank = fact(PAR_2018, "Đứng cuối"), fact(MOUNTAINS, "40/63")
    assert last.unit == LAST
    assert same_value(last, replace(rank, number=Decimal(63)))
    assert not same_value(last, rank)


def test_a_sentence_that_says_all_itself_is_quoted_rather():
    own, leaning = fact(LAO_CAI, "9/63"), fact(LAO_CAI, "81,36%")
    assert quotability(index_of(), own) > quotability(index_of(), leaning)
    assert quotability(index_of(), fact(HAI_PHONG, "82,15%")) == pytest.approx(3.0 - 40 / 1000)  # no address


def test_the_sentence_of_a_row():
    found = sentence_of(index_of(), fact(HUE, "17/63"))
    assert found.text == "Năm 2020, PAR INDEX của Thừa Thiên Huế đạt 84,72%, xếp thứ 17/63."


def test_a_rank_before_a_rise_is_derived():
    found = derive(index_of(), "Lào Cai", PAR, "rank", 2017)
    assert found is not None
    assert (found.number, found.year) == (Decimal(21), 2017)
    assert (found.level.value, found.change.value) == ("9/63", "12")


def test_a_rank_before_a_fall_is_derived():
    found = derive(index_of(), "Thừa Thiên Huế", "SIPAS", "rank", 2018)
    assert found is not None
    assert found.number == Decimal(11)


def test_a_score_before_a_rise_is_derived():
    found = derive(index_of(), "Lào Cai", PAR, "score", 2017)
    assert found is not None
    assert found.number == Decimal("77.24")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2018 PAR INDEX của Lào Cai xếp thứ 60/63, tăng 12 bậc so với năm 2017.",  # beyond the ranking
        "Năm 2018 PAR INDEX của Lào Cai tăng 12 bậc so với năm 2017.",  # no level
        "Năm 2018 PAR INDEX của Lào Cai xếp thứ 9/63, tăng khoảng 12 bậc so với năm 2017.",  # no exact change
        "Năm 2018 PAR INDEX của Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2016.",  # of another year
    ],
)
def test_nothing_is_derived_without_exact_rows(text: str):
    assert derive(index_of(Article("t", "T", text)), "Lào Cai", PAR, "rank", 2017) is None


def test_levels_and_changes_of_two_articles_are_not_combined():
    level = Article("level", "T", "Năm 2018 PAR INDEX của Lào Cai xếp thứ 9/63.")
    change = Article("change", "T", "Năm 2018 PAR INDEX của Lào Cai tăng 12 bậc so với năm 2017.")
    assert derive(index_of(level, change), "Lào Cai", PAR, "rank", 2017) is None


def test_a_change_is_computed_from_two_levels():
    rise = difference(index_of(), "Hải Phòng", PAR, "score", (2017, 2019))
    assert rise is not None
    assert (rise.number, rise.earlier.value, rise.later.value) == (Decimal("2.20"), "82,15%", "84,35%")
    climb = difference(index_of(), "Thừa Thiên Huế", "SIPAS", "rank", (2019, 2020))
    assert climb is not None
    assert climb.number == Decimal(8)


@pytest.mark.parametrize(
    ("entity", "measure", "years"),
    [
        ("Hải Phòng", "score", (2018, 2019)),  # no level
        ("Lào Cai", "rank", (2018, 2018)),  # two levels that disagree
    ],
)
def test_no_change_is_computed_without_single_levels(entity: str, measure: Measure, years: tuple[int, int]):
    assert difference(index_of(), entity, PAR, measure, years) is None


def test_a_district_answers_to_any_spelling():
    district = Article("d", "T", "Năm 2021, huyện Bát Xát xếp thứ 2 về cải cách hành chính nội bộ của tỉnh.")
    for spelling in ("huyện Bát Xát", "Bát Xát", "Bat Xat District"):
        (value,) = values(index_of(district), spelling, None, "rank", 2021)
        assert value.best.number == Decimal(2)


def test_a_computed_rank_is_a_whole_number():
    odd = Article("odd", "T", "PAR INDEX 2021 của Cà Mau xếp thứ 37, giảm 2 bậc so với năm 2020.")
    index = index_of(odd)
    found = derive(index, "Cà Mau", PAR, "rank", 2020)
    assert found is not None
    assert found.number == Decimal(35)


def test_two_sources_in_one_sentence_disagree():
    both = Article(
        "both", "T", "PAPI 2020: trang chính phủ ghi Quảng Ninh 48,811 điểm, trong khi một báo lại viết 48,881 điểm."
    )
    retold = Article("retold", "T", "PAPI 2020: Quảng Ninh đạt 48,811 điểm, có lúc tính là 48,881 điểm.")
    for article, count in ((both, 2), (retold, 1)):
        assert len(values(index_of(article), "Quảng Ninh", "PAPI", "score", 2020)) == count
