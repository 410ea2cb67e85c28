"""Years that a question tells by what happened then: "trước khi lên hạng ba", "lần cuối còn trong top 10"."""

from index.text import late as re
from rag.understanding.words import NUMBER_WORDS

_MOVED = r"(?:len|leo|vuon|nhay|tut|roi|rot|lui|xuong|vao|lot|dung|xep|gianh|dan dau|dat|vuot|mat|thang)"
_HELD = r"(?:trong|o|lot|vao|dung|xep|nam|gianh|dan dau|giu|co mat|tren|duoi|vuot)"
# The newest year's figure is none of that time.
BY_EVENT = re.compile(
    rf"\b(?:truoc|sau) (?:khi|luc) (?:\w+ ){{0,2}}?{_MOVED}\b|"
    rf"\blan (?:cuoi(?: cung)?|sau cung|gan (?:day )?nhat)(?: \w+){{0,3}}? {_HELD}\b|"
    r"\b(?:before|after) (?:its? |it |the )?(?:climb|ris|rose|fall|fell|reach|enter|tak|took|win|won|com|came)\w*\b|"
    r"\bthe last time\b"
)
_SOME = "mot|hai|ba|bon|[1-4]|a|one|two|three|four"
YEARS_BEFORE_EVENT = re.compile(
    rf"\b(?P<n>{_SOME}) (?:nam|ky) (?:ngay )?truoc (?:khi|luc)\b|"
    rf"\b(?P<en>{_SOME}) (?:years?|editions?) before\b"
)


def how_many(said: str | None) -> int:
    """The number that a word of ``YEARS_BEFORE_EVENT`` stands for."""
    return NUMBER_WORDS.get(said or "") or (int(said) if said and said.isdigit() else 1)
