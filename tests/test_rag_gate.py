"""Figures of another period, level, year or place than the one asked about answer nothing."""

from dataclasses import replace

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article, Sentence
from rag.retrieval.dated import year_fits
from rag.retrieval.eligible import eligible
from rag.retrieval.gate import fits, is_about

COMMUNE = Article(
    "xa",
    "Xã Tân Lập: hồ sơ trực tuyến năm 2025",
    "Tính chung quý III/2025, xã Tân Lập nhận 412 hồ sơ. "
    "Tỷ lệ số hóa là 94,2% ở cấp tỉnh, 88,7% ở cấp huyện và 81,3% ở cấp xã.",
)
ZERO = Article("khong", "Quảng Nam thu 0 đồng", "Ngày 11/7/2024, HĐND tỉnh Quảng Nam thông qua nghị quyết thu 0 đồng.")


def fitting(question: str, article: Article, words: str) -> tuple[bool, bool]:
    index = index_of(article)
    query = ask_for(question, index=index)
    (sentence,) = (s for s in index.sentences(article.id) if words in s.text)
    return is_about(query, sentence, article), fits(query, sentence, article)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Quý III/2025 xã Tân Lập nhận bao nhiêu hồ sơ?", True),
        ("Quý IV/2025 xã Tân Lập nhận bao nhiêu hồ sơ?", False),
        ("Tháng 9/2025 xã Tân Lập nhận bao nhiêu hồ sơ?", False),
        ("Quý III và quý IV/2025 xã Tân Lập nhận bao nhiêu hồ sơ?", True),
        ("Xã Tân Lập nhận bao nhiêu hồ sơ?", True),
    ],
)
def test_another_quarter_or_month(question: str, about: bool):
    assert fitting(question, COMMUNE, "412")[0] is about


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Ở cấp xã tỷ lệ số hóa là bao nhiêu phần trăm?", ["81,3%"]),
        ("Tỷ lệ số hóa ở cấp tỉnh là bao nhiêu phần trăm?", ["94,2%"]),
    ],
)
def test_another_level(question: str, values: list[str]):
    index = index_of(COMMUNE)
    query = ask_for(question, index=index)
    rows = [f for f in index.facts(measure="share") if fits(query, index.sentences("xa")[1], COMMUNE, f)]
    assert [row.value for row in rows] == values


def test_a_sentence_without_a_year_is_of_the_year_that_its_article_names():
    question = "Năm 2024 HĐND tỉnh Quảng Nam thông qua bao nhiêu nghị quyết?"
    assert fitting(question, ZERO, "thông qua") == (True, True)
    assert fitting(question.replace("2024", "2019"), ZERO, "thông qua") == (True, False)


def test_of_two_years_that_an_article_names_a_sentence_without_one_may_be_of_either():
    two = Article("hai", "Một cửa", "Người dân được phục vụ tốt. So với năm 2019 và năm 2022 hồ sơ nhiều hơn.")
    assert fitting("Năm 2022 phục vụ bao nhiêu người dân?", two, "phục vụ") == (True, False)


def test_an_amount_is_no_number_of_a_document():
    assert fitting("Quảng Nam ra nghị quyết 0 đồng ngày nào?", ZERO, "thông qua")[0]


DECREE = Article(
    "nghi-dinh",
    "Nghị định 29/2023/NĐ-CP về tinh giản biên chế",
    "Nghị định 29/2023/NĐ-CP về tinh giản biên chế ký ngày 3/6/2023, có hiệu lực từ ngày 20/7/2023.",
)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Nghị định 29/2023 có hiệu lực ngày nào?", ["20/7/2023"]),
        ("Nghị định 29/2023 ký ngày nào?", ["3/6/2023"]),
        ("When does Decree 29/2023 take effect?", ["20/7/2023"]),
        ("Nghị định 29/2023 là ngày nào?", ["3/6/2023", "20/7/2023"]),
    ],
)
def test_the_day_of_signing_is_not_the_day_of_effect(question: str, days: list[str]):
    index = index_of(DECREE)
    query = ask_for(question, index=index)
    (sentence,) = index.sentences(DECREE.id)
    rows = [f for f in index.facts() if f.measure == "date"]
    assert [f.value for f in rows if fits(query, sentence, DECREE, f)] == days


