from datetime import date

import pytest
from rag_fakes import ask_for, index_of

from index.types import Lang
from rag.types import Ask, Places
from rag.understanding.question import content_pairs, content_terms, language_of, parse, without_names


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Năm 2018 Lào Cai xếp thứ mấy?", "vi"),
        ("nam 2018 lao cai xep thu may", "vi"),
        ("PAR INDEX 2018 Lào Cai", "vi"),
        ("", "vi"),
        ("Which province led the PAR INDEX in 2018?", "en"),
        ("What was Lào Cai's score in 2018?", "en"),
        ("Da Nang PAPI score", "en"),
        ("Lao Cai PCI rank 2018", "en"),
        ("Điểm PAPI của Đà Nẵng là bao nhiêu? Thanks", "vi"),
        ("Ho Chi Minh City PAR INDEX over the years", "en"),
    ],
)
def test_language(question: str, language: str):
    assert language_of(question) == language
    assert ask_for(question).language == language


@pytest.mark.parametrize("question", ["Lao Cai PCI 2018", "Thành phố Hồ Chí Minh PAPI 2018", "PAR INDEX", "2018?"])
@pytest.mark.parametrize("wanted", ["vi", "en"])
def test_names_and_years_alone_are_of_the_language_that_is_wanted(question: str, wanted: Lang):
    assert language_of(question, wanted) == wanted
    query = parse(question, (), index_of().vocabulary, date(2022, 3, 1), wanted=wanted)
    assert query.language == wanted
    assert (query.entities, query.indicators) == (ask_for(question).entities, ask_for(question).indicators)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("xep hang PCI Lao Cai 2018", "en"),
        ("PCI Lào Cai năm 2018", "en"),
        ("Kết quả SIPAS 2018", "en"),
        ("Chỉ số hài lòng Lào Cai 2018", "en"),
        ("Ha Giang PCI rank 2018", "vi"),
        ("Ministry of Justice PAR INDEX 2018", "vi"),
    ],
)
def test_a_question_keeps_the_language_that_it_shows(question: str, wanted: Lang):
    assert language_of(question, wanted) == language_of(question) != wanted


@pytest.mark.parametrize(
    ("question", "entities"),
    [
        ("Lào Cai xếp thứ mấy?", ("Lào Cai",)),
        ("Tỉnh Huế xếp thứ mấy?", ("Thừa Thiên Huế",)),
        ("TPHCM và Hà Nội, nơi nào cao hơn?", ("TP.HCM", "Hà Nội")),
        ("TP HCM xếp hạng mấy?", ("TP.HCM",)),
        ("hcm xếp hạng mấy?", ("TP.HCM",)),
        ("lào cai xếp thứ mấy", ("Lào Cai",)),
        ("How did Da Nang rank?", ("Đà Nẵng",)),
        ("Quận Hải Châu của Đà Nẵng xếp thứ mấy?", ("Quận Hải Châu", "Đà Nẵng")),
        ("Bộ Nội vụ xếp thứ mấy?", ("Bộ Nội vụ",)),
        ("Bình quân cả nước là bao nhiêu?", ()),
        ("Tỉnh nào dẫn đầu?", ()),
    ],
)
def test_entities(question: str, entities: tuple[str, ...]):
    assert ask_for(question).entities == entities


@pytest.mark.parametrize(
    ("question", "indicators", "dimension"),
    [
        ("Lào Cai đạt bao nhiêu điểm PAR INDEX?", ("PAR INDEX",), None),
        ("chỉ số cải cách hành chính của Lào Cai", ("PAR INDEX",), None),
        ("SIPAS và PAPI của Huế", ("SIPAS", "PAPI"), None),
        ("chỉ số hài lòng SIPAS của Huế", ("SIPAS",), None),
        ("năng lực cạnh tranh cấp tỉnh của Long An", ("PCI",), None),
        ("Điểm kiểm soát tham nhũng PAPI của Đà Nẵng", ("PAPI",), "kiểm soát tham nhũng"),
        ("Người dân Lào Cai nộp giấy tờ ở đâu?", (), None),
    ],
)
def test_indices_and_their_parts(question: str, indicators: tuple[str, ...], dimension: str | None):
    query = ask_for(question)
    assert (query.indicators, query.dimension) == (indicators, dimension)


