from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import IndexStateError
from index.types import Vectors


def unit(*rows: list[float]) -> Vectors:
    array = np.array(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


@pytest.fixture
def vectors():
    return unit([1, 0, 0], [0, 1, 0], [3, 4, 0], [0, 0, 1])


@pytest.fixture
def index(vectors: Vectors):
    made = DenseIndex.empty(3)
    made.add(vectors)
    return made


def test_the_nearest_neighbour_of_a_vector_is_itself_with_score_one():
    rows = np.random.default_rng(7).normal(size=(200, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    index = DenseIndex.empty(32)
    index.add(rows)
    for row, vector in enumerate(rows):
        ids, scores = index.search(vector, 3)
        assert ids[0] == row
        assert scores[0] == pytest.approx(1.0, abs=1e-6)


def test_scores_are_cosines_in_falling_order(index: DenseIndex):
    ids, scores = index.search(unit([0, 1, 0])[0], 4)
    assert ids[:2].tolist() == [1, 2]
    assert scores.tolist() == pytest.approx([1.0, 0.8, 0.0, 0.0])


def test_padding_is_dropped_when_k_exceeds_the_rows(index: DenseIndex):
    ids, scores = index.search(unit([1, 0, 0])[0], 10)
    assert sorted(ids.tolist()) == [0, 1, 2, 3]
    assert len(scores) == 4


@pytest.mark.parametrize("k", [0, -3])
def test_no_results_are_asked_for(index: DenseIndex, k: int):
    ids, scores = index.search(unit([1, 0, 0])[0], k)
    assert (ids.tolist(), scores.tolist()) == ([], [])


def test_an_empty_index_finds_nothing():
    ids, _ = DenseIndex.empty(3).search(unit([1, 0, 0])[0], 5)
    assert ids.tolist() == []


def test_rows_are_numbered_on(index: DenseIndex, vectors: Vectors):
    index.add(unit([0, 3, 4]))
    assert len(index) == 5
    assert index.search(unit([0, 3, 4])[0], 1)[0].tolist() == [4]
    np.testing.assert_array_equal(index.rows()[:4], vectors)


def test_vectors_of_another_length_are_refused(index: DenseIndex):
    with pytest.raises(IndexStateError, match="dimension 3"):
        index.add(unit([1, 0]))
    with pytest.raises(IndexStateError, match="dimension 3"):
        index.search(unit([1, 0])[0], 1)


def test_vectors_that_are_not_unit_are_refused(index: DenseIndex):
    with pytest.raises(IndexStateError, match="length 1"):
        index.add(np.array([[3, 4, 0]], dtype=np.float32))


def test_round_trip_through_a_vietnamese_path(index: DenseIndex, vectors: Vectors, tmp_path: Path):
    path = tmp_path / "chỉ mục đặc biệt" / "vectors.faiss"
    path.parent.mkdir()
    index.save(path)
    loaded = DenseIndex.load(path, 3)
    assert len(loaded) == 4
    np.testing.assert_array_equal(loaded.rows(), vectors)
    assert loaded.search(vectors[3], 1)[0].tolist() == [3]


def test_another_dimension_is_refused_at_loading(index: DenseIndex, tmp_path: Path):
    index.save(tmp_path / "vectors.faiss")
    with pytest.raises(IndexStateError, match=r"vectors\.faiss: vectors of dimension 3, the embedder makes 384"):
        DenseIndex.load(tmp_path / "vectors.faiss", 384)


@pytest.mark.parametrize("content", [b"", b"no index", b"IxFI"])
def test_damage_names_the_file_and_the_mend(tmp_path: Path, content: bytes):
    path = tmp_path / "vectors.faiss"
    path.write_bytes(content)
    with pytest.raises(IndexStateError, match=r"vectors\.faiss.*run: reformqa doctor --repair"):
        DenseIndex.load(path, 3)


def test_truncation_is_refused(index: DenseIndex, tmp_path: Path):
    path = tmp_path / "vectors.faiss"
    index.save(path)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(IndexStateError, match=r"vectors\.faiss"):
        DenseIndex.load(path, 3)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"vectors\.faiss"):
        DenseIndex.load(tmp_path / "vectors.faiss", 3)


def test_an_index_with_another_metric_is_refused(tmp_path: Path):
    import faiss

    path = tmp_path / "vectors.faiss"
    path.write_bytes(faiss.serialize_index(faiss.IndexFlatL2(3)).tobytes())
    with pytest.raises(IndexStateError, match="inner-product"):
        DenseIndex.load(path, 3)
