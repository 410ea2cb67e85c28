"""The desk without a server, and what the doors say when the line for the model is full."""

import asyncio
import re
from collections.abc import Iterator, Sequence

import pytest
from answer_fakes import list_answer, rank_answer
from starlette.testclient import TestClient
from ui_fakes import FakeAssistant

from index.errors import BusyError, IndexStateError
from rag.types import Done, Event, Turn
from ui.desk.desk import Desk
from ui.desk.line import Line, Shared
from ui.doors.api import build_api
from ui.doors.guard import Doors
from ui.doors.openai_api import MODEL


class Broken(FakeAssistant):
    def _events(self, question: str, history: Sequence[Turn]) -> Iterator[Event]:
        yield from ()
        raise ZeroDivisionError


class Listed(FakeAssistant):
    """Answers by an iterator that is no generator, and so cannot be closed."""

    def stream(self, question: str, *_: object, **__: object) -> Iterator[Event]:
        return iter([Done(rank_answer(question))])


def outcomes(desk: Desk) -> dict[tuple[str, str], float]:
    found = re.findall(r'answers_total\{outcome="(\w+)",route="(\w+)"\} (\S+)', desk.metrics.text().decode())
    assert b"reformqa_questions 0.0" in desk.metrics.text()
    return {(outcome, route): float(count) for outcome, route, count in found}


def desk_of(assistant: FakeAssistant, **options: int) -> Desk:
    return Desk(Shared(assistant, Line(waiting=0)), **options)


def test_answers_are_counted_by_route_and_outcome():
    desk = desk_of(FakeAssistant())

    async def ask() -> None:
        assert await desk.answer("2017") == rank_answer("2017")
        assert await desk.answer("2023") == list_answer("2023")
        await desk.answer("?")
        with pytest.raises(IndexStateError):
            await desk.answer("hỏng")

    asyncio.run(ask())
    expected = {("answered", "fact"), ("answered", "model"), ("refused", "abstain"), ("failed", "none")}
    assert outcomes(desk) == dict.fromkeys(expected, 1.0)


def test_who_has_gone_is_noticed_between_two_events():
    assistant = FakeAssistant()
    desk = desk_of(assistant)
    asked = iter([False, False, True])

    async def gone() -> bool:
        return next(asked)

    assert asyncio.run(desk.answer("chậm", (), gone)) is None
    assert (assistant.running, assistant.closed) == (0, 1)
    assert outcomes(desk) == {("gone", "none"): 1.0}


def test_a_cancelled_task_closes_the_stream():
    assistant = FakeAssistant()
    desk = desk_of(assistant)

    async def ask() -> None:
        await asyncio.wait_for(desk.answer("chậm"), 0.3)

    with pytest.raises(TimeoutError):
        asyncio.run(ask())
    assert (assistant.running, assistant.closed) == (0, 1)
    assert outcomes(desk) == {("gone", "none"): 1.0}


def test_a_bug_gives_its_room_back():
    desk = desk_of(Broken(), room=1)

    async def ask() -> None:
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await desk.answer("?")

    asyncio.run(ask())
    assert outcomes(desk) == {("failed", "none"): 3.0}


def test_there_is_room_for_so_many():
    desk = desk_of(FakeAssistant(), room=1)

    async def ask() -> None:
        events = desk.events("2017")
        await anext(events)
        with pytest.raises(BusyError, match="1 requests are being worked on"):
            await desk.answer("2017")
        with pytest.raises(BusyError):
            await desk.run(len, ())
        await events.aclose()
        assert await desk.run(max, 1, 2) == 2
        assert await desk.answer("2017") == rank_answer("2017")

    asyncio.run(ask())


def test_an_assistant_need_not_be_a_generator():
    desk = desk_of(Listed())
    assert asyncio.run(desk.answer("?")) == rank_answer("?")


def test_a_full_line_is_said_cleanly_at_every_door_and_facts_need_no_line():
    desk = desk_of(FakeAssistant())
    ticket = desk.assistant.line.join()
    messages = [{"role": "user", "content": "Who led 2023?"}]
    with TestClient(build_api(desk, Doors(), "127.0.0.1"), base_url="http://127.0.0.1") as client:
        for path, body in (
            ("/api/ask", {"question": "Who led 2023?"}),
            ("/v1/chat/completions", {"model": MODEL, "messages": messages}),
        ):
            reply = client.post(path, json=body)
            assert (reply.status_code, reply.json()["error"]["code"], reply.headers["Retry-After"]) == (
                503,
                "busy",
                "5",
            )
            stream = client.post(path, json=body | {"stream": True})
            assert stream.status_code == 200
            assert '"code": "busy"' in stream.text.splitlines()[-2]
        assert client.post("/api/ask", json={"question": "2017"}).json()["answered"]
        desk.assistant.line.leave(ticket)
        assert client.post("/api/ask", json={"question": "2023"}).json()["answer"] == list_answer("").answer
    assert outcomes(desk) == {("busy", "none"): 4.0, ("answered", "fact"): 1.0, ("answered", "model"): 1.0}


def test_questions_of_the_page_are_counted_too() -> None:
    shared = Shared(FakeAssistant())
    list(shared.stream("Năm 2017?"))
    broken_off = shared.stream("chậm")
    next(broken_off)
    broken_off.close()
    assert outcomes(Desk(shared)) == {("answered", "fact"): 1.0, ("gone", "none"): 1.0}
