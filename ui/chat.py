"""The chat page; the one home of gradio. Import it only where a page is wanted: gradio takes seconds to load."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from index.types import Lang
from ui.cards import escaped
from ui.conversation import (
    Assistant,
    Exchange,
    article_texts,
    close,
    exchange_html,
    follow,
    is_open,
    question_bubble,
)
from ui.desk import MAX_QUESTION
from ui.strings import EXAMPLES, LANGUAGE_NAMES, TEXT

Exchanges = tuple[Exchange, ...]
Messages = list[dict[str, Any]]

_WAITING = 16
_STYLE = Path(__file__).with_name("style.css")
_FONTS = ("Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")

_SCRIPT = Path(__file__).with_name("chat.js")
_SHOW_LAST = """() => setTimeout(() => {
  const asked = document.querySelectorAll("#rq-chat .user-row");
  asked[asked.length - 1]?.scrollIntoView({ block: "start" });
}, 60)"""
_SET_LANGUAGE = "(name) => { document.documentElement.lang = name === 'English' ? 'en' : 'vi'; }"


@dataclass(frozen=True, slots=True)
class _Page:
    """The components that something happens to."""

    heading: gr.HTML
    language: gr.Radio
    chatbot: gr.Chatbot
    box: gr.Textbox
    clear: gr.Button
    session: gr.State


def build_chat(assistant: Assistant) -> gr.Blocks:
    """Return the page on an assistant; what a visitor asks is kept in that visitor's session and nowhere else."""
    blocks = gr.Blocks(title=TEXT["vi"].page_title, analytics_enabled=False, fill_height=True)
    with blocks:
        _connect(_lay_out(), _Handlers(assistant))
        blocks.load(None, js="() => { document.documentElement.lang = 'vi'; }")
    blocks.queue(max_size=_WAITING, default_concurrency_limit=1)
    return blocks


def _lay_out() -> _Page:
    with gr.Row(elem_id="rq-top"):
        heading = gr.HTML(_heading("vi"), apply_default_css=False)
        clear = gr.Button(TEXT["vi"].clear, size="sm", elem_id="rq-clear")
        language = gr.Radio(
            list(LANGUAGE_NAMES),
            value=next(iter(LANGUAGE_NAMES)),
            label=TEXT["vi"].language_label,
            show_label=False,
            container=False,
            elem_id="rq-language",
        )
    chatbot = gr.Chatbot(
        **_chatbot_words("vi"),
        elem_id="rq-chat",
        show_label=False,
        container=False,
        layout="bubble",
        autoscroll=False,  # the question stays in sight; see _SHOW_LAST
        buttons=[],
        feedback_options=None,
        scale=1,
    )
    box = gr.Textbox(
        **_box_words("vi", running=False),
        elem_id="rq-question",
        show_label=False,
        container=False,
        autofocus=True,
        max_length=MAX_QUESTION,
    )
    return _Page(heading, language, chatbot, box, clear, gr.State(()))


def _connect(page: _Page, handlers: "_Handlers") -> None:
    quick: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    outputs = [page.chatbot, page.session, page.box]
    state = [page.session, page.language]
    asked = (
        page.box.submit(handlers.ask_typed, [page.box, *state], outputs, **quick),
        page.chatbot.example_select(handlers.ask_chosen, state, outputs, **quick),
    )
    runs = [
        event.then(
            handlers.answer,
            [page.session],
            [page.chatbot, page.session],
            show_progress="minimal",
            concurrency_limit=1,  # one answer at a time: the model has the machine's few cores to itself
            concurrency_id="answer",
            api_visibility="private",
        )
        for event in asked
    ]
    for event in asked:
        event.then(None, js=_SHOW_LAST)
    for run in runs:
        run.then(handlers.finish, state, outputs, **quick)
    # No handler of its own: the end of the answer that it cancels brings the page to rest. A second rest would come
    # after the next question and close that.
    page.box.stop(None, cancels=runs, queue=False)
    page.clear.click(handlers.clear, [page.language], outputs, cancels=runs, **quick)
    page.language.change(None, [page.language], None, js=_SET_LANGUAGE)
    page.language.change(
        handlers.switch, [page.language, page.session], [page.heading, page.chatbot, page.box, page.clear], **quick
    )


