import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embed import FolderEmbedder, Prefixes, _batches, open_embedder
from index.errors import WeightsError
from index.types import Embedder

ROOT = Path(__file__).parents[1]
E5 = Prefixes("query: ", "passage: ")

# Refuses every connection, and so stands for a machine without network.
CUT_OFF = (
    "import socket\n"
    "def refuse(*_): raise OSError('no network')\n"
    "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
)


def prefixes_of(embedder: Embedder) -> Prefixes:
    assert isinstance(embedder, FolderEmbedder)
    return embedder._prefixes


def model_folder(parent: Path, name: str, prompts: dict[str, str] | None = None) -> Path:
    folder = parent / name
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer.json").write_text("{}")
    if prompts is not None:
        (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    return folder


@pytest.mark.parametrize(
    ("name", "prompts", "expected"),
    [
        ("multilingual-e5-base", None, E5),
        ("e5-small-v2", {"query": "", "document": ""}, E5),
        ("e5-large-instruct", None, Prefixes()),
        ("bge-m3", None, Prefixes()),
        ("some5model", None, Prefixes()),
        ("gemma", {"query": "task: search | query: ", "document": "title: none | text: "}, None),
        ("other", {"query": "Q ", "passage": "P "}, Prefixes("Q ", "P ")),
    ],
)
def test_prefixes_are_the_configured_ones_or_those_of_e5(
    tmp_path: Path, name: str, prompts: dict[str, str] | None, expected: Prefixes | None
):
    embedder = open_embedder(str(model_folder(tmp_path, name, prompts)), tmp_path / "cache")
    if expected is None:
        assert prompts is not None
        expected = Prefixes(prompts["query"], prompts["document"])
    assert prefixes_of(embedder) == expected


def test_a_fingerprint_follows_weights_tokenizer_and_prefixes_and_nothing_else(tmp_path: Path):
    cache = tmp_path / "cache"
    folder = model_folder(tmp_path, "plain")
    first = open_embedder(str(folder), cache).fingerprint
    (folder / "README.md").write_text("read me")
    (folder / "onnx").mkdir()
    (folder / "onnx" / "config.json").write_text("{}")
    assert open_embedder(str(folder), cache).fingerprint == first
    seen = {first}
    for name, content in [("model.safetensors", "other weights"), ("tokenizer.json", '{"a": 1}')]:
        (folder / name).write_text(content)
        seen.add(open_embedder(str(folder), cache).fingerprint)
    (folder / "config_sentence_transformers.json").write_text('{"prompts": {"query": "q: "}}')
    seen.add(open_embedder(str(folder), cache).fingerprint)
    assert len(seen) == 4


def test_a_fingerprint_does_not_depend_on_where_the_folder_lies(tmp_path: Path):
    found = set()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        folder = model_folder(tmp_path / name, "m")
        found.add(open_embedder(str(folder), tmp_path / "cache").fingerprint)
    assert len(found) == 1


def test_a_name_that_is_neither_folder_nor_model_id_is_refused(tmp_path: Path):
    with pytest.raises(WeightsError, match="packaged one"):
        open_embedder("/no/such/folder at all", tmp_path)


def test_a_folder_that_is_no_model_is_refused_when_it_is_used(tmp_path: Path):
    folder = tmp_path / "empty"
    folder.mkdir()
    embedder = open_embedder(str(folder), tmp_path / "cache")
    with pytest.raises(WeightsError, match=r"tokenizer\.json"):
        embedder.count_tokens("a")


@pytest.mark.parametrize(
    ("lengths", "batches"),
    [
        ([], []),
        ([5], [[0]]),
        ([10, 30, 20], [[1, 2, 0]]),
        ([2000, 2000, 2001], [[2], [0, 1]]),
        ([1000] * 5, [[0, 1, 2, 3], [4]]),
        ([9000, 1], [[0], [1]]),
        ([1] * 17, [list(range(16)), [16]]),
    ],
)
def test_batches_hold_like_lengths_and_not_too_much(lengths: list[int], batches: list[list[int]]):
    assert list(_batches(lengths)) == batches


@given(st.lists(st.integers(0, 5000), max_size=100))
def test_batches_hold_every_row_once(lengths: list[int]):
    batches = list(_batches(lengths))
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))
    assert all(batches)


@pytest.fixture(scope="module")
def e5() -> Embedder:
    return open_embedder()


@pytest.mark.models
def test_real_counting_loads_the_tokenizer_alone():
    code = (
        "import sys; from index.embed import open_embedder; embedder = open_embedder(); "
        "print(embedder.count_tokens('Năm 2017, tỉnh Điện Biên'), embedder.count_tokens(''), embedder.dimension, "
        "embedder.max_tokens, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["6", "0", "384", "512", "False"]


@pytest.mark.models
def test_real_embedding_works_without_network_and_in_silence():
    code = CUT_OFF + (
        "from index.embed import open_embedder\n"
        "vectors = open_embedder().embed_queries(['Điện Biên xếp thứ mấy?'])\n"
        "print(vectors.shape, vectors.dtype)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "(1, 384) float32"
    assert done.stderr == ""


@pytest.mark.models
def test_the_real_nearest_neighbour_of_a_passage_is_itself(e5: Embedder):
    texts = [
        "Năm 2017, Chỉ số cải cách hành chính của tỉnh Điện Biên xếp thứ 24.",
        "Năm 2018, Chỉ số cải cách hành chính của tỉnh Lai Châu xếp thứ 31.",
        "Hà Nội là thủ đô của nước Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "The Provincial Competitiveness Index is published every spring.",
        "Ngắn.",
    ]
    vectors = e5.embed_passages(texts)
    scores = vectors @ vectors.T
    assert vectors.shape == (5, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert scores.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]
    assert np.allclose(scores.diagonal(), 1, atol=1e-5)


@pytest.mark.models
def test_real_rows_stay_in_order_whatever_their_lengths(e5: Embedder):
    texts = [f"Câu số {number}. " + "Cải cách hành chính. " * (number * 7 % 5) for number in range(20)]
    together = e5.embed_passages(texts)
    assert np.allclose(together[[3, 17]], e5.embed_passages([texts[3], texts[17]]), atol=1e-4)


@pytest.mark.models
def test_real_questions_and_passages_are_embedded_differently(e5: Embedder):
    text = ["Điện Biên xếp thứ mấy?"]
    assert float(np.sum(e5.embed_queries(text) * e5.embed_passages(text))) < 0.99


@pytest.mark.models
def test_real_progress_ends_at_the_whole():
    seen: list[tuple[int, int]] = []
    embedder = open_embedder(progress=lambda done, total: seen.append((done, total)))
    assert embedder.embed_passages([]).shape == (0, 384)
    assert seen == []
    embedder.embed_passages([f"Câu {number}" for number in range(20)])
    assert seen[-1] == (20, 20)
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})


@pytest.mark.models
def test_a_real_folder_opens_by_its_path_like_any_other(e5: Embedder):
    assert isinstance(e5, FolderEmbedder)
    other = open_embedder(str(e5._folder))
    assert other.fingerprint == e5.fingerprint
    assert prefixes_of(other) == E5
