import pytest
from rag_fakes import ask_for

from rag.types import Ask
from rag.understanding.followup import goes_on

FIRST = "Năm 2020 Thừa Thiên Huế xếp thứ mấy về SIPAS?"
REPLY = "SIPAS 2020: Thừa Thiên Huế xếp thứ 6/63 [1]"


@pytest.mark.parametrize(
    ("question", "entities", "indicators", "years", "carried"),
    [
        ("Còn năm 2019?", ("Thừa Thiên Huế",), ("SIPAS",), (2019,), ("entity", "indicator")),
        ("Còn Lào Cai thì sao?", ("Lào Cai",), ("SIPAS",), (2020,), ("indicator", "year")),
        ("Thế còn PAR INDEX?", ("Thừa Thiên Huế",), ("PAR INDEX",), (2020,), ("entity", "year")),
        ("Năm trước thì sao?", ("Thừa Thiên Huế",), ("SIPAS",), (2019,), ("entity", "indicator", "year")),
        ("Năm sau thì sao?", ("Thừa Thiên Huế",), ("SIPAS",), (2021,), ("entity", "indicator", "year")),
        ("Hai năm sau xếp thứ mấy?", ("Thừa Thiên Huế",), ("SIPAS",), (2022,), ("entity", "indicator", "year")),
        ("And three years later?", ("Thừa Thiên Huế",), ("SIPAS",), (2023,), ("entity", "indicator", "year")),
        ("Bên khối bộ thì đơn vị nào nhất?", (), ("SIPAS",), (2020,), ("indicator", "year")),
        ("Tỉnh đó đạt bao nhiêu điểm?", ("Thừa Thiên Huế",), ("SIPAS",), (2020,), ("entity", "indicator", "year")),
        ("con nam 2019", ("Thừa Thiên Huế",), ("SIPAS",), (2019,), ("entity", "indicator")),
        ("What about 2019?", ("Thừa Thiên Huế",), ("SIPAS",), (2019,), ("entity", "indicator")),
        ("Bao nhiêu tỉnh đạt trên 80 điểm?", (), ("SIPAS",), (2020,), ("indicator", "year")),
        ("Điểm của các tỉnh là bao nhiêu?", (), ("SIPAS",), (2020,), ("indicator", "year")),
        ("Ai dẫn đầu?", (), ("SIPAS",), (2020,), ("indicator", "year")),
    ],
)
def test_empty_slots_come_from_the_conversation(
    question: str,
    entities: tuple[str, ...],
    indicators: tuple[str, ...],
    years: tuple[int, ...],
    carried: tuple[str, ...],
):
    query = ask_for(question, FIRST, REPLY)
    assert (query.entities, query.indicators, query.years) == (entities, indicators, years)
    assert query.carried == carried


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?",
        "Ai là Giám đốc Sở Nội vụ tỉnh Lào Cai?",
        "Một cửa liên thông là gì?",
        "Population of Can Tho?",
        "Nghị định 118/2025 quy định gì về một cửa?",
        "Đăng ký kết hôn trong nước thì lệ phí là bao nhiêu và cần mang theo những giấy tờ gì khi đến nơi?",
    ],
)
def test_a_question_that_stands_alone_takes_nothing(question: str):
    assert ask_for(question, FIRST, REPLY) == ask_for(question)
    assert ask_for(question).carried == ()


def test_without_a_conversation_nothing_is_carried():
    query = ask_for("Còn năm 2019?")
    assert (query.entities, query.carried, query.standalone) == ((), (), "Còn năm 2019?")


def test_the_ask_goes_on_where_the_question_has_none_of_its_own():
    query = ask_for("Còn năm 2019?", FIRST, REPLY)
    assert (query.ask, query.measures) == ("rank", ("rank",))
    asked: Ask = "score"
    assert ask_for("Tỉnh đó đạt bao nhiêu điểm?", FIRST, REPLY).ask == asked


def test_who_is_named_after_a_list_is_asked_how_it_stands_there():
    talk = ("Năm tỉnh đứng đầu PAR INDEX 2018?", "PAR INDEX 2018, theo thứ tự: Lào Cai, Hải Phòng [1]")
    named = ask_for("Thế còn Thừa Thiên Huế?", *talk)
    assert (named.ask, named.measures, named.places) == ("rank", ("rank", "score"), None)
    later = ask_for("năm 2019 thì sao", *talk, "Thế còn Thừa Thiên Huế?", "PAR INDEX 2018: xếp thứ 6 [1]")
    assert (later.ask, later.entities, later.years) == ("rank", ("Thừa Thiên Huế",), (2019,))
    assert ask_for("Năm 2019 thì sao?", *talk).ask == "list"


