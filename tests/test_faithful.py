import pytest
from rag_fakes import DA_NANG, HUE, LAO_CAI, MARRIAGE, PAR_2018, ask_for, index_of, sentence

from index.types import Article
from rag.verification.citing import Citer
from rag.verification.faithful import unfaithful
from rag.verification.verify import Source


def source(article: Article, words: str) -> Source:
    citer = Citer(index_of())
    return citer.source(citer.cite(sentence(article, words)))


RANK = source(LAO_CAI, "9/63")
DOSSIERS = source(LAO_CAI, "45.210")
PERSON = source(LAO_CAI, "Trần Văn Hải")
LEADERS = source(PAR_2018, "90,14%")
SIPAS = source(HUE, "85,25%")
PAPI = source(DA_NANG, "45.97")
FEE = source(MARRIAGE, "Lệ phí")
ANY = "Bài viết nói gì?"


def source_of(article: Article) -> Source:
    citer = Citer(index_of(article))
    return citer.source(citer.cite(index_of(article).sentences(article.id)[0]))


def faults(claim: str, cited: Source, question: str = ANY, told: str = "") -> list[str]:
    return [check.value for check in unfaithful(claim, ask_for(question), cited, told)]


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Năm 2018, PAR INDEX của Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2017.", RANK),
        ("Tỉnh xếp thứ 9/63.", RANK),
        ("Bộ phận một cửa tiếp nhận trên 45.210 hồ sơ, 98,7% đúng hạn.", DOSSIERS),
        ("Ông Trần Văn Hải nói tỉnh đã bãi bỏ 37 thủ tục.", PERSON),
        ("Quảng Ninh dẫn đầu với 90,14%, tiếp theo là Hà Nội với 85,27%.", LEADERS),
        ("Lệ phí được miễn.", FEE),
    ],
)
def test_faithful_wordings(claim: str, cited: Source):
    assert faults(claim, cited) == []


@pytest.mark.parametrize(
    ("claim", "cited", "fault"),
    [
        ("Quảng Ninh đạt 85,27%, Hà Nội đạt 90,14%.", LEADERS, "85,27%: another entity"),
        ("Năm 2017, Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2018.", RANK, "9/63: another year"),
        ("Lào Cai xếp thứ 9/63, tăng 12 bậc so với năm 2016.", RANK, "12: another base year"),
        ("SIPAS của Lào Cai xếp thứ 9/63.", RANK, "9/63: another index"),
        ("Lào Cai xếp thứ 9/63, giảm 12 bậc.", RANK, "12: another direction"),
        ("Lào Cai có 9 thủ tục.", RANK, "9: another kind"),
        ("Lào Cai tiếp nhận 45.210 thủ tục.", DOSSIERS, "45.210: another counted thing"),
        ("Lào Cai tiếp nhận 45.210 nghìn hồ sơ.", DOSSIERS, "45.210: another magnitude"),
        ("SIPAS 2019 của Thừa Thiên Huế tăng 85,25%.", SIPAS, "85,25%: another kind"),
        ("Chủ tịch Trần Văn Hải nói vậy.", PERSON, "Trần Văn Hải: another office"),
        ("Giám đốc Hùng nói đã bãi bỏ 37 thủ tục.", PERSON, "Hùng"),
        ("Giám đốc HÙNG nói đã bãi bỏ 37 thủ tục.", PERSON, "HÙNG"),
        ("Lệ phí theo Nghị định 12/2020/NĐ-CP được miễn.", FEE, "12/2020/NĐ-CP"),
        ("The fee is waived for those who marry in the country.", FEE, "another language"),
        ("Lệ phí được miễn [3].", FEE, "markup [3]"),
        ("Lệ phí được miễn, xem https://x.example.", FEE, "markup https:"),
        ("Lệ phí được miễn <b>ngay</b>.", FEE, "markup <"),
        ("Lệ phí không được miễn.", FEE, "not “miễn”"),
    ],
)
def test_unfaithful_wordings(claim: str, cited: Source, fault: str):
    found = faults(claim, cited)
    assert fault in found


