"""Tables of PDF pages: columns where their places are sure, and nothing mined where they are not."""

import pytest
from facts_help import rows
from formats_help import only, parse, printed

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
