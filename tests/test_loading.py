"""Models that are loaded beside the first visitors."""

import logging
import threading

import pytest
from fastapi.testclient import TestClient
from serve_help import until
from ui_fakes import FakeAssistant

from index.errors import GeneratorError
from ui.desk.desk import Desk
from ui.desk.line import Shared
from ui.desk.loading import Loading
from ui.doors.api import build_api
from ui.doors.guard import Doors


class Slow(FakeAssistant):
    """Its models take until they are told to be there."""

    def __init__(self) -> None:
        super().__init__()
        self.there = threading.Event()
        self.times = 0

    def load(self) -> None:
        self.times += 1
        self.there.wait(10)

    def loaded(self) -> dict[str, bool]:
        return {"embedder": self.there.is_set()}


def test_the_doors_answer_while_models_are_loaded_and_say_so() -> None:
    assistant = Slow()
    desk = Desk(Shared(assistant))
    with TestClient(build_api(desk, Doors(), "127.0.0.1"), base_url="http://127.0.0.1") as client:
        assert client.get("/health").json()["loading"] is False
        desk.loading.start()
        health = {"status": "ok", "models_loaded": {"embedder": False}, "loading": True}
        assert client.get("/health").json() == health
        assert client.post("/api/ask", json={"question": "2017"}).json()["answered"] is True
        assistant.there.set()
        until(lambda: not client.get("/health").json()["loading"])
        assert client.get("/health").json()["models_loaded"] == {"embedder": True}


def test_models_are_loaded_once() -> None:
    assistant = Slow()
    assistant.there.set()
    loading = Loading(assistant, pause=0.01)
    for _ in range(2):
        loading.start()
        until(lambda: not loading.under_way)
    assert assistant.times == 1


def test_a_model_that_cannot_be_loaded_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeAssistant):
        def load(self) -> None:
            raise GeneratorError("a.gguf cannot be loaded; check it")

    loading = Loading(Broken(), pause=0.01)
    with caplog.at_level(logging.WARNING):
        loading.start()
        until(lambda: not loading.under_way)
    assert caplog.messages == ["a model is not in memory yet: a.gguf cannot be loaded; check it"]
