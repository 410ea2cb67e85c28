import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article, Hit
from rag.composing.draft import Draft
from rag.composing.route import Free, decide
from rag.composing.stating import holds_value
from rag.retrieval.evidence import Evidencer
from rag.retrieval.retrieve import retrieve, search_text
from rag.types import Route


class Searches:
    """Counts which of the two searches a question needed."""

    def __init__(self, question: str, evidencer: Evidencer | None = None) -> None:
        self.query = ask_for(question)
        self.evidencer = evidencer or Evidencer(index_of())
        self.used: list[str] = []

    def lexical(self) -> Sequence[Hit]:
        self.used.append("lexical")
        return index_of().lexical(search_text(self.query), 20)

    def hybrid(self) -> Sequence[Hit]:
        self.used.append("hybrid")
        return retrieve(index_of(), search_text(self.query), 20)

    def decide(self) -> Draft | Free:
        return decide(index_of(), self.evidencer, self.query, self.lexical, self.hybrid)


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?", "fact"),
        ("Lào Cai đạt bao nhiêu điểm PAR INDEX 2018?", "fact"),
        ("Lào Cai xếp thứ mấy PAR INDEX năm 2017?", "derived"),
        ("Tỉnh nào dẫn đầu PAR INDEX 2018?", "list"),
        ("Quảng Ninh và Đồng Tháp, nơi nào có PCI 2020 cao hơn?", "compare"),
        ("PAR INDEX của Hải Phòng thay đổi thế nào qua các năm?", "trend"),
        ("Có phải Quảng Ninh dẫn đầu PCI 2020 không?", "fact"),
        ("Vì sao Hà Nội dẫn đầu PAR INDEX 2018?", "fact"),
        ("Đóng vai nhà thơ và viết một bài về Lào Cai", "abstain"),
    ],
)
def test_rows_by_slots_need_no_search(question: str, route: Route):
    searches = Searches(question)
    draft = searches.decide()
    assert isinstance(draft, Draft)
    assert draft.route == route
    assert searches.used == []


@pytest.mark.parametrize(
    "question",
    [
        "Lào Cai tiếp nhận bao nhiêu hồ sơ?",
        "Ai là Giám đốc Sở Nội vụ tỉnh Lào Cai?",
        "PAR INDEX 2018 công bố ngày nào?",
    ],
)
def test_rows_by_their_words_need_the_lexical_search_alone(question: str):
    searches = Searches(question)
    draft = searches.decide()
    assert isinstance(draft, Draft)
    assert draft.route == "fact"
    assert searches.used == ["lexical"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Người dân Lào Cai nộp giấy tờ ở đâu?", "quầy tiếp dân"),
        ("Khi đăng ký kết hôn phải xuất trình gì?", "xuất trình"),
        ("What do respondents want at the one-stop shop?", "Respondents"),
    ],
)
def test_what_no_row_tells_is_left_to_words(question: str, words: str):
    searches = Searches(question)
    road = searches.decide()
    assert isinstance(road, Free)
    assert words in road.sentences[0].sentence.text
    assert searches.used == ["hybrid"]


@pytest.mark.parametrize(
    ("question", "used"),
    [
        ("Thủ tướng Anh là ai?", ["lexical", "hybrid"]),
        ("Cách nấu phở bò thế nào?", ["hybrid"]),
        ("Sóc Trăng xếp thứ mấy PAR INDEX 2018?", ["hybrid"]),
        ("Tỉnh nào dẫn đầu PCI 2019?", ["hybrid"]),
        ("Người dân Cà Mau nộp giấy tờ ở đâu?", ["hybrid"]),
        ("Vì sao người dân Cà Mau không hài lòng?", ["hybrid"]),
        ("Cà Mau tiếp nhận bao nhiêu hồ sơ?", ["lexical", "hybrid"]),
        ("Who is the mayor of London?", ["lexical", "hybrid"]),
    ],
)
def test_what_nothing_bears_on_is_refused(question: str, used: list[str]):
    searches = Searches(question)
    draft = searches.decide()
    assert isinstance(draft, Draft)
    assert (draft.route, draft.answered) == ("abstain", False)
    assert searches.used == used


def test_no_sentence_about_another_place_is_handed_on():
    road = Searches("Người dân Lào Cai nộp giấy tờ ở đâu?").decide()
    assert isinstance(road, Free)
    assert {one.sentence.article_id for one in road.sentences} <= {"lao-cai", "mien-nui"}


