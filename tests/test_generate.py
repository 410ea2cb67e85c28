import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from generate_help import QUESTION, ROOT, said
from langchain_core.language_models import FakeListChatModel

from index.errors import GeneratorError, SettingsError
from rag.llm.generate import Backend, ChatGenerator, open_generator


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
