import os
import subprocess
import sys
from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from index import generation, manifest
from index.errors import IndexStateError

ROOT = Path(__file__).parent.parent
COUNTED = ("articles", "passages", "sentences", "facts")


def put(out: Path, content: str) -> Path:
    with generation.writing(out) as aside:
        (aside / "sub").mkdir()
        (aside / "sub" / "file").write_text(content)
        return generation.switch(out, aside)


def crash(out: Path) -> None:
    with generation.writing(out) as aside:
        (aside / "half").write_text("x")
        raise RuntimeError


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if path.name != generation.LOCK)


def content(out: Path) -> str:
    return (generation.current(out) / "sub" / "file").read_text()


def test_the_last_one_switched_to_is_current(tmp_path: Path):
    out = tmp_path / "deep" / "chỉ mục"
    assert put(out, "one") == generation.current(out) == out / "gen-0001"
    assert content(out) == "one"
    assert put(out, "two") == generation.current(out) == out / "gen-0002"
    assert content(out) == "two"


def test_only_the_one_before_is_kept(tmp_path: Path):
    for turn in range(4):
        put(tmp_path, str(turn))
    assert names(tmp_path) == ["CURRENT", "gen-0003", "gen-0004"]


def test_a_reader_keeps_its_generation_through_the_next_build(tmp_path: Path):
    put(tmp_path, "one")
    mine = generation.current(tmp_path)
    put(tmp_path, "two")
    assert (mine / "sub" / "file").read_text() == "one"


def test_a_crash_while_writing_leaves_the_old_one(tmp_path: Path):
    put(tmp_path, "one")
    with pytest.raises(RuntimeError):
        crash(tmp_path)
    assert content(tmp_path) == "one"
    assert names(tmp_path) == ["CURRENT", "gen-0001"]


def test_what_a_killed_program_left_is_cleared(tmp_path: Path):
    put(tmp_path, "one")
    (tmp_path / ".new").mkdir()
    (tmp_path / ".new" / "half").write_text("x")
    (tmp_path / "gen-0002").mkdir()  # renamed, but killed before CURRENT named it
    (tmp_path / ".CURRENT").write_text("gen-0002")
    assert content(tmp_path) == "one"
    put(tmp_path, "two")
    assert content(tmp_path) == "two"
    assert names(tmp_path) == ["CURRENT", "gen-0001", "gen-0003"]


def test_a_first_build_that_was_killed_does_not_block_the_next(tmp_path: Path):
    (tmp_path / ".new").mkdir()
    (tmp_path / "gen-0001").mkdir()
    put(tmp_path, "one")
    assert content(tmp_path) == "one"


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(IndexStateError, match=r"holds 'thesis\.docx' and is no index"):
        put(tmp_path, "one")
    assert names(tmp_path) == ["thesis.docx"]


def test_other_things_beside_an_index_are_kept(tmp_path: Path):
    put(tmp_path, "one")
    (tmp_path / "notes.txt").write_text("mine")
    put(tmp_path, "two")
    put(tmp_path, "three")
    assert names(tmp_path) == ["CURRENT", "gen-0002", "gen-0003", "notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(IndexStateError, match="is a file"):
        put(tmp_path / "out", "one")


def test_two_writers_do_not_meet(tmp_path: Path):
    with generation.writing(tmp_path):
        with pytest.raises(IndexStateError, match="another program is writing"):
            put(tmp_path, "two")
        assert not (tmp_path / "CURRENT").exists()
    put(tmp_path, "three")
    assert content(tmp_path) == "three"


def test_no_index_names_the_folder_and_the_mend(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"missing: no index in this folder; run: reformqa index"):
        generation.current(tmp_path / "missing")


@pytest.mark.parametrize("text", ["", "gen-0009", "../elsewhere", "gen-0001/../..", "\x00"])
def test_a_pointer_to_nothing_is_refused(tmp_path: Path, text: str):
    put(tmp_path, "one")
    (tmp_path / "CURRENT").write_text(text)
    with pytest.raises(IndexStateError, match="CURRENT: names"):
        generation.current(tmp_path)


def test_a_pointer_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe")
    with pytest.raises(IndexStateError, match="CURRENT: not readable"):
        generation.current(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that may not be written to")
def test_a_folder_that_cannot_be_written(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(IndexStateError, match="cannot be written"):
        put(tmp_path / "out", "one")


def test_a_parent_that_is_a_file_cannot_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexStateError, match="cannot be written"):
        put(tmp_path / "file" / "out", "one")


def stamped(out: Path, content: str) -> Path:
    """A generation with a manifest."""
    with generation.writing(out) as aside:
        (aside / "file").write_text(content)
        manifest.write(aside, manifest.make(aside, HashEmbedder(), dict.fromkeys(COUNTED, 1)))
        return generation.switch(out, aside)


def test_current_name_never_fails(tmp_path: Path):
    assert generation.current_name(tmp_path) == ""
    put(tmp_path, "one")
    assert generation.current_name(tmp_path) == "gen-0001"
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe")
    assert generation.current_name(tmp_path) == ""


def test_a_generation_that_is_held_is_not_collected(tmp_path: Path):
    first = put(tmp_path, "0")
    held = generation.hold(first)
    for turn in range(1, 4):
        put(tmp_path, str(turn))
    assert names(tmp_path) == ["CURRENT", "gen-0001", "gen-0003", "gen-0004"]
    held.close()
    put(tmp_path, "4")
    assert names(tmp_path) == ["CURRENT", "gen-0004", "gen-0005"]


def test_a_reader_that_was_killed_holds_nothing(tmp_path: Path):
    first = put(tmp_path, "0")
    code = (
        "import os, sys, pathlib; from index.generation import hold\nh = hold(pathlib.Path(sys.argv[1])); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(first)], cwd=ROOT, check=False)
    assert done.returncode == 9
    for turn in range(1, 3):
        put(tmp_path, str(turn))
    assert names(tmp_path) == ["CURRENT", "gen-0002", "gen-0003"]


def test_what_is_gone_cannot_be_held(tmp_path: Path):
    put(tmp_path, "0")
    with pytest.raises(IndexStateError, match=r"readers\.lock: not there"):
        generation.hold(tmp_path / "gen-0009")


def test_rollback_goes_back_one_step(tmp_path: Path):
    stamped(tmp_path, "one")
    stamped(tmp_path, "two")
    assert generation.rollback(tmp_path) == generation.current(tmp_path) == tmp_path / "gen-0001"
    with pytest.raises(IndexStateError, match="gen-0001 is the oldest generation"):
        generation.rollback(tmp_path)
    stamped(tmp_path, "three")
    assert names(tmp_path) == ["CURRENT", "gen-0001", "gen-0003"]


def test_rollback_to_a_damaged_generation_is_refused(tmp_path: Path):
    stamped(tmp_path, "one")
    stamped(tmp_path, "two")
    (tmp_path / "gen-0001" / "file").write_text("onE")
    with pytest.raises(IndexStateError, match="file: damaged"):
        generation.rollback(tmp_path)
    assert generation.current(tmp_path).name == "gen-0002"


def test_rollback_of_nothing(tmp_path: Path):
    with pytest.raises(IndexStateError, match="no index in this folder"):
        generation.rollback(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
