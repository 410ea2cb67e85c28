"""Markdown, terminal text and JSON of answers: what is shown, and that nothing foreign becomes markup."""

import json
from dataclasses import fields, replace

import pytest
from answer_fakes import ARTICLES, LEADERS, RANK, citation, hostile, list_answer, rank_answer, refusal
from hypothesis import given
from hypothesis import strategies as st

from rag.types import Answer, Citation
from ui.words.render import (
    answer_json,
    answer_markdown,
    one_line,
    safe_url,
    shown_date,
    small_print,
    sources_text,
    understood,
)
from ui.words.strings import EN, VI


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>1</script>",
        "//evil.example/x",
        "/etc/passwd",
        "ftp://a.example/x",
        "http://",
        "https:evil",
        "http://[",
        "ht\ntp://a.example",
        "https://a.example/a b",
        " https://a.example",
        "https://a.example/\u202e",
        "",
        None,
    ],
)
def test_no_link_but_http(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["http://a.example", "https://báo.example/tin?x=1&y=<2>#z", "HTTPS://a.example/"])
def test_http_links_are_kept(url: str) -> None:
    assert safe_url(url) == url


def test_a_digest_says_so_in_the_terminal_and_in_markdown() -> None:
    digest = citation(1, ARTICLES[1], LEADERS)
    assert sources_text([digest], "vi").count(VI.digest) == 1
    assert sources_text([digest], "en").count(EN.digest) == 1
    assert answer_markdown(list_answer("q")).count(EN.digest) == 2
    assert VI.digest not in sources_text([citation(1, ARTICLES[0], RANK)], "vi")


def test_what_was_understood_is_one_line() -> None:
    query = rank_answer("Còn tỉnh này?", history=["one"]).query
    assert understood(query) == "Hỏi về: Điện Biên · PAR INDEX · 2017 (theo câu trước: địa phương/cơ quan)"
    assert understood(refusal("?").query) == "Hỏi về: toàn bộ tin bài"
    assert understood(list_answer("?").query) == "Asked about: PAR INDEX · 2023"


def test_small_print() -> None:
    assert small_print(rank_answer("?"), 0.24) == ("Tra số liệu", "0,2 giây", "đã đối chiếu 1 chi tiết")
    assert small_print(list_answer("?")) == (
        "Worded by the model",
        "Left out: 1 sentence that did not match the sources.",
    )


@pytest.mark.parametrize(
    ("published", "vi", "en"),
    [
        ("2018-06-09", "Đăng 09/06/2018", "Published 2018-06-09"),
        ("2018-03", "Đăng 03/2018", "Published 2018-03"),
        ("2018", "Đăng 2018", "Published 2018"),
        (None, "Không rõ ngày đăng", "Publication date unknown"),
    ],
)
def test_dates(published: str | None, vi: str, en: str) -> None:
    assert (shown_date(published, "vi"), shown_date(published, "en")) == (vi, en)


def test_markdown_of_an_answer() -> None:
    assert answer_markdown(rank_answer("?")) == (
        "Năm 2017, Điện Biên xếp thứ 24/63 về PAR INDEX, tăng 18 bậc so với năm 2016. [1]\n\n"
        "**Nguồn**\n\n"
        "**\\[1\\]** [Điện Biên: Đột phá trong công tác cải cách hành chính](<https://dienbientv.example/cchc-2018>)"
        " · Điện Biên TV · Đăng 09/06/2018 · Số liệu năm 2017\n\n"
        f"> {RANK}"
    )
    assert answer_markdown(refusal("?")) == "Chưa tìm thấy căn cứ để trả lời “?”."


def test_markdown_signs_of_an_article_are_escaped() -> None:
    source = replace(
        citation(1, ARTICLES[0], RANK),
        title="![x](http://evil.example/x.png) *a* <b>",
        url="javascript:alert(1)",
        publisher=None,
        published=None,
        quote="1. tháng\n# hai `x` *",
    )
    answer = replace(rank_answer("?"), answer="a*b* <i> [1]", citations=(source,))
    assert answer_markdown(answer) == (
        "a\\*b\\* \\<i\\> [1]\n\n**Nguồn**\n\n"
        "**\\[1\\]** !\\[x\\](http://evil.example/x.png) \\*a\\* \\<b\\> · Không rõ ngày đăng\n\n"
        "> 1\\. tháng hai x \\*"
    )
    headed = replace(source, quote="#hai")
    assert answer_markdown(replace(answer, citations=(headed,))).endswith("> \\#hai")


def test_terminal_sources() -> None:
    assert sources_text([citation(2, ARTICLES[2], ARTICLES[2].text)], "vi") == (
        f"Nguồn:\n[2] Một cửa là gì\n    Không rõ ngày đăng\n    {VI.digest}\n    “{ARTICLES[2].text}”"
    )
    assert sources_text([citation(1, ARTICLES[0], RANK, 2017)], "vi").endswith(
        f"    “{RANK}”\n    https://dienbientv.example/cchc-2018"
    )
    assert sources_text([], "vi") == ""


@given(st.text(max_size=60))
def test_nothing_steers_a_terminal(text: str) -> None:
    shown = sources_text(hostile(text).citations, "vi") + understood(hostile(text).query)
    assert not {"\x1b", "\x07", "\x9b", "\r", "\u202e"} & set(shown)
    assert len(one_line(text).splitlines()) <= 1


def test_json_is_the_whole_answer() -> None:
    answer = rank_answer("Năm 2017?")
    read = json.loads(answer_json(answer))
    assert set(read) == {field.name for field in fields(Answer)}
    assert set(read["citations"][0]) == {field.name for field in fields(Citation)}
    assert read["facts"][0]["number"] == "24"
    assert "Điện Biên" in answer_json(answer)


def test_json_refuses_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        answer_json(replace(rank_answer("?"), models={"x": {1}}))


def test_a_story_that_was_printed_more_than_once_says_so_and_stays_one_source():
    once = citation(1, ARTICLES[0], RANK)
    again = replace(once, reprints=("https://a.vn/1", "bai-2"))
    assert "One story, counted as one source; printed at https://a.vn/1, bai-2 too" in sources_text([again], "en")
    assert "còn đăng ở: https://a.vn/1, bai-2" in sources_text([again], "vi")
    assert "printed at" not in sources_text([once], "en")
