import json
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("its Python has no Unix sockets", allow_module_level=True)

from socketserver import UnixStreamServer

from rag.llm.heads import Head, head_of

HELD = b"what the slot holds"


class Slots(UnixStreamServer):
    """Writes and reads slots as llama.cpp's server does, and keeps what was asked of it."""

    def __init__(self, folder: Path, address: Path) -> None:
        self.folder, self.asked = folder, list[str]()
        self.status = 200
        super().__init__(str(address), Answering)


class Answering(BaseHTTPRequestHandler):
    server: Slots

    def do_POST(self) -> None:
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["filename"]
        action = self.path.partition("action=")[2]
        self.server.asked.append(action)
        if action == "save":
            (self.server.folder / name).write_bytes(HELD)
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is named there
        pass

    def address_string(self) -> str:
        return ""


@pytest.fixture
def slots(tmp_path: Path) -> Iterator[Slots]:
    with tempfile.TemporaryDirectory() as short, Slots(tmp_path, Path(short) / "s") as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def address_of(slots: Slots) -> Path:
    return Path(str(slots.server_address))


def test_a_head_is_written_once_and_read_by_later_processes(slots: Slots, tmp_path: Path):
    head = Head(tmp_path, "key")
    assert not head.restore(address_of(slots))
    assert slots.asked == []
    assert head.save(address_of(slots))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key.sha256", "key.slot"]
    assert (tmp_path / "key.slot").read_bytes() == HELD
    assert Head(tmp_path, "key").restore(address_of(slots))
    assert slots.asked == ["save", "restore"]


@pytest.mark.parametrize("kind", ["other bytes", "cut short", "no note", "a strange note"])
def test_a_damaged_head_is_never_handed_over(slots: Slots, tmp_path: Path, kind: str):
    head = Head(tmp_path, "key")
    assert head.save(address_of(slots))
    if kind == "no note":
        (tmp_path / "key.sha256").unlink()
    elif kind == "a strange note":
        (tmp_path / "key.sha256").write_bytes(b"\xff\xfe")
    else:
        (tmp_path / "key.slot").write_bytes(HELD[:-1] if kind == "cut short" else HELD[::-1])
    assert not head.restore(address_of(slots))
    assert slots.asked == ["save"]


def test_what_the_server_refuses_leaves_nothing_behind(slots: Slots, tmp_path: Path):
    slots.status = 501
    assert not Head(tmp_path, "key").save(address_of(slots))
    assert list(tmp_path.iterdir()) == []


def test_no_server_and_no_folder_are_no_failure(tmp_path: Path):
    assert not Head(tmp_path, "key").save(tmp_path / "none")
    (tmp_path / "file").write_bytes(b"x")
    assert head_of(tmp_path / "file", "", "text", cache=tmp_path / "file") is None
    assert head_of(tmp_path / "missing", "", "text", cache=tmp_path) is None


def test_another_model_setting_or_text_has_a_head_of_its_own(tmp_path: Path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    heads = [head_of(*given, cache=tmp_path) for given in ((one, "a", "t"), (other, "a", "t"), (one, "b", "t"))]
    heads += [head_of(one, "a", "u", cache=tmp_path)]
    assert len({head.key for head in heads if head}) == 4
    assert head_of(one, "a", "t", cache=tmp_path) == heads[0]
