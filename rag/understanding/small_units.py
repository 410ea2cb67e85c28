"""Districts and communes typed in small letters without their kind ("mèo vạc 2020 mấy điểm"): written as names."""

from collections.abc import Callable

from index.text import late as re
from rag.understanding import words

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST, _SHORTEST = 3, 2  # syllables
_HEADS = ("", "huyện ", "thị xã ", "TP ", "quận ", "thành phố ", "xã ", "phường ")

IsUnit = Callable[[str], bool]


def named(text: str, taken: Callable[[int, int], bool], is_unit: IsUnit) -> str:
    """The question with capitals where words in small letters are a unit that the articles have rows of.

    Args:
        text: With diacritics.
        taken: Whether a known name stands in a span of the text.
        is_unit: Whether rows are known of somebody of this name.
    """
    tokens = list(_WORD.finditer(text))
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        for first in range(len(tokens) - size + 1):
            run = tokens[first : first + size]
            start, end = run[0].start(), run[-1].end()
            if not _may_name(text[start:end]) or taken(start, end):
                continue
            name = text[start:end].title()
            if any(is_unit(f"{head}{name}") for head in _HEADS):
                return f"{text[:start]}{name}{text[end:]}"
    return text


def _may_name(piece: str) -> bool:
    """Whether words in small letters, parted by single spaces, may be a name: none only asks or joins."""
    syllables = piece.split(" ")
    plain = all(syllable.isalpha() and syllable.islower() for syllable in syllables)
    return plain and not any(syllable in words.QUESTION or syllable in words.STOP for syllable in syllables)
