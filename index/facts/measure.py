"""What kind of value a number is: a rank, a level, a change, a share, a count, and of what."""

from dataclasses import dataclass
from decimal import Decimal

from index.facts import limits, signals
from index.facts.differences import is_difference
from index.facts.moves import is_end_of_move, leads_to
from index.facts.scan import Scan
from index.names.indicators import DTI, PAPI, PAR, PCI, PGI, SIPAS
from index.text import late as re
from index.text.numbers import NumberMention
from index.types import Measure

# Whole-index totals that have ever been reported lie well inside these; what lies outside is a part or something else.
_TOTALS = {PAR: (40, 100), SIPAS: (40, 100), PAPI: (25, 80), PCI: (35, 90), PGI: (10, 40)}
_WINDOW = 70
# No index has moved so far within a year: what looks like such a change is the new level ("leo lên 84,92%").
_LARGEST_CHANGE = 35
# Units that no score has: what they follow is an amount of something else.
_OTHER_UNIT = re.compile(
    r"\s*(?:lần|tỷ|triệu|nghìn|ngàn|đồng|USD|km|ha\b|m2|ngày|giờ|phút|tháng|tuổi|người|times|billion|million|trillion|days|hours)",
    re.IGNORECASE,
)
_UNITS = {"percent": "%", "points": "điểm"}
_HIGHEST = 1000
_JOINED = re.compile(r"^\s*(?:điểm|points?|bậc|places?)?\s*(?:và|and)\s*$", re.IGNORECASE)
_OF_AMOUNT = re.compile(
    r"\s*(?:về )?(?:số|tổng số|thời gian|chi phí|lệ phí|giấy tờ|hồ sơ|thủ tục|biên chế|thành phần hồ sơ|"
    r"of (?:the )?(?:time|cost))\b",
    re.IGNORECASE,
)
_RANKED_ONES = re.compile(
    r"\s*(?:địa phương|tỉnh|thành phố|bộ|đơn vị|nơi|provinces|localities|ministries)", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r"[\d.,]+\s?%?$")
_ONLY_VERB = re.compile(r"(?:đạt|chiếm|tương đương|bằng|tức|hay|or|reaching)?\s*(?:tỷ lệ\s*)?", re.IGNORECASE)
_LIST_HEAD = re.compile(r"([^.;:,]*):\s[^:;]*$")
_RANGE_TAIL = re.compile(r"\d\s?%?\s*(?:-|–|đến|tới|to)\s*$")
_UNIT = re.compile(
    r"\s*([^\W\d_]+(?:[ -](?!(?:và|hoặc|hay|and|or|of|in|at|by|for|is|are|was|were|has|have|had)\b)[^\W\d_]+){0,3})"
)
_MINISTRIES = re.compile(r"\s*(?:bộ\b|cơ quan ngang bộ|ministries)", re.IGNORECASE)
# PAPI leaves provinces out whose data are wanting: "6/61".
_NATIONWIDE = {Decimal(34), *map(Decimal, range(58, 65))}


@dataclass(frozen=True, slots=True)
class Measured:
    """The kind, the signed number and the unit of a value."""

    measure: Measure
    number: Decimal
    unit: str | None
    in_region: bool = False


def measure_of(found: Scan, mention: NumberMention, indicator: str | None, left_limit: int) -> Measured:
    """Classify a number by its form and by the words around it.

    Args:
        found: The sentence.
        mention: The number.
        indicator: The index in play, for the plausible range of a total.
        left_limit: Where the preceding value ends; words before it do not belong to this one.
    """
    before = found.text[max(left_limit, mention.start - _WINDOW) : mention.start]
    after = found.text[mention.end : mention.end + _WINDOW]
    if mention.form == "document":
        return Measured("document", mention.number, None)
    told = found.text[: mention.start]
    nobodys = signals.TARGET.search(told) or limits.BETWEEN_PLACES.search(told) or signals.THRESHOLD_AFTER.match(after)
    if mention.form in {"rank", "places"} and nobodys:
        return Measured("count", mention.number, None)
    if mention.form == "rank":
        return Measured("rank", mention.number, None, _in_region(found, mention, before))
    if limits.MEDIAN.search(told):
        return _amount(mention, after)
    sign = _change_sign(before, after) or _sign_after(after) or _joined_sign(found.text, left_limit, before)
    sign = 0 if leads_to(found.text, left_limit, before) else sign
    if is_difference(found, mention, told=bool(sign) or mention.form == "places"):
        return _amount(mention, after)
    if mention.form == "places" and (limits.PLACES_SHARED.match(after) or (not sign and limits.POSTS.match(after))):
        return Measured("count", mention.number, None)
    if mention.form == "places":
        return Measured("rank_change", mention.number * (sign or 1), "bậc")
    other = mention.form == "plain" and _OTHER_UNIT.match(after)
    if other or (sign and signals.AVERAGE.search(before)):
        return _amount(mention, after)
    if _is_change(mention, sign, indicator) and not _grows_count(found, mention):
        return Measured("score_change", mention.number * (sign or 1), _UNITS.get(mention.form))
    return _level(found, mention, indicator, before)


