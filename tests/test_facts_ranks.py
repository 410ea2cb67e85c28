import pytest
from facts_help import facts, rows

# --- in figures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "xếp thứ 12",
        "xếp hạng 12",
        "đứng thứ 12/63",
        "ở vị trí 12/63",
        "đứng vị trí thứ 12",
        "xếp hạng thứ 12",
        "thứ 12",
    ],
)
def test_words_before_a_rank(words: str):
    assert rows(f"Năm 2019, Bắc Giang {words} về PAR INDEX.", "rank") == [("Bắc Giang", "12", 2019)]


@pytest.mark.parametrize("words", ["ranked 12th", "was ranked 12", "came 12th", "placed 12th", "took 12th place"])
def test_english_words_before_a_rank(words: str):
    assert rows(f"In 2019, Bac Giang {words} in the PAR Index.", "rank", lang="en") == [("Bắc Giang", "12", 2019)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, có 12/63 tỉnh tăng hạng PAR INDEX.",  # a count
        "Năm 2019, Bắc Giang tăng 12 bậc PAR INDEX.",  # places moved
        "Năm 2019, Bắc Giang công bố PAR INDEX lần thứ 12.",  # an occasion
        "Năm 2019, Bắc Giang đạt 84,12% PAR INDEX.",  # a share of the best score
        "Năm 2019, Bắc Giang có 5/8 nội dung PAR INDEX tăng điểm.",  # parts
    ],
)
def test_what_is_no_rank(text: str):
    assert rows(text, "rank") == []


def test_a_comparison_is_not_whose_rank_it_is():
    assert rows("Năm 2020, Hải Phòng đứng thứ 2 PAR INDEX, sau Quảng Ninh.", "rank") == [("Hải Phòng", "2", 2020)]
    assert rows("Năm 2020, sau Quảng Ninh là Hải Phòng xếp thứ 2 PAR INDEX.", "rank") == [("Hải Phòng", "2", 2020)]


@pytest.mark.parametrize(
    "text",
    [
        "PCI 2018: Tây Ninh xếp thứ 3/6 tỉnh trong vùng.",
        "PCI 2018: Tây Ninh xếp thứ 3 trong 6 tỉnh.",
        "PCI 2018: Tây Ninh xếp thứ 3 trong vùng.",
        "PCI 2018: xét 6 tỉnh miền Đông, trong vùng Tây Ninh xếp thứ 3.",
    ],
)
def test_a_rank_within_a_region_is_no_national_one(text: str):
    assert [(f.number, f.dimension) for f in facts(text) if f.measure == "rank"] == [(3, "trong vùng")]


@pytest.mark.parametrize(
    "text",
    [
        "PCI 2018: Đồng Nai xếp thứ 2 trong vùng và thứ 31 cả nước.",
        "PCI 2018: Đồng Nai xếp thứ 2 vùng Đông Nam Bộ và thứ 31/63.",
        "PCI 2018: Đồng Nai xếp thứ 2 khu vực Đông Nam Bộ, thứ 31 toàn quốc.",
    ],
)
def test_a_regional_rank_beside_the_national_one(text: str):
    assert [(f.entity, f.number, f.dimension) for f in facts(text)] == [
        ("Đồng Nai", 2, "trong vùng"),
        ("Đồng Nai", 31, None),
    ]


@pytest.mark.parametrize("words", ["/63", "/63 tỉnh, thành phố", " trong 63 tỉnh, thành phố", " cả nước", " toàn quốc"])
def test_a_national_rank(words: str):
    text = f"PCI 2018: Tây Ninh xếp thứ 3{words}."
    assert [(f.number, f.dimension) for f in facts(text) if f.measure == "rank"] == [(3, None)]


# --- in words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("dẫn đầu", "1"),
        ("đứng đầu", "1"),
        ("giữ ngôi đầu", "1"),
        ("xếp thứ nhất", "1"),
        ("về nhì", "2"),
        ("đứng thứ hai", "2"),
        ("xếp hạng ba", "3"),
        ("đứng cuối bảng", "last"),
        ("xếp cuối cùng", "last"),
        ("đội sổ", "last"),
    ],
)
def test_places_in_words(words: str, number: str):
    assert rows(f"Năm 2021, Bắc Giang {words} PAPI.", "rank") == [("Bắc Giang", number, 2021)]


@pytest.mark.parametrize(
    ("words", "number"),
    [("led", "1"), ("topped", "1"), ("came first in", "1"), ("came second in", "2"), ("came last in", "last")],
)
def test_english_places_in_words(words: str, number: str):
    assert rows(f"In 2021, Bac Giang {words} the PAPI.", "rank", lang="en") == [("Bắc Giang", number, 2021)]


