"""How Vietnamese a text looks, syllable by syllable: what tells a right decoding from a wrong one."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.text import late as re

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"  # what may stand on a syllable that ends in c, ch, p or t
_QUALITIES = frozenset("ăâêôơưđ")
_WORD = re.compile(r"(?:(?![\d_])[\w\u0300-\u036f§©®¨¬¸¶·¹×»¼½¾†‡ˆ‰‹›™])+")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnprstvx])?"
    r"(?:uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|uây|uai|uay|uao"
    r"|ia|iê|yê|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oă|oe|oi|ôi|ơi|oo|ui|uâ|uê|uơ|uy|uă|ue|ưi|ưu"
    r"|[aăâeêioôơuưy])"
    r"(?:ch|ngh?|nh|[ckmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How many words of a text look like what.

    Attributes:
        good: Vietnamese syllables with a diacritic.
        bad: Other words with a letter that is not ASCII.
        plain: Words in ASCII that may be Vietnamese syllables.
        foreign: Words in ASCII that cannot.
    """

    good: int
    bad: int
    plain: int
    foreign: int

    @property
    def share(self) -> float:
        """Share of good words among those with a letter that is not ASCII; 0 where there is none."""
        return self.good / (self.good + self.bad) if self.good else 0.0


def look(text: str) -> Look:
    """Count the words of a text; composed or decomposed letters alike."""
    counts = {"good": 0, "bad": 0, "plain": 0, "foreign": 0}
    for word in _WORD.findall(text):
        if len(word) > 1 or not word.isalpha():  # one letter proves nothing
            counts[_kind(word)] += 1
    return Look(**counts)


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in parts if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    fits = _SYLLABLE.fullmatch(bare) is not None and len(tones) <= 1 and _tone_fits(bare, tones)
    if word.isascii():
        return "plain" if fits else "foreign"
    return "good" if fits and _one_case(word) and (tones or not _QUALITIES.isdisjoint(bare)) else "bad"


def _tone_fits(bare: str, tones: list[str]) -> bool:
    return not tones or tones[0] in _STOPPED_TONES or not bare.endswith(("c", "ch", "p", "t"))


def _one_case(word: str) -> bool:
    """A wrong decoding mixes capitals into words."""
    return word[1:].islower() or word.isupper() or len(word) == 1