def _is_change(mention: NumberMention, sign: int, indicator: str | None) -> bool:
    if "điểm phần trăm" in mention.text or "percentage point" in mention.text:
        return True
    fraction = mention.number != mention.number.to_integral_value()
    told = mention.form == "points" or (indicator and (mention.form == "percent" or fraction))
    return bool(sign and told and abs(mention.number) < _LARGEST_CHANGE)


def _grows_count(found: Scan, mention: NumberMention) -> bool:
    """Whether a percentage tells how much an amount grew or shrank ("1.180 doanh nghiệp, tăng 8%"), not an index."""
    if mention.form != "percent" or "điểm" in mention.text or "point" in mention.text:
        return False
    if _OF_AMOUNT.match(found.text[mention.end :]):
        return True
    before = next((n for n in reversed(found.numbers) if n.end <= mention.start), None)
    if before is not None and _RANKED_ONES.match(found.text[before.end :]):
        return False
    if before is None or before.form != "plain" or before.number != before.number.to_integral_value():
        return False
    return not any(before.end <= m.start < mention.start for m in (*found.indicators, *found.dimensions))


def _level(found: Scan, mention: NumberMention, indicator: str | None, before: str) -> Measured:
    """A level of an index, or an amount of something else."""
    after = found.text[mention.end : mention.end + _WINDOW]
    told = found.text[: mention.start]
    moves = is_end_of_move(found.text, mention.start, mention.end, before)
    in_range = not moves and _RANGE_TAIL.search(found.text[max(0, mention.start - 20) : mention.start])
    own = _without_parts(found, before, mention.start)
    is_share = mention.form == "percent" and (indicator in {PAPI, PCI, PGI, DTI} or _is_share(own, after, told))
    nobodys = limits.OF_SCALE.search(told) or limits.PASSED_BY_MANY.search(told)
    if is_share or in_range or mention.qualifier == "tối đa" or nobodys:
        return _amount(mention, after)
    if _is_level(mention, before, after, indicator, moves=moves):
        return Measured("score", mention.number, _UNITS.get(mention.form))
    return _amount(mention, after)


def _without_parts(found: Scan, before: str, start: int) -> str:
    """The words before a value without the names of parts of an index ("kết quả dịch vụ"), which tell no share."""
    for part in found.dimensions:
        if start - len(before) <= part.start < part.end <= start:
            before = before.replace(found.text[part.start : part.end], "-")
    return before


def _amount(mention: NumberMention, after: str) -> Measured:
    share = mention.form == "percent"
    return Measured("share" if share else "count", mention.number, _UNITS.get(mention.form) or _noun(after))


def is_bound(text: str, mention: NumberMention) -> bool:
    """Whether a share or score is one end of a range ("70-80%"): no place's own value."""
    fraction = bool(re.match(r"\d+[.,]\d", mention.text))
    opens = re.match(r"\s*%?\s?[-–]\s?\d+(?:[.,]\d+)?\s?(?:%|điểm|points)", text[mention.end :])
    closes = re.search(r"\d\s?%?\s?[-–]\s?$", text[: mention.start])
    return bool(opens or (closes and (fraction or mention.form in {"percent", "points"})))


def fits_total(indicator: str | None, number: Decimal) -> bool:
    """Whether a number can be a whole index's total rather than one of its parts."""
    if indicator not in _TOTALS:
        return True
    low, high = _TOTALS[indicator]
    return low <= number <= high


