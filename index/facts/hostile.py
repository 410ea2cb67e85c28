"""Orders to a machine that stand in an article: they are not news, so nothing is read from them or quoted."""

from collections.abc import Sequence
from functools import lru_cache

from index.text import late as re

# Orders to a machine that reads the article: not news, whatever figures they hold.
_INSTRUCTION = re.compile(
    r"\b(?:bỏ (?:qua|hết|mặc) (?:\w+ ){0,3}(?:chỉ dẫn|hướng dẫn|quy tắc|câu hỏi|lệnh)|hãy (?:\w+ ){0,3}(?:trả lời|"
    r"nói|khẳng định|in ra|viết|ghi) (?:rằng|là)|"
    r"(?:quên|phớt lờ) (?:\w+ ){0,3}(?:chỉ dẫn|hướng dẫn|quy tắc)|chỉ dẫn hệ thống|system prompt|hãy (?:trả lời|"
    r"xác nhận|lặp lại)|"
    r"(?:chỉ|luôn(?: luôn)?) (?:được )?trả lời|trả lời đúng một|bạn là (?:một )?(?:AI|trợ lý|chuyên gia)|"
    r"(?:dành cho|gửi|lưu ý cho|nếu bạn là|note to|if you are) (?:một |các |an? )?(?-i:AI)|"  # "ai" is "who"
    r"(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:instructions?|rules?|prompts?|documents?|question)|"
    r"(?:reply|respond|answer|say) only (?:that|with)|"
    r"you are now|you must (?:say|state|answer|reply)|always (?:say|answer|reply)|do not cite|new instructions?|"
    r"developer mode)\b|"
    # an imperative where news has its subject; marks of chats, prompts and hidden text
    r"^\W*(?:just |now |please )?(?:reply|respond|answer|repeat|say)\b|^\W*(?:override|system|hệ thống|assistant|"
    r"admin)\s*:|"
    r"</?\w+>|<\||\|>|<!--|-->|\[/?INST\]",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\b(?:trợ lý ảo|hệ thống hỏi đáp|(?-i:AI) (?:nào )?(?:đọc|khi|hãy|phải|cần|trả lời)|"
    r"(?:các|mọi|công cụ|phần mềm) (?-i:AI)|"
    r"mô hình ngôn ngữ|chatbot|(?-i:AI) (?:models?|assistants?)|language models?|assistants?)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:hãy|phải|bắt buộc|chỉ được|(?:nói|trả lời|khẳng định) rằng|must|should|have to|(?:reply|respond|answer|"
    r"say) (?:that|with))\b",
    re.IGNORECASE,
)


def orders(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each sentence of a text is an order to a machine, or goes on behind one in its paragraph.

    What follows "ignore your instructions" up to the line's end is what the order wants to be said.
    """
    told: list[bool] = []
    previous = 0
    for start, end in spans:
        goes_on = bool(told) and told[-1] and "\n" not in text[previous:start]
        told.append(goes_on or is_instruction(text[start:end]))
        previous = end
    return told


@lru_cache(maxsize=512)
def is_instruction(text: str) -> bool:
    """Whether a sentence tells a reading machine what to do rather than a reader what happened."""
    return bool(_INSTRUCTION.search(text) or (_MACHINE.search(text) and _MUST.search(text)))
