"""The Vietnamese alphabet: a ă â … d đ e ê … o ô ơ … u ư, and the tones where all letters are alike."""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng


def alphabetical(text: str) -> tuple[tuple[tuple[int, str], ...], tuple[int, ...], str]:
    """Return what to sort a name by, so that Đà Nẵng comes after Cà Mau and before Đắk Lắk."""
    signs = unicodedata.normalize("NFD", text.lower())
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
    tones = tuple(_TONES.find(sign) + 1 for sign in signs)
    return tuple((_LETTERS.find(letter), letter) for letter in letters), tones, text
