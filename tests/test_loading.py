"""Models that are loaded beside the first visitors."""

import logging
import threading

import httpx2 as httpx
import pytest
from serve_help import free_port, until
from ui_fakes import FakeAssistant

from index.errors import GeneratorError
from ui.desk.loading import Loading
from ui.doors.guard import Doors
from ui.doors.server import Server


class Slow(FakeAssistant):
    """Its models take until they are told to be there."""

    def __init__(self) -> None:
        super().__init__()
        self.there = threading.Event()

    def load(self) -> None:
        self.there.wait(10)

    def loaded(self) -> dict[str, bool]:
        return {"embedder": self.there.is_set()}


def test_the_server_answers_while_models_are_loaded_and_says_so() -> None:
    assistant = Slow()
    server = Server(assistant, port=free_port(), page=False, doors=Doors(), load=True)
    server.start()
    with httpx.Client(base_url=server.address, trust_env=False) as client:
        health = {"status": "ok", "models_loaded": {"embedder": False}, "loading": True}
        assert client.get("/health").json() == health
        assert client.post("/api/ask", json={"question": "2017"}).json()["answered"] is True
        assistant.there.set()
        until(lambda: not client.get("/health").json()["loading"])
        assert client.get("/health").json()["models_loaded"] == {"embedder": True}
    server.close()


def test_nothing_is_loaded_unless_it_is_wanted() -> None:
    assistant = Slow()
    server = Server(assistant, port=free_port(), page=False, doors=Doors())
    server.start()
    with httpx.Client(base_url=server.address, trust_env=False) as client:
        assert client.get("/health").json()["loading"] is False
    server.close()


def test_a_model_that_cannot_be_loaded_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeAssistant):
        def load(self) -> None:
            raise GeneratorError("a.gguf cannot be loaded; check it")

    loading = Loading(Broken())
    with caplog.at_level(logging.WARNING):
        loading.start()
        until(lambda: not loading.under_way)
    assert caplog.messages == ["a model is not in memory yet: a.gguf cannot be loaded; check it"]
