import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.names import find as finding
from index.names.find import canonical_names, find_dimensions, find_entities, find_indicators, kind_of
from index.names.local import find_places
from index.names.provinces import CENTRAL_CITIES, MERGED_INTO
from index.text.fold import fold
from index.text.normalize import clean

fragments = st.sampled_from(
    [
        *canonical_names("province"),
        *canonical_names("ministry")[:6],
        *("huyện ", "TP ", "báo ", "Sở Nội vụ", "PAR INDEX", "PAPI", "SIPAS", "kiểm soát tham nhũng", "CCHC"),
        *("Ha Noi", "dien bien", "Quận Tây Hồ", "Mường Chà District", " dẫn đầu", " với 7"),
        *(" ", ", ", " và ", "-", ".", "(", ")"),
    ]
)
texts = st.lists(fragments, max_size=8).map("".join) | st.text(max_size=40)


def entities(text: str, *, cased: bool = True) -> list[str]:
    return [mention.name for mention in find_entities(text, cased=cased)]


def indicators(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.kind) for mention in find_indicators(text)]


def places(text: str) -> list[str]:
    return [mention.name for mention in find_places(text)]


# --- lists ---------------------------------------------------------------------------------------------------------


def test_how_many_there_are():
    provinces = canonical_names("province")
    assert len(provinces) == len(set(provinces)) == 63
    assert len(provinces) - len(MERGED_INTO) == 34
    assert len(canonical_names("region")) == 6


def test_mergers_and_central_cities_name_provinces():
    provinces = set(canonical_names("province"))
    assert set(MERGED_INTO) | set(MERGED_INTO.values()) | CENTRAL_CITIES <= provinces
    assert set(MERGED_INTO).isdisjoint(MERGED_INTO.values())


@pytest.mark.parametrize("kind", ["province", "region", "ministry", "group", "indicator", "dimension"])
def test_every_name_is_found_by_itself_and_unmarked(kind: str):
    find = {"indicator": find_indicators, "dimension": find_dimensions}.get(kind, find_entities)
    for name in canonical_names(kind):
        for written in (name, "".join(fold(c).upper() if c.isupper() else fold(c) for c in name)):
            assert [mention.name for mention in find(f"{written}.")] == [name], written


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Bắc Giang", "province"), ("Tây Nguyên", "region"), ("Bộ Tư pháp", "ministry"), ("huyện Đông Anh", "local")],
)
def test_kind_of(name: str, kind: str):
    assert kind_of(name) == kind


# --- spellings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("TP.HCM", "TP.HCM"),
        ("TPHCM", "TP.HCM"),
        ("TP HCM", "TP.HCM"),
        ("TP. Hồ Chí Minh", "TP.HCM"),
        ("Thành phố Hồ Chí Minh", "TP.HCM"),
        ("HCM City", "TP.HCM"),
        ("Ho Chi Minh City", "TP.HCM"),
        ("HCMC", "TP.HCM"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Ba Ria-Vung Tau", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Hoà Bình", "Hòa Bình"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Nông", "Đắk Nông"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("HÀ GIANG", "Hà Giang"),
        ("Hanoi", "Hà Nội"),
        ("Dien Bien", "Điện Biên"),
        ("ĐBSCL", "Đồng bằng sông Cửu Long"),
        ("the Mekong Delta", "Đồng bằng sông Cửu Long"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ TN&MT", "Bộ Tài nguyên và Môi trường"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("MoHA", "Bộ Nội vụ"),
        ("the State Bank of Vietnam", "Ngân hàng Nhà nước"),
    ],
)
def test_spellings_of_an_entity(written: str, name: str):
    assert entities(f"Năm nay {written} đi đầu.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Công an giáng cấp hai người.",  # "giang" inside another word
        "Bác Giang về quê.",  # other diacritics, another name
        "Họ sống hòa bình.",  # no capitals
        "Một ngày thái bình ở bến tre.",
    ],
)
def test_what_is_no_province(text: str):
    assert [name for name in entities(text) if kind_of(name) == "province"] == []


def test_typed_questions_need_no_capitals():
    assert entities("điện biên xếp thứ mấy, tphcm thì sao", cased=False) == ["Điện Biên", "TP.HCM"]
    assert entities("dien bien xep thu may, ha noi thi sao", cased=False) == ["Điện Biên", "Hà Nội"]


def test_hoi_for_nga_is_a_slip_of_typing_only():
    assert entities("Vỉnh Phúc và Quãng Nam xếp thứ mấy?", cased=False) == ["Vĩnh Phúc", "Quảng Nam"]
    assert entities("Báo cáo của Vỉnh Phúc") == []


