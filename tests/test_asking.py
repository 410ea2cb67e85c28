"""What a question asks for, where the words alone leave the index open."""

import pytest
from rag_fakes import ask_for


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
