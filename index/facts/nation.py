"""What is told of the whole country: "Tính chung cả nước, …", "92% trên toàn quốc"."""

from index.facts import limits, signals
from index.facts.scan import Scan
from index.names.agencies import MINISTRY_GROUP, NATION
from index.text import late as re

# "Tính chung cả nước, …": what follows without another name is the nation's too.
OPENS = re.compile(
    r"\W*(?:(?:tính|xét|nhìn) (?:chung |trên )?|trên |ở )?(?:bình diện |phạm vi )?(?:chung )?(?:cả nước|toàn quốc)\b|"
    r"\W*(?:nationally|nationwide|across the country|for the country as a whole)\b",
    re.IGNORECASE,
)
# "On average, e-governance is the weakest part": no single province's, whoever was spoken of before.
ON_AVERAGE = re.compile(r"\W*(?:on average|(?:tính |xét )?(?:bình quân|trung bình))\s*,", re.IGNORECASE)
_NATION_SAID = re.compile(r"\b(?:cả nước|toàn quốc|national figure|nationwide)\b", re.IGNORECASE)
_EXTREME = re.compile(r"\b(?:cao|thấp|tốt|kém) nhất\b|\b(?:highest|lowest|best|worst)\b", re.IGNORECASE)
_NATION_REACH = 25
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:thứ|hạng)(?:\s\w+){1,3}|bảng(?: xếp hạng)?|bình diện|phạm vi|quy mô|\d|"
    r"đầu|cuối|trí|trên|trong|nhất|third|"
    r"second|first)\s*$",
    re.IGNORECASE,
)


def of_sentence(found: Scan, clause: str, start: int) -> tuple[str, ...] | None:
    """Whose a value without a name before it is, where the sentence speaks of the nation; None where it does not.

    Args:
        found: The sentence.
        clause: The value's clause up to it.
        start: First character of the value.
    """
    if OPENS.match(found.text):
        of_part = any(m.end <= start for m in found.dimensions)  # "lĩnh vực cao nhất": a part's, not the highest of all
        return (NATION,) if of_part or not _EXTREME.search(clause) else ()
    return () if _said(found.text[:start]) else None


def of_parts(found: Scan, start: int) -> tuple[str, ...]:
    """The group whose parts a sentence compares ("Trong bảy chỉ số thành phần của khối bộ, …"), if it does."""
    if limits.OF_MINISTRIES.match(found.text[:start]):
        return (MINISTRY_GROUP,)
    return (NATION,) if limits.PARTS_AVERAGED.match(found.text[:start]) else ()


def tells_of_it(found: Scan) -> bool:
    """Whether a sentence opens with the nation, or with an average of a part of an index."""
    return bool(OPENS.match(found.text) or (found.dimensions and ON_AVERAGE.match(found.text)))


def is_nationwide(text: str, start: int, end: int) -> bool:
    """Whether the words behind a share say that it is the whole country's."""
    return text[start:end].endswith(("%", "cent", "trăm")) and bool(signals.NATION_AFTER.match(text[end:]))


def is_subject(text: str) -> bool:
    """Whether "cả nước" names whose figure it is, unless it says among whom a place was taken ("thứ 4 cả nước")."""
    match = _NATION_SAID.search(text)
    return bool(match and len(text) - match.end() <= _NATION_REACH and _said(text))


def _said(before: str) -> bool:
    match = _NATION_SAID.search(before)
    return bool(match and not _PLACE_BEFORE.search(before[: match.start()]))
