from rag_fakes import HAI_PHONG, HUE, LAO_CAI, MOUNTAINS, PAR_2018, fact, index_of, sentence

from rag.composing.draft import Statement
from rag.verification.citing import Citer, layout, render


def test_a_citation_points_at_the_exact_sentence():
    cited = Citer(index_of()).cite(sentence(PAR_2018, "Đứng cuối"), 2018)
    assert cited.quote == "Đứng cuối bảng PAR INDEX 2018 là Phú Yên với 68,95%."
    assert PAR_2018.text[cited.start : cited.end] == cited.quote
    assert (cited.marker, cited.article_id, cited.title, cited.kind) == (1, "par-2018", PAR_2018.title, "digest")
    assert (cited.publisher, cited.url, cited.published) == (PAR_2018.publisher, PAR_2018.url, "2019-05-24")
    assert cited.year == 2018


def test_markers_count_sentences_in_the_order_of_their_first_use():
    citer = Citer(index_of())
    sentences = [sentence(HUE, "85,25%"), sentence(LAO_CAI, "9/63"), sentence(HUE, "85,25%"), sentence(HUE, "88,47%")]
    assert [citer.cite(one).marker for one in sentences] == [1, 2, 1, 3]
    assert [c.marker for c in citer.citations.values()] == [1, 2, 3]


def test_a_source_has_the_rows_of_its_sentence_and_the_words_around():
    citer = Citer(index_of())
    source = citer.source(citer.cite(sentence(LAO_CAI, "9/63")))
    assert [row.value for row in source.facts] == ["9/63", "12"]
    assert source.around == "Lào Cai lên hạng 9 về cải cách hành chính Báo Lào Cai 25/5/2019 25 May 2019"
    assert (source.marker, source.lang) == (1, "vi")


def test_an_article_without_publisher_and_date_is_a_source_too():
    citer = Citer(index_of())
    assert citer.source(citer.cite(index_of().sentences("ket-hon")[0])).around == "Đăng ký kết hôn cần gì  "


def test_a_statement_gets_its_markers():
    rows = (fact(LAO_CAI, "9/63"), fact(LAO_CAI, "12"))
    rendered = render(Citer(index_of()), Statement("PAR INDEX 2018: Lào Cai xếp thứ 9/63, tăng 12 bậc", rows), "vi")
    assert rendered.text == "PAR INDEX 2018: Lào Cai xếp thứ 9/63, tăng 12 bậc [1]"
    assert rendered.passed
    assert rendered.facts == rows
    assert {check.marker for check in rendered.checks} == {1}


def test_rows_of_several_sentences_get_several_markers():
    statement = Statement("Hải Phòng: 82,15% và 84,35%", (fact(HAI_PHONG, "82,15%"), fact(HAI_PHONG, "84,35%")))
    rendered = render(Citer(index_of()), statement, "vi")
    assert rendered.text == "Hải Phòng: 82,15% và 84,35% [1][2]"
    assert rendered.passed


def test_a_statement_with_a_wrong_figure_does_not_pass():
    rendered = render(Citer(index_of()), Statement("Sơn La xếp thứ 41/63", (fact(MOUNTAINS, "40/63"),)), "vi")
    assert not rendered.passed
    assert [(c.value, c.passed) for c in rendered.checks] == [("41/63", False), ("Sơn La", True)]


def test_sentences_are_cited_beside_rows():
    statement = Statement("Sơn La", (fact(MOUNTAINS, "40/63"),), (sentence(LAO_CAI, "9/63"),))
    assert render(Citer(index_of()), statement, "vi").text == "Sơn La [1][2]"


def test_what_rests_on_nothing_has_no_marker():
    rendered = render(Citer(index_of()), Statement("Không có số liệu PAPI 1999."), "vi")
    assert (rendered.text, rendered.checks, rendered.passed) == ("Không có số liệu PAPI 1999.", (), True)


def test_layout():
    assert layout("", ["một [1]"]) == "một [1]"
    assert layout("Lời dẫn.", ["một [1]"]) == "Lời dẫn. một [1]"
    assert layout("", ["một [1]", "hai [2]"]) == "- một [1]\n- hai [2]"
    assert layout("", ["Không có.", "Gần nhất: một [1]"], refusal=True) == "Không có. Gần nhất: một [1]"
    assert layout("", ["Không có.", "một [1]", "hai [2]"], refusal=True) == "Không có.\n- một [1]\n- hai [2]"
    assert layout("", ["Không có."], refusal=True) == "Không có."
    assert layout("Lời dẫn:", ["một [1]", "hai [2]"]) == "Lời dẫn:\n- một [1]\n- hai [2]"
