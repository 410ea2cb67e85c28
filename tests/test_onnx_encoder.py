import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import E5_ID, INT8, FolderEmbedder, open_embedder
from index.errors import WeightsError
from index.onnx_encoder import OnnxEncoder, ensure_graph, graph_path, int8_fingerprint, open_graph
from index.types import Embedder
from index.weights import ensure_e5

ROOT = Path(__file__).parents[1]
TEXTS = ["Ngắn.", "Năm 2017 tỉnh Điện Biên xếp thứ 24 cả nước. " * 5, "Câu dài hơn cửa sổ. " * 300, "Two words"]


@pytest.fixture(scope="module")
def packaged() -> Path:
    folder = ensure_e5()
    assert folder is not None
    return folder


@pytest.fixture(scope="module")
def whole() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def small() -> Embedder:
    return open_embedder(INT8)


def test_eight_bit_vectors_have_a_fingerprint_of_their_own():
    assert int8_fingerprint("a") == int8_fingerprint("a")
    assert len({"a", "b", int8_fingerprint("a"), int8_fingerprint("b")}) == 4


def test_a_folder_without_a_card_is_refused(tmp_path: Path):
    with pytest.raises(WeightsError, match="reformqa setup"):
        OnnxEncoder.load(tmp_path, "f32")


@pytest.mark.models
def test_real_vectors_are_those_of_sentence_transformers(whole: Embedder):
    reference = open_embedder(E5_ID)
    assert whole.fingerprint == reference.fingerprint
    assert whole.model_id == reference.model_id == E5_ID
    assert np.allclose(whole.embed_passages(TEXTS), reference.embed_passages(TEXTS), atol=1e-5)
    assert np.allclose(whole.embed_queries(TEXTS), reference.embed_queries(TEXTS), atol=1e-5)


@pytest.mark.models
def test_real_eight_bit_vectors_are_near_the_whole_ones_and_not_taken_for_them(whole: Embedder, small: Embedder):
    assert small.fingerprint != whole.fingerprint
    assert small.model_id == f"{E5_ID} int8"
    likeness = np.sum(small.embed_passages(TEXTS) * whole.embed_passages(TEXTS), axis=1)
    assert likeness.min() > 0.98
    assert likeness.max() < 0.99999


@pytest.mark.models
def test_real_vectors_do_not_depend_on_the_texts_beside_them(whole: Embedder, small: Embedder):
    for embedder in (whole, small):
        together = embedder.embed_passages(TEXTS)
        assert np.array_equal(together[3], embedder.embed_passages(TEXTS[3:])[0])


@pytest.mark.models
def test_real_loading_needs_no_torch():
    code = (
        "import sys; from index.embed import open_embedder; print(open_embedder().embed_queries(['Huế']).shape,"
        " 'torch' in sys.modules, 'onnx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("(1, 384) False False", "")


@pytest.mark.models
def test_a_real_question_is_embedded_once(whole: Embedder):
    assert isinstance(whole, FolderEmbedder)
    first = whole.embed_queries(["Sơn La xếp thứ mấy?"])
    hits = whole._question.cache_info().hits
    assert np.array_equal(whole.embed_queries(["Sơn La xếp thứ mấy?"]), first)
    assert whole._question.cache_info().hits == hits + 1


@pytest.mark.models
def test_a_real_graph_is_written_once_and_a_damaged_one_is_named(packaged: Path, tmp_path: Path):
    folder = tmp_path / "e5"
    shutil.copytree(packaged, folder, ignore=shutil.ignore_patterns("*.onnx", "*.matrices"))
    path = ensure_graph(folder, "f32")
    assert path == graph_path(folder, "f32")
    written = path.stat().st_mtime_ns
    assert ensure_graph(folder, "f32").stat().st_mtime_ns == written
    assert [entry.name for entry in folder.glob(".*")] == []
    matrices = path.with_suffix(".matrices")
    assert path.stat().st_size < 1_000_000 < matrices.stat().st_size
    whole = matrices.read_bytes()
    for damaged in (whole[:-5000], b""):
        matrices.write_bytes(damaged)
        with pytest.raises(WeightsError, match=path.name):
            OnnxEncoder.load(folder, "f32")
    path.write_bytes(b"no graph")
    with pytest.raises(WeightsError, match=path.name):
        OnnxEncoder.load(folder, "f32")
    path.unlink()
    OnnxEncoder.load(folder, "f32")
    assert matrices.read_bytes() == whole


@pytest.mark.models
def test_a_model_that_cannot_be_run_says_what_to_do(packaged: Path):
    beyond = np.full((1, 2), 10**9, np.int64)  # no piece has that number
    with pytest.raises(WeightsError, match=r"cannot be run .* mend: free some memory"):
        open_graph(packaged, "f32")(beyond, np.ones((1, 2), np.int64))
