"""What is told in words may be told of one of those asked about; figures, persons and days may not."""

import pytest
from rag_fakes import ask_for, index_of

from index.names.local import find_places
from index.types import Article
from rag.retrieval.eligible import eligible
from rag.retrieval.gate import fits, is_about

PILOT = Article(
    "thi-diem",
    "Hà Tĩnh nhân rộng mô hình của huyện Can Lộc",
    "Tỉnh Hà Tĩnh nhân rộng mô hình “Mỗi nhà một tài khoản”. Huyện Can Lộc giao đoàn viên đến từng nhà. "
    "Huyện Can Lộc tiếp nhận 4.120 hồ sơ.",
    published="2022-05-10",
)
TALK = Article(
    "pci",
    "PCI 2021: Quảng Ninh dẫn đầu",
    "Ông Đậu Anh Tuấn công bố kết quả PCI 2021. Ông nói doanh nghiệp chờ ít hơn ở quầy nhưng lâu hơn với đất.",
)
DELTA = Article(
    "dong-bang",
    "Môi trường kinh doanh Đồng bằng sông Cửu Long",
    "Đồng bằng sông Cửu Long có năm tỉnh vào nhóm đầu. Vĩnh Long tăng mạnh nhất. Hà Nội giảm hai bậc.",
)
FINES = Article(
    "phat",
    "Long An siết xây dựng không phép",
    "Năm 2020 tỉnh Long An xử phạt 120 vụ. Xây không phép có thể bị phạt tới 70 triệu đồng.",
    published="2021-09-01",
)


def about(question: str, article: Article, words: str) -> bool:
    index = index_of(article)
    (sentence,) = (s for s in index.sentences(article.id) if words in s.text)
    return is_about(ask_for(question, index=index), sentence, article)


@pytest.mark.parametrize(
    ("question", "words", "told"),
    [
        ("Hà Tĩnh nhân rộng cách làm nào?", "đoàn viên", True),
        ("Hà Tĩnh tiếp nhận bao nhiêu hồ sơ?", "4.120", False),
        ("Huyện nào của Hà Tĩnh tiếp nhận nhiều hồ sơ?", "4.120", True),
        ("Quảng Bình nhân rộng cách làm nào?", "đoàn viên", False),
        ("Hà Tĩnh học Can Lộc cách gì?", "đoàn viên", True),
    ],
)
def test_a_provinces_doings_may_be_told_of_its_unit_and_its_figures_not(question: str, words: str, told: bool):
    assert about(question, PILOT, words) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Theo ông Đậu Anh Tuấn, doanh nghiệp chờ lâu hơn ở việc gì?", True),
        ("Theo ông Trần Văn Bình, doanh nghiệp chờ lâu hơn ở việc gì?", False),
    ],
)
def test_whom_an_article_names_once_it_quotes_by_a_pronoun(question: str, told: bool):
    assert about(question, TALK, "lâu hơn với đất") is told


@pytest.mark.parametrize(
    ("question", "words", "told"),
    [
        ("Tỉnh nào ở Đồng bằng sông Cửu Long tăng mạnh nhất?", "Vĩnh Long", True),
        ("Tỉnh nào ở Đồng bằng sông Cửu Long giảm hạng?", "Hà Nội", False),
        ("Tỉnh nào ở Tây Nguyên tăng mạnh nhất?", "Vĩnh Long", False),
    ],
)
def test_asked_for_provinces_of_a_region_one_of_them_answers(question: str, words: str, told: bool):
    assert about(question, DELTA, words) is told


@pytest.mark.parametrize(("year", "told"), [(2021, True), (2022, False), (2019, False)])
def test_what_is_told_without_a_year_is_of_its_articles(year: int, told: bool):
    index = index_of(FINES)
    sentence = index.sentences(FINES.id)[1]
    undated = sentence.__class__(sentence.article_id, sentence.start, sentence.end, sentence.text, subject="Long An")
    query = ask_for(f"Năm {year} xây không phép ở Long An bị phạt bao nhiêu tiền?", index=index)
    assert fits(query, undated, FINES) is told


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Các huyện Vĩnh Phúc gộp quầy một cửa.", []),
        ("Các quận, huyện, thị xã Hà Nội đạt trung bình 92%.", []),
        ("Cán bộ xã Nam Định nghỉ sớm.", []),
        ("Phường Nam Định có 300 thủ tục.", ["Phường Nam Định"]),
        ("Huyện Điện Biên đứng đầu.", ["Huyện Điện Biên"]),
    ],
)
def test_kinds_of_units_before_a_provinces_name_are_no_unit(text: str, units: list[str]):
    assert [m.name for m in find_places(text) if m.kind == "local"] == units


LEVEL = Article(
    "muc",
    "Sơn La nâng mức hài lòng",
    "SIPAS 2018 của Sơn La đạt 81,24%. Bình quân cả nước về SIPAS 2018 là 80,10%.",
)


@pytest.mark.parametrize(
    ("question", "words", "told"),
    [
        ("SIPAS cả nước năm 2018 đạt bao nhiêu phần trăm?", "81,24", False),
        ("SIPAS cả nước năm 2018 đạt bao nhiêu phần trăm?", "80,10", True),
        ("SIPAS 2018 của Sơn La đạt bao nhiêu phần trăm?", "81,24", True),
    ],
)
def test_the_nations_level_is_not_a_provinces(question: str, words: str, told: bool):
    assert about(question, LEVEL, words) is told


PARTS = Article(
    "phan",
    "Bắc Ninh và PAPI 2023",
    "Về nội dung thủ tục hành chính công, PAPI 2023 chấm Bắc Ninh 7,4321 điểm. "
    + "Tỉnh tiếp tục cải cách. " * 20
    + "\n\n"
    "PAPI 2023 chấm Bắc Ninh 8,2568 điểm.",
)


@pytest.mark.parametrize(("words", "told"), [("7,4321", True), ("8,2568", False)])
def test_a_parts_figure_stands_near_the_parts_name(words: str, told: bool):
    index = index_of(PARTS)
    query = ask_for("PAPI 2023: nội dung thủ tục hành chính công của Bắc Ninh được mấy điểm?", index=index)
    assert query.dimension is not None
    (sentence,) = (s for s in index.sentences(PARTS.id) if words in s.text)
    assert eligible(query, sentence, PARTS) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tháng 3/2022 Hà Tĩnh nhận bao nhiêu đơn?", False),
        ("Tháng 5/2022 Hà Tĩnh nhận bao nhiêu đơn?", True),
        ("Tháng 5/2022 Hà Tĩnh nhận bao nhiêu đơn, so với tháng 3?", True),
    ],
)
def test_a_month_that_a_figure_is_held_against_is_not_its_own(question: str, told: bool):
    text = "Tháng 5/2022, tỉnh Hà Tĩnh nhận 480 đơn, nhiều hơn 70 so với tháng 3."
    assert about(question, Article("don", "Hà Tĩnh nhận đơn", text), "480") is told
