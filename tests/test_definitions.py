"""Questions for what an index is, and the sentences that explain it."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.retrieval.definitions import asks_definition, asks_parts, explanation, parts_listed

PAGE = Article(
    "pci",
    "PCI 2020 của Huế",
    "PCI 2020 của Huế đạt 70,1 điểm, phản ánh nỗ lực của tỉnh. "
    "Hội nghị bàn việc xử lý phản ánh, kiến nghị về PCI. "
    "PCI là bộ chỉ số do VCCI xây dựng, đo chất lượng điều hành qua cảm nhận của doanh nghiệp.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("PCI đo lường những gì?", True),
        ("PCI thực ra đo cái gì?", True),
        ("pci la gi", True),
        ("Chỉ số PCI phản ánh điều gì?", True),
        ("What does the PCI actually measure?", True),
        ("What is the PCI?", True),
        ("Chủ tịch nói gì về PCI?", False),
        ("PCI 2020 của Huế đo gì?", False),
        ("Lý do PCI tụt hạng là gì?", False),
        ("Đo gì?", False),
    ],
)
def test_what_asks_for_a_definition(question: str, expected: bool):
    assert asks_definition(ask_for(question)) is expected


def test_the_sentence_that_explains_and_states_no_value():
    index = index_of(PAGE)
    found = explanation(index, ask_for("PCI là gì?"), index.lexical("PCI", 5))
    assert found is not None
    assert found.text.startswith("PCI là bộ chỉ số")


def test_nothing_where_no_article_explains():
    index = index_of(PAGE)
    assert explanation(index, ask_for("PAPI là gì?"), index.lexical("PCI", 5)) is None


def test_what_an_index_is_goes_before_by_whom_it_is_made():
    makers = Article("a", "PCI", "PCI là thước đo do VCCI công bố.")
    index = index_of(makers, Article("b", "PCI", "PCI phản ánh cảm nhận của doanh nghiệp về chính quyền."))
    found = explanation(index, ask_for("PCI là gì?"), index.lexical("PCI", 5))
    assert found is not None
    assert found.text.startswith("PCI phản ánh")
    index = index_of(makers)
    found = explanation(index, ask_for("PCI là gì?"), index.lexical("PCI", 5))
    assert found is not None
    assert found.text == "PCI là thước đo do VCCI công bố."


PARTS = Article(
    "papi",
    "PAPI 2020 của Huế",
    "PAPI 2020 của Huế gồm nội dung công khai, nội dung điện tử, nội dung môi trường đều tăng. "
    "Các nội dung của PAPI gồm công khai, kiểm soát tham nhũng, thủ tục và môi trường. "
    "Nội dung của PAPI là công khai 5,1 điểm, kiểm soát 6,2 điểm, thủ tục 7,1 điểm.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("PAPI đo những lĩnh vực nào?", True),
        ("PAPI gồm những nội dung nào?", True),
        ("What dimensions does the PAPI measure?", True),
        ("PAPI 2020 gồm những nội dung nào tăng?", False),
        ("Huế mạnh ở nội dung nào của PAPI?", False),
        ("Những nội dung nào được bàn?", False),
    ],
)
def test_what_asks_for_the_parts_of_an_index(question: str, expected: bool):
    assert asks_parts(ask_for(question)) is expected


def test_the_parts_are_listed_without_values_and_of_nobody():
    index = index_of(PARTS)
    found = parts_listed(index, ask_for("PAPI gồm những nội dung nào?"), index.lexical("PAPI nội dung", 5))
    assert found is not None
    assert found.text.startswith("Các nội dung của PAPI")
    assert parts_listed(index, ask_for("PCI gồm những nội dung nào?"), index.lexical("PAPI nội dung", 5)) is None
