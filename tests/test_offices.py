"""Who holds an office: a name beside that very office, and nobody else's."""

import pytest
from rag_fakes import ask_for

from index.types import Article, Sentence
from rag.retrieval.offices import holder_fits, in_office, office_fits, takes_over

CHAIR = "Ông Trần Văn Hải, Chủ tịch UBND tỉnh Hà Giang, chủ trì."
LAWYER = "Luật sư Võ Thị Mây khen cách làm mới."
NAMELESS = "Chủ tịch UBND tỉnh yêu cầu làm gọn."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Chủ tịch UBND tỉnh Hà Giang lúc ấy là ông/bà nào?", CHAIR, True),
        ("Chủ tịch UBND tỉnh Hà Giang lúc ấy là ông/bà nào?", LAWYER, False),
        ("Ai là chủ tịch UBND tỉnh Hà Giang?", NAMELESS, False),
        ("Ai đang giữ chức chủ tịch tỉnh Hà Giang?", CHAIR, True),
        ("Tên vị Phó Thủ tướng dự họp?", CHAIR, False),
        ("Tên vị Phó Thủ tướng dự họp?", "Phó Thủ tướng Lê Văn Sáu dự họp.", True),
        ("Who is the chairman of Ha Giang?", LAWYER, False),
        ("Ai khen cách làm mới?", LAWYER, True),
        ("Ai là người trao quà cho chủ tịch?", LAWYER, True),
    ],
)
def test_the_name_stands_beside_the_office(question: str, text: str, expected: bool):
    assert holder_fits(ask_for(question), text) is expected


def test_a_deputy_is_not_the_head():
    assert not office_fits(ask_for("Ai là Thủ tướng?"), "Phó Thủ tướng Lê Văn Sáu dự họp.")


def test_who_was_appointed_holds_the_office_however_far_from_the_name():
    text = (
        "Ông Trần Đình Khoa, nguyên Phó Giám đốc Sở Lao động - Thương binh và Xã hội, được bổ nhiệm làm Giám đốc "
        "Sở Nội vụ."
    )
    assert holder_fits(ask_for("Giám đốc Sở Nội vụ là ai?"), text)
    assert not holder_fits(ask_for("Chủ tịch tỉnh là ai?"), text)


def test_the_head_of_one_unit_is_not_that_of_another():
    text = "Cục trưởng Cục Đường sắt Lê Văn Sáu nói vậy."
    assert holder_fits(ask_for("Ai là Cục trưởng Cục Đường sắt?"), text)
    assert not holder_fits(ask_for("Ai là Cục trưởng Cục Hàng hải?"), text)
    assert holder_fits(ask_for("Ai là Cục trưởng Cục Hàng hải?"), "Cục trưởng Lê Văn Sáu nói vậy.")


def test_who_chairs_a_committee_is_its_chairman():
    question = ask_for("Who chairs the Ha Giang People's Committee?")
    assert not office_fits(question, "Home affairs director Lê Văn Sáu said so.")
    assert office_fits(question, "Chairman Lê Văn Sáu said so.")


@pytest.mark.parametrize(("published", "year", "expected"), [("2019-01-05", 2018, True), ("2019-01-05", 2021, False)])
def test_an_office_is_held_in_its_own_year(published: str, year: int, expected: bool):
    article = Article("a", "T", "Giám đốc Sở Nội vụ Lê Văn Sáu nói vậy.", published=published)
    sentence = Sentence("a", 0, len(article.text), article.text)
    assert in_office(ask_for(f"Năm {year}, ai là Giám đốc Sở Nội vụ?"), sentence, article) is expected
    assert in_office(ask_for("Ai là Giám đốc Sở Nội vụ?"), sentence, article)


def test_home_affairs_are_no_department_of_a_ministry():
    text = "Giám đốc Sở Nội vụ Lê Văn Sáu cho biết Trung tâm Phục vụ hành chính công đúng hẹn."
    assert holder_fits(ask_for("Ai là Giám đốc Sở Nội vụ Cà Mau?"), text)


def test_the_secretary_of_one_district_is_not_another_s():
    text = "Bí thư Huyện ủy Mường Lát Lò Văn Phong kể chuyện."
    assert not holder_fits(ask_for("Ai là Bí thư Huyện ủy Thạch Thành?"), text)
    assert not office_fits(ask_for("Bí thư Huyện ủy Thạch Thành tên gì?"), "Bí thư Huyện ủy Mường Lát")
    assert holder_fits(ask_for("Ai là Bí thư Huyện ủy Mường Lát?"), text)


def test_a_holder_s_name_behind_the_kind_of_unit_is_no_other_seat():
    text = "Chủ tịch UBND xã Đỗ Văn Sáu kể chuyện."
    assert holder_fits(ask_for("Chủ tịch xã Nà Tấu là ai?"), text)
    assert not holder_fits(ask_for("Chủ tịch xã Nà Tấu là ai?"), "Chủ tịch UBND xã Mường Phăng Đỗ Văn Sáu kể chuyện.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ai thay bà Y Mây làm Giám đốc Sở Nội vụ?", True),
        ("Ông Lê Văn Sáu nghỉ hưu thì ai lên thay?", False),  # it is he who takes over
        ("Ông Lê Văn Sáu thay ai làm Giám đốc Sở Nội vụ?", True),
        ("Trước ông ấy ai giữ chức này?", True),
        ("Who succeeded Ms Y Mây?", True),
        ("Ai là Giám đốc Sở Nội vụ?", True),
    ],
)
def test_who_takes_over_from_whom(question: str, *, expected: bool):
    text = "Tỉnh bổ nhiệm ông Lê Văn Sáu làm Giám đốc Sở Nội vụ, thay bà Y Mây nghỉ hưu."
    assert takes_over(ask_for(question), text) is expected
    asks_change = question != "Ai là Giám đốc Sở Nội vụ?"
    assert takes_over(ask_for(question), "Bà Y Mây là người trẻ nhất giữ chức này.") is not asks_change
