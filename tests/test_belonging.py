import pytest

from rag.verification.belonging import of_another

PARTS = (
    "Theo bốn yếu tố, mức hài lòng về kết quả là 90,3%; công chức 87,9%; tiếp cận dịch vụ 85,0%; "
    "còn việc xử lý phản ánh thấp nhất với 80,8%."
)
PLACES = "Dẫn đầu là Cà Mau với 70,1 điểm, Bến Tre 69,4 điểm và Long An ở cuối với 61,2 điểm."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Mức hài lòng về công chức là 87,9%.", PARTS),
        ("Thấp nhất là việc xử lý phản ánh với 80,8%.", PARTS),
        ("Cà Mau dẫn đầu với 70,1 điểm.", PLACES),
        ("Cà Mau dẫn đầu với 70,1 điểm, Bến Tre 69,4 điểm và Long An ở cuối với 61,2 điểm.", PLACES),
        ("Long An ở cuối.", PLACES),
        ("Năm 2021 có 12 xã, nhiều nhất ở Cà Mau.", "Năm 2021 có 12 xã, nhiều nhất ở Cà Mau."),
        ("", PARTS),
    ],
)
def test_what_is_said_of_a_value_stays_with_it(claim: str, source: str):
    assert list(of_another(claim, source)) == []


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("Yếu tố thấp nhất là tiếp cận dịch vụ, đạt 85,0%.", PARTS, ["nhất", "thấp"]),
        ("Bến Tre dẫn đầu với 69,4 điểm.", PLACES, ["đầu"]),
        ("Công chức xử lý phản ánh đạt 87,9%.", PARTS, ["lý", "phản", "xử", "ánh"]),
        ("Bến Tre ở cuối với 69,4 điểm.", PLACES, ["cuối"]),
    ],
)
def test_what_is_said_of_another_value_is_found(claim: str, source: str, words: list[str]):
    assert list(of_another(claim, source)) == [f"“{word}” of another value" for word in words]
