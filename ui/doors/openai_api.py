"""The door that speaks OpenAI's chat completions: the last message is the question, those before it the history."""

import time
import uuid
from collections.abc import AsyncGenerator, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from index.errors import ReformQAError
from index.types import Lang
from rag.types import Answer, Done, Event, Turn, Wording
from ui.desk.desk import Desk
from ui.desk.limits import MAX_MESSAGE, MAX_QUESTION
from ui.doors.problems import language_named, language_told, note_language, problem, told
from ui.doors.streaming import AT_WORK, Streamed, sent_event
from ui.words.faults import fault_text
from ui.words.render import to_json

MODEL = "reformqa"
"""The one model that is offered; what is behind it says ``reformqa info``."""

Json = dict[str, Any]
Text = Annotated[str, StringConstraints(max_length=MAX_MESSAGE)]


class Part(BaseModel):
    """A part of a message; others than texts are refused."""

    type: Literal["text"]
    text: Text


class ChatMessage(BaseModel):
    """A message. What the system says is left out: answers follow the articles."""

    role: Literal["system", "developer", "user", "assistant"]
    content: Text | list[Part]

    @property
    def text(self) -> str:
        """The message as one text."""
        return self.content if isinstance(self.content, str) else "\n".join(part.text for part in self.content)


class StreamOptions(BaseModel):
    """What a stream tells beside the answer."""

    include_usage: bool = False


class TextFormat(BaseModel):
    """The one format of an answer."""

    type: Literal["text"]


class ChatRequest(BaseModel):
    """The fields that are heeded, and those that are refused unless they ask for nothing; all others are ignored."""

    model_config = ConfigDict(extra="ignore")
    model: str
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=200)]
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = None
    logprobs: Literal[False] | None = None
    response_format: TextFormat | None = None
    modalities: list[Literal["text"]] | None = None
    tools: Annotated[list[Json], Field(max_length=0)] | None = None
    functions: Annotated[list[Json], Field(max_length=0)] | None = None


def openai_routes(desk: Desk) -> APIRouter:
    """Return ``/v1/models`` and ``/v1/chat/completions``."""
    router = APIRouter(prefix="/v1", tags=["OpenAI"])
    created = int(time.time())
    card = {"id": MODEL, "object": "model", "created": created, "owned_by": "reform-news-qa"}

    @router.get("/models")
    async def models() -> JSONResponse:
        """List the one model."""
        return JSONResponse({"object": "list", "data": [card]})

    @router.get("/models/{model}")
    async def model(model: str, request: Request) -> JSONResponse:
        """Describe the model."""
        return JSONResponse(card) if model == MODEL else _no_model(model, language_told(request))

    @router.post("/chat/completions")
    async def complete(asked: ChatRequest, request: Request) -> Response:
        """Answer the last message, as OpenAI's chat completions do; ``citations`` holds the sources."""
        turns = [Turn(m.role, m.text) for m in asked.messages if m.role == "user" or m.role == "assistant"]  # noqa: PLR1714 - narrows the type
        question = turns[-1].content.strip() if turns and turns[-1].role == "user" else ""
        history, wanted = turns[:-1], language_named(request.headers)
        language = note_language(request, question, wanted) if question else language_told(request)
        if (refused := _refusal(asked.model, question, language)) is not None:
            return refused
        if asked.stream:
            events = desk.events(question, history, request.is_disconnected, wanted)
            first = await anext(events, None)
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            return Streamed(_streamed(first, events, language, usage=usage), events)
        answer = await desk.answer(question, history, request.is_disconnected, wanted)
        return Response(to_json(_completion(answer)) if answer else "", media_type="application/json")

    return router


def _no_model(model: str, language: Lang) -> JSONResponse:
    message = f"The model {model!r} does not exist; there is {MODEL!r}."
    return problem(404, fault_text(message, language), "model_not_found", "model")


def _refusal(model: str, question: str, language: Lang) -> JSONResponse | None:
    if model != MODEL:
        return _no_model(model, language)
    if not question:
        message = fault_text("the last message must be the user's question", language)
        return problem(400, message, "invalid_request", "messages")
    if len(question) > MAX_QUESTION:
        message = f"a question may have {MAX_QUESTION} characters, not {len(question)}"
        return problem(400, fault_text(message, language), "string_above_max_length", "messages")
    return None


def _head(kind: str) -> Json:
    return {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}


def _beside(answer: Answer) -> Json:
    """What an answer has and OpenAI's form has no place for."""
    names = ("answered", "route", "language", "confidence", "suggestions", "index_fingerprint")
    return {"citations": answer.citations, MODEL: {name: getattr(answer, name) for name in names}}


def _usage(answer: Answer) -> Json:
    """The tokens that the language model wrote; what it read is not counted."""
    return {"prompt_tokens": 0, "completion_tokens": answer.tokens, "total_tokens": answer.tokens}


def _completion(answer: Answer) -> Json:
    message = {"role": "assistant", "content": answer.answer, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return _head("chat.completion") | {"choices": [choice], "usage": _usage(answer)} | _beside(answer)


async def _streamed(
    event: Event | None, events: AsyncGenerator[Event, None], language: Lang, *, usage: bool
) -> AsyncGenerator[str, None]:
    head = _head("chat.completion.chunk")
    yield sent_event(head | _choice({"role": "assistant", "content": ""}))
    try:
        while event is not None:
            match event:
                case Wording(text=text):
                    yield sent_event(head | _choice({"content": text}))
                case Done(answer=answer):
                    for chunk in _last(answer, usage=usage):
                        yield sent_event(head | chunk)
                    yield "data: [DONE]\n\n"
                case _:
                    yield AT_WORK
            event = await anext(events, None)
    except ReformQAError as error:
        yield sent_event(told(error, language))


def _last(answer: Answer, *, usage: bool) -> Iterator[Json]:
    yield _choice({}, "stop") | _beside(answer)
    if usage:
        yield {"choices": [], "usage": _usage(answer)}


def _choice(delta: Json, finish: str | None = None) -> Json:
    return {"choices": [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}]}