def test_the_leader_named_behind_the_words():
    text = "Dẫn đầu PAPI 2021 là Quảng Ninh."
    assert rows(text, "rank", title="Cà Mau và PAPI 2021") == [("Quảng Ninh", "1", 2021)]


def test_places_named_before_who_took_them():
    text = "Quảng Ninh dẫn đầu PAPI 2021, đứng thứ 2 là Hải Phòng, thứ 3 là Hà Nội."
    assert rows(text, "rank") == [("Quảng Ninh", "1", 2021), ("Hải Phòng", "2", 2021), ("Hà Nội", "3", 2021)]


def test_two_places_named_before_who_took_them():
    text = "Vị trí thứ 2 và thứ 3 PAPI 2021 thuộc về Hải Phòng và Hà Nội."
    assert rows(text, "rank") == [("Hải Phòng", "2", 2021), ("Hà Nội", "3", 2021)]


def test_a_place_in_brackets_behind_a_compared_entity():
    text = "Dẫn đầu PAPI 2021 là Quảng Ninh, cao hơn Hải Phòng (đứng thứ hai) 0,31 điểm."
    assert rows(text, "rank") == [("Quảng Ninh", "1", 2021), ("Hải Phòng", "2", 2021)]


@pytest.mark.parametrize(("words", "number"), [("thấp nhất", "last"), ("cao nhất", "1")])
def test_the_highest_and_lowest_of_a_year(words: str, number: str):
    assert rows(f"Tỉnh có điểm PCI 2021 {words} là Cao Bằng.", "rank") == [("Cao Bằng", number, 2021)]


def test_first_in_two_indices_at_once():
    found = facts("Năm 2021, Quảng Ninh dẫn đầu cả nước ở cả PAR INDEX và SIPAS.")
    assert [(f.entity, f.indicator, f.number) for f in found] == [
        ("Quảng Ninh", "PAR INDEX", 1),
        ("Quảng Ninh", "SIPAS", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cần Thơ nằm trong nhóm dẫn đầu PAPI 2019.",
        "Năm 2019, Cần Thơ thuộc các tỉnh dẫn đầu PAPI.",
        "Năm 2019, Cần Thơ có mặt trong mười địa phương dẫn đầu PAPI.",
        "Năm 2019, Cần Thơ vào top 5 PAPI.",
        "Năm 2019, ba tỉnh trong top 10 PAPI là Cần Thơ, Bến Tre và Trà Vinh.",
    ],
)
def test_a_leading_group_is_no_first_place(text: str):
    assert rows(text, "rank") == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, Cần Thơ coi PAPI là nhiệm vụ hàng đầu.",
        "Năm 2019, cán bộ đứng đầu Cần Thơ chịu trách nhiệm về PAPI.",
        "Năm 2019, chênh lệch PAPI giữa tỉnh cao nhất và tỉnh thấp nhất vẫn lớn, theo Cần Thơ.",
    ],
)
def test_what_comes_first_without_a_table(text: str):
    assert rows(text, "rank") == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, Cần Thơ đạt kết quả cao nhất từ trước đến nay về PAPI.",
        "Năm 2019, PAPI của Cần Thơ ở mức cao nhất trong 5 năm.",
    ],
)
def test_the_best_of_its_own_years_is_no_first_place(text: str):
    assert rows(text, "rank") == []


def test_who_got_away_from_a_place_does_not_hold_it():
    assert rows("PCI 2021: Bến Tre thoát khỏi vị trí cuối, lên thứ 51.", "rank") == [("Bến Tre", "51", 2021)]


@pytest.mark.parametrize("group", ["nhóm 16 địa phương đạt điểm cao nhất", "10 tỉnh được chấm điểm cao nhất"])
def test_a_group_of_those_with_most_points_is_no_first_place(group: str):
    text = f"Năm 2022, Bắc Kạn đạt 44,10 điểm PAPI, xếp thứ 11. Lần đầu tỉnh vào {group}."
    assert [value for _, value, _ in rows(text, "rank")] == ["11"]


def test_a_place_taken_by_a_count_is_none_in_the_index_spoken_of_before():
    opening = "PCI 2021 của Nam Định đạt 64,2 điểm. "
    count, score = "Với 668 dịch vụ, Nam Định đứng thứ 4.", "Với 64,2 điểm, Nam Định đứng thứ 4."
    assert [f.indicator for f in facts(opening + count, published="2022-05-01") if f.measure == "rank"] == [None]
    assert [f.indicator for f in facts(opening + score, published="2022-05-01") if f.measure == "rank"] == ["PCI"]


def test_the_nation_has_no_place_in_an_index_of_its_members():
    text = "SIPAS 2020 bình quân cả nước tăng, tỉnh đứng cuối bảng nay ở mức mà trước kia nơi thấp nhất chưa chạm tới."
    assert [f.entity for f in facts(text) if f.measure == "rank" and f.entity == "cả nước"] == []
