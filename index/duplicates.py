"""Reprints of one story (the home of datasketch): which articles say the same in the same words and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.text.normalize import comparable
from index.types import Article

SHINGLE = 4
"""Words that a shingle has. Fewer are shared by chance, more are broken by every small edit."""

COVERED = 0.5
"""Share of the shorter article's shingles that a reprint has in common with the longer one. Of the articles that come
with the program, pairs from one agency story have 0.58 and more, all others 0.2 or less."""

_PERMUTATIONS = 128
_SEED = 1
_CANDIDATES = 0.3  # Jaccard likeness from which pairs are compared exactly
_SHORTEST = 20  # shingles; shorter texts are alike by chance
_FIGURE = re.compile(r"\d+(?:[.,/:-]\d+)*")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Print:
    id: str
    shingles: frozenset[str]
    figures: frozenset[str]


def groups(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Group the reprints of one story.

    Two articles are reprints when the longer one has most of what the shorter one says, word for word, and only one of
    them has figures that the other has not: one may be cut, but this year's ranking written on the pattern of last
    year's is another story. In a group every article is a reprint of every other.

    Returns:
        The ids of each group with more than one article. Groups and ids are in the order of ``articles``; the same
        articles give the same groups.
    """
    prints = {place: made for place, article in enumerate(articles) if (made := _print(article)) is not None}
    near = _near(prints)
    found: list[list[int]] = []
    taken: set[int] = set()
    for place in prints:
        if place in taken:
            continue
        group = [place]
        for other in sorted(near[place]):
            if other > place and other not in taken and all(_is_reprint(prints[other], prints[one]) for one in group):
                group.append(other)
        taken.update(group)
        found.append(group)
    return tuple(tuple(prints[place].id for place in group) for group in found if len(group) > 1)


def _print(article: Article) -> _Print | None:
    text = comparable(article.text)
    words = _WORD.findall(text)
    shingles = frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return _Print(article.id, shingles, frozenset(_FIGURE.findall(text))) if len(shingles) >= _SHORTEST else None


def _near(prints: dict[int, _Print]) -> dict[int, set[int]]:
    """Find the pairs that may be reprints, without comparing all with all."""
    from datasketch import MinHash, MinHashLSH

    table = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
    hashes: dict[int, MinHash] = {}
    for place, made in prints.items():
        hashes[place] = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        hashes[place].update_batch([shingle.encode() for shingle in sorted(made.shingles)])
        table.insert(place, hashes[place])
    return {place: set(table.query(hashed)) for place, hashed in hashes.items()}


def _is_reprint(one: _Print, other: _Print) -> bool:
    shorter, longer = sorted((one, other), key=lambda made: len(made.shingles))
    covered = len(shorter.shingles & longer.shingles) >= COVERED * len(shorter.shingles)
    return covered and (one.figures <= other.figures or other.figures <= one.figures)
