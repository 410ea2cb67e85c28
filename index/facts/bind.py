"""Bind a value to its entity, index, part and year by where these stand around it in the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.facts import limits, nation, signals
from index.facts.frames import Framed
from index.facts.other_parts import goes_on_to_other, ranked_in_part, unnamed_part
from index.facts.owners import behind_unknown, owner_after_comma, owner_behind
from index.facts.scan import Scan, coordinated
from index.facts.years import in_bracket_of_year_before, year_before_bracket, year_of, year_right_after
from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import Mention, kind_of
from index.names.indicators import OF_ONE_PROVINCE
from index.text import late as re

_PART_AFTER = re.compile(
    r"^(?:\s*(?:cả nước|toàn quốc|nước))?\s*(?:ở|về|trong|for|in|on)\s*(?:\w+ )?"
    r"(?:nội dung|lĩnh vực|chỉ số thành phần|ba nội dung|mảng)?\s*:?\s*$",
    re.IGNORECASE,
)
_MINISTRIES_SAID = re.compile(
    r"\b(?:khối bộ|toàn khối|các bộ|\d+ bộ|bộ, ngành|bộ, cơ quan ngang bộ|ministries)\b", re.IGNORECASE
)
_PLACES_SAID = re.compile(r"\b(?:tỉnh|địa phương|thành phố|cả nước|toàn quốc|provinces|nation)", re.IGNORECASE)
_SMALL_AVERAGE = re.compile(
    r"bình quân (?:của )?(?!(?:63|64|34) (?:tỉnh|địa phương)|\d+ bộ\b)(?:\d+ |(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) "
    r"(?:tỉnh|địa phương|thành phố|đơn vị|bộ)\b)|quận|huyện|sở|departments|districts",
    re.IGNORECASE,
)
# "X led the 18 ministries with …": those that it led own nothing.
_AT_THE_HEAD = re.compile(r"\s*(?:led|leads|leading|topped|tops|headed|heads|dẫn đầu|đứng đầu)\s", re.IGNORECASE)
# A comma that opens no clause of its own: "theo Bộ Nội vụ" set between two, "17 bộ, cơ quan ngang bộ".
_ASIDE = re.compile(r",\s(?:theo|dẫn)\s[^,;]*(?=,)|,(?=\s(?:cơ quan ngang bộ|thành phố|thành|ngành)\b)")
_GROUP_IN_PLAY = re.compile(r"\b(?:(?:khối|nhóm) này|(?:this|the|that) group)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(\s*(?:(?:xếp|đứng|hạng|vị trí|thứ|đạt|ranked|rank)\s+)*$", re.IGNORECASE)
_LATER_IN_BRACKET = re.compile(
    r"\s*\([^()]*\d[^()]*[,;]\s*(?:(?:xếp|đứng|hạng|vị trí|thứ|đạt|ranked|rank)\s+)*", re.IGNORECASE
)
# "thể chế (95,1%), thủ tục (93%)": the second value is of a part that is in no list.
_OTHER_PART = re.compile(r"\)\s*(?:,|;|và|and)\s[^()\d]*[^\W\d][^()\d]*\(\s*$")
_SOME_ONE = re.compile(r"\b(?:nhất|đầu|cuối|chót|nào)\b", re.IGNORECASE)
_SHORT = 22
_CLAUSE_END = re.compile(r"[;.]\s")


@dataclass(frozen=True, slots=True)
class Slots:
    """Whose value, of which index and part, in which year."""

    entities: tuple[str, ...] = ()
    indicator: str | None = None
    dimension: str | None = None
    year: int | None = None


def bind(framed: Framed, start: int, end: int, *, part: str | None, previous: Slots | None) -> Slots:
    """Bind the value at [start, end) of a framed sentence.

    Args:
        framed: The sentence.
        start: First character of the value in the sentence.
        end: One past its last character.
        part: The index part carried over from the sentence before, if that still holds.
        previous: The slots of the value before; a value in brackets right behind another shares them.
    """
    found = framed.scan
    host = next((m for m in found.compared if _in_bracket_of(found, m, start)), None)
    if previous and host is None and not behind_unknown(found, start) and _BRACKET.search(found.text[:start]):
        own = year_right_after(found, end) or year_before_bracket(found, start)
        if own is None and previous.year and in_bracket_of_year_before(found.text, start):
            own = previous.year - 1
        other = previous.dimension and _OTHER_PART.search(found.text[:start])
        part = "thành phần" if other else previous.dimension
        return Slots(previous.entities, previous.indicator, part, own or previous.year)
    return Slots(
        entities=(host.name,) if host else entities_of(framed, start, end),
        indicator=_indicator(framed, start, end),
        dimension=_dimension(found, start, end) or part or unnamed_part(found, start),
        year=year_of(
            found,
            start,
            end,
            clause=_clause_start(found.text, start),
            carried=framed.carried.year,
            published=framed.carried.published,
        ),
    )


def _in_bracket_of(found: Scan, host: Mention, start: int) -> bool:
    """Whether a value stands in the bracket right behind a name, first in it or later ("X (41,2 điểm, thứ 36)")."""
    if _BRACKET.fullmatch(found.text[host.end : start]):
        return True
    named = any(host.end <= m.start < start for m in (*found.entities, *found.compared))
    return not named and bool(_LATER_IN_BRACKET.fullmatch(found.text[host.end : start]))


def entities_of(framed: Framed, start: int, end: int) -> tuple[str, ...]:
    """Whose value it is: an owner right behind it, an average's group, else the nearest entity before it."""
    found = framed.scan
    behind = owner_behind(found, start, end)
    if behind is not None or behind_unknown(found, start):
        return behind or ()
    if opener := owner_after_comma(found, _clause_start(found.text, start), start, end):
        return (opener,)
    if _turns_back(found, _clause_start(found.text, start), start, end) and framed.carried.subject:
        return _carried_subject(framed)
    if limits.SET_AGAINST.search(found.text[:start]) and year_right_after(found, end) is None:
        return ()
    before = [m for m in found.entities if m.end <= start and m.kind != "group"]
    told = found.text[max((m.end for m in before), default=0) : start]
    plural = signals.PLURAL_SUBJECT.search(told) and not (before and _AT_THE_HEAD.match(told))
    clause = found.text[_clause_start(found.text, start) : start]
    group = _average(found, clause, start, framed.carried.subject or "")
    if group is not None:
        if own := next((m for m in found.entities if _BRACKET.fullmatch(found.text[m.end : start])), None):
            return (own.name,)  # "vẫn sau Bộ Tài chính (90,14%)", "bình quân cả nước (76,92%)"
        return () if OF_ONE_PROVINCE.intersection(framed.sentence.indicators) else group
    if nation.is_nationwide(found.text, start, end):
        return (NATION,)
    if signals.GAP.search(clause) or (
        plural and not (before and signals.BOTH_AFTER.match(found.text[before[-1].end :]))
    ):
        return ()
    if not before:
        owners = nation.of_parts(found, start) or nation.of_sentence(found, clause, start)
        return _carried_subject(framed) if owners is None else owners
    return _nearest(found, before, start)


