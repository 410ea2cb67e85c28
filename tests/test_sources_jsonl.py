"""JSON Lines: whole files or none."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.jsonl import read
from index.sources.prose import body, one_line
from index.types import Article

PATH = Path("tin.jsonl")


def test_two_articles_and_blank_lines() -> None:
    lines = [
        '{"title": "Một", "text": "Điện Biên xếp thứ 24.", "published": "2018-06", "extra": 1}',
        "",
        '{"id": "b", "title": "Two", "text": "Third place.", "publisher": "VNS", "url": null, "kind": "digest"}',
    ]
    first, second = read(PATH, "\n".join(lines).encode("utf-8-sig")).articles
    assert (first.title, first.lang, first.published, first.source) == ("Một", "vi", "2018-06", "tin.jsonl")
    assert first.id.startswith("mot-")
    assert second == Article("b", "Two", "Third place.", "en", "digest", "VNS", source="tin.jsonl")


def test_line_separators_inside_strings_do_not_end_a_line() -> None:
    [article] = read(PATH, '{"title": "A\u2028B", "text": "x\u2028y\x85z"}'.encode()).articles
    assert (article.title, article.text) == ("A B", "x\ny\nz")


def test_escaped_rubbish_is_cleaned() -> None:
    [article] = read(PATH, b'{"title": "A\\u0000B", "text": "x\\ud800\\u200b y"}').articles
    assert (article.title, article.text) == ("AB", "x y")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "tin.jsonl:2: no JSON, Expecting property name"),
        ("[1]", "tin.jsonl:2: list instead of an object"),
        ("null", "tin.jsonl:2: NoneType instead of an object"),
        ("[" * 100_000, "tin.jsonl:2: no JSON that can be read"),
        ('{"title": ' + "9" * 5000 + "}", "tin.jsonl:2: no JSON that can be read"),
        ("{}", "tin.jsonl:2: there is no title"),
        ('{"title": "a"}', "tin.jsonl:2: there is no article text"),
        ('{"title": "a", "text": NaN}', "tin.jsonl:2: text is float"),
        ('{"title": "a", "text": "b", "published": "31/02/2018"}', "tin.jsonl:2: published is '31/02/2018'"),
        ('{"id": "1", "title": "a", "text": "b"}', "tin.jsonl:2: the id '1' is that of line 1"),
    ],
)
def test_one_bad_line_refuses_the_file(line: str, message: str) -> None:
    good = '{"id": "1", "title": "A", "text": "B"}'
    with pytest.raises(SourceError) as caught:
        read(PATH, f"{good}\n{line}\n".encode())
    assert str(caught.value).startswith(f"tin.jsonl: nothing was read, mend the bad lines first: {message}")


def test_the_first_five_faults_are_listed() -> None:
    with pytest.raises(SourceError) as caught:
        read(PATH, b"{}\n" * 8)
    first, *others = str(caught.value).split(" | ")
    assert first.startswith("tin.jsonl: nothing was read, mend the bad lines first: tin.jsonl:1: ")
    assert [fault.split(": ")[0] for fault in others[:-1]] == [f"tin.jsonl:{n}" for n in range(2, 6)]
    assert others[-1] == "and 3 more"


LINES = st.text(min_size=1, max_size=60).map(one_line).filter(bool)
ARTICLES = st.builds(
    Article,
    id=LINES,
    title=LINES,
    text=st.text(min_size=1, max_size=400).map(body).filter(bool),
    lang=st.sampled_from(["vi", "en"]),
    kind=st.sampled_from(["article", "digest"]),
    publisher=st.none() | LINES,
    author=st.none() | LINES,
    url=st.none() | st.just("https://a.vn/x?y=1"),
    published=st.none() | st.sampled_from(["2018", "2018-03", "2018-06-09"]),
    source=st.just("tin.jsonl"),
)


@given(st.lists(ARTICLES, min_size=1, max_size=4, unique_by=lambda article: article.id), st.booleans())
def test_what_is_written_is_read_back(articles: list[Article], ascii_only: bool) -> None:
    lines = [json.dumps(asdict(article), ensure_ascii=ascii_only) for article in articles]
    dated = (replace(article, date_source="field" if article.published else None) for article in articles)
    assert read(PATH, "\n".join(lines).encode()).articles == tuple(dated)


def test_the_mark_of_a_footnote_is_parted_once() -> None:
    [first] = read(PATH, '{"title": "A", "text": "2021² và 10 m²"}'.encode()).articles
    [again] = read(PATH, json.dumps(asdict(first)).encode()).articles
    assert first.text == again.text == "2021 ² và 10 m²"


def test_source_is_the_file_that_was_read() -> None:
    line = json.dumps({"id": "a", "title": "A", "text": "B.", "lang": "en", "source": "old.md"})
    assert read(PATH, line.encode()).articles == (replace(Article("a", "A", "B.", "en"), source="tin.jsonl"),)
