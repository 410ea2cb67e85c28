import re
from html.parser import HTMLParser

import pytest

from eval.reporting.html import to_html
from eval.reporting.markdown import write
from eval.reporting.page import Bullets, Case, Page, Paragraph, Plot, Section, Table, percent, words

EVIL = '<script>alert("1")</script> & [x](javascript:alert(1)) | <b>'
PAGE = Page(
    EVIL,
    (Paragraph(EVIL),),
    (
        Section(EVIL, (Bullets((EVIL,)), Table(("bar", EVIL), ((EVIL, "met"), ("b", EVIL))))),
        Section("Cases", (Case(EVIL, ((EVIL, EVIL),)), Plot(lambda: "<svg></svg>", EVIL))),
    ),
)


class Reader(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(page: Page) -> Reader:
    reader = Reader()
    reader.feed(to_html(page))
    return reader


def test_every_text_is_escaped():
    reader = parsed(PAGE)
    assert {"script", "b", "img"}.isdisjoint(reader.tags)
    # Title twice, lead, place in the list of parts, section title, bullet, two cells, head, case, label, text, caption.
    assert reader.texts.count(EVIL) == 13
    assert ("aria-label", EVIL) in reader.attributes


def test_nothing_is_asked_of_anybody():
    reader = parsed(PAGE)
    assert {"script", "link", "img", "iframe", "object", "embed", "form", "base"}.isdisjoint(reader.tags)
    assert {name for name, _ in reader.attributes}.isdisjoint({"src", "srcset", "onclick", "onload", "style"})
    assert [value for name, value in reader.attributes if name == "href"] == ["#s1", "#s2"]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in reader.attributes
    assert not re.search(r"@import|url\(", to_html(PAGE))


def test_a_standing_is_coloured_and_a_long_cell_may_break():
    page = Page("t", (), (Section("s", (Table(("a", "b"), (("x", "met"), ("y", "worse"), ("z", "w" * 33))),)),))
    html = to_html(page)
    assert '<th scope="row">x</th><td class="good">met</td>' in html
    assert '<td class="bad">worse</td>' in html
    assert f'<td class="text">{"w" * 33}</td>' in html


def test_numbers_stay_with_their_units():
    assert "99.5\N{NO-BREAK SPACE}%" in to_html(Page("t", (Paragraph("99.5 % of 3 answers"),), ()))


def test_markdown_holds_no_markup_of_others():
    page = write(PAGE)
    assert "<script" not in page.replace("\\<script", "")
    assert "](" not in page
    lines = page.split("\n")
    assert lines[0].startswith("# \\<script>")
    row = next(line for line in lines if line.endswith("| met |"))
    assert row.count("|") - row.count("\\|") == 3
    assert "svg" not in page


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_words(items: list[str], said: str):
    assert words(items) == said


def test_percent_of_nothing():
    assert percent(None) == "–"
