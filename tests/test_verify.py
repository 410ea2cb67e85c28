from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rag_fakes import DA_NANG, HUE, LAO_CAI, MOUNTAINS, PAR_2018, index_of, sentence

from index.types import Article, Lang
from rag.types import Check
from rag.verification.citing import Citer
from rag.verification.verify import Source, passed, verify


def source(article: Article, words: str) -> Source:
    citer = Citer(index_of())
    return citer.source(citer.cite(sentence(article, words)))


RANK = source(LAO_CAI, "9/63")
SCORE = source(LAO_CAI, "81,36%")
DOSSIERS = source(LAO_CAI, "45.210")
PERSON = source(LAO_CAI, "Trần Văn Hải")
LEADERS = source(PAR_2018, "90,14%")
PUBLISHED = source(PAR_2018, "24/5/2019")
SIPAS = source(HUE, "85,25%")
PAPI = source(DA_NANG, "45.97")


def failed(claim: str, *sources: Source, lang: Lang = "vi", computed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(c.value, c.reason) for c in verify(claim, lang, sources, computed) if not c.passed]


def test_a_name_that_is_short_for_another_stands_where_it_is_written():
    published = replace(RANK, around="Sở VHTTDL Sơn La")
    assert failed("(Sở VHTTDL Sơn La)", published) == []
    assert failed("(Sở GTVT Sơn La)", published) == [("Sở Giao thông vận tải", "entity")]


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Lào Cai xếp thứ 9/63 về PAR INDEX năm 2018, tăng 12 bậc so với năm 2017", RANK),
        ("Lào Cai xếp thứ 9 năm 2018", RANK),
        ("Lào Cai đạt 81,36%", SCORE),
        ("Lào Cai đạt 81.36%", SCORE),
        ("Tiếp nhận 45210 hồ sơ, 98,7% đúng hạn", DOSSIERS),
        ("Ông Trần Văn Hải cho biết đã bãi bỏ 37 thủ tục", PERSON),
        ("Quảng Ninh dẫn đầu với 90,14%, Hà Nội đạt 85,27%", LEADERS),
        ("Hà Nội đứng thứ hai", LEADERS),
        ("Bộ Nội vụ công bố ngày 24/5/2019", PUBLISHED),
        ("Bộ Nội vụ công bố ngày 24 tháng 5 năm 2019", PUBLISHED),
        ("Bộ Nội vụ công bố ngày 24/05/2019", PUBLISHED),
        ("Huế xếp thứ 14/63 về SIPAS năm 2019", SIPAS),
        ("Báo Lào Cai đăng ngày 25/5/2019", RANK),
        ("Người dân hài lòng hơn", SIPAS),
        ("“chỉ số cải cách hành chính (PAR INDEX) của tỉnh Lào Cai xếp thứ 9/63”", RANK),
        ("Lao Cai xếp thứ 9", RANK),
    ],
)
def test_what_the_sentence_says_passes(claim: str, cited: Source):
    assert failed(claim, cited) == []


@pytest.mark.parametrize(
    ("claim", "lang"),
    [
        ("Da Nang scored 45.97 points and ranked fifth in PAPI 2021", "en"),
        ("Đà Nẵng đạt 45,97 điểm, xếp thứ 5 về PAPI 2021", "vi"),
        ("Đà Nẵng ranked 5th with 45.97 points", "en"),
    ],
)
def test_an_english_sentence_supports_both_languages(claim: str, lang: Lang):
    assert failed(claim, PAPI, lang=lang) == []


