"""The encoder as it is trained, and as it is run afterwards, on a tiny one of random weights."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from onnxruntime import InferenceSession
from safetensors.numpy import save_file

from eval.fitting.adapting import Adapting
from index.adapter import read_adapter
from index.errors import WeightsError
from index.onnx_graph import IDS, MASK, STATES, WEIGHTS, write_graph
from index.types import Vectors
from index.word_table import WORDS, WordTable

WIDTH, WIDE, VOCABULARY, PLACES = 64, 96, 30, 20  # matrices large enough to lie beside the graph
CONFIG = {
    "hidden_size": WIDTH,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "layer_norm_eps": 1e-12,
    "vocab_size": VOCABULARY,
}


def in_four_bits(values: Vectors) -> Vectors:
    """The nearest values that a 4-bit block of 32 can hold."""
    blocks = values.reshape(-1, 32)
    scales = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(1)][:, None] / -8
    return np.asarray(np.clip(np.rint(blocks / scales), -8, 7) * scales, np.float32).reshape(values.shape)


@pytest.fixture(params=["4-bit", "f32"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    chance = np.random.default_rng(3)

    def drawn(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return chance.normal(scale=0.2, size=shape).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": drawn(VOCABULARY, WIDTH),
        "embeddings.position_embeddings.weight": drawn(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(1, WIDTH),
        "embeddings.LayerNorm.weight": drawn(WIDTH),
        "embeddings.LayerNorm.bias": drawn(WIDTH),
    }
    shapes = {"intermediate.dense": (WIDE, WIDTH), "output.dense": (WIDTH, WIDE)}
    parts = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", *shapes]
    for layer in (f"encoder.layer.{number}." for number in range(2)):
        for part in parts:
            shape = shapes.get(part, (WIDTH, WIDTH))
            matrix = in_four_bits(drawn(*shape)) if request.param == "4-bit" else drawn(*shape)
            tensors |= {f"{layer}{part}.weight": matrix, f"{layer}{part}.bias": drawn(shape[0])}
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            tensors |= {f"{layer}{norm}.weight": drawn(WIDTH), f"{layer}{norm}.bias": drawn(WIDTH)}
    save_file(tensors, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    return tmp_path


def test_what_is_trained_is_what_is_run(folder: Path):
    torch.manual_seed(5)
    model = Adapting(folder, rank=2).eval()
    for name, parameter in model.named_parameters():
        if name.endswith(".up") or "relevance" in name or "span" in name:
            torch.nn.init.normal_(parameter, std=0.1)
    path = folder / "adapter.safetensors"
    model.write(path)
    adapter = read_adapter(path)
    write_graph(folder, folder / "g.onnx", "g.matrices", "f32", adapter)
    ids = np.array([[4, 9, 2, 7], [3, 8, 1, 1]], dtype=np.int64)
    mask = np.array([[1, 1, 1, 1], [1, 1, 0, 0]], dtype=np.int64)
    session = InferenceSession(folder / "g.onnx", providers=["CPUExecutionProvider"])
    words = WordTable(folder / WEIGHTS).rows(np.arange(VOCABULARY))
    (states,) = session.run([STATES], {IDS: ids, MASK: mask, WORDS: words})
    with torch.no_grad():
        relevance, span = model(torch.tensor(ids), torch.tensor(mask))
    shown = mask.astype(bool)
    assert np.allclose((states @ adapter.span[0].T + adapter.span[1])[shown], span.numpy()[shown], atol=0.05)
    mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    weight, bias = adapter.relevance
    assert np.allclose(states[:, 0] @ weight[0] + mean @ weight[1] + bias, relevance.numpy(), atol=0.05)


def test_only_changes_and_heads_learn(folder: Path):
    model = Adapting(folder, rank=2)
    learning = {name.rsplit(".", 1)[-1] for name, value in model.named_parameters() if value.requires_grad}
    assert learning == {"up", "down", "weight", "bias"}
    held = {name for name, value in model.named_parameters() if value.requires_grad and name.endswith("weight")}
    assert held == {"relevance.weight", "span.weight"}


def test_an_untrained_model_changes_nothing(folder: Path):
    path = folder / "adapter.safetensors"
    Adapting(folder, rank=2).write(path)
    changes = read_adapter(path).changes
    assert len(changes) == 12
    assert all(not (up @ down).any() for up, down in changes.values())


def test_training_goes_on_from_what_was_written(folder: Path):
    first, second = Adapting(folder, rank=2), Adapting(folder, rank=2)
    for parameter in first.parameters():
        if parameter.requires_grad:
            torch.nn.init.normal_(parameter, std=0.1)
    path, again = folder / "adapter.safetensors", folder / "again.safetensors"
    first.write(path)
    second.read(path)
    second.write(again)
    assert again.read_bytes() == path.read_bytes()


def test_an_adapter_of_another_rank_is_refused(folder: Path):
    path = folder / "adapter.safetensors"
    Adapting(folder, rank=3).write(path)
    with pytest.raises(WeightsError, match="another model or rank"):
        Adapting(folder, rank=2).read(path)
