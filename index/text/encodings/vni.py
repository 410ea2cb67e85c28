"""VNI for Windows: a vowel is followed by a letter that its font draws as the mark over it.

The letters are those of the encoding's published table, the same that input programs for Vietnamese carry.
"""

import unicodedata

from index.text import late as re

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_TONES = {"ø": _GRAVE, "ù": _ACUTE, "õ": _TILDE, "û": _HOOK, "ï": _DOT}
_CIRCUMFLEXED = {"â": "", "à": _GRAVE, "á": _ACUTE, "ã": _TILDE, "å": _HOOK, "ä": _DOT}
_BREVED = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ü": _TILDE, "ú": _HOOK, "ë": _DOT}
_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}  # í and ì stand for themselves


def _table() -> dict[str, str]:
    pairs = {vowel + mark: vowel + tone for vowel in "aeouyôö" for mark, tone in _TONES.items()}
    pairs |= {vowel + mark: vowel + _CIRCUMFLEX + tone for vowel in "aeo" for mark, tone in _CIRCUMFLEXED.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVED.items()}
    drawn = {seen: unicodedata.normalize("NFC", _SINGLE.get(meant[0], meant[0]) + meant[1:]) for seen, meant in
             (pairs | _SINGLE).items()}  # fmt: skip
    shouted = {seen.upper(): meant.upper() for seen, meant in drawn.items()}
    titled = {seen[0].upper() + seen[1:]: meant.upper() for seen, meant in drawn.items()}  # a capital, a small mark
    return titled | shouted | drawn


_DRAWN = _table()
_SEEN = re.compile("|".join(sorted(map(re.escape, _DRAWN), key=len, reverse=True)))


def decode_vni(text: str) -> str:
    """Read VNI.

    Args:
        text: The bytes as windows-1252.
    """
    return _SEEN.sub(lambda found: _DRAWN[found.group()], text)
