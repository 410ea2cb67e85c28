"""What the extractor's states say: how relevant each sentence is, and which piece of it answers."""

import numpy as np

from index.adapter import Adapter
from index.onnx_encoder import Tokens
from index.pieces import Encoded
from index.types import Vectors

LONGEST = 30
"""Tokens of an answer at most."""

_NEVER = -1e4


def relevance(states: Vectors, mask: Tokens, adapter: Adapter) -> list[float]:
    """Log-odds by the first state and the mean of all that are no padding."""
    counted = mask[:, :, None].astype(np.float32)
    mean = (states * counted).sum(1) / counted.sum(1)
    weight, bias = adapter.relevance
    return [float(value) for value in states[:, 0] @ weight[0] + mean @ weight[1] + bias[0]]


def best(encoding: Encoded, rows: Vectors, skipped: int, length: int) -> tuple[int, int, float]:
    """The likeliest span of the sentence, in its characters, and its probability.

    Args:
        encoding: The tokens of both texts.
        rows: Scores of every token as beginning and end; shape (tokens, 2).
        skipped: Characters of the second text before the sentence.
        length: Characters of the sentence.
    """
    sides, offsets = encoding.sequence_ids, encoding.offsets
    inside = np.array([side == 1 and end > skipped for side, (_, end) in zip(sides, offsets, strict=True)])
    if not inside.any():
        return 0, length, 0.0
    first, last = (_softmax(np.where(inside, rows[:, side], _NEVER)) for side in (0, 1))
    table = np.triu(np.outer(first, last)) - np.triu(np.outer(first, last), LONGEST)
    begin, end = np.unravel_index(int(table.argmax()), table.shape)
    return max(offsets[begin][0] - skipped, 0), offsets[end][1] - skipped, float(table[begin, end])


def _softmax(values: Vectors) -> Vectors:
    raised = np.exp(values - values.max())
    share: Vectors = raised / raised.sum()
    return share
