import asyncio
import json
from collections.abc import AsyncGenerator

from hypothesis import given
from hypothesis import strategies as st

from rag.types import Wording
from ui.doors.streaming import Streamed, sent_event


@given(st.text())
def test_whatever_is_said_stays_on_one_line(text: str):
    head, data, *rest = sent_event(Wording(text), "wording").splitlines()
    assert (head, rest) == ("event: wording", [""])
    assert json.loads(data.removeprefix("data: ")) == {"text": text}


def test_an_event_may_have_no_name():
    assert sent_event({"a": "ế"}) == 'data: {"a": "ế"}\n\n'


def test_the_source_is_closed_when_the_client_has_gone_before_the_first_word():
    closed = []

    async def source() -> AsyncGenerator[Wording, None]:
        try:
            while True:
                yield Wording("x")
        finally:
            closed.append("source")

    async def body() -> AsyncGenerator[str, None]:
        yield "never"

    async def respond() -> None:
        events = source()
        await anext(events)

        async def receive() -> dict[str, str]:
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            await asyncio.sleep(10)

        await Streamed(body(), events)({"type": "http", "asgi": {"spec_version": "2.3"}}, receive, send)

    asyncio.run(respond())
    assert closed == ["source"]
