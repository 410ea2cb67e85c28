from itertools import pairwise

import pytest
from facts_help import facts
from hypothesis import given, settings
from hypothesis import strategies as st

from index.facts.people import find_people

fragments = st.sampled_from(
    [
        *("Chủ tịch UBND tỉnh", "Giám đốc Sở Nội vụ", "Bộ trưởng", "Nguyễn Văn An", "ông Lê Thị Bích", "Mr. Tran An"),
        *("Director", "Chairman", "Mùa A Sơn", "Điện Biên", "cho biết", "said", "Phó "),
        *(" ", ", ", ". ", " - ", "(", ")"),
    ]
)
texts = st.lists(fragments, max_size=10).map("".join) | st.text(max_size=60)


def people(text: str) -> list[tuple[str, str]]:
    return [(person.name, person.office) for person in find_people(text)]


@settings(deadline=None)
@given(texts)
def test_a_person_stands_where_it_says(text: str):
    found = find_people(text)
    assert all(text[person.start : person.end] == person.name and person.office for person in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Chủ tịch UBND tỉnh Lê Văn An phát biểu.", "Lê Văn An", "Chủ tịch UBND tỉnh"),
        ("It works, said Lê Văn An, the library's director.", "Lê Văn An", "director"),
        ("Chủ tịch UBND huyện Cát Hải Nguyễn Văn An nói.", "Nguyễn Văn An", "Chủ tịch UBND huyện Cát Hải"),
        ("Chủ tịch UBND huyện Trần Văn Thời Hồ Văn Bé nói.", "Hồ Văn Bé", "Chủ tịch UBND huyện Trần Văn Thời"),
        ("Thủ tướng Phạm Minh Chính chủ trì hội nghị.", "Phạm Minh Chính", "Thủ tướng"),
        ("Phó Chủ tịch UBND tỉnh, ông Lê Văn An, dự họp.", "Lê Văn An", "Phó Chủ tịch UBND tỉnh"),
        ("Ông Lê Văn An, Giám đốc Sở Nội vụ, cho biết như vậy.", "Lê Văn An", "Giám đốc Sở Nội vụ"),
        ("Bà Lò Thị Mai - Phó Chủ tịch UBND huyện chủ trì.", "Lò Thị Mai", "Phó Chủ tịch UBND huyện"),
        ("Đồng chí Mùa A Dơ (Bí thư Tỉnh ủy) dự họp.", "Mùa A Dơ", "Bí thư Tỉnh ủy"),
        ("Lê Văn An, Trưởng đoàn kiểm tra, đã lưu ý điều đó.", "Lê Văn An", "Trưởng đoàn kiểm tra"),
        (
            "Phó Chủ tịch Thường trực UBND tỉnh Nguyễn Thành Nam dự.",
            "Nguyễn Thành Nam",
            "Phó Chủ tịch Thường trực UBND tỉnh",
        ),
        ("Chủ tịch UBND tỉnh Gia Lai Trần Quốc Bảo phát biểu.", "Trần Quốc Bảo", "Chủ tịch UBND tỉnh Gia Lai"),
        ("Bộ trưởng Bộ Nội vụ Lê Văn An công bố.", "Lê Văn An", "Bộ trưởng Bộ Nội vụ"),
        ("Giám đốc Sở Nội vụ Lê Quốc Trung báo cáo.", "Lê Quốc Trung", "Giám đốc Sở Nội vụ"),
        ("Phó Thủ tướng Nguyễn Hòa Bình chủ trì.", "Nguyễn Hòa Bình", "Phó Thủ tướng"),
        ("Mr. Le Van An, Director of the department, said so.", "Le Van An", "Director of the department"),
        ("Minister Le Van An chaired it.", "Le Van An", "Minister"),
        ("Deputy Minister of Home Affairs Le Van An chaired it.", "Le Van An", "Deputy Minister of Home Affairs"),
    ],
)
def test_a_person_and_an_office(text: str, name: str, office: str):
    assert people(text) == [(name, office)]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND tỉnh Điện Biên phát biểu.",  # a place, no name
        "Giám đốc Sở Nội vụ phát biểu.",
        "Bộ trưởng Bộ Tài chính phát biểu.",
        "Ông Lê Văn An phát biểu.",  # no office
        "Ủy ban nhân dân tỉnh họp.",
        "Chairman of the People's Committee spoke.",
    ],
)
def test_nobody(text: str):
    assert people(text) == []