def test_what_was_carried_is_said_in_the_standalone_question():
    query = ask_for("Còn năm 2019?", FIRST, REPLY)
    assert query.standalone == "Còn năm 2019? (Thừa Thiên Huế, SIPAS)"
    assert query.question == "Còn năm 2019?"


def test_the_newest_value_of_a_slot_counts():
    query = ask_for("Còn năm 2018?", FIRST, REPLY, "Còn Lào Cai thì sao?", "Không có số liệu.")
    assert (query.entities, query.indicators, query.years) == (("Lào Cai",), ("SIPAS",), (2018,))


def test_what_only_the_answer_named_can_be_gone_on_about():
    query = ask_for("Tỉnh đó đạt bao nhiêu điểm?", "Tỉnh nào dẫn đầu PCI 2020?", "PCI 2020: Quảng Ninh dẫn đầu [1]")
    assert (query.entities, query.indicators, query.years) == (("Quảng Ninh",), ("PCI",), (2020,))


def test_a_person_is_asked_of_the_place_alone():
    query = ask_for("Ai là Giám đốc Sở Nội vụ ở đó?", "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?", "Thứ 9/63 [1]")
    assert query.ask == "person"
    assert (query.indicators, query.years) == ((), ())


def test_a_new_subject_forgets_the_old_one():
    query = ask_for("Còn năm 2017?", FIRST, REPLY, "PAR INDEX của Hải Phòng năm 2019 đạt bao nhiêu điểm?", "84,35% [1]")
    assert (query.entities, query.indicators, query.years) == (("Hải Phòng",), ("PAR INDEX",), (2017,))


@pytest.mark.parametrize(
    ("question", "going_on"),
    [
        ("Còn năm 2019?", True),
        ("Đạt bao nhiêu điểm?", True),
        ("Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?", False),
        ("Lào Cai tiếp nhận bao nhiêu hồ sơ?", False),
    ],
)
def test_goes_on(question: str, going_on: bool):
    assert goes_on(ask_for(question)) is going_on


def test_another_matter_is_not_asked_as_the_question_before_was():
    query = ask_for("Thời tiết hôm nay thế nào?", FIRST, REPLY)
    assert (query.ask, query.measures) == ("procedure", ())


def test_a_document_that_is_pointed_back_to_is_the_one_last_named():
    reply = "Nghị định số 77/2021/NĐ-CP, sau Nghị định 12/2019/NĐ-CP."
    query = ask_for("Văn bản ấy ban hành hôm nào?", "Văn bản nào quy định về quầy?", reply)
    assert query.standalone == "Văn bản ấy ban hành hôm nào? (Nghị định số 77/2021/NĐ-CP)"
    assert "(" not in ask_for("Quầy ấy mở hôm nào?", "Văn bản nào quy định về quầy?", reply).standalone


def test_so_many_years_before():
    assert ask_for("Thế hai năm trước đó tỉnh đứng thứ mấy?", FIRST, REPLY).years == (2018,)


def test_a_change_on_a_year_is_counted_from_it():
    query = ask_for(
        "By how many points did it improve on 2019?", "What was Lào Cai's SIPAS 2020 score?", "84.27 points."
    )
    assert (query.ask, query.years, query.base_years) == ("change", (2020,), (2019,))


def test_the_average_that_was_talked_of_is_gone_on_with():
    query = ask_for("Tăng bao nhiêu so với năm trước?", "Điểm trung bình PAR INDEX 2021 của các bộ?", "86,54%.")
    assert query.entities == ("khối bộ",)


def test_an_index_that_was_talked_of_makes_no_score_of_what_is_asked():
    talk = ("Bạc Liêu giao những việc gì để cải thiện PAPI sau báo cáo 2020?", "Tỉnh giao bốn việc.")
    assert ask_for("Chỗ nào được chọn làm điểm?", *talk).ask == "list"


def test_what_happens_is_not_how_many():
    talk = ("Ở Quảng Bình mỗi hồ sơ được hẹn lại mấy lần?", "Không quá 2 lần.")
    assert ask_for("Thế để trễ tới lần thứ ba thì bị gì?", *talk).ask == "free"


def test_that_group_is_of_the_kind_that_was_talked_of():
    places = ask_for("Còn ba nơi cao nhất của khối đó?", "PAR INDEX 2020, bộ nào thấp nhất?", "Bộ Y tế.").places
    assert places is not None
    assert (places.kind, places.numbers) == ("ministry", (1, 2, 3))
