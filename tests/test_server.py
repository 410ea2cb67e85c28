"""The server: what it listens on, the page and the doors on one port, no traces."""

import socket
import subprocess
import sys
from pathlib import Path

import httpx2 as httpx
import pytest
from answer_fakes import rank_answer
from serve_help import free_port, served
from ui_fakes import FakeAssistant

from index.errors import SettingsError
from ui.doors.guard import Doors
from ui.doors.network import refuse_open, refuse_taken
from ui.doors.server import Server
from ui.words.strings import VI

KEY = "a-key-of-some-length"
# Gradio's queue uses what pandas deprecates.
page = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"cannot listen on 127.0.0.1:{port}"):
            Server(FakeAssistant(), port=port, page=False)
        with pytest.raises(SettingsError, match="choose others with --host, --port"):
            refuse_taken("no.such.host.example", port)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.vn"])
def test_an_address_that_others_can_reach_needs_a_key(host: str):
    with pytest.raises(SettingsError, match=f"{host} can be reached by others: set REFORMQA_API_KEY"):
        Server(FakeAssistant(), host, free_port(), page=False, doors=Doors())
    refuse_open(host, KEY)
    refuse_open("127.0.0.1", "")


@page
def test_the_page_and_the_doors_share_a_port(monkeypatch: pytest.MonkeyPatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # where nothing listens
    with served(FakeAssistant(), page=True) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert VI.page_title in client.get("/").text
        assert client.get("/config").json()["analytics_enabled"] is False
        assert client.post("/api/ask", json={"question": "2017"}).json()["answer"] == rank_answer("").answer
        assert client.get("/docs").status_code == 200
        assert client.get("/api/ask").json()["error"]["code"] == "not_found"
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 403
        joined = client.post("/gradio_api/queue/join", json={}, headers={"Origin": "http://evil.example"})
        assert joined.json()["error"]["code"] == "origin_refused"
        assert 'reformqa_requests_total{door="page",status="200"}' in client.get("/metrics").text


@page
def test_a_key_locks_the_page_too():
    with served(FakeAssistant(), Doors(KEY), page=True) as address, httpx.Client(trust_env=False) as client:
        assert client.get(address, headers={"Accept": "text/html"}).headers["WWW-Authenticate"].startswith("Basic")
        assert client.get(f"{address}/config").status_code == 401
        assert VI.page_title in client.get(address, auth=("anyone", KEY)).text


def test_other_pages_may_call_only_where_they_are_named():
    asked = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    with served(FakeAssistant()) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.options("/api/ask", headers=asked).status_code == 403
        assert "access-control-allow-origin" not in client.get("/health").headers
    doors = Doors(KEY, origins=("https://app.example",))
    with served(FakeAssistant(), doors) as address, httpx.Client(base_url=address, trust_env=False) as client:
        allowed = client.options("/api/ask", headers=asked)
        assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "https://app.example")
        refused = client.get("/api/facts", headers={"Origin": "https://app.example"})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://app.example")


def test_the_doors_alone_load_no_page_library():
    script = (
        "import sys, ui.doors.server\nprint('gradio' in sys.modules, 'torch' in sys.modules, 'openai' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert done.stdout.split() == ["False"] * 3


def test_it_tells_of_listening_only_once_it_answers():
    server, told = Server(FakeAssistant(), port=free_port(), page=False, doors=Doors()), []

    def listening() -> None:
        with socket.create_connection(("127.0.0.1", int(server.address.rstrip("/").rpartition(":")[2])), 5):
            told.append(server.address)
        server._server.should_exit = True

    server.run(listening)
    assert told == [server.address]
