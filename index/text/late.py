"""What the program uses of the standard library's ``re``, with patterns that are compiled when they are first used.

The program knows some 700 patterns, and a question needs a seventh of them: compiled at import, they are a sixth of
what a short command computes. Files take this module as ``re``: ``from index.text import late as re``.
"""

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "Match", "Pattern", "compile", "escape", "findall",
    "finditer", "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class Late:
    """Stands for a pattern: its methods are put in place one by one, as they are asked for, and cost nothing more."""

    __slots__ = ("_compiled", "_flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: Pattern[Any] | None = None

    def compiled(self) -> Pattern[Any]:
        """The pattern itself.

        Raises:
            re.error: It is none.
        """
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any of a pattern's methods
        if name not in _METHODS:
            raise AttributeError(f"a pattern that is compiled late has no {name!r}")
        method = getattr(self.compiled(), name)
        setattr(self, name, method)
        return method


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - named as in re
    """What ``re.compile`` gives, as far as this program uses it; a faulty pattern is found at its first use."""
    return cast("Pattern[AnyStr]", Late(pattern, flags))