def test_what_a_claim_leaves_out_is_taken_from_the_question():
    claim = "Đạt 85,27%."
    assert faults(claim, LEADERS, "Hà Nội được đánh giá ra sao?") == []
    assert faults(claim, LEADERS, "Quảng Ninh được đánh giá ra sao?") == ["85,27%: another entity"]
    assert faults("Xếp thứ 9/63.", RANK, "Năm 2017 Lào Cai ra sao?") == ["9/63: another year"]


def test_this_province_is_the_one_told_of_before():
    claim = "Tỉnh này đạt 84,63%."
    assert faults(claim, LEADERS, told="Đồng Tháp đứng thứ ba.") == []
    assert faults(claim, LEADERS, told="Quảng Ninh dẫn đầu.") == ["84,63%: another entity"]


def test_a_city_under_central_rule_is_no_province():
    assert faults("Thành phố này đạt 85,27%.", LEADERS, told="Hà Nội đứng thứ hai.") == []
    assert faults("Tỉnh này đạt 85,27%.", LEADERS, told="Hà Nội đứng thứ hai.") == ["85,27%: another entity"]


def test_values_told_before_are_not_checked_again():
    assert faults("Lệ phí được miễn.", FEE, told="Quảng Ninh đạt 85,27%.") == []


def test_english_claims_rest_on_vietnamese_sentences():
    question = "What did Lao Cai do?"
    claim = "In 2018 Lao Cai ranked 9th in the PAR INDEX, up 12 places from 2017."
    assert faults(claim, RANK, question) == []
    assert faults(claim.replace("up", "down"), RANK, question) == ["12: another direction"]
    assert faults("Năm 2018 tỉnh Lào Cai xếp thứ 9.", RANK, question) == ["another language"]


def test_vietnamese_claims_rest_on_english_sentences():
    assert faults("Đà Nẵng đạt 45,97 điểm về PAPI 2021.", PAPI) == []
    assert faults("Cần Thơ đạt 45,97 điểm về PAPI 2021.", PAPI) == ["45,97: another entity"]


def test_the_faults_are_failed_checks_of_the_source():
    (check,) = unfaithful("Lệ phí không được miễn.", ask_for(ANY), FEE)
    assert (check.claim, check.marker, check.passed) == ("Lệ phí không được miễn.", 1, False)
    assert check.reason == "not as in the cited sentence"


PARTS = Article(
    "parts",
    "T",
    "Năm 2021, nội dung kiểm soát tham nhũng của PAPI Cà Mau đạt 7,21 điểm, nội dung thủ tục hành chính công đạt 7,05 "
    "điểm. Dẫn đầu PCI 2021 là Cà Mau, đứng cuối bảng là Bến Tre.",
)


@pytest.mark.parametrize(
    ("number", "claim", "found"),
    [
        (0, "Nội dung kiểm soát tham nhũng của Cà Mau đạt 7,21 điểm.", []),
        (0, "Nội dung kiểm soát tham nhũng của Cà Mau đạt 7,05 điểm.", ["7,05: another part"]),
        (1, "Bến Tre đứng cuối bảng.", []),
        (1, "Cà Mau đứng cuối bảng.", ["đứng cuối: another entity"]),
        (1, "Bến Tre dẫn đầu PCI 2021.", ["dẫn đầu: another entity", "words in another order"]),
    ],
)
def test_parts_and_places_in_words_are_bound_too(number: int, claim: str, found: list[str]):
    citer = Citer(index_of(PARTS))
    cited = citer.source(citer.cite(index_of(PARTS).sentences("parts")[number]))
    assert faults(claim, cited) == found


APPOINTED = Article(
    "bo-nhiem",
    "Kiện toàn nhân sự tỉnh Cà Mau",
    "Chủ tịch UBND tỉnh bổ nhiệm ông Lê Văn Sáu giữ chức Giám đốc Sở Nội vụ từ ngày 1/1/2020, thay bà Trần Thị Bảy.",
)


def test_who_was_appointed_is_not_who_left():
    cited = source_of(APPOINTED)
    question = "Ai được bổ nhiệm Giám đốc Sở Nội vụ Cà Mau?"
    assert faults("Ông Lê Văn Sáu giữ chức Giám đốc Sở Nội vụ.", cited, question) == []
    assert "without “Lê Văn Sáu”" in faults("Thay bà Trần Thị Bảy.", cited, question)
