"""The same few questions for every system, so that slow ones can be compared in minutes."""

import hashlib
from collections.abc import Sequence

from eval.questions.gold import GoldItem

SEED = 20180608


def sample(items: Sequence[GoldItem], size: int, seed: int = SEED) -> list[GoldItem]:
    """Draw questions so that each kind keeps its share; a kind is a category, a trap and a language.

    Systematic sampling: the questions are sorted by kind, and within a kind by a hash, and every n-th is taken. So a
    kind with a share p of the questions gets ``p * size`` of the sample, rounded up or down.

    Args:
        items: All questions.
        size: How many are wanted.
        seed: Decides which of a kind are taken; equal seeds give equal samples.

    Returns:
        The sample in the order of the file; all questions where there are no more than wanted.
    """
    if size >= len(items):
        return list(items)
    ordered = sorted(items, key=lambda item: (_kind(item), _hash(f"{seed} {item.id}")))
    offset = int(_hash(str(seed)), 16) / 16**16
    chosen = {ordered[int((place + offset) * len(items) / size)].id for place in range(size)}
    return [item for item in items if item.id in chosen]


def _kind(item: GoldItem) -> tuple[bool, str, str, str]:
    return item.answerable, item.category, item.trap or "", item.lang


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
