"""Places in articles, and whether two of them touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of an article's text."""

    article_id: str
    start: int
    end: int


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share at least one character."""
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


def places(quotes: Iterable[tuple[str, str]], texts: Mapping[str, str]) -> tuple[Span, ...]:
    """Every place where a quote stands.

    Args:
        quotes: Pairs of article id and quote.
        texts: Article id to text; quotes of articles that are not in it have no place.
    """
    found: list[Span] = []
    for article_id, quote in quotes:
        text = texts.get(article_id, "")
        start = text.find(quote) if quote else -1
        while start >= 0:
            found.append(Span(article_id, start, start + len(quote)))
            start = text.find(quote, start + 1)
    return tuple(found)