@pytest.mark.parametrize(
    ("question", "years", "base_years"),
    [
        ("Năm 2018 Lào Cai xếp thứ mấy?", (2018,), ()),
        ("Lào Cai xếp thứ mấy?", (), ()),
        ("Lào Cai tăng bao nhiêu bậc năm 2018 so với năm 2016?", (2018,), (2016,)),
        ("Lào Cai tăng bao nhiêu bậc so với 2017?", (), (2017,)),
        ("Hải Phòng qua các năm 2017, 2019 và 2020", (2017, 2019, 2020), ()),
        ("Hải Phòng giai đoạn 2017-2019", (2017, 2018, 2019), ()),
        ("năm ngoái Lào Cai xếp thứ mấy", (2021,), ()),
        ("Năm nay Lào Cai xếp thứ mấy?", (2022,), ()),
        ("How did Da Nang do last year?", (2021,), ()),
        ("Bài đăng ngày 24/5/2019 nói gì?", (2019,), ()),
        ("Between 2019 and 2020, how many places did Huế gain?", (2020,), (2019,)),
    ],
)
def test_years(question: str, years: tuple[int, ...], base_years: tuple[int, ...]):
    query = ask_for(question)
    assert (query.years, query.base_years) == (years, base_years)


@pytest.mark.parametrize(
    ("question", "ask", "measures"),
    [
        ("Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?", "rank", ("rank",)),
        ("Lào Cai đạt bao nhiêu điểm PAR INDEX 2018?", "score", ("score",)),
        ("PAR INDEX 2018 của Lào Cai tăng bao nhiêu bậc?", "change", ("rank_change",)),
        ("SIPAS của Huế tăng bao nhiêu điểm?", "change", ("score_change", "score")),
        ("Lào Cai tiếp nhận bao nhiêu hồ sơ?", "count", ("count",)),
        ("Tỷ lệ hồ sơ đúng hạn của Lào Cai là bao nhiêu?", "share", ("share", "score")),
        ("Ai là Giám đốc Sở Nội vụ Lào Cai?", "person", ("person",)),
        ("Kết quả công bố ngày nào?", "date", ("date",)),
        ("Kế hoạch ban hành theo quyết định nào?", "document", ("document", "date")),
        ("Tỉnh nào dẫn đầu PAR INDEX 2018?", "list", ("rank",)),
        ("Quảng Ninh và Hà Nội, nơi nào có PAR INDEX cao hơn?", "compare", ("score", "rank")),
        ("PAR INDEX của Hải Phòng thay đổi ra sao qua các năm?", "trend", ("score", "rank")),
        ("Có phải Quảng Ninh dẫn đầu PCI 2020 không?", "yesno", ("score", "rank")),
        ("Đăng ký kết hôn cần gì?", "procedure", ()),
        ("Cán bộ để trễ lần nữa thì bị xử lý ra sao?", "procedure", ()),
        ("Điểm thấp là do cái gì?", "free", ()),
        ("Nghị quyết số mấy nói về việc này, ngày nào?", "document", ("document", "date")),
        ("Vì sao Lào Cai tăng hạng?", "free", ()),
        ("Vì sao tỉnh thấp nhất PAPI 2019?", "free", ()),
        ("Which fees did Hà Nội drop?", "free", ()),
        ("Which province led the PCI in 2020?", "list", ("rank",)),
        ("How many people did the PAPI 2021 survey interview?", "count", ("count", "share", "score")),
        ("What rank did Da Nang take in PAPI 2021?", "rank", ("rank",)),
    ],
)
def test_what_is_asked(question: str, ask: Ask, measures: tuple[str, ...]):
    query = ask_for(question)
    assert (query.ask, query.measures) == (ask, measures)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Tỉnh nào dẫn đầu PAR INDEX 2018?", Places((1,))),
        ("Tỉnh nào đứng thứ hai PCI 2020?", Places((2,))),
        ("3 tỉnh dẫn đầu PAR INDEX 2018?", Places((1, 2, 3))),
        ("Top 5 PCI 2020 gồm những tỉnh nào?", Places((1, 2, 3, 4, 5))),
        ("Tỉnh nào đứng cuối bảng PAR INDEX 2018?", Places((), last=True)),
        ("Tỉnh nào đứng ngay sau Quảng Ninh trong PAR INDEX 2018?", Places((1,), after="Quảng Ninh")),
        ("Bộ nào dẫn đầu PAR INDEX 2018?", Places((1,), kind="ministry")),
        ("Nhóm dẫn đầu PAPI 2021 gồm những tỉnh nào?", Places((1,), group=True)),
        ("Which province came second in the PCI 2020?", Places((2,))),
        ("Lào Cai đạt bao nhiêu điểm?", None),
        ("Tỉnh nào đứng đầu PCI 2019 và kém nhất là tỉnh nào?", Places((1,), True, False, "province", None)),
        ("Which province came top of the PCI 2019?", Places((1,), False, False, "province", None)),
    ],
)
def test_places_asked_for(question: str, places: Places | None):
    assert ask_for(question).places == places


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("nam 2018 lao cai xep thu may ve par index", "năm 2018 lào cai xếp thứ mấy về par index"),
        ("nguoi dan nop giay to o dau", "người dân nộp giấy tờ ở đâu"),
        ("Người dân nộp giấy tờ ở đâu?", "Người dân nộp giấy tờ ở đâu?"),
        ("What do respondents want?", "What do respondents want?"),
    ],
)
def test_lost_diacritics_come_back(typed: str, restored: str):
    query = ask_for(typed)
    assert query.standalone == restored
    assert query.question == typed


