import pytest

from rag.understanding.first_edition import with_first_year


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Ngay lần chấm PAR INDEX đầu tiên, Cà Mau hạng mấy?", "Ngay lần chấm PAR INDEX năm 2012, Cà Mau hạng mấy?"),
        ("Lần PAR INDEX được chấm đầu tiên, Bộ Y tế mấy điểm?", "Lần PAR INDEX được chấm năm 2012, Bộ Y tế mấy điểm?"),
        (
            "Năm chỉ số xanh vừa được tung ra, Cà Mau hạng mấy?",
            "Năm chỉ số xanh vừa được tung ra năm 2022, Cà Mau hạng mấy?",
        ),
        ("Set the very first PAR Index result beside it", "Set the 2012 PAR Index result beside it"),
        ("What was the first edition of PAPI like?", "What was the 2011 edition of PAPI like?"),
    ],
)
def test_the_first_edition_has_a_year(asked: str, told: str):
    assert with_first_year(asked) == told


@pytest.mark.parametrize(
    "asked",
    [
        "Cà Mau lần đầu tiên dẫn đầu PAR INDEX năm nào?",
        "Khảo sát hài lòng ở huyện Năm Căn lần đầu tiên khi nào?",
        "PAR INDEX 2020: tỉnh nào lần đầu tiên lọt top 10?",
        "Who was first in the PAR Index?",
        "",
    ],
)
def test_a_first_time_is_no_first_edition(asked: str):
    assert with_first_year(asked) == asked