def _turns_back(found: Scan, clause: int, start: int, end: int) -> bool:
    """Whether a clause behind another one goes back to the article's own subject ("…; tỉnh bố trí 38 chuyến xe")."""
    own = signals.GENERIC_SUBJECT.match(found.text, clause) if clause > 0 else None
    if own is None or _SOME_ONE.search(found.text[clause:end]):  # "tỉnh có mức thấp nhất": another one
        return False
    return not any(clause <= m.start < start for m in (*found.entities, *found.compared))


def _nearest(found: Scan, before: Sequence[Mention], start: int) -> tuple[str, ...]:
    """The nearest of the entities before a value, with those that share it ("A và B đều đạt …")."""
    nearest = before[-1]
    told = found.text[nearest.end : start]
    if any(p.search(told) for p in (limits.OF_UNKNOWN, limits.UNKNOWN_OPENS, limits.DESCRIBED_OPENS, limits.PUSHED)):
        return ()
    after_compared = len(before) > 1 and signals.COMPARED.search(found.text[: nearest.start])
    if after_compared and signals.WITH.match(found.text[nearest.end : start]):
        return ()  # "A xếp sau B với 41,9 điểm": either one's
    run = [nearest.name]
    if signals.BOTH_AFTER.match(found.text[nearest.end :]):
        for left, right in reversed(list(pairwise(before))):
            if not coordinated(found.text, left, right):
                break
            run.insert(0, left.name)
    return tuple(run)


