"""What a question asks for, where the words alone leave the index open."""

import pytest
from rag_fakes import ask_for

from index.types import Measure
from rag.types import Ask, Places


def test_points_and_places_of_a_ministry_are_the_par_index():
    assert ask_for("Điểm của Bộ Y tế các kỳ 2013, 2014, 2015 diễn biến thế nào?").indicators == ("PAR INDEX",)
    assert ask_for("Bộ Y tế nằm ở phố nào?").indicators == ()


def test_one_province_in_two_years_is_a_course():
    query = ask_for("PAR INDEX của Hải Phòng năm 2021 so với năm 2024 hơn kém thế nào?")
    assert (query.ask, query.years, query.base_years) == ("trend", (2021, 2024), ())


def test_words_for_the_last_name_no_district():
    assert ask_for("Ba huyện đội sổ CCHC của Hà Nội năm 2022 là huyện nào?").entities == ("Hà Nội",)


def test_who_is_ahead_is_a_comparison():
    for question in ("Điện Biên SIPAS 2020 hơn hay kém Lai Châu?", "Huế và Lai Châu ai xếp trên SIPAS 2020?"):
        assert ask_for(question).ask == "compare"


def test_the_runner_up_that_somebody_is_ahead_of_is_not_asked_for():
    places = ask_for("Huế dẫn đầu SIPAS 2020 hơn á quân mấy điểm?").places
    assert places is not None
    assert places.numbers == (1,)


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("Có bao nhiêu người trả lời khảo sát SIPAS 2020?", ("count",)),
        ("How many people were interviewed for the PAPI 2020?", ("count",)),
        ("PAPI 2020 có bao nhiêu người phải chi thêm tiền?", ("count", "share", "score")),
    ],
)
def test_how_many_were_asked_is_no_share(question: str, measures: tuple[str, ...]):
    assert ask_for(question).measures == measures


@pytest.mark.parametrize(
    ("question", "ask", "measures"),
    [
        ("Kế hoạch CCHC 2023 của Ninh Bình có bao nhiêu nhiệm vụ?", "count", ("count", "share", "score")),
        ("Có phải SIPAS 2022 của Phú Thọ được thăng hạng không?", "yesno", ("rank_change", "rank")),
        ("Bộ Y tế từ 2022 đến 2024 điểm PAR INDEX lên xuống thế nào?", "trend", ("score",)),
        ("Về cải cách tài chính công năm 2022, Kiên Giang được mấy phần trăm?", "score", ("score",)),
        ("Bạc Liêu làm gì để cải thiện sau khi PAPI 2020 giảm?", "free", ()),
        ("PAPI 2020 của Bạc Liêu có cao hơn bình quân cả nước không?", "compare", ("score",)),
    ],
)
def test_what_is_asked_for(question: str, ask: Ask, measures: tuple[Measure, ...]):
    query = ask_for(question)
    assert query.ask == ask
    assert query.measures[: len(measures)] == measures


def test_somebody_is_set_against_the_average_of_its_kind():
    assert ask_for("PAPI 2020 của Bạc Liêu có trên mức bình quân không?").entities == ("Bạc Liêu", "cả nước")
    beaten = ask_for("Did the Ministry of Justice beat the ministry average in the 2022 PAR Index?")
    assert (beaten.ask, beaten.entities) == ("compare", ("Bộ Tư pháp", "khối bộ"))


@pytest.mark.parametrize(
    ("question", "kind", "numbers"),
    [
        ("Ba huyện đứng đầu xếp hạng cải cách hành chính của Gia Lai năm 2017?", "local", (1, 2, 3)),
        ("Ba sở nào dẫn đầu cải cách hành chính của Phú Thọ năm 2022?", "local", (1, 2, 3)),
        ("Which three ministries topped the 2024 PAR Index?", "ministry", (1, 2, 3)),
        ("Ba nơi dẫn đầu Đồng bằng sông Cửu Long về PAR INDEX 2022?", "province", (1, 2, 3)),
        ("Ba địa phương cao điểm nhất PAR INDEX 2022?", "province", (1, 2, 3)),
    ],
)
def test_the_first_few(question: str, kind: str, numbers: tuple[int, ...]):
    query = ask_for(question)
    assert query.ask == "list"
    assert query.places is not None
    assert (query.places.kind, query.places.numbers) == (kind, numbers)


