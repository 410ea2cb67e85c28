"""Ruled tables of PDF pages: heads of several lines and rows, wrapped names; silence where a cell is unsure."""

import fpdf
import pytest
from formats_help import FONT, only, parse
from test_sources_grid import LEAD, OWN, mined

from index.sources.grid import Piece
from index.sources.ruled import Table, tables, with_tables
from index.sources.rules import Rule, rules_of

NAMES = ["Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh", "Cà Mau"]


def page() -> fpdf.FPDF:
    document = fpdf.FPDF()
    document.add_font("DejaVu", "", str(FONT))
    document.set_font("DejaVu", size=11)
    document.add_page()
    document.multi_cell(0, 6, LEAD, new_x="LMARGIN", new_y="NEXT")
    return document


def ruled(rows: list[list[str | tuple[str, int, int]]], widths: tuple[int, ...], borders: str = "ALL") -> bytes:
    """A page with a table; a cell may tell over how many columns and rows it goes."""
    document = page()
    with document.table(
        col_widths=widths, width=sum(widths), line_height=6, first_row_as_headings=False, borders_layout=borders
    ) as table:
        for row in rows:
            made = table.row()
            for cell in row:
                text, columns, high = (cell, 1, 1) if isinstance(cell, str) else cell
                made.cell(text, colspan=columns, rowspan=high)
    document.multi_cell(0, 6, "Bài viết hết ở đây.", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def test_wrapped_names_and_heads_of_two_lines_are_read() -> None:
    data = ruled(
        [["Tỉnh, thành phố", "Điểm năm 2021", "Điểm năm 2022"], *([n, "80,10", "81,20"] for n in NAMES)], (32, 24, 24)
    )
    text = only(parse("tin.pdf", data)).text
    assert "| Tỉnh, thành phố | Điểm năm 2021 | Điểm năm 2022 |\n|---|---|---|\n| Bà Rịa - Vũng Tàu | 80,10 |" in text
    assert text.endswith("| Cà Mau | 80,10 | 81,20 |\n\nBài viết hết ở đây.")
    names = ["Bà Rịa - Vũng Tàu", "TP.HCM", "Cà Mau"]
    assert mined(data) == [OWN, *((name, *told) for name in names for told in ((2021, "80,10"), (2022, "81,20")))]


def test_a_head_over_several_columns_is_of_each() -> None:
    rows: list[list[str | tuple[str, int, int]]] = [
        [("Tỉnh", 1, 2), ("Năm 2021", 2, 1), ("Năm 2022", 2, 1)],
        ["Điểm", "Hạng", "Điểm", "Hạng"],
        ["Bà Rịa - Vũng Tàu", "80,10", "9", "81,20", "8"],
    ]
    data = ruled(rows, (32, 24, 24, 24, 24))
    text = only(parse("tin.pdf", data)).text
    assert (
        "| Tỉnh | Năm 2021 | Năm 2021 | Năm 2022 | Năm 2022 |\n|---|---|---|---|---|\n|  | Điểm | Hạng | Điểm | Hạng |"
        in text
    )
    assert mined(data) == [
        OWN,
        ("Bà Rịa - Vũng Tàu", 2021, "80,10"),
        ("Bà Rịa - Vũng Tàu", 2022, "81,20"),
    ]


HEAD = ["Tỉnh, thành phố", "Điểm năm 2021", "Điểm năm 2022"]


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["Bà Rịa - Vũng Tàu", "80,10", "81,20\n82,30"]],  # two figures in one cell
        [HEAD, ["Bà Rịa - Vũng Tàu", "80,10", "81,20"], [("Khối các tỉnh miền Tây", 3, 1)]],  # a row of no figures
        [HEAD, [("Bà Rịa - Vũng Tàu", 1, 2), "80,10", "81,20"], ["82,30", "83,40"]],  # whose second row?
        [["Tỉnh, thành phố", "Điểm năm 2021", ""], ["Bà Rịa - Vũng Tàu", "80,10", "81,20"]],
        [["Bà Rịa - Vũng Tàu", "80,10", "81,20"]],
    ],
)
def test_where_a_cell_is_unsure_nothing_is_read(rows: list[list[str | tuple[str, int, int]]]) -> None:
    data = ruled(rows, (32, 24, 24))
    assert "---" not in only(parse("tin.pdf", data)).text
    assert mined(data) == [OWN]


