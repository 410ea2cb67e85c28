"""PDF, Word, saved pages, CSV and zip archives."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import fpdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import get_data_path

from index.errors import SourceError
from index.sources import archive, read, read_all, readings
from index.sources.readers import READERS
from index.sources.reading import Reading
from index.sources.wrapped import paragraphs
from index.types import Article

FONT = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
FIRST = (
    "Năm 2024, Hải Phòng đứng đầu bảng xếp hạng với 96,17 điểm, tăng một bậc so với năm trước; Hà Nội xếp thứ hai "
    "cả nước, còn Quảng Ninh xếp thứ ba sau bảy năm liền dẫn đầu trong số 63 tỉnh, thành phố."
)
SECOND = "Kết quả này phản ánh nỗ lực của cả hệ thống chính trị thành phố trong nhiều năm liền."
THIRD = "Hà Nội xếp thứ hai."
HEAD = ("Hải Phòng đứng đầu cải cách hành chính", "Chủ nhật, 06/04/2025 - 08:00")


def parse(name: str, data: bytes) -> Reading:
    path = Path(name)
    return READERS[path.suffix](path, data)


def only(reading: Reading) -> Article:
    [article] = reading.articles
    return article


def pdf(*pages: str, password: str = "") -> bytes:
    document = fpdf.FPDF()
    document.add_font("DejaVu", "", str(FONT))
    document.set_font("DejaVu", size=11)
    for page in pages:
        document.add_page()
        for block in page.split("\n"):
            document.multi_cell(0, 6, block, align="J", new_x="LMARGIN", new_y="NEXT")
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    return bytes(document.output())


def word(*blocks: str | list[list[str]]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_a_pdf_becomes_paragraphs() -> None:
    reading = parse("tin.pdf", pdf("\n".join([*HEAD, FIRST, THIRD]), SECOND))
    article = only(reading)
    assert (article.title, article.published, article.author) == (HEAD[0], "2025-04-06", None)
    assert article.text == f"{FIRST}\n\n{THIRD}\n\n{SECOND}"
    assert reading.notes == ()


def test_a_pdf_in_an_abc_font_is_converted() -> None:
    reading = parse("tin.pdf", pdf("N¨m 2024, tØnh §iÖn Biªn xÕp thø 24 trong c¶ tØnh vÒ c¶i c¸ch hµnh chÝnh."))
    assert only(reading).text == "Năm 2024, tỉnh Điện Biên xếp thứ 24 trong cả tỉnh về cải cách hành chính."
    assert reading.notes == ("read as TCVN3 (ABC)",)


def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^tin\.pdf: holds no text, as a scan does not; run text recognition"):
        parse("tin.pdf", pdf("", ""))
    assert parse("tin.pdf", pdf(SECOND, "")).notes == ("1 of 2 pages hold no text",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\nabc", "no PDF that can be read"),
        (b"chu", "no PDF that can be read"),
    ],
)
def test_what_is_no_pdf_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        parse("tin.pdf", data)


def test_a_protected_pdf_is_refused() -> None:
    with pytest.raises(SourceError, match="protected by a password"):
        parse("tin.pdf", pdf(SECOND, password="x"))


def test_wrapped_lines_are_mended() -> None:
    head = "Báo cáo cải cách hành chính"
    pages = [
        f"{head}\nThe admin\x02\nistration of the one-\nstop shop. The one-stop shop is\nopen.\n1",
        f"{head}\n- mục một\n- mục hai\n- mục ba\n– 2 –",
        f"{head}\nKinh tế -\nxã hội\nphát triển.\n3",
    ]
    assert paragraphs(pages).split("\n\n") == [
        "The administration of the one-stop shop. The one-stop shop is open.",
        "- mục một",
        "- mục hai",
        "- mục ba",
        "Kinh tế - xã hội phát triển.",
    ]
    figures = ["12 34\n56 78\n90 12\n34 56\n78 90"] * 3  # a table over three pages is no running head
    assert paragraphs(figures).split() == " ".join(figures).split()
    assert paragraphs(["Một câu."] * 3) == "\n\n".join(["Một câu."] * 3)
    assert paragraphs([]) == ""


def test_a_word_file_in_reading_order() -> None:
    data = word(*HEAD, FIRST, [["Địa phương", "Điểm"], ["Hải Phòng", "96,17"], ["A|B", ""]], SECOND)
    article = only(parse("tin.docx", data))
    assert (article.title, article.published) == (HEAD[0], "2025-04-06")
    rows = "| Địa phương | Điểm |\n|---|---|\n| Hải Phòng | 96,17 |\n| A/B |  |"
    assert article.text == f"{FIRST}\n\n{rows}\n\n{SECOND}"


def test_a_word_file_in_an_abc_font_is_converted() -> None:
    reading = parse("tin.docx", word("Tin míi", "Tæng kÕt c¶ n­íc vÒ c¶i c¸ch hµnh chÝnh n¨m 2024."))
    assert only(reading).text == "Tổng kết cả nước về cải cách hành chính năm 2024."
    assert reading.notes == ("read as TCVN3 (ABC)",)


def test_frames_insertions_and_deletions_of_word() -> None:
    document = docx.Document()
    document.add_paragraph("Tin mới")
    document.add_table(1, 1).cell(0, 0).text = "Trong khung."
    paragraph = document.add_paragraph("Câu ")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for xml in (
        f"<w:ins {space}><w:r><w:t>thêm</w:t><w:tab/><w:t>vào</w:t></w:r></w:ins>",
        f"<w:del {space}><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
        f"<w:r {space}><w:br/><w:t>xuống dòng.</w:t></w:r>",
    ):
        paragraph._p.append(docx.oxml.parse_xml(xml))
    out = io.BytesIO()
    document.save(out)
    assert only(parse("tin.docx", out.getvalue())).text == "Trong khung.\n\nCâu thêm vào\nxuống dòng."


def test_word_files_without_words_are_refused() -> None:
    with pytest.raises(SourceError, match=r"^tin\.docx: there is no article text"):
        parse("tin.docx", word(""))
    for data in (b"PK", zipped({"a.txt": b"a"}), zipped({"[Content_Types].xml": b"<"})):
        with pytest.raises(SourceError, match=r"^tin\.docx: no Word file that can be read"):
            parse("tin.docx", data)


def saved_page(markup: str, charset: str, encoding: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Trang"
    message["Date"] = "Mon, 01 Jan 2024 00:00:00 +0700"
    message["Snapshot-Content-Location"] = "https://baohaiphong.vn/2025/04/06/par-index.html"
    message.make_related()
    part = EmailMessage()
    part.set_content(markup.encode(encoding), maintype="text", subtype="html", cte="base64")
    part.set_param("charset", charset)
    message.attach(part)
    return bytes(message)


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1252", "utf-8"), ("utf-8", "utf-16"), ("utf-16", "utf-16")]
)
def test_a_page_saved_whole(charset: str, encoding: str) -> None:
    markup = f"<html><head><title>{HEAD[0]}</title></head><body><h1>{HEAD[0]}</h1>{f'<p>{FIRST}</p>' * 3}</body></html>"
    reading = parse("tin.mhtml", saved_page(markup, charset, encoding))
    article = only(reading)
    assert (article.title, article.url) == (HEAD[0], "https://baohaiphong.vn/2025/04/06/par-index.html")
    assert (article.published, reading.notes[-1]) == ("2025-04-06", "date from the address")
    assert article.text.startswith(FIRST)


@pytest.mark.parametrize(
    "data", [b"abc", b"\xff\xfe\x00", b"Content-Type: text/plain\n\nabc", b"Content-Type: text/html\n\n"]
)
def test_messages_without_a_page_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^tin\.mht: there is no web page in it"):
        parse("tin.mht", data)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_has_the_fields_of_json_lines(mark: str) -> None:
    rows = [
        ["id", "Title", "text", "published", "other"],
        ["b", "Hai", '"Câu, một;\n""hai""."', "2018-06", "x"],
        ["", "Ba", "C.", "", ""],
    ]
    text = "\n".join(mark.join(row) for row in rows)
    first, second = parse("tin.csv", text.encode("utf-8-sig")).articles
    assert (first.id, first.title, first.text, first.published) == ("b", "Hai", 'Câu, một;\n"hai".', "2018-06")
    assert (second.title, second.published, second.id[:3]) == ("Ba", None, "ba-")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2", r"tin\.csv:1: the header row needs one column title"),
        ("title,text,text\n1,2,3", r"tin\.csv:1: the header row needs one column text"),
        ("title,text\na,b,c", r"tin\.csv:2: 3 cells under 2 columns"),
        ("title,text\na", r"tin\.csv:2: there is no article text"),
        ('title,text\na,"b', r"tin\.csv:2: no CSV, unexpected end of data"),
        ("title,text\n", r"tin\.csv: there is no article in it"),
    ],
)
def test_bad_tables_are_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        parse("tin.csv", text.encode())


def test_a_zip_archive_member_by_member(tmp_path: Path) -> None:
    path = tmp_path / "tin.zip"
    members = {
        "a.md": f"# Một\n\n{FIRST}".encode(),
        "b/c.txt": f"Hai\n\n{SECOND}".encode("utf-16"),
        "b/d.jsonl": b"{",
        "inner.zip": b"PK",
        "../../evil.txt": b"Ba\n\nC.",
        "picture.png": b"x",
        "README.md": b"x",
        "__MACOSX/a.md": b"x",
        ".hidden.md": b"x",
    }
    path.write_bytes(zipped(members))
    [(_, reading), *rest] = list(readings([path]))
    assert rest == []
    assert isinstance(reading, Reading)
    assert [article.source for article in reading.articles] == ["tin.zip/evil.txt", "tin.zip/a.md", "tin.zip/b/c.txt"]
    assert reading.notes == ("tin.zip/b/c.txt: read as UTF-16",)
    results = list(read_all([path]))
    assert [str(at.relative_to(tmp_path)) for at, _ in results] == ["tin.zip", "tin.zip/b/d.jsonl", "tin.zip/inner.zip"]
    assert [str(error).partition(": ")[0] for _, error in results[1:]] == [str(at) for at, _ in results[1:]]
    assert "an archive inside an archive" in str(results[2][1])
    assert sorted(tmp_path.iterdir()) == [path]
    with pytest.raises(SourceError, match=r"tin\.zip/b/d\.jsonl: nothing was read"):
        read(path)


def test_an_id_stands_once_in_an_archive() -> None:
    line = b'{"id": "1", "title": "A", "text": "B."}'
    reading = parse("tin.zip", zipped({"a.jsonl": line, "b.jsonl": line}))
    assert [str(error) for _, error in reading.faults] == [
        "tin.zip/b.jsonl: the id '1' is that of tin.zip/a.jsonl; drop one or give it its own id"
    ]


def test_caps_on_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="unpacks to over 200 times its size"):
        parse("tin.zip", zipped({"a.txt": b"0" * 2_000_000}))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    with pytest.raises(SourceError, match="has 2 members, more than 1"):
        parse("tin.zip", zipped({"a.txt": b"a", "b.txt": b"b"}))
    monkeypatch.setattr(archive, "MAX_UNPACKED", 3)
    with pytest.raises(SourceError, match="unpacks to more than 0 MB"):
        parse("tin.zip", zipped({"a.txt": b"abcd"}))
    with pytest.raises(SourceError, match="holds no file that can be read"):
        parse("tin.zip", zipped({"a.png": b"a"}))
    with pytest.raises(SourceError, match="no zip archive that can be read"):
        parse("tin.zip", b"PK\x03\x04")


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2018-06-09-dien-bien.txt", "2018-06-09"),
        ("2018-06-09.txt", "2018-06-09"),
        ("2018-13-09-x.txt", None),
        ("2018-06-091.txt", None),
        ("tin-2018-06-09.txt", None),
        ("2018-06-x.txt", None),
    ],
)
def test_a_date_in_the_name_is_the_last_resort_and_noted(name: str, published: str | None) -> None:
    reading = parse(name, f"Tin mới\n\n{SECOND}".encode())
    assert only(reading).published == published
    assert reading.notes == (("date from the file's name",) if published else ())
    assert only(parse(name, f"Tin mới\n01/02/2003\n{SECOND}".encode())).published == "2003-02-01"


def test_front_matter_that_knows_no_date_is_believed() -> None:
    assert only(parse("2018-06-09.md", f"---\npublished: null\n---\n{SECOND}".encode())).published is None
    assert only(parse("2018-06-09.md", SECOND.encode())).published == "2018-06-09"


MARKUP = f"<html><head><title>{HEAD[0]}</title></head><body>{f'<p>{FIRST}</p>' * 3}</body></html>"
WELL_FORMED = {
    ".csv": f"title,text\na,{SECOND}".encode(),
    ".docx": word(*HEAD, FIRST, [["a", "b"]]),
    ".html": MARKUP.encode(),
    ".jsonl": b'{"title": "a", "text": "b", "published": "2018-06-09"}',
    ".md": f"---\ntitle: a\n---\n{SECOND}".encode(),
    ".mhtml": saved_page(MARKUP, "utf-8", "utf-8"),
    ".pdf": pdf("\n".join([*HEAD, FIRST])),
    ".txt": SECOND.encode(),
    ".zip": zipped({"a.txt": SECOND.encode(), "b.md": SECOND.encode()}),
}


@given(
    st.sampled_from(sorted(WELL_FORMED)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=5),
)
def test_a_damaged_file_is_read_or_refused_by_name(suffix: str, damage: list[tuple[float, bytes, int]]) -> None:
    data = bytearray(WELL_FORMED[suffix])
    for at, written, cut in damage:
        place = int(at * len(data))
        data[place : place + cut] = written
    try:
        reading = parse(f"tin{suffix}", bytes(data))
    except SourceError as error:
        message = str(error)
        assert message.startswith(f"tin{suffix}")
        assert message.isprintable()
    else:
        assert reading.articles or reading.faults