def test_several_people():
    text = "Chủ tịch UBND tỉnh Lê Văn An và Giám đốc Sở Tư pháp Trần Thị Bình dự họp."
    assert [name for name, _ in people(text)] == ["Lê Văn An", "Trần Thị Bình"]


def test_the_office_holder_belongs_to_the_place_in_play():
    (person,) = facts("Chủ tịch UBND tỉnh Lê Văn An yêu cầu các sở vào cuộc.", title="Cà Mau nâng hạng")
    assert (person.measure, person.value, person.entity, person.label) == (
        "person",
        "Lê Văn An",
        "Cà Mau",
        "Chủ tịch UBND tỉnh",
    )


def test_a_holder_of_a_central_office_belongs_to_no_province():
    (person,) = facts("Thủ tướng Lê Văn An yêu cầu các sở vào cuộc.", title="Cà Mau nâng hạng")
    assert (person.value, person.entity) == ("Lê Văn An", None)


def test_a_person_named_like_a_province_is_no_province():
    found = facts("Phó Thủ tướng Nguyễn Hòa Bình nêu kết quả. Tỉnh xếp thứ 20 PCI 2021.", title="Cà Mau và PCI")
    assert [(fact.measure, fact.entity) for fact in found] == [("person", None), ("rank", "Cà Mau")]


def test_an_office_says_whose_it_is():
    text = "Tại Vĩnh Long, ông Trần Ngọc Tam, Chủ tịch UBND tỉnh Bến Tre, nói thêm."
    assert [(f.value, f.entity) for f in facts(text, title="Vĩnh Long") if f.measure == "person"] == [
        ("Trần Ngọc Tam", "Bến Tre")
    ]


@pytest.mark.parametrize("office", ["Phó Chánh Thanh tra tỉnh", "Phó Chánh Văn phòng UBND tỉnh", "Phó Viện trưởng"])
def test_a_deputy_keeps_the_word_that_says_so(office: str):
    found = facts(f"Trưởng đoàn, {office} Lê Văn An, kể lại.", title="Cà Mau")
    assert [f.label for f in found if f.measure == "person"] == [office]


def test_a_district_is_nobody():
    assert people("The chairman of Cat Hai district said so.") == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Ông Trần Đình Khoa, nguyên Phó Giám đốc Sở Lao động, được bổ nhiệm làm Giám đốc Sở Nội vụ từ 30/6/2025.",
            ("Trần Đình Khoa", "Giám đốc Sở Nội vụ"),
        ),
        (
            "Ông Lê Văn Tám (51 tuổi) được HĐND tỉnh bầu giữ chức Chủ tịch UBND tỉnh Kon Tum.",
            ("Lê Văn Tám", "Chủ tịch UBND tỉnh Kon Tum"),
        ),
        (
            "Mr. Nguyen Van An was appointed director of the office on May 3.",
            ("Nguyen Van An", "director of the office"),
        ),
        ("Bà Phan Thị Uyên làm Giám đốc Trung tâm.", ("Phan Thị Uyên", "Giám đốc Trung tâm")),
    ],
)
def test_who_was_appointed_holds_the_new_office(text: str, person: tuple[str, str]):
    assert people(text) == [person]


def test_the_seat_of_an_office_is_no_part_of_the_name():
    found = find_people("Bí thư Huyện ủy Mường Lát Lò Văn Phong cho biết")
    assert [(p.name, p.office) for p in found] == [("Lò Văn Phong", "Bí thư Huyện ủy Mường Lát")]
    found = find_people("Chủ tịch UBND huyện Nậm Pồ Ma Văn Tường cho biết")
    assert [(p.name, p.office) for p in found] == [("Ma Văn Tường", "Chủ tịch UBND huyện Nậm Pồ")]
    found = find_people("Bí thư Huyện ủy Nguyễn Thị Thu Hà cho biết")
    assert [(p.name, p.office) for p in found] == [("Nguyễn Thị Thu Hà", "Bí thư Huyện ủy")]
