import os
from pathlib import Path

import pytest

from index import generation
from index.errors import IndexStateError


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
