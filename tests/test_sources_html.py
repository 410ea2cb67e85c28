"""Saved pages: text and tables, and no date that the page does not declare."""

import logging
import socket
from pathlib import Path

import pytest

from index.errors import SourceError
from index.sources.html import read
from index.types import Article

PARAGRAPH = "Năm 2024, Hải Phòng đứng đầu với 96,17 điểm, tăng một bậc so với năm trước, Hà Nội xếp thứ hai cả nước."
PROSE = f"<p>{PARAGRAPH}</p>" * 3
PAGE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Hải Phòng đứng đầu | Báo Hải Phòng</title>
<meta property="og:site_name" content="Báo Hải Phòng"><meta property="og:title" content="Hải Phòng đứng đầu">
<link rel="canonical" href="https://baohaiphong.vn/par-index-2024.html"><meta name="author" content="Lê Minh">
<meta property="article:published_time" content="2025-04-06T08:00:00+07:00"></head><body>
<header><div>Thứ Hai, 4/11/2030</div><nav><a href="/">Trang chủ</a></nav></header>
<article><h1>Hải Phòng đứng đầu</h1><div>Chủ nhật, 06/04/2025 - 08:00</div><p>{PARAGRAPH}</p>
<table><tr><th>Địa phương</th><th>Năm</th><th>Điểm</th></tr>
<tr><td rowspan="2">Hải Phòng</td><td>2023</td><td>91,87</td></tr><tr><td>2024</td><td>96,17</td></tr></table>
<p>Kết quả này phản ánh nỗ lực của cả hệ thống chính trị thành phố trong nhiều năm liền.</p></article>
<footer><p>Giấy phép ngày 01/01/2010</p></footer></body></html>"""


def parse(markup: str, encoding: str = "utf-8") -> Article:
    [article] = read(Path("trang.html"), markup.encode(encoding)).articles
    return article


def test_a_page_field_by_field() -> None:
    article = parse(PAGE)
    assert article.title == "Hải Phòng đứng đầu"
    assert (article.publisher, article.author) == ("Báo Hải Phòng", "Lê Minh")
    assert article.url == "https://baohaiphong.vn/par-index-2024.html"
    assert (article.published, article.lang, article.kind) == ("2025-04-06", "vi", "article")
    assert article.text.split("\n") == [
        PARAGRAPH,
        "| Địa phương | Năm | Điểm |",
        "|---|---|---|",
        "| Hải Phòng | 2023 | 91,87 |",
        "|  | 2024 | 96,17 |",
        "Kết quả này phản ánh nỗ lực của cả hệ thống chính trị thành phố trong nhiều năm liền.",
    ]
    assert article.source == "trang.html"


@pytest.mark.parametrize(
    ("head", "under_title", "published"),
    [
        ("", "<span>Thứ sáu, 27/9/2024 | 10:15 (GMT+7)</span>", "2024-09-27"),
        ('<meta name="pubdate" content="2024-09-27 10:15">', "<span>01/01/2020</span>", "2024-09-27"),
        ('<script type="application/ld+json">{"datePublished": "2024-09-27T10:15:00Z"}</script>', "", "2024-09-27"),
        ("", '<time pubdate datetime="2024-09-27">hôm qua</time>', "2024-09-27"),
        ("", "<div>Họp ngày 8/6/2018 tại tỉnh</div>", None),
        ('<meta property="article:modified_time" content="2024-09-27">', "", None),
        ('<meta name="date" content="6/9/2018 8:00:00 PM">', "", None),
        ('<meta name="date" content="mới đây">', "", None),
        ("", "", None),
    ],
)
def test_only_declared_dates_count(head: str, under_title: str, published: str | None) -> None:
    page = f"<html><head><title>Tin</title>{head}</head><body><div>Thứ Hai, 04/11/2030</div><h1>Tin</h1>{under_title}"
    article = parse(f"{page}{PROSE}<div><b>Tin khác</b> <i>09/06/2017</i></div><footer>© 2012</footer></body></html>")
    assert article.published == published


def test_two_headlines_leave_the_date_open() -> None:
    assert parse(f"<body><h1>A</h1><i>27/9/2024</i>{PROSE}<h1>B</h1><i>1/1/2020</i>{PROSE}</body>").published is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>",
        "<meta charset='iso-8859-1'>",
    ],
)
def test_a_wrong_charset_declaration_does_no_harm(head: str) -> None:
    page = f"<html><head>{head}<title>Hải Phòng</title></head><body>{PROSE}</body></html>"
    declared = f"<?xml version='1.0' encoding='iso-8859-1'?>\n{page}"
    for article in (parse(page), parse(declared), parse(page, "utf-16")):
        assert article.title == "Hải Phòng"
        assert article.text.split("\n")[0] == PARAGRAPH


@pytest.mark.parametrize("name", ["Báo Điện Biên", "Admin", "Ban Biên tập", "Lê Minh's House"])
def test_a_house_is_no_author(name: str) -> None:
    site = '<title>Tin</title><meta property="og:site_name" content="Lê Minh&#39;s House">'
    head = f'{site}<meta name="author" content="{name}">'
    assert parse(f"<html><head>{head}</head><body>{PROSE}</body></html>").author is None


def test_a_script_address_is_dropped() -> None:
    head = "<link rel='canonical' href='javascript:alert(1)'><meta property='og:url' content='javascript:alert(1)'>"
    assert parse(f"<html><head>{head}<title>Tin</title></head><body>{PROSE}</body></html>").url is None


def test_the_file_name_is_the_last_resort_for_a_title() -> None:
    assert parse(f"<html><body>{PROSE}</body></html>").title == "trang"


@pytest.mark.parametrize(
    "markup",
    [
        "chữ không có thẻ",
        "<html><body></body></html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<html><frameset><frame src='a'></frameset></html>",
        "<div>" * 20_000 + "chữ" + "</div>" * 20_000,
        "<!-- chỉ có chú thích -->",
        "<html><head><title>Tin</title></head><body><h1>Tin</h1></body></html>",
    ],
)
def test_pages_without_an_article(markup: str) -> None:
    with pytest.raises(SourceError, match=r"^trang\.html: (no|there is no) article text"):
        parse(markup)


def test_nothing_is_fetched_or_printed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as in a program that sets up no logging
    parse(PAGE)
    with pytest.raises(SourceError):
        parse("<html><body></body></html>")
    assert capfd.readouterr() == ("", "")
