import pytest
from facts_help import article, facts, frames

from index.facts.frames import frame
from index.facts.scan import scan
from index.text.sentences import split_sentences


def subjects(text: str, title: str = "") -> list[str | None]:
    return [sentence.subject for sentence in frames(text, title=title)]


def indicators(text: str, title: str = "") -> list[tuple[str, ...]]:
    return [sentence.indicators for sentence in frames(text, title=title)]


def years(text: str, title: str = "") -> list[tuple[int, ...]]:
    return [sentence.years for sentence in frames(text, title=title)]


# --- subject -------------------------------------------------------------------------------------------------------


def test_the_title_gives_the_first_subject():
    assert subjects("Kết quả vừa công bố. Tỉnh xếp thứ 20.", "Cà Mau tăng hạng") == ["Cà Mau", "Cà Mau"]


def test_a_sentence_that_opens_with_a_name_takes_the_talk_over():
    assert subjects("Cà Mau tăng hạng. Bạc Liêu giảm hạng. Tỉnh này xếp thứ 50.") == ["Cà Mau", "Bạc Liêu", "Bạc Liêu"]


def test_a_new_paragraph_goes_back_to_the_title():
    text = "Bạc Liêu giảm hạng.\n\nTỉnh tăng hạng."
    assert subjects(text, "Cà Mau tăng hạng") == ["Bạc Liêu", "Cà Mau"]


def test_a_long_list_takes_no_talk_over():
    text = "Cà Mau, Bạc Liêu, Sóc Trăng và Trà Vinh cùng họp. Tỉnh xếp thứ 20."
    assert subjects(text, "Vĩnh Long tăng hạng")[1] == "Vĩnh Long"


def test_nobody_is_in_play_before_somebody_is_named():
    assert subjects("Kết quả vừa công bố. Cà Mau tăng hạng.") == [None, "Cà Mau"]


def test_compared_entities_are_said_but_no_subject():
    (sentence,) = frames("Năm 2020, Hải Phòng đứng thứ hai, sau Quảng Ninh.")
    assert sentence.subject == "Hải Phòng"
    assert sentence.entities == ("Hải Phòng", "Quảng Ninh")


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Hải Phòng đứng sau Quảng Ninh.", ["Quảng Ninh"]),
        ("Hải Phòng thấp hơn Quảng Ninh và Hà Nội.", ["Quảng Ninh", "Hà Nội"]),
        ("So với Bắc Ninh, Hưng Yên tiến bộ hơn.", ["Bắc Ninh"]),
        ("So với Bắc Ninh, Hải Dương và Hưng Yên, kết quả còn thấp.", ["Bắc Ninh", "Hải Dương", "Hưng Yên"]),
        ("Đồng Nai xếp thứ 2 vùng Đông Nam Bộ.", ["Đông Nam Bộ"]),
        ("Hai Phong came behind Quang Ninh.", ["Quảng Ninh"]),
        ("Hải Phòng và Quảng Ninh dẫn đầu.", []),
    ],
)
def test_compared(text: str, compared: list[str]):
    assert [mention.name for mention in scan(text, "vi").compared] == compared


# --- index ---------------------------------------------------------------------------------------------------------


def test_an_index_is_carried_over():
    assert indicators("PAPI vừa công bố. Cà Mau tăng điểm.") == [("PAPI",), ("PAPI",)]


def test_a_sentence_with_its_own_index_keeps_it():
    assert indicators("PAPI vừa công bố. PCI cũng vậy. Cà Mau tăng.") == [("PAPI",), ("PCI",), ("PCI",)]


def test_two_indices_do_not_change_what_is_in_play():
    assert indicators("PAPI vừa công bố. PCI và PAPI đều tăng. Cà Mau tăng.")[2] == ("PAPI",)


def test_talk_of_reform_is_no_index():
    assert indicators("Tỉnh đẩy mạnh cải cách hành chính.") == [()]


def test_the_index_of_the_title():
    assert indicators("Tỉnh tăng hạng.", "Cà Mau và chỉ số PAR INDEX") == [("PAR INDEX",)]


def test_a_provinces_own_ranking_is_another_index():
    text = "Cà Mau công bố chỉ số CCHC nội bộ. Huyện Ngọc Hiển dẫn đầu PAR INDEX với 90,12 điểm."
    assert indicators(text) == [("PAR nội bộ",), ("PAR nội bộ",)]


