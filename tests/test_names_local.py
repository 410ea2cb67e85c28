"""Districts, departments and names that stand in no list."""

import pytest

from index.names.find import find_entities
from index.names.local import find_places, is_office, place_core, same_place, unit_named
from index.names.unlisted import find_unlisted


def places(text: str) -> list[str]:
    return [mention.name for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện Điện Biên đi đầu.", ["Huyện Điện Biên"]),
        ("Ông đến huyện Điện Biên.", ["huyện Điện Biên"]),
        ("Thành phố Bắc Giang đi đầu.", ["Thành phố Bắc Giang"]),  # a town inside the province
        ("Thành phố Đà Nẵng đi đầu.", ["Đà Nẵng"]),  # the province-level unit itself
        ("TP Cần Thơ đi đầu.", ["Cần Thơ"]),
        ("Quận Tây Hồ đi đầu.", ["Quận Tây Hồ"]),
        ("Sở Tư pháp tỉnh Sơn La họp.", ["Sở Tư pháp", "Sơn La"]),
        ("Dong Anh District did well.", ["Dong Anh District"]),
        ("The Department of Finance of Hanoi did well.", ["Department of Finance", "Hà Nội"]),
        ("Tỉnh Điện Biên đi đầu.", ["Điện Biên"]),
        ("Ở huyện Mai Sơn, Sơn La, có quầy mới.", ["huyện Mai Sơn", "Sơn La"]),
        ("Các huyện Mai Sơn, Sơn La và Yên Châu.", ["huyện Mai Sơn", "huyện Sơn La", "Yên Châu"]),
    ],
)
def test_a_unit_below_the_province_is_its_own(text: str, expected: list[str]):
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo báo Đà Nẵng, kết quả khá tốt.",
        "Theo Báo điện tử Lạng Sơn, kết quả khá tốt.",
        "Đại học Thái Nguyên khảo sát.",
        "Bưu điện Hà Nội nhận hồ sơ.",
        "The Hanoi Times wrote so.",
    ],
)
def test_publishers_and_institutions_are_no_places(text: str):
    assert places(text) == []


def test_a_name_in_no_list_counts_where_it_takes_a_place():
    assert places("Mường Lay dẫn đầu, tiếp theo là Na Sang.") == ["Mường Lay"]
    assert places("Ông Mường Lay.") == []


def test_unlisted_names_stay_clear_of_known_ones():
    text = "Mường Lay và Sơn La, Việt Nam"
    assert [m.name for m in find_unlisted(text, find_entities(text))] == ["Mường Lay"]
    text = "Mường Lay Điện Biên được mấy điểm"
    assert [m.name for m in find_unlisted(text, find_entities(text))] == ["Mường Lay"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vậy Mường Lay thì sao?", ["Mường Lay"]),
        ("Thế Sông Cầu với Sông Công, bên nào hơn?", ["Sông Cầu", "Sông Công"]),
        ("Dân Mộc Châu được mấy điểm?", ["Mộc Châu"]),
        ("Dân Chủ", []),
        ("Vị Phó Thủ tướng nào chủ trì?", []),
        ("Đắk Mil, Ea Súp và Cư M'gar", ["Đắk Mil", "Ea Súp", "Cư M'gar"]),
        ("Krông Bông xếp sau Đắkrông", ["Krông Bông", "Đắkrông"]),
        ("Decision of the Chairman", []),
        ("Nghiêng", []),
    ],
)
def test_a_name_of_no_list_is_told_by_its_spelling(text: str, names: list[str]):
    assert [m.name for m in find_unlisted(text, find_entities(text))] == names


def test_a_district_ends_where_its_province_begins():
    assert places("Huyện Mường Lay Điện Biên xếp thứ 3.") == ["Huyện Mường Lay", "Điện Biên"]
    assert places("Xã Tân Hòa Bình") == ["Xã Tân Hòa Bình"]


def test_a_city_below_the_province():
    assert places("In Mường Lay City and Da Nang City") == ["Mường Lay City", "Đà Nẵng"]


def test_a_department_may_lack_its_and():
    assert places("Sở Tài nguyên Môi trường Sơn La xếp thứ 3.") == ["Sở Tài nguyên và Môi trường", "Sơn La"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("huyện Đông Anh", "Đông Anh", True),
        ("Dong Anh District", "huyện Đông Anh", True),
        ("Dakmil", "huyện Đắk Mil", True),
        ("Đắc R'Lấp", "Dak Rlap", True),
        ("Mường Lay City", "TP Mường Lay", True),
        ("Quận Tây Hồ", "Tây Hồ", True),
        ("huyện Đông Anh", "huyện Đông Hưng", False),
    ],
)
def test_same_place(left: str, right: str, same: bool):
    assert same_place(left, right) is same


def test_place_core():
    assert place_core("TP. Việt Trì") == "viet tri"


def test_a_zones_board_is_no_place():
    assert places("Ban Quản lý Khu kinh tế Vân Phong đội sổ") == ["Ban Quản lý Khu kinh tế Vân Phong"]
    assert is_office("Ban Quản lý Khu kinh tế Vân Phong")


@pytest.mark.parametrize(
    ("text", "unit", "named"),
    [
        ("viet tri dung dau", "TP. Việt Trì", True),
        ("tinh nam dinh co 3.000 thu tuc", "phường Nam Định", False),
        ("phuong nam dinh co 300 thu tuc", "phường Nam Định", True),
        ("phuong nam dinh co 300 thu tuc", "Nam Dinh ward", True),
        ("tp hue dung dau", "thành phố Huế", True),
        ("thua thien hue dung dau", "huyện Điện Biên", False),
        ("huyen dien bien dung dau", "huyện Điện Biên", True),
    ],
)
def test_a_unit_with_a_provinces_name_is_named_with_its_kind(text: str, unit: str, named: bool):
    assert unit_named(text, unit, place_core(unit)) is named


def test_a_general_department_is_no_department_of_a_province():
    assert [m.name for m in find_places("Tổng cục Hải quan đạt 93,82 điểm.")] == ["Tổng cục Hải quan"]
    assert is_office("Tổng cục Hải quan")


def test_a_womans_name_behind_a_commune_is_no_commune():
    assert [m.name for m in find_places("Chủ tịch UBND xã Vàng Thị Chở cho hay.")] == []
