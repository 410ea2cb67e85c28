"""The packaged encoder run by onnxruntime: starts in a second, where torch and its libraries take ten. Its one home."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from index.adapter import adapter_hash, read_adapter
from index.errors import WeightsError
from index.onnx_graph import IDS, LAYOUT, MASK, STATES, SUMS, VECTORS, WEIGHTS, Precision, write_graph
from index.pieces import Encoded, Pieces, load_pieces
from index.types import Vectors
from index.weights import Card, read_card
from index.word_table import WORDS, WordTable

Tokens = np.ndarray[tuple[int, int], np.dtype[np.int64]]
Run = Callable[[Tokens, Tokens], Vectors]
"""Token ids and mask, both (n, tokens), to what the graph gives: sums (n, width) or states (n, tokens, width)."""


class OnnxEncoder:
    """Mean of a BERT encoder's last hidden states, at unit length; safe to use from several threads."""

    def __init__(self, run: Run, pieces: Pieces, card: Card) -> None:
        self._run = run
        self._pieces = pieces
        self._card = card
        self.max_seq_length = card.max_tokens

    @classmethod
    def load(cls, folder: Path, precision: Precision) -> "OnnxEncoder":
        """Load the graph of a decoded folder, writing it on the first call.

        Raises:
            WeightsError: The graph cannot be written or loaded.
        """
        card = read_card(folder)
        if card is None:
            raise WeightsError(f"{folder} holds no decoded embedder; mend: delete it, and run: reformqa setup")
        return cls(open_graph(folder, precision), encoder_pieces(folder), card)

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return self._card.dimension

    def encode(
        self,
        sentences: Sequence[str],
        *,
        prompt: str = "",
        batch_size: int = 32,
        normalize_embeddings: bool = True,
        show_progress_bar: bool = False,
    ) -> Vectors:
        """Embed texts as sentence-transformers does; what else its ``encode`` can be told changes nothing here.

        One text at a time: no padding, so a batch takes a fifth less, and 8-bit vectors do not depend on their company.
        """
        del batch_size, normalize_embeddings, show_progress_bar
        encoded = [self._pieces.encode(prompt + text) for text in sentences]
        sums = np.concatenate([self._run(*alone(entry)) for entry in encoded])
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


def alone(entry: Encoded) -> tuple[Tokens, Tokens]:
    """Token ids and mask of a batch of one; int64, shape (1, tokens)."""
    ids = np.array([entry.ids], np.int64)
    return ids, np.ones_like(ids)


def open_graph(folder: Path, precision: Precision, adapter: Path | None = None) -> Run:
    """Load the graph of a decoded folder, writing it on the first call.

    Args:
        folder: A decoded folder.
        precision: Of the weights.
        adapter: File of an adapter to the weights; with one the graph gives states and no sums.

    Raises:
        WeightsError: The graph cannot be written or loaded, or the file is no adapter.
    """
    from onnxruntime import InferenceSession, SessionOptions
    from onnxruntime.capi import onnxruntime_pybind11_state as failures

    options = SessionOptions()
    # threads that wait for work in a loop take a core from whoever else is on the machine
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.intra_op_num_threads = _threads()
    options.log_severity_level = 3
    path = graph_path(folder, precision, adapter)
    try:
        ensure_graph(folder, precision, adapter)
        table = WordTable(folder / WEIGHTS)
        session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except (OSError, KeyError, ValueError, failures.Fail, failures.InvalidProtobuf,
            failures.NoSuchFile, failures.InvalidGraph) as error:  # fmt: skip
        raise WeightsError(
            f"{path} cannot be made or loaded ({error}); "
            "mend: delete it, or set REFORMQA_CACHE to a folder that can be written, and try again"
        ) from error
    given = [STATES if adapter else SUMS]

    def run(ids: Tokens, mask: Tokens) -> Vectors:
        used, places = np.unique(ids, return_inverse=True)
        try:
            fed = {IDS: places.reshape(ids.shape), MASK: mask, WORDS: table.rows(used)}
            return cast("Vectors", session.run(given, fed)[0])
        except (OSError, failures.Fail, failures.InvalidArgument, failures.RuntimeException) as error:
            raise WeightsError(f"{path} cannot be run ({error}); mend: free some memory and ask again") from error

    return run


def encoder_pieces(folder: Path) -> Pieces:
    """The tokenizer of a decoded folder, one for all.

    Raises:
        WeightsError: There is none.
    """
    card = read_card(folder)
    if card is None:
        raise WeightsError(f"{folder} holds no decoded embedder; mend: delete it, and run: reformqa setup")
    return load_pieces(folder, card.max_tokens)


def _threads() -> int:
    """As many as torch would take: what ``OMP_NUM_THREADS`` says; 0 for one a physical core."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() else 0


def graph_path(folder: Path, precision: Precision, adapter: Path | None = None) -> Path:
    """Where the graph of a decoded folder lies; that of an adapted one bears the adapter's hash."""
    kind = f"extractor-{adapter_hash(adapter)}" if adapter else "encoder"
    return folder / f"{kind}-{precision}-{LAYOUT}.onnx"


def ensure_graph(folder: Path, precision: Precision, adapter: Path | None = None) -> Path:
    """Write the graph of a decoded folder unless it is there; under its final name it is always whole.

    Raises:
        OSError: It cannot be written.
        WeightsError: The file is no adapter.
    """
    path = graph_path(folder, precision, adapter)
    if path.is_file():
        return path
    from filelock import FileLock

    with FileLock(folder.parent / f"{folder.name}.{precision}.lock"):
        if not path.is_file():
            aside = path.with_name(f".{path.name}.new")
            try:
                write_graph(
                    folder, aside, f"{path.stem}.matrices", precision, read_adapter(adapter) if adapter else None
                )
                aside.replace(path)
            finally:
                aside.unlink(missing_ok=True)
    return path


def int8_fingerprint(full: str) -> str:
    """The fingerprint of a model with 8-bit weights: its vectors are others than those of the whole model."""
    return hashlib.sha256(f"{full} int8 {VECTORS}".encode()).hexdigest()
