import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import FakeListChatModel

from index.errors import GeneratorError, SettingsError
from rag.llm.generate import Backend, ChatGenerator, open_generator
from rag.llm.llamacpp import ChatLlamaCpp
from rag.models import Generator
from rag.types import Turn

ROOT = Path(__file__).parents[1]
QUESTION = [Turn("user", "Điện Biên xếp thứ mấy?")]


def said(pieces: Iterator[str]) -> list[str]:
    """The pieces that say something."""
    return [piece for piece in pieces if piece]


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


# --- settings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spec", ["", "bogus", "gguf:", "hf:", "openai:", "openai:model", "openai:@http://h/v1", "openai:m@ftp://h", "None"]
)
def test_an_unknown_form_is_refused_with_the_forms(spec: str):
    with pytest.raises(SettingsError, match=r"hf:ID-or-folder.*openai:MODEL@http"):
        open_generator(spec)


def test_none_is_no_generator():
    assert open_generator("none") is None


def test_a_file_that_is_no_gguf_is_refused(tmp_path: Path):
    path = tmp_path / "model.gguf"
    with pytest.raises(SettingsError, match="cannot be read"):
        open_generator(f"gguf:{path}")
    path.write_bytes(b"PK\3\4")
    with pytest.raises(SettingsError, match="is not a GGUF file"):
        open_generator(f"gguf:{path}")


@pytest.mark.parametrize(
    ("spec", "model_id"),
    [("openai:qwen@http://localhost:1/v1", "qwen@http://localhost:1/v1"), ("hf:some/model", "some/model")],
)
def test_opening_loads_nothing(spec: str, model_id: str):
    generator = open_generator(spec)
    assert generator is not None
    assert generator.model_id == model_id


def test_a_gguf_is_named_after_its_file(tmp_path: Path):
    path = tmp_path / "my-model.gguf"
    path.write_bytes(b"GGUF\3\0\0\0")
    generator = open_generator(f"gguf:{path}")
    assert generator is not None
    assert generator.model_id == "my-model"


def test_a_gguf_that_llama_cpp_refuses_is_named_when_it_is_used(tmp_path: Path):
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + b"\0" * 64)
    generator = open_generator(f"gguf:{path}")
    assert generator is not None
    with pytest.raises(GeneratorError, match=r"broken\.gguf cannot be loaded"):
        list(generator.stream(QUESTION, "", 5))


def test_importing_the_module_stays_light():
    code = (
        "import sys, rag.llm.generate; print([m for m in ('torch', 'langchain_core', 'xllamacpp') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


# --- any LangChain chat model ---------------------------------------------------------------------------------------


def test_pieces_come_as_the_model_says_them():
    generator = ChatGenerator("fake", lambda: Backend(FakeListChatModel(responses=["thứ 24"])))
    assert said(generator.stream(QUESTION, "Trả lời ngắn.", 5)) == list("thứ 24")


def test_a_model_is_loaded_once_and_late():
    loads = []

    def load() -> Backend:
        loads.append(1)
        return Backend(FakeListChatModel(responses=["a", "b"]))

    generator = ChatGenerator("fake", load)
    assert loads == []
    assert ["".join(generator.stream(QUESTION, "", 5)) for _ in range(2)] == ["a", "b"]
    assert loads == [1]


def test_what_a_model_raises_becomes_a_generator_error():
    chat = FakeListChatModel(responses=["abc"], error_on_chunk_number=1)
    backend = Backend(chat, errors=(Exception,), mend="mend: none")
    pieces = ChatGenerator("fake", lambda: backend).stream(QUESTION, "", 5)
    assert next(pieces) == "a"
    with pytest.raises(GeneratorError, match="fake failed: FakeListChatModelError; mend: none"):
        next(pieces)


def test_closing_early_gives_the_sign_to_stop():
    signs: list[threading.Event] = []

    def options(max_tokens: int, stop: threading.Event) -> dict[str, Any]:
        signs.append(stop)
        return {"max_tokens": max_tokens}

    backend = Backend(FakeListChatModel(responses=["abc"]), options=options)
    pieces = ChatGenerator("fake", lambda: backend).stream(QUESTION, "", 5)
    next(pieces)
    assert not signs[0].is_set()
    pieces.close()  # type: ignore[attr-defined]
    assert signs[0].is_set()


# --- llama.cpp, with a scripted server in its place -----------------------------------------------------------------


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


# --- an OpenAI-compatible server ------------------------------------------------------------------------------------


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


# --- real models ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiny_transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random two-thousandth of a chat model, which talks nonsense in the right form."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

    folder = tmp_path_factory.mktemp("tiny") / "model"
    letters = [*pre_tokenizers.ByteLevel.alphabet(), "<|end|>"]
    bytes_only = Tokenizer(models.BPE({letter: number for number, letter in enumerate(letters)}, []))
    bytes_only.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bytes_only.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bytes_only, eos_token="<|end|>", pad_token="<|end|>")
    tokenizer.chat_template = "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=len(letters),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=8192,
        eos_token_id=tokenizer.eos_token_id,
    )
    Qwen2ForCausalLM(config).save_pretrained(folder)
    return folder


