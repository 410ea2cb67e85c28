"""Words for the two lexical fields: as written, and folded for questions typed without diacritics."""

from itertools import pairwise

from index.text import late as re
from index.text.fold import fold
from index.text.normalize import comparable

_CHUNK = r"[^\W_]+(?:[.,][^\W_]+)*"
_TOKEN = re.compile(rf"({_CHUNK}(?:[-/:–&]{_CHUNK})*)(?:['’]s\b)?")
_JOINT = re.compile(r"[-/:–&]")
_POINT = re.compile(r"[.,]")
_WORD_POINT = re.compile(r"(?<=[^\W\d])[.,](?=[^\W\d])")


def syllables(text: str) -> list[str]:
    """Cut a text into lower-case syllables, words and numbers, tone marks in their canonical place.

    What is written together stays one token (``24/63``, ``33.300``, ``118/2025/nđ-cp``, ``tp.hcm``), followed by its
    parts, so that a question may name a part only (``24``, ``63``; ``hcm``), and by the parts without their points and
    commas: ``33300`` for ``33.300``, ``9002`` for both ``90,02`` and ``90.02``, ``tphcm``. A number with a point or
    comma has no parts: ``90`` does not find ``90,02``. An English possessive ``'s`` is dropped.
    """
    return [form for token in _tokens(text) for form in _forms(token)]


def folded(text: str) -> list[str]:
    """Cut a text into the folded :func:`syllables`, followed by the folded pairs of neighbours (``dien_bien``).

    The pairs make up for what folding loses: ``nam`` may be many words, ``nam_2017`` is one.
    """
    tokens = [fold(token) for token in _tokens(text)]
    return [form for token in tokens for form in _forms(token)] + [
        f"{left}_{right}" for left, right in pairwise(tokens)
    ]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(comparable(text))


def _forms(token: str) -> list[str]:
    """List a token, its parts, and what stands between its joints without points and commas."""
    pieces = _JOINT.split(token)
    parts = [part for piece in pieces for part in _WORD_POINT.split(piece)]
    glued = [_POINT.sub("", piece) for piece in pieces if _POINT.search(piece)]
    return [token, *(parts if len(parts) > 1 else ()), *glued]
