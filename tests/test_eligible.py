"""Which sentences may be quoted at all: about whom, and holding what is asked for."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article, Sentence
from rag.retrieval.eligible import asks_cause, eligible, is_torn, things_asked

TOWN = Article(
    "ha-giang",
    "Hà Giang mở trung tâm một cửa",
    "Quyết định số 15/QĐ-UBND do Phó Chủ tịch Lê Văn Bình ký. "
    "Giám đốc Trung tâm Trần Thị Mùi nói có 38 quầy. "
    "Sở Nội vụ tính ra còn thiếu 12 người. "
    "Tổng số hồ sơ trễ là 40, nhiều nhất ở huyện Vị Xuyên. "
    "Huyện Vị Xuyên chỉ có 3 quầy. "
    "Trung tâm vắng khách vì mưa. "
    "Ở Lào Cai cũng có 20 quầy.",
)
CLIMB = Article("leo", "PAPI 2019 của Hà Giang", "PAPI 2019 của Hà Giang vươn từ hạng 40 lên hạng 12 vì làm đường.")
TABLE = Article(
    "bang", "Hà Giang: số quầy", "| Đơn vị | Quầy |\n|---|---|\n| Huyện Vị Xuyên | 3 |\n| Huyện Quản Bạ | 5 |"
)


def may(question: str, words: str, article: Article = TOWN) -> bool:
    index = index_of(article)
    (sentence,) = (s for s in index.sentences(article.id) if words in s.text)
    return eligible(ask_for(question, index=index), sentence, article)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("Hà Giang còn thiếu bao nhiêu người?", "Sở Nội vụ", True),
        ("Hà Giang có bao nhiêu hồ sơ trễ?", "Tổng số", True),
        ("Hà Giang có bao nhiêu hồ sơ quá hạn?", "Tổng số", True),
        ("Hà Giang có bao nhiêu hồ sơ đúng hạn?", "Tổng số", False),
        ("Hà Giang có bao nhiêu hồ sơ trễ?", "Giám đốc", False),
        ("Hà Giang có bao nhiêu quầy?", "Huyện Vị Xuyên chỉ", False),
        ("Hà Giang có bao nhiêu quầy?", "Lào Cai", False),
        ("Lào Cai còn thiếu bao nhiêu người?", "Sở Nội vụ", False),
    ],
)
def test_an_article_about_one_province_is_about_it_throughout(question: str, words: str, expected: bool):
    assert may(question, words) is expected


def test_a_row_of_a_table_is_its_units():
    assert not may("Hà Giang có bao nhiêu quầy?", "Quản Bạ", TABLE)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("Ai là giám đốc trung tâm một cửa Hà Giang?", "Trần Thị Mùi", True),
        ("Ai phụ trách trung tâm một cửa Hà Giang?", "Trần Thị Mùi", True),
        ("Who heads the Ha Giang one-stop centre?", "Lê Văn Bình", False),
        ("Ai đã ký quyết định ở Hà Giang?", "Lê Văn Bình", True),
        ("Ai đã ký quyết định ở Hà Giang?", "Sở Nội vụ", False),
        ("Những ai được miễn phí ở Hà Giang?", "Sở Nội vụ", True),
        ("Quyết định nào lập trung tâm một cửa Hà Giang?", "15/QĐ-UBND", True),
        ("Quyết định nào lập trung tâm một cửa Hà Giang?", "38 quầy", False),
    ],
)
def test_names_and_documents_must_stand_there(question: str, words: str, expected: bool):
    assert may(question, words) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vì sao PAPI 2019 của Hà Giang vươn lên hạng 12?", True),
        ("Vì sao PAPI 2019 của Hà Giang tụt xuống hạng 12?", False),
        ("Vì sao PAPI 2019 của Hà Giang vươn lên hạng 7?", False),
        ("Vì sao PCI 2019 của Hà Giang vươn lên hạng 12?", False),
    ],
)
def test_a_cause_is_of_what_the_question_takes_for_granted(question: str, expected: bool):
    assert may(question, "vươn từ", CLIMB) is expected


def test_what_is_asked():
    assert asks_cause(ask_for("Người dân ngại nộp qua mạng vì cái gì?"))
    assert not asks_cause(ask_for("Đơn vị gì đứng đầu?"))
    assert things_asked(ask_for("Ai ký quyết định, ký ngày nào?")) == 2
    assert things_asked(ask_for("Ai ký quyết định?")) == 1
    assert things_asked(ask_for("Mất thẻ bến thì làm lại sao, bao lâu có?")) == 2
    assert things_asked(ask_for("Bao lâu có bản sao thẻ bến?")) == 1


ENDS = Article(
    "ends", "PCI 2020", "PCI 2020 có Huế đứng đầu ba năm liền. Năm 2020 nơi cuối bảng PCI chưa được nêu tên."
)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("Tỉnh nào bét bảng PCI 2020?", "đứng đầu", False),
        ("Tỉnh nào bét bảng PCI 2020?", "cuối bảng", True),
        ("Tỉnh nào dẫn đầu PCI 2020?", "đứng đầu", True),
        ("Tỉnh nào dẫn đầu PCI 2020?", "cuối bảng", False),
        ("Tỉnh nào về nhì PCI 2020?", "đứng đầu", False),
        ("Tỉnh nào đứng thứ ba PCI 2020?", "đứng đầu", True),  # "ba năm liền": a number is taken for the place
    ],
)
def test_the_other_end_of_the_table_is_no_answer(question: str, words: str, expected: bool):
    assert may(question, words, ENDS) is expected


def test_the_cause_of_another_year_is_no_answer():
    assert may("Vì sao PAPI 2019 của Hà Giang tăng hạng?", "vươn từ", CLIMB)
    assert not may("Vì sao PAPI 2021 của Hà Giang tăng hạng?", "vươn từ", CLIMB)


MARKED = Article("cham", "SIPAS 2020: dịch vụ", "Dịch vụ đất đai thấp nhất, 70,5%, theo SIPAS 2020.")


def test_marks_are_not_taken_for_delay():
    """ "Chấm" and "chậm" are one word without diacritics."""
    assert may("Bao nhiêu phần trăm chấm dịch vụ đất đai trong SIPAS 2020?", "đất đai", MARKED)


def test_a_name_is_asked_for_in_other_words_too():
    assert not may("Tên vị giám đốc trung tâm Hà Giang?", "Sở Nội vụ")
    assert may("Tên vị giám đốc trung tâm Hà Giang?", "Trần Thị Mùi")


FIGURES = Article(
    "so-lieu",
    "Tiền Giang và PCI 2023",
    "Bảng PCI 2023 ghi nhận Tiền Giang với 66,80 điểm. Có 29% doanh nghiệp đã hủy kế hoạch; tỷ lệ của năm 2022 là 21%. "
    "Về cải cách thể chế, tỉnh đạt 88,20% năm 2023. Công chức được hỗ trợ 500.000 đồng/người/tháng.",
)


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("Tiền Giang năm 2023 có bao nhiêu phần trăm doanh nghiệp hủy kế hoạch?", "Có 29%", True),
        ("Tiền Giang năm 2021 có bao nhiêu phần trăm doanh nghiệp hủy kế hoạch?", "Có 29%", False),
        ("Về cải cách tài chính công năm 2023, Tiền Giang được mấy phần trăm?", "Về cải cách thể chế", False),
        ("Tiền Giang đầu tư hết bao nhiêu tiền?", "500.000", False),
        ("Tiền Giang hỗ trợ mỗi người bao nhiêu tiền?", "500.000", True),
    ],
)
def test_figures_of_another_year_part_or_person(question: str, words: str, expected: bool):
    assert may(question, words, FIGURES) is expected


def test_the_head_of_a_table_answers_nothing():
    head = "| Tỉnh | Điểm PCI 2020 |\n|---|---|"
    article = Article("x", "PCI 2020 ở Bến Tre", head)
    sentence = Sentence("x", 0, len(head), head, ("Bến Tre",), "Bến Tre", ("PCI",), (2020,))
    assert not eligible(ask_for("Bến Tre có gì trong bảng PCI 2020?"), sentence, article)


TORN = Article(
    "cot",
    "PCI các tỉnh",
    "PCI 2020 và 2021\n\nHà Giang 62,15 63,20\n\nPCI 2021 của Hà Giang đạt 63,20 điểm. Có 1.204 phiếu 2.310 lượt.",
)


@pytest.mark.parametrize(
    ("words", "expected"), [("62,15 63,20", False), ("đạt 63,20", True), ("1.204 phiếu", True), ("| A | 62,15 |", True)]
)
def test_a_line_that_lost_its_columns_is_not_quoted(words: str, expected: bool):
    (line,) = [part for part in (*TORN.text.split("\n\n"), "| A | 62,15 | 63,20 |") if words in part]
    assert is_torn(line) is not expected


def test_what_it_holds_is_told_by_another_sentence():
    question = "PCI 2021 của Hà Giang được bao nhiêu điểm?"
    index = index_of(TORN)
    said = [s.text for s in index.sentences("cot") if eligible(ask_for(question, index=index), s, TORN)]
    assert "PCI 2021 của Hà Giang đạt 63,20 điểm." in said
    assert "Hà Giang 62,15 63,20" not in said


def test_what_denies_the_question_tells_no_cause():
    article = Article("cat", "Hà Giang mở bến", "Hà Giang không cấm người dân chở cát. Hà Giang mở bến mới.")
    assert not may("Vì sao Hà Giang cấm người dân chở cát?", "không cấm", article)
    assert may("Vì sao Hà Giang không cấm người dân chở cát?", "không cấm", article)
