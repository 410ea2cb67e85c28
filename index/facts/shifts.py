"""Years told by their distance from another one: "một năm trước đó", "năm sau", "cùng năm", "cùng kỳ"."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.text import late as re
from index.text.number_words import number_of
from index.text.remembered import remembered

_COUNT = r"(?P<{0}>một|hai|ba|bốn|năm|one|two|three|four|a|\d)"
# Only where a clause opens with it: "so với năm trước" dates no value.
_OPENS = (
    r"(?:^\W*|[.;,:(–-]\s*)(?:(?:trong khi|trước đó|nhưng|còn|thì|riêng|while|whereas|but)\s+)?(?:(?:ở|vào|in|at)\s+)?"
)
_BACK = re.compile(
    rf"{_OPENS}(?:{_COUNT.format('n')}\s+(?:năm|kỳ|years?)\s+(?:liền\s+)?(?:trước(?:\s+đó)?|earlier|before)|"
    r"(?:cùng kỳ\s+(?:của\s+)?)?(?:năm|kỳ)(?:\s+đánh giá)?\s+(?:liền trước|liền kề|ngay trước|trước)(?:\s+đó)?|"
    r"cùng kỳ(?=\s+(?:chỉ|là|mới|đạt|có|còn|ở mức|\d))|"
    r"the\s+(?:previous|preceding)\s+year|the\s+year\s+before)\b(?!\s+(?:đây|khi|nữa|nay))",
    re.IGNORECASE,
)
# "Bốn năm sau lần chấm đầu tiên": counted from an event, whose year is not said.
_FORWARD = re.compile(
    rf"{_OPENS}(?:sang\s+|đến\s+)?(?:{_COUNT.format('n')}\s+(?:năm|kỳ|years?)\s+(?:sau(?:\s+đó)?|later)|"
    r"(?:năm|kỳ)(?:\s+đánh giá)?\s+(?:sau|tiếp theo|kế tiếp|kế đó|liền sau)(?:\s+đó)?|"
    r"the\s+(?:following|next)\s+year)\b(?!\s+(?:lần|khi|ngày|đợt|cuộc|vụ|cú|biến|quyết|nghị|sáp|hợp)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"{_OPENS}(?:cùng năm|cùng kỳ(?=,)|năm đó|năm ấy|khi đó|khi ấy|lúc đó|that year|(?:in )?the same year)\b",
    re.IGNORECASE,
)
# "kỳ trước đó nữa", "những năm trước": some year before, but which is not sure.
_UNSURE = re.compile(
    rf"{_OPENS}(?:(?:năm|kỳ) trước (?:đó )?nữa|(?:những|các|nhiều|mấy|vài) (?:năm|kỳ) (?:liền )?trước(?: đó| đây)?|"
    r"trước đây|"
    r"(?:in )?(?:earlier|previous|past) years|years ago)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"(?<!\w)(?:(?<!thực )(?<!thể )hiện (?:nay|tại|có|đã|đang|còn|mới)|(?<!khi )(?<!lúc )đang|đến nay|tới nay|"
    r"now|currently|to date|so far)(?!\w)",
    re.IGNORECASE,
)
"""Words of the days when something was written: "hiện có", "đang", "to date"."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A year told by its distance from another one; 0 for the same, None for some year before."""

    start: int
    end: int
    by: int | None


@remembered(64)
def shifts(text: str) -> list[Shift]:
    """Find years told by their distance ("một năm trước đó", "năm sau", "cùng năm"), in order."""
    return sorted(_shifts(text), key=lambda shift: shift.start)


def _shifts(text: str) -> Iterator[Shift]:
    for pattern, sign in ((_BACK, -1), (_FORWARD, 1)):
        for match in pattern.finditer(text):
            yield Shift(match.start(), match.end(), sign * count_of(match["n"]))
    for match in _SAME.finditer(text):
        yield Shift(match.start(), match.end(), 0)
    for match in _UNSURE.finditer(text):
        yield Shift(match.start(), match.end(), None)


def count_of(word: str | None) -> int:
    """How many years a word counts; one where it is left out ("năm trước")."""
    if word is None or word.lower() in {"a", "one"}:
        return 1
    return int(word) if word.isdigit() else number_of(word)


def opening_shift(text: str) -> Shift | None:
    """The shift that a sentence opens with, which dates the whole of it."""
    return next((shift for shift in shifts(text) if not re.search(r"\w", text[: shift.start])), None)
