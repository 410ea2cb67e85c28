"""The filters of the page: what can be chosen, what was chosen, and how an answer says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from index.errors import SettingsError
from index.names.find import kind_of
from index.types import Article, Fact, Lang
from rag.narrowed import Filter
from ui.words.page import PAGE
from ui.words.render import escaped

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
NAMES = tuple(field.name for field in fields(Filter))


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, sorted."""

    publishers: tuple[str, ...]
    indicators: tuple[str, ...]
    provinces: tuple[str, ...]


def choices(articles: Sequence[Article], facts: Sequence[Fact]) -> Choices:
    """Return what the articles and rows of an index have."""
    provinces = {fact.entity for fact in facts if fact.entity and kind_of(fact.entity) == "province"}
    return Choices(
        tuple(sorted({article.publisher for article in articles if article.publisher})),
        tuple(sorted({fact.indicator for fact in facts if fact.indicator})),
        tuple(sorted(provinces)),
    )


def chosen(values: Sequence[str | None], language: Lang) -> Filter | None:
    """Return the filter that was set; None when nothing was.

    Args:
        values: What stands in the fields, in the order of ``NAMES``; empty for anything.
        language: Language to complain in.

    Raises:
        SettingsError: A date is none.
    """
    cleaned = [(value or "").strip() or None for value in values]
    for name, value in zip(NAMES, cleaned, strict=True):
        if name in {"since", "until"} and value and not _DATE.fullmatch(value):
            raise SettingsError(PAGE[language].bad_date.format(text=value))
    return Filter(*cleaned) if any(cleaned) else None


def filter_line(only: Filter, language: Lang) -> str:
    """Return the line of an answer that says what alone was searched."""
    words = PAGE[language]
    said = {"since": f"{words.since} {only.since}", "until": f"{words.until} {only.until}"}
    parts = [said.get(name, getattr(only, name)) for name in NAMES if getattr(only, name)]
    return f'<p class="rq-understood">{escaped(words.filtered.format(what=" · ".join(parts)))}</p>'
