"""Counts of syllables and of neighbours, in arrays: texts can be added to them and taken away again exactly."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

_WORDS, _COUNTS, _PAIRS = "spelling-words.json", "spelling-counts.npy", "spelling-pairs.npy"

Words = Mapping[str, int]
Pairs = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How often each word and each pair of neighbours was seen.

    Attributes:
        words: The words, sorted.
        counts: One count (above 0) for each word; int64.
        pairs: Rows of left word's number, right word's number, count (above 0); sorted; int64, shape (n, 3).
    """

    words: tuple[str, ...]
    counts: NDArray[np.int64]
    pairs: NDArray[np.int64]

    @classmethod
    def empty(cls) -> Self:
        """Nothing seen yet."""
        return cls((), np.zeros(0, dtype=np.int64), np.zeros((0, 3), dtype=np.int64))

    def plus(self, words: Words, pairs: Pairs) -> "Spelling":
        """Return the counts with others added; negative ones take away what was added before."""
        summed = Counter(dict(zip(self.words, self.counts.tolist(), strict=True)))
        for word, count in words.items():
            summed[word] += count
        kept = sorted(word for word, count in summed.items() if count)
        numbers = {word: number for number, word in enumerate(kept)}
        moved = np.array([numbers.get(word, -1) for word in self.words], dtype=np.int64)
        more = [(numbers.get(left, -1), numbers.get(right, -1), count) for (left, right), count in pairs.items()]
        added = np.array(more, dtype=np.int64).reshape(-1, 3)
        lefts = np.concatenate([moved[self.pairs[:, 0]], added[:, 0]])
        rights = np.concatenate([moved[self.pairs[:, 1]], added[:, 1]])
        counts = np.concatenate([self.pairs[:, 2], added[:, 2]])
        return Spelling(
            tuple(kept), np.array([summed[word] for word in kept], dtype=np.int64), _summed(lefts, rights, counts)
        )

    def save(self, folder: Path) -> None:
        """Write plain arrays and JSON.

        Raises:
            OSError: A file cannot be written.
        """
        (folder / _WORDS).write_text(json.dumps(self.words, ensure_ascii=False), encoding="utf-8")
        np.save(folder / _COUNTS, self.counts)
        np.save(folder / _PAIRS, self.pairs.astype(np.uint32))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what ``save`` wrote.

        Raises:
            OSError: A file cannot be read.
            ValueError: A file holds something else.
            EOFError: An array is empty.
        """
        words = tuple(json.loads((folder / _WORDS).read_text(encoding="utf-8")))
        counts = np.load(folder / _COUNTS, allow_pickle=False).astype(np.int64)
        pairs = np.load(folder / _PAIRS, allow_pickle=False).astype(np.int64)
        if len(counts) != len(words) or pairs.shape[1:] != (3,) or (pairs[:, :2] >= len(words)).any():
            raise ValueError("words and counts do not fit together")
        return cls(words, counts, pairs)


def _summed(lefts: NDArray[np.int64], rights: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort pairs, add up the counts of equal ones, and drop those that come to nothing."""
    size = int(rights.max(initial=0)) + 2  # room for -1, the number of a word that went
    keys, places = np.unique((lefts + 1) * size + rights + 1, return_inverse=True)
    totals = np.zeros(len(keys), dtype=np.int64)
    np.add.at(totals, places, counts)
    alive = totals != 0
    left, right = np.divmod(keys[alive], size)
    return np.stack([left - 1, right - 1, totals[alive]], axis=1)
