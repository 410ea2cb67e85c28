import pytest

from index.sources.signed import is_signature, may_publish, person


@pytest.mark.parametrize("name", ["Nguyễn Thị Hoa", "Nguyễn Văn Đài", "Trần Năm", "Lê Hội", "Thu Hà", "Jane Doe"])
def test_a_persons_name_is_an_author(name: str):
    assert person(name, "Báo Hà Nam") == name
    assert is_signature(name, "Hội nghị kết thúc trong buổi chiều.")


@pytest.mark.parametrize(
    "name",
    ["Ban Biên tập", "Báo Hà Nam", "Phòng Tin", "Đài", "Theo TTXVN", "Tiếng Nói Việt Nam", "admin", "Trưởng Ban"],
)
def test_a_house_an_office_and_who_keeps_the_pages_are_none(name: str):
    assert person(name, None) is None


def test_the_publisher_is_no_author():
    assert person("Bình Minh", "bình minh") is None
    assert person(None, "Bình Minh") is None


def test_the_end_of_a_list_is_no_signature():
    assert not is_signature("Lê Thị Mùi", "Trần Văn Hợi.")
    assert not is_signature("Trân trọng", "Hội nghị kết thúc.")


@pytest.mark.parametrize(("name", "may"), [("Sáng Nay", False), ("Trưởng Ban", False), ("TTXVN", True)])
def test_who_may_publish(name: str, may: bool):
    assert may_publish(name) is may
