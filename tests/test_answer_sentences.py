import pytest
from rag_fakes import ARTICLES, MARRIAGE, ask_for, index_of, sentence

from index.types import Article
from rag.composing.answer_sentences import answer_quote, answer_row
from rag.composing.draft import Draft
from rag.retrieval.evidence import Evidencer
from rag.retrieval.retrieve import search_text

MORE = Article(
    "more",
    "Lại chuyện hồ sơ",
    "Trong năm 2018, bộ phận một cửa của Lào Cai tiếp nhận 46.000 hồ sơ.",
    publisher="Báo Khác",
    published="2019-02",
)
SAME = Article("same", "Cùng số", "Trong năm 2018, bộ phận một cửa của Lào Cai tiếp nhận trên 45.210 hồ sơ.")
BOLD = Article("bold", "In đậm", "**Lưu ý.** Giấy tờ tùy thân phải còn hạn.")
TABLE = Article(
    "table", "Bảng hồ sơ 2018", "| Tỉnh | Số hồ sơ |\n|---|---|\n| Cà Mau | 12.345 |\n| Bến Tre | 9.876 |\n"
)


def answered(question: str, *articles: Article) -> Draft | None:
    index = index_of(*articles)
    query = ask_for(question, index=index)
    return answer_row(index, query, Evidencer(index).rows(query, index.lexical(search_text(query), 20)))


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    assert draft.route == "fact"
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Lào Cai tiếp nhận bao nhiêu hồ sơ?",
            "Trên 45.210 hồ sơ: “bộ phận một cửa của Lào Cai tiếp nhận trên 45.210 hồ sơ”",
        ),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn của Lào Cai?", "98,7%: “trong đó 98,7% được giải quyết đúng hạn”"),
        ("Lào Cai bãi bỏ bao nhiêu thủ tục?", "37 thủ tục: “cho biết tỉnh đã bãi bỏ 37 thủ tục”"),
        ("Ai là Giám đốc Sở Nội vụ tỉnh Lào Cai?", "Trần Văn Hải – Giám đốc Sở Nội vụ tỉnh Lào Cai"),
        (
            "Bộ Nội vụ công bố PAR INDEX 2018 ngày nào?",
            "24/5/2019: “Bộ Nội vụ công bố kết quả PAR INDEX 2018 ngày 24/5/2019”",
        ),
        (
            "How many people were interviewed for the PAPI 2021 survey?",
            "15,833 people across: “The PAPI 2021 survey interviewed 15,833 people across the country”",
        ),
        (
            "Khảo sát PAPI 2021 phỏng vấn bao nhiêu người?",
            "15.833 people across: “The PAPI 2021 survey interviewed 15,833 people across the country”",
        ),
    ],
)
def test_a_row_in_its_own_words(question: str, text: str):
    assert texts(answered(question)) == [text]


def test_two_counted_things_are_answered_one_by_one():
    draft = answered("Lào Cai bãi bỏ bao nhiêu thủ tục và tiếp nhận bao nhiêu hồ sơ?")
    assert texts(draft) == [
        "37 thủ tục: “cho biết tỉnh đã bãi bỏ 37 thủ tục”",
        "Trên 45.210 hồ sơ: “bộ phận một cửa của Lào Cai tiếp nhận trên 45.210 hồ sơ”",
    ]


def test_other_articles_that_say_otherwise_are_told_beside_it():
    lines = texts(answered("Lào Cai tiếp nhận bao nhiêu hồ sơ năm 2018?", *ARTICLES, MORE))
    assert sorted(lines) == [
        (
            "Các nguồn nêu khác nhau: 46.000 hồ sơ: “bộ phận một cửa của Lào Cai tiếp nhận 46.000 hồ sơ” "
            "(Báo Khác, tháng 2/2019)"
        ),
        (
            "Nguồn khác: Trên 45.210 hồ sơ: “bộ phận một cửa của Lào Cai tiếp nhận trên 45.210 hồ sơ” "
            "(Báo Lào Cai, 25/5/2019)"
        ),
    ]


def test_articles_that_agree_are_no_conflict():
    assert len(texts(answered("Lào Cai tiếp nhận bao nhiêu hồ sơ năm 2018?", *ARTICLES, SAME))) == 1


def test_a_table_cell_is_not_put_in_quotation_marks():
    (line,) = texts(answered("Cà Mau có bao nhiêu hồ sơ năm 2018?", TABLE))
    assert line.startswith("12.345")
    assert "“" not in line


def test_no_row_no_answer():
    assert answered("Cà Mau tiếp nhận bao nhiêu hồ sơ?") is None
    assert answer_row(index_of(), ask_for("Cà Mau tiếp nhận bao nhiêu hồ sơ?"), []) is None


def test_sentences_are_quoted_to_the_letter():
    chosen = [sentence(MARRIAGE, "xuất trình"), sentence(MARRIAGE, "Lệ phí")]
    draft = answer_quote(ask_for("Đăng ký kết hôn cần gì?"), chosen)
    assert draft.route == "quote"
    assert [s.text for s in draft.statements] == [f"Bài viết nêu: “{one.text}”" for one in chosen]
    assert [s.sentences for s in draft.statements] == [(one,) for one in chosen]
    english = answer_quote(ask_for("What is needed for marriage registration?"), chosen[:1])
    assert english.statements[0].text == f"The article says: “{chosen[0].text}”"


def test_bold_marks_are_not_quoted():
    (found,) = (s for s in index_of(BOLD).all_sentences() if "tùy thân" in s.text)
    draft = answer_quote(ask_for("Giấy tờ nào?"), [found])
    assert "**" not in draft.statements[0].text


CUT = Article(
    "cut",
    "Nhập xã ở Cà Mau",
    "Cà Mau bớt 37 cơ quan cấp xã và 4 cơ quan cấp huyện.\n\nCà Mau có 12 bến xe, 13 bến phà, 14 bến tàu và 15 bến cá.",
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Cà Mau bớt bao nhiêu cơ quan?",
            "37 cơ quan: “Cà Mau bớt 37 cơ quan cấp xã”",
        ),
        ("Cà Mau có bao nhiêu bến tàu?", "14 bến tàu: “14 bến tàu”"),
    ],
)
def test_a_clause_that_breaks_off_is_trimmed_where_other_values_stand_beside(question: str, text: str):
    assert texts(answered(question, CUT))[0] == text


def test_a_clause_that_says_half_of_it_gives_way_to_its_sentence():
    said = "Ở Cà Mau, thời gian chờ rút từ 42 phút xuống 17 phút."
    page = Article("wait", "Một cửa Cà Mau", said)
    assert texts(answered("Người dân Cà Mau chờ bớt bao nhiêu phút?", page))[0] == f"Bài viết nêu: “{said}”"


def test_who_is_counted_is_not_cut_in_the_midst_of_a_word():
    page = Article("survey", "Khảo sát Cà Mau", "Năm 2024, khảo sát ở Cà Mau lần này có 36.525 người trả lời.")
    told = texts(answered("Khảo sát ở Cà Mau năm 2024 có bao nhiêu người trả lời?", page))[0]
    assert told.startswith("36.525 người trả lời: ")


@pytest.mark.parametrize("question", ["Bảng nêu gì về Cà Mau?", "What does the table say about Cà Mau?"])
def test_a_row_of_a_table_is_quoted_without_the_bars_at_its_ends(question: str):
    (found,) = (s for s in index_of(TABLE).all_sentences() if "12.345" in s.text)
    text = answer_quote(ask_for(question), [found]).statements[0].text
    assert "“Cà Mau | " in text
    assert "|”" not in text
