"""Reprints of one story (the home of datasketch): which articles say the same in the same words and figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.stories import Pair, grouped
from index.text import late as re
from index.text.normalize import comparable
from index.types import Article

Signatures = NDArray[np.uint32]
"""One row of MinHash values for each article; of a text that is too short to tell, all are ``_NOTHING``."""

SHINGLE = 4
"""Words that a shingle has. Fewer are shared by chance, more are broken by every small edit."""

COVERED = 0.5
"""Share of the shorter article's shingles that a reprint has in common with the longer one. Of the articles that come
with the program, pairs from one agency story have 0.58 and more, all others 0.2 or less."""

COVERED_BESIDE_OWN = 0.7
"""The same where both have figures of their own, in sentences of their own: another lead, a date of sending."""

PERMUTATIONS = 128
_SEED = 1
# Articles that agree in both hashes of one band, and in some of all, are compared exactly. A print that is cut to a
# fifth has a fifth of all shingles in common with the whole one: of such pairs 92 in 100 are compared, of those with a
# quarter 98, with a tenth 30, with a twentieth hardly one.
_ROWS = 2
_AGREEING = 14  # hashes of all; two with a fifth of their shingles in common agree in 26
_NOTHING = 0xFFFF_FFFF
_SHORTEST = 20  # shingles; shorter texts are alike by chance
_FIGURE = re.compile(r"\d+(?:[.,/:-]\d+)*")
_WORD = re.compile(r"\w+")
_FIGURE_OR_WORD = re.compile(rf"{_FIGURE.pattern}|\w+")
_CLAUSE_END = re.compile(r"[.!?;:…]+\s|[()\n]")


@dataclass(frozen=True, slots=True)
class _Print:
    id: str
    shingles: frozenset[str]
    figures: frozenset[str]
    said: frozenset[str]  # runs of words with a figure, whole figures, within a clause


def groups(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Group the reprints of one story.

    Two articles are reprints when the longer one has most of what the shorter one says, word for word, and nothing is
    said by both in the same words with other figures: one may be cut or have another lead, but this year's ranking
    written on the pattern of last year's is another story. In a group every article is a reprint of every other.

    Returns:
        The ids of each group with more than one article. Groups and ids are in the order of ``articles``; the same
        articles give the same groups.
    """
    ids = [article.id for article in articles]
    held = {article.id: article for article in articles}
    everything = np.ones(len(ids), dtype=np.bool_)
    found = pairs(ids, sign(articles), everything, lambda wanted: [held[one] for one in wanted])
    return grouped(ids, found)


def sign(articles: Sequence[Article]) -> Signatures:
    """Return the signatures of articles; each depends on its own text alone."""
    signatures = np.full((len(articles), PERMUTATIONS), _NOTHING, dtype=np.uint32)
    if not articles:
        return signatures
    from datasketch import MinHash

    for row, article in enumerate(articles):
        made = _print(article)
        if made is not None:
            hashed = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
            hashed.update_batch([shingle.encode() for shingle in sorted(made.shingles)])
            signatures[row] = hashed.hashvalues
    return signatures


def pairs(
    ids: Sequence[str],
    signatures: Signatures,
    fresh: NDArray[np.bool_],
    read: Callable[[Sequence[str]], Iterable[Article]],
) -> list[Pair]:
    """Find the reprints among articles without comparing all with all.

    Whether two articles are a pair depends on these two alone, so pairs that were found before stay when others come.

    Args:
        ids: Of the articles.
        signatures: A row for each.
        fresh: Which of them are new; pairs without a new one are left out.
        read: Returns articles by their ids.

    Returns:
        Pairs in the order of ``ids``.
    """
    near = sorted(_near(signatures, fresh))
    wanted = [ids[row] for row in sorted({row for pair in near for row in pair})]
    prints = {article.id: made for article in read(wanted) if (made := _print(article)) is not None}
    named = [(ids[left], ids[right]) for left, right in near]
    return [(left, right) for left, right in named if _is_reprint(prints[left], prints[right])]


def _print(article: Article) -> _Print | None:
    text = comparable(article.text)
    shingles = _shingles(_WORD.findall(text))
    if len(shingles) < _SHORTEST:
        return None
    clauses = (_FIGURE_OR_WORD.findall(clause) for clause in _CLAUSE_END.split(text))
    said = {run for clause in clauses for run in _shingles(clause) if _FIGURE.search(run)}
    return _Print(article.id, shingles, frozenset(_FIGURE.findall(text)), frozenset(said))


def _shingles(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _near(signatures: Signatures, fresh: NDArray[np.bool_]) -> set[tuple[int, int]]:
    """Find the rows that agree in a band and in enough of all, as pairs with a fresh row in them."""
    near: set[tuple[int, int]] = set()
    telling = np.flatnonzero((signatures != _NOTHING).any(axis=1))
    if not fresh[telling].any():
        return near
    wide = signatures[telling].astype(np.uint64)
    for band in range(0, PERMUTATIONS, _ROWS):
        keys = wide[:, band] << np.uint64(32) | wide[:, band + 1]
        order = np.argsort(keys, kind="stable")
        bounds = np.flatnonzero(np.diff(keys[order], prepend=~keys[order[:1]], append=~keys[order[-1:]]))
        for run in np.flatnonzero(np.diff(bounds) > 1).tolist():
            near.update(_of_run(telling[order[bounds[run] : bounds[run + 1]]], signatures, fresh))
    return near


def _of_run(rows: NDArray[np.int64], signatures: Signatures, fresh: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    for one in rows[fresh[rows]].tolist():
        others = rows[(rows > one) | ~fresh[rows]]  # two fresh ones are met once
        agreeing = np.count_nonzero(signatures[others] == signatures[one], axis=1)
        yield from ((min(one, other), max(one, other)) for other in others[agreeing >= _AGREEING].tolist())


def _is_reprint(one: _Print, other: _Print) -> bool:
    shorter, longer = sorted((one, other), key=lambda made: len(made.shingles))
    share = len(shorter.shingles & longer.shingles) / len(shorter.shingles)
    cut = one.figures <= other.figures or other.figures <= one.figures
    return share >= (COVERED if cut else COVERED_BESIDE_OWN) and not _differ_in_figures(one, other)


def _differ_in_figures(one: _Print, other: _Print) -> bool:
    """Tell whether both say something in the same words with figures that the other one has not there."""
    left = {_FIGURE.sub("#", run) for run in one.said - other.said}
    return not left.isdisjoint(_FIGURE.sub("#", run) for run in other.said - one.said)
