"""The chat page's layout; with ``ui.page.handlers`` the home of gradio.

Import it only where a page is wanted: gradio takes seconds to load.
"""

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request, Response

from ui.desk.assistant import Assistant
from ui.desk.limits import MAX_QUESTION, PAGE_BYTES, WAITING
from ui.page.filter_row import FilterRow, lay_out_filters
from ui.page.handlers import Handlers, box_words, chatbot_words, heading
from ui.page.shell import Shell
from ui.words.page import PAGE
from ui.words.strings import LANGUAGE_NAMES, TEXT

_WAITING = 16
_AT_ONCE = WAITING + 4
_STYLE = Path(__file__).with_name("style.css")
_FONTS = ("Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")

_SCRIPTS = (Path(__file__).with_name("history.js"), Path(__file__).with_name("chat.js"))
_ARRIVED = "() => RQ.arrived()"
_WAITS = "async (...all) => { await RQ.opened(); return all; }"
# What brings the page to rest shows the conversation once more: a new one that is begun meanwhile waits for it.
_IN_TURN = "async (...all) => { await RQ.opened(); RQ.opening(); return all; }"
_FRESH = """async (name) => {
  const before = RQ.opened();
  RQ.opening();
  RQ.empty();
  await before;
  RQ.fresh();
  return [name];
}"""
_SHOW_LAST = """() => setTimeout(() => {
  const asked = document.querySelectorAll("#rq-chat .user-row");
  asked[asked.length - 1]?.scrollIntoView({ block: "start" });
}, 60)"""


@dataclass(frozen=True, slots=True)
class _Page:
    """The components that something happens to. The hidden ones are how the page's script and the server talk."""

    heading: gr.HTML
    language: gr.Radio
    chatbot: gr.Chatbot
    box: gr.Textbox
    clear: gr.Button
    history: gr.Button
    filters: FilterRow
    session: gr.State
    talk: gr.State
    stored: gr.Textbox
    open: gr.Button
    again: gr.Button
    wish: gr.Button


async def _no_uploads(_: Request) -> Response:
    return Response(status_code=404)


def build_chat(assistant: Assistant, *, writable: bool = False, opened: Callable[[], None] | None = None) -> gr.Blocks:
    """Return the page on an assistant; what a visitor asks is kept in that visitor's session and nowhere else."""
    blocks = gr.Blocks(title=TEXT["vi"].page_title, analytics_enabled=False, fill_height=True)
    with blocks:
        _connect(blocks, _lay_out(writable=writable), Handlers(assistant, writable=writable, opened=opened))
    blocks.queue(max_size=_WAITING, default_concurrency_limit=1)
    return blocks


def _lay_out(*, writable: bool) -> _Page:
    with gr.Row(elem_id="rq-top"):
        title = gr.HTML(heading("vi", writable=writable), apply_default_css=False)
        history = gr.Button(PAGE["vi"].history, size="sm", elem_id="rq-past", elem_classes="rq-quiet")
        clear = gr.Button(TEXT["vi"].clear, size="sm", elem_id="rq-clear", elem_classes="rq-quiet")
        language = gr.Radio(
            list(LANGUAGE_NAMES),
            value=next(iter(LANGUAGE_NAMES)),
            label=TEXT["vi"].language_label,
            show_label=False,
            container=False,
            elem_id="rq-language",
        )
    chatbot = gr.Chatbot(
        **chatbot_words("vi"),
        elem_id="rq-chat",
        elem_classes="rq-writable" if writable else None,
        show_label=False,
        container=False,
        layout="bubble",
        height=220,  # at the least: it takes what the window has left
        autoscroll=False,  # the question stays in sight; see _SHOW_LAST
        buttons=[],
        feedback_options=None,
        scale=1,
    )
    gr.HTML('<p id="rq-loading" class="rq-state rq-busy" role="status" hidden></p>', apply_default_css=False)
    filters = lay_out_filters()
    box = gr.Textbox(
        **box_words("vi", running=False),
        elem_id="rq-question",
        show_label=False,
        container=False,
        autofocus=True,
        max_length=MAX_QUESTION,
    )
    hidden = [gr.Button(visible="hidden", elem_id=f"rq-{name}") for name in ("open", "again", "wish")]
    stored = gr.Textbox(visible="hidden", elem_id="rq-stored")
    return _Page(title, language, chatbot, box, clear, history, filters, gr.State(()), gr.State(""), stored, *hidden)


_QUICK: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}


