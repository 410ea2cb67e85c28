"""Where a date of publication is from: told by each reader, kept in the index, shown wherever the date is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from formats_help import HEAD, SECOND, only, parse, pdf, word
from index_fakes import ARTICLES, HashEmbedder

from index.build import build
from index.copies import fold
from index.news_index import NewsIndex
from index.sources import read
from index.types import Article, DateSource
from index.update import add
from ui.cli import main
from ui.commands.tools import Tools
from ui.desk.lookup import article_card
from ui.library.pages import article_page, articles_page
from ui.words.library import LIBRARY, shown_dated

TAG = '<meta property="article:published_time" content="2018-06-09">'
OWN = '{"@type": "NewsArticle", "headline": "Tin", "datePublished": "2018-06-09"}'
LD = f'<script type="application/ld+json">{OWN}</script>'
TEXT = f"Tin\n{{}}\n{SECOND}".format
DATED = replace(ARTICLES[0], date_source="line")


def page(head: str = "", line: str = "") -> bytes:
    return f"<html><head>{head}</head><body><h1>Tin</h1>{line}<p>{SECOND * 3}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("a.html", page(TAG + LD), "tag"),
        ("a.html", page('<meta name="date" content="2018-06-09">'), "tag"),
        ("a.html", page(LD), "json-ld"),
        ("a.html", page(line="<i>Thứ Bảy, 09/06/2018, [GMT+7]</i>"), "line"),
        ("a.html", page('<link rel="canonical" href="https://bao.example/2018/06/09/tin.html">'), "address"),
        ("2018-06-09-tin.html", page(), "name"),
        ("a.txt", TEXT("09/06/2018").encode(), "line"),
        ("2018-06-09 tin.txt", TEXT("").encode(), "name"),
        ("2018-06-09.md", f"# Tin\n\n{SECOND}".encode(), "name"),
        ("a.md", f"---\npublished: 2018-06-09\n---\n{SECOND}".encode(), "field"),
        ("a.csv", f'title,text,published\nTin,"{SECOND}",2018-06-09\n'.encode(), "field"),
        ("a.docx", word(*HEAD, SECOND), "line"),
        ("a.pdf", pdf("\n".join([*HEAD, SECOND])), "line"),
        ("a.txt", TEXT("").encode(), None),
        ("a.html", page(), None),
    ],
)
def test_each_reader_says_what_a_date_is_from(name: str, data: bytes, source: DateSource | None) -> None:
    article = only(parse(name, data))
    assert (article.date_source, article.published is None) == (source, source is None)


def test_it_survives_the_process_that_reads_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(page(LD))
    assert [article.date_source for article in read(file)] == ["json-ld"]


@pytest.mark.parametrize(("told", "source"), [("tag", "tag"), ("guess", "field"), (None, "field")])
def test_rows_may_say_it_themselves(told: str | None, source: DateSource) -> None:
    row = {"title": "Tin", "text": SECOND, "published": "2018-06-09", "date_source": told}
    article = only(parse("a.jsonl", json.dumps(row).encode()))
    assert article.date_source == source
    assert only(parse("a.jsonl", json.dumps(row | {"published": None}).encode())).date_source is None


def test_a_copy_that_knows_the_date_says_what_it_is_from() -> None:
    plain = only(parse("a.txt", TEXT("").encode()))
    dated = replace(plain, published="2018-06-09", date_source="tag")
    assert fold([("a", plain), ("b", dated)]).articles == (replace(dated, source=plain.source),)


def test_the_index_keeps_it(tmp_path: Path) -> None:
    build([DATED, *ARTICLES[1:]], tmp_path, HashEmbedder())
    later = replace(DATED, id="later", url=None, date_source="feed")
    add([later], tmp_path, HashEmbedder())
    index = NewsIndex.open(tmp_path, HashEmbedder())
    assert [article.date_source for article in index.articles()] == [None, "line", "feed", None]
    index.close()


def test_it_is_shown_with_the_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build([DATED], tmp_path, HashEmbedder())
    for command in (["show", DATED.id], ["list", "--json"]):
        with pytest.raises(SystemExit):
            main(["articles", *command, "--index", str(tmp_path)], Tools(open_embedder=HashEmbedder))
    shown, _, listed = capsys.readouterr().out.partition("[\n")
    assert "Báo Huế · Đăng 24/05/2019 (theo dòng ngày tháng) · article" in shown
    assert json.loads(f"[{listed}")[0]["date_source"] == "line"
    assert article_card(DATED)["date_source"] == "line"
    assert "<td>24/05/2019<br><small>theo dòng ngày tháng</small></td>" in articles_page([DATED], "vi")
    assert "Published 2019-05-24 (by its date line)</p>" in article_page(DATED, "en", 0, 0)


def test_a_date_of_an_unknown_source_is_shown_alone() -> None:
    assert shown_dated(ARTICLES[0], "en") == "Published 2019-05-24"
    assert shown_dated(Article("a", "A", "B."), "vi") == "Không rõ ngày đăng"
    assert "<td>2019-05-24</td>" in articles_page([ARTICLES[0]], "en")


def test_every_source_has_its_words() -> None:
    assert [set(LIBRARY[language].date_sources) for language in ("vi", "en")] == [set(DateSource.__args__)] * 2
