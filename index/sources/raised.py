"""Raised digits of a printed page, such as the mark of a footnote: by size and place they are no digits of a figure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.text import late as re
from index.text.numbers import raised

_BREAK = "\r\n"
_BEHIND = re.compile(r"(?:(?<=\S)|(?<=\S\r\n))\d")
# Stand for raised digits until the encoding of the text is known: their signs are letters in some.
_MARKS = {ord("0") + digit: 0xE0F0 + digit for digit in range(10)}
_DIGITS = {mark: digit for digit, mark in _MARKS.items()}
MARKS = "\ue0f0-\ue0f9"
"""The marks that stand for raised digits, for a class of a pattern."""

_MARKED = re.compile(f"[{MARKS}]+")
_SMALLER, _HIGHER, _NEAR = 0.85, 0.15, 0.35  # of the height of the sign before it


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign on the page: its edges, and the line that it stands on."""

    left: float
    right: float
    height: float
    line: float


def with_marks(text: str, glyph: Callable[[int], Glyph]) -> tuple[str, Sequence[Glyph]]:
    """Return the text of a page with marks in place of raised digits, and where those stand.

    The line breaks that the reader puts around a raised digit are taken back.

    Args:
        text: The text as the reader tells it.
        glyph: Where the sign of a place in the text stands on the page.
    """
    places = list(_raised(text, glyph))
    signs = list(text)
    for at, digit in places:
        signs[at] = marked(text[at])
        if text.startswith(_BREAK, at - 2):
            signs[at - 2 : at] = "", ""
        if text.startswith(_BREAK, at + 1) and at + 3 < len(text) and _goes_on(digit, glyph(at + 3)):
            signs[at + 1 : at + 3] = "", ""
    return "".join(signs), [digit for _, digit in places]


def marked(text: str) -> str:
    """Return digits as marks of raised ones."""
    return text.translate(_MARKS)


def signs_of(text: str) -> str:
    """Return a text with the signs of raised digits in place of their marks."""
    return _MARKED.sub(lambda match: raised(match.group().translate(_DIGITS)), text)


def _raised(text: str, glyph: Callable[[int], Glyph]) -> Iterator[tuple[int, Glyph]]:
    last, base = -1, None
    for match in _BEHIND.finditer(text):
        at = match.start()
        behind = glyph(at - 3 if text.startswith(_BREAK, at - 2) else at - 1)
        base = base if base is not None and last == at - 1 else behind
        digit = glyph(at)
        near = abs(digit.left - behind.right) < _NEAR * base.height
        if near and digit.height < _SMALLER * base.height and _HIGHER < (digit.line - base.line) / base.height < 1:
            last = at
            yield at, digit


def _goes_on(raised_one: Glyph, following: Glyph) -> bool:
    """Whether a sign stands right of a raised one, on the line that was left for it."""
    below = raised_one.line - following.line
    return following.left >= raised_one.right - 1 and 0 < below < following.height
