import sys
from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import IndexStateError
from index.lists import WIDE, ListIndex, fits, write_lists
from index.types import Vectors

WIDTH = 16


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch):
    """As many lists as these tests have would otherwise all be read."""
    monkeypatch.setattr("index.lists.LEAST", 4)


def clusters(count: int, seed: int = 1) -> Vectors:
    """Rows close around twenty points that are far from each other."""
    chance = np.random.default_rng(seed)
    points = np.random.default_rng(0).standard_normal((20, WIDTH))
    rows = points[np.arange(count) % 20] + chance.standard_normal((count, WIDTH)) * 0.1
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def written(folder: Path, rows: Vectors, origin: list[int] | None = None, before: Path | None = None) -> ListIndex:
    folder.mkdir(exist_ok=True)
    flat = DenseIndex.empty(WIDTH)
    flat.add(rows)
    flat.save(folder / "vectors.faiss")
    were = np.full(len(rows), -1) if origin is None else np.array(origin)
    write_lists(folder / "lists.faiss", rows, were, before / "lists.faiss" if before else None)
    return ListIndex.load(folder / "lists.faiss", folder / "vectors.faiss", WIDTH)


def exact(rows: Vectors, vector: Vectors, k: int) -> list[int]:
    return np.argsort(-(rows @ vector), kind="stable")[:k].tolist()


def test_clusters_are_answered_as_by_exhaustive_search(tmp_path: Path):
    rows = clusters(500)
    index = written(tmp_path, rows)
    assert (len(index), index.centroids) == (500, 44)
    assert index.probes < index.centroids
    for vector in clusters(50, seed=2):
        ids, scores = index.search(vector, 10)
        assert ids.tolist() == exact(rows, vector, 10)
        assert scores.tolist() == pytest.approx((rows @ vector)[ids].tolist(), abs=1e-6)


@pytest.mark.parametrize("k", [25, WIDE, WIDE + 1, 500, 600])
def test_more_than_the_lists_hold_is_found(tmp_path: Path, k: int):
    rows = clusters(500)
    ids, scores = written(tmp_path, rows).search(rows[3], k)
    assert len({*ids.tolist()}) == len(scores) == min(k, 500)
    assert ids[0] == 3
    assert np.all(np.diff(scores) <= 0)


@pytest.mark.parametrize("k", [0, -2])
def test_no_results_are_asked_for(tmp_path: Path, k: int):
    assert written(tmp_path, clusters(100)).search(clusters(1)[0], k)[0].tolist() == []


def test_rows_that_are_equal_come_in_their_order(tmp_path: Path):
    rows = np.repeat(clusters(20), 10, axis=0)
    assert written(tmp_path, rows).search(rows[70], 10)[0].tolist() == list(range(70, 80))


def test_the_same_rows_give_the_same_bytes(tmp_path: Path):
    written(tmp_path / "one", clusters(500))
    written(tmp_path / "two", clusters(500).copy())
    assert (tmp_path / "one" / "lists.faiss").read_bytes() == (tmp_path / "two" / "lists.faiss").read_bytes()


def test_a_change_keeps_the_centroids_and_finds_what_is_new(tmp_path: Path):
    rows = clusters(500)
    first = written(tmp_path / "one", rows)
    new = clusters(30, seed=3)
    # ten rows go, thirty come in the middle
    changed = np.concatenate([rows[10:200], new, rows[200:]])
    origin = [*range(10, 200), *[-1] * 30, *range(200, 500)]
    second = written(tmp_path / "two", changed, origin, tmp_path / "one")
    assert (second.centroids, second.probes) == (first.centroids, first.probes)
    assert centroids(second).tolist() == centroids(first).tolist()
    for vector in new:
        assert second.search(vector, 10)[0].tolist() == exact(changed, vector, 10)
    # and back: what a history of changes leaves is what its rows and centroids give
    back = [*range(-1, -11, -1), *range(190), *range(220, 520)]
    written(tmp_path / "three", rows, back, tmp_path / "two")
    assert (tmp_path / "three" / "lists.faiss").read_bytes() == (tmp_path / "one" / "lists.faiss").read_bytes()