@pytest.mark.models
def test_a_transformers_folder_answers_and_can_be_stopped(tiny_transformer: Path):
    generator = open_generator(f"hf:{tiny_transformer}")
    assert generator is not None
    first = "".join(generator.stream(QUESTION, "Ngắn.", 8))
    assert first
    assert "".join(generator.stream(QUESTION, "Ngắn.", 8)) == first
    before = set(threading.enumerate())
    pieces = generator.stream(QUESTION, "Ngắn.", 8000)
    next(pieces)
    workers = set(threading.enumerate()) - before
    assert len(workers) == 1
    pieces.close()  # type: ignore[attr-defined]
    # 8,000 tokens of this model take minutes.
    assert wait_until(lambda: not any(worker.is_alive() for worker in workers), seconds=20)


@pytest.mark.models
def test_a_transformers_folder_that_is_none_is_a_generator_error(tmp_path: Path):
    generator = open_generator(f"hf:{tmp_path}")
    assert generator is not None
    with pytest.raises(GeneratorError, match="cannot be loaded by transformers"):
        list(generator.stream(QUESTION, "", 8))


@pytest.fixture(scope="module")
def small() -> Generator:
    generator = open_generator("qwen2.5-coder-0.5b")
    assert generator is not None
    return generator


@pytest.fixture(scope="module")
def small_chat(small: Generator) -> ChatLlamaCpp:
    assert isinstance(small, ChatGenerator)
    chat = small._loaded().chat
    assert isinstance(chat, ChatLlamaCpp)
    return chat


@pytest.mark.models
def test_the_real_model_streams_the_same_reply_every_time(small: Generator):
    question = [Turn("user", "Năm 2017, Điện Biên xếp thứ 24. Năm 2017, Điện Biên xếp thứ mấy?")]
    pieces = said(small.stream(question, "Trả lời bằng một câu ngắn.", 40))
    assert len(pieces) > 2
    assert "24" in "".join(pieces)
    assert said(small.stream(question, "Trả lời bằng một câu ngắn.", 40)) == pieces


@pytest.mark.models
def test_the_real_model_keeps_to_the_longest_reply(small_chat: ChatLlamaCpp):
    message = small_chat.invoke("Đếm từ 1 đến 100.", max_tokens=7)
    assert message.usage_metadata is not None
    assert message.usage_metadata["output_tokens"] == 7


@pytest.mark.models
@pytest.mark.parametrize("words", [("yes", "no"), ("có", "không")])
def test_the_real_model_obeys_a_grammar(small_chat: ChatLlamaCpp, words: tuple[str, str]):
    grammar = f'root ::= "{words[0]}" | "{words[1]}"'
    assert small_chat.invoke("Is the sky green?", grammar=grammar).text in words


@pytest.mark.models
def test_a_real_stream_that_is_left_ends_in_the_model(small_chat: ChatLlamaCpp):
    pieces = small_chat.stream("Đếm từ 1 đến 1000.", max_tokens=3000)
    next(pieces)
    workers = [thread for thread in threading.enumerate() if thread.name == "llama.cpp"]
    assert len(workers) == 1
    pieces.close()  # type: ignore[attr-defined]
    # 3,000 tokens take minutes; the one that is under way takes a fraction of a second.
    assert wait_until(lambda: not workers[0].is_alive(), seconds=20)
    assert small_chat.invoke("Is the sky blue?", grammar='root ::= "yes" | "no"').text in {"yes", "no"}


@pytest.mark.models
def test_a_real_stream_can_be_left_while_the_prompt_is_read(small: Generator, small_chat: ChatLlamaCpp):
    long = "Một câu dài để đọc. " * 100
    pieces = small.stream([Turn("user", long)], "", 5)
    assert next(pieces) == ""
    workers = [thread for thread in threading.enumerate() if thread.name == "llama.cpp"]
    pieces.close()  # type: ignore[attr-defined]
    assert wait_until(lambda: not any(worker.is_alive() for worker in workers), seconds=60)
    timings = small_chat.invoke(long, max_tokens=1).response_metadata["timings"]
    assert timings["cache_n"] + timings["prompt_n"] > 600
    assert timings["cache_n"] < 300, "the first stream must not have read the prompt to its end"


@pytest.mark.models
def test_a_real_prompt_too_long_for_the_model_is_said_to_be(small: Generator):
    with pytest.raises(GeneratorError, match="exceeds the available context size"):
        list(small.stream([Turn("user", "dài " * 5000)], "", 5))


@pytest.mark.models
def test_the_real_model_does_not_read_the_same_head_twice(small_chat: ChatLlamaCpp):
    head = "Chỉ trả lời từ các câu đã cho. " * 20
    for question in ("Một cộng một?", "Hai cộng hai?"):
        message = small_chat.invoke([("system", head), ("user", question)], max_tokens=2)
    timings = message.response_metadata["timings"]
    assert timings["cache_n"] > 100
    assert timings["prompt_n"] < 40


@pytest.mark.models
def test_the_real_model_needs_no_network_and_writes_nothing_of_its_own():
    code = (
        "from rag.llm.generate import open_generator\n"
        "from rag.types import Turn\n"
        "generator = open_generator('qwen2.5-coder-0.5b')\n"
        "print(''.join(generator.stream([Turn('user', 'Điện Biên xếp thứ 24. Điện Biên xếp thứ mấy?')], '', 20)))\n"
    )
    command = [sys.executable, "-c", code]
    unshare = ["unshare", "--net"]
    try:
        subprocess.run([*unshare, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("cutting the network off needs unshare --net and the right to use it")
    done = subprocess.run([*unshare, *command], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "24" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
