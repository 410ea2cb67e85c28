"""The command that watches: what it says, what it survives, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sized
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation
from index.backend import place_of
from index.build import build
from index.errors import IndexStateError
from index.manifest import read
from ui.commands.tools import Tools
from ui.commands.watching import watch

ROOT = Path(__file__).parent.parent
NEWS = "---\nid: {name}\ntitle: Bài {name}\n---\n\nHuế xếp thứ 7.\n"
TOOLS = Tools(open_embedder=HashEmbedder)
# Whoever runs the tests in the background has told what he starts to ignore Ctrl-C.
CHILD = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from index_fakes import HashEmbedder
from ui.commands.tools import Tools
from ui.commands.watching import watch
watch(Path(sys.argv[1]), Path(sys.argv[2]), Tools(open_embedder=HashEmbedder))
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    build(ARTICLES[:1], tmp_path / "built", HashEmbedder())
    return tmp_path / "built"


def put(out: Path, name: str) -> Path:
    path = out.parent / "news" / f"{name}.md"
    path.write_text(NEWS.format(name=name), encoding="utf-8")
    return path


def test_it_says_what_it_does_and_ends_when_interrupted(out: Path, capsys: pytest.CaptureFixture[str]):
    def looks(folder: Path) -> Iterator[Sized]:
        put(out, "a")
        yield {"a"}
        with generation.locked(out):
            put(out, "b")
            yield {"b"}
            yield ()
        yield ()
        put(out, "c")
        yield ()  # nobody was told of this one
        (folder / "empty.md").write_text("")
        yield {"empty"}
        raise KeyboardInterrupt

    watch(out.parent / "news", out, TOOLS, looks)
    told = capsys.readouterr()
    assert [line.partition(";")[0] for line in told.out.splitlines()] == ["1 added", "1 added", "1 added"]
    assert told.err.count("another program is writing this index") == 1
    assert "the file is empty" in told.err
    assert told.err.endswith("stopped\n")
    assert read(generation.current(out)).articles == 4


def test_it_wants_a_folder_and_an_index(out: Path, tmp_path: Path):
    with pytest.raises(IndexStateError, match="no folder"):
        watch(tmp_path / "nowhere", out, TOOLS)
    with pytest.raises(IndexStateError, match="no index"):
        watch(tmp_path, tmp_path / "news", TOOLS)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_the_system_tells_of_changes_and_ctrl_c_ends_it_cleanly(out: Path):
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(out.parent / "news"), str(out)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stderr is not None
        assert child.stderr.readline().startswith("watching ")
        end = time.monotonic() + 60
        number = 0
        while read(generation.current(out)).articles == 1 and time.monotonic() < end:
            number += 1  # again, since the first may come before the system is asked
            put(out, f"new-{number}")
            time.sleep(1)
        child.send_signal(signal.SIGINT)
        told, said = child.communicate(timeout=120)
    finally:
        child.kill()
    assert child.returncode == 0
    assert " added; now " in told
    assert said.splitlines()[-1] == "stopped"


def test_a_store_is_watched_and_must_hold_an_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("milvus_lite")
    monkeypatch.setenv("REFORMQA_DATA", str(tmp_path / "data"))
    store = f"milvus-lite://{tmp_path}/one.db"
    (tmp_path / "news").mkdir()
    with pytest.raises(IndexStateError, match="no index in this store"):
        watch(tmp_path / "news", store, TOOLS, lambda _: iter(()))
    place_of(store).build(ARTICLES[:1], HashEmbedder())
    put(tmp_path / "built", "a")
    watch(tmp_path / "news", store, TOOLS, lambda _: iter(()))
    assert capsys.readouterr().out.startswith("1 added; now 2 articles")
