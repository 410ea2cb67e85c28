from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index.word_table import WORDS, WordTable


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "model.safetensors"
    table = np.arange(12, dtype=np.float32).reshape(4, 3)
    save_file({"a": np.ones(5, np.float32), WORDS: table, "z": np.ones(7, np.float32)}, path)
    return path


def test_rows_are_read_in_the_order_asked_for(weights: Path):
    table = WordTable(weights)
    assert table.width == 3
    assert table.rows(np.array([3, 0, 3])).tolist() == [[9.0, 10.0, 11.0], [0.0, 1.0, 2.0], [9.0, 10.0, 11.0]]
    assert table.rows(np.array([], np.int64)).shape == (0, 3)


@pytest.mark.parametrize("number", [-1, 4])
def test_a_row_that_is_not_there_is_named(weights: Path, number: int):
    with pytest.raises(OSError, match=f"holds no word {number}"):
        WordTable(weights).rows(np.array([0, number]))


def test_a_file_that_ends_early_is_noticed(weights: Path):
    weights.write_bytes(weights.read_bytes()[:-40])
    with pytest.raises(OSError, match="holds no word 3"):
        WordTable(weights).rows(np.array([3]))


def test_a_file_without_words_is_refused(tmp_path: Path):
    path = tmp_path / "model.safetensors"
    save_file({"a": np.ones(5, np.float32)}, path)
    with pytest.raises(KeyError):
        WordTable(path)
