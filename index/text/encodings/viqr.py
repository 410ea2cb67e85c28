r"""VIQR (RFC 1456): Vietnamese typed in ASCII, ``Vie^.t Nam`` for "Việt Nam".

By the letter of the RFC a full stop after a vowel is a dot below unless a backslash stands before it. Many typed no
backslashes: in a text that holds none, a stop or question mark is punctuation where it ends a paragraph, and after a
vowel that does not carry its syllable's tone ("sau." ends a sentence, for "sạu" is typed "sa.u").
"""

import unicodedata

from index.text import late as re

_MARKS = {
    "(": "\u0306", "^": "\u0302", "+": "\u031b",
    "`": "\u0300", "'": "\u0301", "~": "\u0303", "?": "\u0309", ".": "\u0323",
}  # fmt: skip
_QUALITIES = {"a": "(^", "e": "^", "o": "^+", "u": "+"}
# Names and labels of addresses are no longer than this, so that each letter is looked at a bounded number of times.
_LETTER = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+"
    r"|\b[a-zA-Z][\w-]{0,62}(?:\.[\w-]{1,63}){0,6}\.(?:vn|com|net|org|gov|edu|info)\b)"
    r"|\\(?P<literal>[`'~?.(^+dD\\])"
    r"|(?P<d>dd|DD|Dd|dD)"
    r"|(?P<vowel>(?P<plain>[aeiouyAEIOUY])(?P<quality>[(^+])?(?P<tone>[`'~?.])?)"
)
_VOWEL_BEFORE = re.compile(r"(?<!q)([aeiouy])([(^+]?)([`'~?.]?)\Z", re.IGNORECASE)
_TONE_ON_SECOND = frozenset({"oa", "oe", "uy"})
_ENDS_PARAGRAPH = re.compile(r"[\"')]*\s*(?:\n[ \t]*\n|\Z)")


def decode_viqr(text: str) -> str:
    """Read VIQR; letters that are no VIQR, such as a long dash, stay."""
    escaped = re.search(r"\\[.?']", text) is not None
    return _LETTER.sub(lambda found: _drawn(found, escaped=escaped), text)


def _drawn(found: re.Match[str], *, escaped: bool) -> str:
    if found["literal"] or found["address"]:
        return found["literal"] or found["address"]
    if found["d"]:
        return "đ" if found["d"][0] == "d" else "Đ"
    plain, quality, tone = found["plain"], found["quality"] or "", found["tone"] or ""
    if quality and quality not in _QUALITIES.get(plain.lower(), ""):
        return found.group()
    rest = ""
    if tone in {".", "?"} and not escaped and _is_punctuation(found):
        tone, rest = "", tone
    marks = "".join(_MARKS[mark] for mark in quality + tone)
    return unicodedata.normalize("NFC", plain + marks) + rest


def _is_punctuation(found: re.Match[str]) -> bool:
    if found.string[found.end() : found.end() + 1].isalpha():
        return False
    if _ENDS_PARAGRAPH.match(found.string, found.end()):
        return True
    before = _VOWEL_BEFORE.search(found.string[max(0, found.start() - 4) : found.start()])
    if before is None or found["quality"]:
        return False
    return bool(before[2] or before[3]) or (before[1] + found["plain"]).lower() not in _TONE_ON_SECOND
