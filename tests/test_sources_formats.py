"""Word, saved pages, CSV, dates in names, and damaged files of every format."""

import io

import docx
import pytest
from formats_help import FIRST, HEAD, SECOND, only, parse, pdf, saved_page, word, zipped
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError


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