@pytest.mark.parametrize(
    ("claim", "cited", "fault"),
    [
        ("Lào Cai xếp thứ 8/63", RANK, ("8/63", "in no cited sentence")),
        ("Lào Cai xếp thứ 9/36", RANK, ("9/36", "in no cited sentence")),
        ("Lào Cai đạt 81,63%", SCORE, ("81,63%", "in no cited sentence")),
        ("Lào Cai đạt 81,36 điểm", SCORE, ("81,36", "in no cited sentence")),
        ("Tiếp nhận 45,210 hồ sơ", DOSSIERS, ("45,210", "in no cited sentence")),
        ("Sơn La xếp thứ 9/63", RANK, ("9/63", "of another entity, index or year")),
        ("Năm 2015 Lào Cai xếp thứ 9/63", RANK, ("2015", "year")),
        ("Lào Cai xếp thứ 9/63 về SIPAS", RANK, ("9/63", "of another entity, index or year")),
        ("Hà Nội đạt 90,14%", LEADERS, ("90,14%", "of another entity, index or year")),
        ("Bộ Nội vụ công bố ngày 25/5/2019", PUBLISHED, ("25/5/2019", "date")),
        ("Bộ Nội vụ công bố ngày 24/6/2019", PUBLISHED, ("24/6/2019", "date")),
        ("Bộ Nội vụ công bố ngày 24/5/2018", PUBLISHED, ("24/5/2018", "date")),
        ("Ông Trần Văn Hùng cho biết", PERSON, ("Ông Trần Văn Hùng", "name")),
        ("Cà Mau có người dân hài lòng hơn", SIPAS, ("Cà Mau", "entity")),
        ("Người dân hài lòng hơn theo PCI", SIPAS, ("PCI", "index")),
        ("“PAR INDEX của tỉnh Lào Cai xếp thứ 9/63”", RANK, ("PAR INDEX của tỉnh Lào Cai xếp thứ 9/63", "quotation")),
    ],
)
def test_what_it_does_not_say_fails(claim: str, cited: Source, fault: tuple[str, str]):
    assert fault in failed(claim, cited)


def test_a_quotation_is_checked_letter_by_letter_and_nothing_else():
    quote = sentence(LAO_CAI, "45.210").text
    assert verify(f"Bài viết nêu: “{quote}”", "en", [DOSSIERS]) == [
        Check(f"Bài viết nêu: “{quote}”", quote, None, passed=True, reason="quotation")
    ]
    assert failed(f"Bài viết nêu: “{quote.replace('45.210', '45.211')}”", DOSSIERS)


def test_the_claim_around_a_quotation_is_checked_too():
    assert failed("45.211 hồ sơ: “tiếp nhận trên 45.210 hồ sơ”", DOSSIERS) == [("45.211", "in no cited sentence")]


def test_two_sentences_support_a_claim_together():
    claim = "Lào Cai xếp thứ 9/63, Sơn La xếp thứ 40/63"
    other = source(MOUNTAINS, "40/63")
    assert failed(claim, RANK, other) == []
    assert [c.marker for c in verify(claim, "vi", [RANK, other]) if c.value == "40/63"] == [1]


def test_the_marker_of_the_supporting_sentence_is_told():
    second = Source(2, RANK.sentence, RANK.lang, RANK.facts, RANK.around)
    (check,) = verify("xếp thứ 9/63", "vi", [second])
    assert (check.marker, check.passed, check.reason) == (2, True, "stated")


def test_computed_numbers_pass_as_such_and_no_others():
    claim = "Chênh lệch: 90,14 - 85,27 = 4,87"
    assert failed(claim, LEADERS, computed=("4,87",)) == []
    assert failed(claim, LEADERS) == [("4,87", "in no cited sentence")]


def test_a_claim_without_values_has_no_checks():
    assert verify("người dân hài lòng hơn", "vi", [SIPAS]) == []
    assert passed([])


@given(st.text(max_size=80))
def test_any_text_can_be_checked(claim: str):
    for check in verify(claim, "vi", [RANK, PAPI]):
        assert check.claim == claim


@given(st.integers(min_value=1, max_value=63).filter(lambda place: place not in {9, 12}))
def test_no_other_place_passes(place: int):
    assert failed(f"Lào Cai xếp thứ {place}/63", RANK) != []


@given(st.decimals(min_value=1, max_value=100, places=2).filter(lambda share: f"{share}" not in {"81.36", "4.12"}))
def test_no_other_share_passes(share: float):
    assert failed(f"Lào Cai đạt {share}%".replace(".", ","), SCORE) != []