def centroids(index: ListIndex) -> Vectors:
    return index._lists.quantizer.reconstruct_n(0, index.centroids)


@pytest.mark.parametrize(("count", "kept"), [(260, True), (960, True), (1040, False), (230, False)])
def test_centroids_are_learned_anew_when_rows_have_doubled_or_halved(tmp_path: Path, count: int, kept: bool):
    written(tmp_path / "one", clusters(500))
    origin = [row if row < 500 else -1 for row in range(count)]
    second = written(tmp_path / "two", clusters(1100)[:count], origin, tmp_path / "one")
    assert (second.centroids == 44) == kept
    fresh = written(tmp_path / "fresh", clusters(1100)[:count])
    same = (tmp_path / "two" / "lists.faiss").read_bytes() == (tmp_path / "fresh" / "lists.faiss").read_bytes()
    assert same != kept
    assert fits(fresh.centroids, count)


def test_one_path_in_vietnamese(tmp_path: Path):
    assert len(written(tmp_path / "chỉ mục đặc biệt", clusters(100))) == 100


@pytest.mark.parametrize("content", [b"", b"no index", b"IwSq"])
def test_damage_names_the_file_and_the_mend(tmp_path: Path, content: bytes):
    written(tmp_path, clusters(100))
    (tmp_path / "lists.faiss").write_bytes(content)
    with pytest.raises(IndexStateError, match=r"lists\.faiss.*run: reformqa doctor --repair"):
        ListIndex.load(tmp_path / "lists.faiss", tmp_path / "vectors.faiss", WIDTH)


@pytest.mark.parametrize("name", ["lists.faiss", "vectors.faiss"])
@pytest.mark.parametrize("left", [5, 100, 2000, -9])
def test_truncation_is_refused(tmp_path: Path, name: str, left: int):
    written(tmp_path, clusters(100))
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()  # not cut in place: it may still be mapped
    (tmp_path / name).write_bytes(content[:left])
    with pytest.raises(IndexStateError, match=name.replace(".", r"\.")):
        ListIndex.load(tmp_path / "lists.faiss", tmp_path / "vectors.faiss", WIDTH)


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path):
    written(tmp_path / "one", clusters(100))
    written(tmp_path / "two", clusters(101))
    with pytest.raises(IndexStateError, match=r"lists\.faiss: not the lists of vectors\.faiss"):
        ListIndex.load(tmp_path / "one" / "lists.faiss", tmp_path / "two" / "vectors.faiss", WIDTH)
    with pytest.raises(IndexStateError, match=r"vectors\.faiss: not inverted lists"):
        ListIndex.load(tmp_path / "one" / "vectors.faiss", tmp_path / "one" / "vectors.faiss", WIDTH)
    with pytest.raises(IndexStateError, match=r"vectors\.faiss: vectors of dimension 16, the embedder makes 384"):
        ListIndex.load(tmp_path / "one" / "lists.faiss", tmp_path / "one" / "vectors.faiss", 384)
    with pytest.raises(IndexStateError, match="cannot search dimension 16"):
        ListIndex.load(tmp_path / "one" / "lists.faiss", tmp_path / "one" / "vectors.faiss", WIDTH).search(
            clusters(1)[0][:3], 1
        )


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"lists\.faiss"):
        ListIndex.load(tmp_path / "lists.faiss", tmp_path / "vectors.faiss", WIDTH)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is always full")
def test_a_full_disk_is_an_error_of_the_system():
    rows = np.tile(clusters(2000), 100)
    full = DenseIndex.empty(rows.shape[1])
    full.add(rows / np.linalg.norm(rows, axis=1, keepdims=True))
    with pytest.raises(OSError, match="No space"):
        full.save(Path("/dev/full"))
    with pytest.raises(OSError, match="No space"):
        write_lists(Path("/dev/full"), clusters(500), np.full(500, -1))
