import pytest
from rag_fakes import TODAY, ask_for, index_of

from index.types import Article
from rag.composing.answer_region import answer_extreme_region, answer_place_within, answer_region
from rag.understanding.question import parse, without_names

HIGHLANDS = Article(
    "tay-nguyen",
    "PAR INDEX 2021 ở Tây Nguyên",
    "| Tỉnh | Hạng PAR INDEX 2021 |\n|---|---|\n| Kon Tum | 40 |\n| Gia Lai | 22 |\n| Đắk Lắk | 35 |\n"
    "| Đắk Nông | 51 |\n| Lâm Đồng | 9 |",
)
TWO = Article("hai-tinh", "PAR INDEX 2021", "PAR INDEX 2021: Kon Tum xếp thứ 40, Gia Lai xếp thứ 22.")


def told(question: str, *articles: Article) -> list[str]:
    draft = answer_region(index_of(*articles), ask_for(question))
    return [statement.text for statement in draft.statements] if draft else []


def test_the_first_of_a_region():
    assert told("Hai tỉnh Tây Nguyên nào đứng đầu PAR INDEX 2021?", HIGHLANDS) == [
        "PAR INDEX 2021: Lâm Đồng (xếp thứ 9) và Gia Lai (xếp thứ 22)"
    ]


def test_the_last_of_a_region():
    assert told("Tỉnh Tây Nguyên nào thấp nhất PAR INDEX 2021?", HIGHLANDS) == ["PAR INDEX 2021: Đắk Nông (xếp thứ 51)"]


def test_with_few_places_known_nobody_is_called_the_first():
    assert told("Tỉnh Tây Nguyên nào đứng đầu PAR INDEX 2021?", TWO) == []


@pytest.mark.parametrize(
    "question", ["Tỉnh nào đứng đầu PAR INDEX 2021?", "Tỉnh Tây Nguyên nào đứng đầu?", "Tây Nguyên có mấy tỉnh?"]
)
def test_other_questions_are_not_for_it(question: str):
    assert told(question, HIGHLANDS) == []


def test_people_say_mien_tay():
    index = index_of(HIGHLANDS)
    query = parse("Miền Tây tỉnh nào đứng đầu PAR INDEX 2021?", (), index.vocabulary, TODAY)
    assert query.entities == ("Đồng bằng sông Cửu Long",)


REGIONS = Article(
    "vung",
    "PAR INDEX 2021 sáu vùng",
    "| Vùng | PAR INDEX 2021 (%) |\n|---|---|\n| Đồng bằng sông Hồng | 88,12 |\n| Đông Nam Bộ | 87,31 |\n"
    "| Trung du và miền núi phía Bắc | 84,05 |\n| Bắc Trung Bộ và Duyên hải miền Trung | 86,40 |\n"
    "| Đồng bằng sông Cửu Long | 85,27 |\n| Tây Nguyên | 84,05 |",
)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Tây Nguyên có phải là vùng thấp nhất PAR INDEX 2021 không?", "Đúng. "),
        ("Tây Nguyên có phải vùng duy nhất thấp điểm PAR INDEX nhất năm 2021 không?", "Không. "),
        ("Đông Nam Bộ có phải vùng thấp nhất PAR INDEX 2021 không?", "Không. "),
    ],
)
def test_the_lowest_region(question: str, start: str):
    query = ask_for(question)
    draft = answer_extreme_region(index_of(REGIONS), query, without_names(query.standalone))
    assert draft is not None
    lowest = "PAR INDEX 2021: thấp nhất trong các vùng là Trung du và miền núi phía Bắc (84,05) và Tây Nguyên (84,05)"
    assert [s.text for s in draft.statements] == [start + lowest]


def test_with_few_regions_known_none_is_called_the_lowest():
    query = ask_for("Tây Nguyên có phải là vùng thấp nhất PAR INDEX 2021 không?")
    few = Article("it", "T", "PAR INDEX 2021: Tây Nguyên đạt 84,05%, Đông Nam Bộ đạt 87,31%.")
    assert answer_extreme_region(index_of(few), query, without_names(query.standalone)) is None


def test_places_within_several_regions_are_quoted():
    text = "Năm 2021, trong vùng Tây Bắc, Sơn La đứng thứ 2 PCI; trong vùng miền núi phía Bắc, Sơn La đứng thứ 5 PCI."
    index = index_of(Article("vung", "T", text))
    draft = answer_place_within(index, ask_for("Trong vùng, Sơn La đứng thứ mấy PCI 2021?"))
    assert draft is not None
    assert [s.text for s in draft.statements] == [f"Bài viết nêu: “{text}”"]
    assert answer_place_within(index_of(), ask_for("Sơn La đứng thứ mấy PAR INDEX 2018?")) is None


DELTA = Article(
    "dbscl",
    "PAR INDEX 2022 ở Đồng bằng sông Cửu Long",
    "PAR INDEX 2022: Long An dẫn đầu vùng với 88,03%, đứng thứ 7 cả nước; kế đến là Đồng Tháp 87,61% và Cần Thơ "
    "86,90%. Sóc Trăng thấp nhất vùng, chỉ 79,28%, đứng thứ 61.",
)


def test_places_in_the_region_that_an_article_tells_as_such():
    assert told("Ba nơi dẫn đầu Đồng bằng sông Cửu Long về PAR INDEX 2022?", DELTA) == [
        "PAR INDEX 2022, trong vùng: Long An (dẫn đầu), Đồng Tháp (đứng thứ 2) và Cần Thơ (đứng thứ 3)"
    ]
    assert told("Tỉnh thấp nhất Đồng bằng sông Cửu Long ở PAR INDEX 2022 được bao nhiêu phần trăm?", DELTA) == [
        "PAR INDEX 2022, trong vùng: Sóc Trăng (đứng cuối bảng)",
        "PAR INDEX 2022: Sóc Trăng đạt 79,28%",
    ]
    assert told("Tỉnh đứng thứ tư Đồng bằng sông Cửu Long ở PAR INDEX 2022?", DELTA) == []


def test_the_countrys_first_ten_in_a_region_are_those_alone():
    assert told("Những tỉnh Tây Nguyên nào lọt top 30 PAR INDEX 2021?", HIGHLANDS) == [
        "PAR INDEX 2021: Lâm Đồng (xếp thứ 9) và Gia Lai (xếp thứ 22)"
    ]
    assert told("Những tỉnh Tây Nguyên nào lọt top 10 PAR INDEX 2021?", TWO) == []
    low = "Hai tỉnh Tây Nguyên nào lọt nhóm 16 nơi kém nhất PAR INDEX 2021?"
    end = Article("cuoi", "PAR INDEX 2021", "PAR INDEX 2021: Kon Tum và Gia Lai nằm trong nhóm 16 tỉnh thấp nhất.")
    assert told(low, HIGHLANDS) == []
    assert told(low, end) == ["PAR INDEX 2021: Gia Lai (thuộc nhóm cuối bảng) và Kon Tum (thuộc nhóm cuối bảng)"]