def _change_sign(before: str, after: str = "") -> int:
    """+1 or -1 when the words before a number make it a change, 0 when they make it a level.

    Args:
        before: The words before it.
        after: Those behind it.
    """
    if limits.INCHES.search(before) and limits.SINCE_THEN.match(after):
        return 1
    if signals.LEVEL_GAP.search(before) and not re.search(r"\b(?:lên|xuống)\s*$", before, re.IGNORECASE):
        return 0
    if re.search(
        r"\b(?:tăng|giảm|nhích|leo|vọt|nhảy|vươn|rơi|tụt|hạ|điểm)\s+(?:\w+\s+)?(?:lên|xuống|còn)\s*$",
        before,
        re.IGNORECASE,
    ):
        return 0
    best = (0, 0, 0)
    for pattern, sign in ((signals.UP, 1), (signals.DOWN, -1)):
        for match in pattern.finditer(before):
            # "thấp hơn" ends where its "hơn" does: the later end counts, then the longer match
            if signals.CHANGE_GAP.match(before[match.end() :]):
                best = max(best, (match.end(), match.end() - match.start(), sign))
    return best[2]


def _in_region(found: Scan, mention: NumberMention, before: str) -> bool:
    """Whether a rank was taken among the places of a region only."""
    limit = min((n.start for n in found.numbers if n.start >= mention.end and n.form == "rank"), default=None)
    after = found.text[mention.end : limit]
    if mention.out_of is not None:
        return mention.out_of not in _NATIONWIDE and not _among_ministries(found, mention, after)
    if signals.NATION_AFTER.match(after):
        return False
    named = any(m.kind == "region" and m.start >= mention.end for m in found.compared)
    named = named and bool(signals.REGION_AFTER.match(after))
    near = signals.IN_REGION.search(after[:30]) or signals.IN_REGION.search(before) or limits.OF_REGION.match(after)
    return named or bool(near or limits.OPENS_AMONG.search(found.text[: mention.start]))


def _among_ministries(found: Scan, mention: NumberMention, after: str) -> bool:
    """Whether a place is one among the ministries: "18/19 bộ", "Bộ Y tế xếp thứ 8/17"."""
    owner = next((m for m in reversed(found.entities) if m.end <= mention.start), None)
    return bool(_MINISTRIES.match(after)) or (owner is not None and owner.kind == "ministry")


def _joined_sign(text: str, left_limit: int, before: str) -> int:
    """The sign of the change that this one is joined to ("giảm 2,3 điểm và 5 bậc")."""
    return _change_sign(_LAST_NUMBER.sub("", text[:left_limit])) if _JOINED.match(before) else 0


def _sign_after(after: str) -> int:
    if signals.CHANGE_AFTER.match(after):
        return 1
    return -1 if signals.CHANGE_AFTER_DOWN.match(after) else 0


def _is_share(before: str, after: str, told: str) -> bool:
    """Whether a percentage is a part of something; ``told`` is all that stands before it in its sentence."""
    segment = before.rsplit(", ", maxsplit=1)[-1]
    if _ONLY_VERB.fullmatch(segment):
        segment = before  # "67 thủ tục được cung cấp trực tuyến, đạt 55%"
    headed = _LIST_HEAD.search(told)  # "trả kết quả đúng hạn: A 99,2%, B 98,7%"
    return bool(
        signals.SHARE_AFTER.match(after)
        or signals.SHARE_OF_TOTAL.match(after)
        or signals.SHARE_BEFORE.search(before)
        or limits.MAKES_UP.search(before)
        or signals.SHARE_OF_WORK.search(segment)
        or (headed and signals.SHARE_OF_WORK.search(headed[1]))
    )


def _is_level(mention: NumberMention, before: str, after: str, indicator: str | None, *, moves: bool) -> bool:
    fraction = bool(re.match(r"\d+[.,]\d+", mention.text)) and mention.number < _HIGHEST
    if indicator is None or not (mention.form in {"percent", "points"} or fraction):
        return False
    if signals.THRESHOLD_AFTER.match(after) or (not moves and re.match(r"^\s*(?:-|–|đến|tới|to)\s*\d", after)):
        return False
    if signals.TARGET.search(before) or signals.NOT_REACHED.search(before) or limits.TAKEN_OFF.search(before):
        return False
    if moves or limits.OF_SOMEBODY.match(after):
        return True
    return not signals.THRESHOLD.search(before) or bool(signals.REACHED.search(before))


def _noun(after: str) -> str | None:
    match = _UNIT.match(after)
    return match.group(1) if match else None
