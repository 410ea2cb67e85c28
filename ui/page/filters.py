"""The filters of the page: what can be chosen, what was chosen, and how an answer says so."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from index.errors import SettingsError
from index.names.find import kind_of
from index.text import late as re
from index.types import Article, Fact, Lang
from rag.narrowed import Filter
from ui.words.alphabet import alphabetical
from ui.words.page import PAGE
from ui.words.render import escaped

_DAY_FIRST = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})(?:[/.-](?P<day>\d{1,2}))?")
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
        tuple(sorted({article.publisher for article in articles if article.publisher}, key=alphabetical)),
        tuple(sorted({fact.indicator for fact in facts if fact.indicator})),
        tuple(sorted(provinces, key=alphabetical)),
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
    for place, name in enumerate(NAMES):
        if name in {"since", "until"} and (text := cleaned[place]):
            cleaned[place] = _iso(text)
            if cleaned[place] is None:
                words = PAGE[language]
                raise SettingsError(words.bad_date.format(field=getattr(words, name), text=text))
    return Filter(*cleaned) if any(cleaned) else None


def set_filters(values: Sequence[str | None], language: Lang) -> list[str]:
    """Return what is set in the fields, as it was typed, each date behind what it bounds."""
    words = PAGE[language]
    bounds = {"since": f"{words.since} ", "until": f"{words.until} "}
    return [
        f"{bounds.get(name, '')}{value.strip()}"
        for name, value in zip(NAMES, values, strict=False)
        if value and value.strip()
    ]


def _iso(text: str) -> str | None:
    """A day, a month or a year as ISO has it; None when there is none such."""
    found = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if not found:
        return None
    parts = [found["year"], *(f"{int(found[part]):02}" for part in ("month", "day") if found[part])]
    try:
        date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:
        return None
    return "-".join(parts)


def _as_written(iso: str, language: Lang) -> str:
    return "/".join(reversed(iso.split("-"))) if language == "vi" else iso


def filter_line(only: Filter, language: Lang) -> str:
    """Return the line of an answer that says what alone was searched."""
    words = PAGE[language]
    dates = (("since", words.since, only.since), ("until", words.until, only.until))
    said = {name: f"{label} {_as_written(day, language)}" for name, label, day in dates if day}
    parts = [said.get(name, getattr(only, name)) for name in NAMES if getattr(only, name)]
    return f'<p class="rq-understood">{escaped(words.filtered.format(what=" · ".join(parts)))}</p>'
