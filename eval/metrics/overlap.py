"""Exact match and token F1 against reference answers, as SQuAD defines them (Rajpurkar et al. 2016, section 6.1)."""

import string
import unicodedata
from collections import Counter
from collections.abc import Iterable

from eval.metrics.tokens import strip_markup


def normalize(text: str) -> str:
    """Lower case, NFC, without punctuation, single spaces; unlike SQuAD no article is dropped ("a" may be a name)."""
    lower = unicodedata.normalize("NFC", text).lower()
    return " ".join("".join(char for char in lower if not _is_punctuation(char)).split())


def exact_match(answer: str, references: Iterable[str]) -> float:
    """1 when the answer equals a reference after normalisation, else 0. Citation markers are dropped first."""
    given = normalize(strip_markup(answer))
    return float(any(given == normalize(reference) for reference in references))


def token_f1(answer: str, references: Iterable[str]) -> float:
    """Harmonic mean of token precision and recall against the best reference, between 0 and 1."""
    given = Counter(normalize(strip_markup(answer)).split())
    return max((_f1(given, Counter(normalize(reference).split())) for reference in references), default=0.0)


def _is_punctuation(char: str) -> bool:
    return char in string.punctuation or unicodedata.category(char).startswith("P")


def _f1(given: Counter[str], wanted: Counter[str]) -> float:
    if not given or not wanted:
        return float(given == wanted)
    common = (given & wanted).total()
    return 2 * common / (given.total() + wanted.total())
