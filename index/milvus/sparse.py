"""BM25 as an inner product of sparse vectors, equal to what ``index.lexical`` scores.

Milvus has a BM25 function of its own, but Milvus Lite counts a word within each of its segments, deleted rows included,
and knows no tokenizer that leaves ``24/63`` whole; a cluster counts per shard. So the counting is done here, over our
own words, and Milvus adds up: a passage's vector holds how much of each word it has, a question's how rare each is.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from index.lexical import query_words
from index.postings import K1, B
from index.text.tokens import folded, syllables

_DIMENSIONS = 2**32 - 1  # Milvus's own limit
DRIFT = 0.001
"""How much the mean lengths may change, relatively, before every passage is weighed anew. Scores are off by no more."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Mean numbers of words in a passage, in both spellings."""

    syllables: float
    folded: float

    def near(self, other: "Lengths") -> bool:
        """Tell whether scores by these means are as good as scores by the others."""
        pairs = ((self.syllables, other.syllables), (self.folded, other.folded))
        return all(abs(mine - theirs) <= DRIFT * theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word stands in a text, in both spellings."""

    syllables: Counter[str]
    folded: Counter[str]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Count the words of a text."""
        return cls(Counter(syllables(text)), Counter(folded(text)))

    def dimensions(self) -> set[int]:
        """The dimensions in which a text's vector has a value."""
        return set(_numbered("s", self.syllables)) | set(_numbered("f", self.folded))

    def vector(self, mean: Lengths) -> dict[int, float]:
        """The vector of a passage; one without words has a dimension that no question asks for."""
        made = _shares("s", self.syllables, mean.syllables) | _shares("f", self.folded, mean.folded)
        return made or {0: 1.0}


def question(text: str) -> Counter[int]:
    """The dimensions that a question asks for, and how often."""
    written, plain = query_words(text)
    return Counter([*_numbered("s", written), *_numbered("f", plain)])


def weighed(asked: Mapping[int, int], having: Mapping[int, int], passages: int) -> dict[int, float]:
    """The vector of a question: the rarer a word, the longer; words that stand nowhere are left out.

    Args:
        asked: What :func:`question` says.
        having: In how many passages each dimension has a value.
        passages: How many there are.
    """
    return {
        dimension: times * log(1 + (passages - having[dimension] + 0.5) / (having[dimension] + 0.5))
        for dimension, times in asked.items()
        if having.get(dimension)
    }


def _shares(field: str, counts: Mapping[str, int], mean: float) -> dict[int, float]:
    relative = K1 * (1 - B + B * sum(counts.values()) / mean) if counts else 0.0
    numbers = _numbered(field, counts)
    return {number: count / (relative + count) for number, count in zip(numbers, counts.values(), strict=True)}


def _numbered(field: str, words: Iterable[str]) -> list[int]:
    """A dimension for each word. Two words share one as seldom as once in four thousand million pairs."""
    return [1 + int.from_bytes(_digest(f"{field} {word}")) % (_DIMENSIONS - 1) for word in words]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
