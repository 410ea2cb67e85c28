"""Language models that word answers: the one home of LangChain's chat models."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from index.errors import GeneratorError, SettingsError
from index.quiet import quiet_transformers
from rag.llm.prompt import SYSTEM
from rag.llm.weights import ModelName, Progress, ensure_weights
from rag.models import Generator
from rag.types import Turn

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from torch import Tensor

DEFAULT_MODEL: ModelName = "qwen2.5-coder-1.5b"
FORMS = (
    "default, qwen2.5-coder-1.5b, qwen2.5-coder-0.5b, gguf:/path/to/file.gguf, hf:ID-or-folder, "
    "openai:MODEL@http://host:port/v1, none"
)
_GGUF_MAGIC = b"GGUF"
_TOLD = 20

Options = Callable[[int, threading.Event], dict[str, Any]]
"""From the longest reply in tokens and the sign to stop, to the arguments that a chat model's ``stream`` takes."""


def _plain_options(max_tokens: int, _stop: threading.Event) -> dict[str, Any]:
    return {"max_tokens": max_tokens}


@dataclass(frozen=True, slots=True)
class Backend:
    """A LangChain chat model and what is particular about calling it.

    Attributes:
        chat: The model.
        options: How it is told of the longest reply.
        errors: What it raises when it fails.
        mend: What the user can do then.
        tells: Whether its replies come with the probabilities of their tokens.
    """

    chat: "BaseChatModel"
    options: Options = _plain_options
    errors: tuple[type[Exception], ...] = (OSError, RuntimeError, ValueError)
    mend: str = "choose another generator"
    tells: bool = False


class ChatGenerator:
    """A generator over any LangChain chat model, which is loaded when the first question comes."""

    def __init__(self, model_id: str, load: Callable[[], Backend]) -> None:
        self._model_id = model_id
        self._load = load
        self._lock = threading.Lock()
        self._backend: Backend | None = None

    @property
    def model_id(self) -> str:
        """Name to show and to store."""
        return self._model_id

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._backend is not None

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        """Yield pieces of the reply; closing the iterator ends the generation in the model.

        Empty pieces while a prompt is read are signs of life: moments at which the iterator can be closed.

        Args:
            messages: The conversation; the last one is the question.
            system: What the model is told first; left out when empty.
            max_tokens: Longest reply, in the model's own tokens.

        Raises:
            GeneratorError: The model cannot be started or failed.
        """
        backend = self.load()
        stop = threading.Event()
        try:
            # stream() is a generator function: closing it closes the connection or the thread below.
            options = backend.options(max_tokens, stop)
            with self._failing(backend), closing(backend.chat.stream(_prompt(messages, system), **options)) as chunks:  # type: ignore[type-var]
                for chunk in chunks:
                    yield str(chunk.text)
        finally:
            stop.set()

    def first_tokens(self, messages: Sequence[Turn], system: str) -> Iterator[Mapping[str, float] | None]:
        """Natural logarithms of the probabilities of a reply's likeliest first tokens; see `rag.models.Judge`.

        Raises:
            GeneratorError: The model cannot be started or failed.
        """
        backend = self.load()
        if not backend.tells:
            return
        wanted: dict[str, Any] = {"max_tokens": 1, "logprobs": True, "top_logprobs": _TOLD}
        with self._failing(backend), closing(backend.chat.stream(_prompt(messages, system), **wanted)) as chunks:  # type: ignore[type-var]
            for chunk in chunks:
                places = (chunk.response_metadata.get("logprobs") or {}).get("content") or [{}]
                yield {told["token"]: float(told["logprob"]) for told in places[0].get("top_logprobs", ())} or None

    @contextmanager
    def _failing(self, backend: Backend) -> Iterator[None]:
        try:
            yield
        except backend.errors as error:
            raise GeneratorError(
                f"{self._model_id} failed: {str(error) or type(error).__name__}; {backend.mend}"
            ) from error

    def load(self) -> Backend:
        """Bring the model into memory, unless it is there, and return it."""
        with self._lock:
            self._backend = self._backend or self._load()
        return self._backend


def _prompt(messages: Sequence[Turn], system: str) -> list[dict[str, str]]:
    head = [{"role": "system", "content": system}] if system else []
    return [*head, *({"role": turn.role, "content": turn.content} for turn in messages)]


