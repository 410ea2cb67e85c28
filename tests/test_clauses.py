"""Which clause of a sentence that lists values is quoted."""

import pytest
from rag_fakes import ask_for

from rag.composing.clauses import told_clause

PARTS = "Theo yếu tố, kết quả dịch vụ là 90,35%; công chức 87,94%; còn việc xử lý phản ánh thấp nhất với 80,76%."
PLACES = "Lào Cai đạt 84,62%, hạng 9; Sơn La 83,77%, hạng 11; Hà Giang 82,18%, hạng 13."
ON_TIME = "Xét tỷ lệ đúng hẹn: Lào Cai đạt 98,7%, Sơn La 96,2%, còn Hà Giang chỉ 93,4%."


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Yếu tố nào thấp nhất trong SIPAS 2020?", PARTS, "việc xử lý phản ánh thấp nhất với 80,76%."),
        ("Yếu tố nào cao nhất trong SIPAS 2020?", PARTS, PARTS),
        ("Các yếu tố của SIPAS 2020 được bao nhiêu?", PARTS, PARTS),
        ("Sơn La xếp thứ mấy PAR INDEX 2020?", PLACES, "Sơn La 83,77%, hạng 11"),
        ("Lào Cai và Sơn La xếp thứ mấy PAR INDEX 2020?", PLACES, PLACES[: PLACES.index("; Hà")]),
        ("Lào Cai và Hà Giang xếp thứ mấy PAR INDEX 2020?", PLACES, PLACES),
        ("Lào Cai và Sơn La nơi nào đúng hẹn hơn?", ON_TIME, ON_TIME[: ON_TIME.index(", còn")]),
        ("Vì sao Sơn La tụt hạng?", PLACES, PLACES),
        ("Ngay sau Lào Cai trong bảng PAR INDEX 2020 là hai tỉnh nào?", PLACES, PLACES),
        ("Sơn La xếp thứ mấy PAR INDEX 2020 và ai dẫn đầu?", PLACES, PLACES),
    ],
)
def test_the_clause_of_whom_or_which_end_is_asked(question: str, text: str, told: str):
    assert told_clause(ask_for(question), text) == told


def test_the_clause_of_the_piece_that_answers():
    question = ask_for("Tỉnh vùng cao đứng hạng mấy PAR INDEX 2020?")
    assert told_clause(question, PLACES, "hạng 11") == "Sơn La 83,77%, hạng 11"
    assert told_clause(question, PLACES, "hạng") == PLACES
    assert told_clause(question, PLACES) == PLACES
    assert told_clause(ask_for("Lào Cai và Hà Giang xếp thứ mấy PAR INDEX 2020?"), PLACES, "hạng 9") == PLACES
