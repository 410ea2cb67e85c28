"""A tiny container of weights, made byte by byte."""

import struct

import numpy as np

from index.e5_container import Header

HIDDEN, FFN, ROWS, POSITIONS = 32, 64, 12, 16
HEADER = Header(HIDDEN, 1, 4, FFN, ROWS, POSITIONS, 1, np.float32(1e-5).item())
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁tỉnh", "▁a", "b", "2", "é"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -2.5, -2.75, -4.0, -5.0]
CHAR_MAP = {"\x07": "", "\t": " ", "\u200b": " ", "ﬁ": "fi", "²": "2"}


def block(scale: float, nibbles: list[int]) -> bytes:
    packed = bytes(low | high << 4 for low, high in zip(nibbles[:16], nibbles[16:], strict=True))
    return np.float16(scale).tobytes() + packed


def quantised(count: int, seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    return b"".join(block(0.25, rng.integers(0, 16, 32).tolist()) for _ in range(count // 32))


def tensor_data() -> dict[str, tuple[int, int, bytes]]:
    """Name to type, number of values, bytes."""
    f32 = {"emb.pos": POSITIONS * HIDDEN, "emb.type": HIDDEN, "emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    q4 = {"emb.word": ROWS * HIDDEN}
    for name, rows, columns in [(n, HIDDEN, HIDDEN) for n in ("q", "k", "v", "ao")] + [
        ("fi", FFN, HIDDEN),
        ("fo", HIDDEN, FFN),
    ]:
        q4[f"l0.{name}.w"], f32[f"l0.{name}.b"] = rows * columns, rows
    for name in ("aln", "oln"):
        f32[f"l0.{name}.w"] = f32[f"l0.{name}.b"] = HIDDEN
    found = {name: (1, count, quantised(count, len(name))) for name, count in q4.items()}
    for name, count in f32.items():
        found[name] = (0, count, np.linspace(0.5, 1.5, count, dtype="<f4").tobytes())
    return found


def container(tensors: dict[str, tuple[int, int, bytes]] | None = None, head: bytes = b"E5S1" + b"\1\0\0\0") -> bytes:
    tensors = tensor_data() if tensors is None else tensors
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0] + [len(piece.encode()) for piece in PIECES])
    norm = b"".join(struct.pack(f"<IB{len(new)}I", ord(old), len(new), *map(ord, new)) for old, new in CHAR_MAP.items())
    out = head + struct.pack("<7ifi", HIDDEN, 1, 4, FFN, ROWS, POSITIONS, 1, 1e-5, 32)
    out += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    out += offsets.astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes() + blob
    out += struct.pack("<iI", len(CHAR_MAP), len(norm)) + norm
    out += struct.pack("<i", len(tensors))
    start = len(out) + sum(2 + len(name) + 21 for name in tensors)
    data = b""
    for name, (kind, count, values) in tensors.items():
        out += struct.pack(f"<H{len(name)}sBIQQ", len(name), name.encode(), kind, count, start + len(data), len(values))
        data += values
    return out + data