def open_generator(spec: str, cache: Path | None = None, progress: Progress | None = None) -> Generator | None:
    """Open the generator that a setting names; packaged weights are fetched here, models are loaded later.

    Args:
        spec: One of ``FORMS``.
        cache: The program's cache folder; None for the default one.
        progress: Told of the bytes of packaged weights.

    Returns:
        The generator, or None for ``none``: answers without a model.

    Raises:
        SettingsError: No such form, or it names a file that is no GGUF file.
        WeightsError: Packaged weights cannot be had.
    """
    spec = DEFAULT_MODEL if spec == "default" else spec
    if spec == "none":
        return None
    for name in get_args(ModelName):
        if spec == name:
            return _gguf(name, ensure_weights(name, cache, progress))
    kind, _, value = spec.partition(":")
    if kind == "gguf" and value:
        return _gguf(Path(value).stem, _checked_gguf(Path(value).expanduser()))
    if kind == "hf" and value:
        return ChatGenerator(value, lambda: _load_transformers(value))
    model, _, address = value.rpartition("@")
    if kind == "openai" and model and address.startswith(("http://", "https://")):
        return ChatGenerator(value, lambda: _load_openai(model, address))
    raise SettingsError(f"unknown generator {spec!r}; mend: use one of {FORMS}")


def _gguf(model_id: str, path: Path) -> ChatGenerator:
    return ChatGenerator(model_id, lambda: _load_llamacpp(path))


def _checked_gguf(path: Path) -> Path:
    try:
        with path.open("rb") as file:
            magic = file.read(len(_GGUF_MAGIC))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}); mend: name a GGUF file") from error
    if magic != _GGUF_MAGIC:
        raise SettingsError(f"{path} is not a GGUF file; mend: name one, or use hf: for a transformers folder")
    return path


def _load_llamacpp(path: Path) -> Backend:
    # Read when OpenMP is loaded. Threads that spin while they wait for one another take what other work wants too.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from rag.llm.llamacpp import ChatLlamaCpp

    return Backend(ChatLlamaCpp(model_path=path, head=SYSTEM).load(), tells=True)


def _load_openai(model: str, address: str) -> Backend:
    import openai
    from langchain.chat_models import init_chat_model

    chat = init_chat_model(
        model,
        model_provider="openai",
        base_url=address,
        api_key=os.environ.get("OPENAI_API_KEY") or "none",  # local servers want some key, and none in particular
        temperature=0,
        seed=0,
    )
    # Ollama and older servers know max_tokens and not the newer name that the client library puts in its place.
    return Backend(
        chat,
        options=lambda max_tokens, _: {"extra_body": {"max_tokens": max_tokens}},
        errors=(openai.OpenAIError, OSError, ValueError),
        mend=f"mend: check that a server answers at {address} and has a model {model}",
    )


def _load_transformers(name: str) -> Backend:
    from queue import Empty

    from langchain.chat_models import init_chat_model

    local = Path(name).expanduser()
    mend = f"mend: check that {name} is the Hugging Face id or the folder of a chat model"
    try:
        with quiet_transformers():
            chat: Any = init_chat_model(
                str(local) if local.is_dir() else name, model_provider="huggingface", backend="pipeline", device=-1
            )
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        raise GeneratorError(f"{name} cannot be loaded by transformers ({error}); {mend}") from error
    end = chat.llm.pipeline.model.generation_config.eos_token_id

    def options(max_tokens: int, stop: threading.Event) -> dict[str, Any]:
        processors = [_end_when(stop, end)] if end is not None else []
        return {
            "pipeline_kwargs": {"max_new_tokens": max_tokens, "do_sample": False, "logits_processor": processors},
        }

    # A thread that dies reports nothing: the stream runs dry and its queue times out.
    return Backend(chat, options, errors=(OSError, RuntimeError, ValueError, Empty), mend=mend)


def _end_when(stop: threading.Event, end: int | list[int]) -> "Callable[[Tensor, Tensor], Tensor]":
    """Return a processor of next-token scores that allows nothing but the end once it is wanted.

    A stopping criterion would be the plainer way, but LangChain's pipeline passes its own and takes no second one.
    """

    def process(_read: "Tensor", scores: "Tensor") -> "Tensor":
        if stop.is_set():
            scores = scores.new_full(scores.shape, float("-inf"))
            scores[:, end] = 0.0
        return scores

    return process
