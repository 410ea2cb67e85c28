"""A LangChain chat model over llama.cpp inside this process: the one home of xllamacpp.

No port is opened: requests are handed to llama.cpp's server by function call. It insists on listening somewhere all the
same, so it gets a Unix socket in a private folder that is removed as soon as the model is loaded.
"""

import importlib.metadata
import os
import queue
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeVar

import xllamacpp
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel, generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

from index.errors import GeneratorError
from rag.llm.heads import head_of

T = TypeVar("T")

_SILENT = -1
_NICE = 10
_BEAT = 0.1
_CACHE_MIB = 256


class ChatLlamaCpp(BaseChatModel):
    """Greedy answers of one GGUF model, streamed token by token.

    The model is loaded by the first request. Requests wait for each other; a stream that is closed early, or whose
    iterator is dropped, ends the generation at the next token or within two prompt batches.

    Attributes:
        model_path: The GGUF file.
        n_ctx: Longest prompt and reply together, in tokens.
        n_batch: Prompt tokens read at a time; a cancelled prompt ends after two such batches at the latest.
        n_threads: Threads that compute; -1 for one per physical core.
        seed: Seed of the sampler, for requests that ask for a temperature.
        max_tokens: Longest reply, unless a request says otherwise.
        head: A system message that most requests begin with: it is read once and kept on disk for later processes.
    """

    model_path: Path
    n_ctx: int = 4096
    n_batch: int = 8  # larger ones read a prompt faster, and stop later: docs/chat.md
    n_threads: int = -1
    seed: int = 0
    max_tokens: int = 512
    head: str = ""

    _server: xllamacpp.Server | None = PrivateAttr(default=None)
    _lock: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    @property
    def _llm_type(self) -> str:
        return "llama.cpp"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.model_path.name, "n_ctx": self.n_ctx, "seed": self.seed}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - BaseChatModel.stream reports to it
        **kwargs: object,
    ) -> Iterator[ChatGenerationChunk]:
        """Stream a reply; empty chunks while the prompt is being read are moments at which the stream can be closed.

        Args:
            messages: The conversation; a leading part that an earlier request had too is not computed again.
            stop: Strings that end the reply.
            run_manager: LangChain's callbacks, which its own ``stream`` tells of the tokens.
            kwargs: ``max_tokens``, ``temperature``, ``grammar`` (GBNF) or any other field of llama.cpp's chat request.

        Raises:
            GeneratorError: The model cannot be loaded, or the request does not suit it.
        """
        request = {
            "messages": convert_to_openai_messages(messages),
            "max_tokens": self.max_tokens,
            "temperature": 0.0,
            "seed": self.seed,
            "stop": stop or [],
            **{name: value for name, value in kwargs.items() if value is not None},
            "stream": True,
            "cache_prompt": True,
            "return_progress": True,  # a sign of life after every prompt batch, without which none could be cancelled
        }
        for event in _events(self._loaded(), request):
            if event is None:
                yield ChatGenerationChunk(message=AIMessageChunk(content=""))
                continue
            if "error" in event:
                raise GeneratorError(f"{self.model_path.name} refused the request: {event['error'].get('message')}")
            yield _chunk(event)

    def load(self) -> Self:
        """Bring the model into memory, which the first request does too.

        Raises:
            GeneratorError: It cannot be loaded.
        """
        self._loaded()
        return self

    def _loaded(self) -> xllamacpp.Server:
        with self._lock:
            self._server = self._server or _load(self)
        return self._server


