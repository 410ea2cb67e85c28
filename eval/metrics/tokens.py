"""Text as the judge reads it: folded words, figures with every number that they may stand for, "%" and "/".

This is on purpose not the program's own reading of numbers and words: a judge that shares its eyes with the judged
cannot see what both overlook.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.types import Lang

_MARKER = re.compile(r"\[\d+(?:\s*[,;]\s*\d+)*\]")
_LIST_NUMBER = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]+(?=\S)", re.MULTILINE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s*(\d{{4}})\b)?")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s*(\d{{4}})\b)?")
_SPOKEN = re.compile(r"\b(\d{1,2})\s+th[aá]ng\s+(\d{1,2})\b(?:(?:\s+n[aă]m\s+|\s*[/,-]\s*)(\d{4})\b)?")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})([.-])(\d{1,2})\2(\d{4})\b")
_PERCENT = re.compile(r"\bphan tram\b|\bper ?cent\b")
_CURRENCY = re.compile(r"\b(vnd|usd|eur)(?=\d)")  # "VND100,000"
_DATE = re.compile(
    r"(?<![\d/.,])(?:\d{1,2}/\d{1,2}/(?=\d{4}\b)|(?:(?<=ngay )|(?<=sang )|(?<=chieu ))\d{1,2}/\d{1,2}\b)"
)
_TOKEN = re.compile(r"[^\W\d_][\w]*|(?<![^\W\d_])\d+(?:[.,]\d+)*|[%/]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign of a text.

    Attributes:
        text: Folded, as written.
        readings: The numbers that a figure may stand for; empty for everything else.
        in_date: Whether it is the day or the month of a date, which is no value of its own.
    """

    text: str
    readings: frozenset[Decimal] = frozenset()
    in_date: bool = False


def fold(text: str) -> str:
    """Lower-case a text and take its diacritics off, so that tone placement and composition no longer matter."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(char for char in plain if not unicodedata.combining(char))


def strip_markup(text: str) -> str:
    """Remove citation markers such as ``[1]`` and the numbers of a numbered list: neither is a value."""
    return _LIST_NUMBER.sub("", _MARKER.sub(" ", text))


def readings(figure: str, convention: Lang | None = None) -> frozenset[Decimal]:
    """Numbers that a written figure may stand for.

    Args:
        figure: Digits with points and commas between them.
        convention: Whose separators decide over a figure such as "33.300"; None keeps both readings.

    Returns:
        One number, two for an ambiguous figure without convention, none for a figure that is no number ("1.2.3").
    """
    marks = re.sub(r"\d", "", figure)
    if not marks:
        return frozenset({Decimal(figure)})
    if len(marks) == 1:
        return _one_mark(figure, marks, convention)
    decimal_mark = marks[-1] if len(set(marks)) > 1 else ""
    if decimal_mark and (marks.count(decimal_mark) > 1):
        return frozenset()
    whole, _, fraction = figure.rpartition(decimal_mark) if decimal_mark else (figure, "", "")
    groups = re.split(r"[.,]", whole)
    if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
        return frozenset()
    return frozenset({Decimal("".join(groups) + ("." + fraction if fraction else ""))})


def _one_mark(figure: str, mark: str, convention: Lang | None) -> frozenset[Decimal]:
    head, _, tail = figure.partition(mark)
    fractional, whole = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return frozenset({fractional})
    if convention is None:
        return frozenset({fractional, whole})
    return frozenset({fractional if (mark == ",") == (convention == "vi") else whole})


def tokenize(text: str, convention: Lang | None = None) -> tuple[Token, ...]:
    """Split a text into tokens; dates in words become figures ("8 tháng 6", "June 8" → 8 / 6).

    Args:
        text: Any text.
        convention: As for `readings`.
    """
    plain = _plain(text)
    dates = [match.span() for match in _DATE.finditer(plain)]
    return tuple(_token(match, convention, dates) for match in _TOKEN.finditer(plain))


def _plain(text: str) -> str:
    lower = unicodedata.normalize("NFC", text).casefold()
    lower = _ISO.sub(lambda m: _numeric(m[3], m[2], m[1]), lower)
    lower = _DOTTED.sub(lambda m: _numeric(m[1], m[3], m[4]), lower)
    lower = _MONTH_DAY.sub(lambda m: _numeric(m[2], _month(m[1]), m[3]), lower)
    lower = _DAY_MONTH.sub(lambda m: _numeric(m[1], _month(m[2]), m[3]), lower)
    lower = _SPOKEN.sub(lambda m: _numeric(m[1], m[2], m[3]), lower)
    return _CURRENCY.sub(r"\1 ", _PERCENT.sub("%", fold(lower)))


def _numeric(day: str, month: str, year: str | None) -> str:
    return f"ngày {day}/{month}" + (f"/{year}" if year else "")


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3]) + 1)


def _token(match: re.Match[str], convention: Lang | None, dates: Iterable[tuple[int, int]]) -> Token:
    text = match.group()
    if not text[0].isdecimal():
        return Token(text)
    in_date = any(start <= match.start() < end for start, end in dates)
    return Token(text, readings(text, convention), in_date)


def same(wanted: Token, found: Token) -> bool:
    """Whether two tokens say the same: figures by number, everything else by its folded letters."""
    if wanted.readings:
        return bool(wanted.readings & found.readings)
    return wanted.text == found.text


def contains(tokens: Sequence[Token], wanted: Sequence[Token]) -> bool:
    """Whether ``wanted`` stands in ``tokens`` as an unbroken run; a lone figure is not found inside a date."""
    if not wanted:
        return False
    lone = len(wanted) == 1
    return any(
        same(wanted[0], tokens[start])
        and all(map(same, wanted, tokens[start : start + len(wanted)]))
        and not (lone and tokens[start].in_date)
        for start in range(len(tokens) - len(wanted) + 1)
    )