def test_the_longer_name_wins():
    assert entities("Bộ Nông nghiệp và Môi trường") == ["Bộ Nông nghiệp và Môi trường"]
    assert entities("TP Điện Biên Phủ") == ["Điện Biên Phủ"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PAR INDEX", "PAR INDEX"),
        ("Par Index", "PAR INDEX"),
        ("PAR-INDEX", "PAR INDEX"),
        ("chỉ số cải cách hành chính", "PAR INDEX"),
        ("Chỉ số CCHC", "PAR INDEX"),
        ("Public Administration Reform Index", "PAR INDEX"),
        ("chỉ số hài lòng", "SIPAS"),
        ("SIPAS", "SIPAS"),
        ("chỉ số hiệu quả quản trị và hành chính công", "PAPI"),
        ("năng lực cạnh tranh cấp tỉnh", "PCI"),
        ("Provincial Competitiveness Index", "PCI"),
        ("chỉ số chuyển đổi số", "DTI"),
        ("chỉ số CCHC nội bộ", "PAR nội bộ"),
    ],
)
def test_spellings_of_an_index(written: str, name: str):
    assert indicators(f"Kết quả {written} mới công bố.") == [(name, "indicator")]


def test_talk_of_reform_is_a_weak_name():
    assert indicators("Tỉnh đẩy mạnh cải cách hành chính.") == [("PAR INDEX", "weak_indicator")]


@pytest.mark.parametrize("text", ["It is on par with others.", "Một parable.", "Viện PCIX."])
def test_what_is_no_index(text: str):
    assert indicators(text) == []


# --- properties ----------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(texts)
def test_mentions_are_in_order_and_apart(text: str):
    for find in (find_entities, find_indicators, find_dimensions, find_places):
        found = find(text)
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(left.end <= right.start for left, right in pairwise(found))


@settings(deadline=None)
@given(texts)
def test_decomposed_text_names_the_same_once_cleaned(text: str):
    whole = clean(text)
    decomposed = clean(unicodedata.normalize("NFD", whole))
    assert find_places(decomposed) == find_places(whole)
    assert find_indicators(decomposed) == find_indicators(whole)


def test_a_comma_parts_two_names():
    assert entities("Gồm: Điện Biên, Phú Thọ.") == ["Điện Biên", "Phú Thọ"]
    assert entities("Bà Rịa, Vũng Tàu") == ["Bà Rịa - Vũng Tàu"]
    assert entities("Bộ Văn hóa Thể thao và Du lịch") == ["Bộ Văn hóa, Thể thao và Du lịch"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(canonical_names("province")), min_size=1, max_size=5, unique=True))
def test_an_enumeration_names_everyone(names: list[str]):
    assert entities(f"Gồm: {', '.join(names)}.") == names
    unmarked = ["".join(fold(c).upper() if c.isupper() else fold(c) for c in name) for name in names]
    assert entities(f"These are {', '.join(unmarked)}.") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Why is the science ministry late?", ["Bộ Khoa học và Công nghệ"]),
        ("The Health Ministry and the interior ministry said so.", ["Bộ Y tế", "Bộ Nội vụ"]),
        ("Ủy ban Dân tộc xếp thứ 18.", ["Ủy ban Dân tộc"]),
        ("the Government Inspectorate was 14th", ["Thanh tra Chính phủ"]),
    ],
)
def test_ministries_by_their_short_names(text: str, names: list[str]):
    assert [mention.name for mention in find_places(text)] == names


def test_of_names_that_begin_alike_the_longest_is_found_and_every_name_begins_with_a_word():
    found = find_entities("Điện Biên Phủ, Hà Nội và Hà Nam; Bắc Kạn-Thái Nguyên")
    assert [(one.start, one.end, one.name) for one in found] == [
        (0, 13, "Điện Biên Phủ"), (15, 21, "Hà Nội"), (25, 31, "Hà Nam"), (33, 40, "Bắc Kạn"),
    ]  # fmt: skip
    for lists in (finding._ENTITY_LISTS, finding._INDICATOR_LISTS, finding._DIMENSION_LISTS):
        assert "" not in finding._names(lists).beginning


def test_what_people_call_a_province():
    assert entities("xứ Lạng hơn xứ Thanh", cased=False) == ["Lạng Sơn", "Thanh Hóa"]
    assert entities("Doanh nghiệp xứ Lạng") == []  # in print the name itself stands beside it


def test_a_ranking_of_digital_change_is_the_dti():
    assert indicators("Trong bảng xếp hạng chuyển đổi số năm 2020") == [("DTI", "indicator")]
