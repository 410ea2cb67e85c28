"""Lines that nothing is mined from: tables without columns, and sentences past all measure."""

import time

import pytest
from facts_help import facts, rows
from formats_help import only, parse, pdf

from index.facts.frames import frame_sentences
from index.facts.mine import mine

LEAD = "Năm 2023, Hà Nội đạt 92,30 điểm PAR INDEX."


@pytest.mark.parametrize(
    "lines",
    [
        "Hà Nội 90,10 91,20 92,30",
        "Tỉnh 2021 2022 2023\n\nHà Nội 90,10 91,20 92,30",
        "Tỉnh 2021 2022 2023\n\nHà Nội 90,10",
        "Hà Nội\n\n90,10\n\n91,20",
        "Hà Nội - - 91,20\n\nCà Mau 80,10 81,20 82,30\n\nTrà Vinh 81,25",
        "Hà Nội 5 90,10%",
    ],
)
def test_a_table_without_columns_is_of_no_year(lines: str):
    assert rows(f"{LEAD}\n\n{lines}", "score") == [("Hà Nội", "92.30", 2023)]
    assert rows(f"{LEAD}\n\n{lines}", "rank") == []


@pytest.mark.parametrize("text", ["Năm 2023, Hà Nội đạt từ 70 - 80%, xếp thứ 5", "Năm 2021 12 tỉnh xếp trên Hà Nội."])
def test_numbers_in_prose_are_mined(text: str):
    assert facts(text, title="PAR INDEX") != []


def test_a_table_in_a_pdf_without_columns_is_not_mined():
    lines = [LEAD, "Tỉnh 2021 2022 2023", "Hà Nội 90,10 91,20 92,30", "Cà Mau 80,10 81,20 82,30"]
    read = only(parse("tin.pdf", pdf("\n".join(lines))))
    assert {(f.entity, f.value, f.year) for f in mine(read, frame_sentences(read)) if f.measure == "score"} == {
        ("Hà Nội", "92,30", 2023)
    }


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["12,34"] * 20_000),
        ", ".join(["Hà Nội đạt 12,34 điểm"] * 5_000),
        "Hà Nội đạt " + "; ".join(["1"] * 900) + " điểm.",
        "| Tỉnh | " + "PAPI 2021 | " * 5_000 + "\n" + "| Hà Nội " * 5_000 + "|",
    ],
)
def test_no_sentence_takes_long(text: str):
    began = time.process_time()
    assert facts(text, title="Hà Nội: PAR INDEX 2023") == []
    assert time.process_time() - began < 5
