"""The doors for programs over HTTP; with ``ui.doors.openai_api`` the home of FastAPI."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from fastapi_offline import FastAPIOffline
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.exceptions import HTTPException

from index.errors import NoArticleError, ReformQAError
from index.types import Lang, Measure
from rag.types import Answer, Event, Stage, Turn
from ui.desk import lookup
from ui.desk.desk import Desk
from ui.desk.limits import MAX_MESSAGE, MAX_QUESTION
from ui.desk.metrics import CONTENT_TYPE
from ui.doors.guard import Doors, Guard
from ui.doors.mcp_tools import build_mcp, http_routes
from ui.doors.measured import Measured
from ui.doors.openai_api import openai_routes
from ui.doors.problems import failure, language_named, language_told, note_language, problem, told
from ui.doors.streaming import AT_WORK, Streamed, sent_event
from ui.words.faults import fault_text
from ui.words.render import answer_json, to_json

MOST_ROWS = 1000

Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)]
HowMany = Annotated[int, Field(ge=1, le=50)]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Query(ge=0)]


class Message(BaseModel):
    """An earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: Annotated[str, StringConstraints(max_length=MAX_MESSAGE)]


class AskRequest(BaseModel):
    """A question with what was said before it, oldest first; ``language`` is for one that shows none of its own."""

    model_config = ConfigDict(extra="forbid")
    question: Question
    history: Annotated[list[Message], Field(max_length=100)] = []
    stream: bool = False
    language: Lang | None = None


class SearchRequest(BaseModel):
    """What to search for, and how many passages to return."""

    model_config = ConfigDict(extra="forbid")
    question: Question
    k: HowMany = 5


class Problem(BaseModel):
    """What every error looks like."""

    error: dict[str, str | None]


def build_api(desk: Desk, doors: Doors, host: str) -> FastAPI:
    """Return the application with all doors.

    Args:
        desk: Where questions are handed in.
        doors: What is asked of who comes in.
        host: The address that it will listen on.
    """
    tools = build_mcp(desk)
    routes = http_routes(tools)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    # FastAPI's own page of the doors loads its script from elsewhere; this one brings it along.
    app = FastAPIOffline(
        title="reform-news-qa", version="1", redoc_url=None, lifespan=running,
        responses={422: {"model": Problem}, 503: {"model": Problem}},
    )  # fmt: skip
    app.include_router(_asking(desk))
    app.include_router(_reading(desk))
    app.include_router(_watching(desk))
    app.include_router(openai_routes(desk))
    app.router.routes.extend(routes)
    for path in ("/api/{rest:path}", "/v1/{rest:path}"):  # or they would be looked for on the page
        app.add_route(path, _nowhere, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    app.add_exception_handler(ReformQAError, _failed)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Guard, doors=doors, host=host)
    if doors.origins:
        app.add_middleware(CORSMiddleware, allow_origins=doors.origins, allow_methods=["*"], allow_headers=["*"])
    app.add_middleware(Measured, metrics=desk.metrics)
    return app


