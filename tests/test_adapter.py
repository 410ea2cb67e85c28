from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index.adapter import adapter_path, read_adapter
from index.errors import WeightsError
from index.types import Vectors


def ones(*shape: int) -> Vectors:
    return np.ones(shape, np.float32)


HEADS = {
    "relevance.weight": ones(1, 8),
    "relevance.bias": ones(1),
    "span.weight": ones(2, 4),
    "span.bias": ones(2),
}


def test_an_adapter_is_read_by_the_names_of_what_it_changes(tmp_path: Path):
    path = tmp_path / "adapter.safetensors"
    held = HEADS | {"layer.0.q.up": 2 * ones(4, 1), "layer.0.q.down": 3 * ones(1, 4)}
    save_file({name: values.astype(np.float16) for name, values in held.items()}, path)
    adapter = read_adapter(path)
    assert list(adapter.changes) == ["layer.0.q.weight"]
    up, down = adapter.changes["layer.0.q.weight"]
    assert (up @ down).tolist() == [[6.0] * 4] * 4
    assert [part.shape for part in (*adapter.relevance, *adapter.span)] == [(2, 4), (1,), (2, 4), (2,)]
    assert adapter.span[0].dtype == np.float32


@pytest.mark.parametrize("kind", ["missing", "no tensors", "without a head", "half a change"])
def test_what_is_no_adapter_is_named(tmp_path: Path, kind: str):
    path = tmp_path / "adapter.safetensors"
    if kind == "no tensors":
        path.write_bytes(b"nothing of the kind")
    elif kind == "without a head":
        save_file({"span.bias": ones(2)}, path)
    elif kind == "half a change":
        save_file(HEADS | {"layer.0.q.up": ones(4, 1)}, path)
    with pytest.raises(WeightsError, match=r"adapter\.safetensors is no adapter .* mend:"):
        read_adapter(path)


def test_the_packaged_adapter_is_small_and_whole():
    adapter = read_adapter(adapter_path())
    assert adapter_path().stat().st_size < 5_000_000
    assert {up.shape[1] for up, _ in adapter.changes.values()} == {16}
    assert adapter.relevance[0].shape == (2, 384)
    assert adapter.span[0].shape == (2, 384)
