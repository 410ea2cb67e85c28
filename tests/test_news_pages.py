"""Extraction on twenty-three layouts of news sites: the article, the whole article, and a right date or none."""

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from news_layouts import LAYOUTS
from news_pages import CAPTION, FOOTER, PAGES, PARAGRAPHS, RELATED, TITLE, Page

from index.sources import html
from index.sources.page_parts import missing_lead

_TOKEN = re.compile(r"\w+(?:[.,]\w+)*")


def f1(found: str, meant: str) -> float:
    """Token F1, as bags of words."""
    left, right = Counter(_TOKEN.findall(found)), Counter(_TOKEN.findall(meant))
    return 2 * sum((left & right).values()) / (left.total() + right.total())


@pytest.mark.parametrize("page", [*PAGES, *LAYOUTS], ids=lambda page: page.name)
def test_the_article_and_nothing_else(page: Page) -> None:
    [article] = html.read(Path("trang.html"), page.markup.encode()).articles
    assert article.title == TITLE
    assert article.published == page.published
    assert f1(article.text, page.text) >= 0.95, article.text
    lines = article.text.split("\n")
    for stray in (CAPTION, *RELATED, "Tin liên quan", "Trang chủ", re.sub("<[^>]+>", "", FOOTER)):
        assert not any(stray in line for line in lines), stray


@pytest.mark.parametrize(
    ("under_title", "after", "lead"),
    [
        ('<div class="sapo">Đây là đoạn mở đầu của bài báo, dài hơn bốn mươi chữ cái.</div>', "", True),
        ('<div class="share">Đây là đoạn mở đầu của bài báo, dài hơn bốn mươi chữ cái.</div>', "", False),
        ('<div class="sapo">Đây là đoạn mở đầu của bài báo, dài hơn bốn mươi chữ cái</div>', "", False),
        ("", '<div class="desc">Đây là đoạn mở đầu của bài báo, dài hơn bốn mươi chữ cái.</div>', False),
    ],
)
def test_a_lead_is_known_by_its_place_and_name(under_title: str, after: str, lead: bool) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    tree = lxml.html.fromstring(f"<html><body><h1>Tin</h1>{under_title}<div>{body}</div>{after}</body></html>")
    found = missing_lead(tree, "\n".join(PARAGRAPHS))
    assert (found is not None) == lead


def test_a_list_of_links_to_others_goes_and_one_in_prose_stays() -> None:
    other = f'<a href="/x">{RELATED[0]}</a>'
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    markup = (
        f"<html><body><h1>Tin</h1>{body}<p>Xem thêm: {other}</p><p>Theo bài {other} thì tỉnh đã xong.</p></body></html>"
    )
    [article] = html.read(Path("trang.html"), markup.encode()).articles
    assert article.text.split("\n")[len(PARAGRAPHS) :] == [f"Theo bài {RELATED[0]} thì tỉnh đã xong."]


def test_tables_of_figures_stay_tables() -> None:
    row = "<tr><td>Lạng Giang</td><td>88,45</td></tr>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    markup = f"<body><h1>Tin</h1><table><tr><td>{body}<table>{row}{row}</table></td></tr></table></body>"
    [article] = html.read(Path("trang.html"), markup.encode()).articles
    assert article.text.split("\n")[: len(PARAGRAPHS)] == list(PARAGRAPHS)
    assert "| Lạng Giang | 88,45 |" in article.text
