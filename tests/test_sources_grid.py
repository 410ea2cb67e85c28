"""Tables of PDF pages: columns where their places are sure, and nothing mined where they are not."""

import re

import fpdf
import pytest
from facts_help import rows
from formats_help import FONT, only, parse, printed

from index.facts.frames import frame_sentences
from index.facts.mine import mine
from index.sources.grid import Piece, with_tables

LEAD = "Kết quả cải cách hành chính.\nNăm 2023, Hà Nội đạt 92,30 điểm PAR INDEX theo báo cáo vừa công bố."
TABLE = [["Tỉnh", "2021", "2022"], ["Cà Mau", "80,10", "81,20"], ["Trà Vinh", "", "82,30"]]
OWN = ("Hà Nội", 2023, "92,30")


def mined(data: bytes) -> list[tuple[str | None, int | None, str]]:
    article = only(parse("tin.pdf", data))
    found = mine(article, frame_sentences(article))
    return [(f.entity, f.year, f.value) for f in found if f.measure in {"score", "rank"}]


@pytest.mark.parametrize("align", ["L", "C", "R"])
@pytest.mark.parametrize("widths", [[60, 40, 40], [22, 14, 14]])
def test_each_figure_is_of_its_column(widths: list[int], align: str) -> None:
    data = printed(LEAD, TABLE, widths, align=align)
    assert "| Tỉnh | 2021 | 2022 |\n|---|---|---|\n| Cà Mau | 80,10 | 81,20 |\n| Trà Vinh |  | 82,30 |" in (
        only(parse("tin.pdf", data)).text
    )
    assert mined(data) == [OWN, ("Cà Mau", 2021, "80,10"), ("Cà Mau", 2022, "81,20"), ("Trà Vinh", 2022, "82,30")]


@pytest.mark.parametrize(
    "table",
    [
        [TABLE[0], ["Bà Rịa -", "", ""], ["Vũng Tàu", "80,10", "81,20"], TABLE[2]],  # a name in two lines
        [["Tỉnh", "2021", ""], ["", "Điểm", "Hạng"], ["Cà Mau", "80,10", "8"], ["Trà Vinh", "", "3"]],
        [["Tỉnh", "2021", ""], TABLE[1], TABLE[2]],  # a column without a head
        TABLE[1:],  # no header
    ],
)
def test_where_columns_are_unsure_nothing_is_mined(table: list[list[str]]) -> None:
    data = printed(LEAD, table, [60, 40, 40])
    assert "---" not in only(parse("tin.pdf", data)).text
    assert mined(data) == [OWN]


def test_prose_stays_as_it_is() -> None:
    assert with_tables(["Một dòng 1 2", "Hai"], []) == ["Một dòng 1 2", "Hai"]
    pieces = [Piece(0, 20, 50, 30, "Tỉnh"), Piece(60, 20, 90, 30, "2021"), Piece(0, 0, 50, 10, "Cà Mau")]
    figure = Piece(60, 0, 90, 10, "80,1")
    assert with_tables(["Tỉnh 2021", "Cà Mau 80,1"], [*pieces, figure]) == [
        "| Tỉnh | 2021 |",
        "|---|---|",
        "| Cà Mau | 80,1 |",
    ]
    assert with_tables(["Tỉnh 2021 Cà Mau 80,1"], [*pieces, figure]) == ["Tỉnh 2021 Cà Mau 80,1"]


def test_a_name_that_nobody_knows_is_not_the_one_in_play() -> None:
    assert mined(printed(LEAD, [["Tỉnh", "2021"], ["Bà Rịa -", "80,10"], ["Cà Mau", "81,20"]], [60, 40])) == [
        OWN,
        ("Cà Mau", 2021, "81,20"),
    ]


def test_rows_on_the_next_page_without_a_header_are_of_no_column_where_one_is_blank() -> None:
    first = only(parse("tin.pdf", printed(LEAD, TABLE, [60, 40, 40]))).text
    table = first[first.index("|") : first.rindex("|") + 1]
    found = rows(f"PAR INDEX.\n\n{table}\n| Sóc Trăng | 83,40 |", "score")
    assert found == [("Cà Mau", "80.10", 2021), ("Cà Mau", "81.20", 2022), ("Trà Vinh", "82.30", 2022)]


def raised_page(lead: list[str], table: list[list[str]]) -> bytes:
    """A PDF page whose digits behind "^" are drawn raised and smaller."""
    page = fpdf.FPDF()
    page.add_font("DejaVu", "", str(FONT))
    page.set_font("DejaVu", size=11)
    page.add_page()

    def write(text: str) -> None:
        for place, piece in enumerate(re.split(r"\^(\d+)", text)):
            page.char_vpos = "SUP" if place % 2 else "LINE"
            page.write(6, piece)
        page.char_vpos = "LINE"

    for text in lead:
        write(text)
        page.ln(8)
    for row in table:
        top = page.get_y()
        for column, text in enumerate(row):
            page.set_xy(page.l_margin + 50 * column, top)
            write(text)
        page.set_xy(page.l_margin, top + 8)
    write("Bài viết hết ở đây.")
    return bytes(page.output())


def test_a_raised_mark_is_no_digit_of_its_figure() -> None:
    data = raised_page(
        ["Kết quả cải cách hành chính.", "Năm 2023, Hà Nội đạt 92,3^1 điểm PAR INDEX, rộng 5 km^2 đất."], []
    )
    assert "Hà Nội đạt 92,3 ¹ điểm PAR INDEX, rộng 5 km² đất." in only(parse("tin.pdf", data)).text
    assert mined(data) == [("Hà Nội", 2023, "92,3")]


def test_raised_marks_in_a_table_are_no_digits() -> None:
    rows = [["Tỉnh", "2021", "2022^1"], ["Cà Mau", "80,10^2", "81,20"], ["Trà Vinh", "82,10", "83,20^12"]]
    data = raised_page(["Kết quả cải cách hành chính.", LEAD.split("\n")[1]], rows)
    assert "| Tỉnh | 2021 | 2022 ¹ |\n|---|---|---|\n| Cà Mau | 80,10 ² | 81,20 |" in only(parse("tin.pdf", data)).text
    assert mined(data) == [
        OWN,
        ("Cà Mau", 2021, "80,10"),
        ("Cà Mau", 2022, "81,20"),
        ("Trà Vinh", 2021, "82,10"),
        ("Trà Vinh", 2022, "83,20"),
    ]


def test_raised_marks_in_an_abc_font_stay_digits_of_their_own() -> None:
    page = raised_page(["N¨m 2024, tØnh §iÖn Biªn xÕp thø 2^4 trong c¶ tØnh vÒ c¶i c¸ch hµnh chÝnh."], [])
    assert "xếp thứ 2 ⁴ trong cả tỉnh" in only(parse("tin.pdf", page)).text