@pytest.mark.parametrize("borders", ["MINIMAL", "NO_HORIZONTAL_LINES", "SINGLE_TOP_LINE", "INTERNAL", "NONE"])
def test_without_all_its_rules_a_wrapped_table_is_not_read(borders: str) -> None:
    data = ruled([HEAD, *([n, "80,10", "81,20"] for n in NAMES)], (32, 24, 24), borders)
    assert "---" not in only(parse("tin.pdf", data)).text
    assert mined(data) == [OWN]


def box(left: float, bottom: float, right: float, top: float) -> list[Rule]:
    return [*rules_of([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)])]


CELLS = [box(x, y, x + 50, y + 20) for x in (0, 50) for y in (0, 20)]
PIECES = [
    Piece(2, 25, 20, 35, "Tỉnh"),
    Piece(52, 25, 80, 35, "2021"),
    Piece(2, 5, 40, 15, "Cà Mau"),
    Piece(52, 5, 80, 15, "80,1"),
]


def test_cells_are_told_by_their_rules() -> None:
    rules = [rule for cell in CELLS for rule in cell]
    assert tables(PIECES, rules) == [Table((("Tỉnh", "2021"), ("Cà Mau", "80,1")), tuple(PIECES))]
    assert tables([*PIECES[:3], Piece(45, 5, 80, 15, "80,1")], rules) == []  # over a rule
    assert tables(PIECES, [r for r in rules if not (r.flat and r.at == 20 and r.start == 50)]) == []
    assert tables(PIECES, [r for r in rules if r.flat or r.at != 0]) == []
    assert tables(PIECES, rules * 400) == []
    tall = [rule for cell in [CELLS[0], CELLS[1], box(50, 0, 100, 40)] for rule in cell]
    assert tables(PIECES, tall + box(0, -20, 50, 0) + box(50, -20, 100, 0)) == []  # a head that took a figure in


def test_a_table_stands_where_its_lines_stood() -> None:
    (table,) = tables(PIECES, [rule for cell in CELLS for rule in cell])
    rows = ["| Tỉnh | 2021 |", "|---|---|", "| Cà Mau | 80,1 |"]
    assert with_tables(["Đầu", "Tỉnh", "Cà Mau 2021", "80,1", "Cuối"], [table]) == (["Đầu", *rows, "Cuối"], PIECES)
    twice = ["Tỉnh 2021", "Cà Mau 80,1"] * 2
    assert with_tables(twice, [table]) == (twice, [])
    assert with_tables(["Tỉnh 2021", "Cà Mau 80,1 9"], [table]) == (["Tỉnh 2021", "Cà Mau 80,1 9"], [])


@pytest.mark.parametrize("thin", [False, True])
def test_rules_may_be_drawn_as_lines_or_as_thin_boxes(thin: bool) -> None:
    document = page()
    left, top = document.l_margin, document.get_y() + 4
    across, down = (0, 34, 64, 94), (0, 13, 26, 33)
    texts = [["Tỉnh,\nthành phố", "Điểm\nnăm 2021", "Điểm\nnăm 2022"], ["Bà Rịa -\nVũng Tàu", "80,10", "81,20"]]
    for row, y in zip([*texts, ["Cà Mau", "82,30", "83,40"]], down, strict=False):
        for text, x in zip(row, across, strict=False):
            document.set_xy(left + x, top + y + 1)
            document.multi_cell(30, 5.5, text, align="L")
    for x in across:
        if thin:
            document.rect(left + x, top, 0.2, down[-1], style="F")
        else:
            document.line(left + x, top, left + x, top + down[-1])
    for y in down:
        if thin:
            document.rect(left, top + y, across[-1], 0.2, style="F")
        else:
            document.line(left, top + y, left + across[-1], top + y)
    document.set_xy(left, top + down[-1] + 6)
    document.cell(0, 6, "Bài viết hết ở đây.")
    assert mined(bytes(document.output())) == [
        OWN,
        ("Bà Rịa - Vũng Tàu", 2021, "80,10"),
        ("Bà Rịa - Vũng Tàu", 2022, "81,20"),
        ("Cà Mau", 2021, "82,30"),
        ("Cà Mau", 2022, "83,40"),
    ]
