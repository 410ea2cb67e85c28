"""From addresses to articles, on a small web of our own: feeds, manners, what is kept between runs, hostile pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from web_help import MORE, TEXT, Reply, Site, local_fetcher, local_web, page, rss, serving

from index.errors import SourceError
from index.sources.isolated import IsolatedReader
from index.sources.reading import Reading
from index.types import Article
from index.web.courtesy import Courtesy
from index.web.gather import FEED_NOTE, FRESH, Web, gather

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><rss version="2.0"><channel><item><link>/&i;</link></item></channel></rss>'
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


READER = IsolatedReader()


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """One process reads all pages here."""
    yield
    READER.close()


def gathered(addresses: Iterable[str], web: Web) -> Iterator[tuple[str, Reading | SourceError]]:
    return gather(addresses, web, READER)


def articles(results: list[tuple[str, Reading | SourceError]]) -> list[Article]:
    return [article for _, found in results if isinstance(found, Reading) for article in found.articles]


def faults(results: list[tuple[str, Reading | SourceError]]) -> list[str]:
    return [str(found) for _, found in results if isinstance(found, SourceError)]


def test_a_page_becomes_an_article_of_the_address_that_was_asked_for(site: Site, tmp_path: Path):
    site["/tin/hue-tang-hang.html"] = page(head='<link rel="canonical" href="https://other.vn/cuop">')
    asked = site.url("/tin/hue-tang-hang.html")
    [article] = articles(list(gathered([f"{asked}#binh-luan"], local_web(tmp_path))))
    assert (article.url, article.source, article.title) == (asked, asked, "Huế tăng hạng")
    assert article.id.startswith("hue-tang-hang-")
    assert article.text == f"{TEXT}\n{MORE}"
    assert article.published is None


def test_a_feed_is_followed_each_page_once_with_its_date(site: Site, tmp_path: Path):
    site["/rss"] = rss(
        "/a.html", site.url("/b.html"), "/a.html#again", "ftp://bao.vn/c", "http://[", site.url("/gone.html", "tin.vn")
    )
    site["/a.html"] = page("Bài A")
    site["/b.html"] = page("Bài B", head='<meta property="article:published_time" content="2018-01-02T08:00:00+07:00">')
    results = list(gathered([site.url("/rss"), site.url("/b.html")], local_web(tmp_path)))
    found = articles(results)
    assert [article.title for article in found] == ["Bài A", "Bài B"]
    assert [article.published for article in found] == ["2019-05-24", "2018-01-02"]
    assert [found.notes for _, found in results if isinstance(found, Reading)] == [(), (FEED_NOTE,), ()]
    assert faults(results) == [
        "'ftp://bao.vn/c': only http:// and https:// addresses without a password are fetched",
        "'%5b' leads to %5b, which is not on the public internet; name another page",
        f"{site.url('/gone.html', 'tin.vn')}: the server answers 404, not with a page; check the address",
    ]
    assert sorted(site.pages()) == ["/a.html", "/b.html", "/gone.html", "/rss"]


def test_an_atom_feed_and_a_feed_that_calls_itself_a_page(site: Site, tmp_path: Path):
    site["/atom"] = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>A</title>'
        '<link href="/a.html"/><published>2020-02-03T23:30:00+07:00</published></entry></feed>'
    )
    site["/a.html"] = page()
    [article] = articles(list(gathered([site.url("/atom")], local_web(tmp_path))))
    assert article.published == "2020-02-03"


def test_a_broken_feed_is_read_as_far_as_it_goes(site: Site, tmp_path: Path):
    site["/rss"] = Reply(str(rss("/a.html").body)[:-20], headers={"Content-Type": "text/xml"})
    site["/a.html"] = page()
    results = list(gathered([site.url("/rss")], local_web(tmp_path)))
    assert len(articles(results)) == 1
    assert isinstance(results[0][1], Reading)
    assert results[0][1].notes == ("the feed is not well-formed; what could be read of it is used",)


def test_a_feed_does_not_explode(site: Site, tmp_path: Path):
    site["/rss"] = Reply(BOMB, headers={"Content-Type": "application/rss+xml"})
    results = list(gathered([site.url("/rss")], local_web(tmp_path)))
    assert articles(results) == []
    assert len(str(results)) < 2_000


@pytest.mark.parametrize("body", ["<rss></rss>", "<rss", '<feed xmlns="http://www.w3.org/2005/Atom"/>'])
def test_feeds_that_lead_nowhere_are_errors_and_the_rest_goes_on(site: Site, tmp_path: Path, body: str):
    site["/rss"] = Reply(body, headers={"Content-Type": "application/rss+xml"})
    site["/a.html"] = page()
    results = list(gathered([site.url("/rss"), site.url("/a.html")], local_web(tmp_path)))
    assert len(articles(results)) == 1
    [fault] = faults(results)
    assert fault.startswith(f"{site.url('/rss')}: no feed of articles")


def test_a_feed_in_a_feed_is_not_followed(site: Site, tmp_path: Path):
    site["/rss"] = rss("/more")
    site["/more"] = rss("/a.html")
    results = list(gathered([site.url("/rss")], local_web(tmp_path)))
    assert [fault.partition(": ")[2] for fault in faults(results)] == [
        "a feed in a feed; name it by itself to have it read"
    ]
    assert "/a.html" not in site.asked


def test_a_page_in_a_feed_that_leads_inside_is_not_asked_for(site: Site, tmp_path: Path):
    site["/rss"] = rss(site.url("/", "nha.vn"), "http://169.254.169.254/latest/meta-data", "/a.html")
    site["/a.html"] = page()
    results = list(gathered([site.url("/rss")], local_web(tmp_path)))
    assert len(articles(results)) == 1
    assert all("not on the public internet" in fault for fault in faults(results))
    assert len(faults(results)) == 2


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply("x", headers={"Content-Type": "application/zip"}), "comes as application/zip"),
        (Reply("x", headers={}), "comes as a file of no kind"),
        (Reply("x", 500), "answers 500"),
        (Reply("<html><body></body></html>"), "no article text in this page"),
        (Reply("%PDF-1.4 broken", headers={"Content-Type": "application/pdf"}), "/a"),
    ],
)
def test_what_is_no_article_is_named_by_its_address(site: Site, tmp_path: Path, reply: Reply, message: str):
    site["/a"] = reply
    [fault] = faults(list(gathered([site.url("/a")], local_web(tmp_path))))
    assert message in fault
    assert fault.startswith(site.url("/a"))
    assert "reformqa-" not in fault


def test_the_same_page_with_new_contents_is_the_same_article(site: Site, tmp_path: Path):
    site["/a.html"] = page("Bản đầu")
    [first] = articles(list(gathered([site.url("/a.html")], local_web(tmp_path))))
    site["/a.html"] = page("Bản sửa")
    [second] = articles(list(gathered([site.url("/a.html")], local_web(tmp_path, now=FRESH))))
    assert (first.id, first.url) == (second.id, second.url)
    assert (first.title, second.title) == ("Bản đầu", "Bản sửa")


def test_an_unchanged_page_is_not_sent_again(site: Site, tmp_path: Path):
    seen = "Wed, 01 May 2019 00:00:00 GMT"
    site["/a.html"] = Reply(page(), headers={"Content-Type": "text/html", "ETag": '"1"', "Last-Modified": seen})
    before = articles(list(gathered([site.url("/a.html")], local_web(tmp_path))))
    after = articles(list(gathered([site.url("/a.html")], local_web(tmp_path, now=FRESH))))
    assert before == after
    assert site.sent[-1]["if-none-match"] == '"1"'
    assert site.sent[-1]["if-modified-since"] == seen


def test_an_answer_about_another_page_is_not_taken_for_the_kept_one(site: Site, tmp_path: Path):
    site["/a.html"] = Reply(page("Trang cũ"), headers={"Content-Type": "text/html", "ETag": '"1"'})
    list(gathered([site.url("/a.html")], local_web(tmp_path)))
    site["/a.html"] = Reply("", 302, {"Location": "/b.html"})
    site["/b.html"] = Reply(page("Trang mới"), headers={"Content-Type": "text/html", "ETag": '"1"'})
    [article] = articles(list(gathered([site.url("/a.html")], local_web(tmp_path, now=FRESH))))
    assert article.title == "Trang mới"


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(site: Site, tmp_path: Path):
    site["/rss"] = rss("/a.html", "/b.html")
    site["/a.html"], site["/b.html"] = page("Bài A"), page("Bài B")
    run = gathered([site.url("/rss")], local_web(tmp_path))
    next(run)
    next(run)
    run.close()
    assert site.pages() == ["/rss", "/a.html"]
    found = articles(list(gathered([site.url("/rss")], local_web(tmp_path, now=FRESH - 1))))
    assert [article.title for article in found] == ["Bài A", "Bài B"]
    assert site.pages() == ["/rss", "/a.html", "/rss", "/b.html"]


def test_robots_are_kept_to_on_every_hop(site: Site, tmp_path: Path):
    site["/robots.txt"] = "User-agent: reformqa\nDisallow: /*?print=\nDisallow: /kin/\nAllow: /\n"
    site["/moved"] = Reply("", 302, {"Location": "/kin/a.html"})
    site["/a.html"] = page()
    asked = [site.url(path) for path in ("/kin/a.html", "/a.html?print=1", "/moved", "/a.html")]
    results = list(gathered(asked, local_web(tmp_path)))
    assert len(articles(results)) == 1
    assert [fault.partition(": ")[2] for fault in faults(results)] == [
        "its robots.txt asks programs to stay away; read it in a browser, and save it"
    ] * 3
    assert site.pages() == ["/moved", "/a.html"]
    assert site.asked.count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "fetched"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_robots_that_cannot_be_read_forbid_all_and_missing_ones_nothing(
    site: Site, tmp_path: Path, status: int, fetched: bool
):
    site["/robots.txt"] = Reply("User-agent: *\nDisallow: /", status)
    site["/a.html"] = page()
    results = list(gathered([site.url("/a.html")], local_web(tmp_path)))
    assert bool(articles(results)) == fetched
    assert ("/a.html" in site.asked) == fetched


def test_hosts_are_given_time(site: Site):
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 6))
        now[0] += seconds

    site["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 5\n")
    site["tin.vn/robots.txt"] = Reply("", 404)
    courtesy = Courtesy(local_fetcher(), 2.0, lambda: now[0], sleep)
    courtesy.before(site.url("/a"))  # robots.txt, then two seconds
    courtesy.before(site.url("/b"))  # what it asks for
    courtesy.before(site.url("/a", "tin.vn"))  # another host; its robots.txt at once
    now[0] += 60
    courtesy.before(site.url("/c"))
    assert slept == [2.0, 5.0, 2.0]


def test_a_host_that_has_enough_is_left_alone(site: Site, tmp_path: Path):
    site["/a"] = Reply("", 429, {"Retry-After": "60"})
    results = list(gathered([site.url("/a"), site.url("/b")], local_web(tmp_path)))
    assert "answers 429" in faults(results)[0]
    assert "asked to be left alone" in faults(results)[1]
    assert site.pages() == ["/a"]
