"""A unigram vocabulary that splits words into their likeliest pieces, out of flat arrays: a sixth of the usual memory.

T. Kudo, "Subword Regularization", ACL 2018; the search and its single precision are those of the sentencepiece library,
so that the pieces are the same.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

_UNKNOWN_PENALTY = 10.0
_SHIFT = 12  # of a checksum's 32 bits 20 choose a byte and 3 a bit in it: 1 MB, of which a tenth is set

Piece = tuple[int, int, int]
"""Number of a piece, and where it begins and ends in its word, in characters."""


class Unigram:
    """Pieces by the checksum of their text; safe to use from several threads.

    Attributes:
        begin: The number that begins a text.
        end: The number that ends it.
    """

    begin: int
    end: int

    def __init__(self, path: Path) -> None:
        """Load a vocabulary.

        Raises:
            OSError: The file cannot be read.
            ValueError: It is damaged.
            KeyError: It is no vocabulary.
        """
        with np.load(path, allow_pickle=False) as held:
            self._checksums, self._numbers, self._ends = (
                array("I", held[name].astype(np.uintc).tobytes()) for name in ("checksums", "numbers", "ends")
            )
            self._texts = held["texts"].tobytes()
            self._scores = array("f", held["scores"].astype(np.float32).tobytes())
            self._begins = held["begins"].tobytes()
            self.begin, self.end, self._unknown = (int(number) for number in held["special"])
        if len({len(part) for part in (self._checksums, self._numbers, self._ends, self._scores)}) != 1:
            raise ValueError(f"{path} holds arrays of several lengths")
        self._least = float(np.float32(min(self._scores, default=0.0)) - np.float32(_UNKNOWN_PENALTY))

    def split(self, word: str) -> tuple[Piece, ...]:
        """The likeliest pieces of a word; characters of no piece stand together as the unknown one."""
        best = array("f", bytes(4 * (len(word) + 2)))  # the last place only rounds a sum
        begins, numbers = [-1] * (len(word) + 1), [self._unknown] * (len(word) + 1)
        letters = [letter.encode() for letter in word]
        for start in range(len(word)):
            found = self._beginning_at(letters, start)
            if not found or found[0][0] != start + 1:
                found = [(start + 1, self._least, self._unknown), *found]
            for end, score, number in found:
                best[-1] = best[start] + score
                if begins[end] < 0 or best[-1] > best[end]:
                    best[end], begins[end], numbers[end] = best[-1], start, number
        return self._walked(begins, numbers)

    def _beginning_at(self, letters: list[bytes], start: int) -> list[tuple[int, float, int]]:
        """Pieces that begin at a place, shorter ones first: end, score and number."""
        found: list[tuple[int, float, int]] = []
        checksum = 0
        for end in range(start + 1, len(letters) + 1):
            checksum = zlib.crc32(letters[end - 1], checksum)
            if not self._begins[checksum >> _SHIFT] & 1 << (checksum >> _SHIFT - 3 & 7):
                break  # no piece begins like that
            row = self._row(checksum, letters[start:end])
            if row is not None:
                found.append((end, self._scores[row], self._numbers[row]))
        return found

    def _walked(self, begins: list[int], numbers: list[int]) -> tuple[Piece, ...]:
        found: list[Piece] = []
        end = len(begins) - 1
        while end > 0:
            start, number = begins[end], numbers[end]
            if found and number == found[-1][0] == self._unknown:
                found[-1] = (number, start, found[-1][2])
            else:
                found.append((number, start, end))
            end = start
        return tuple(reversed(found))

    def _row(self, checksum: int, letters: list[bytes]) -> int | None:
        row = bisect_left(self._checksums, checksum)
        while row < len(self._checksums) and self._checksums[row] == checksum:
            if self._texts[self._ends[row - 1] if row else 0 : self._ends[row]] == b"".join(letters):
                return row
            row += 1
        return None


def write_vocabulary(path: Path, pieces: Iterable[tuple[int, str, float]], special: tuple[int, int, int]) -> None:
    """Write a vocabulary of numbered pieces with their scores, and which numbers begin, end and are unknown.

    Raises:
        OSError: The file cannot be written.
    """
    rows = sorted((zlib.crc32(text.encode()), text.encode(), number, score) for number, text, score in pieces)
    with path.open("wb") as file:
        np.savez(
            file,
            checksums=np.array([row[0] for row in rows], np.uint32),
            texts=np.frombuffer(b"".join(row[1] for row in rows), np.uint8),
            ends=np.cumsum([len(row[1]) for row in rows], dtype=np.uint32),
            numbers=np.array([row[2] for row in rows], np.uint32),
            scores=np.array([row[3] for row in rows], np.float32),
            begins=_beginnings(row[1].decode() for row in rows),
            special=np.array(special, np.uint32),
        )


def _beginnings(texts: Iterable[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A bit for every way in which a piece begins, by the first bits of its checksum: what has none is no beginning."""
    bits = np.zeros(1 << 32 - _SHIFT + 3, np.uint8)
    for text in texts:
        checksum = 0
        for letter in text:
            checksum = zlib.crc32(letter.encode(), checksum)
            bits[checksum >> _SHIFT - 3] = 1
    return np.packbits(bits, bitorder="little")
