from collections.abc import Iterator, Sequence
from itertools import islice

import pytest
from assistant_help import FALSE, FREE, QUESTIONS, RANK, TRUE, done, kinds, stream
from rag_fakes import ScriptedGenerator, assistant

from index.errors import GeneratorError
from rag.types import Found, Stage, Turn, Understood, Wording


class BrokenGenerator:
    """Fails in the middle of its first sentence."""

    model_id = "broken"

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        yield "Lệ phí"
        raise GeneratorError("broken failed: no memory; choose another generator")


@pytest.mark.parametrize("question", QUESTIONS)
def test_understood_found_wording_done(question: str):
    events = stream(question)
    assert kinds(events) == ["Understood", "Found", "Wording", "Done"]
    answer = done(events)
    assert [event.query for event in events if isinstance(event, Understood)] == [answer.query]
    assert [event.citations for event in events if isinstance(event, Found)] == [answer.citations]


def test_names_and_a_year_alone_are_answered_in_the_language_that_is_wanted():
    asked = "Sơn La PAR INDEX 2018"
    answers = [assistant().ask(asked), assistant().ask(asked, language="vi"), assistant().ask(asked, language="en")]
    assert [answer.language for answer in answers] == ["vi", "vi", "en"]
    assert answers[0].answer == answers[1].answer != answers[2].answer
    assert assistant().ask(RANK, language="en").answer == assistant().ask(RANK).answer


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("reply", [TRUE, FALSE, f"{TRUE} {FALSE}", ""])
def test_the_wording_joined_is_the_answer(question: str, reply: str):
    events = stream(question, ScriptedGenerator(reply))
    assert "".join(event.text for event in events if isinstance(event, Wording)) == done(events).answer


def test_the_evidence_is_shown_before_the_model_begins():
    events = stream(FREE, ScriptedGenerator(TRUE))
    assert kinds(events) == ["Understood", "Found", "Stage", "Wording", "Done"]
    assert events[2] == Stage("generate")
    answer = done(events)
    assert (answer.route, answer.answer) == ("model", f"{TRUE} [1]")


def test_a_reply_that_fails_whole_gives_way_to_the_sentence_itself():
    events = stream(FREE, ScriptedGenerator(FALSE))
    assert kinds(events) == ["Understood", "Found", "Stage", "Found", "Wording", "Done"]
    answer = done(events)
    assert (answer.route, answer.answer) == ("quote", f"Bài viết nêu: “{TRUE}” [1]")
    assert answer.dropped == (FALSE,)
    assert "50.000" in [check.value for check in answer.checks if not check.passed]


def test_each_sentence_of_the_model_is_a_piece_of_wording():
    other = "Hai bên nam, nữ cùng có mặt và xuất trình giấy tờ tùy thân."
    question = "Khi đăng ký kết hôn trong nước phải xuất trình gì và lệ phí thế nào?"
    events = stream(question, ScriptedGenerator(f"{other} {FALSE} {TRUE}"))
    pieces = [event.text for event in events if isinstance(event, Wording)]
    assert len(pieces) == 2
    assert done(events).answer == "".join(pieces)
    assert done(events).dropped == (FALSE,)


def test_closing_the_stream_early_closes_the_generator():
    generator = ScriptedGenerator(f"{TRUE} {FALSE} {TRUE}", size=1)
    events = assistant(generator=generator).stream(FREE)
    assert any(isinstance(event, Wording) for event in events)
    events.close()  # type: ignore[attr-defined]
    assert generator.ended == ["closed"]
    assert generator.said < len(generator.reply)


def test_closing_the_stream_before_the_model_begins_never_asks_it():
    generator = ScriptedGenerator(TRUE)
    events = assistant(generator=generator).stream(FREE)
    assert any(isinstance(event, Stage) for event in events)
    events.close()  # type: ignore[attr-defined]
    assert (generator.said, generator.ended) == (0, [])


def test_rows_need_no_model():
    generator = ScriptedGenerator(TRUE)
    assert assistant(generator=generator).ask(RANK).answered
    assert generator.prompts == []


def test_a_model_that_breaks_is_not_hidden():
    with pytest.raises(GeneratorError, match="no memory; choose another generator"):
        assistant(generator=BrokenGenerator()).ask(FREE)


def test_a_stream_can_be_closed_before_the_first_sentence_is_complete(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rag.llm.wording._BEAT", 0.0)
    generator = ScriptedGenerator("Hai bên nam, nữ cùng có mặt và xuất trình giấy tờ tùy thân.", size=1)
    stream = assistant(generator=generator).stream(FREE)
    seen = [event for event in islice(stream, 6) if isinstance(event, Stage)]
    assert seen[:2] == [Stage("generate")] * 2
    stream.close()
    assert generator.ended == ["closed"]
    assert generator.said < 6
