"""Lists under an announcing sentence: steps, papers to hand in, cases; asked for whole, they are quoted whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text import late as re
from index.text.fold import fold
from index.types import Sentence

_ASKED = re.compile(
    r"\b(?:buoc nao|(?:cac|nhung|may|bao nhieu) buoc|lan luot|trinh tu|quy trinh|"
    r"nhung (?:gi|giay to|khoan|buoc|ai|loai|viec|noi dung|muc|phan)|gom gi|giay to (?:gi|nao)|can giay to|"
    r"(?:nhung|cac) (?:\w+ ){1,4}nao|la nhung|liet ke|ke ten|"
    r"(?:what|which) (?:\w+ )?"
    r"(?:steps|documents|papers|cases|groups|items|measures|reasons|solutions|fees|parts|components|kinds|types|areas|"
    r"conditions|requirements)|"
    r"how (?:do|can|to|does)|list)\b"
)
_STEPS = re.compile(r"\b(?:buoc|lan luot|trinh tu|quy trinh|steps|how (?:do|can|to))\b")
_ITEM = re.compile(
    r"(?:[-*+•–—●▪◦·→✓]+\s|\(?(?:\d{1,2}|[a-zđ])[.)]\s|(?:\*\*)?(?:Bước|Step) \d+|"
    r"(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám) là\b|Thứ (?:nhất|hai|ba|tư|năm|sáu)\s*(?:,|là\b)|"
    r"(?:First|Second|Third|Fourth|Fifth|Finally),)"
)
_ORDER = re.compile(
    r"\b(?:buoc|trinh tu|quy trinh|cach (?:lam|nop|thuc hien|dang ky|xin)|thao tac|lan luot|steps|procedure)\b"
)
_STEP = re.compile(r"(?:\*\*)?(?:Bước|Step) \d+")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in an article.

    Attributes:
        lead: The sentence that announces it; None where it begins without.
        items: Its items in order, each as the sentences of one line or paragraph.
    """

    lead: Sentence | None
    items: tuple[tuple[Sentence, ...], ...]


def asks_list(question: str) -> bool:
    """Whether a question asks for all of several things: steps, papers, cases."""
    return bool(_ASKED.search(fold(question)))


def asks_steps(question: str) -> bool:
    """Whether a question asks for what is done one after the other."""
    return bool(_STEPS.search(fold(question)))


def tells_steps(found: Listing) -> bool:
    """Whether a list is announced as steps, or numbers them."""
    first = found.items[0][0].text
    return bool((found.lead and _ORDER.search(fold(found.lead.text))) or _STEP.match(first))


def is_item(text: str) -> bool:
    """Whether a sentence begins like an item of a list."""
    return bool(_ITEM.match(text))


def announces(text: str) -> bool:
    """Whether a sentence leads to a list."""
    return text.rstrip(" *_").endswith(":")


def listings(text: str, sentences: Sequence[Sentence]) -> list[Listing]:
    """Find the lists of an article: two items or more that follow each other.

    Args:
        text: The article's text.
        sentences: All of its sentences in order.
    """
    found: list[Listing] = []
    place = 0
    while place < len(sentences):
        if not is_item(sentences[place].text):
            place += 1
            continue
        lead = sentences[place - 1] if place and announces(sentences[place - 1].text) else None
        items, place = _items(text, sentences, place)
        if len(items) > 1:
            found.append(Listing(lead, tuple(items[:_MOST])))
    return found


def _items(text: str, sentences: Sequence[Sentence], place: int) -> tuple[list[tuple[Sentence, ...]], int]:
    """The items from one on, each with the sentences that follow it on its line; and what comes after them."""
    items: list[tuple[Sentence, ...]] = []
    while place < len(sentences) and is_item(sentences[place].text):
        end = place + 1
        while (
            end < len(sentences)
            and not is_item(sentences[end].text)
            and "\n" not in text[sentences[end - 1].end : sentences[end].start]
        ):
            end += 1
        items.append(tuple(sentences[place:end]))
        place = end
    return items, place