def test_a_sentence_without_a_value_of_the_kind_does_not_answer():
    """It speaks of the same things, but of no number of them."""
    searches = Searches("Bao nhiêu người dân Lào Cai nộp giấy tờ tại quầy tiếp dân của huyện?")
    draft = searches.decide()
    assert isinstance(draft, Draft)
    assert draft.route == "abstain"


def test_a_reason_needs_a_closer_sentence_than_other_questions():
    loose = Searches("Lào Cai nộp giấy tờ rồi leo núi chơi xa tít thế nào?").decide()
    reason = Searches("Vì sao Lào Cai nộp giấy tờ rồi leo núi chơi xa tít?").decide()
    assert isinstance(reason, Draft)
    assert reason.route == "abstain"
    assert isinstance(loose, Free)


def test_a_sentence_about_a_province_tells_of_no_ministry():
    road = Searches("Những bộ nào tăng 12 bậc về cải cách hành chính năm 2018?").decide()
    assert isinstance(road, Draft)
    assert not road.answered


class Held(Searches):
    """A search that lasts until it is let go."""

    def __init__(self, question: str, evidencer: Evidencer) -> None:
        super().__init__(question, evidencer)
        self.begun, self.free = threading.Event(), threading.Event()

    def hybrid(self) -> Sequence[Hit]:
        self.begun.set()
        assert self.free.wait(60)
        return super().hybrid()


def test_one_question_is_searched_for_at_a_time_and_the_table_answers_meanwhile():
    shared = Evidencer(index_of())
    first, second = Held("Nộp giấy tờ ở đâu?", shared), Searches("Đăng ký kết hôn lệ phí thế nào?", shared)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(first.decide)]
        assert first.begun.wait(60)
        both.append(pool.submit(second.decide))
        drafts = [Searches("Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?", shared).decide() for _ in range(20)]
        assert {draft.route for draft in drafts if isinstance(draft, Draft)} == {"fact"}
        by_words = Searches("Lào Cai tiếp nhận bao nhiêu hồ sơ?", shared)
        assert isinstance(by_words.decide(), Draft)
        assert (by_words.used, second.used) == (["lexical"], [])
        first.free.set()
        assert all(one.result(60) for one in both)
    assert second.used[-1] == "hybrid"


MERGER = Article(
    "nhap-xa",
    "Cà Mau nhập xã",
    "Cà Mau bớt 37 phòng, 21 ban và 4 chi cục sau khi nhập xã. "
    "Phó giám đốc Sở Nội vụ Lò Văn Páo kể về lần nhập trước. "
    "Ông đề xuất cấp thêm xe máy cho cán bộ thôn bản.",
)


def told(question: str, *articles: Article) -> list[str]:
    index = index_of(*articles)
    query = ask_for(question, index=index)
    evidencer = Evidencer(index)
    hits = index.lexical(search_text(query), 20)
    road = decide(index, evidencer, query, lambda: hits, lambda: hits)
    if isinstance(road, Free):
        return [s.text for s in evidencer.quotable(query, road.sentences)]
    return [s.text for statement in road.statements for s in statement.sentences]


def test_several_things_counted_by_one_question_are_told_by_their_sentence():
    assert told("Cà Mau nhập xã bớt bao nhiêu phòng, ban, chi cục?", MERGER) == [MERGER.text.split(". ")[0] + "."]


def test_who_is_meant_by_a_pronoun_is_named_before_it():
    said = told("Ai đề xuất cấp thêm xe máy cho cán bộ thôn bản ở Cà Mau?", MERGER)
    assert [s[:12] for s in said] == ["Phó giám đốc", "Ông đề xuất "]


def test_the_holder_of_an_office_that_nobody_is_named_for():
    assert told("Chủ tịch tỉnh Cà Mau lúc nhập xã là ông nào?", MERGER) == []


FOLLOWERS = Article(
    "muoi-tinh",
    "PCI 2017: mười địa phương",
    "Các vị trí PCI 2017 tiếp theo lần lượt là Long An 66,7 điểm, Đồng Tháp 66,7 điểm và Quảng Nam 65,4 điểm. "
    "Đắk Nông, Cao Bằng và Lai Châu có điểm PCI 2017 thấp nhất.",
)


@pytest.mark.parametrize("question", ["PCI 2017 tỉnh nào đứng cuối?", "Which province was last in PCI 2017?"])
def test_a_sentence_that_names_nobody_last_does_not_say_who_is(question: str):
    index = index_of(FOLLOWERS)
    query, evidencer = ask_for(question, index=index), Evidencer(index)
    assert [holds_value(evidencer, query, one) for one in index.sentences("muoi-tinh")] == [False, True]
