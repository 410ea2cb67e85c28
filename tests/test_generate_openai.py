import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from generate_help import QUESTION, said

from index.errors import GeneratorError
from rag.llm.generate import open_generator


class OpenAIServer(ThreadingHTTPServer):
    """Streams the words of a reply as an OpenAI-compatible server does; keeps what was asked."""

    daemon_threads = True

    def __init__(self, words: list[str], status: int = 200, endless: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), OpenAIHandler)
        self.words, self.status, self.endless = words, status, endless
        self.request: dict[str, Any] = {}
        self.key: str | None = None
        self.hung_up = threading.Event()

    @property
    def spec(self) -> str:
        return f"openai:small@http://127.0.0.1:{self.server_port}/v1"


class OpenAIHandler(BaseHTTPRequestHandler):
    server: OpenAIServer

    def do_POST(self):
        self.server.request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.key = self.headers["Authorization"]
        self.send_response(self.server.status if self.path == "/v1/chat/completions" else 404)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            self.say()
        except OSError:
            self.server.hung_up.set()

    def say(self):
        words = self.server.words
        while True:
            for word in words:
                delta = {"index": 0, "delta": {"role": "assistant", "content": word}, "finish_reason": None}
                event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [delta]}
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            if not self.server.endless:
                break
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, *_: object):
        """Keep the test's output clean."""


@pytest.fixture
def serve() -> Iterator[Callable[..., OpenAIServer]]:
    running: list[OpenAIServer] = []

    def start(words: list[str], status: int = 200, endless: bool = False) -> OpenAIServer:
        server = OpenAIServer(words, status, endless)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def test_an_openai_compatible_server_answers(serve: Callable[..., OpenAIServer], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    server = serve(["Điện", " Biên", " 24"])
    generator = open_generator(server.spec)
    assert generator is not None
    assert said(generator.stream(QUESTION, "Ngắn.", 9)) == ["Điện", " Biên", " 24"]
    assert server.request["messages"] == [
        {"role": "system", "content": "Ngắn."},
        {"role": "user", "content": "Điện Biên xếp thứ mấy?"},
    ]
    assert (server.request["model"], server.request["max_tokens"], server.request["temperature"]) == ("small", 9, 0)
    assert server.key == "Bearer none"


def test_the_key_comes_from_the_environment(serve: Callable[..., OpenAIServer], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_API_KEY", "my-key")
    server = serve(["a"])
    generator = open_generator(server.spec)
    assert generator is not None
    assert said(generator.stream(QUESTION, "", 9)) == ["a"]
    assert server.key == "Bearer my-key"


def test_a_server_that_fails_is_a_generator_error(serve: Callable[..., OpenAIServer]):
    server = serve(["no"], status=400)
    generator = open_generator(server.spec)
    assert generator is not None
    with pytest.raises(GeneratorError, match=r"mend: check that a server answers at http://127\.0\.0\.1"):
        list(generator.stream(QUESTION, "", 9))


def test_a_server_that_is_not_there_is_a_generator_error(serve: Callable[..., OpenAIServer]):
    generator = open_generator("openai:small@http://127.0.0.1:9/v1")
    assert generator is not None
    with pytest.raises(GeneratorError, match="small@"):
        list(generator.stream(QUESTION, "", 9))


def test_closing_early_hangs_up(serve: Callable[..., OpenAIServer]):
    server = serve(["a"], endless=True)
    generator = open_generator(server.spec)
    assert generator is not None
    pieces = generator.stream(QUESTION, "", 9)
    assert next(piece for piece in pieces if piece) == "a"
    pieces.close()  # type: ignore[attr-defined]
    assert server.hung_up.wait(60)
