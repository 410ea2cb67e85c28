"""Which of the two languages a text is written in, by its function words alone."""

import re
import unicodedata

from index.types import Lang

_VIETNAMESE = frozenset(
    {"là", "của", "năm", "và", "được", "các", "những", "không", "có", "trong", "với", "cho", "tại", "về", "này", "từ"}
    | {"theo", "ở", "đến", "nào", "đã", "tỉnh", "thành", "thứ", "hạng", "xếp", "đứng", "đạt", "điểm", "bậc", "số"}
    | {"bài", "nguồn", "người", "chưa", "tìm", "thấy", "câu", "hỏi"}
)
_QUOTED = re.compile(r'“[^”]*”|«[^»]*»|"[^"\n]*"')
_ENGLISH = frozenset(
    {"the", "of", "in", "is", "was", "are", "were", "and", "to", "by", "from", "with", "not", "no", "it", "that"}
    | {"this", "which", "for", "on", "at", "as", "has", "have", "had", "did", "does", "than", "there", "an"}
    | {"ranked", "scored", "found", "points", "score", "place", "sources", "according", "question", "answer"}
)


def detect(text: str) -> Lang | None:
    """Language of a text; None when it holds function words of neither, or as many of both ("91,87% [1]").

    A Vietnamese name in an English sentence does not make it Vietnamese: only function words count.
    """
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())
    vietnamese = sum(word in _VIETNAMESE for word in words)
    english = sum(word in _ENGLISH for word in words)
    if vietnamese == english:
        return None
    return "vi" if vietnamese > english else "en"


def matches(text: str, claimed: Lang, wanted: Lang) -> bool:
    """Whether an answer is in the wanted language, by its own words; by what it claims where they do not tell.

    What stands in quotation marks is the source's wording and does not count.
    """
    return (detect(_QUOTED.sub(" ", text)) or claimed) == wanted
