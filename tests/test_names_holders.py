"""A holder's name behind the kind of a unit is no unit's name."""

import pytest

from index.facts.people import find_people
from index.names.local import find_places


@pytest.mark.parametrize(
    ("text", "places", "people"),
    [
        ("Chủ tịch UBND xã Đỗ Văn Sáu kể chuyện.", [], ["Đỗ Văn Sáu"]),
        ("Phó Chủ tịch UBND huyện Tô Trọng Hải nói ngắn.", [], ["Tô Trọng Hải"]),
        ("Bí thư Đảng ủy phường Lê Hùng Sáu cho biết.", [], ["Lê Hùng Sáu"]),
        ("Chủ tịch UBND phường Lê Hồng Phong nói ngắn.", ["phường Lê Hồng Phong"], []),
        ("Chủ tịch UBND xã Tà Xùa Vàng A Sáu cho hay.", ["xã Tà Xùa"], ["Vàng A Sáu"]),
        ("Bí thư Đảng ủy xã Trần Văn Thời Lê Minh Sáu nói.", ["xã Trần Văn Thời"], ["Lê Minh Sáu"]),
        ("Người dân xã Đỗ Văn Sáu đi xa.", ["xã Đỗ Văn Sáu"], []),
    ],
)
def test_whose_name_it_is(text: str, places: list[str], people: list[str]):
    assert [mention.name for mention in find_places(text)] == places
    assert [person.name for person in find_people(text)] == people
