"""How every door says that something is wrong: one JSON form, the one that OpenAI's clients understand too."""

import math

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse

from index.errors import BusyError, ReformQAError
from index.types import Lang
from rag.understanding.question import language_of
from ui.words.faults import fault_text

RETRY_SECONDS = 5
_KINDS = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error", 503: "busy"}

Body = dict[str, dict[str, str | None]]


def problem_body(status: int, message: str, code: str, param: str | None = None) -> Body:
    """Return the body of an error.

    Args:
        status: HTTP status.
        message: What is wrong and what can be done.
        code: A word for programs.
        param: The field at fault.
    """
    kind = _KINDS.get(status, "invalid_request_error" if status < 500 else "server_error")
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def problem(
    status: int, message: str, code: str, param: str | None = None, headers: dict[str, str] | None = None
) -> JSONResponse:
    """Return an error as a response; see :func:`problem_body`."""
    return JSONResponse(problem_body(status, message, code, param), status, headers)


def retry_after(seconds: float) -> dict[str, str]:
    """Return the header that says when to come again."""
    return {"Retry-After": str(max(1, math.ceil(seconds)))}


def told(error: ReformQAError, language: Lang) -> Body:
    """Return the body of an error of the program's own: its message and its name, never a traceback."""
    message = fault_text(error, language)
    if isinstance(error, BusyError):
        return problem_body(503, message, "busy")
    return problem_body(500, message, type(error).__name__)


def failure(error: ReformQAError, language: Lang) -> JSONResponse:
    """Return an error of the program's own as a response."""
    busy = isinstance(error, BusyError)
    return JSONResponse(told(error, language), 503 if busy else 500, retry_after(RETRY_SECONDS) if busy else None)


def note_language(request: Request, question: str, wanted: Lang | None = None) -> Lang:
    """Keep the language of a request's question, in which its errors are told, and return it.

    Args:
        request: What came in.
        question: Its question.
        wanted: Language of a question that shows none of its own.
    """
    request.state.language = language_of(question, wanted)
    return language_told(request)


def language_told(request: Request) -> Lang:
    """Return the language that a request's errors are told in: its question's, else what the client asks for."""
    language: Lang = getattr(request.state, "language", language_wanted(request.headers))
    return language


def language_wanted(headers: Headers) -> Lang:
    """Return the language that a client asks for, English unless that is Vietnamese."""
    return language_named(headers) or "en"


def language_named(headers: Headers) -> Lang | None:
    """Return the language that a client's first wish names, None where that is neither of the two or there is none."""
    first = headers.get("accept-language", "").strip().lower()[:2]
    return "vi" if first == "vi" else "en" if first == "en" else None
