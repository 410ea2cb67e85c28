"""Which sentences tell a cause: by their own words, or because the sentence before asks for it or announces it."""

from collections.abc import Sequence

from index.text import late as re
from index.types import Sentence

# Matched with diacritics: "vì" (because) is not "vị" (unit), "nhờ" (thanks to) not "nhỏ" (small).
_TOLD = re.compile(
    r"(?<!\w)(?:"
    r"vì(?! (?:vậy|thế|sao|dân|người)\b)|"
    r"bởi(?! (?:vậy|thế)\b)|nhờ(?! (?:người|con|cháu)\b)|"
    r"(?<=[,;–] )(?:vì (?:vậy|thế)|do (?:đó|vậy)|bởi (?:vậy|thế)|nhờ (?:đó|vậy)|cho nên)|"  # the cause stands before
    r"nguyên nhân|lý do|lí do|"
    r"(?:là|một phần|chủ yếu|phần lớn|chính|cũng|không phải|một là|hai là) do|"
    r"do (?=chưa|không|còn|thiếu|bị|có|phải|chậm|việc|nhiều|ít|vướng|sự|tác động|ảnh hưởng|mất|đã|quá|cách|được|"
    r"nhu cầu|tâm lý|thói quen|lỗi)|xuất phát từ|bắt nguồn từ|lý giải|lí giải|giải thích|phân tích|đổ (?:lỗi )?cho|"
    r"because|due to|owing to|thanks to|as a result of|on account of|blam(?:ed?|es|ing)|caused? by|"
    r"the causes?|reasons?(?=,? (?:is|was|are|were|for|behind|why|that|given|cited)\b|:)|"
    r"explain(?:s|ed)?|attribut(?:ed?|es)|stems? from|put (?:it|this|that) down to"
    r")(?!\w)",
    re.IGNORECASE,
)
_HINTED = re.compile(
    r"(?<!\w)(?:"
    r"do|khiến|làm cho|dẫn (?:đến|tới)|kéo (?:lùi|tụt|giảm)|mất điểm|(?:bị )?trừ(?: \w+){0,2} điểm|vướng(?: mắc)?|"
    r"trở ngại|khó khăn|khó nhất|nút thắt|hạn chế|yếu kém|điểm yếu|hơn hết|chưa quen|ngại|"
    r"lost points|lose (?:\w+ ){0,3}points|drag(?:ged|s)?|held back|led to|made|obstacles?|bottlenecks?|"
    r"hamper(?:ed|s)?|weak(?:est)?|hurt"
    r")(?!\w)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?<!\w)(?:vì sao|tại sao|do đâu|vì đâu|nhờ đâu|sao lại|why|what (?:caused|explains))(?!\w)[^.!?]*\?",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"(?:nguyên nhân|lý do|lí do|reasons?|causes?)[^.!?]*:\s*$", re.IGNORECASE)

_RAISED = re.compile(
    r"\b(?:question|asked|ask|asking|wondered|know)(?: \w+)? (?:whether|if)\b[^.;]*[.]?$|"
    r"(?<!\w)(?:hỏi|thắc mắc|băn khoăn|câu hỏi)(?: \w+){0,4}? có (?:phải|được|cần|bị)\b[^.;]*(?:không|hay chưa)\W*$",
    re.IGNORECASE,
)

TOLD, LED_UP_TO, HINTED = 1.0, 0.8, 0.5


def cause(text: str, before: str = "") -> float:
    """How much a sentence looks like a cause told, 0 to 1.

    Args:
        text: The sentence.
        before: The sentence before it: what follows "Vì sao chậm?" or "Nguyên nhân:" is the cause.
    """
    if _asks(text):
        return 0.0
    if _TOLD.search(text):
        return TOLD
    if _asks(before) or _ANNOUNCED.search(before):
        return LED_UP_TO
    return HINTED if _HINTED.search(text) else 0.0


def cause_beside(sentences: Sequence[Sentence], matter: Sentence) -> Sentence | None:
    """The sentence that tells the cause of what a sentence says: itself, the next one or the one before; or None.

    Args:
        sentences: All sentences of the article in order.
        matter: One of them.
    """
    place = next(number for number, sentence in enumerate(sentences) if sentence.start == matter.start)
    for near in (place, place + 1, place - 1):
        if 0 <= near < len(sentences):
            before = sentences[near - 1].text if near else ""
            if cause(sentences[near].text, before) >= LED_UP_TO:
                return sentences[near]
    return None


def reply_beside(sentences: Sequence[Sentence], matter: Sentence) -> Sentence | None:
    """The sentence after one that only raises a question ("asked whether …"); None where it raises none."""
    place = next(number for number, sentence in enumerate(sentences) if sentence.start == matter.start)
    raises = _RAISED.search(matter.text) or matter.text.rstrip().endswith("?")
    return sentences[place + 1] if raises and place + 1 < len(sentences) else None


def _asks(text: str) -> bool:
    """Whether a text is a question for a cause and nothing more."""
    return bool(_ASKED.search(text)) and text.rstrip().endswith("?")


_DENIED = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?: hề| còn| phải)? (\w+ \w+ \w+)", re.IGNORECASE)


def denied(asked: str, said: str) -> bool:
    """Whether a sentence without a cause denies in three words running what a question takes for granted.

    "Vì sao tỉnh bắt buộc người học …?" has no cause in "Tỉnh không bắt buộc người học …".
    """
    wanted, own = asked.lower(), {found.lower() for found in _DENIED.findall(asked)}
    taken = {found.lower() for found in _DENIED.findall(said)} - own
    return not cause(said) and any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", wanted) for words in taken)
