"""The extractor: the packaged encoder with a trained adapter reads a question and a sentence together.

A cross-encoder with a head for relevance (R. Nogueira, K. Cho, "Passage Re-ranking with BERT", 2019) and one for the
answer's span (J. Devlin et al., "BERT", NAACL 2019).
"""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.adapter import Adapter, adapter_hash, adapter_path, read_adapter
from index.model_folder import QUERY_PREFIX
from index.paths import cache_dir
from index.types import Extraction
from index.weights import E5_FOLDER, e5_folder, ensure_e5, packaged_container

if TYPE_CHECKING:
    from index.onnx_encoder import Run
    from index.pieces import Pieces


class OnnxExtractor:
    """Reads by onnxruntime; the model is loaded at the first question, and is safe to use from several threads."""

    def __init__(self, adapter: Path, cache: Path) -> None:
        self._path = adapter
        self._cache = cache
        self._lock = threading.Lock()
        self._model: tuple[Run, Pieces, Adapter] | None = None

    @property
    def model_id(self) -> str:
        """The packaged encoder's name with the adapter's hash."""
        return f"{E5_FOLDER}+{adapter_hash(self._path)}"

    def prepare(self) -> None:
        """Write the graph unless it is there, so that no question waits for it.

        Raises:
            WeightsError: It cannot be written.
        """
        self._loaded()

    def extract(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Extraction]:
        """Read each sentence, given as its article's title and its text, for the answer to a question.

        Raises:
            WeightsError: The model cannot be loaded.
        """
        return [self._read(question, title, text) for title, text in sentences]

    def _read(self, question: str, title: str, text: str) -> Extraction:
        # One at a time: eight together take a third more of the processor, most of it for padding, and 80 MB more.
        from index.onnx_encoder import alone
        from index.spans import best, relevance

        run, pieces, adapter = self._loaded()
        entry = pieces.encode(f"{QUERY_PREFIX}{question}", f"{title}. {text}")
        ids, mask = alone(entry)
        states = run(ids, mask)
        rows = states[0] @ adapter.span[0].T + adapter.span[1]
        return Extraction(relevance(states, mask, adapter)[0], *best(entry, rows, len(title) + 2, len(text)))

    def _loaded(self) -> "tuple[Run, Pieces, Adapter]":
        from index.onnx_encoder import encoder_pieces, open_graph

        with self._lock:
            if self._model is None:
                adapter = read_adapter(self._path)
                folder = ensure_e5(self._cache) or e5_folder(self._cache)
                self._model = open_graph(folder, "f32", self._path), encoder_pieces(folder), adapter
            return self._model


def open_extractor(cache: Path | None = None) -> OnnxExtractor | None:
    """The packaged extractor; None where the packaged embedder, of which it is made, is not installed.

    Nothing is decoded here: who has another embedder need not wait for this one's weights before a question needs them.

    Args:
        cache: The program's cache folder; None for the default one.
    """
    cache = cache or cache_dir()
    there = packaged_container() is not None or e5_folder(cache).is_dir()
    return OnnxExtractor(adapter_path(), cache) if there else None
