"""How many years in a row: only sentences that count them answer."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.retrieval.runs import asks_run, counts_run, run_told

PAGE = Article(
    "sl",
    "Sơn La và PCI",
    "Sơn La đạt 70 điểm PCI năm 2019, giữ ngôi đầu năm thứ ba liên tiếp. "
    "Năm 2020 Sơn La dẫn đầu PCI, cũng là năm thứ tư liên tiếp đứng đầu. "
    "Năm 2022 Sơn La xếp thứ hai PCI lần thứ hai liên tiếp.",
    published="2023-04-12",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Sơn La giữ ngôi đầu PCI mấy năm liền?", True),
        ("Sơn La dẫn đầu PCI năm thứ mấy liên tiếp?", True),
        ("son la dan dau pci bao nhieu nam lien tiep", True),
        ("How many years in a row has Son La led the PCI?", True),
        ("For how many consecutive years has Son La led the PCI?", True),
        ("Sơn La xếp thứ mấy PCI kỳ liền trước?", False),
        ("Sơn La có bao nhiêu năm dẫn đầu PCI?", False),
    ],
)
def test_what_asks_for_years_in_a_row(question: str, expected: bool):
    assert asks_run(ask_for(question)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đây là năm thứ tư liên tiếp tỉnh giữ vị trí này.", True),
        ("Tỉnh ba năm liền đứng đầu.", True),
        ("its fourth consecutive year on top", True),
        ("It led for three years in a row.", True),
        ("Tỉnh liên tiếp đứng đầu.", False),
        ("It led for the sixth time.", False),
    ],
)
def test_what_counts_years_in_a_row(text: str, expected: bool):
    assert counts_run(text) is expected


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Sơn La giữ ngôi đầu PCI mấy năm liền?", "năm thứ tư"),
        ("Tính đến 2019, Sơn La giữ ngôi đầu PCI mấy năm liền?", "năm thứ ba"),
        ("Sơn La xếp thứ hai PCI mấy lần liên tiếp?", "lần thứ hai"),
        ("Cà Mau giữ ngôi đầu PCI mấy năm liền?", None),
        ("Sơn La đứng cuối PCI mấy năm liền?", None),
    ],
)
def test_the_newest_sentence_about_that_place_and_end_is_told(question: str, words: str | None):
    index = index_of(PAGE)
    found = run_told(index, ask_for(question, index=index), index.lexical("Sơn La PCI", 5))
    assert [words in sentence.text for sentence in found if words] == ([True] if words else [])


def test_a_sentence_that_points_back_comes_behind_the_one_before():
    text = "Sơn La dẫn đầu PCI 2019. Đây là năm thứ tư liên tiếp tỉnh giữ vị trí này."
    index = index_of(Article("a", "Sơn La", text, published="2020-05-01"))
    found = run_told(index, ask_for("Sơn La dẫn đầu PCI mấy năm liền?", index=index), index.lexical("Sơn La PCI", 5))
    assert " ".join(sentence.text for sentence in found) == text
