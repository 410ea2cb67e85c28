"""Markdown with front matter."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.markdown import read
from index.sources.prose import body, one_line
from index.types import Article

FULL = """---
id: dien-bien-2018
title: "Điện Biên: đột phá"
publisher: Điện Biên TV
url: https://a.vn/x
published: 2018-06-09
lang: vi
kind: digest
author: Tử Long
source_file: ignored.txt
---

Câu một.

| Năm | Hạng |
|---|---|
| 2017 | 24 |

**Sơn La.** Câu hai.

Nguồn tham khảo thêm: https://b.vn
"""


def parse(text: str, name: str = "bai.md") -> Article:
    [article] = read(Path(name), text.encode()).articles
    return article


def test_all_fields() -> None:
    assert parse(FULL) == Article(
        id="dien-bien-2018",
        title="Điện Biên: đột phá",
        text="Câu một.\n\n| Năm | Hạng |\n|---|---|\n| 2017 | 24 |\n\n**Sơn La.** Câu hai.",
        lang="vi",
        kind="digest",
        publisher="Điện Biên TV",
        author="Tử Long",
        url="https://a.vn/x",
        published="2018-06-09",
        source="bai.md",
        date_source="field",
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2018-06-09", "2018-06-09"),
        ("2018-06-09T08:00:00+07:00", "2018-06-09"),
        ('"2018-03"', "2018-03"),
        ("2018-03", "2018-03"),
        ("2018", "2018"),
        ("null", None),
        ("", None),
        ("09/06/2018", "2018-06-09"),
    ],
)
def test_yaml_dates(written: str, published: str | None) -> None:
    assert parse(f"---\npublished: {written}\n---\nx").published == published


def test_title_comes_from_front_matter_then_heading_then_file_name() -> None:
    assert parse("---\ntitle: A\n---\n# B\n\nx") == replace(parse("---\ntitle: A\n---\n# B\n\nx"), title="A")
    assert parse("---\ntitle: A\n---\n# B\n\nx").text == "# B\n\nx"
    assert (parse("---\ntitle: A\n---\n# A\n\nx").title, parse("---\ntitle: A\n---\n# A\n\nx").text) == ("A", "x")
    assert (parse("\n#  Tiêu đề \n\nx").title, parse("\n#  Tiêu đề \n\nx").text) == ("Tiêu đề", "x")
    assert (parse("x\n\n# Sau").title, parse("x\n\n# Sau").text) == ("Sau", "x\n\n# Sau")
    assert parse("## Mục\n\n#không\n\nx", "Tin mới.md").title == "Tin mới"


def test_an_empty_front_matter_and_windows_line_ends() -> None:
    assert parse("---\r\n---\r\nCâu một.\r\n").text == "Câu một."
    assert parse("\ufeff---\r\ntitle: A\r\n...\r\nCâu một.\r\n").title == "A"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: a\nx", "bai.md:1: the front matter is not closed"),
        ("---\ntitle: a: b\n---\nx", "bai.md:2: bad YAML"),
        ("---\nid: a\nlang: vi\ntitle: [a\n---\nx", "bai.md:"),
        ("---\nid: a\npublisher: *b\n---\nx", "bai.md:3: bad YAML, found undefined alias"),
        ("---\nid: a\n\x07: b\n---\nx", "bai.md:3: bad YAML"),
        ("---\nx: !!python/object/apply:os.getcwd []\n---\nx", "bai.md:2: bad YAML, could not determine"),
        ("---\npublished: 2018-02-30\n---\nx", "bai.md:2: bad YAML, day is out of range"),
        ("---\nx: " + "[" * 3000 + "\n---\nx", "bai.md:2: bad YAML"),
        ("---\n- a\n- b\n---\nx", "bai.md:2: the front matter is no list of 'key: value' lines"),
        ("---\ntitle: 2018\n---\nx", "bai.md: title is int, not text"),
        ("---\nid: no\n---\nx", "bai.md: id is bool, not text"),
        ("---\npublished: mai\n---\nx", "bai.md: published is 'mai'"),
        ("---\ntitle: a\n---\n", "bai.md: there is no article text"),
        ("---\ntitle: a\n---\nNguồn:\n- https://a.vn", "bai.md: there is no article text"),
        ("# Chỉ có tiêu đề", "bai.md: there is no article text"),
    ],
)
def test_broken_files(text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text)
    assert str(caught.value).startswith(message)


LINES = st.text(min_size=1, max_size=60).map(one_line).filter(bool)
PROSE = st.text(min_size=1, max_size=400).map(body).filter(lambda text: text and not text.startswith("#"))


@given(
    st.builds(
        Article,
        id=LINES,
        title=LINES,
        text=PROSE,
        lang=st.sampled_from(["vi", "en"]),
        kind=st.sampled_from(["article", "digest"]),
        publisher=st.none() | LINES,
        author=st.none() | LINES,
        url=st.none() | st.just("https://a.vn/x?y=1"),
        published=st.none() | st.dates().map(str).filter(lambda day: day[:2] in {"19", "20"}),
        source=st.just("bai.md"),
    )
)
def test_what_is_written_is_read_back(article: Article) -> None:
    fields = ("id", "title", "lang", "kind", "publisher", "author", "url", "published")
    front = yaml.safe_dump({name: getattr(article, name) for name in fields}, allow_unicode=True)
    assert parse(f"---\n{front}---\n\n{article.text}\n") == replace(
        article, date_source="field" if article.published else None
    )
