"""BM25 over two spellings of the same passages: the one home of bm25s."""

import logging
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.manifest import REPAIR
from index.postings import K1, B, Postings
from index.tallies import FOLDED, SYLLABLES, Tallies, count_words
from index.text.fold import has_diacritics
from index.text.tokens import folded, syllables
from index.types import Vectors

if TYPE_CHECKING:
    import bm25s

# English words that carry no content. The rarest words of a Vietnamese corpus, they would outweigh every name in a
# question. Those of the second kind are spelled like Vietnamese syllables ("an" of An Giang): they go only where one of
# the first kind shows that the question is English.
_FUNCTION_WORDS = """
what which who whom whose how why where when much many was were is are does did has have had been of for from with by at
as and or its this that these those there their than between into about will would could should
"""
_LOOKALIKES = "a an the to in on do it be he she they we you i me my no not so can may if per"
_FOREIGN = frozenset(_FUNCTION_WORDS.split())
_AMBIGUOUS = frozenset(_LOOKALIKES.split())


class LexicalIndex:
    """Row numbers by BM25.

    Two fields hold the same passages: ``syllables`` as written, and ``folded`` without diacritics, its syllables and
    its pairs of neighbouring syllables. A query with diacritics scores the sum of both fields, so a passage typed in
    another way is still found but one spelled alike stands first. A query without diacritics scores the folded field
    alone: its syllables name other words in the first field ("nam" is not "năm"). The function words of an English
    query are left out.
    """

    def __init__(self, syllables: "bm25s.BM25", folded: "bm25s.BM25") -> None:
        self._syllables = syllables
        self._folded = folded

    def __len__(self) -> int:
        return int(self._folded.scores["num_docs"])

    @classmethod
    def from_texts(cls, texts: Sequence[str]) -> Self:
        """Index texts; a text's row is its place in the sequence."""
        return cls.from_tallies(count_words(texts))

    @classmethod
    def from_tallies(cls, tallies: Tallies) -> Self:
        """Score counts that were made or spliced before."""
        return cls(_scored(tallies.syllables), _scored(tallies.folded))

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Find the rows that share the query's words.

        Args:
            query: A question in any spelling.
            k: How many at most.

        Returns:
            Row numbers and BM25 scores (all above 0), best first, equal scores by row; empty when no word is known.
        """
        written, plain = query_words(query)
        scores = _scores(self._folded, plain)
        if written:
            scores = scores + _scores(self._syllables, written)
        best = _best(scores, k)
        return best, scores[best]

    @classmethod
    def load(cls, folder: Path, rows: int) -> Self:
        """Read what :meth:`Tallies.save_words` wrote; the arrays stay on disk and are mapped into memory.

        Args:
            folder: Where it was saved.
            rows: How many texts it must hold.

        Raises:
            IndexStateError: A file is missing or damaged, or another number of texts was indexed.
        """
        return cls(_load(folder / SYLLABLES, rows), _load(folder / FOLDED, rows))


def query_words(query: str) -> tuple[list[str], list[str]]:
    """Return the words of a question for the field as written (none without diacritics) and for the folded one."""
    written = _content(syllables(query)) if has_diacritics(query) else []
    return written, _content(folded(query))


def _content(tokens: Sequence[str]) -> list[str]:
    """Leave out English function words, and pairs with one, if the tokens are those of an English query."""
    if _FOREIGN.isdisjoint(tokens):
        return list(tokens)
    return [token for token in tokens if (_FOREIGN | _AMBIGUOUS).isdisjoint(token.split("_"))]


def _scored(postings: Postings) -> "bm25s.BM25":
    held = postings.without_words()
    field = _library().BM25(k1=K1, b=B)
    field.scores = {
        "data": held.scores(),
        "indices": held.rows.astype(np.int32),
        "indptr": held.starts,
        "num_docs": len(held.lengths),
    }
    field.vocab_dict = {word: number for number, word in enumerate(held.words)}
    field.nonoccurrence_array = None  # this form of BM25 has none
    field.unique_token_ids_set = set(field.vocab_dict.values())
    return field


def _scores(field: "bm25s.BM25", tokens: Sequence[str]) -> Vectors:
    known = field.get_tokens_ids(tokens)
    if not known:
        return np.zeros(field.scores["num_docs"], dtype=np.float32)
    return np.asarray(field.get_scores_from_ids(known), dtype=np.float32)


def _best(scores: Vectors, k: int) -> NDArray[np.int64]:
    """Return the k rows with the highest scores above 0, best first, equal scores by row."""
    if k < 1:
        return np.zeros(0, dtype=np.int64)
    # One pass finds the k-th score; only those that reach it are sorted.
    least = np.partition(scores, -k)[-k] if k < len(scores) else 0.0
    rows = np.flatnonzero((scores >= least) & (scores > 0))
    return rows[np.argsort(-scores[rows], kind="stable")[:k]]


def _load(folder: Path, rows: int) -> "bm25s.BM25":
    bm25s = _library()
    try:
        field = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        # plain views of the mapped files: slicing np.memmap itself is slow
        field.scores = {key: np.asarray(part) if key != "num_docs" else part for key, part in field.scores.items()}
        intact = len(field.scores["indptr"]) == len(field.vocab_dict) + 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise IndexStateError(f"{folder}: no readable word index; {REPAIR}") from error
    if not intact:
        raise IndexStateError(f"{folder}: words and scores do not fit together; {REPAIR}")
    if field.scores["num_docs"] != rows:
        raise IndexStateError(f"{folder}: {field.scores['num_docs']} texts where {rows} are expected; {REPAIR}")
    return field


def _library() -> ModuleType:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    module: ModuleType = bm25s
    return module
