"""How far a text covers a question's words, weighted by how much each word tells (inverse document frequency).

Robertson and Sparck Jones, "Relevance weighting of search terms", 1976, for the weight; a word counts as covered when
the text has it, a synonym or its counterpart in the other language, with less weight when only the spelling without
diacritics agrees.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.text.fold import fold
from index.text.tokens import syllables
from rag.understanding.glossary import same_word

_FOLDED_ONLY = 0.6
_SYNONYM = 0.85
_RARE = 3
_UNSEEN = 8
_FOREIGN = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, once as written and once without diacritics; as written also as a padded string for phrases."""

    written: frozenset[str]
    folded: frozenset[str]
    running: str


def words_of(text: str) -> Words:
    """Take a text apart for matching."""
    tokens = syllables(text)
    folded = [fold(token) for token in tokens]
    return Words(frozenset(tokens), frozenset(folded), f" {' '.join(tokens)} ")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word tells, from how few sentences have it; counted without diacritics."""

    sentences: int
    frequency: dict[str, int]

    def of(self, word: str) -> float:
        """ln(1 + (N - n + 0.5) / (n + 0.5)): 0 for words in every sentence, large for rare ones.

        Rarer than ``_RARE`` tells no more, and a word that no sentence has weighs like a middling one: it may be a
        spelling or a turn of phrase as well as the thing that matters.
        """
        n = self.frequency.get(fold(word), 0)
        n = max(n, _RARE) if n else max(_UNSEEN, int(self.sentences**0.5))
        return math.log(1 + (self.sentences - n + 0.5) / (n + 0.5))


def is_foreign(terms: Sequence[str], weights: Weights) -> bool:
    """Whether three quarters of a question's words, and three at the least, stand in no sentence."""
    spelt = [term for term in terms if not term.isdigit()]
    unseen = sum(not weights.frequency.get(fold(term)) for term in spelt)
    return unseen >= _FOREIGN and 4 * unseen >= 3 * len(spelt)


def weigh(texts: Iterable[str]) -> Weights:
    """Count words over sentences."""
    frequency: Counter[str] = Counter()
    count = 0
    for text in texts:
        count += 1
        frequency.update({fold(token) for token in syllables(text)})
    return Weights(count, dict(frequency))


def joined(*parts: Words | None) -> Words:
    """The words of several texts as those of one."""
    there = [part for part in parts if part is not None]
    return Words(
        frozenset().union(*(part.written for part in there)),
        frozenset().union(*(part.folded for part in there)),
        "".join(part.running for part in there),
    )


def heaviest_missing(terms: Sequence[str], text: Words, weights: Weights) -> float:
    """Weight of the most telling term that the text lacks, as a share of the heaviest weight there can be."""
    heaviest = weights.of("")
    missing = [weights.of(term) for term in terms if not _match(term, terms, text)]
    return min(max(missing, default=0.0) / heaviest, 2.0) if heaviest else 0.0


def has_all(terms: Sequence[str], text: Words) -> bool:
    """Whether a text has every term, a counterpart of it, or its letters without diacritics."""
    return all(_match(term, terms, text) for term in terms)


def says_any(terms: Sequence[str], text: Words, *, spelt: bool) -> bool:
    """Whether a text has any of the terms; ``spelt`` asks for their diacritics too: "thí điểm" says no "thi"."""
    return any(_match(term, terms, text) > (_FOLDED_ONLY if spelt else 0.0) for term in terms)


def coverage(terms: Sequence[str], text: Words, weights: Weights) -> float:
    """Share of the terms' weight that the text covers, 0 to 1; 0 when there are no terms."""
    total = sum(weights.of(term) for term in terms)
    if not total:
        return 0.0
    return sum(weights.of(term) * _match(term, terms, text) for term in terms) / total


def _match(term: str, terms: Sequence[str], text: Words) -> float:
    if term in text.written:
        return 1.0
    if any(counterpart in text.running for counterpart in _counterparts(term, tuple(terms))):
        return _SYNONYM
    return _FOLDED_ONLY if fold(term) in text.folded else 0.0


@lru_cache(maxsize=4096)  # asked of every sentence again
def _counterparts(term: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Other words for a term or for a run of terms that holds it, padded as in ``Words.running``."""
    words = (term, *_runs_with(term, terms))
    return tuple({f" {other} ": None for word in words for other in same_word(word) if other != word})


def _runs_with(term: str, terms: Sequence[str]) -> list[str]:
    """Runs of up to four terms that hold the term: "trung" of "trung tâm" has its counterpart through the run."""
    runs = (terms[start : start + size] for size in (2, 3, 4) for start in range(len(terms) - size + 1))
    return [" ".join(run) for run in runs if term in run]
