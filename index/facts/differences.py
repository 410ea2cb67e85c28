"""Numbers that tell one entity from another: no change from the year before."""

from index.facts import signals
from index.facts.scan import Scan
from index.text import late as re
from index.text.numbers import NumberMention

# Between an entity that is compared with and the difference from it.
_BARELY = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:tới|đến|khoảng|gần|những|đúng|by|about)?\s*(?:\w+\s)?$", re.IGNORECASE)
_THAN = re.compile(
    r"^\s*(?:điểm|bậc|%|points?|places?)?\s*"
    r"(?:so với|compared (?:with|to)|(?:higher |lower |more |less |better |worse )?than|behind|ahead of)\s+"
    r"(?:tỉnh |mức của |của |the )?$",
    re.IGNORECASE,
)
_COMPARISON_OPENS = re.compile(
    r"(?:^|[;.]\s)\W*(?:so với|compared (?:with|to))\s+(?:tỉnh |mức của |the )?$", re.IGNORECASE
)


# "trên đó một bậc là X": how far X is from the one just named; "về nhì, kém 0,3 điểm": behind the first.
_FROM_IT = re.compile(r"\b(?:trên|dưới|trước|sau|hơn|kém) (?:đó|ấy|họ)\s+(?:chỉ\s+|đúng\s+)?$", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:cách|hơn|kém|chênh) nhau\s+(?:\w+\s+){0,2}$|\bseparated by\s+(?:only |just )?$", re.IGNORECASE
)
_BEHIND = re.compile(r"\b(?:kém|thua)\s+(?:chỉ\s+|đúng\s+)?$", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:về nhì|đứng nhì|xếp nhì|á quân|(?:thứ|hạng) (?:hai|ba|tư|năm|[2-9]\b))[^.;]*$", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:năm|kỳ|lần) (?:trước|ngoái|\d{4})|so với|\bthan\b", re.IGNORECASE)


def _is_from_other(text: str, start: int, end: int) -> bool:
    """Whether a number is how far another one is, who need not be named again."""
    told = text[:start]
    behind = _BEHIND.search(told) and _PLACED.search(told)
    clause = told[max(told.rfind(";"), 0) :] + re.split(r"[,;.]\s", text[end:], maxsplit=1)[0]
    return bool(_FROM_IT.search(told) or _APART.search(told) or (behind and not _SINCE.search(clause)))


def is_difference(found: Scan, mention: NumberMention, *, told: bool) -> bool:
    """Whether a number tells one entity from another ("kém X 7,15 điểm", "hơn 2% so với bình quân"), not a change."""
    text = found.text
    if _is_from_other(text, mention.start, mention.end):
        return True
    beside = [m for m in found.compared if m.end <= mention.start and _BARELY.match(text[m.end : mention.start])]
    if not told:
        return any(signals.DIFFERENCE.search(text[: m.start]) for m in beside)
    behind = any(m.start >= mention.end and _THAN.match(text[mention.end : m.start]) for m in found.compared)
    opening = any(_COMPARISON_OPENS.search(text[: m.start]) and m.end <= mention.start for m in found.compared)
    return bool(beside) or behind or opening or bool(signals.THAN_AVERAGE.match(text[mention.end :]))
