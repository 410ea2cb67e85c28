from collections.abc import Sequence

import pytest
from rag_fakes import LAO_CAI, MARRIAGE, ScriptedGenerator, ask_for, index_of, sentence

from index.types import Sentence
from rag.llm.prompt import SYSTEM
from rag.llm.wording import Worded, word
from rag.retrieval.evidence import Evidencer, Scored
from rag.types import Query
from rag.verification.citing import Citer

QUESTION = "Đăng ký kết hôn thế nào?"
BOTH = [sentence(MARRIAGE, "xuất trình"), sentence(MARRIAGE, "Lệ phí")]
FIRST = "Hai bên nam, nữ cùng có mặt và xuất trình giấy tờ tùy thân."
SECOND = "Lệ phí trong nước được miễn."


def worded(reply: str, chosen: Sequence[Sentence] = BOTH, query: Query | None = None, size: int = 7) -> list[Worded]:
    return [one for one in wording(ScriptedGenerator(reply, size), chosen, query) if one]


def wording(generator: ScriptedGenerator, chosen: Sequence[Sentence] = BOTH, query: Query | None = None):
    evidencer, citer = Evidencer(index_of()), Citer(index_of())
    sources = [citer.source(citer.cite(one)) for one in chosen]
    evidence = [evidencer.to_evidence(Scored(one, 1.0)) for one in chosen]
    return word(generator, query or ask_for(QUESTION), evidence, sources, evidencer.weights, 50)


def outcome(found: Sequence[Worded]) -> list[tuple[str, int | None, bool]]:
    return [(w.text, w.source.marker if w.source else None, all(c.passed for c in w.checks)) for w in found]


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_every_sentence_is_cited_to_the_one_that_supports_it(size: int):
    assert outcome(worded(f"{SECOND} {FIRST}", size=size)) == [(SECOND, 2, True), (FIRST, 1, True)]


def test_a_sentence_is_let_through_as_soon_as_the_next_one_begins():
    generator = ScriptedGenerator(f"{FIRST} {SECOND}", size=1)
    stream = wording(generator)
    assert next(one for one in stream if one).text == FIRST
    assert len(FIRST) < generator.said < len(FIRST) + 5


def test_closing_the_iterator_ends_the_generation():
    generator = ScriptedGenerator(f"{FIRST} {SECOND}", size=1)
    stream = wording(generator)
    next(one for one in stream if one)
    stream.close()
    assert generator.ended == ["closed"]


def test_an_iterator_that_runs_out_was_finished():
    generator = ScriptedGenerator(FIRST)
    list(wording(generator))
    assert generator.ended == ["finished"]


def test_the_model_is_told_the_system_text_and_the_sentences():
    generator = ScriptedGenerator(FIRST)
    list(wording(generator))
    ((system, prompt),) = generator.prompts
    assert system == SYSTEM
    assert all(f"<trich>{one.text}</trich>" in prompt for one in BOTH)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("Lệ phí là 50.000 đồng.", "in no cited sentence"),
        ("Lệ phí không được miễn.", "not as in the cited sentence"),
        ("Phải nộp ảnh chân dung cùng sổ hộ khẩu.", "new words found in the cited sentence"),
        ("Người nghèo ly hôn ở nước ngoài: lệ phí được miễn.", "words of the question found in the cited sentence"),
        ("Đăng ký kết hôn.", "says nothing new"),
        ("Vâng.", "says nothing new"),
    ],
)
def test_what_is_not_supported_fails(reply: str, reason: str):
    (found,) = worded(reply)
    assert reason in [check.reason for check in found.checks if not check.passed]


def test_a_false_sentence_behind_a_true_one_does_not_stop_the_next():
    found = worded(f"{SECOND} Lệ phí là 50.000 đồng. {FIRST}")
    assert [passed for *_, passed in outcome(found)] == [True, False, True]


def test_a_false_first_sentence_ends_the_generation():
    generator = ScriptedGenerator(f"Lệ phí là 50.000 đồng. {SECOND} {FIRST}", size=1)
    found = [one for one in wording(generator) if one]
    assert [passed for *_, passed in outcome(found)] == [False]
    assert generator.ended == ["closed"]
    assert generator.said < len("Lệ phí là 50.000 đồng. ") + 5


def test_a_reply_longer_than_the_question_and_its_sentence_is_cut_off():
    generator = ScriptedGenerator("Thẻ xanh và thẻ vàng ở An Giang, Thanh Hóa, Nghệ An, " * 40, size=1)
    found = [one for one in wording(generator) if one]
    assert [passed for *_, passed in outcome(found)] == [False]
    assert generator.ended == ["closed"]
    assert generator.said == len(QUESTION) + len(BOTH[0].text) + 1


def test_a_sentence_is_not_held_against_two_sources_together():
    """Half of it stands in one sentence and half in the other: neither supports it."""
    chosen = [sentence(LAO_CAI, "9/63"), sentence(LAO_CAI, "45.210")]
    (found,) = worded("Lào Cai xếp thứ 9/63 và tiếp nhận 45.210 hồ sơ.", chosen, ask_for("Lào Cai ra sao?"))
    assert not all(check.passed for check in found.checks)


@pytest.mark.parametrize(
    "reply", [f"<trich>{FIRST}</trich>", f"  {FIRST}\n", FIRST.replace("miễn", "mie\u0302\u0303n")]
)
def test_our_own_marks_and_spellings_are_tidied_away(reply: str):
    assert outcome(worded(reply)) == [(FIRST, 1, True)]


@pytest.mark.parametrize("reply", ["", " \n "])
def test_silence(reply: str):
    assert worded(reply) == []


def test_signs_of_life_come_while_a_sentence_is_not_complete(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rag.llm.wording._BEAT", 0.0)
    generator = ScriptedGenerator(f"{FIRST} {SECOND}", size=1)
    stream = wording(generator)
    assert [next(stream) for _ in range(5)] == [None] * 5
    assert generator.said == 5
    stream.close()
    assert generator.ended == ["closed"]
