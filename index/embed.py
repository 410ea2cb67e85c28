"""Texts to unit vectors, by sentence-transformers, whose one home this is, or by onnxruntime."""

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from index.errors import WeightsError
from index.model_folder import Prefixes, prefixes_of, resolve
from index.paths import cache_dir
from index.quiet import quiet_transformers
from index.tokenizer import load_tokenizer
from index.types import Embedder, Vectors
from index.weights import ensure_e5, fingerprint, read_card

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.onnx_graph import Precision

Progress = Callable[[int, int], None]
"""Called with how many texts are done and how many there are."""

E5_ID = "intfloat/multilingual-e5-small"
INT8 = "int8"
"""Name of the packaged embedder with 8-bit weights for passages: other vectors, so an index of its own is needed."""

_QUERIES = 512
# On a processor small batches are the fast ones: four paragraphs at a time take half the time of thirty-two.
_MOST_TEXTS, _MOST_CHARACTERS = 16, 4000


class Encoder(Protocol):
    """The part of sentence-transformers' model that is used here; onnxruntime's encoder has it too."""

    @property
    def max_seq_length(self) -> int | None:
        """Longest input in tokens."""

    def get_embedding_dimension(self) -> int | None:
        """Length of a vector."""

    def encode(
        self,
        sentences: list[str],
        *,
        prompt: str,
        batch_size: int,
        normalize_embeddings: bool,
        show_progress_bar: bool,
    ) -> Vectors:
        """Embed one batch of texts, each with the prompt before it; float32, unit rows if wanted."""


Load = Callable[[Path], Encoder]


class FolderEmbedder:
    """An embedder over a local sentence-transformers folder; the model is loaded when the first text comes.

    The vectors of the latest questions are kept.
    """

    def __init__(
        self,
        folder: Path,
        model_id: str,
        prefixes: Prefixes,
        fingerprint: str,
        progress: Progress | None = None,
        load: Load | None = None,
        load_for_questions: Load | None = None,
    ) -> None:
        self._folder = folder
        self._model_id = model_id
        self._prefixes = prefixes
        self._fingerprint = fingerprint
        self._progress = progress
        self._card = read_card(folder)
        self._lock = threading.Lock()
        self._load = load or _load_model
        self._load_for_questions = load_for_questions or self._load
        self._models: dict[Load, Encoder] = {}
        self._tokenizer: Tokenizer | None = None
        self._question = lru_cache(_QUERIES)(self._embed_question)

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
        return bool(self._models)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._card.dimension if self._card else int(self._loaded(self._load).get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """Longest input in the model's own tokens, with prefix and special tokens."""
        return self._card.max_tokens if self._card else int(self._loaded(self._load).max_seq_length or 512)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts to be searched; float32, shape (n, dimension), unit rows.

        Raises:
            WeightsError: The model cannot be loaded.
        """
        return self._embed(texts, self._prefixes.passage, self._load)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions; float32, shape (n, dimension), unit rows.

        Raises:
            WeightsError: The model cannot be loaded.
        """
        import numpy as np

        return (
            np.stack([self._question(text) for text in texts]) if texts else np.zeros((0, self.dimension), np.float32)
        )

    def count_tokens(self, text: str) -> int:
        """Length of a text in the model's own tokens, without prefix and special tokens.

        Raises:
            WeightsError: The tokenizer cannot be loaded.
        """
        with self._lock:
            self._tokenizer = self._tokenizer or load_tokenizer(self._folder)
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _embed_question(self, text: str) -> Vectors:
        vector: Vectors = self._embed([text], self._prefixes.query, self._load_for_questions)[0]
        vector.setflags(write=False)
        return vector

    def _embed(self, texts: Sequence[str], prefix: str, load: Load) -> Vectors:
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), np.float32)
        done = 0
        for rows in _batches([len(text) for text in texts]):
            vectors[rows] = self._loaded(load).encode(
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

    def _loaded(self, load: Load) -> Encoder:
        with self._lock:
            if load not in self._models:
                self._models[load] = load(self._folder)
            return self._models[load]


class _PackagedEmbedder(FolderEmbedder):
    def count_tokens(self, text: str) -> int:
        from index.onnx_encoder import encoder_pieces

        return encoder_pieces(self._folder).count(text)


def open_embedder(name: str | None = None, cache: Path | None = None, progress: Progress | None = None) -> Embedder:
    """Open the packaged embedder or another one; weights are fetched and hashed here, the model is loaded later.

    Args:
        name: None for the packaged multilingual-e5-small by onnxruntime, "int8" for the same with passages by 8-bit
            weights, else a Hugging Face model id or a local folder, which sentence-transformers loads. The id of the
            packaged model is one of those: the same weights and vectors, by sentence-transformers.
        cache: The program's cache folder; None for the default one.
        progress: Told of the texts embedded.

    Raises:
        WeightsError: There are no such weights, or they can be neither read nor fetched.
    """
    cache = cache or cache_dir()
    if name in {None, INT8} and (packaged := ensure_e5(cache)):
        return _packaged(packaged, cache, name, progress)
    model_id = name or E5_ID
    folder = (ensure_e5(cache) if model_id == E5_ID else None) or resolve(model_id)
    prefixes = prefixes_of(folder, model_id)
    mark = fingerprint(folder, (prefixes.query, prefixes.passage), cache)
    return FolderEmbedder(folder, model_id, prefixes, mark, progress)


def _packaged(folder: Path, cache: Path, name: str | None, progress: Progress | None) -> Embedder:
    prefixes = prefixes_of(folder, E5_ID)
    mark = fingerprint(folder, (prefixes.query, prefixes.passage), cache)
    whole = partial(_by_onnxruntime, precision="f32")
    if name == INT8:
        # Questions by whole weights over passages by 8-bit ones: measured, that loses nothing, and 8-bit questions do.
        from index.onnx_encoder import int8_fingerprint

        small = partial(_by_onnxruntime, precision="int8")
        return _PackagedEmbedder(folder, f"{E5_ID} {INT8}", prefixes, int8_fingerprint(mark), progress, small, whole)
    return _PackagedEmbedder(folder, E5_ID, prefixes, mark, progress, whole)


def _by_onnxruntime(folder: Path, precision: "Precision") -> Encoder:
    from index.onnx_encoder import OnnxEncoder

    return OnnxEncoder.load(folder, precision)


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


def _load_model(folder: Path) -> Encoder:
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    try:
        with quiet_transformers():
            # The processor, also where there is a graphics card: an index must hold the same vectors everywhere.
            return cast("Encoder", SentenceTransformer(str(folder), device="cpu", local_files_only=True))
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise WeightsError(
            f"{folder} cannot be loaded as an embedder ({error}); mend: delete the folder and fetch it anew"
        ) from error
