"""Texts that went through a wrong reader: UTF-8 or windows-1258 shown as windows-1252, UTF-7, letters as entities."""

import html
import unicodedata

from index.text import late as re

_WINDOWS_BYTES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)} | {
    chr(code): code for code in range(0x80, 0x100)
}
_RUN = re.compile(f"[{re.escape(''.join(_WINDOWS_BYTES))}]+")
_MOST_TIMES = 2
_UTF7_RUN = re.compile(r"\+(?:[A-Za-z0-9+/]{3,}-?|-)")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_INSIDE = "¡¢£¤¥¦§¨©¬®¯°±²³´µ¶¸¹º»¼½¾¿×†‡ˆ‰‹›™ƒ\ufffd"
_GARBLED = re.compile(rf"[^\W\d_][{_INSIDE}]+[^\W\d_]|\ufffd[^\W\d_]|[^\W\d_]\ufffd|[\x80-\x9f]")
_LETTERS_A_WORD = 5
_FEWEST_GARBLED, _GARBLED_SHARE = 20, 0.05


def decode_twice(text: str) -> str:
    """Read UTF-8 whose bytes were taken for windows-1252 letters, once or twice; what is none of that stays."""
    for _ in range(_MOST_TIMES):
        now = _RUN.sub(lambda found: _utf8(found.group()), text)
        if now == text:
            break
        text = now
    return text


def decode_shown_1258(text: str) -> str:
    """Read windows-1258 whose bytes were taken for windows-1252 letters: its tones stand behind the vowel."""
    return unicodedata.normalize("NFC", _RUN.sub(lambda found: _windows_1258(found.group()), text))


def decode_utf7(text: str) -> str:
    """Read UTF-7, whose letters are base64 between "+" and "-"; runs that are none stay."""
    return unicodedata.normalize("NFC", _UTF7_RUN.sub(lambda found: _utf7(found.group()), text))


def without_entities(markup: str) -> str:
    """Put the letters beyond ASCII in place of the entities that stand for them; mark-up stays mark-up."""
    return _ENTITY.sub(_letter, markup)


def is_garbled(text: str) -> bool:
    """Tell a text whose words have signs and holes where letters were: more than any language has, or a slip makes."""
    garbled = len(_GARBLED.findall(text))
    return garbled >= _FEWEST_GARBLED and garbled * _LETTERS_A_WORD >= _GARBLED_SHARE * len(text)


def has_garble(text: str) -> bool:
    """Tell a text with a single sign or hole where a letter was."""
    return _GARBLED.search(text) is not None


def _utf8(run: str) -> str:
    try:
        return bytes(_WINDOWS_BYTES[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return run


def _windows_1258(run: str) -> str:
    try:
        return bytes(_WINDOWS_BYTES[letter] for letter in run).decode("cp1258")
    except UnicodeDecodeError:
        return run


def _utf7(run: str) -> str:
    try:
        return run.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return run


def _letter(entity: re.Match[str]) -> str:
    letter = html.unescape(entity.group())
    return letter if len(letter) == 1 and ord(letter) >= 0x80 else entity.group()
