import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from generate_help import QUESTION, said

from index.errors import GeneratorError
from rag.llm.generate import Backend, ChatGenerator
from rag.llm.llamacpp import ChatLlamaCpp
from rag.types import Turn


class ScriptedServer:
    """Says its lines as llama.cpp's server does, until it is told to stop; keeps what was asked."""

    def __init__(self, lines: list[str], error: str | None = None, endless: bool = False) -> None:
        self.lines, self.error, self.endless = lines, error, endless
        self.request: dict[str, Any] = {}
        self.said = 0
        self.stopped = threading.Event()

    def handle_chat_completions(self, request: dict[str, Any], receive: Callable[[dict[str, Any]], bool]) -> None:
        self.request = request
        if self.error:
            receive({"error": {"code": 400, "message": self.error}})
            return
        while True:
            for line in self.lines:
                self.said += 1
                if receive({"choices": [{"finish_reason": None, "delta": {"content": line}}]}):
                    self.stopped.set()
                    return
            if not self.endless:
                break
        timings = {"cache_n": 30, "prompt_n": 12, "predicted_n": 2}
        receive({"choices": [{"finish_reason": "stop", "delta": {}}], "timings": timings})


def scripted(server: ScriptedServer) -> ChatLlamaCpp:
    chat = ChatLlamaCpp(model_path=Path("tiny.gguf"), seed=7)
    chat._server = server  # type: ignore[assignment]
    return chat


def test_llama_cpp_is_asked_greedily_with_everything_it_needs():
    server = ScriptedServer(["24", "."])
    generator = ChatGenerator("tiny", lambda: Backend(scripted(server)))
    assert said(generator.stream([*QUESTION, Turn("assistant", "24"), Turn("user", "Năm nào?")], "Ngắn.", 9)) == [
        "24",
        ".",
    ]
    assert server.request["messages"] == [
        {"role": "system", "content": "Ngắn."},
        {"role": "user", "content": "Điện Biên xếp thứ mấy?"},
        {"role": "assistant", "content": "24"},
        {"role": "user", "content": "Năm nào?"},
    ]
    asked = {name: server.request[name] for name in ("max_tokens", "temperature", "seed", "stream", "cache_prompt")}
    assert asked == {"max_tokens": 9, "temperature": 0.0, "seed": 7, "stream": True, "cache_prompt": True}
    assert "grammar" not in server.request


def test_llama_cpp_takes_a_grammar_and_reports_its_usage():
    server = ScriptedServer(["yes"])
    message = scripted(server).invoke("Is it?", grammar='root ::= "yes"', stop=["\n"])
    assert message.text == "yes"
    assert message.usage_metadata == {"input_tokens": 42, "output_tokens": 2, "total_tokens": 44}
    assert message.response_metadata["finish_reason"] == "stop"
    assert (server.request["grammar"], server.request["stop"]) == ('root ::= "yes"', ["\n"])


def test_a_reply_of_nothing_is_no_error():
    assert said(ChatGenerator("tiny", lambda: Backend(scripted(ScriptedServer([])))).stream(QUESTION, "", 5)) == []


def test_a_request_that_llama_cpp_refuses_is_a_generator_error():
    chat = scripted(ScriptedServer([], error="request (5000 tokens) exceeds the available context size"))
    with pytest.raises(GeneratorError, match=r"tiny\.gguf refused the request: request \(5000 tokens\)"):
        list(ChatGenerator("tiny", lambda: Backend(chat)).stream(QUESTION, "", 5))


def test_closing_the_iterator_ends_the_generation_in_the_server():
    server = ScriptedServer(["a"], endless=True)
    pieces = ChatGenerator("tiny", lambda: Backend(scripted(server))).stream(QUESTION, "", 5)
    assert next(pieces) == "a"
    pieces.close()  # type: ignore[attr-defined]
    assert server.stopped.wait(60)


def test_dropping_the_iterator_ends_the_generation_too():
    server = ScriptedServer(["a"], endless=True)
    pieces = ChatGenerator("tiny", lambda: Backend(scripted(server))).stream(QUESTION, "", 5)
    assert next(pieces) == "a"
    del pieces
    assert server.stopped.wait(60)


def test_a_server_that_is_silent_for_long_can_be_left_meanwhile():
    class Silent(ScriptedServer):
        def handle_chat_completions(self, request: dict[str, Any], receive: Callable[[dict[str, Any]], bool]) -> None:
            assert left.wait(60)
            self.stopped.set() if receive({"choices": [{"finish_reason": None, "delta": {"content": "a"}}]}) else None

    left = threading.Event()
    server = Silent([])
    pieces = ChatGenerator("tiny", lambda: Backend(scripted(server))).stream(QUESTION, "", 5)
    assert [next(pieces), next(pieces)] == ["", ""]
    pieces.close()  # type: ignore[attr-defined]
    left.set()
    assert server.stopped.wait(60)
