"""Questions that ask twice: taken apart, and each part answered."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article, Lang, Sentence
from rag.composing.compound import PARTIAL, best_of, from_rows_of_parts, of_one, sentences_of_each, sentences_of_parts
from rag.composing.draft import Draft
from rag.composing.route import Free, decide
from rag.retrieval.evidence import Evidencer, Ranking, Scored
from rag.retrieval.retrieve import search_text
from rag.types import Query
from rag.understanding.compound import parted

FEES = Article(
    "fees",
    "Đăng ký hộ kinh doanh ở Cà Mau",
    "Lệ phí đăng ký hộ kinh doanh ở Cà Mau là 100.000 đồng. Người dân Cà Mau nộp hồ sơ tại quầy số 3. "
    "Hồ sơ nộp qua mạng được giảm một nửa lệ phí.",
)
ELSEWHERE = Article(
    "elsewhere", "Một cửa Bến Tre", "Bộ phận một cửa Bến Tre trả đúng hạn 91,2% hồ sơ. Hồ sơ nộp qua mạng tăng nhanh."
)
ON_TIME = Article("on-time", "Một cửa Cà Mau", "Bộ phận một cửa Cà Mau trả đúng hạn 93,7% hồ sơ trong tháng đầu.")


@pytest.mark.parametrize(
    ("question", "language", "parts"),
    [
        ("Lệ phí là bao nhiêu, qua mạng có rẻ hơn không?", "vi", ("Lệ phí là bao nhiêu?", "qua mạng có rẻ hơn không?")),
        ("Cà Mau xếp thứ mấy và nộp hồ sơ ở đâu?", "vi", ("Cà Mau xếp thứ mấy?", "nộp hồ sơ ở đâu?")),
        ("Where did Huế rank, and what was its score?", "en", ("Where did Huế rank?", "what was its score?")),
        ("Năm 2018, Cà Mau xếp thứ mấy?", "vi", ()),
        ("Bộ Nông nghiệp và Môi trường có bao nhiêu thủ tục?", "vi", ()),
        ("Vì sao điểm công khai, minh bạch giảm?", "vi", ()),
        ("Tỉnh nào dẫn đầu, được bao nhiêu điểm?", "vi", ("Tỉnh nào dẫn đầu?", "được bao nhiêu điểm?")),
        ("Mấy cái ki-ốt ở chợ ấy, in một bản tốn bao nhiêu?", "vi", ()),
        ("Between 2018 and 2022, how did Huế do?", "en", ()),
        ("", "vi", ()),
    ],
)  # fmt: skip
def test_a_question_is_taken_apart_where_it_asks_twice(question: str, language: Lang, parts: tuple[str, ...]):
    assert parted(question, language) == parts


def test_of_whom_no_ranking_tells_nothing_more_is_asked():
    assert ask_for("Huyện nào làm hay nhất, và vì sao?").parts == ()
    assert len(ask_for("Tỉnh nào dẫn đầu PAR INDEX 2018, và vì sao?").parts) == 2
    assert ask_for("Ba tỉnh nào dẫn đầu PAR INDEX 2018, và vì sao?").parts == ()


LEADER = Article(
    "leader",
    "PCI 2016: Cà Mau dẫn đầu",
    "Cà Mau dẫn đầu PCI 2016 với 70,12 điểm. Cà Mau dẫn đầu nhờ rút ngắn thời gian cấp phép xuống hai ngày.",
)


@pytest.mark.parametrize(
    ("question", "told", "more"),
    [
        ("Tỉnh nào dẫn đầu PCI 2016, và vì sao?", "PCI 2016: Cà Mau dẫn đầu (70,12 điểm)", 1),
        ("Tỉnh nào dẫn đầu PCI 2015, và vì sao?", None, 0),
    ],
)
def test_what_more_is_asked_of_the_holder_of_a_place(question: str, told: str | None, more: int):
    index = index_of(LEADER)
    draft, rest = from_rows_of_parts(index, ask_for(question, index=index))
    assert (draft.statements[0].text if draft else None) == told
    assert [part.entities for part in rest if draft] == [("Cà Mau",)] * more


def test_what_is_not_told_of_the_holder_is_said_to_be_missing():
    index = index_of(LEADER)
    for question, partial in (
        ("Tỉnh nào dẫn đầu PCI 2016 và được bao nhiêu điểm?", False),
        ("Tỉnh nào dẫn đầu PCI 2016 và ai là chủ tịch tỉnh?", True),
    ):
        query = ask_for(question, index=index)
        road = decide(index, Evidencer(index), query, lambda: (), lambda: ())
        assert isinstance(road, Draft)
        assert road.statements[0].text == "PCI 2016: Cà Mau dẫn đầu (70,12 điểm)"
        assert road.lead == (PARTIAL["vi"] if partial else "")


def test_a_later_part_is_about_what_the_first_is_about():
    query = ask_for("Năm 2018 Lào Cai xếp thứ mấy PAR INDEX và tăng bao nhiêu bậc?")
    assert [(p.entities, p.indicators, p.years, p.measures[0]) for p in query.parts] == [
        (("Lào Cai",), ("PAR INDEX",), (2018,), "rank"),
        (("Lào Cai",), ("PAR INDEX",), (2018,), "rank_change"),
    ]
    assert ask_for("Năm 2018 Lào Cai xếp thứ mấy PAR INDEX?").parts == ()


def told(question: str, *articles: Article) -> list[str]:
    index = index_of(*articles)
    query = ask_for(question, index=index)
    evidencer = Evidencer(index)
    hits = index.lexical(search_text(query), 20)
    road = decide(index, evidencer, query, lambda: hits, lambda: hits, 0.0)
    assert isinstance(road, Free)
    return [s.text for s in evidencer.quotable(query, road.sentences)]


def test_each_part_has_its_sentence():
    said = told("Lệ phí đăng ký hộ kinh doanh ở Cà Mau là bao nhiêu, nộp hồ sơ ở quầy nào?", FEES)
    assert [text[:12] for text in said] == ["Lệ phí đăng ", "Người dân Cà"]


def test_the_parts_are_told_of_one_article():
    said = told("Lệ phí đăng ký hộ kinh doanh ở Cà Mau là bao nhiêu, nộp hồ sơ ở quầy nào?", FEES, ELSEWHERE)
    assert not any("Bến Tre" in text for text in said)


def test_figures_that_no_index_ranks_are_compared_by_a_sentence_about_each():
    index = index_of(ON_TIME, ELSEWHERE)
    query = ask_for("Tỷ lệ hồ sơ trả đúng hạn ở Cà Mau hay Bến Tre cao hơn?", index=index)
    found = sentences_of_each(Evidencer(index), query, index.lexical(search_text(query), 20), 0.0)
    said = [one.sentence.text for one in found.sentences]
    assert [("93,7%" in text, "91,2%" in text) for text in said] == [(True, False), (False, True)]


def test_a_sentence_of_one_alone_is_not_told_of_the_other():
    index = index_of(
        Article("hai", "Hai cửa khẩu", "Cà Mau chờ 31,5 phút. Bến Tre chờ 42,5 phút. Cả hai đều nhanh hơn.")
    )
    first, second, both = index.sentences("hai")
    ranked = [Scored(first, 0.9), Scored(second, 0.6), Scored(both, 0.5)]
    names = ("Cà Mau", "Bến Tre")
    assert best_of("Cà Mau", names, ranked, 0.4) == ranked[0]
    assert best_of("Bến Tre", names, ranked, 0.4) == ranked[1]
    assert best_of("Bến Tre", names, ranked, 0.7) is None
    assert best_of("Bến Tre", names, ranked[2:], 0.7) == ranked[2]


def test_nobody_is_compared_with_whom_the_articles_do_not_tell_of():
    index = index_of(ON_TIME)
    query = ask_for("Tỷ lệ hồ sơ trả đúng hạn ở Cà Mau hay Bến Tre cao hơn?", index=index)
    hits = index.lexical(search_text(query), 20)
    road = decide(index, Evidencer(index), query, lambda: hits, lambda: hits)
    assert not isinstance(road, Free)
    assert not road.answered


def test_a_comparison_is_asked_about_one_at_a_time():
    query = ask_for("Tỷ lệ trả đúng hạn: Cà Mau hay Bến Tre cao hơn?")
    assert of_one(query, "Cà Mau").standalone == "Tỷ lệ trả đúng hạn: Cà Mau hay cao hơn?"
    assert of_one(query, "Bến Tre").entities == ("Bến Tre",)


def test_rows_tell_both_parts():
    query = ask_for("Where did Thừa Thiên Huế rank in SIPAS 2020, and what did it score?")
    draft, rest = from_rows_of_parts(index_of(), query)
    assert draft is not None
    assert rest == ()
    assert {fact.measure for statement in draft.statements for fact in statement.facts} == {"rank", "score"}


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ số thành phần nào của Lào Cai thấp nhất trong PAR INDEX 2018, được mấy điểm?",
        "Sơn La có bao nhiêu nhân viên, xếp thứ mấy?",
    ],
)
def test_rows_do_not_tell_what_goes_on_from_an_answer_that_they_lack(question: str):
    query = ask_for(question)
    assert from_rows_of_parts(index_of(), query) == (None, query.parts)


def test_the_rest_is_quoted_or_said_to_be_missing():
    query = ask_for("Năm 2018 Sơn La xếp thứ mấy PAR INDEX, và ai là giám đốc Sở Nội vụ?")
    road = decide(index_of(), Evidencer(index_of()), query, list, list)
    assert isinstance(road, Draft)
    assert [fact.value for fact in road.statements[0].facts] == ["40/63"]
    assert road.lead == "Có thể đây mới là một phần câu trả lời."


def test_a_part_that_only_points_back_is_not_looked_for():
    index = index_of(FEES)
    query = ask_for("Lệ phí ở Cà Mau giảm bao nhiêu?", index=index)
    later = ask_for("cái nào?", index=index)
    hits = index.lexical(search_text(query), 20)

    def said(*parts: Query) -> int:
        return len(sentences_of_parts(Evidencer(index), replace(query, parts=parts), hits, 0.0).sentences)

    assert later.terms == ("cái",)
    assert said(query, later) == said(query) == said(query, replace(later, terms=("rank",))) == 1
    assert said(query, replace(later, terms=("quầy",), standalone="quầy nào?")) == 2


@pytest.mark.parametrize(("later", "told"), [("bao lâu mới có?", 2), ("có đông không?", 1)])
def test_a_part_of_a_word_or_two_is_asked_of_what_the_first_is_about(
    monkeypatch: pytest.MonkeyPatch, later: str, told: int
):
    index = index_of(FEES)

    def sure_of_fees(_: Evidencer, query: Query, hits: object, may: Callable[[Sentence], bool] = bool) -> Ranking:
        scored = tuple(Scored(s, 0.9) for s in index.sentences("fees") if may(s))
        return Ranking(scored, 0.9 if "Lệ phí" in query.standalone else 0.1)

    monkeypatch.setattr(Evidencer, "ranking", sure_of_fees)
    query = ask_for("Lệ phí nộp ở đâu?")
    both = replace(query, parts=(query, ask_for(later)))
    found = sentences_of_parts(Evidencer(index), both, (), 0.4)
    assert [one.sentence.text[:8] for one in found.sentences] == ["Lệ phí đ", "Người dâ"][:told]
    assert found.whole is (told > 1)
