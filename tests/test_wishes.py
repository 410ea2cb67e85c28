"""Questions that ask for more than one plain value, in several wordings each."""

import pytest
from rag_fakes import ask_for

from rag.types import Places


@pytest.mark.parametrize(
    "question",
    [
        "SIPAS của Lào Cai năm 2020 so với năm 2019 thế nào?",
        "SIPAS Lào Cai 2020 ra sao so với 2019?",
        "SIPAS của Lào Cai năm 2020 nhích lên hay tụt so với 2019? Cho điểm cả hai năm.",
        "SIPAS Lào Cai 2020 cao hay thấp hơn so với 2019?",
        "How did Lao Cai's SIPAS score of 2020 compare with 2019?",
    ],
)
def test_a_year_beside_another_asks_for_both(question: str):
    query = ask_for(question)
    assert (query.ask, query.years, query.base_years) == ("trend", (2019, 2020), ())


def test_a_change_from_one_year_to_another_is_one_change():
    for question in (
        "PCI của Cà Mau giữa năm 2019 và 2020 tăng bao nhiêu bậc?",
        "pci ca mau 2020 giam may bac so vs 2019",
    ):
        query = ask_for(question)
        assert (query.ask, query.years, query.base_years) == ("change", (2020,), (2019,))


def test_changes_of_two_years_are_two():
    query = ask_for("PCI của Cà Mau tăng thêm bao nhiêu điểm ở năm 2019 và năm 2020?")
    assert (query.ask, query.years, query.measures[0]) == ("trend", (2019, 2020), "score_change")


@pytest.mark.parametrize(
    "question",
    [
        "PCI của Cà Mau thấp nhất vào năm nào?",
        "Năm nào Cà Mau có điểm PCI cao nhất?",
        "Từ 2018 đến 2021 PCI Cà Mau chạm đáy năm nào?",
        "In which year was Ca Mau's PCI score lowest?",
    ],
)
def test_the_extreme_year_is_a_course(question: str):
    assert ask_for(question).ask == "trend"


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("PCI 2020 quán quân hơn á quân bao nhiêu điểm?", (1, 2)),
        ("PCI 2020 tỉnh đứng đầu và tỉnh đứng thứ hai chênh nhau mấy điểm?", (1, 2)),
        ("By how many points did the winner of the PCI 2020 beat the runner-up?", (1, 2)),
    ],
)
def test_the_first_two_set_apart(question: str, numbers: tuple[int, ...]):
    query = ask_for(question)
    assert query.ask == "compare"
    assert query.places == Places(numbers)


def test_who_is_above_is_told_by_place_first():
    assert ask_for("Cà Mau hay Sơn La xếp trên ở PCI 2020?").measures == ("rank", "score")
    assert ask_for("Cà Mau hay Sơn La có PCI 2020 cao hơn?").measures == ("score", "rank")


def test_ministries_beside_provinces():
    query = ask_for("PAR INDEX 2019: bình quân khối bộ với bình quân các tỉnh cao hơn nhau bao nhiêu?")
    assert (query.ask, query.entities) == ("compare", ("khối bộ", "cả nước"))


def test_a_result_is_score_and_place():
    assert ask_for("What was Lao Cai's SIPAS result in 2020?").measures == ("score", "rank")
    assert ask_for("Lào Cai đạt bao nhiêu điểm SIPAS 2020?").measures == ("score",)


@pytest.mark.parametrize(
    "question",
    [
        "Bộ Y tế làm cách nào để giành ngôi nhất PAR INDEX 2020?",
        "How did Lao Cai manage to come first in the PCI 2020?",
        "Cà Mau bằng cách nào mà vươn lên dẫn đầu PCI 2020?",
    ],
)
def test_how_somebody_managed_is_a_cause(question: str):
    assert ask_for(question).ask == "free"


def test_a_place_within_the_region():
    assert ask_for("Xét trong vùng thì Sơn La đứng thứ mấy PCI 2020?").dimension == "trong vùng"
    others = ("Sơn La đứng thứ mấy PCI 2020?", "Tây Nguyên là vùng đứng thứ mấy PAR INDEX 2020 trong các vùng?")
    assert [ask_for(question).dimension for question in others] == [None, None]


FIRST = "Tỉnh nào dẫn đầu PCI 2020?"
REPLY = "PCI 2020: Cà Mau dẫn đầu [1]"


@pytest.mark.parametrize(
    "question", ["Năm sau tỉnh có giữ được ngôi đó không?", "Did it keep the title the next year?"]
)
def test_whether_a_place_was_kept(question: str):
    query = ask_for(question, FIRST, REPLY)
    assert (query.ask, query.entities, query.years) == ("yesno", ("Cà Mau",), (2021,))
    assert query.places == Places((1,))


@pytest.mark.parametrize(
    "question", ["Thế năm ngay trước đó?", "Năm liền kề trước đạt mấy điểm?", "And the year before?"]
)
def test_the_year_before(question: str):
    assert ask_for(question, "Cà Mau đạt bao nhiêu điểm PCI 2020?", "PCI 2020: 60,12 [1]").years == (2019,)


def test_a_place_in_the_country_is_no_average():
    query = ask_for("Vậy là hạng mấy toàn quốc?", "SIPAS 2020 của Lào Cai đạt bao nhiêu?", "SIPAS 2020: 85,12% [1]")
    assert (query.ask, query.entities) == ("rank", ("Lào Cai",))


def test_whose_districts_is_carried_on():
    history = ("DDCI 2021 ở Cà Mau huyện nào dẫn đầu?", "DDCI 2021: Năm Căn dẫn đầu [1]")
    query = ask_for("Thế huyện nào chót?", *history)
    assert (query.ask, query.entities, query.indicators, query.years) == ("list", ("Cà Mau",), ("DDCI",), (2021,))
