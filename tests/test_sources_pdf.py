"""PDF files, and lines that were broken where a page ends."""

import pytest
from formats_help import FIRST, HEAD, SECOND, THIRD, only, parse, pdf

from index.errors import SourceError
from index.sources.wrapped import paragraphs


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
