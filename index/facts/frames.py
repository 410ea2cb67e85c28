"""What each sentence of an article is about: entities, indices and years, carried over where it says none.

News names its subject once and goes on with "tỉnh", "thành phố" or nothing at all, so a sentence is read with what the
article has said before it: the title gives the start, a paragraph's own words take over from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts import nation, signals
from index.facts.hostile import orders
from index.facts.lead import SUBJECT_KINDS, Carried, from_lead, from_title, index_names
from index.facts.scan import Scan, beside_name, scan
from index.facts.shifts import PRESENT, opening_shift
from index.facts.years import looks_back
from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import Mention
from index.names.indicators import PAR, PAR_INTERNAL
from index.names.provinces import CENTRAL_CITIES
from index.text import late as re
from index.text.dates import YearMention
from index.text.sentences import split_sentences
from index.types import Article, Sentence

_LONG_LIST = 3
_OPENING = 30
_TOPIC = 50
_HEADING = re.compile(r"\*\*[^*?]+\.\*\*")
_PROVINCE_OPENS = re.compile(r"Tỉnh\s(?!lỵ|ủy|uỷ|, thành|thành|nào)")
_SINCE = re.compile(r"\b(?:từ|kể từ|since|from|trước|before)\s+$", re.IGNORECASE)
_PROVINCES = re.compile(r"\b(?:tỉnh|địa phương|provinces|localities)\b", re.IGNORECASE)
# "Năm 2022, tỉnh xếp thứ 20 PAR INDEX": the province's own place.
_PROVINCE_PLACED = re.compile(
    r"\b(?:tỉnh|thành phố|the province|the city) (?:\w+ )?(?:xếp|đứng|đạt|tăng|tụt|ranked|scored|stood)\b"
    r"[^;.]*\bPAR[ -]?INDEX\b"
    r"|\bPAR[ -]?INDEX\b[^;.]* của (?:tỉnh|thành phố)\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"\b(?:national|quốc gia|cả nước|toàn quốc|63)\b", re.IGNORECASE)


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
    start = from_title(article)
    carried, previous_end = from_lead(article, spans, start), 0
    start = replace(carried, year=start.year)
    framed = []
    for (begin, end), hostile in zip(spans, orders(article.text, spans), strict=True):
        if "\n\n" in article.text[previous_end:begin]:
            carried = _paragraph(start, carried, article.text[begin:end])
        found = _own_ranking(scan(article.text[begin:end], article.lang), carried.indicator)
        carried = _of_kind(carried, found)
        inherited = replace(carried, year=_relative_year(found, carried))
        framed.append(Framed(_sentence(article, begin, end, found, inherited), found, inherited))
        carried, previous_end = carried if hostile else _after(found, carried, inherited.year), end
    return framed


def _paragraph(start: Carried, carried: Carried, text: str) -> Carried:
    """What a paragraph begins with; one headed with another topic ("**Bộ máy.**") has no year of the one before."""
    heading = _HEADING.match(text)
    other = heading is not None and not scan(heading.group(), "vi").indicators
    return replace(
        carried,
        home=start.home,
        subject=start.subject or carried.subject,
        indicator=start.indicator or carried.indicator,
        year=start.year or (None if other else carried.year),
    )


def _of_kind(carried: Carried, found: Scan) -> Carried:
    """What goes on with "Tỉnh …" is not about a city under central rule, but about the article's own province."""
    if carried.subject in {NATION, *CENTRAL_CITIES} and _PROVINCE_OPENS.match(found.text):
        return replace(carried, subject=None if carried.home in CENTRAL_CITIES else carried.home)
    return carried


def _sentence(article: Article, begin: int, end: int, found: Scan, inherited: Carried) -> Sentence:
    entities = _unique([m.name for m in (*found.entities, *found.compared)])
    subjects = [m.name for m in found.entities if m.kind in SUBJECT_KINDS or m.kind == "local"]
    indicators = _unique(index_names(found))
    spoken = [year for mention in found.years for year in _span(mention.years)]
    spoken = spoken or [date.year for date in found.dates if date.year and date.day is None]
    years = tuple(dict.fromkeys(spoken))
    if not (years or indicators) and inherited.published and PRESENT.search(found.text):
        years = (inherited.published, *((inherited.year,) if inherited.indicator and inherited.year else ()))
    if not indicators and inherited.indicator:
        indicators = (inherited.indicator,)
    if inherited.year and (not years or signals.SAME_PERIOD.search(found.text)):
        years = tuple(dict.fromkeys((inherited.year, *years)))
    subject = subjects[0] if subjects else (NATION if nation.tells_of_it(found) else inherited.subject)
    return Sentence(article.id, begin, end, found.text, entities, subject, indicators, years)


def _after(found: Scan, before: Carried, moved: int | None) -> Carried:
    """What the next sentence inherits; ``moved`` is the year that this one was read with."""
    subjects = [m for m in found.entities if m.kind in SUBJECT_KINDS and (m.kind != "ministry" or found.numbers)]
    subjects = [m for m in subjects if m.kind != "ministry"] or subjects
    lead_in = _lead_in(found, subjects)
    heading = max(found.text.find("**", 2), 0) if found.text.startswith("**") else 0
    spoken = tuple(m.years[-1] for m in found.years if m.start >= heading) or tuple(m.years[-1] for m in found.years)
    relative = opening_shift(found.text)
    return replace(
        before,
        home=lead_in or before.home,
        subject=lead_in or _next_subject(found, subjects, before),
        indicator=_next_indicator(found, before.indicator),
        year=_next_year(found, before, moved),
        spoken=spoken or ((moved,) if relative and moved else before.spoken),
        named=_several(found) or before.named,
    )