def _carried_subject(framed: Framed) -> tuple[str, ...]:
    """The subject in play; another one than the article's own only where the sentence points back to it."""
    subject = framed.carried.subject
    if subject in {None, MINISTRY_GROUP}:
        return ()  # of many, only their average is one value
    pointers = (signals.GENERIC_SUBJECT, signals.SUBJECTLESS, limits.ANAPHORA)
    if subject == NATION:
        return (NATION,)
    points_back = any(pattern.search(framed.scan.text) for pattern in pointers)
    return (subject,) if subject == framed.carried.home or points_back else ()


def _average(found: Scan, clause: str, start: int, subject: str) -> tuple[str, ...] | None:
    """The group that an average is of, () when it is of none that we name, None when it is no average.

    Of "the whole region" it is the region's that is the ``subject`` in play.
    """
    segments = re.split(r",\s", _ASIDE.sub("", clause))
    tail = segments[-1]
    if nation.is_subject(tail):
        return (NATION,)
    if len(tail) < _SHORT and len(segments) > 1:
        tail = f"{segments[-2]}, {tail}"
    opened = nation.ON_AVERAGE.match(found.text) and not any(m.end <= start for m in found.entities)
    if not (opened or signals.AVERAGE.search(tail)):
        return None
    if limits.AVERAGE_IN_BRACKETS.search(found.text[:start]):
        return (NATION,)
    named = [m for m in found.entities if m.kind in {"region", "province"} and m.end <= start]
    if any(found.text[m.start : m.end] in tail for m in named):
        return None
    if limits.OF_A_REGION.search(tail):
        regions = {m.name for m in (*found.entities, *found.compared) if m.kind == "region" and m.end <= start}
        return tuple(regions) if len(regions) == 1 else ((subject,) if kind_of(subject) == "region" else ())
    if _SMALL_AVERAGE.search(clause):
        return ()
    ministerial = subject == MINISTRY_GROUP or kind_of(subject) == "ministry"
    if _GROUP_IN_PLAY.search(clause):
        return (MINISTRY_GROUP,) if ministerial else ()
    spoken = _MINISTRIES_SAID.search(clause) or (
        _MINISTRIES_SAID.search(found.text[:start]) and not _PLACES_SAID.search(clause)
    )
    return (MINISTRY_GROUP,) if spoken or (ministerial and not _PLACES_SAID.search(clause)) else (NATION,)


def _clause_start(text: str, position: int) -> int:
    return max((match.end() for match in _CLAUSE_END.finditer(text, 0, position)), default=0)


def _indicator(framed: Framed, start: int, end: int) -> str | None:
    found = framed.scan
    strong = [m for m in found.indicators if m.kind == "indicator"]
    for mention in strong:
        if mention.start >= end and signals.INDEX_AFTER.match(found.text[end : mention.start]):
            return mention.name
    before = [m for m in strong if m.end <= start]
    if before:
        return before[-1].name
    after = [m for m in strong if m.start >= end]
    alone = len({m.name for m in after}) == 1 and not _CLAUSE_END.search(found.text, end, after[0].start)
    if after and (alone or framed.carried.indicator is None):
        return after[0].name
    return framed.carried.indicator


def _dimension(found: Scan, start: int, end: int) -> str | None:
    for mention in found.dimensions:
        if mention.start >= end and _PART_AFTER.match(found.text[end : mention.start]):
            return mention.name
    clause = _clause_start(found.text, start)
    before = [m for m in found.dimensions if clause <= m.start and m.end <= start and not _inside(m, found.indicators)]
    if before and _OTHER_PART.search(found.text[before[-1].end : start]):
        return "thành phần"
    listed = [m for m in found.dimensions if m.end <= start and not _inside(m, found.indicators)]
    if listed and goes_on_to_other(found, listed[-1].end, start):
        return "thành phần"
    anew = not before or any(before[-1].end <= m.start < start for m in found.entities)
    if anew and ranked_in_part(found, start, end):
        return "thành phần"
    return before[-1].name if before else None


def _inside(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start <= mention.start and mention.end <= other.end for other in others)
