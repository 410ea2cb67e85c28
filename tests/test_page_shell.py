"""The page's first bytes: in Vietnamese, with something to read, and without Gradio's own cards."""

import asyncio
from pathlib import Path

import gradio
import httpx2 as httpx
import pytest
from serve_help import served
from starlette.types import Message, Receive, Scope, Send
from ui_fakes import FakeAssistant

from ui.page.shell import Shell, in_vietnamese
from ui.words.page import EN, VI
from ui.words.strings import VI as TEXT

PAGE = Path(gradio.__file__).parent / "templates" / "frontend" / "index.html"


def test_gradio_s_page_is_told_in_vietnamese() -> None:
    html = in_vietnamese(PAGE.read_text(encoding="utf-8"))
    assert html.count('<html\n\tlang="vi"') == 1
    assert "og:" not in html
    assert "twitter:" not in html
    assert "githubusercontent" not in html
    assert f"<title>{TEXT.page_title}</title>" in html
    assert html.count('<div id="rq-shell">') == html.count("<gradio-app") == 1
    assert VI.opening in html
    assert EN.no_script in html


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_is_served_so() -> None:
    with served(FakeAssistant(), page=True) as address, httpx.Client(base_url=address, trust_env=False) as client:
        page = client.get("/")
        assert VI.opening in page.text
        assert page.headers["content-length"] == str(len(page.content))
        assert 'property="og:' not in page.text
        assert client.head("/").status_code == 200
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 403


def test_what_is_no_page_goes_as_it_is() -> None:
    async def answer(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"<gradio-", "more_body": True})
        await send({"type": "http.response.body", "body": b"app"})

    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    sent: list[Message] = []

    async def keep(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "method": "GET", "headers": []}
    asyncio.run(Shell(answer)(scope, nothing, keep))
    assert [message.get("body") for message in sent] == [None, b"<gradio-app"]