def _several(found: Scan) -> tuple[str, ...]:
    names = _unique([m.name for m in found.entities if m.kind in {*SUBJECT_KINDS, "local"}])
    return names if len(names) > 1 else ()


def _next_year(found: Scan, before: Carried, moved: int | None) -> int | None:
    """The year in play after a sentence; a look back, a period, a goal or a year to come does not move it.

    Nor does a table's row with a year for each column.
    """
    if found.text.startswith("|") and len({m.years for m in found.years}) > 1:
        return before.year
    free = [m for m in found.years if m not in found.attached_years and not _to_come(found, m, before)]
    free = [m for m in free if not looks_back(found, m, before.year)]
    topical = [m.years[-1] for m in free if _topical(found, m)]
    dated = [d.year for d in found.dates if d.year and d.day is None and not _SINCE.search(found.text[: d.start])]
    first = [*(m.years[-1] for m in free[:1]), *dated[:1]] if before.year is None else []
    if before.published and signals.LAST_YEAR.search(re.sub(r"\b[Cc]ùng kỳ năm ngoái", "", found.text)):
        topical.append(before.published - 1)
    relative = opening_shift(found.text)
    ahead = moved if relative and (relative.by or 0) > 0 else before.year
    return next(iter((*reversed(topical), *first)), ahead)


def _to_come(found: Scan, mention: YearMention, before: Carried) -> bool:
    year = mention.years[-1]
    later = before.year is not None and year > before.year
    return bool((before.published and year > before.published) or (later and signals.GOAL.search(found.text)))


def _lead_in(found: Scan, subjects: list[Mention]) -> str | None:
    """The entity that a paragraph is headed with ("**Sơn La.** Năm 2018 …"): its own subject until the next one."""
    if not found.text.startswith("**") or not subjects:
        return None
    subject = _next_subject(found, subjects, Carried()) or subjects[0].name
    return subject if subjects[0].start < found.text.find("**", 2) else None


def _next_indicator(found: Scan, before: str | None) -> str | None:
    strong = [m.name for m in found.indicators if m.kind == "indicator" and not _is_contrast(found, m)]
    if len(set(strong)) > 1:
        return before if before in strong else strong[0]
    return strong[0] if strong else before


def _is_contrast(found: Scan, mention: Mention) -> bool:
    """An index that is only set against the one in play ("Khác với PAR INDEX, bộ chỉ số này …")."""
    return bool(signals.CONTRAST.search(found.text[: mention.start]))


def _next_subject(found: Scan, subjects: list[Mention], before: Carried) -> str | None:
    """The entity that a sentence opens with; one named late in it, or one of many, does not take the talk over."""
    made = next((m for m in subjects if signals.MADE_INTO.search(found.text[: m.start])), None)
    if made is not None:
        return made.name
    if not subjects and nation.tells_of_it(found):
        return NATION
    if not subjects and _of_ministries(found):
        return MINISTRY_GROUP
    if not subjects or len({m.name for m in subjects}) >= _LONG_LIST or subjects[0].start > _TOPIC:
        return before.subject
    return subjects[0].name


def _of_ministries(found: Scan) -> bool:
    """Whether a sentence tells of an index of the ministries, and of no provinces ("PAR INDEX 2020 của 17 bộ, …")."""
    named = any(m.name == MINISTRY_GROUP for m in found.entities) and bool(found.indicators)
    return named and not _PROVINCES.search(found.text)


def _own_ranking(found: Scan, running: str | None) -> Scan:
    """Inside talk of a province's own ranking, "the PAR Index" is that ranking, unless the nation's is meant."""
    if running != PAR_INTERNAL or _NATIONAL.search(found.text) or _PROVINCE_PLACED.search(found.text):
        return replace(found, indicators=()) if running == PAR_INTERNAL and not found.numbers else found
    names = tuple(replace(m, name=PAR_INTERNAL) if m.name == PAR else m for m in found.indicators)
    return replace(found, indicators=names)


def _topical(found: Scan, mention: YearMention) -> bool:
    """A year that dates what follows: it opens the sentence or belongs to an index's name."""
    opening = found.text[: mention.start]
    lead_in = opening.rfind("**") + 2 if "**" in opening else 0
    sets_out = (
        len(opening) <= _TOPIC and found.text[mention.end :].startswith(",") and not re.search(r"[\d,;]", opening)
    )
    return sets_out or len(opening) - lead_in <= _OPENING or beside_name(found.text, mention, found.indicators)


def _relative_year(found: Scan, carried: Carried) -> int | None:
    """The year in play, or the one that the sentence counts from the last one said; None where that one is unsure."""
    shift = opening_shift(found.text)
    if shift is None or shift.by is None:
        return carried.year if shift is None else None
    spoken = carried.spoken or ((carried.year,) if carried.year else ())
    base = spoken[0] if len(set(spoken)) == 1 else None
    if base is None and spoken and shift.by > 0 and spoken[-1] == max(spoken):
        base = spoken[-1]
    moved = base + shift.by if base else None
    return carried.year if moved and carried.published and moved > carried.published else moved


def _span(years: tuple[int, ...]) -> range:
    return range(years[0], years[-1] + 1)


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
