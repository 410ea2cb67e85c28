"""What each sentence of an article is about: entities, indices and years, carried over where it says none.

News names its subject once and goes on with "tỉnh", "thành phố" or nothing at all, so a sentence is read with what the
article has said before it: the title gives the start, a paragraph's own words take over from it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts import signals
from index.facts.hostile import is_instruction, orders
from index.facts.scan import Scan, beside_name, scan
from index.names.find import Mention
from index.names.indicators import PAR, PAR_INTERNAL
from index.text.dates import YearMention
from index.text.sentences import split_sentences
from index.types import Article, Sentence

_SUBJECT_KINDS = {"province", "ministry", "region"}
_LONG_LIST = 3
_LEAD = 4
_OPENING = 30
_TOPIC = 50
_NATIONAL = re.compile(r"\b(?:national|quốc gia|cả nước|toàn quốc|63)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence inherits when it does not say it itself.

    Attributes:
        subject: The entity in play.
        home: The article's own subject, from its title, or a district that its first sentence is about.
        published: Year of publication, for "năm ngoái".
        indicator: The index in play.
        year: The year in play.
    """

    subject: str | None = None
    home: str | None = None
    published: int | None = None
    indicator: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence with its scan and what it inherits; the input of mining."""

    sentence: Sentence
    scan: Scan
    carried: Carried


def frame_sentences(article: Article) -> list[Sentence]:
    """Split an article into sentences and say what each is about."""
    return [framed.sentence for framed in frame(article, split_sentences(article.text))]


def frame(article: Article, spans: Sequence[tuple[int, int]]) -> list[Framed]:
    """Frame the sentences at the given spans, in reading order."""
    start = _from_title(article)
    carried, previous_end = _from_lead(article, spans, start), 0
    start = replace(carried, year=start.year)
    framed = []
    for (begin, end), hostile in zip(spans, orders(article.text, spans), strict=True):
        if "\n\n" in article.text[previous_end:begin]:
            carried = replace(
                carried,
                home=start.home,
                subject=start.subject or carried.subject,
                indicator=start.indicator or carried.indicator,
                year=start.year or carried.year,
            )
        found = _own_ranking(scan(article.text[begin:end], article.lang), carried.indicator)
        inherited = replace(carried, year=_relative_year(found, carried.year))
        framed.append(Framed(_sentence(article, begin, end, found, inherited), found, inherited))
        carried, previous_end = carried if hostile else _after(found, inherited), end
    return framed


def _from_lead(article: Article, spans: Sequence[tuple[int, int]], title: Carried) -> Carried:
    """What a title leaves open, from the first sentences: "PCI 2019" there dates the sentences before it too."""
    spans = [span for span, hostile in zip(spans, orders(article.text, spans), strict=True) if not hostile]
    if not spans:
        return title
    lead = article.text[spans[0][0] : spans[min(_LEAD, len(spans)) - 1][1]]
    opening = scan(article.text[slice(*spans[0])], article.lang)
    first = _indicators(opening)
    years = [year for mention in scan(lead, article.lang).indicators for year in _year_beside(lead, mention)]
    indicator = title.indicator or (first[0] if len(set(first)) == 1 else None)
    home = title.subject or next((m.name for m in opening.entities if m.kind == "local"), None)
    return replace(
        title, subject=home, home=home, indicator=indicator, year=title.year or (years[0] if years else None)
    )


def _from_title(article: Article) -> Carried:
    title = scan("" if is_instruction(article.title) else article.title, article.lang)
    strong = _indicators(title)
    subjects = [m.name for m in title.entities if m.kind in _SUBJECT_KINDS]
    years = [year for mention in title.years for year in mention.years]
    published = (article.published or "")[:4]
    return Carried(
        subject=subjects[0] if subjects else None,
        published=int(published) if published.isdigit() else None,
        indicator=strong[0] if len(set(strong)) == 1 else None,
        year=years[0] if len(set(years)) == 1 else None,
    )


def _year_beside(text: str, mention: Mention) -> list[int]:
    match = re.match(r"\s*(?:năm |kỳ |for |of )?((?:19|20)\d\d)\b", text[mention.end :])
    return [int(match.group(1))] if match else []


def _sentence(article: Article, begin: int, end: int, found: Scan, inherited: Carried) -> Sentence:
    entities = _unique([m.name for m in (*found.entities, *found.compared)])
    subjects = [m.name for m in found.entities if m.kind in _SUBJECT_KINDS or m.kind == "local"]
    indicators = _unique(_indicators(found))
    spoken = [year for mention in found.years for year in _span(mention.years)]
    spoken = spoken or [date.year for date in found.dates if date.year and date.day is None]
    years = tuple(dict.fromkeys(spoken))
    if not indicators and inherited.indicator:
        indicators = (inherited.indicator,)
    if not years and inherited.year:
        years = (inherited.year,)
    subject = subjects[0] if subjects else inherited.subject
    return Sentence(article.id, begin, end, found.text, entities, subject, indicators, years)


def _after(found: Scan, before: Carried) -> Carried:
    subjects = [m for m in found.entities if m.kind in _SUBJECT_KINDS and (m.kind != "ministry" or found.numbers)]
    subjects = [m for m in subjects if m.kind != "ministry"] or subjects
    strong = _indicators(found)
    free = [m for m in found.years if m not in found.attached_years]
    topical = [m.years[-1] for m in free if _topical(found, m)]
    dated = [date.year for date in found.dates if date.year and date.day is None]
    first = [*(m.years[-1] for m in free[:1]), *dated[:1]] if before.year is None else []
    if before.published and signals.LAST_YEAR.search(found.text):
        topical.append(before.published - 1)
    lead_in = _lead_in(found, subjects)
    return replace(
        before,
        home=lead_in or before.home,
        subject=lead_in or _next_subject(subjects, before),
        indicator=_next_indicator(strong, before.indicator),
        year=next(iter((*reversed(topical), *first)), before.year),
    )


def _lead_in(found: Scan, subjects: list[Mention]) -> str | None:
    """The entity that a paragraph is headed with ("**Sơn La.** Năm 2018 …"): its own subject until the next one."""
    if not found.text.startswith("**") or not subjects:
        return None
    return subjects[0].name if subjects[0].start < found.text.find("**", 2) else None


def _next_indicator(strong: list[str], before: str | None) -> str | None:
    if len(set(strong)) > 1:
        return before if before in strong else strong[0]
    return strong[0] if strong else before


def _next_subject(subjects: list[Mention], before: Carried) -> str | None:
    """The entity that a sentence opens with; one named late in it, or one of many, does not take the talk over."""
    if not subjects or len({m.name for m in subjects}) >= _LONG_LIST or subjects[0].start > _TOPIC:
        return before.subject
    return subjects[0].name


def _own_ranking(found: Scan, running: str | None) -> Scan:
    """Inside talk of a province's own ranking, "the PAR Index" is that ranking, unless the nation's is meant."""
    if running != PAR_INTERNAL or _NATIONAL.search(found.text):
        return replace(found, indicators=()) if running == PAR_INTERNAL and not found.numbers else found
    names = tuple(replace(m, name=PAR_INTERNAL) if m.name == PAR else m for m in found.indicators)
    return replace(found, indicators=names)


def _topical(found: Scan, mention: YearMention) -> bool:
    """A year that dates what follows: it opens the sentence or belongs to an index's name."""
    opening = found.text[: mention.start]
    lead_in = opening.rfind("**") + 2 if "**" in opening else 0
    return len(opening) - lead_in <= _OPENING or beside_name(found.text, mention, found.indicators)


def _relative_year(found: Scan, year: int | None) -> int | None:
    return year + 1 if year and signals.NEXT_YEAR.search(found.text) else year


def _indicators(found: Scan) -> list[str]:
    return [m.name for m in found.indicators if m.kind == "indicator"]


def _span(years: tuple[int, ...]) -> range:
    return range(years[0], years[-1] + 1)


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
