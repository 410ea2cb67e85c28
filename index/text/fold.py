"""Vietnamese letters without their diacritics, offset for offset."""

import unicodedata
from functools import lru_cache

_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")


def fold(text: str) -> str:
    """Lower a text and take its diacritics off; ``đ`` becomes ``d``.

    Every character gives exactly one character, so offsets into the result are offsets into ``text``. Composed (NFC)
    input is expected: a combining mark that stands by itself is kept as it is.

    Args:
        text: Any text; NFC for the diacritics to be found.

    Returns:
        The folded text, as long as ``text``.
    """
    return "".join(map(_fold_character, text))


def has_diacritics(text: str) -> bool:
    """Tell whether a text holds a Vietnamese letter with a diacritic, or ``đ``; composed or not."""
    return not _VIETNAMESE.isdisjoint(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    if not all(map(unicodedata.combining, parts[1:])):  # a Hangul syllable is no letter with marks
        return character
    base = parts[0]
    low = base.lower()
    if len(low) != 1:
        return base
    return "d" if low == "đ" else low
