"""Merged cells and footnote marks of tables in Word files and pages."""

import io

import docx
from facts_help import facts
from formats_help import only, parse

LEAD = "Năm 2023, Hà Nội công bố kết quả PAR INDEX của các tỉnh, thành phố trong cả nước, theo báo cáo của thành phố."
ROWS = [["Tỉnh", "2021", "", "2022", ""], ["", "Điểm", "Hạng", "Điểm", "Hạng"], ["Cà Mau", "80,10", "9", "81,20", "8"]]


def mined(text: str) -> list[tuple[str, str | None, int | None, str]]:
    return [(f.measure, f.entity, f.year, str(f.number)) for f in facts(text, title="PAR INDEX")]


def test_merged_cells_of_word_keep_the_columns() -> None:
    document = docx.Document()
    document.add_paragraph(LEAD)
    table = document.add_table(3, 5)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 1), (0, 2)), ((0, 3), (0, 4)), ((0, 0), (1, 0))):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = merged.text.strip()
    run = table.cell(2, 1).paragraphs[0].add_run("1")
    run.font.superscript = True
    out = io.BytesIO()
    document.save(out)
    text = only(parse("tin.docx", out.getvalue())).text
    assert text.split("\n")[-2:] == ["|  | Điểm | Hạng | Điểm | Hạng |", "| Cà Mau | 80,10 ¹ | 9 | 81,20 | 8 |"]
    assert mined(text) == [
        ("score", "Cà Mau", 2021, "80.10"),
        ("rank", "Cà Mau", 2021, "9"),
        ("score", "Cà Mau", 2022, "81.20"),
        ("rank", "Cà Mau", 2022, "8"),
    ]


def test_a_raised_mark_in_a_page_is_no_digit() -> None:
    table = (
        "<table><tr><th>Tỉnh</th><th>Năm 2022<sup>1</sup></th></tr>"
        '<tr><td>Cà Mau</td><td>80,1<sup><a href="#n">2</a></sup></td></tr></table>'
    )
    page = f"<html><body><article><h1>PAR INDEX</h1><p>{LEAD}</p>{table}<p>{LEAD} Rộng 5 km<sup>2</sup>.</p></article>"
    text = only(parse("tin.html", page.encode())).text
    assert "| Cà Mau | 80,1 ² |" in text
    assert "5 km²." in text
    assert ("score", "Cà Mau", 2022, "80.1") in mined(text)
