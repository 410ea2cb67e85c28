import pytest
from rag_fakes import DA_NANG, LAO_CAI, MARRIAGE, ScriptedGenerator, ask_for, assistant, index_of, sentence

from index.types import Article, Sentence
from rag.composing.answer_sentences import answer_quote
from rag.composing.worth import can_be_put_better, for_model
from rag.retrieval.evidence import Evidencer, Scored

FEE = sentence(MARRIAGE, "Lệ phí")
SHOWN = sentence(MARRIAGE, "xuất trình")
ENGLISH = sentence(DA_NANG, "simpler forms")


def better(question: str, *quoted: Sentence, brief: int = 0) -> bool:
    query = ask_for(question)
    return can_be_put_better(index_of(), query, answer_quote(query, quoted), brief)


def test_a_quotation_that_is_short_is_not_shortened():
    assert len(FEE.text) == 44
    assert not better("Lệ phí thế nào?", FEE, brief=44)
    assert better("Lệ phí thế nào?", FEE, brief=43)


def test_all_that_is_quoted_counts():
    assert better("Lệ phí thế nào?", FEE, SHOWN, brief=len(FEE.text) + len(SHOWN.text) - 1)
    assert not better("Lệ phí thế nào?", FEE, SHOWN, brief=len(FEE.text) + len(SHOWN.text))


@pytest.mark.parametrize(
    ("question", "worth"), [("Người dân muốn gì ở bộ phận một cửa?", False), ("What do respondents want?", True)]
)
def test_a_sentence_of_another_language_is_not_translated(question: str, worth: bool):
    assert better(question, ENGLISH) is worth
    assert better("Người dân muốn gì?", ENGLISH, FEE)


def test_nothing_quoted_is_nothing_to_shorten():
    assert not better("Lệ phí thế nào?")


def test_the_model_is_given_the_covering_sentences_first_and_no_unlikely_ones():
    evidencer, query = Evidencer(index_of()), ask_for("Lệ phí đăng ký kết hôn trong nước thế nào?")
    far = Scored(sentence(LAO_CAI, "45.210"), 0.1)
    scored = [Scored(FEE, 0.9), Scored(SHOWN, 0.2), far]
    assert [s.sentence for s in for_model(evidencer, query, scored, 4)] == [FEE, SHOWN]
    assert [s.sentence for s in for_model(evidencer, query, scored, 1)] == [FEE]


def test_the_model_is_only_asked_about_a_long_sentence():
    long = Article(
        "khai-sinh",
        "Đăng ký khai sinh liên thông",
        "Người dân nộp hồ sơ khai sinh liên thông ngay trên Cổng Dịch vụ công quốc gia, còn công chức tư pháp của xã, "
        "phường, thị trấn chuyển tiếp dữ liệu cho công an và cơ quan bảo hiểm xã hội.",
    )
    question = "Người dân nộp hồ sơ khai sinh liên thông ở đâu?"
    said = "Người dân nộp hồ sơ khai sinh liên thông ngay trên Cổng Dịch vụ công quốc gia."
    for brief, asked in ((120, True), (200, False)):
        generator = ScriptedGenerator(said)
        assert assistant(long, generator=generator, brief=brief).ask(question).answered
        assert bool(generator.said) is asked