class _Handlers:
    """What the page does; holds the assistant and nothing that belongs to a visitor."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._article_text = article_texts(assistant)

    def ask_typed(self, question: str, exchanges: Exchanges, language: str) -> tuple[Any, ...]:
        return self._ask(question, exchanges, LANGUAGE_NAMES[language])

    def ask_chosen(self, exchanges: Exchanges, language: str, chosen: gr.SelectData) -> tuple[Any, ...]:
        return self._ask(chosen.value["text"], exchanges, LANGUAGE_NAMES[language])

    def _ask(self, question: str, exchanges: Exchanges, language: Lang) -> tuple[Any, ...]:
        question = question.strip()[:MAX_QUESTION]
        if not question or is_open(exchanges):
            return gr.skip(), gr.skip(), gr.skip()
        exchanges = (*exchanges, Exchange(question, language))
        return self._messages(exchanges), exchanges, gr.Textbox(value="", **_box_words(language, running=True))

    def answer(self, exchanges: Exchanges) -> Iterator[tuple[Messages, Exchanges]]:
        for state in follow(self._assistant, exchanges):
            yield self._messages(state), state

    def finish(self, exchanges: Exchanges, name: str) -> tuple[Any, ...]:
        """Bring the page to rest: after an answer, after Stop, and after a failure that nobody foresaw."""
        language = LANGUAGE_NAMES[name]
        exchanges = close(exchanges, TEXT[language].stopped)
        return self._messages(exchanges), exchanges, gr.Textbox(**_box_words(language, running=False))

    def clear(self, name: str) -> tuple[Any, ...]:
        return [], (), gr.Textbox(value="", **_box_words(LANGUAGE_NAMES[name], running=False))

    def switch(self, name: str, exchanges: Exchanges) -> tuple[Any, ...]:
        language = LANGUAGE_NAMES[name]
        return (
            _heading(language),
            gr.Chatbot(**_chatbot_words(language)),
            gr.Textbox(**_box_words(language, running=is_open(exchanges))),
            gr.Button(TEXT[language].clear),
        )

    def _messages(self, exchanges: Exchanges) -> Messages:
        messages: Messages = []
        for number, exchange in enumerate(exchanges):
            parts = exchange_html(exchange, number, self._article_text)
            content = [gr.HTML(part, apply_default_css=False) for part in parts if part]
            # As a component, because a text message would be taken for Markdown and could fetch a picture.
            messages.append({"role": "user", "content": gr.HTML(question_bubble(exchange), apply_default_css=False)})
            messages.append({"role": "assistant", "content": content})
        return messages


def _heading(language: Lang) -> str:
    words = TEXT[language]
    return f'<h1 class="rq-heading">{escaped(words.heading)}</h1><p class="rq-subtitle">{escaped(words.subtitle)}</p>'


def _chatbot_words(language: Lang) -> dict[str, Any]:
    words = TEXT[language]
    return {
        "label": words.conversation_label,
        "placeholder": words.empty_chat,
        "examples": [{"text": question} for question in EXAMPLES],
    }


def _box_words(language: Lang, *, running: bool) -> dict[str, Any]:
    words = TEXT[language]
    return {
        "label": words.question_label,
        "placeholder": words.question_placeholder,
        "submit_btn": False if running else words.send,
        "stop_btn": words.stop if running else False,
    }


def mount(app: FastAPI, assistant: Assistant, host: str, port: int) -> None:
    """Put the page on an application; nothing is sent to anyone else: no statistics, no fonts from elsewhere.

    Args:
        app: The application; its own routes go before the page's.
        assistant: Who answers.
        host: Address that the application will listen on.
        port: Port that it will listen on.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    gr.mount_gradio_app(
        app,
        build_chat(assistant),
        path="/",
        server_name=host,
        server_port=port,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        run_history=False,
        footer_links=[],
        theme=gr.themes.Base(primary_hue="teal", neutral_hue="slate", font=_FONTS),
        css_paths=_STYLE,
        head=f"<script>{_SCRIPT.read_text(encoding='utf-8')}</script>",
    )
