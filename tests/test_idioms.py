"""Turns of phrase that fill a slot, and what a question names so exactly that another's figure is no answer."""

from rag_fakes import ask_for, index_of

from index.types import Article, Sentence
from rag.composing.answer_across import answer_compare
from rag.composing.answer_facts import answer_single
from rag.retrieval.exact import names_number, of_edition, of_named_part
from rag.retrieval.whom import is_person


def sentence(text: str) -> Sentence:
    return Sentence("t", 0, len(text), text, (), None, (), ())


def article(text: str) -> Article:
    return Article(id="t", title="", text=text, lang="vi")


def test_before_a_move_is_the_year_before():
    assert ask_for("Trước khi tụt 9 bậc vào năm 2020, Lào Cai ở hạng nào về PCI?").years == (2019,)
    assert ask_for("Năm 2020 Lào Cai tụt 9 bậc, xếp thứ mấy về PCI?").years == (2020,)
    assert ask_for("Trước khi tụt mạnh, năm 2020 Lào Cai ở hạng mấy về PCI?").years == (2020,)


def test_a_difference_over_a_span_is_of_its_ends():
    query = ask_for("Từ 2017 đến 2020 Lào Cai tăng thêm bao nhiêu điểm PCI?")
    assert (query.ask, query.base_years, query.years) == ("change", (2017,), (2020,))
    query = ask_for("Điểm PCI của Lào Cai năm 2020 hơn năm 2019 bao nhiêu?")
    assert (query.ask, query.base_years, query.years) == ("change", (2019,), (2020,))


def test_greener_is_of_the_green_index():
    assert ask_for("Năm 2022 Lào Cai hay Hà Giang xanh hơn, mỗi nơi bao nhiêu điểm?").indicators == ("PGI",)


def test_a_comparison_with_the_figures_of_each_asks_once():
    query = ask_for("Năm 2022 PCI của Lào Cai hay Hà Giang cao hơn, mỗi tỉnh bao nhiêu điểm?")
    assert query.ask == "compare"
    assert not query.parts


def test_a_telephone_number_must_be_the_articles():
    query = ask_for("Gọi số 0214.1022 thì bao lâu được trả lời?")
    assert names_number(query, article("Tổng đài 0214 1022 trả lời sau hai ngày."))
    assert not names_number(query, article("Tổng đài 0219.1022 trả lời sau hai ngày."))


def test_the_day_of_one_edition_is_not_anothers():
    query = ask_for("SIPAS 2020 được công bố ngày nào?")
    assert of_edition(query, sentence("Ngày 2/6/2021, Bộ Nội vụ công bố SIPAS năm 2020."))
    assert not of_edition(query, sentence("Ngày 2/6/2020, Bộ Nội vụ công bố SIPAS năm 2019."))


def test_a_figure_of_a_part_stands_by_the_parts_name():
    query = ask_for("Năm 2020 SIPAS của Lào Cai ở khâu tiếp nhận phản ánh được bao nhiêu điểm?")
    for text, fits in (("Tiếp nhận phản ánh: 71,20%.", True), ("Mức chung là 84,10%.", False)):
        assert of_named_part(query, sentence(text), article(text)) is fits


FIRST = "DDCI năm 2019 của Lào Cai, lần đầu tiên được chấm: Sở Y tế đạt 71,20 điểm."
LATER = "DDCI năm 2021 của Lào Cai: Sở Y tế đạt 80,40 điểm."


def test_the_first_edition_is_not_the_newest():
    index = index_of(*(Article(id=text[9:13], title="", text=text) for text in (FIRST, LATER)))
    draft = answer_single(index, ask_for("Lần đầu chấm DDCI, Sở Y tế được bao nhiêu điểm?"))
    assert draft
    assert "71,20" in draft.statements[0].text
    index = index_of(Article(id="2021", title="", text=LATER))
    assert answer_single(index, ask_for("Lần đầu chấm DDCI, Sở Y tế được bao nhiêu điểm?")) is None


def test_somebody_is_set_below_the_average():
    text = "PAR INDEX 2021 của Lào Cai đạt 84,10%. Bình quân cả nước là 86,30%."
    draft = answer_compare(
        index_of(Article(id="a", title="", text=text)),
        ask_for("PAR INDEX 2021 của Lào Cai có cao hơn bình quân cả nước không?"),
    )
    assert draft
    assert draft.statements[0].text == "Lào Cai thấp hơn bình quân cả nước"


def test_the_chairman_of_a_commune_is_no_person_named_like_it():
    assert is_person("Ông Nguyễn Văn Kha nói gì?", "Nguyễn Văn Kha")
    assert not is_person("Chủ tịch xã Bản Phùng là ai?", "xã Bản Phùng")