def test_a_place_among_the_provinces_of_a_region_that_is_named():
    query = ask_for("Trong các tỉnh miền núi phía Bắc, Lai Châu xếp thứ mấy về PAR INDEX 2018?")
    assert (query.ask, query.entities, query.dimension) == ("rank", ("Lai Châu",), "trong vùng")


def test_a_course_typed_without_diacritics_is_no_province():
    assert ask_for("chi phi khong chinh thuc cua bac kan 2017 2021 dien bien the nao").entities == ("Bắc Kạn",)


def test_the_third_year_in_a_row_is_no_third_place():
    places = ask_for("Đà Nẵng năm thứ ba liên tiếp đứng đầu DTI 2022, đúng không?").places
    assert places is not None
    assert places.numbers == (1,)


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Kim Bảng với Thanh Liêm, huyện nào trả đúng hẹn khá hơn?", "compare"),
        ("Kim Bảng với Thanh Liêm, huyện nào giải quyết nhiều hồ sơ hơn 50 ngày?", "list"),
        ("Kim Bảng với Thanh Liêm, huyện nào đăng ký kết hôn qua mạng?", "list"),
    ],
)
def test_which_of_two_is_ahead(question: str, ask: str):
    assert ask_for(question).ask == ask


def test_two_with_an_index_are_compared():
    assert ask_for("So giúp mình DTI 2022 của Đà Nẵng và Bắc Ninh với.").ask == "compare"
    assert ask_for("Bộ Quốc phòng có được xếp hạng PAR INDEX 2022 không?").ask == "yesno"


def test_a_ministry_typed_with_half_its_diacritics():
    assert ask_for("bo ldtbxh par index 2013 dc bao nhieu diem").entities == ("Bộ Lao động - Thương binh và Xã hội",)
    assert ask_for("Ba bộ dẫn đầu PAR INDEX 2023?").places == Places((1, 2, 3), False, False, "ministry", None)


def test_points_for_digital_transformation_are_the_dti():
    assert ask_for("Bộ Y tế được bao nhiêu điểm chuyển đổi số năm 2022?").indicators == ("DTI",)


def test_when_behind_another_question_word_opens_a_case():
    assert ask_for("What must the clerk do when a file is late?").ask != "date"
    assert ask_for("When was the office opened?").ask == "date"
    assert ask_for("Who opened the office, and when?").ask in {"date", "person"}


def test_the_third_page_is_no_place():
    assert ask_for("Sao chụp từ trang thứ ba hết mấy đồng?").places is None


def test_who_is_cleanest_is_first_in_that_part():
    query = ask_for("Tỉnh sạch nhất về kiểm soát tham nhũng PAPI 2020 được mấy điểm?")
    assert query.ask == "list"
    assert query.places == Places(numbers=(1,), last=False, group=False, kind="province", after=None)


def test_a_median_is_no_score_of_a_table():
    assert ask_for("Trung vị PCI 2020 của cả nước là bao nhiêu điểm?").measures == ("count", "share", "score")


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("Trung bình khối bộ năm 2020 giảm mấy điểm?", ("PAR INDEX",)),
        ("Trung bình các bộ mất bao nhiêu ngày trả một hồ sơ?", ()),
        ("Những tỉnh nào lọt top 10 năng lực cạnh tranh 2020?", ("PCI",)),
        ("Huyện nào đứng đầu về năng lực cạnh tranh của Lào Cai năm 2020?", ("DDCI",)),
        ("What mark did Lào Cai get in the 2020 provincial competitiveness survey?", ("PCI",)),
        ("Lào Cai làm gì để tăng năng lực cạnh tranh?", ()),
        ("Tính chung cả nước, người dân hài lòng bao nhiêu phần trăm năm 2020?", ("SIPAS",)),
        ("Cả nước có bao nhiêu phần trăm bệnh nhân hài lòng năm 2020?", ()),
    ],
)
def test_an_index_may_be_meant_without_its_name(question: str, indicators: tuple[str, ...]):
    assert ask_for(question).indicators == indicators


