"""The process that parses: kept while it is well, replaced when it is not, and never a traceback."""

import json
import os
import random
import signal
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources import Limits, readings, wire
from index.sources.fields import make_article
from index.sources.isolated import IsolatedReader
from index.sources.reading import Reading

PROSE = "Năm 2024, Hải Phòng đứng đầu với 96,17 điểm, tăng một bậc so với năm trước, Hà Nội xếp thứ hai cả nước."
PAGE = f"<html><body><h1>Tin</h1>{f'<p>{PROSE}</p>' * 3}</body></html>"
PATH = Path("tin.html")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tin.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def pid(reader: IsolatedReader) -> int:
    assert reader._worker is not None
    return reader._worker._process.pid


def test_one_worker_reads_many_files(page: Path) -> None:
    with IsolatedReader() as reader:
        first = reader.read(page)
        worker = pid(reader)
        assert reader.read(page) == first
        with pytest.raises(SourceError, match="no such file; check the name"):
            reader.read(page.with_name("gone.html"))
        assert pid(reader) == worker
        assert first.articles[0].text == "\n".join([PROSE] * 3)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_worker_that_dies_is_replaced(page: Path) -> None:
    with IsolatedReader() as reader:
        good = reader.read(page)
        os.kill(pid(reader), signal.SIGKILL)
        with pytest.raises(SourceError, match=r"tin\.html: its parser broke off \(Killed\); leave the file out"):
            reader.read(page)
        assert reader.read(page) == good


def test_a_worker_that_is_slow_is_replaced(page: Path) -> None:
    with IsolatedReader(Limits(wall=0.001)) as reader:
        with pytest.raises(SourceError, match=r"tin\.html: takes more than 0\.001 s to read; split it"):
            reader.read(page)
        assert reader._worker is None
        reader._limits = Limits()
        assert reader.read(page).articles


def test_computing_has_a_limit(page: Path) -> None:
    page.write_text(f"<html><body><p {' '.join(f'a{n}=1' for n in range(100_000))}></p></body></html>")
    with IsolatedReader(Limits(cpu=1)) as reader:
        with pytest.raises(SourceError, match=r"tin\.html: takes more than 1 s of computing to read; split it"):
            reader.read(page)
        page.write_text(PAGE, encoding="utf-8")
        assert reader.read(page).articles


def test_memory_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "tin.zip"
    words = random.Random(3).randbytes(7_000_000).hex().encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("a.txt", words)
        packed.writestr("b.txt", PROSE)
    message = r"tin\.zip: needs more than 150 MB of memory to read; split it"
    with IsolatedReader(Limits(memory=150_000_000)) as reader, pytest.raises(SourceError, match=message):
        reader.read(path)


def test_a_system_without_processes_is_named(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(page.with_name("gone")))
    with IsolatedReader() as reader, pytest.raises(SourceError, match=r"tin\.html: no process can be started"):
        reader.read(page)


def test_names_that_are_no_text_pass_through(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff\n.html")
    path.write_text(PAGE, encoding="utf-8")
    with IsolatedReader() as reader:
        assert reader.read(path).articles[0].source == r"bad?\n.html"


@given(st.text(min_size=1).filter(str.strip), st.text(max_size=20), st.lists(st.text(), max_size=2))
def test_readings_pass_over_the_wire(text: str, name: str, notes: list[str]) -> None:
    try:
        article = make_article({"title": "Tin", "text": text}, where="x", source=name)
    except SourceError:
        return
    reading = Reading((article, replace(article, id="b", published="2018-06", date_source="field")), tuple(notes))
    assert wire.load(wire.dump(reading), PATH) == reading


def test_errors_and_faults_pass_over_the_wire() -> None:
    with pytest.raises(SourceError, match=r"^x: đứt$"):
        wire.load(wire.dump(SourceError("x: đứt")), PATH)
    faulty = wire.load(wire.dump(Reading((), (), ((Path("a.zip/b"), SourceError("hỏng")),))), PATH)
    assert [(path, str(error)) for path, error in faulty.faults] == [(Path("a.zip/b"), "hỏng")]


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "{}", json.dumps({"articles": [{"source": "a"}], "notes": [], "faults": []}), '{"articles": [1]}'],
)
def test_what_is_no_answer_is_refused(line: str) -> None:
    with pytest.raises(SourceError, match=r"^tin\.html: "):
        wire.load(line, PATH)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("name", ["tin.md", "tin.jsonl", "tin.csv", "tin.txt"])
def test_large_plain_files_keep_to_the_limits(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("---\ntitle: T\n---\n" + "[a](" * 30_000, encoding="utf-8")
    [(_, result)] = readings([path], Limits(wall=0.01))
    assert str(result) == f"{path}: takes more than 0.01 s to read; split it"
