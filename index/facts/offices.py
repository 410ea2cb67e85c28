"""Whose an index value is not: a speaker's department's, or the province's where many of its units are spoken of."""

from collections.abc import Collection
from dataclasses import replace

from index.facts import signals
from index.facts.frames import Framed
from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import kind_of
from index.names.indicators import PAPI, PAR, PAR_INTERNAL, PCI, PGI, SIPAS
from index.names.local import is_office
from index.text import late as re
from index.types import Fact, Measure

INDEX_VALUES: frozenset[Measure] = frozenset({"rank", "score", "rank_change", "score_change"})
# Indices of provinces and ministries: no department has a place or a score in them.
_NATIONAL = frozenset({PAR, SIPAS, PAPI, PCI, PGI, "DTI", "PII", "ICT Index"})
# "Ba quận cao nhất", "khối sở", "xã nào": units below the province, so what is said is not the province's.
_UNITS_SAID = re.compile(
    r"\b(?:(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một|mỗi|từng|khối|cấp|nhóm|\d+)\s+"
    r"(?:[^\W\d_]+,?\s+){0,2}?(?:quận|huyện|thị xã|xã(?! hội)|phường|(?<!cơ )(?<!trụ )sở|phòng|ban, ngành|đơn vị)\b|"
    r"(?<!là )\b(?:quận|huyện|xã(?! hội)|phường|(?<!cơ )(?<!trụ )sở|đơn vị|nơi) (?:nào|đứng|xếp|dẫn đầu|thấp|cao|cuối)|"
    r"(?<!là )\b(?:quận|huyện|xã(?! hội)|phường|(?<!cơ )(?<!trụ )sở|đơn vị|nơi)\s*$|"
    r"districts?\b|communes?\b|wards?\b|departments?\b)",
    re.IGNORECASE,
)
_INTERNAL_TALK = re.compile(
    r"\b(?:khối (?:các )?sở|(?:các|\d+) sở|sở, (?:ban, )?ngành|nội bộ|departments)\b", re.IGNORECASE
)
_WHOLES = frozenset({NATION, MINISTRY_GROUP})
_BY_COUNT = re.compile(
    r"\W*(?:với|có|with) (?:hơn |trên |gần |khoảng |about |over )?\d[\d.,]* "
    r"(?!điểm|points?\b|bậc|chỉ số|lĩnh vực|tiêu chí)[^\W\d]+",
    re.IGNORECASE,
)
_MINISTRIES = re.compile(
    r"\b(?:(?:khối|trong|ở|giữa|nhóm) (?:các )?bộ\b(?! (?:chỉ số|phận|máy|thủ tục))|among (?:the )?ministries)",
    re.IGNORECASE,
)


def without_offices(framed: Framed, indicator: str | None) -> Framed:
    """The sentence without its departments, for a value of an index in which they have none."""
    if indicator not in _NATIONAL or _INTERNAL_TALK.search(framed.scan.text):
        return framed
    kept = tuple(m for m in framed.scan.entities if m.kind != "local" or not is_office(m.name))
    return framed if kept == framed.scan.entities else replace(framed, scan=replace(framed.scan, entities=kept))


def of_ministries(fact: Fact, named: Collection[str], article_names: Collection[str]) -> Fact:
    """A ministry's value under an index of provinces that only an earlier sentence names: the PAR INDEX's, or of none.

    Args:
        fact: A row.
        named: The indices that its sentence names.
        article_names: The indices that its article names.
    """
    provincial = fact.indicator in {SIPAS, PAPI, PCI, PGI} and fact.indicator not in named
    if not provincial or fact.measure not in INDEX_VALUES or kind_of(fact.entity or "") != "ministry":
        return fact
    return replace(fact, indicator=PAR if PAR in article_names else None)


def of_own_ranking(fact: Fact) -> Fact:
    """A district's or a department's value under the PAR INDEX is its province's own: the nation's ranks none."""
    national = fact.indicator == PAR and fact.measure in INDEX_VALUES and fact.entity is not None
    return replace(fact, indicator=PAR_INTERNAL) if national and kind_of(fact.entity or "") == "local" else fact


def ranks_itself(fact: Fact) -> bool:
    """Whether a row gives the nation or a block of ministries a place in an index that is there to rank its members."""
    return fact.entity in _WHOLES and fact.measure == "rank" and fact.indicator in _NATIONAL and fact.dimension is None


def of_counted(fact: Fact, text: str, *, named: bool) -> Fact:
    """A place that was taken by a count ("Với 668 dịch vụ, X đứng thứ 4") is none in the index of an earlier sentence.

    Args:
        fact: A row.
        text: Its sentence.
        named: Whether the sentence names an index.
    """
    by_count = fact.measure == "rank" and not named and _BY_COUNT.match(text)
    return replace(fact, indicator=None) if by_count else fact


def is_of_many(framed: Framed, entity: str | None, start: int, indicator: str | None) -> bool:
    """Whether a value falls to a province though it is of units below it, by its index or words, or of ministries."""
    if entity is None or kind_of(entity) not in {"province", "region"}:
        return False
    if indicator in {PAR_INTERNAL, "DDCI"}:
        return True
    named = [m.end for m in (*framed.scan.entities, *framed.scan.indicators) if m.end <= start and m.kind != "group"]
    text = framed.scan.text
    begin = max([*named, *(m.end() for m in re.finditer(r";\s", text[:start]))], default=0)
    between = text[begin:start]
    said = [*_UNITS_SAID.finditer(between), *_MINISTRIES.finditer(between)]
    if not said:
        return False
    last = max(match.end() for match in said)
    return not signals.GENERIC_SUBJECT.search(between[last:])
