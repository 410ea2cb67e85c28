"""Matrices whose values are 4-bit ones: found out from the values, and packed as onnxruntime multiplies by them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from index.types import Vectors

BLOCK = 32
"""Values that share a scale, as in ggml's Q4_0."""


@dataclass(frozen=True, slots=True)
class FourBit:
    """A matrix of (rows, columns) in blocks along its rows; a value is (nibble - 8) · scale.

    Attributes:
        nibbles: uint8, shape (rows, blocks of a row, 16), the first of two nibbles in the low bits.
        scales: float32, shape (rows · blocks of a row,).
    """

    nibbles: np.ndarray[Any, np.dtype[np.uint8]]
    scales: Vectors


def four_bit(matrix: Vectors) -> FourBit | None:
    """Pack a matrix; None unless it comes out of the packed one exactly as it was.

    Q4_0 gives the value that is farthest from zero the nibble 0, so a block tells its scale.
    """
    rows, columns = matrix.shape
    if columns % BLOCK:
        return None
    blocks = np.asarray(matrix, np.float32).reshape(-1, BLOCK)
    farthest = np.abs(blocks).argmax(axis=1)
    scales = blocks[np.arange(len(blocks)), farthest] / np.float32(-8)
    whole = np.where(scales == 0, np.float32(1), scales)[:, None]
    levels = np.clip(np.rint(blocks / whole), -8, 7)
    if not np.array_equal(levels * scales[:, None], blocks):
        return None
    nibbles = (levels + 8).astype(np.uint8)
    packed = np.asarray(nibbles[:, 0::2] | nibbles[:, 1::2] << 4, np.uint8)
    return FourBit(packed.reshape(rows, columns // BLOCK, BLOCK // 2), scales)
