"""BM25 over two spellings of the same passages: the one home of bm25s."""

import logging
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexStateError
from index.manifest import MEND
from index.text.fold import has_diacritics
from index.text.tokens import folded, syllables
from index.types import Vectors

if TYPE_CHECKING:
    import bm25s

SYLLABLES = "syllables"
FOLDED = "folded"

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
        return cls(_fit([syllables(text) for text in texts]), _fit([folded(text) for text in texts]))

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Find the rows that share the query's words.

        Args:
            query: A question in any spelling.
            k: How many at most.

        Returns:
            Row numbers and BM25 scores (all above 0), best first, equal scores by row; empty when no word is known.
        """
        scores = _scores(self._folded, _content(folded(query)))
        if has_diacritics(query):
            scores = scores + _scores(self._syllables, _content(syllables(query)))
        best = np.argsort(-scores, kind="stable")[: max(k, 0)]
        best = best[scores[best] > 0]
        return best, scores[best]

    def save(self, folder: Path) -> None:
        """Write one sub-folder of plain arrays and JSON for each field.

        Raises:
            OSError: A file cannot be written.
        """
        for name, field in ((SYLLABLES, self._syllables), (FOLDED, self._folded)):
            field.save(folder / name, show_progress=False)

    @classmethod
    def load(cls, folder: Path, rows: int) -> Self:
        """Read what ``save`` wrote; the arrays stay on disk and are mapped into memory.

        Args:
            folder: Where it was saved.
            rows: How many texts it must hold.

        Raises:
            IndexStateError: A file is missing or damaged, or another number of texts was indexed.
        """
        return cls(_load(folder / SYLLABLES, rows), _load(folder / FOLDED, rows))


def _content(tokens: Sequence[str]) -> list[str]:
    """Leave out English function words, and pairs with one, if the tokens are those of an English query."""
    if _FOREIGN.isdisjoint(tokens):
        return list(tokens)
    return [token for token in tokens if (_FOREIGN | _AMBIGUOUS).isdisjoint(token.split("_"))]


def _fit(documents: Sequence[Sequence[str]]) -> "bm25s.BM25":
    bm25s = _library()
    # numbered here by first appearance: bm25s would number a set, differently in each process
    vocabulary: dict[str, int] = {}
    ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in document] for document in documents]
    if not vocabulary:  # no text has a word; bm25s needs one, and no query can hold this one
        ids, vocabulary = [[0] for _ in documents], {"": 0}
    field = bm25s.BM25()
    field.index((ids, vocabulary), create_empty_token=False, show_progress=False)
    return field


def _scores(field: "bm25s.BM25", tokens: Sequence[str]) -> Vectors:
    known = field.get_tokens_ids(tokens)
    if not known:
        return np.zeros(field.scores["num_docs"], dtype=np.float32)
    return np.asarray(field.get_scores_from_ids(known), dtype=np.float32)


def _load(folder: Path, rows: int) -> "bm25s.BM25":
    bm25s = _library()
    try:
        field = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        # plain views of the mapped files: slicing np.memmap itself is slow
        field.scores = {key: np.asarray(part) if key != "num_docs" else part for key, part in field.scores.items()}
        intact = len(field.scores["indptr"]) == len(field.vocab_dict) + 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise IndexStateError(f"{folder}: no readable word index; {MEND}") from error
    if not intact:
        raise IndexStateError(f"{folder}: words and scores do not fit together; {MEND}")
    if field.scores["num_docs"] != rows:
        raise IndexStateError(f"{folder}: {field.scores['num_docs']} texts where {rows} are expected; {MEND}")
    return field


def _library() -> ModuleType:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    module: ModuleType = bm25s
    return module
