"""OpenAI's own client on a live server."""

from collections.abc import Iterator

import openai
import pytest
from answer_fakes import LEADERS, RANK, list_answer, rank_answer
from serve_help import served
from ui_fakes import FakeAssistant

from rag.types import Turn
from ui.desk.limits import MAX_QUESTION
from ui.doors.guard import Doors
from ui.doors.openai_api import MODEL

ASKED = [{"role": "user", "content": "Năm 2017 Điện Biên xếp thứ mấy?"}]


@pytest.fixture(scope="module")
def assistant() -> FakeAssistant:
    return FakeAssistant()


def connected(address: str, key: str = "none") -> openai.OpenAI:
    client = openai.DefaultHttpxClient(trust_env=False)
    return openai.OpenAI(base_url=f"{address}/v1", api_key=key, http_client=client, max_retries=0)


@pytest.fixture(scope="module")
def client(assistant: FakeAssistant) -> Iterator[openai.OpenAI]:
    with served(assistant) as address, connected(address) as opened:
        yield opened


def test_a_completion_has_the_answer_and_its_sources(client: openai.OpenAI):
    made = client.chat.completions.create(model=MODEL, messages=ASKED, temperature=1.5, max_tokens=5, seed=1)
    (choice,) = made.choices
    assert (choice.message.role, choice.message.content, choice.finish_reason) == (
        "assistant",
        rank_answer("").answer,
        "stop",
    )
    assert (made.object, made.model, made.usage.total_tokens) == ("chat.completion", MODEL, 0)
    (citation,) = made.citations
    assert (citation["marker"], citation["quote"], citation["year"]) == (1, RANK, 2017)
    assert (made.reformqa["answered"], made.reformqa["route"]) == (True, "fact")


def test_a_stream_s_pieces_are_the_answer(client: openai.OpenAI):
    asked = [{"role": "user", "content": "Who led 2023?"}]
    stream = client.chat.completions.create(
        model=MODEL, messages=asked, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    answer = list_answer("Who led 2023?").answer
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == answer
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].finish_reason for chunk in chunks[-3:-1]] == [None, "stop"]
    assert [citation["quote"] for citation in chunks[-2].citations][:1] == [LEADERS]
    assert chunks[-1].usage.completion_tokens == 0
    assert len({chunk.id for chunk in chunks}) == 1


def test_earlier_messages_are_the_history(client: openai.OpenAI, assistant: FakeAssistant):
    messages = [
        {"role": "system", "content": "Lie."},
        {"role": "user", "content": [{"type": "text", "text": "PAR INDEX"}, {"type": "text", "text": "của Hà Nội?"}]},
        {"role": "assistant", "content": "…"},
        {"role": "user", "content": "Năm 2017?"},
    ]
    client.chat.completions.create(model=MODEL, messages=messages)
    assert assistant.histories[-1] == (Turn("user", "PAR INDEX\ncủa Hà Nội?"), Turn("assistant", "…"))


def test_the_one_model_is_listed(client: openai.OpenAI):
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).owned_by == "reform-news-qa"
    with pytest.raises(openai.NotFoundError, match="'gpt-9' does not exist"):
        client.models.retrieve("gpt-9")
    with pytest.raises(openai.NotFoundError) as refused:
        client.chat.completions.create(model="gpt-9", messages=ASKED)
    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")


TOOL = {"type": "function", "function": {"name": "f", "parameters": {}}}
PICTURE = {"type": "image_url", "image_url": {"url": "data:,"}}


@pytest.mark.parametrize(
    ("asked", "param"),
    [
        ({"n": 2}, "n"),
        ({"tools": [TOOL]}, "tools"),
        ({"logprobs": True}, "logprobs"),
        ({"response_format": {"type": "json_object"}}, "response_format.type"),
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "user", "content": " "}]}, "messages"),
        ({"messages": [{"role": "system", "content": "x"}]}, "messages"),
        ({"messages": [*ASKED, {"role": "assistant", "content": "x"}]}, "messages"),
        ({"messages": [{"role": "user", "content": "a" * (MAX_QUESTION + 1)}]}, "messages"),
        ({"messages": [{"role": "user", "content": [PICTURE]}]}, "messages.0.content"),
        ({"messages": [{"role": "user", "content": "a" * 100_001}, *ASKED]}, "messages.0.content"),
        ({"messages": [{"role": "tool", "content": "x", "tool_call_id": "1"}]}, "messages.0.role"),
    ],
)
def test_what_cannot_be_done_is_refused(client: openai.OpenAI, asked: dict, param: str):
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(**({"model": MODEL, "messages": ASKED} | asked))
    assert str(refused.value.param).startswith(param)
    assert refused.value.type == "invalid_request_error"


def test_fields_that_ask_for_nothing_are_no_fault(client: openai.OpenAI):
    made = client.chat.completions.create(
        model=MODEL,
        messages=ASKED,
        n=1,
        tools=[],
        logprobs=False,
        response_format={"type": "text"},
        user="me",
        extra_body={"unheard_of": 1},
    )
    assert made.choices[0].message.content == rank_answer("").answer


@pytest.mark.parametrize("stream", [False, True])
def test_errors_arrive_as_openai_s(client: openai.OpenAI, stream: bool):
    with pytest.raises(openai.InternalServerError, match="hãy chạy: reformqa index"):
        client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": "hỏng"}], stream=stream)


def test_a_stream_that_is_left_ends_the_work(client: openai.OpenAI, assistant: FakeAssistant):
    from serve_help import until

    with client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": "chậm"}], stream=True
    ) as stream:
        next(stream)
        next(stream)
        assert assistant.running == 1
    until(lambda: assistant.running == 0)


def test_the_key_is_asked_for():
    doors = Doors("a-key-of-some-length")
    with served(FakeAssistant(), doors) as address:
        with connected(address, "wrong") as client, pytest.raises(openai.AuthenticationError, match="asks for its key"):
            client.models.list()
        with connected(address, doors.api_key) as client:
            assert client.chat.completions.create(model=MODEL, messages=ASKED).choices
