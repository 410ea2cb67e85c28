"""One spelling for one text: Unicode form, spaces, invisible characters, tone placement."""

import unicodedata
from functools import lru_cache

from index.text import late as re

_LINE_ENDS = {"\n", "\v", "\f", "\x85", "\u2028", "\u2029"}
# Legacy fonts and converters write the Icelandic or African D for the Vietnamese one: same look, other code.
_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ"}

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_QUALITIES = "ăâêôơư"
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(  # with the k of Đắk Lắk
    r"(ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu(?=[aăâeêioôơuưy])|th|tr|[bcdđghklmnpqrstvx])?"
    r"([aăâeêioôơuưy]{1,3})"
    r"(ch|ng|nh|[ckmnpt])?",
)


def clean(text: str) -> str:
    """Bring a text into the one form that articles and questions are kept in.

    The result is NFC with LF line ends; every other kind of space is a plain one; control characters, zero-width
    characters, soft hyphens, byte order and direction marks and lone surrogates are gone. Nothing that can be seen is
    changed. Idempotent.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(map(_clean_character, text)))


def canonical_tone(text: str) -> str:
    """Move tone marks to the place that the older spelling gives them (``hoà`` to ``hòa``, ``uỷ`` to ``ủy``).

    Misplaced marks are moved as well (``qúy`` to ``quý``, ``gía`` to ``giá``, ``hòan`` to ``hoàn``). What is not one
    Vietnamese syllable with one tone stays as it is. The length of NFC text does not change, so offsets hold.
    """
    return _WORD.sub(lambda found: _place_tone(found.group()), text)


def comparable(text: str) -> str:
    """Bring a name or a quote into a form in which equal ones are equal strings.

    That is :func:`clean`, case folded, :func:`canonical_tone`, each run of white space one space, none at the ends.
    """
    folded = unicodedata.normalize("NFC", clean(text).casefold())
    return " ".join(canonical_tone(folded).split())


def is_syllable(word: str) -> bool:
    """Tell whether a single word is spelt like a Vietnamese syllable, with or without its diacritics."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", word.lower()) if mark not in _TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


@lru_cache(maxsize=4096)
def _clean_character(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    return _LOOKALIKES.get(character, character)


@lru_cache(maxsize=16384)
def _place_tone(word: str) -> str:
    """Return the word with its tone in the canonical place, letter case kept position by position."""
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    tones = [(place, mark) for place, letter in enumerate(letters) for mark in letter if mark in _TONES]
    if len(tones) != 1:
        return word
    place, tone = tones[0]
    letters[place] = letters[place].replace(tone, "")
    bare = [unicodedata.normalize("NFC", letter) for letter in letters]
    target = _tone_place("".join(bare).lower())
    if target is None or target == place:
        return word
    bare[target] = unicodedata.normalize("NFC", bare[target] + tone)
    return "".join(bare)


def _tone_place(bare: str) -> int | None:
    """Index of the letter that carries the tone of a toneless lower-case syllable; None if it is no syllable."""
    found = _SYLLABLE.fullmatch(bare)
    if found is None:
        return None
    start, vowels = found.start(2), found[2]
    marked = [place for place, vowel in enumerate(vowels) if vowel in _QUALITIES]
    if marked:
        return start + marked[-1]
    if found[3]:
        return start + len(vowels) - 1
    return start + (1 if len(vowels) == 3 else 0)