DISTRICTS = Article(
    "huyen",
    "Quảng Nam: hồ sơ qua mạng",
    "Huyện Tiên Phước có tỷ lệ qua mạng thấp nhất tỉnh, 31,5%. Huyện Núi Thành nhận 900 hồ sơ.",
    published="2023-10-02",
)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Huyện nào của Quảng Nam có tỷ lệ qua mạng thấp nhất?", True),
        ("Which district of Quang Nam has the lowest share?", True),
        ("Tỷ lệ qua mạng của Quảng Nam là bao nhiêu?", False),
        ("Huyện nào của Bình Định có tỷ lệ qua mạng thấp nhất?", False),
    ],
)
def test_asked_which_district_its_sentence_is_about_the_province(question: str, about: bool):
    assert fitting(question, DISTRICTS, "Tiên Phước")[0] is about


THIS_YEAR = Article(
    "nam-nay",
    "Quảng Nam: thư xin lỗi",
    "Năm 2020 Quảng Nam có 88 thư xin lỗi, 9 tháng năm nay còn 21 thư.",
    published="2021-10-02",
)


@pytest.mark.parametrize(
    ("question", "fits_it"),
    [
        ("Năm 2021 Quảng Nam có bao nhiêu thư xin lỗi?", True),
        ("Năm 2020 Quảng Nam có bao nhiêu thư xin lỗi?", True),
        ("Năm 2019 Quảng Nam có bao nhiêu thư xin lỗi?", False),
    ],
)
def test_this_year_is_that_of_publication(question: str, fits_it: bool):
    assert fitting(question, THIS_YEAR, "thư xin lỗi")[1] is fits_it


COUNTS = Article(
    "dem",
    "Lào Cai rà soát thủ tục",
    "Tỉnh Lào Cai có 1.850 thủ tục. Cả nước có 6.300 thủ tục.",
)


@pytest.mark.parametrize(
    ("question", "own", "nation"),
    [
        ("Việt Nam có bao nhiêu thủ tục?", False, True),
        ("ca nuoc co bao nhieu thu tuc", False, True),
        ("Lào Cai có bao nhiêu thủ tục?", True, False),
    ],
)
def test_the_nations_number_is_not_a_provinces(question: str, own: bool, nation: bool):
    assert fitting(question, COUNTS, "1.850")[0] is own
    if nation:
        assert fitting(question, COUNTS, "6.300")[0]


WARD = Article("phuong", "Phường Nam Định và tỉnh Nam Định", "Tỉnh Nam Định có 1.900 thủ tục.")


def test_a_wards_number_is_not_that_of_the_province_whose_name_it_bears():
    assert not fitting("Phường Nam Định có bao nhiêu thủ tục?", replace(WARD, title="Thủ tục"), "1.900")[0]
    assert fitting("Nam Định có bao nhiêu thủ tục?", WARD, "1.900")[0]


CENTRES = Article(
    "trung-tam",
    "Quảng Trị: trung tâm xã sau một quý",
    "Các trung tâm trả đúng hạn 95,1% hồ sơ. Phường Đông Hà đạt 97,6%. Xã Khe Lầu đạt 94,8%.",
)


@pytest.mark.parametrize(("words", "about"), [("95,1%", False), ("97,6%", False), ("94,8%", True)])
def test_a_place_that_is_named_only_later_is_not_told_of(words: str, about: bool):
    index = index_of(CENTRES)
    query = ask_for("Xã Khe Lầu trả đúng hạn bao nhiêu phần trăm hồ sơ?", index=index)
    (row,) = (f for f in index.facts(measure="share") if f.value == words)
    (sentence,) = (s for s in index.sentences("trung-tam") if words in s.text)
    assert is_about(query, sentence, CENTRES, row) is about


