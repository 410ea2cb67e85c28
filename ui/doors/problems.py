"""How every door says that something is wrong: one JSON form, the one that OpenAI's clients understand too."""

import math

from starlette.responses import JSONResponse

from index.errors import BusyError, ReformQAError

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


def told(error: ReformQAError) -> Body:
    """Return the body of an error of the program's own: its message and its name, never a traceback."""
    if isinstance(error, BusyError):
        return problem_body(503, str(error), "busy")
    return problem_body(500, str(error), type(error).__name__)


def failure(error: ReformQAError) -> JSONResponse:
    """Return an error of the program's own as a response."""
    busy = isinstance(error, BusyError)
    return JSONResponse(told(error), 503 if busy else 500, retry_after(RETRY_SECONDS) if busy else None)
