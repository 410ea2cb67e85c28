"""The gate that every article passes, and the rules for prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.fields import make_article, make_id, web_address
from index.sources.prose import body, detect_language, one_line, without_sources
from index.types import Article

LIST = "\n\nNguồn:\n\n- Báo A: https://a.vn/1\n- Điện Biên TV, ngày 9/6/2018"


def make(**fields: object) -> Article:
    return make_article({"title": "T", "text": "Điện Biên xếp thứ 24.", **fields}, where="f.md", source="f.md")


def test_defaults() -> None:
    assert make() == Article(id="t-b4faa511", title="T", text="Điện Biên xếp thứ 24.", source="f.md")


def test_everything_is_cleaned() -> None:
    article = make(title="  Hue\u0302\u0301\u00a0\n dẫn\u200b đầu ", text="\ufeffA\u0300 b\t\r\n\n\n\n c ", author="  ")
    assert article.title == "Huế dẫn đầu"
    assert article.text == "À b\n\nc"
    assert article.author is None


def test_unknown_keys_and_a_foreign_source_are_ignored() -> None:
    assert make(source="elsewhere.md", category="x", text_html="<p>") == make()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": " \u200b"}, "f.md: there is no title"),
        ({"text": "\n\u200b\n"}, "f.md: there is no article text"),
        ({"text": LIST}, "f.md: there is no article text"),
        ({"text": 5}, "f.md: text is int, not text; put the value in quotation marks"),
        ({"id": 7}, "f.md: id is int"),
        ({"publisher": ["a"]}, "f.md: publisher is list"),
        ({"lang": "fr"}, "f.md: lang is 'fr'; write vi or en"),
        ({"kind": "blog"}, "f.md: kind is 'blog'; write article or digest"),
        ({"url": "javascript:alert(1)"}, "f.md: url is 'javascript:alert(1)'; write a whole http"),
        ({"published": "hôm qua"}, "f.md: published is 'hôm qua'; write YYYY-MM-DD"),
        ({"published": True}, "f.md: published is bool"),
        ({"published": "2018-02-30"}, "f.md: published is '2018-02-30'"),
    ],
)
def test_bad_fields_are_named(fields: dict[str, object], message: str) -> None:
    with pytest.raises(SourceError) as caught:
        make(**fields)
    assert str(caught.value).startswith(message)


def test_accepted_spellings() -> None:
    assert make(lang="vi-VN").lang == "vi"
    assert make(lang="EN").lang == "en"
    assert make(published=2018).published == "2018"
    assert make(published="09/06/2018").published == "2018-06-09"
    assert make(kind="digest").kind == "digest"


def test_ids_follow_the_content() -> None:
    assert make_id("Điện Biên: đột phá!", "x").startswith("dien-bien-dot-pha-")
    assert make_id("A", "x") == make_id("A", "x") != make_id("A", "y")
    assert len(make_id("…", "x")) == 8
    assert len(make_id("a" * 500, "x")) == 60 + 1 + 8


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("https://a.vn/x?y=1#z", True),
        ("http://a.vn", True),
        ("//a.vn/x", False),
        ("ftp://a.vn", False),
        ("https://", False),
        ("https://a.vn/a b", False),
        ('https://a.vn/"onload=', False),
        ("http://[a", False),
    ],
)
def test_web_addresses(value: str, safe: bool) -> None:
    assert web_address(value) == (value if safe else None)


@pytest.mark.parametrize(
    "tail",
    [
        LIST,
        "\n\nNguồn tham khảo thêm: https://a.vn/x?y=1",
        "\nNguồn: Báo A, https://a.vn\nNguồn: https://b.vn",
        "\n\n**Nguồn:**\n1. https://a.vn\n2. https://b.vn\n",
        "\n\nSources\n\n* A https://a.vn",
        "\n\n## Tài liệu tham khảo\n- https://a.vn",
    ],
)
def test_sources_at_the_end_are_cut(tail: str) -> None:
    assert without_sources("Câu một.\n\nCâu hai." + tail) == "Câu một.\n\nCâu hai."


@pytest.mark.parametrize(
    "text",
    [
        "Câu một.\n\nNguồn: Bộ Nội vụ",
        "Câu một.\n\nNguồn:\n- Bộ Nội vụ",
        "Nguồn:\n- https://a.vn\n\nCâu sau nguồn.",
        "Một là:\n- xem https://a.vn\n- hai",
        "Nguồn nhân lực của tỉnh tăng, theo https://a.vn",
        "Câu một. Xem https://a.vn",
    ],
)
def test_what_is_no_source_list_stays(text: str) -> None:
    assert without_sources(text) == text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Năm 2017, Điện Biên xếp thứ 24/63.", "vi"),
        ("Quảng Ninh led the PAR Index for 2020; Hải Phòng and Thừa Thiên Huế came next in the national list.", "en"),
        ("24/63", "vi"),
        ("Nam 2017 Dien Bien xep thu 24", "en"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert body(body(text)) == body(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)
    assert detect_language(text) in {"vi", "en"}