def _asking(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/api", tags=["questions"])

    @router.post("/ask", responses={200: {"model": Answer, "content": {"text/event-stream": {}}}})
    async def ask(asked: AskRequest, request: Request) -> Response:
        """Answer a question. With ``stream``, or where events are accepted, as events while it is being made."""
        wanted = asked.language or language_named(request.headers)
        language = note_language(request, asked.question, wanted)
        history = [Turn(message.role, message.content) for message in asked.history]
        if asked.stream or "text/event-stream" in request.headers.get("accept", ""):
            events = desk.events(asked.question, history, request.is_disconnected, wanted)
            first = await anext(events, None)  # says that there is no room before a reply has begun
            return Streamed(_sse(first, events, language), events)
        answer = await desk.answer(asked.question, history, request.is_disconnected, wanted)
        return Response(answer_json(answer) if answer else "", media_type="application/json")

    @router.get("/search")
    async def search(
        request: Request, question: Annotated[Question, Query()], k: Annotated[HowMany, Query()] = 5
    ) -> Response:
        """Find the passages nearest to a question, best first."""
        note_language(request, question)
        return _json({"hits": await desk.run(lookup.search_records, desk.assistant, question, k)})

    @router.post("/search", name="search_by_post")
    async def search_by_post(request: Request, asked: SearchRequest) -> Response:
        """Find the passages nearest to a question, best first."""
        return await search(request, asked.question, asked.k)

    return router


def _reading(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/api", tags=["articles and facts"])

    @router.get("/facts")
    async def facts(
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> Response:
        """List the facts that were read from the articles, each with its sentence; names in any spelling."""
        slots = (entity, indicator, year, measure)
        return _json(await desk.run(lookup.facts_page, desk.assistant, slots, limit, offset))

    @router.get("/articles")
    async def articles(limit: Limit = 100, offset: Offset = 0) -> Response:
        """List the articles without their texts."""
        found = await desk.run(desk.assistant.articles)
        page = [lookup.article_card(article) for article in found[offset : offset + limit]]
        return _json({"total": len(found), "articles": page})

    @router.get("/articles/{article_id:path}", responses={404: {"model": Problem}})
    async def article(request: Request, article_id: str) -> Response:
        """Return an article with its text; the places of quotes count its characters."""
        try:
            return _json(lookup.article_record(await desk.run(desk.assistant.article, article_id)))
        except NoArticleError as error:
            return problem(404, fault_text(error, language_told(request)), "no_such_article", "article_id")

    return router


def _watching(desk: Desk) -> APIRouter:
    router = APIRouter(tags=["server"])

    @router.get("/health")
    async def health() -> JSONResponse:
        """Tell that the server lives, which models are in memory, and whether they are being loaded now.

        They are loaded when somebody has opened the page, else by the first need of them.
        """
        held = desk.assistant.loaded()
        return JSONResponse({"status": "ok", "models_loaded": held, "loading": desk.loading.under_way})

    @router.get("/metrics")
    async def metrics() -> Response:
        """Return counts and times in Prometheus' text format."""
        return Response(desk.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return router


async def _sse(event: Event | None, events: AsyncGenerator[Event, None], language: Lang) -> AsyncGenerator[str, None]:
    """Events as text; a stage that is told of again becomes a comment, which keeps the line open."""
    before: Event | None = None
    try:
        async with aclosing(events):
            while event is not None:
                again = isinstance(event, Stage) and event == before
                name = "stage" if isinstance(event, Stage) else type(event).__name__.lower()
                yield AT_WORK if again else sent_event(event, name)
                before, event = event, await anext(events, None)
    except ReformQAError as error:
        yield sent_event(told(error, language), "error")


def _json(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")


async def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, ReformQAError):
        return failure(error, language_told(request))
    return await _broken(request, error)


async def _broken(request: Request, _error: Exception) -> Response:
    # The server gives up the connection after such a reply: the client must not send its next request there.
    message = fault_text("something went wrong here; the server's own output says what", language_told(request))
    return problem(500, message, "internal_error", headers={"Connection": "close"})


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    detail = str(error.detail) if isinstance(error, HTTPException) else "Not Found"
    if status == 413:
        return problem(status, fault_text(detail, language_told(request)), "too_large")
    return problem(status, detail, detail.lower().replace(" ", "_"))


async def _nowhere(request: Request) -> Response:
    message = f"no {request.method} {request.url.path} here; /docs lists what there is"
    return problem(404, fault_text(message, language_told(request)), "not_found")


async def _invalid(request: Request, error: Exception) -> Response:
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": (), "msg": str(error)}
    field = ".".join(str(part) for part in first["loc"][1:]) or None
    status = 400 if request.url.path.startswith("/v1/") else 422
    message = fault_text(f"{field or 'request'}: {first['msg']}", language_told(request))
    return problem(status, message, "invalid_request", field)