def test_both_ends_of_a_move_are_two_years():
    for question in (
        "Năm 2020 PCI của Lào Cai đi từ hạng mấy lên hạng mấy?",
        "Điểm PCI năm 2020 của Lào Cai lên từ đâu tới đâu?",
        "So với năm 2019, PCI 2020 của Lào Cai từ bao nhiêu điểm lên bao nhiêu?",
    ):
        query = ask_for(question)
        assert (query.ask, query.years, query.base_years) == ("trend", (2019, 2020), ()), question
    assert ask_for("Năm 2020 PCI của Lào Cai lên hạng mấy?").years == (2020,)
    shares = ask_for("PCI 2020 của Lào Cai: số doanh nghiệp than khó giảm từ bao nhiêu xuống bao nhiêu phần trăm?")
    assert shares.years == (2020,)


def test_the_best_item_of_an_index_is_a_part_of_it():
    query = ask_for("Bộ Y tế dẫn đầu các bộ năm 2020 nhờ được chấm cao ở mục nào?")
    assert (query.ask, query.places) == ("free", None)


def test_what_is_wanted_is_no_value_yet():
    assert ask_for("Năm 2024 Lào Cai muốn PAPI đứng thứ mấy?").ask == "count"


def test_two_ministries_in_a_part_of_the_index_are_compared():
    query = ask_for("Cải cách thủ tục hành chính năm 2020: Bộ Y tế hơn Bộ Tài chính ra sao, mỗi bên bao nhiêu điểm?")
    assert query.ask == "compare"


def test_the_level_of_districts_is_no_district():
    assert ask_for("Điểm CCHC cấp huyện hai năm 2015 và 2023 của TP Vinh là bao nhiêu?").entities == ("TP Vinh",)


@pytest.mark.parametrize(
    ("question", "numbers", "last"),
    [
        ("List the five leaders of the PGI 2020.", (1, 2, 3, 4, 5), False),
        ("Kể tên ba nơi đứng trên cùng bảng PAPI 2020.", (1, 2, 3), False),
        ("Name the three provinces that closed the DTI 2020 ranking.", (1, 2, 3), True),
    ],
)
def test_leaders_and_those_that_closed_a_ranking(question: str, numbers: tuple[int, ...], last: bool):
    places = ask_for(question).places
    assert places is not None
    assert (places.numbers, places.last) == (numbers, last)


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Ai đứng đầu tổ công tác của Lào Cai?", "person"),
        ("Who leads the joint inspection team of Lao Cai?", "person"),
        ("Ai đứng đầu PAR INDEX 2018?", "list"),
    ],
)
def test_who_leads_a_body_has_no_place_in_a_ranking(question: str, ask: str):
    query = ask_for(question)
    assert (query.ask, query.places is None) == (ask, ask == "person")


def test_a_portion_is_a_share_and_an_office_has_no_course():
    assert ask_for("Per the PAPI 2020 survey, what portion of citizens had used the portal?").ask == "share"
    assert ask_for("Cứ 100 doanh nghiệp Lào Cai thì mấy nơi phải lót tay?").ask == "share"
    assert ask_for("Ai làm Chủ tịch tỉnh Lào Cai hồi công bố DDCI 2020 (tháng 2/2021)?").ask == "person"
    assert ask_for("PAR INDEX của Lào Cai năm 2020 và 2021 được bao nhiêu điểm?").ask == "trend"


def test_the_end_of_a_year_is_no_end_of_a_table():
    assert ask_for("Những huyện nào của Lào Cai tới cuối 2019 chưa gắn camera?").places is None
    places = ask_for("Những huyện nào của Lào Cai cuối bảng năm 2019?").places
    assert places is not None
    assert places.last
