import json
from pathlib import Path

import numpy as np
import pytest

from eval.bench import sizes
from eval.bench.__main__ import write
from eval.bench.embedding import ratio, turns
from eval.bench.figures import Figure, machine, report, slug
from eval.bench.sizes import between, figures

START = Figure("Start", "a fact", 0.7, "s", 1.5, "0.3 s")
RATIO = Figure("Embedding", "int8", 1.2, "×", 1.3, "", "higher")
PLAIN = Figure("Start", "memory", 123.456, "MB")


def test_a_bar_is_met_from_its_own_side():
    assert (START.met, RATIO.met, PLAIN.met) == (True, False, None)
    assert Figure("a", "b", 1.5, "s", 1.5).met is True
    assert Figure("a", "b", 1.3, "×", 1.3, "", "higher").met is True


def test_a_report_has_a_table_a_section():
    lines = report({"cores": "2"}, [START, RATIO, PLAIN], "Others worked beside it.").splitlines()
    assert "| cores | 2 |" in lines
    assert "Others worked beside it." in lines
    assert "| a fact | 0.7 s | ≤ 1.5 s | yes | 0.3 s |" in lines
    assert "| int8 | 1.2 × | ≥ 1.3 × | **no** |  |" in lines
    assert "| memory | 123.5 MB |  |  |  |" in lines
    assert [line for line in lines if line.startswith("## ")] == ["## Start", "## Embedding"]


def test_names_of_files_are_plain():
    assert slug("Retrieval by size") == "retrieval-by-size"


def test_the_machine_names_its_cores_and_libraries():
    described = machine()
    assert int(described["cores"]) >= 1
    assert {"faiss-cpu", "onnxruntime", "torch"} <= described.keys()


def test_runs_take_turns_after_one_that_does_not_count():
    seen: list[str] = []
    seconds = turns({"a": lambda: seen.append("a"), "b": lambda: seen.append("b")}, 2)
    assert seen == ["a", "b"] * 3
    assert [len(taken) for taken in seconds.values()] == [2, 2]


def test_a_ratio_is_taken_round_by_round():
    assert ratio([1.0, 2.0, 10.0], [2.0, 6.0, 10.0]) == 2.0


def test_made_up_vectors_lie_between_real_ones():
    real = np.eye(4, 16, dtype=np.float32)
    made = between(real, 30)
    assert np.array_equal(made, between(real, 30))
    assert made.shape == (30, 16)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert (made @ real.T).max(axis=1).min() > 0.5


@pytest.mark.parametrize("lists_from", [100, 1000])
def test_every_kind_of_index_is_measured_beside_the_exact_one(monkeypatch: pytest.MonkeyPatch, lists_from: int):
    monkeypatch.setattr(sizes, "LISTS_FROM", lists_from)
    real = np.eye(8, 16, dtype=np.float32)
    found = figures(real, between(real, 5, seed=2), [700])
    shares = {figure.name: figure.value for figure in found if "exact ten" in figure.name}
    assert list(shares) == [f"700 vectors, {kind}, of the exact ten found" for kind in ("flat", "ours", "hnsw")]
    assert shares["700 vectors, flat, of the exact ten found"] == 1.0
    assert shares["700 vectors, ours, of the exact ten found"] == 1.0
    assert 0 <= shares["700 vectors, hnsw, of the exact ten found"] <= 1


def test_everything_is_written_beside_each_other(tmp_path: Path):
    write(tmp_path, {"cores": "2"}, [START, RATIO], "")
    assert {path.name for path in tmp_path.iterdir()} == {
        "benchmark.json", "benchmark.md", "benchmark-start.svg", "benchmark-embedding.svg",
    }  # fmt: skip
    assert Figure(**json.loads((tmp_path / "benchmark.json").read_text())["figures"][0]) == START
    assert (tmp_path / "benchmark-start.svg").read_text().startswith("<svg")
