"""The date of a page's own article, and of nothing else that stands on the page."""

from pathlib import Path

import pytest

from index.sources.html import read

TITLE = "Điện Biên tăng 18 bậc về cải cách hành chính"
PROSE = "".join(
    f"<p>Năm 2017, chỉ số cải cách hành chính của tỉnh Điện Biên xếp thứ 24/63, đoạn {n} của bài viết này.</p>"
    for n in range(4)
)


def published(head: str = "", under: str = "", after: str = "", before: str = "") -> str | None:
    page = (
        f"<html><head><meta charset='utf-8'><title>{TITLE} | Báo Điện Biên</title>{head}</head><body>{before}"
        f"<h1>{TITLE}</h1>{under}<div>{PROSE}</div>{after}</body></html>"
    )
    [article] = read(Path("trang.html"), page.encode()).articles
    return article.published


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


OTHER = '{"@type": "NewsArticle", "headline": "Tỉnh khác đón khách du lịch", "datePublished": "2011-01-01"}'
OWN = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2018-06-09"}}'


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (OTHER, None),
        (f'{{"@type": "ItemList", "itemListElement": [{OWN}]}}', None),
        (f'{{"@graph": [{OTHER}, {OWN}]}}', "2018-06-09"),
        (f"[{OTHER}, {OWN}]", "2018-06-09"),
        (f'{{"@type": "WebPage", "mainEntity": {OWN}}}', "2018-06-09"),
        (f"<!-- {OWN[:-1]},}} -->", "2018-06-09"),
        (OWN.replace("18 bậc", "19 bậc"), None),
        (OWN.replace("Điện Biên tăng", "Tỉnh Điện Biên đã tăng"), "2018-06-09"),
        ('{"@type": ["NewsArticle"], "datePublished": "2018-06-08T20:00:00Z"}', "2018-06-09"),
        ('{"@type": "Comment", "datePublished": "2020-02-03"}', None),
        ('{"@type": "VideoObject", "datePublished": "2020-02-03"}', None),
        ('{"@type": "NewsArticle", "datePublished": "2099-01-01"}', None),
        ('{"@type": "NewsArticle", "datePublished": "1970-01-01"}', None),
        ('{"@type": "NewsArticle", "datePublished": "6/9/2018 8:00:00 AM"}', None),
        ('{"datePublished": ', None),
        ("[" * 3000, None),
    ],
)
def test_json_ld_counts_where_it_is_about_this_article(script: str, expected: str | None) -> None:
    assert published(ld(script)) == expected
    assert published(after=ld(script)) == expected


def test_json_ld_may_name_the_article_by_its_address() -> None:
    canonical = "<link rel='canonical' href='https://www.bao.vn/tin-1.html'>"
    own = '{"@type": "Article", "name": "Tên khác", "url": "https://bao.vn/tin-1.html", "datePublished": "2018-06-09"}'
    assert published(canonical + ld(own)) == "2018-06-09"


def test_a_plain_script_declares_nothing() -> None:
    assert published('<script>var related = [{"datePublished": "2015-01-01"}];</script>') is None


@pytest.mark.parametrize(
    "after",
    [
        "<div itemscope><meta itemprop='datePublished' content='2011-05-05'><a href='/x'>Khác</a></div>",
        "<div><time itemprop='datePublished' datetime='2011-05-05'>5/5/2011</time></div>",
        "<article><time pubdate datetime='2011-05-05'>5/5/2011</time> Tin khác</article>",
    ],
)
def test_microdata_of_others_do_not_count(after: str) -> None:
    assert published(after=after) is None
    own = "<meta itemprop='datePublished' content='2018-06-09'>"
    assert published(own, after=after) == "2018-06-09"
    assert published(under=own, after=after) == "2018-06-09"


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("<div>Cập nhật: 15/07/2019 08:00</div><div>Đăng: 09/06/2018 07:00</div>", "2018-06-09"),
        ("<div>Cập nhật: 15/07/2019 08:00</div>", None),
        ("<div>Cập nhật: <b>15/07/2019</b></div>", None),
        ("<div>Cập nhật lần cuối bởi Ban biên tập <b>15/07/2019</b></div>", None),
        ("<time class='updated'>15/07/2019</time>", None),
        ("<time class='entry-date published updated'>09/06/2018</time>", "2018-06-09"),
        ("<div>Hạn nộp: <b>09/06/2018</b></div>", None),
        ("<div>từ <b>01/06/2018</b> đến <b>09/06/2018</b></div>", None),
        ("<div><i>01/06/2018</i> - <i>09/06/2018</i></div>", None),
        ("<div>Ngày đăng: <b>09/06/2018</b></div>", "2018-06-09"),
        ("<div><a>Lê Minh</a> | <span>09/06/2018 08:00</span></div>", "2018-06-09"),
        ("<div>01/01/2099</div>", None),
    ],
)
def test_date_lines_under_the_headline(under: str, expected: str | None) -> None:
    assert published(under=under) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("<div class='detail-time'>09/06/2018 - 09:30</div>", "2018-06-09"),
        ("<div class='detail-time'><div data-role='publishdate'>09/06/2018 09:30 GMT+7</div></div>", "2018-06-09"),
        ("<div class='date'>Thứ Sáu, 29/11/2024</div>", None),
        ("<div>29/11/2024</div>", None),
    ],
)
def test_above_the_headline_stands_today_unless_it_is_called_otherwise(before: str, expected: str | None) -> None:
    assert published(before=before) == expected


def test_tags_come_before_json_ld_and_json_ld_before_what_is_seen_and_vague_tags() -> None:
    tag = "<meta property='article:published_time' content='2018-06-10'>"
    vague = "<meta name='date' content='2024-11-29'>"
    line = "<div>08/06/2018</div>"
    assert published(vague + ld(OWN) + tag, line) == "2018-06-10"
    assert published(vague + ld(OWN), line) == "2018-06-09"
    assert published(vague, line) == "2018-06-08"
    assert published(vague) == "2024-11-29"


def test_of_two_headlines_the_article_has_the_title_of_the_page() -> None:
    assert published(before="<h1>Báo Điện Biên điện tử</h1><i>27/9/2024</i>", under="<i>09/06/2018</i>") == "2018-06-09"


def test_short_paragraphs_are_the_article_too() -> None:
    short = "".join(f"<p>Năm 2017, tỉnh Điện Biên xếp thứ 24/63, tăng {n} bậc.</p>" for n in range(9))
    after = "<b>Tin khác</b> <i>05/05/2011</i><time itemprop='datePublished' datetime='2011-05-05'>x</time>"
    for root in ("<html>", "<html itemscope>"):
        page = f"{root}<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{short}{after}</body></html>"
        [article] = read(Path("trang.html"), page.encode()).articles
        assert article.published is None