def _connect(blocks: gr.Blocks, page: _Page, handlers: Handlers) -> None:
    outputs = [page.chatbot, page.session, page.box, page.talk, page.stored]
    state = [page.session, page.talk, page.language]
    # Emptied here and not by the server's reply: what is typed while that is on its way would be lost.
    taken = "async (...all) => { RQ.empty(all[0]); await RQ.opened(); return all; }"
    asked = (
        page.box.submit(handlers.ask_typed, [page.box, *state, *page.filters.fields], outputs, **_QUICK, js=taken),
        page.chatbot.example_select(handlers.ask_chosen, state, outputs, **_QUICK, js=_WAITS),
        page.again.click(
            handlers.ask_again, [page.stored, *state, *page.filters.fields], outputs, **_QUICK,
            js="async (_, ...others) => { await RQ.opened(); return [RQ.question, ...others]; }",
        ),
    )  # fmt: skip
    runs = [
        event.then(
            handlers.answer,
            [page.session],
            [page.chatbot, page.session],
            show_progress="minimal",
            concurrency_limit=_AT_ONCE,  # those that need the model wait in its own line, which tells how long
            concurrency_id="answer",
            api_visibility="private",
        )
        for event in asked
    ]
    for event in asked:
        event.then(None, js=_SHOW_LAST)
        event.then(None, [page.stored], js="(text) => RQ.save(text, true)")
    for run in runs:
        run.then(handlers.finish, state, outputs, **_QUICK, js=_IN_TURN).then(
            None, [page.stored], js="(text) => { RQ.save(text); RQ.arrived(); }"
        )
    # No handler of its own: the end of the answer that it cancels brings the page to rest. A second rest would come
    # after the next question and close that.
    page.box.stop(None, cancels=runs, queue=False)
    page.clear.click(handlers.clear, [page.language], outputs, cancels=runs, **_QUICK, js=_FRESH).then(
        None, js=_ARRIVED
    )
    _connect_history(blocks, page, handlers, outputs, runs)
    page.language.change(None, [page.language], None, js="(name) => RQ.speak(name)")
    page.language.change(
        handlers.switch,
        [page.language, page.session, *page.filters.fields],
        [page.heading, page.chatbot, page.box, page.clear, page.history, *page.filters.all],
        **_QUICK,
        js=_WAITS,
    )


def _connect_history(blocks: gr.Blocks, page: _Page, handlers: Handlers, outputs: list[Any], runs: list[Any]) -> None:
    """What the browser kept comes back with the page, and when it is chosen from the list."""
    inputs = [page.stored, page.language]
    kept = "(_, name) => [RQ.current(), RQ.language() || name]"
    chosen = "(_, name) => { RQ.opening(); return [RQ.current(), RQ.language() || name]; }"
    blocks.load(None, js="() => { document.documentElement.lang = 'vi'; }").then(
        handlers.open, inputs, outputs, js=kept, **_QUICK
    ).then(None, js=_ARRIVED)
    # Said by the browser alone: the server's reply would take back what is pressed while it is on its way.
    blocks.load(None, [page.language], [page.language], js="(name) => [RQ.language() || name]")
    blocks.load(handlers.offer, [page.language], page.filters.fields, js="(name) => [RQ.language() || name]", **_QUICK)
    gr.on(
        [field.change for field in page.filters.fields],
        handlers.tell, [page.language, *page.filters.fields], [page.filters.box, page.filters.off], **_QUICK,
    )  # fmt: skip
    page.filters.off.click(None, None, page.filters.fields, js="() => RQ.unfiltered()")
    page.open.click(handlers.open, inputs, outputs, js=chosen, cancels=runs, **_QUICK).then(None, js=_ARRIVED).then(
        None, js=_SHOW_LAST
    )
    page.history.click(None, js="() => RQ.show()")
    page.wish.click(handlers.wish, [page.stored], [page.stored], js="() => [RQ.wanted]", **_QUICK).then(
        None, [page.stored], js="(text) => RQ.deliver(text)"
    )


def _head() -> str:
    said = {name: dataclasses.asdict(words) | {"title": TEXT[name].page_title} for name, words in PAGE.items()}
    words = json.dumps(said).replace("<", "\\u003c")
    scripts = [
        f"const RQ_WORDS = {words};",
        *(file.read_text(encoding="utf-8") for file in _SCRIPTS),
    ]
    return "".join(f"<script>{script}</script>" for script in scripts)


def mount(
    app: FastAPI,
    assistant: Assistant,
    host: str,
    port: int,
    *,
    writable: bool = False,
    opened: Callable[[], None] | None = None,
) -> None:
    """Put the page on an application; nothing is sent to anyone else: no statistics, no fonts from elsewhere.

    Args:
        app: The application; its own routes go before the page's.
        assistant: Who answers.
        host: Address that the application will listen on.
        port: Port that it will listen on.
        writable: Whether there are pages beside it to change the index on, and opinions are kept.
        opened: Called whenever somebody has opened the page.
    """
    app.add_middleware(Shell)
    app.add_route("/gradio_api/upload", _no_uploads, methods=["POST"])  # the chat takes no files
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    gr.mount_gradio_app(
        app,
        build_chat(assistant, writable=writable, opened=opened),
        path="/",
        app_kwargs={"max_body_size": PAGE_BYTES},
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
        head=_head(),
    )
