"""Everything that can be recognised in one sentence, with its place; no meaning bound to it yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from index.facts import limits, signals
from index.names.agencies import NATION
from index.names.find import Mention, find_dimensions, find_indicators
from index.names.indicators import DDCI, PAR, PAR_INTERNAL, PCI
from index.names.local import find_places, is_office
from index.text import late as re
from index.text.dates import DateMention, YearMention, find_dates, find_years
from index.text.numbers import NumberMention, find_numbers
from index.types import Lang

LONGEST = 3_000
"""Most characters of a sentence that is read: what binds values to names looks at every pair of them."""

_BESIDE = re.compile(r"^[)\s]*(?:của cả nước |cấp tỉnh )?(?:năm |kỳ |for |in |of )*(?:the )?$", re.IGNORECASE)
# "khối sở của Hà Nội", "các huyện ở Quảng Ninh": whose units are spoken of.
_UNITS_OF = re.compile(
    r"\b(?:các|khối|cấp|mọi|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+)\s+(?:[^\W\d_]+,?\s+){0,2}?"
    r"(?:quận|huyện|thị xã|xã|phường|(?<!cơ )sở|ngành)(?:, [^\W\d_]+){0,2}\s+"
    r"(?:của|ở|tại|thuộc|trực thuộc)\s+(?:tỉnh |thành phố |TP\.? )?$",
    re.IGNORECASE,
)
_UNITS_OF_EN = re.compile(
    r"\b(?:districts?|communes?|wards?|towns?|departments?)(?:(?:,| and|, and) [a-z]+){0,2} (?:of|in) (?:the )?$"
)
# "78,4% (hạng 21) năm 2018": the bracket between a value and its year, or the end of the one that the value is in.
YEAR_AFTER = re.compile(
    r"^(?:\s*\((?:(?!(?:19|20)\d\d)[^()]){1,40}\)(?= )|\)(?= ))?(?:,(?= (?:vào|in) ))?"
    r"\s*(?:điểm\s*|points?\s*|places?\s*|spot\s*|bảng\s*)?(?:\(\s*)?"
    r"(?:của\s+|trong\s+|vào\s+|ở\s+|in\s+|for\s+)?"
    r"(?:cùng kỳ\s+|the same period (?:of|in)\s+)?(?:năm\s+|kỳ\s+|the\s+)?$",
    re.IGNORECASE,
)


# "thứ 14 (năm 2020 thứ 20)": a year in a bracket that has a value of its own is not that of the one before it.
_OWN_VALUE = re.compile(r"[^()]*?\b(?:thứ|hạng|đạt|được|xếp|đứng|là|was|ranked|at)\s+\d|\s*:\s*\d", re.IGNORECASE)
_NEAR = 30
# "Trên toàn quốc, X dẫn đầu": where X leads, and nothing that it is above.
_ON = re.compile(r"\btrên\s+$", re.IGNORECASE)
# "Chỉ số năng lực cạnh tranh của các sở, ngành (DDCI)": not the provinces' own.
_DDCI_SAID = re.compile(r"[^.;()]{0,80}\(DDCI\)")
# "so với 2.702 lượt của cùng kỳ năm"
_SINCE_PERIOD = re.compile(
    r"\b(?:so với|hơn|kém|than)\s[^,;]{1,40}\s(?:của|ở|trong)\scùng kỳ\s(?:năm\s)?$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"^\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Scan:
    """The mentions of one sentence; offsets count from the sentence's first character.

    Attributes:
        text: The sentence.
        lang: Its language.
        entities: Entities that the sentence speaks about.
        compared: Entities that it only compares with ("sau Quảng Ninh").
        indicators: Index names, weak ones included.
        dimensions: Names of parts of an index.
        years: Years that it is about.
        attached_years: Those of them that date one value only ("thứ 43 năm 2018").
        base_years: Years that it only counts from ("so với năm 2016").
        dates: Calendar dates.
        numbers: All other numbers.
    """

    text: str
    lang: Lang
    entities: tuple[Mention, ...]
    compared: tuple[Mention, ...]
    indicators: tuple[Mention, ...]
    dimensions: tuple[Mention, ...]
    years: tuple[YearMention, ...]
    attached_years: tuple[YearMention, ...]
    base_years: tuple[YearMention, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]


@lru_cache(maxsize=512)  # an article is read twice, and its first sentences once more
def scan(text: str, lang: Lang) -> Scan:
    """Recognise names, years, dates and numbers in a sentence; none in one longer than :data:`LONGEST`."""
    if len(text) > LONGEST:
        return Scan(text, lang, (), (), (), (), (), (), (), (), ())
    subjects, compared = _split_compared(text, find_places(text))
    years, base_years = _split_base(text, find_years(text))
    numbers = find_numbers(text, lang)
    return Scan(
        text=text,
        lang=lang,
        entities=tuple(subjects),
        compared=tuple(compared),
        indicators=tuple(_own_rankings(text, find_indicators(text))),
        dimensions=tuple(find_dimensions(text)),
        years=tuple(years),
        attached_years=tuple(_attached(text, numbers, years)),
        base_years=tuple(base_years),
        dates=tuple(find_dates(text)),
        numbers=tuple(numbers),
    )


def coordinated(text: str, left: Mention, right: Mention) -> bool:
    """Whether two mentions stand in one enumeration ("A, B và C")."""
    return bool(signals.LIST_GAP.match(text[left.end : right.start]))


def listed_beside(text: str, left: Mention, right: Mention) -> bool:
    """The same where each name may have a value in brackets behind it ("A (77,3%) và B (77,0%)")."""
    return bool(signals.LIST_GAP.match(_IN_BRACKETS.sub("", text[left.end : right.start])))


def _split_compared(text: str, mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    subjects: list[Mention] = []
    compared: list[Mention] = []
    for i, mention in enumerate(mentions):
        before = text[max(0, mention.start - 30) : mention.start]
        in_comparison = bool(signals.COMPARED.search(before)) or (
            bool(compared) and _compared_too(text, compared[-1], mentions[i:])
        )
        in_comparison = in_comparison and not (mention.name == NATION and _ON.search(before))
        has_value = bool(signals.WITH_VALUE.match(text, mention.end)) or bool(
            signals.WITH_VALUE.match(text[mention.end : mention.end + 12])
        )
        locates = bool(subjects) and _is_gloss(text, subjects[-1], mention)
        locates = locates or (mention.kind == "province" and _of_units_of(text[: mention.start]))
        locates = locates or (mention.kind == "local" and bool(signals.HOLDS_OFFICE.search(before)))
        locates = locates or bool(limits.BY.search(before) and limits.GIVES.match(text[mention.end :]))
        locates = locates or _only_tells(text, mention) or _is_venue(text, mention)
        locates = locates or (mention.kind == "region" and bool(limits.DESCRIBED.match(text[mention.end :])))
        is_difference = bool(signals.DIFFERENCE.search(before))
        is_scope = mention.kind == "region" and bool(signals.REGION_SCOPE.search(text[: mention.start]))
        if locates or is_scope or (in_comparison and not has_value) or (is_difference and (in_comparison or has_value)):
            compared.append(mention)
        else:
            subjects.append(mention)
    return subjects, compared


def _of_units_of(before: str) -> bool:
    return bool(_UNITS_OF.search(before) or _UNITS_OF_EN.search(before))


def _only_tells(text: str, mention: Mention) -> bool:
    """Whether a ministry or a department is only where figures come from, or who makes an index known."""
    after = text[mention.end :]
    from_it = bool(limits.SOURCE_BEFORE.search(text[: mention.start]))
    if mention.kind == "local":
        return from_it and is_office(mention.name) and bool(limits.ENDS_SOURCE.match(after))
    if mention.kind != "ministry":
        return False
    makes_known = bool(limits.ANNOUNCES.match(after)) or (from_it and bool(limits.ENDS_SOURCE.match(after)))
    return makes_known and (bool(find_indicators(text)) or "con số" in after[:_NEAR] or "kết quả" in text)


def _is_venue(text: str, mention: Mention) -> bool:
    """Whether a city is only where an index was made known."""
    if mention.kind == "province" and limits.MEETS_AT.search(text[: mention.start]) and text[mention.end :][:1] == ",":
        return True
    there = mention.kind == "province" and limits.VENUE_BEFORE.search(text[: mention.start])
    return bool(there and limits.VENUE_AFTER.match(text[mention.end :]) and find_indicators(text))


def _is_gloss(text: str, host: Mention, mention: Mention) -> bool:
    """Whether a name in brackets only says where or what the one before them is: "(gồm cả X, Y cũ)", "huyện A (X)"."""
    opening = text.rfind("(", host.end, mention.start)
    closing = text.find(")", mention.end)
    if opening < 0 or closing < 0 or ")" in text[opening : mention.start]:
        return False
    right_behind = not text[host.end : opening].strip(" mới") and not re.search(r"\d", text[opening:closing])
    return right_behind or (host.kind == "local" and text[opening + 1 : mention.start].strip() == "")


def _compared_too(text: str, before: Mention, rest: Sequence[Mention]) -> bool:
    """Whether the first of ``rest`` goes on a comparison: "So với X, Y …" opens a sentence whose subject is Y."""
    if not coordinated(text, before, rest[0]):
        return False
    if not signals.COMPARISON_OPENS.search(text[: before.start]) or text[before.end : rest[0].start].strip() != ",":
        return True
    run = [before]
    for mention in rest:
        if not coordinated(text, run[-1], mention):
            break
        run.append(mention)
    return any(signals.AND.search(text[a.end : b.start]) for a, b in pairwise(run))


def _own_rankings(text: str, mentions: list[Mention]) -> list[Mention]:
    """A province's own ranking of its departments and districts is another index than the national one."""
    mentions = [replace(m, name=DDCI) if m.name == PCI and _DDCI_SAID.match(text, m.end) else m for m in mentions]
    return [
        replace(m, name=PAR_INTERNAL, kind="indicator") if m.name == PAR and _is_internal(text, m) else m
        for m in mentions
    ]


