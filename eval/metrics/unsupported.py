"""Figures in an answer that nothing it cites says. Independent of the program's own checks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from eval.metrics.language import detect
from eval.metrics.tokens import Token, same, strip_markup, tokenize

# Words by which a source may carry a figure that the answer writes in digits. "năm" (five) is missing, since it is
# also "year" and would carry a 5 everywhere.
_WORDS = {
    1: ("một", "thứ nhất", "dẫn đầu", "đứng đầu", "đầu bảng", "quán quân", "ngôi đầu", "one", "first", "topped"),
    2: ("hai", "thứ nhì", "á quân", "two", "second"),
    3: ("ba", "three", "third"),
    4: ("bốn", "thứ tư", "four", "fourth"),
    5: ("thứ năm", "five", "fifth"),
    6: ("sáu", "six", "sixth"),
    7: ("bảy", "seven", "seventh"),
    8: ("tám", "eight", "eighth"),
    9: ("chín", "nine", "ninth"),
    10: ("mười", "ten", "tenth"),
}
_YEAR_BEFORE = ("năm trước", "năm ngoái", "năm liền trước", "year before", "previous year", "year earlier", "last year")
_YEARS = range(1990, 2100)
_COMMA = re.compile(r",(?!\d)")


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Figures without support.

    Attributes:
        claims: Figures that stand neither in a quote nor in the question, as written.
        computed: Figures that do not stand there either but follow from what does: the year before where a source says
            "the year before", and, in an answer that computes, sums, differences and places in an enumeration.
    """

    claims: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()


def find(answer: str, sources: Iterable[str], *, arithmetic: bool = False) -> Unsupported:
    """Look every figure of an answer up in what it may rest on.

    A figure is a number, share, rank or part of a date, written in digits; citation markers and the numbers of a list
    are none. Only the number is compared, not its unit (a table row gives none); the day of a source's date carries
    no rank or count.

    Args:
        answer: The answer's text.
        sources: Cited quotes, the question, and whatever else may be repeated.
        arithmetic: Whether the answer came by a road that computes or counts.
    """
    texts = list(sources)
    known = [token for text in texts for token in _source_figures(text)]
    results = _years_before(texts, known)
    if arithmetic:
        results |= _sums(known) | _places(texts)
    claims: dict[str, None] = {}
    computed: dict[str, None] = {}
    for figure in _answer_figures(answer):
        if not any(_carries(source, figure) for source in known):
            (computed if figure.readings & results else claims)[figure.text] = None
    return Unsupported(tuple(claims), tuple(computed))


def _answer_figures(answer: str) -> Iterator[Token]:
    """Figures of an answer. One beside a "/" may be half of a date that is not called one ("8/6")."""
    tokens = tokenize(strip_markup(answer))
    for place, token in enumerate(tokens):
        if token.text[0].isdecimal():
            beside = tokens[max(place - 1, 0) : place + 2]
            yield replace(token, in_date=token.in_date or any(other.text == "/" for other in beside))


def _source_figures(source: str) -> list[Token]:
    """Digits of a source, read by its own language's convention, and the figures that it says in words."""
    digits = [token for token in tokenize(source, detect(source) or "vi") if token.text[0].isdecimal()]
    spelled = [number for number, phrases in _WORDS.items() if _says(source, phrases)]
    return digits + [Token(str(number), frozenset({Decimal(number)})) for number in spelled]


def _says(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text says one of the phrases, diacritics and all: "Hải" is not "hai" (two)."""
    words = " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))
    return any(f" {phrase} " in f" {words} " for phrase in phrases)


def _carries(source: Token, figure: Token) -> bool:
    return same(figure, source) and (figure.in_date or not source.in_date)


def _sums(known: Iterable[Token]) -> set[Decimal]:
    operands = {number for token in known if not token.in_date for number in token.readings}
    return {value for a in operands for b in operands if a != b for value in (a + b, abs(a - b))}


def _places(texts: Iterable[str]) -> set[Decimal]:
    """Places in the longest enumeration: ``a, b and c`` has three."""
    longest = max((len(_COMMA.findall(text)) for text in texts), default=0)
    return {Decimal(place) for place in range(1, longest + 3)} if longest else set()


def _years_before(texts: Iterable[str], known: Iterable[Token]) -> set[Decimal]:
    if not any(_says(text, _YEAR_BEFORE) for text in texts):
        return set()
    return {number - 1 for token in known for number in token.readings if number in _YEARS}
