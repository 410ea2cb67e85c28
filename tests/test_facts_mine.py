import unicodedata

import pytest
from facts_help import article, facts
from hypothesis import given, settings
from hypothesis import strategies as st

from index.facts.frames import frame_sentences
from index.facts.mine import mine
from index.names.find import canonical_names
from index.text.normalize import clean
from index.types import Fact, Lang

fragments = st.sampled_from(
    [
        *canonical_names("province")[:12],
        *canonical_names("ministry")[:3],
        *(
            "PAR INDEX",
            "SIPAS",
            "PAPI",
            "PCI 2021",
            "chỉ số CCHC nội bộ",
            "kiểm soát tham nhũng",
            "cải cách hành chính",
        ),
        *(
            "xếp thứ 12/63",
            "đạt 84,27%",
            "44,15 điểm",
            "(7,42 điểm)",
            "tăng 5 bậc",
            "giảm 1,72%",
            "dẫn đầu",
            "cuối bảng",
        ),
        *("tiếp theo là", "nhóm dẫn đầu", "lần lượt", "bình quân cả nước", "các tỉnh", "so với năm 2016", "năm 2018"),
        *(
            "từ thứ 43",
            "lên thứ 5",
            "Năm 2020, ",
            "33.300 hồ sơ",
            "ngày 8/6",
            "con số này",
            "Chủ tịch UBND tỉnh Lê Văn An",
        ),
        *("ranked 12th", "rose to 43.79", "the province", "876/QĐ-BNV", "trong vùng", "phấn đấu đạt"),
        *(" ", " ", ", ", " và ", "; ", ". ", ": ", "(", ")", "\n", "\n\n", "| ", " |\n", "|---|---|\n", "**"),
    ]
)
texts = st.lists(fragments, max_size=25).map("".join)
anything = texts | st.text(max_size=80)
langs = st.sampled_from(["vi", "en"])

PIECES = [
    "Ba địa phương dẫn đầu PCI 2021 là Quảng Ninh, Hải Phòng và Đồng Tháp.",
    "Năm 2022, PAR INDEX của Phú Yên đạt 81,30%, thấp hơn 1,82% so với năm 2021, xếp thứ 40/63.",
    "Hoà Bình đạt 85,12 điểm, Bà Rịa - Vũng Tàu xếp cuối bảng.",
    "Chủ tịch UBND tỉnh Lê Văn An cho biết ngày 8/6/2022 tỉnh trả gần 33.300 hồ sơ.",
    "Kiểm soát tham nhũng của Đồng Tháp đạt 7,42 điểm PAPI 2020.",
    "| Tỉnh | PAPI 2021 |\n|---|---|\n| Cà Mau | 43,15 |",
]


@settings(deadline=None)
@given(anything, anything, langs)
def test_a_fact_stands_where_it_says(title: str, text: str, lang: Lang):
    read = article(text, title=title, lang=lang)
    spans = {(s.start, s.end) for s in frame_sentences(read)}
    for fact in facts(text, title=title, lang=lang):
        assert text[fact.value_start : fact.value_end] == fact.value != ""
        assert fact.start <= fact.value_start < fact.value_end <= fact.end
        assert (fact.start, fact.end) in spans
        assert fact.article_id == read.id


@settings(deadline=None)
@given(anything, langs)
def test_values_are_in_reading_order(text: str, lang: Lang):
    places = [fact.start for fact in facts(text, lang=lang)]
    assert places == sorted(places)


@settings(deadline=None)
@given(texts)
def test_only_places_have_no_number(text: str):
    for fact in facts(text):
        assert fact.number is not None or fact.measure in {"date", "person"} or (fact.measure == "rank" and fact.unit)


@settings(deadline=None)
@given(texts)
def test_only_changes_have_a_base_year(text: str):
    for fact in facts(text):
        if fact.base_year is not None:
            assert fact.measure in {"rank_change", "score_change"}
            assert fact.year is None or fact.year > fact.base_year


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_decomposed_text_gives_the_same_facts_once_cleaned(pieces: list[str]):
    whole = "\n\n".join(pieces)
    decomposed = unicodedata.normalize("NFD", whole)
    assert decomposed != whole
    assert facts(clean(decomposed)) == facts(whole) != []


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(PIECES))
def test_a_paragraph_further_on_changes_nothing_before_it(pieces: list[str], last: str):
    def shown(found: list[Fact]) -> list[tuple[str, str | None, str | None, int | None]]:
        return [(f.value, f.entity, f.indicator, f.year) for f in found]

    title = "Cà Mau và PAR INDEX 2021"
    before = shown(facts("\n\n".join(["Mở đầu.", *pieces]), title=title))
    after = shown(facts("\n\n".join(["Mở đầu.", *pieces, last]), title=title))
    assert after[: len(before)] == before


def test_only_the_places_of_sentences_are_used():
    read = article("Cà Mau xếp thứ 20 PCI 2021. Tỉnh tăng 5 bậc.")
    first, second = frame_sentences(read)
    assert mine(read, [first, second]) == facts(read.text)
    assert [fact.value for fact in mine(read, [first])] == ["20"]


@pytest.mark.parametrize("sentence", PIECES)
def test_every_piece_says_something(sentence: str):
    assert facts(sentence)


def test_a_whole_short_article():
    text = (
        "Ngày 12/4/2023, Bộ Nội vụ công bố PAR INDEX 2022.\n\n"
        "Cà Mau đạt 84,12%, tăng 1,02% so với năm 2021, xếp thứ 30/63. Giá trị trung bình của 63 tỉnh là 84,79%.\n\n"
        "Tỉnh phấn đấu năm 2025 vào nhóm 20. Năm 2022, tỉnh nhận 5.230 hồ sơ."
    )
    found = facts(text, title="Cà Mau cải thiện PAR INDEX 2022", published="2023-04-13")
    assert [(f.measure, f.value, f.entity, f.indicator, f.year) for f in found] == [
        ("date", "12/4/2023", None, "PAR INDEX", 2022),
        ("score", "84,12%", "Cà Mau", "PAR INDEX", 2022),
        ("score_change", "1,02%", "Cà Mau", "PAR INDEX", 2022),
        ("rank", "30/63", "Cà Mau", "PAR INDEX", 2022),
        ("count", "63", None, "PAR INDEX", 2022),
        ("score", "84,79%", "cả nước", "PAR INDEX", 2022),
        ("count", "5.230", "Cà Mau", "PAR INDEX", 2022),
    ]