def _is_internal(text: str, mention: Mention) -> bool:
    near = signals.INTERNAL.search(text[max(0, mention.start - 25) : mention.end + 25])
    among = limits.AMONG_UNITS.search(text[: mention.start])
    return bool(near or among or signals.OF_UNITS.match(text[mention.end :]))


def _attached(text: str, numbers: list[NumberMention], years: list[YearMention]) -> list[YearMention]:
    ends = [n.end for n in numbers] + [m.end() for p in (signals.FIRST, signals.LAST) for m in p.finditer(text)]
    names = find_indicators(text)
    return [
        y
        for y in years
        if any(end <= y.start and of_value_before(text, end, y) for end in ends) and not beside_name(text, y, names)
    ]


def of_value_before(text: str, end: int, year: YearMention) -> bool:
    """Whether a year belongs to the value, or the name behind it, that ends at ``end``."""
    between = text[end : year.start]
    return bool(YEAR_AFTER.match(between)) and not ("(" in between and _OWN_VALUE.match(text, year.end))


def shut_in(text: str, year: YearMention, start: int) -> bool:
    """Whether a year stands in a bracket with a value of its own that ends before ``start``."""
    opened = text.rfind("(", 0, year.start)
    inside = opened > text.rfind(")", 0, year.start) and 0 < text.find(")", year.end) < start
    return inside and bool(_OWN_VALUE.match(text, year.end))


def beside_name(text: str, year: YearMention, names: Sequence[Mention]) -> bool:
    """Whether a year belongs to an index's name, which dates the sentence: "PAPI năm 2021", "the 2024 PAR Index"."""
    return any(
        (m.end <= year.start and _BESIDE.match(text[m.end : year.start]))
        or (year.end <= m.start and not text[year.end : m.start].strip())
        for m in names
    )


def _split_base(text: str, mentions: list[YearMention]) -> tuple[list[YearMention], list[YearMention]]:
    about: list[YearMention] = []
    base: list[YearMention] = []
    for mention in mentions:
        before = text[: mention.start]
        target = base if signals.SINCE_YEAR.search(before[-40:]) or _SINCE_PERIOD.search(before) else about
        target.append(mention)
    return about, base
