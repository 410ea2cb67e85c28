"""Districts and communes typed in small letters without their kind ("mèo vạc 2020 mấy điểm"): written as names."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from index.text import late as re
from rag.understanding import words

_WORD = re.compile(r"[^\W\d_]+")
_SIZES = (3, 2)  # syllables of a name
_HEADS = ("", "huyện ", "thị xã ", "TP ", "quận ", "thành phố ", "xã ", "phường ")

_JOINTS = frozenset(("và", "với", "hay", "hoặc"))

IsUnit = Callable[[str], bool]


def named(text: str, taken: Callable[[int, int], bool], is_unit: IsUnit) -> str:
    """The question with capitals where words in small letters are units that the articles have rows of.

    Where one of two that are set side by side is not known, neither is named: half a comparison would be told.

    Args:
        text: With diacritics.
        taken: Whether a known name stands in a span of the text.
        is_unit: Whether rows are known of somebody of this name.
    """
    tokens = list(_WORD.finditer(text))
    told, first, known = text, 0, set[int]()
    while first < len(tokens):
        size = next((n for n in _SIZES if _is_named(text, tokens[first : first + n], n, taken, is_unit)), 0)
        if size:
            start, end = tokens[first].start(), tokens[first + size - 1].end()
            told = f"{told[:start]}{text[start:end].title()}{told[end:]}"
            known.update(range(first, first + size))
        first += max(size, 1)
    return text if _beside_unknown(text, tokens, known, taken) else told


def _beside_unknown(
    text: str, tokens: Sequence[re.Match[str]], known: AbstractSet[int], taken: Callable[[int, int], bool]
) -> bool:
    """Whether "và", "hay" joins a unit to two words that may be a name, but of nobody known."""
    for place, token in enumerate(tokens):
        if token.group() not in _JOINTS or (place - 1 in known) == (place + 1 in known):
            continue
        other = tokens[place + 1 : place + 3] if place - 1 in known else tokens[max(0, place - 2) : place]
        if len(other) == _SIZES[-1]:
            start, end = other[0].start(), other[-1].end()
            if _may_name(text[start:end]) and not taken(start, end):
                return True
    return False


def _is_named(
    text: str, run: Sequence[re.Match[str]], size: int, taken: Callable[[int, int], bool], is_unit: IsUnit
) -> bool:
    if len(run) < size:
        return False
    start, end = run[0].start(), run[-1].end()
    if not _may_name(text[start:end]) or taken(start, end):
        return False
    return any(is_unit(f"{head}{text[start:end].title()}") for head in _HEADS)


def _may_name(piece: str) -> bool:
    """Whether words in small letters, parted by single spaces, may be a name: none only asks or joins."""
    syllables = piece.split(" ")
    plain = all(syllable.isalpha() and syllable.islower() for syllable in syllables)
    return plain and not any(syllable in words.QUESTION or syllable in words.STOP for syllable in syllables)
