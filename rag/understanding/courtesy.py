"""A question without the words that are there out of courtesy: "cho mình hỏi … vậy ạ" asks what "…" asks.

All patterns are matched against the folded text (no diacritics, as long as the text itself).
"""

from index.text import late as re
from index.text.fold import fold

_ME = r"(?:minh|toi|tui|em|anh|chi|chau|bac|co|chu|ban|mk|me|us)"
_YOU = r"(?:ad|admin|bot|shop|there|all|everyone|moi nguoi|cac ban|anh|chi|ban|em)"
_OPENINGS = (
    rf"(?:xin chao|chao|alo|hello|hi|hey|dear|da|thua)(?: {_YOU})*(?: (?:oi|a))?\s*[,.!:]",
    rf"{_YOU}(?: {_YOU})? oi\b",
    rf"(?:(?:vui long|lam on|hay|nho|xin|phien|{_YOU})\s+)*(?:giup|cho)(?: {_ME})?(?: xin)? (?:hoi|biet)\b",
    rf"(?:{_ME}\s+)?(?:dang )?(?:muon|can|xin) (?:duoc )?(?:hoi|biet)\b",
    rf"(?:nho )?(?:tra|tim|xem|kiem tra)(?: cuu)? (?:giup|ho|dum)(?: {_ME})?\b",
    rf"(?:nho {_YOU} )?(?:giup|ho|dum) {_ME} (?:xem|tim|tra|kiem tra)(?: cuu)?\b",
    rf"(?:(?:{_YOU}|co ai)(?: co)?|ai) biet\b(?=.*\b(?:khong|ko|chua|may|nao|gi|ai|bao nhieu|dau)\b)",
    r"(?:(?:could|can|would|will) you (?:please |kindly )?|please |pls |kindly )(?:tell|show) (?:me|us)\b(?! about\b)",
    r"tell me\b(?= (?:what|who|whom|when|where|which|how|why|whether|if)\b)",
    r"(?:do you know|(?:i'd|i would|i want|i need)(?: like)? to know|i wonder|(?:may|can) i ask)\b",
    r"(?:please|pls)\b",
)
# What links such an opening to the question itself.
_LINK = r"(?:\s+(?:la|rang|xem|chut|mot chut|ti|xiu|voi|cai|nay)\b(?! (?:ai|gi)\b))*[\s,:;.!-]*"
_OPENING = re.compile(rf"\s*(?:{'|'.join(_OPENINGS)}){_LINK}")
_CLOSING = re.compile(
    r"[\s,.!?]+(?:a|nhi|nhe|nha|(?<!so )voi|please|pls|thanks|thank you|(?:xin )?cam on(?: (?:ad|bot|ban|nhieu))?"
    rf"|giup {_ME}(?: voi)?)[\s,.!?]*$"
    r"|(?:(?<= nao)|(?<= sao)|(?<= dau)|(?<= may)|(?<= ai)|(?<= gi)|(?<= nhieu)|(?<= khong)|(?<= chua))"
    r"\s+(?:vay|the|ha|ta)[\s,.!?]*$"
)


def without_courtesy(text: str) -> str:
    """Return the question that is asked; the text as it is where less than two words would be left.

    Args:
        text: What was typed, with or without diacritics; NFC.
    """
    start, end, folded = 0, len(text), fold(text)
    while opened := _OPENING.match(folded, start):
        start = opened.end()
    while closed := _CLOSING.search(folded, start, end):
        end = closed.start()
    if len(text[start:end].split()) < 2:
        return text
    return text[start:end].rstrip() + ("?" if end < len(text) else "")
