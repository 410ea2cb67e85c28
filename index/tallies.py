"""The counts behind both fields of the word index, and the files that bm25s reads, made of them without bm25s.

bm25s imports scipy, which takes longer than a small change of an index does. Its files are arrays and JSON; that ours
are byte for byte those that it writes itself is held by a test.
"""

import importlib.metadata
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.manifest import REPAIR
from index.postings import K1, B, Postings, Rows
from index.text.tokens import folded, syllables

SYLLABLES = "syllables"
FOLDED = "folded"

_DATA, _ROWS, _STARTS = "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy"
_WORDS, _PARAMETERS = "vocab.index.json", "params.index.json"


@dataclass(frozen=True, slots=True)
class Tallies:
    """How often each word stands in each passage, in both spellings; an update splices them and reads no old text."""

    syllables: Postings
    folded: Postings

    def spliced(self, origin: Rows, texts: Sequence[str]) -> "Tallies":
        """Return the counts of a new sequence of rows; ``texts`` are those that ``origin`` calls new."""
        fresh = count_words(texts)
        return Tallies(self.syllables.spliced(origin, fresh.syllables), self.folded.spliced(origin, fresh.folded))

    def save(self, folder: Path) -> None:
        """Write what bm25s's own files leave out.

        Raises:
            OSError: A file cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for name, postings in ((SYLLABLES, self.syllables), (FOLDED, self.folded)):
            np.save(folder / f"{name}-counts.npy", postings.counts.astype(np.uint32))
            np.save(folder / f"{name}-lengths.npy", postings.lengths.astype(np.uint32))

    def save_words(self, folder: Path) -> None:
        """Write what bm25s reads: one sub-folder of plain arrays and JSON for each field.

        Raises:
            OSError: A file cannot be written.
        """
        for name, postings in ((SYLLABLES, self.syllables), (FOLDED, self.folded)):
            _write_scored(folder / name, postings.without_words())

    @classmethod
    def load(cls, folder: Path, words: Path) -> "Tallies":
        """Read what ``save`` wrote, and the rest from what ``save_words`` wrote.

        Raises:
            IndexStateError: A file is missing or damaged.
        """
        return cls(*(_tally(folder, words / name, name) for name in (SYLLABLES, FOLDED)))


def count_words(texts: Sequence[str]) -> Tallies:
    """Count the words of texts in both spellings."""
    return Tallies(
        Postings.count([syllables(text) for text in texts]), Postings.count([folded(text) for text in texts])
    )


def _write_scored(folder: Path, postings: Postings) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / _DATA, postings.scores())
    np.save(folder / _ROWS, postings.rows.astype(np.int32))
    np.save(folder / _STARTS, postings.starts)
    numbers = {word: number for number, word in enumerate(postings.words)}
    (folder / _WORDS).write_text(json.dumps(numbers, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    declared = {
        "k1": K1,
        "b": B,
        "delta": 0.5,
        "method": "lucene",
        "idf_method": "lucene",
        "dtype": "float32",
        "int_dtype": "int32",
        "num_docs": len(postings.lengths),
        "version": importlib.metadata.version("bm25s"),
        "backend": "numpy",
    }
    (folder / _PARAMETERS).write_text(json.dumps(declared, indent=4), encoding="utf-8")


def _tally(folder: Path, words: Path, name: str) -> Postings:
    try:
        counts, lengths = (_array(folder / f"{name}-{part}.npy") for part in ("counts", "lengths"))
    except (OSError, ValueError, EOFError) as error:
        raise IndexStateError(f"{folder}: no readable counts; {REPAIR}") from error
    if not len(counts):
        nothing = np.zeros(0, dtype=np.int64)
        return Postings((), np.zeros(1, dtype=np.int64), nothing, nothing, lengths)
    try:
        rows, starts = _array(words / _ROWS), _array(words / _STARTS)
        known = tuple(map(str, json.loads((words / _WORDS).read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError, EOFError) as error:
        raise IndexStateError(f"{words}: no readable word index; {REPAIR}") from error
    if len(rows) != len(counts) or len(starts) != len(known) + 1 or starts[-1] != len(counts):
        raise IndexStateError(f"{folder}: counts and scores do not fit together; {REPAIR}")
    return Postings(known, starts, rows, counts, lengths)


def _array(path: Path) -> NDArray[np.int64]:
    return np.asarray(np.load(path, allow_pickle=False), dtype=np.int64)
