"""The pages of articles and facts, over a real index in a folder and the web's own forms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from answer_fakes import ARTICLES, RANK, XSS, rank_fact
from fastapi.testclient import TestClient
from index_fakes import HashEmbedder
from ui_fakes import FakeAssistant

from index import generation
from index.build import build
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.types import Article
from ui.desk.desk import Desk
from ui.desk.limits import FOLDER_BYTES, MOST_BYTES, UPLOAD_BYTES
from ui.desk.line import Shared
from ui.doors.api import build_api
from ui.doors.guard import Doors
from ui.library.changes import Library, Result
from ui.library.pages import View, article_page, articles_page, facts_page
from ui.library.routes import library_app
from ui.words.library import LIBRARY

MARKDOWN = (
    "---\ntitle: Bài mới\nurl: https://a.example/moi\n---\nNăm 2018, Điện Biên xếp thứ 13/63 về PAR INDEX.\n".encode()
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(ARTICLES, tmp_path / "index", HashEmbedder())
    return tmp_path / "index"


@pytest.fixture
def library(folder: Path) -> Library:
    return Library(folder, HashEmbedder)


def held(folder: Path) -> list[str]:
    index = NewsIndex.open(folder, HashEmbedder())
    try:
        return [article.title for article in index.articles()]
    finally:
        index.close()


def test_each_file_has_its_result(library: Library, folder: Path) -> None:
    results = library.add([("moi.md", MARKDOWN), ("x.exe", b"MZ"), ("lai.md", MARKDOWN), ("rong.md", b"")])
    assert [(r.name, r.outcome) for r in sorted(results, key=lambda r: r.name)] == [
        ("lai.md", "duplicate"), ("moi.md", "added"), ("rong.md", "failed"), ("x.exe", "failed"),
    ]  # fmt: skip
    assert "Bài mới" in held(folder)
    assert not [r for r in results if "/tmp" in r.detail]
    page = articles_page([], "vi", results)
    assert "<b>rong.md</b> Không thêm được: tệp trống; hãy chép bài viết vào tệp hoặc bỏ tệp ra</li>" in page
    assert "<b>x.exe</b> Không thêm được: tệp .exe không đọc được; các loại đọc được: " in page


def test_the_same_file_again_is_a_duplicate(library: Library) -> None:
    library.add([("moi.md", MARKDOWN)])
    (again,) = library.add([("moi.md", MARKDOWN)])
    assert again == Result("moi.md", "duplicate", "Bài mới")


def test_the_same_article_of_another_folder_is_no_change(library: Library) -> None:
    library.add([("moi.md", MARKDOWN)])
    (moved,) = library.add([("khac.md", MARKDOWN)])
    assert moved == Result("khac.md", "duplicate", "Bài mới")
    (edited,) = library.add([("khac.md", MARKDOWN + "\n\nThêm một câu nữa.".encode())])
    assert edited.outcome == "added"


def test_a_group_of_places_is_told_in_the_language_of_the_page() -> None:
    row = replace(rank_fact(), value="cuối bảng", number=None, unit="bottom group")
    assert ">cuối bảng (nhóm cuối bảng)</a>" in facts_page([(row, "Câu.")], 1, {}, View())
    assert ">cuối bảng (lowest group)</a>" in facts_page([(row, "Câu.")], 1, {}, View(lang="en"))


def test_a_reprint_is_added_and_named_one(library: Library) -> None:
    story = " ".join(f"Câu {word} của bản tin về cải cách thủ tục hành chính." for word in "một hai ba bốn năm".split())
    library.add([("dau.txt", f"Tin đầu\n\n{story}".encode())])
    results = library.add([("sau.txt", f"Tin sau\n\n{story}".encode()), ("moi.md", MARKDOWN)])
    assert results == [Result("sau.txt", "added", "Tin sau", "Tin đầu"), Result("moi.md", "added", "Bài mới")]
    shown = articles_page([], "en", results)
    assert "Added: Tin sau; reprints “Tin đầu”, counted with it as one source</li>" in shown
    assert "Added: Bài mới</li>" in shown


def test_two_prints_of_one_upload_name_each_other(library: Library) -> None:
    story = " ".join(f"Câu {word} của bản tin về cải cách thủ tục hành chính." for word in "một hai ba bốn năm".split())
    results = library.add([(f"{name}.txt", f"Tin {name}\n\n{story}".encode()) for name in ("a", "b")])
    assert [(result.detail, result.reprints) for result in results] == [("Tin a", "Tin b"), ("Tin b", "Tin a")]


def test_of_a_folder_what_cannot_be_read_is_passed_over_and_counted(client: TestClient, folder: Path) -> None:
    files = [("files", ("", b"")), *(("folder", (f"tin/{name}", MARKDOWN)) for name in ("a.MD", "b.png", "c"))]
    page = client.post("/articles?lang=en", files=files).text
    assert "Passed over: 2 files of kinds that cannot be read." in page
    assert page.count("<li class=") == page.count('<li class="added">') == 1
    assert "Bài mới" in held(folder)


def test_of_a_large_folder_what_fits_is_taken_and_the_rest_is_named(client: TestClient, folder: Path) -> None:
    large = MARKDOWN + b" " * (UPLOAD_BYTES // 2)
    sizes = {"a.md": large, "b.md": large, "ảnh.png": large, "c.md": MARKDOWN.replace("mới".encode(), "nhỏ".encode())}
    page = client.post("/articles", files=[("folder", (f"tin/{name}", data)) for name, data in sizes.items()]).text
    told = re.findall(r'<li class="(\w+)"><b>([^<]*)</b> ([^:]*): ([^<]*)', page)
    assert [(outcome, name) for outcome, name, *_ in told] == [("added", "a.md"), ("added", "c.md"), ("left", "b.md")]
    assert told[2][2:] == ("Chưa thêm", LIBRARY["vi"].left_why.format(limit=32))
    assert "Đã bỏ qua 1 tệp" in page
    assert {"Bài mới", "Bài nhỏ"} < set(held(folder))


def test_nothing_sent_changes_nothing(client: TestClient, folder: Path) -> None:
    before = held(folder)
    field = 'Content-Disposition: form-data; name="{}"; filename=""\r\nContent-Type: application/octet-stream'
    body = "".join(f"--x\r\n{field.format(name)}\r\n\r\n\r\n" for name in ("files", "folder")) + "--x--\r\n"
    reply = client.post("/articles", content=body, headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert (reply.status_code, 'class="results"' in reply.text) == (200, False)
    assert held(folder) == before


@pytest.mark.parametrize("name", ["../../evil.md", "..\\evil.md", "/etc/evil.md", "evil.md\0.md", "...", ""])
def test_a_file_name_leads_nowhere(library: Library, folder: Path, name: str) -> None:
    library.add([(name, MARKDOWN)])
    assert list(folder.parent.rglob("*evil*")) == []


def test_an_article_goes(library: Library, folder: Path) -> None:
    assert library.remove("mot-cua")
    assert not library.remove("mot-cua")
    assert ARTICLES[2].title not in held(folder)


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    with TestClient(library_app(FakeAssistant(), library)) as client:
        yield client


def test_files_are_sent_by_a_form(client: TestClient) -> None:
    page = client.post("/articles", files=[("files", (XSS + ".md", MARKDOWN)), ("files", ("a.exe", b"MZ"))]).text
    assert 'class="added"' in page
    assert 'class="failed"' in page
    assert "<img" not in page
    assert page.count("<script") == 1  # ours


def test_an_article_is_deleted_by_a_form(client: TestClient, folder: Path) -> None:
    assert "Đã xóa “Một cửa là gì”." in client.post("/delete", data={"id": "mot-cua"}).text
    assert ARTICLES[2].title not in held(folder)
    assert "Không thực hiện được" in client.post("/delete", data={"id": "nobody"}).text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_index_that_another_program_writes_is_said_to_be_busy(client: TestClient, folder: Path, lang: str) -> None:
    with generation.locked(folder):
        pages = [
            client.post(f"/articles?lang={lang}", files=[("files", ("moi.md", MARKDOWN))]).text,
            client.post(f"/delete?lang={lang}", data={"id": "mot-cua"}).text,
        ]
    assert [f'role="status">{LIBRARY[lang].busy}</p>' in page for page in pages] == [True, True]
    assert ARTICLES[2].title in held(folder)


class Unreadable(FakeAssistant):
    def articles(self) -> list[Article]:
        raise IndexStateError("/x/store.sqlite: missing or not readable; run: reformqa doctor --repair")

    def article(self, article_id: str) -> Article:
        raise IndexStateError("/x/store.sqlite: missing or not readable; run: reformqa doctor --repair")


@pytest.mark.parametrize("path", ["/articles", "/facts", "/article?id=x"])
def test_an_index_that_is_damaged_is_named_on_the_page(library: Library, path: str) -> None:
    with TestClient(library_app(Unreadable(), library)) as client:
        reply = client.get(path)
        assert reply.status_code == 500
        assert "/x/store.sqlite: thiếu hoặc không đọc được; hãy chạy: reformqa doctor --repair</p>" in reply.text
        assert (
            "missing or not readable; run: reformqa doctor --repair</p>"
            in client.get(path, params={"id": "x", "lang": "en"}).text
        )


def test_a_row_leads_to_its_sentence(client: TestClient) -> None:
    page = client.get("/facts").text
    link = re.search(r'href="(/library/article\?[^"]*)"', page)[1].replace("&amp;", "&")
    shown = client.get(link.removeprefix("/library")).text
    assert f'<mark id="sentence">{RANK}</mark>' in shown


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 1),
        ("entity=dien+bien", 1),
        ("entity=ha+noi", 0),
        ("indicator=SIPAS", 0),
        ("year=2017&measure=rank&text=tang", 1),
        ("sort=value&down=1", 1),
        ("sort=__class__", 1),
    ],
)
def test_the_table_is_filtered(client: TestClient, query: str, count: int) -> None:
    assert client.get(f"/facts?{query}&lang=en").text.count('class="said"') == count


def test_rows_are_sorted_by_the_size_of_their_numbers() -> None:
    from ui.library.routes import _sorted_by

    row = rank_fact()
    assert _sorted_by(row, "value") == (False, 24.0, "")
    assert _sorted_by(row, "entity") == (False, 0.0, "dien bien")
    assert _sorted_by(row, "dimension") > _sorted_by(row, "entity")


def test_hostile_texts_stay_texts() -> None:
    bad = Article(XSS, XSS, XSS, publisher=XSS, published=XSS)
    pages = [
        articles_page([bad], "vi", [Result(XSS, "failed", XSS)], XSS),
        article_page(bad, "vi", 0, 5),
        facts_page([(rank_fact(), XSS)], 1, {"indicator": [XSS]}, View(entity=XSS, text=XSS)),
    ]
    for page in pages:
        ours = re.sub(r"<script>\nfor .*?</script>", "", page, flags=re.DOTALL)
        assert not re.search(r"<(?:img|script|svg|textarea)", ours)


def test_an_article_is_shown_without_signs_of_markdown_and_with_its_tables() -> None:
    text = "# Đề mục\n**PCI.** Hạng <b>5</b>.\n| Năm | Hạng |\n|---|---|\n| 2019 | **5** |\nHết."
    row = text.index("| 2019")
    page = article_page(Article("a", "T", text), "vi", row, text.index("\nHết"))
    assert (
        "<article>Đề mục\nPCI. Hạng &lt;b&gt;5&lt;/b&gt;.\n<table><tr><th>Năm</th><th>Hạng</th></tr><tr><td>"
        '<mark id="sentence">2019</mark></td><td><mark>5</mark></td></tr></table>Hết.</article>'
    ) in page
    start = text.index("**PCI")
    page = article_page(Article("a", "T", text), "vi", start, start + 8)
    assert '<mark id="sentence">PCI.</mark> Hạng' in page


def test_nothing_is_loaded_or_run(client: TestClient) -> None:
    reply = client.get("/articles")
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert client.get("/article?id=nobody").status_code == 404


def test_files_may_be_longer_than_other_requests(library: Library, folder: Path) -> None:
    with TestClient(
        build_api(Desk(Shared(FakeAssistant())), Doors(), "127.0.0.1"), base_url="http://127.0.0.1"
    ) as client:
        client.app.mount("/library", library_app(FakeAssistant(), library))
        files = [("files", ("moi.md", MARKDOWN)), ("files", ("dai.exe", b"x" * 2 * MOST_BYTES))]
        assert client.post("/library/articles", files=files).status_code == 200
        assert "Bài mới" in held(folder)
        too_long = {"content-length": str(FOLDER_BYTES + 1)}
        assert client.post("/library/articles", content=b"", headers=too_long).status_code == 413
        foreign = {"origin": "http://evil.example"}
        assert client.post("/library/delete", data={"id": "mot-cua"}, headers=foreign).status_code == 403
    assert ARTICLES[2].title in held(folder)
