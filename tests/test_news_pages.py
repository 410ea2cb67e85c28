"""Extraction on ten layouts of news sites: the article, the whole article, and a right date or none."""

import re
from collections import Counter
from pathlib import Path

import pytest
from news_pages import CAPTION, FOOTER, PAGES, RELATED, TITLE, Page

from index.sources import html

_TOKEN = re.compile(r"\w+(?:[.,]\w+)*")


def f1(found: str, meant: str) -> float:
    """Token F1, as bags of words."""
    left, right = Counter(_TOKEN.findall(found)), Counter(_TOKEN.findall(meant))
    return 2 * sum((left & right).values()) / (left.total() + right.total())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_article_and_nothing_else(page: Page) -> None:
    [article] = html.read(Path("trang.html"), page.markup.encode()).articles
    assert article.title == TITLE
    assert article.published == page.published
    assert f1(article.text, page.text) >= 0.95, article.text
    lines = article.text.split("\n")
    for stray in (CAPTION, *RELATED, "Tin liên quan", "Trang chủ", re.sub("<[^>]+>", "", FOOTER)):
        assert not any(stray in line for line in lines), stray