def test_an_unaccented_question_has_the_slots_of_the_accented_one():
    plain, written = (
        ask_for("nam 2020 sipas cua thua thien hue xep thu may"),
        ask_for("Năm 2020 SIPAS của Thừa Thiên Huế xếp thứ mấy"),
    )
    for slot in ("ask", "entities", "indicators", "years", "measures", "places"):
        assert getattr(plain, slot) == getattr(written, slot)
    assert plain.entities == ("Thừa Thiên Huế",)


def test_shorthand_is_written_out():
    assert ask_for("LC xếp thứ mấy?").entities == ()
    assert ask_for("xếp hạng ntn?").standalone != "xếp hạng ntn?"


@pytest.mark.parametrize(
    ("question", "terms", "pairs"),
    [
        ("Lào Cai tiếp nhận bao nhiêu hồ sơ năm 2018?", ("tiếp", "nhận", "hồ", "sơ"), ("tiếp nhận", "hồ sơ")),
        ("Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?", (), ()),
        ("Việt Nam cắt thủ tục nào?", ("cắt", "thủ", "tục"), ("cắt thủ", "thủ tục")),
        ("Đăng ký kết hôn cần gì?", ("đăng", "ký", "kết", "hôn", "cần"), ("đăng ký", "ký kết", "kết hôn", "hôn cần")),
    ],
)
def test_content_words(question: str, terms: tuple[str, ...], pairs: tuple[str, ...]):
    assert content_terms(question) == terms
    assert content_pairs(question) == pairs


def test_names_are_blanked_out():
    assert without_names("Điện Biên xếp thứ mấy?") == "xep thu may?"


def test_text_is_cleaned_first():
    query = parse("  La\u0300o Cai\u200b xếp thứ mấy? \r\n", (), index_of().vocabulary, date(2022, 3, 1))
    assert query.question == "Lào Cai xếp thứ mấy?"
    assert query.entities == ("Lào Cai",)


def test_the_number_of_a_change_is_no_year_to_count_from():
    query = ask_for("Hà Nội xếp thứ mấy về chuyển đổi số năm 2022?")
    assert (query.years, query.base_years, query.indicators, query.places) == ((2022,), (), ("DTI",), None)


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("Huyện Cư M'gar xếp thứ mấy về chỉ số CCHC 2022?", ("PAR nội bộ",)),
        ("Sở Y tế xếp thứ mấy PAR INDEX 2022?", ("PAR nội bộ",)),
        ("Đắk Lắk xếp thứ mấy PAR INDEX 2022?", ("PAR INDEX",)),
        ("Thứ trưởng Trần Anh Tuấn nói tỷ lệ tự chấm trong PAR INDEX là bao nhiêu?", ("PAR INDEX",)),
    ],
)
def test_the_nations_index_ranks_no_district(question: str, indicators: tuple[str, ...]):
    assert ask_for(question).indicators == indicators


def test_the_capital_of_a_sentence_belongs_to_no_name():
    assert ask_for("Ở Mường Ảng năm 2023 có mấy hồ sơ bị trễ?").entities == ("Mường Ảng",)


def test_how_somebody_speaks_asks_for_no_name():
    assert ask_for("Bí thư xã Bảo Nhai nói thế nào về chuyển đổi số?").ask != "person"


def test_a_quarter_is_no_place():
    assert ask_for("Quý III năm 2023 Hà Nội nhận bao nhiêu hồ sơ?").entities == ("Hà Nội",)


def test_several_places_behind_somebody_are_a_list():
    query = ask_for("4 tỉnh đứng sau Lào Cai trong PAPI 2020")
    assert (query.ask, query.places) == ("list", Places((1, 2, 3, 4), False, False, "province", "Lào Cai"))


@pytest.mark.parametrize("text", ["Còn dư bao nhiêu cán bộ xã chưa giải quyết?", "Cấp huyện nộp hồ sơ ở đâu?"])
def test_words_behind_a_level_are_no_name(text: str):
    assert ask_for(text).entities == ()
