"""Which part of an index is the best or the worst."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.retrieval.matching import weigh
from rag.retrieval.parts import asks_part, part_told

NAMED = Article(
    "ha-giang-par",
    "Hà Giang: PAR INDEX 2020",
    "PAR INDEX 2020 của Hà Giang đạt 80,15%, xếp thứ 44/63. "
    "Cao nhất là cải cách thể chế với 90,1%. "
    "Đội sổ là cải cách tài chính công: 70,2%. "
    "Cả nước thấp nhất là Bến Tre về cải cách thể chế.",
)
LISTED = Article(
    "soc-trang-sipas",
    "Sóc Trăng: SIPAS 2020",
    "SIPAS 2020 của Sóc Trăng đạt 83,4%. "
    "Về từng mặt, tiếp cận dịch vụ đạt 85,1%, thủ tục hành chính 84,2%, kết quả dịch vụ 81,9%.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lĩnh vực nào của Hà Giang thấp nhất?", True),
        ("Khâu nào người dân kém hài lòng nhất?", True),
        ("Which component was the weakest?", True),
        ("Dân hài lòng khâu hướng dẫn hay khâu trả kết quả hơn?", True),
        ("Lĩnh vực nào được nhắc tới?", False),
        ("Tỉnh nào thấp nhất?", False),
    ],
)
def test_what_asks_for_a_part(question: str, expected: bool):
    assert asks_part(ask_for(question)) is expected


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("Lĩnh vực nào kéo PAR INDEX 2020 của Hà Giang xuống nhất?", NAMED, "Đội sổ"),
        ("Lĩnh vực nào của Hà Giang cao nhất trong PAR INDEX 2020?", NAMED, "Cao nhất"),
        ("Lĩnh vực nào của Hà Giang thấp nhất trong PAR INDEX 2019?", NAMED, None),
        ("Khâu nào người dân Sóc Trăng kém hài lòng nhất theo SIPAS 2020?", LISTED, "Về từng mặt"),
        ("Khâu nào người dân Cà Mau kém hài lòng nhất theo SIPAS 2020?", LISTED, None),
    ],
)
def test_the_sentence_that_names_or_lists_the_parts(question: str, article: Article, words: str | None):
    index = index_of(article)
    weights = weigh(s.text for s in index.all_sentences())
    found = part_told(index, ask_for(question, index=index), index.lexical(question, 5), weights)
    assert (found.text.startswith(words) if words else False) if found else words is None


ENDS = Article(
    "nam-dinh-sipas",
    "Nam Định: SIPAS 2019",
    "SIPAS 2019 của Nam Định đạt 82,4%. "
    "Dân chấm cao nhất phần kết quả dịch vụ (88,1%), rồi tới thủ tục hành chính 86,2% và tiếp cận dịch vụ 84,0%. "
    "Kém hẳn là tiếp nhận, xử lý góp ý, phản ánh, kiến nghị: 71,5%.",
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Năm 2019 khâu nào ở Nam Định bị chê nặng nhất?", "Kém hẳn"),
        ("Nội dung thấp nhất của SIPAS 2019 ở Nam Định là gì?", "Kém hẳn"),
        ("Năm 2019 khâu nào ở Nam Định được chấm cao nhất?", "Dân chấm cao nhất"),
    ],
)
def test_a_list_of_the_best_does_not_tell_the_worst(question: str, words: str):
    index = index_of(ENDS)
    query = ask_for(question, index=index)
    assert asks_part(query)
    found = part_told(index, query, index.lexical(question, 5), weigh(s.text for s in index.all_sentences()))
    assert found is not None
    assert found.text.startswith(words)


TABLE = Article(
    "bang",
    "PAR INDEX 2021 của các bộ",
    "PAR INDEX 2021 của 17 bộ có giá trị trung bình 83,12%.\n\n"
    "| Lĩnh vực | Trung bình (%) | Bộ cao nhất |\n|---|---|---|\n"
    "| Cải cách thể chế | 85,12 | Bộ Tư pháp |\n| Cải cách tài chính công | 77,31 | Bộ Y tế |\n"
    "| Cải cách chế độ công vụ | 86,02 | Bộ Nội vụ |\n| Cải cách tổ chức bộ máy | 84,40 | Bộ Công Thương |",
)
LED = Article(
    "pci",
    "PCI 2022: ai đứng đầu từng phần",
    "PCI 2022: Bến Tre dẫn đầu ở gia nhập thị trường (7,81 điểm) và tiếp cận đất đai (7,62 điểm); "
    "Cà Mau dẫn đầu ở chi phí thời gian (8,11 điểm).",
)


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("Lĩnh vực nào của khối bộ yếu nhất trong PAR INDEX 2021?", TABLE, "| Cải cách tài chính công"),
        ("Lĩnh vực nào của khối bộ cao nhất trong PAR INDEX 2021?", TABLE, "| Cải cách chế độ công vụ"),
        ("Hai chỉ số thành phần mà Bến Tre đứng đầu PCI 2022 được mấy điểm?", LED, "PCI 2022: Bến Tre dẫn đầu"),
    ],
)
def test_rows_and_sentences_of_several_parts(question: str, article: Article, words: str):
    index = index_of(article)
    weights = weigh(s.text for s in index.all_sentences())
    found = part_told(index, ask_for(question, index=index), index.lexical(question, 5), weights)
    assert found is not None
    assert found.text.startswith(words)
