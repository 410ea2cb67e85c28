"""Places told in words and by an order of names, and places counted from the table's end."""

import pytest
from facts_help import facts, frames, measures, rows

Places = list[tuple[str | None, str | None]]


def places(text: str, title: str) -> Places:
    return [(entity, place) for entity, place, _ in rows(text, "rank", title=title)]


@pytest.mark.parametrize(
    "text",
    [
        "Sơn La xếp thứ ba từ dưới lên với 83,15%.",
        "Sơn La đứng thứ nhì từ dưới lên.",
        "Sơn La xếp áp chót.",
        "Sơn La đứng kế cuối.",
        "Xếp thứ ba từ dưới lên là Sơn La.",
        "Son La finished third from the bottom.",
        "Son La was second-lowest.",
    ],
)
def test_a_place_from_below_has_no_number(text: str):
    assert places(text, "PAR INDEX 2025") == [("Sơn La", "bottom group")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sơn La khép lại bảng xếp hạng, chỉ đạt 82,06%.", "last"),
        ("Son La was bottom.", "last"),
        ("Sơn La được người dân hài lòng nhất với 90,88%.", "1"),
        ("Về nhất ở khối địa phương kỳ 2012 là Sơn La: 87,14%.", "1"),
        ("Người về nhất là Sơn La.", "1"),
    ],
)
def test_places_in_words(text: str, place: str):
    assert places(text, "SIPAS 2025") == [("Sơn La", place)]


@pytest.mark.parametrize(
    "text", ["Huyện có nhiều xã phải sắp xếp nhất.", "Cán bộ người đứng đầu Sơn La chịu trách nhiệm."]
)
def test_words_that_give_no_place(text: str):
    assert places(text, "Sơn La năm 2024") == []


@pytest.mark.parametrize(
    "following",
    [
        "Tiếp theo là Quảng Ninh 90,27% và Thái Nguyên 89,95%.",
        "Bám sau thành phố này lần lượt là Quảng Ninh (90,27%), Thái Nguyên (89,95%).",
        "Xếp sau lần lượt là Quảng Ninh (90,27%) và Thái Nguyên (89,95%).",
        "Nối gót là Quảng Ninh và Thái Nguyên.",
    ],
)
def test_who_follows_the_first(following: str):
    assert places(f"Hải Phòng được người dân hài lòng nhất với 90,88%. {following}", "SIPAS 2025") == [
        ("Hải Phòng", "1"),
        ("Quảng Ninh", "2"),
        ("Thái Nguyên", "3"),
    ]


def test_one_that_was_last_is_not_the_next_of_a_list():
    text = "Justice Ministry led with 89.9%, followed by the State Bank (89.5%); the Ministry of Transport was last."
    found = rows(text, "rank", title="PAR Index 2023", lang="en")
    assert found[-1] == ("Bộ Giao thông vận tải", "last", 2023)
    assert ("Bộ Giao thông vận tải", "3", 2023) not in found


def test_the_last_three():
    text = "Ba địa phương xếp cuối là Cao Bằng, Phú Yên, Bình Thuận."
    assert places(text, "PAR INDEX 2022") == [
        ("Cao Bằng", "bottom group"),
        ("Phú Yên", "bottom group"),
        ("Bình Thuận", "bottom group"),
    ]


def test_the_order_of_the_top():
    text = "Trật tự tốp 3 của khối bộ là Bộ Tư pháp, Bộ Tài chính, Bộ Nội vụ."
    assert places(text, "PAR INDEX 2022") == [("Bộ Tư pháp", "1"), ("Bộ Tài chính", "2"), ("Bộ Nội vụ", "3")]


@pytest.mark.parametrize(
    "text",
    [
        "Ba cái tên còn lại của tốp 5: Đồng Tháp 83,71%; Đà Nẵng 83,7%; Hải Phòng 83,6%.",
        "Ba huyện có tỷ lệ cao nhất gồm Kim Sơn, Nho Quan và Gia Viễn.",
    ],
)
def test_a_list_in_no_order(text: str):
    assert places(text, "PAR INDEX 2018") == []


def test_two_that_share_a_place():
    text = "Huyện Sơn Dương và huyện Yên Sơn đồng hạng nhất về CCHC nội bộ với 90,5 điểm."
    assert places(text, "") == [("Huyện Sơn Dương", "1"), ("huyện Yên Sơn", "1")]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Kèm theo đó là danh mục 1.885 thủ tục hành chính.", [("1.885", "count")]),
        ("Danh mục 1.885 thủ tục.", [("1.885", "count")]),
        ("Kết quả xếp hạng 63 tỉnh, thành phố.", [("63", "count")]),
        ("Nghị quyết 1297/NQ-UBTVQH15 có hiệu lực.", [("1297/NQ-UBTVQH15", "document")]),
        ("Tỉnh có 1.180 doanh nghiệp mới, tăng 8% so với cùng kỳ.", [("1.180", "count"), ("8%", "share")]),
        ("Tỉnh cắt giảm thêm 30% thời gian giải quyết.", [("30%", "share")]),
        ("Sở Kế hoạch và Đầu tư cho biết PCI đạt 65,1 điểm.", [("65,1", "score")]),
    ],
)
def test_what_kind_of_value(text: str, measured: list[tuple[str, str]]):
    assert measures(text, title="PCI 2021 của Cà Mau") == measured


def test_counts_and_falls_in_english():
    assert measures("The centre was busy, crediting 1,315 over the five working days.", lang="en") == [
        ("1,315", "count")
    ]
    (change, _) = facts("On PCI 2023, Cà Mau slipped two places to 31st.", lang="en")
    assert (change.measure, str(change.number)) == ("rank_change", "-2")


def test_the_same_period_of_another_year_is_of_the_year_in_play_too():
    text = "In 2022 it was busy. Some 41.2 per cent came online, up from 24.9 per cent in the same period of 2021."
    assert frames(text, lang="en")[-1].years == (2022, 2021)
    assert [(f.value, f.year) for f in facts(text, lang="en")] == [("41.2 per cent", 2022), ("24.9 per cent", 2021)]


def test_a_part_that_no_list_holds_does_not_take_its_neighbours_name():
    text = "Ba lĩnh vực gồm thể chế (95,1%), thủ tục hành chính (93%) và tổ chức bộ máy (91%)."
    assert [f.dimension for f in facts(text, title="PAR INDEX 2021 của Cà Mau")] == [
        "cải cách thể chế",
        "thành phần",
        "cải cách tổ chức bộ máy",
    ]


def test_those_behind_a_regions_leader_have_their_places_in_the_region():
    text = "PAR INDEX 2022: Long An dẫn đầu vùng với 88,03%, đứng thứ 7 cả nước; kế đến là Đồng Tháp 87,61%."
    ranks = [(f.entity, f.number, f.dimension) for f in facts(text) if f.measure == "rank"]
    assert ranks == [("Long An", 1, "trong vùng"), ("Long An", 7, None), ("Đồng Tháp", 2, "trong vùng")]


def test_those_to_whom_the_next_places_go():
    text = "PAR INDEX 2013: Đà Nẵng dẫn đầu. Hai vị trí kế tiếp thuộc về Bình Dương (86,10%) và Cần Thơ (85,72%)."
    assert [(f.entity, f.number) for f in facts(text) if f.measure == "rank"] == [
        ("Đà Nẵng", 1), ("Bình Dương", 2), ("Cần Thơ", 3),
    ]  # fmt: skip
