import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from generate_help import QUESTION, ROOT, said, wait_until

from index.errors import GeneratorError
from rag.llm.generate import ChatGenerator, open_generator
from rag.llm.llamacpp import ChatLlamaCpp
from rag.models import Generator
from rag.types import Turn


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
    chat = small.load().chat
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


@pytest.fixture(scope="module")
def default() -> ChatGenerator:
    generator = open_generator("default")
    assert isinstance(generator, ChatGenerator)
    return generator


@pytest.mark.models
@pytest.mark.parametrize("judging", [False, True])
def test_the_default_model_stops_between_two_batches_of_its_prompt(default: ChatGenerator, judging: bool):
    turns = [Turn("user", f"{judging}: " + "Một câu dài để đọc. " * 40)]
    pieces: Iterator[object] = default.first_tokens(turns, "") if judging else default.stream(turns, "", 5)
    assert not next(pieces)
    workers = [thread for thread in threading.enumerate() if thread.name == "llama.cpp"]
    pieces.close()  # type: ignore[attr-defined]
    assert wait_until(lambda: not any(worker.is_alive() for worker in workers), seconds=60)
    chat = default.load().chat
    timings = chat.invoke([("user", turns[0].content)], max_tokens=1).response_metadata["timings"]
    assert timings["cache_n"] + timings["prompt_n"] > 250
    assert timings["cache_n"] <= 130, "eight batches of 16: some that were under way when it was left, and not all 20"


@pytest.mark.models
def test_the_default_model_stops_between_two_tokens_of_its_reply(default: ChatGenerator):
    pieces = default.stream([Turn("user", "Đếm từ 1 đến 1000.")], "", 3000)
    assert any(pieces)
    workers = [thread for thread in threading.enumerate() if thread.name == "llama.cpp"]
    pieces.close()  # type: ignore[attr-defined]
    # 3,000 tokens take minutes.
    assert wait_until(lambda: not any(worker.is_alive() for worker in workers), seconds=60)


@pytest.mark.models
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a priority a thread")
def test_the_model_s_threads_stand_back_and_ours_do_not(small_chat: ChatLlamaCpp):
    small_chat.invoke("1", max_tokens=1)
    own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    of_all = list(priorities_of_this_process())
    assert own == min(of_all)
    assert of_all.count(min(19, own + 10)) >= 2


def priorities_of_this_process() -> Iterator[int]:
    """The priority of every thread that still lives when it is asked for."""
    for task in Path("/proc/self/task").iterdir():
        # Threads of earlier tests end while they are counted.
        with contextlib.suppress(ProcessLookupError):
            yield os.getpriority(os.PRIO_PROCESS, int(task.name))
