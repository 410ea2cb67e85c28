from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunk import split_passages
from index.text.sentences import split_sentences
from index.types import Article, Passage, Sentence

TABLE = "| Năm | Hạng |\n|---|---|\n| 2018 | 43 |\n| 2019 | 5 |\n| 2020 | 10 |"


def count_words(text: str) -> int:
    return len(text.split())


def article_of(text: str, title: str = "Tiêu đề", published: str | None = None) -> Article:
    return Article(id="a", title=title, text=text, published=published)


def sentences_of(article: Article) -> list[Sentence]:
    return [Sentence(article.id, start, end, article.text[start:end]) for start, end in split_sentences(article.text)]


def pack(text: str, max_tokens: int, overlap: int = 1) -> list[str]:
    article = article_of(text)
    return [
        passage.text for passage in split_passages(article, sentences_of(article), count_words, max_tokens, overlap)
    ]


def test_sentences_are_packed_while_they_fit_and_the_last_one_is_repeated():
    text = "Một hai ba. Bốn năm sáu. Bảy tám chín. Mười."
    assert pack(text, 6) == ["Một hai ba. Bốn năm sáu.", "Bốn năm sáu. Bảy tám chín.", "Bảy tám chín. Mười."]
    assert pack(text, 6, overlap=0) == ["Một hai ba. Bốn năm sáu.", "Bảy tám chín. Mười."]
    assert pack(text, 5) == ["Một hai ba.", "Bốn năm sáu.", "Bảy tám chín. Mười."]


def test_short_paragraphs_share_a_passage_and_others_do_not():
    text = "Một hai ba.\n\nBốn năm.\n\nSáu bảy tám chín. Mười."
    assert pack(text, 5) == ["Một hai ba.\n\nBốn năm.", "Sáu bảy tám chín. Mười."]
    assert pack(text, 10) == [text]


def test_a_heading_and_a_lead_in_stay_with_what_follows():
    assert pack("Kết quả\n\nMột hai ba bốn năm. Sáu bảy tám chín mười.", 9)[0] == "Kết quả\n\nMột hai ba bốn năm."
    assert pack(f"Bảng điểm của tỉnh qua ba năm gồm:\n\n{TABLE}", 20)[0] == (
        "Bảng điểm của tỉnh qua ba năm gồm:\n\n| Năm | Hạng |\n|---|---|\n| 2018 | 43 |"
    )


def test_a_table_is_cut_between_rows_and_its_header_goes_into_the_context():
    article = article_of(f"Mở đầu một hai ba bốn.\n{TABLE}\nKết thúc một hai ba bốn.", title="PAPI")
    passages = split_passages(article, sentences_of(article), count_words, 12)
    assert [(passage.text, passage.context) for passage in passages] == [
        ("Mở đầu một hai ba bốn.", "PAPI"),
        ("| Năm | Hạng |\n|---|---|\n| 2018 | 43 |", "PAPI"),
        ("| 2019 | 5 |\n| 2020 | 10 |", "PAPI · Năm | Hạng"),
        ("Kết thúc một hai ba bốn.", "PAPI"),
    ]


def test_a_sentence_over_the_limit_is_a_passage_by_itself():
    long = "Từ" + " từ" * 29 + "."
    assert pack(f"Một hai. {long} Ba bốn.", 10) == ["Một hai.", long, "Ba bốn."]


def test_a_very_long_sentence_is_cut_at_commas():
    clause = " ".join(["từ"] * 99)
    text = ", ".join([f"{clause} {number}" for number in range(8)])
    assert [piece.split()[-1] for piece in pack(text, 120)] == ["3,", "7"]
    assert pack("x" * 30, 120) == ["x" * 30]


@pytest.mark.parametrize("text", [" ".join(["từ"] * 1000), "từ" * 900])
def test_a_text_without_stops_is_cut_to_400_tokens(text: str):
    article = article_of(text)
    passages = split_passages(article, sentences_of(article), len, 120)
    assert max(len(passage.text) for passage in passages) <= 400
    assert "".join(passage.text for passage in passages).replace(" ", "") == text.replace(" ", "")


def context(sentence: Sentence, article: Article) -> str:
    return split_passages(article, [sentence], count_words)[0].context


def test_context_says_what_the_passage_does_not():
    article = article_of("Tỉnh xếp thứ 24/63.", title="Đột phá cải cách", published="2018-06-09")
    plain = sentences_of(article)[0]
    assert context(plain, article) == "Đột phá cải cách · 2018-06-09"
    framed = replace(plain, subject="Điện Biên", indicators=("PAR INDEX",), years=(2017,))
    assert context(framed, article) == "Đột phá cải cách · 2018-06-09 · Điện Biên · PAR INDEX · 2017"
    many = replace(plain, indicators=("PAPI", "PCI"), years=(2016, 2017))
    assert context(many, article) == "Đột phá cải cách · 2018-06-09"


def test_context_repeats_nothing():
    article = article_of("ĐIỆN BIÊN: Đột phá. Năm 2018, PAR INDEX tăng.", title="Điện Biên: đột phá")
    framed = replace(sentences_of(article)[0], end=len(article.text), subject="Điện Biên", years=(2017,))
    assert context(replace(framed, indicators=("PAR INDEX",)), article) == ""


def test_no_sentences_no_passages():
    assert split_passages(article_of(""), [], count_words) == []


paragraphs = st.sampled_from(
    [
        "Một hai. ",
        "Năm 2017, tỉnh đạt 33.300 hồ sơ. ",
        "\n\n",
        "Gồm:\n",
        "\n| a | 1 |\n",
        "\n|---|\n",
        "\n- mục\n",
        "từ, " * 500,
    ]
)


@given(st.lists(paragraphs, max_size=15).map("".join), st.integers(1, 40), st.integers(0, 3))
def test_passages_cover_every_sentence(text: str, max_tokens: int, overlap: int):
    article = article_of(text)
    sentences = sentences_of(article)
    passages = split_passages(article, sentences, count_words, max_tokens, overlap)
    assert [passage.id for passage in passages] == list(range(len(passages)))
    assert all(passage.text == text[passage.start : passage.end] for passage in passages)
    assert all(passage.text == passage.text.strip() for passage in passages)
    covered = {place for passage in passages for place in range(passage.start, passage.end)}
    assert all(
        text[place].isspace() or place in covered
        for sentence in sentences
        for place in range(sentence.start, sentence.end)
    )
    assert all(is_within_limits(passage, sentences, max_tokens) for passage in passages)


def is_within_limits(passage: Passage, sentences: list[Sentence], max_tokens: int) -> bool:
    inside = [s for s in sentences if s.start < passage.end and passage.start < s.end]
    return count_words(passage.text) <= (max_tokens if len(inside) > 1 else 400)
