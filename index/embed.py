"""Texts to unit vectors: the one home of sentence-transformers."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.e5_folder import PASSAGE_PREFIX, QUERY_PREFIX
from index.errors import WeightsError
from index.paths import cache_dir
from index.types import Embedder, Vectors
from index.weights import ensure_e5, fingerprint, read_card

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Progress = Callable[[int, int], None]
"""Called with how many texts are done and how many there are."""

E5_ID = "intfloat/multilingual-e5-small"
# On a processor small batches are the fast ones: four paragraphs at a time take half the time of thirty-two.
_MOST_TEXTS, _MOST_CHARACTERS = 16, 4000
# Instruction-tuned e5 models take a whole instruction, which they bring along as a configured prompt.
_E5_NAME = re.compile(r"\be5\b(?!.*instruct)", re.IGNORECASE)
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.gguf", "*.ot", "*.ckpt"]


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model wants to read before a question and before a text that is searched."""

    query: str = ""
    passage: str = ""


class SentenceTransformerEmbedder:
    """An embedder over a local sentence-transformers folder; the model is loaded when the first text comes."""

    def __init__(
        self,
        folder: Path,
        model_id: str,
        prefixes: Prefixes,
        fingerprint: str,
        progress: Progress | None = None,
    ) -> None:
        self._folder = folder
        self._model_id = model_id
        self._prefixes = prefixes
        self._fingerprint = fingerprint
        self._progress = progress
        self._card = read_card(folder)
        self._lock = threading.Lock()
        self._model: SentenceTransformer | None = None
        self._tokenizer: Tokenizer | None = None

    @property
    def model_id(self) -> str:
        """Name to show and to store."""
        return self._model_id

    @property
    def fingerprint(self) -> str:
        """Hash over weights, tokenizer and prefixes: equal fingerprints mean equal vectors."""
        return self._fingerprint

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._card.dimension if self._card else int(self._loaded().get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """Longest input in the model's own tokens, with prefix and special tokens."""
        return self._card.max_tokens if self._card else int(self._loaded().max_seq_length or 512)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts to be searched; float32, shape (n, dimension), unit rows.

        Raises:
            WeightsError: The model cannot be loaded.
        """
        return self._embed(texts, self._prefixes.passage)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions; float32, shape (n, dimension), unit rows.

        Raises:
            WeightsError: The model cannot be loaded.
        """
        return self._embed(texts, self._prefixes.query)

    def count_tokens(self, text: str) -> int:
        """Length of a text in the model's own tokens, without prefix and special tokens.

        Raises:
            WeightsError: The tokenizer cannot be loaded.
        """
        with self._lock:
            self._tokenizer = self._tokenizer or _load_tokenizer(self._folder)
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _embed(self, texts: Sequence[str], prefix: str) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        done = 0
        for rows in _batches([len(text) for text in texts]):
            vectors[rows] = self._loaded().encode(
                [texts[row] for row in rows],
                prompt=prefix,
                batch_size=len(rows),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            done += len(rows)
            if self._progress:
                self._progress(done, len(texts))
        return vectors

    def _loaded(self) -> "SentenceTransformer":
        with self._lock:
            self._model = self._model or _load_model(self._folder)
        return self._model


def open_embedder(name: str | None = None, cache: Path | None = None, progress: Progress | None = None) -> Embedder:
    """Open the packaged embedder or another one; weights are fetched and hashed here, the model is loaded later.

    Args:
        name: None for the packaged multilingual-e5-small, else a Hugging Face model id or a local folder.
        cache: The program's cache folder; None for the default one.
        progress: Told of the texts embedded.

    Raises:
        WeightsError: There are no such weights, or they can be neither read nor fetched.
    """
    cache = cache or cache_dir()
    packaged = ensure_e5(cache) if name in {None, E5_ID} else None
    model_id = name or E5_ID
    folder = packaged or _resolve(model_id)
    prefixes = _prefixes(folder, model_id)
    mark = fingerprint(folder, (prefixes.query, prefixes.passage), cache)
    return SentenceTransformerEmbedder(folder, model_id, prefixes, mark, progress)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group row numbers by falling length: like lengths waste the least on padding."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: lengths[row], reverse=True):
        if batch and (len(batch) == _MOST_TEXTS or lengths[batch[0]] * (len(batch) + 1) > _MOST_CHARACTERS):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _resolve(name: str) -> Path:
    local = Path(name).expanduser()
    if local.is_dir():
        return local
    import huggingface_hub

    fetch = huggingface_hub.snapshot_download
    try:
        return Path(fetch(name, local_files_only=True, ignore_patterns=_NOT_NEEDED))
    except (OSError, ValueError):
        pass  # not here yet, or not a model id: the second call says which
    try:
        return Path(fetch(name, ignore_patterns=_NOT_NEEDED))
    except (OSError, ValueError) as error:
        raise WeightsError(
            f"the embedder {name!r} is neither a folder nor can it be fetched ({error}); "
            "mend: name a local sentence-transformers folder, or leave the embedder out to use the packaged one"
        ) from error


def _prefixes(folder: Path, model_id: str) -> Prefixes:
    try:
        prompts = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))["prompts"]
        configured = Prefixes(
            query=prompts.get("query") or "",
            passage=prompts.get("document") or prompts.get("passage") or "",
        )
    except (OSError, ValueError, KeyError, AttributeError):
        configured = Prefixes()
    if configured == Prefixes() and _E5_NAME.search(Path(model_id).name):
        return Prefixes(QUERY_PREFIX, PASSAGE_PREFIX)
    return configured


def _load_model(folder: Path) -> "SentenceTransformer":
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    try:
        with quiet_transformers():
            # The processor, also where there is a graphics card: an index must hold the same vectors everywhere.
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise WeightsError(
            f"{folder} cannot be loaded as an embedder ({error}); mend: delete the folder and fetch it anew"
        ) from error


def _load_tokenizer(folder: Path) -> "Tokenizer":
    """Load the fast tokenizer alone: a second instead of the ten that the model's libraries take to import."""
    from tokenizers import Tokenizer

    path = folder / "tokenizer.json"
    if not path.is_file():
        raise WeightsError(f"{path} is missing; mend: use a model that comes with a fast tokenizer")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@contextmanager
def quiet_transformers() -> Iterator[None]:
    """Keep transformers from drawing progress bars while it loads a model."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
