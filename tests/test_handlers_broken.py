"""What the page's handlers make of an answer that breaks, and of one that a reload broke off."""

import pytest
from answer_fakes import rank_answer
from ui_fakes import FakeAssistant

from index.types import Lang
from ui.page import handlers as page_handlers
from ui.page.archive import dump
from ui.page.conversation import Exchange, is_open
from ui.page.handlers import Handlers
from ui.words.render import escaped
from ui.words.strings import EN, TEXT, VI


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_error_that_nobody_foresaw_ends_the_exchange_and_is_logged(
    language: Lang, caplog: pytest.LogCaptureFixture
) -> None:
    before = Exchange("2017", "vi", answer=rank_answer("2017"))
    *_, (messages, state) = Handlers(FakeAssistant()).answer((before, Exchange("vỡ", language)))
    assert state[0] == before
    assert state[1].note == TEXT[language].broken
    assert not is_open(state)
    assert escaped(TEXT[language].broken) in messages[-1]["content"][0].value
    assert "ZeroDivisionError" in caplog.text


def test_so_does_an_answer_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = page_handlers.exchange_html

    def drawn(exchange: Exchange, *others: object) -> tuple[str, str]:
        if exchange.answer:
            raise ValueError("a drawing")
        return draw(exchange, *others)

    monkeypatch.setattr(page_handlers, "exchange_html", drawn)
    *_, (_, state) = Handlers(FakeAssistant()).answer((Exchange("2017", "vi"),))
    assert (state[0].answer, state[0].note) == (None, VI.broken)


@pytest.mark.parametrize(("name", "said"), [("Tiếng Việt", VI.interrupted), ("English", EN.interrupted)])
def test_what_a_reload_broke_off_was_interrupted(name: str, said: str) -> None:
    _, state, *_ = Handlers(FakeAssistant()).open(dump("t1", (Exchange("chậm", "vi"),)), name)
    assert state[0].note == said