def _load(model: ChatLlamaCpp) -> xllamacpp.Server:
    params = xllamacpp.CommonParams()
    params.model.path = str(model.model_path)
    params.n_ctx = model.n_ctx
    params.n_batch = params.n_ubatch = model.n_batch
    params.cpuparams.n_threads = model.n_threads
    params.n_parallel = 1  # one slot: the fixed head of the prompt stays in it from request to request
    params.cache_ram_mib = _CACHE_MIB
    params.verbosity = _SILENT
    params.warmup = params.ui = False
    params.fit_params = False  # measuring what fits a graphics card makes loading half as long again
    params.endpoint_metrics = params.endpoint_slots = True
    settings = f"{model.n_ctx} {model.n_batch} {importlib.metadata.version('xllamacpp')}"
    head = head_of(model.model_path, settings, model.head) if model.head else None
    if head:
        params.slot_save_path = f"{head.folder}{os.sep}"
    # A folder that cannot be removed yet (Windows keeps an open socket's) goes with the system's temporary files.
    with tempfile.TemporaryDirectory(prefix="reformqa-", ignore_cleanup_errors=True) as folder:
        address = Path(folder) / "llama.sock"
        params.hostnames = [str(address)]
        try:
            server = _standing_back(lambda: xllamacpp.Server(params))
        except RuntimeError as error:
            raise GeneratorError(
                f"{model.model_path} cannot be loaded by llama.cpp ({error}); "
                "mend: check that it is a whole GGUF file of a chat model and that there is memory for it"
            ) from error
        # Answered only once the server's loop runs: deleting the server earlier than that waits for the loop for ever.
        server.handle_metrics()
        if head and not head.restore(address):
            _read(server, model.head)
            head.save(address)
    return server


def _read(server: xllamacpp.Server, head: str) -> None:
    """Have the model read a system message."""
    messages = [{"role": "system", "content": head}, {"role": "user", "content": ""}]
    with suppress(RuntimeError, ValueError, TypeError):  # the first request says what is wrong
        server.handle_chat_completions(
            {"messages": messages, "max_tokens": 1, "stream": True, "cache_prompt": True}, lambda _: False
        )


def _standing_back(start: Callable[[], T]) -> T:
    """Start something whose threads let the program's others go first: questions that the table answers do not wait.

    Linux keeps a priority a thread, and threads inherit it from the one that makes them; elsewhere it is the whole
    process's, and nothing is changed.
    """
    if sys.platform != "linux":
        return start()

    def lowered() -> T:
        os.nice(_NICE)  # of this thread alone
        return start()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lowered).result()


def _events(server: xllamacpp.Server, request: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
    """Run a request in a thread of its own and yield what it reports; leaving early cancels it.

    None comes between two reports that are far apart. llama.cpp hears of a cancellation at its next report, and begins
    one more batch meanwhile: who leaves between two reports saves the batch that is under way.
    """
    reports: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    cancelled = threading.Event()

    def receive(report: dict[str, Any]) -> bool:
        reports.put(report)
        return cancelled.is_set()

    def run() -> None:
        try:
            server.handle_chat_completions(request, receive)
        except (RuntimeError, ValueError, TypeError) as error:
            reports.put({"error": {"message": str(error)}})
        finally:
            reports.put(None)

    threading.Thread(target=run, name="llama.cpp", daemon=False).start()
    try:
        while True:
            try:
                report = reports.get(timeout=_BEAT)
            except queue.Empty:
                yield None
                continue
            if report is None:
                return
            yield report
    finally:
        cancelled.set()


def _chunk(event: dict[str, Any]) -> ChatGenerationChunk:
    choice = event["choices"][0]
    timings = event.get("timings")
    if choice.get("finish_reason") and timings:
        read, written = timings["cache_n"] + timings["prompt_n"], timings["predicted_n"]
        usage = UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written)
        last = AIMessageChunk(content="", usage_metadata=usage, chunk_position="last")
        return ChatGenerationChunk(
            message=last, generation_info={"finish_reason": choice["finish_reason"], "timings": timings}
        )
    content = choice.get("delta", {}).get("content") or ""
    likely = {"logprobs": choice["logprobs"]} if choice.get("logprobs") else {}
    return ChatGenerationChunk(message=AIMessageChunk(content=content), generation_info=likely or None)
