"""Compound questions: "Lệ phí là bao nhiêu, làm qua mạng có rẻ hơn không?" asks twice, and each part is looked for."""

from index.names.find import find_dimensions, find_indicators
from index.names.local import find_places
from index.text import late as re
from index.text.fold import fold
from index.types import Lang
from rag.understanding import words

_BREAK = re.compile(r"[,;?.]\s+(?:(?:và|còn|rồi|thì|mà|and|but)\s+)?|\s+(?:và|and)\s+", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:có|đã|được|phải)\b.*\b(?:không|chưa|ko)\b|\bhay (?:không|giảm|tăng)\b|\bra sao\b|\bthì sao\b", re.IGNORECASE
)
_THOSE = re.compile(r"\bmấy\b.*\b(?:ấy|đó|kia|này)\W*$", re.IGNORECASE)  # "mấy cái ki-ốt ấy": no question
_EN_ASKS = re.compile(r"^(?:how|why|what|who|when|where|which|is|are|was|were|did|does|do|can|by how)\b")
HOLDER = re.compile(
    r"\b(?:tinh|bo|dia phuong|don vi|thanh pho|noi|huyen|xa|so|ai|ben) nao\b|\bai\b|"
    r"\b(?:which|what) (?:province|ministry|city|unit)"
)
_LEAST, _MOST, _NEAR = 3, 3, 6  # words of a first part; parts; words of a part until it asks


def parted(question: str, language: Lang) -> tuple[str, ...]:
    """The parts of a compound question, in order; empty where it asks once.

    Args:
        question: With diacritics, where it is in Vietnamese.
        language: Of the question.
    """
    mentions = (*find_places(question), *find_indicators(question, cased=False), *find_dimensions(question))
    breaks = [
        m for m in _BREAK.finditer(question) if not any(n.start < m.start() and m.end() < n.end for n in mentions)
    ]
    parts, start = [], 0
    for number, match in enumerate(breaks):
        end = breaks[number + 1].start() if number + 1 < len(breaks) else len(question)
        before, piece = question[start : match.start()], question[match.end() : end]
        if _asks(before, language) and len(before.split()) >= _LEAST and _asks(_first(piece), language):
            parts.append(before)
            start = match.end()
    parts.append(question[start:])
    if not 1 < len(parts) <= _MOST:
        return ()
    return tuple(f"{part.strip(' ?.,')}?" for part in parts)


def _first(piece: str) -> str:
    return " ".join(piece.split()[:_NEAR]) if not _WHETHER.search(piece) else piece


def _asks(piece: str, language: Lang) -> bool:
    folded = fold(piece).strip()
    if language == "en":
        return bool(_EN_ASKS.search(folded) or words.ASKING.search(folded))
    asks = words.ASKING.search(folded) or words.REASON.search(folded) or _WHETHER.search(piece)
    return bool(asks) and not _THOSE.search(piece)