WHOLE = Article(
    "papi",
    "Cao Bằng: hai chỉ số năm 2023",
    "PAPI 2023 của Cao Bằng đạt 41,2 điểm. Trong PAR INDEX, tỉnh yếu nhất ở cải cách tài chính công.",
)


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("Nội dung nào yếu nhất của Cao Bằng trong PAR INDEX 2023?", True),
        ("Nội dung nào yếu nhất của Cao Bằng trong PAPI 2023?", False),
        ("Nội dung nào yếu nhất cả nước trong PAR INDEX 2023?", False),
    ],
)
def test_the_weakest_part_is_of_the_index_and_the_place_that_are_asked_for(question: str, may: bool):
    index = index_of(WHOLE)
    (sentence,) = (s for s in index.sentences("papi") if "yếu nhất" in s.text)
    assert eligible(ask_for(question, index=index), sentence, WHOLE) is may


AVERAGE = Article(
    "hang",
    "PAPI 2022: Đà Nẵng dẫn đầu",
    "PAPI 2022 của Đà Nẵng đạt 45,10 điểm. Tính chung cả nước, minh bạch được 4,12 điểm.",
)


def test_what_the_nation_has_is_not_told_of_the_province_of_its_article():
    assert fitting("PAPI 2022 của Đà Nẵng về minh bạch được mấy điểm?", AVERAGE, "4,12") == (False, False)
    assert fitting("PAPI 2022 của cả nước về minh bạch được mấy điểm?", AVERAGE, "4,12") == (True, True)


YEARS = Article(
    "cac-nam",
    "Tỷ lệ nộp qua mạng ở Quảng Nam",
    "Năm 2022 tỷ lệ nộp qua mạng là 77,6%. Tỉnh đang cung cấp 1.726 dịch vụ. Sở nhận 530 hồ sơ giấy.\n\n"
    "Cuối tháng 8, tỉnh còn 68 hồ sơ trễ. Đến hết tháng 12, tỉnh có 412 thủ tục. "
    "So với năm 2021, tỉnh bớt 31 thủ tục.\n\n"
    "Ngày 10/5/2023, tỉnh ra Quyết định 934. Theo đó, các huyện phải đạt 60% hồ sơ nộp qua mạng.",
    published="2023-11-20",
)


@pytest.mark.parametrize(
    ("words", "year", "expected"),
    [
        ("1.726", 2023, True),  # "đang": now
        ("530", 2023, False),  # of the year told of before
        ("530", 2022, True),
        ("68 hồ sơ", 2023, True),
        ("412", 2023, False),  # a month that is not over yet
        ("bớt 31", 2023, True),
        ("60%", 2023, True),
        ("60%", 2021, False),
    ],
)
def test_the_year_of_a_sentence_that_states_none(words: str, year: int, *, expected: bool):
    question = f"Năm {year} Quảng Nam có bao nhiêu hồ sơ, dịch vụ, thủ tục?"
    index = index_of(YEARS)
    (sentence,) = (s for s in index.sentences("cac-nam") if words in s.text)
    assert year_fits(ask_for(question, index=index), sentence, YEARS, None) is expected


def test_a_place_in_no_index_is_not_the_one_of_the_index_asked_about():
    text = "Với 668 dịch vụ, Nam Định đứng thứ 4."
    for title, expected in (("Nam Định qua các con số", False), ("PCI 2021 của Nam Định", True)):
        article = Article("thu-tu", title, text, published="2021-05-01")
        sentence = Sentence("thu-tu", 0, len(text), text, ("Nam Định",), "Nam Định", (), (2021,))
        assert fits(ask_for("PCI 2021 Nam Định xếp thứ mấy?"), sentence, article) is expected