def test_the_nations_ranking_is_told_from_the_own_one():
    text = "Cà Mau công bố chỉ số CCHC nội bộ. Trên bảng PAR INDEX của cả nước, Cà Mau xếp thứ 20."
    assert indicators(text)[1] == ("PAR INDEX",)


# --- year ----------------------------------------------------------------------------------------------------------


def test_a_year_is_carried_over():
    assert years("Năm 2020, Cà Mau tăng hạng. Tỉnh xếp thứ 20.") == [(2020,), (2020,)]


def test_a_base_year_is_not_what_a_sentence_is_about():
    assert years("Cà Mau tăng 5 bậc so với năm 2016.") == [()]
    assert years("Năm 2018, Cà Mau tăng 5 bậc so với năm 2016.") == [(2018,)]


@pytest.mark.parametrize("words", ["so với năm", "kể từ năm", "so với mức của năm", "so với cùng kỳ năm", "hơn năm"])
def test_base_year_words(words: str):
    found = scan(f"Năm 2018, tỉnh tăng 5 bậc {words} 2016.", "vi")
    assert [m.years for m in found.years] == [(2018,)]
    assert [m.years for m in found.base_years] == [(2016,)]


@pytest.mark.parametrize("words", ["compared with", "from", "since", "than in", "against"])
def test_english_base_year_words(words: str):
    found = scan(f"In 2018 it was five places better {words} 2016.", "en")
    assert [m.years for m in found.years] == [(2018,)]
    assert [m.years for m in found.base_years] == [(2016,)]


def test_a_year_behind_one_value_is_attached_to_it():
    found = scan("Tỉnh đi từ thứ 43 năm 2018 lên thứ 5.", "vi")
    assert [m.years for m in found.attached_years] == [(2018,)]


def test_a_year_beside_an_index_dates_the_sentence():
    found = scan("Tỉnh đạt 43,15 điểm PAPI 2021.", "vi")
    assert [m.years for m in found.years] == [(2021,)]
    assert found.attached_years == ()


def test_an_attached_year_is_not_carried_over():
    text = "Năm 2020, Cà Mau xếp thứ 20, trong khi là thứ 43 (năm 2018). Tỉnh đạt 82,15 điểm."
    assert years(text)[1] == (2020,)


def test_the_year_after():
    assert years("Tỉnh xếp thứ 20. Năm sau, tỉnh xếp thứ 12.", "Cà Mau và PAR INDEX 2021") == [(2021,), (2022,)]


def test_all_years_of_a_period_are_said():
    assert years("Giai đoạn 2017-2019, tỉnh tăng hạng.") == [(2017, 2018, 2019)]


def test_the_lead_dates_what_the_title_leaves_open():
    text = "Kết quả vừa công bố. Chỉ số PCI 2019 của Cà Mau tăng."
    assert years(text, "Cà Mau tăng hạng") == [(2019,), (2019,)]


# --- places --------------------------------------------------------------------------------------------------------


def test_sentences_lie_where_they_say():
    read = article("PAPI vừa công bố.\n\nCà Mau tăng điểm. Hết.", title="PAPI")
    framed = frame(read, split_sentences(read.text))
    assert [f.sentence.text for f in framed] == ["PAPI vừa công bố.", "Cà Mau tăng điểm.", "Hết."]
    assert all(read.text[f.sentence.start : f.sentence.end] == f.sentence.text for f in framed)


def test_an_empty_article():
    assert frames("") == []
    assert facts("") == []


def test_a_city_under_central_rule_is_no_province():
    text = "Năm 2021, Hải Phòng vượt lên với 91,8%. Tỉnh giành lại vị trí số một năm 2022."
    of_province = frames(text, title="Quảng Ninh nhìn lại PAR INDEX")
    assert [sentence.subject for sentence in of_province] == ["Hải Phòng", "Quảng Ninh"]
    assert frames(text, title="Hải Phòng nhìn lại PAR INDEX")[1].subject is None


def test_an_index_told_among_districts_is_the_provinces_own():
    text = (
        "Trong 9 đơn vị cấp huyện, TP Đồng Hới dẫn đầu Chỉ số CCHC năm 2022 với 92,10 điểm. "
        "Năm 2021, tỉnh xếp thứ 30 PAR INDEX với 85,20%."
    )
    found = facts(text, title="Quảng Bình: TP Đồng Hới dẫn đầu về cải cách hành chính")
    assert [(f.indicator, f.value) for f in found if f.measure == "rank"] == [
        ("PAR nội bộ", "dẫn đầu"),
        ("PAR INDEX", "30"),
    ]
