"""What happens on the chat page; with the layout in ``ui.page.chat`` the home of gradio."""

import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from index.errors import SettingsError
from index.types import Lang
from ui.desk.assistant import Assistant
from ui.desk.limits import MAX_QUESTION
from ui.library.pages import ROOT
from ui.page.archive import dump, load
from ui.page.conversation import (
    Exchange,
    article_texts,
    close,
    exchange_html,
    follow,
    is_open,
    question_bubble,
)
from ui.page.filter_row import offered, told
from ui.page.filters import NAMES, chosen
from ui.page.opinions import opinions_file
from ui.page.wishes import fulfil
from ui.words.library import LIBRARY
from ui.words.page import PAGE
from ui.words.render import escaped
from ui.words.strings import EXAMPLES, LANGUAGE_NAMES, TEXT

_LOG = logging.getLogger(__name__)
# What a slip of the program raises; its own errors have become notes before.
_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
Exchanges = tuple[Exchange, ...]
Messages = list[dict[str, Any]]


class Handlers:
    """What the page does; holds the assistant and nothing that belongs to a visitor."""

    def __init__(
        self, assistant: Assistant, *, writable: bool = False, opened: Callable[[], None] | None = None
    ) -> None:
        self._writable = writable
        self._opened = opened
        self._assistant = assistant
        self._article_text = article_texts(assistant)

    def ask_typed(self, question: str, exchanges: Exchanges, talk: str, language: str, *only: str) -> tuple[Any, ...]:
        """Take up what stands in the box."""
        return self._filtered(question, exchanges, talk, language, only, alone=False)

    def ask_again(self, question: str, exchanges: Exchanges, talk: str, language: str, *only: str) -> tuple[Any, ...]:
        """Take up a question that the page offered; it names everything itself."""
        return self._filtered(question, exchanges, talk, language, only, alone=True)

    def ask_chosen(self, exchanges: Exchanges, talk: str, language: str, example: gr.SelectData) -> tuple[Any, ...]:
        """Take up an example; no filter was set for it."""
        return self._ask(example.value["text"], Exchange("", LANGUAGE_NAMES[language], alone=True), exchanges, talk)

    def _filtered(
        self, question: str, exchanges: Exchanges, talk: str, name: str, only: Sequence[str], *, alone: bool
    ) -> tuple[Any, ...]:
        language = LANGUAGE_NAMES[name]
        try:
            asked = Exchange("", language, alone=alone, only=chosen(only or ("",) * len(NAMES), language))
        except SettingsError as error:
            asked = Exchange("", language, note=str(error))
        return self._ask(question, asked, exchanges, talk)

    def _ask(self, question: str, asked: Exchange, exchanges: Exchanges, talk: str) -> tuple[Any, ...]:
        question = question.strip()[:MAX_QUESTION]
        if not question or is_open(exchanges):
            return (gr.skip(),) * 5
        talk = talk or uuid.uuid4().hex
        exchanges = (*exchanges, replace(asked, question=question))
        box = gr.Textbox(**box_words(asked.language, running=True))
        return self.messages(exchanges), exchanges, box, talk, dump(talk, exchanges)

    def answer(self, exchanges: Exchanges) -> Iterator[tuple[Messages, Exchanges]]:
        """Answer the open last question, event by event; an error that nobody foresaw ends it with a note.

        Gradio would lay its own "Error" over the whole conversation.
        """
        try:
            for state in follow(self._assistant, exchanges):
                yield self.messages(state), state
        except _FAULTS:  # the page must come to rest; the log keeps it whole
            _LOG.exception("no answer to a question of the page")
            broken = close(exchanges, TEXT[exchanges[-1].language].broken)
            yield self.messages(broken), broken

    def finish(self, exchanges: Exchanges, talk: str, name: str) -> tuple[Any, ...]:
        """Bring the page to rest: after an answer, and after Stop."""
        language = LANGUAGE_NAMES[name]
        exchanges = close(exchanges, TEXT[language].stopped)
        box = gr.Textbox(**box_words(language, running=False))
        return self.messages(exchanges), exchanges, box, talk, dump(talk, exchanges)

    def clear(self, name: str) -> tuple[Any, ...]:
        """Begin a new conversation."""
        return [], (), gr.Textbox(**box_words(LANGUAGE_NAMES[name], running=False)), "", ""

    def open(self, stored: str, name: str) -> tuple[Any, ...]:
        """Show a conversation that the browser kept."""
        language = LANGUAGE_NAMES.get(name, "vi")
        talk = load(stored) if stored else None
        exchanges = close(talk.exchanges, TEXT[language].interrupted) if talk else ()
        box = gr.Textbox(**box_words(language, running=False))
        return self.messages(exchanges), exchanges, box, talk.id if talk else "", ""

    def switch(self, name: str, exchanges: Exchanges, *only: str) -> tuple[Any, ...]:
        """Say everything in another language."""
        language = LANGUAGE_NAMES[name]
        return (
            heading(language, writable=self._writable),
            gr.Chatbot(**chatbot_words(language)),
            gr.Textbox(**box_words(language, running=is_open(exchanges))),
            gr.Button(TEXT[language].clear),
            gr.Button(PAGE[language].history),
            *told(language, only),
            *offered(self._assistant, language),
        )

    def offer(self, name: str) -> list[Any]:
        """Fill the filters with what the index has now: the page has been opened."""
        if self._opened is not None:
            self._opened()
        return offered(self._assistant, LANGUAGE_NAMES.get(name, "vi"))

    def tell(self, name: str, *only: str) -> list[Any]:
        """Say which filters are set."""
        return told(LANGUAGE_NAMES[name], only)

    def wish(self, text: str) -> str:
        """Make a file of what the browser sends."""
        return fulfil(text, self._article_text, opinions_file() if self._writable else None)

    def messages(self, exchanges: Exchanges) -> Messages:
        """The conversation as the chatbot takes it."""
        messages: Messages = []
        for number, exchange in enumerate(exchanges):
            parts = exchange_html(exchange, number, self._article_text)
            content = [gr.HTML(part, apply_default_css=False) for part in parts if part]
            # As a component, because a text message would be taken for Markdown and could fetch a picture.
            messages.append({"role": "user", "content": gr.HTML(question_bubble(exchange), apply_default_css=False)})
            messages.append({"role": "assistant", "content": content})
        return messages


def heading(language: Lang, *, writable: bool) -> str:
    """The page's first lines, with the way to the pages of facts and articles where there are any."""
    words, names = TEXT[language], LIBRARY[language]
    pages = (("articles", names.articles), ("facts", names.facts)) if writable else ()
    links = "".join(f'<a href="{ROOT}/{path}?lang={language}">{escaped(name)}</a>' for path, name in pages)
    nav = f'<nav class="rq-nav">{links}</nav>' if links else ""
    return (
        f'<h1 class="rq-heading">{escaped(words.heading)}</h1><p class="rq-subtitle">{escaped(words.subtitle)}</p>{nav}'
    )


def chatbot_words(language: Lang) -> dict[str, Any]:
    """What the chatbot says before the first question."""
    words = TEXT[language]
    return {
        "label": words.conversation_label,
        "placeholder": words.empty_chat,
        "examples": [{"text": question} for question in EXAMPLES[language]],
    }


def box_words(language: Lang, *, running: bool) -> dict[str, Any]:
    """What the question's line says, with the button that fits."""
    words = TEXT[language]
    return {
        "label": words.question_label,
        "placeholder": words.question_placeholder,
        "submit_btn": False if running else words.send,
        "stop_btn": words.stop if running else False,
    }
