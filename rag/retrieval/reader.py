"""A small trained reader: how well a sentence answers a question, and which of its words do.

A low-rank adapter (E. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", ICLR 2022) on the packaged
multilingual-e5-small, with one linear head for relevance and one for the first and last word of an answer (J. Devlin
et al., "BERT", NAACL 2019, section 4.2). Question and sentence are read together, which the embedder never does.
``python -m eval.fitting.train_reader`` trains it.
"""

import hashlib
import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.onnx_encoder import OnnxStates
from index.tokenizer import load_tokenizer
from index.types import Vectors
from rag.models import Reading

if TYPE_CHECKING:
    from tokenizers import Tokenizer

ADAPTER = "reader.safetensors"
MOST_TOKENS, QUESTION_TOKENS, TITLE_TOKENS = 128, 48, 20
_BOS, _PAD, _EOS = 0, 1, 2  # of XLM-R's vocabulary
_TOGETHER = 4  # sentences in one pass: on a processor small batches of like length are the fast ones
_LONGEST = 24  # pieces of an answer

Pair = tuple[list[int], list[tuple[int, int] | None]]
"""Token ids of question, title and sentence, and for those of the sentence their place in it."""


class AdapterReader:
    """A reader over the packaged embedder's folder; it is loaded when the first question comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: tuple[Tokenizer, OnnxStates, Heads] | None = None

    def read(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Reading]:
        """Read a question with each of some sentences.

        Args:
            question: With its diacritics.
            sentences: Title of the article and sentence.

        Raises:
            WeightsError: The weights cannot be loaded.
        """
        with self._lock:
            self._parts = self._parts or _load(self._folder)
        tokenizer, encoder, heads = self._parts
        pairs = [encode(tokenizer, question, title, text) for title, text in sentences]
        readings: dict[int, Reading] = {}
        order = sorted(range(len(pairs)), key=lambda row: len(pairs[row][0]))
        for first in range(0, len(order), _TOGETHER):
            rows = order[first : first + _TOGETHER]
            readings |= zip(rows, heads.read(encoder, [pairs[row] for row in rows]), strict=True)
        return [readings[row] for row in range(len(pairs))]


@dataclass(frozen=True, slots=True)
class Heads:
    """The two linear heads: relevance, shape (dimension,), and first and last word, shape (2, dimension)."""

    relevance: Vectors
    relevance_bias: float
    span: Vectors
    span_bias: Vectors

    def read(self, encoder: OnnxStates, pairs: Sequence[Pair]) -> list[Reading]:
        """Read pairs in one pass."""
        longest = max(len(ids) for ids, _ in pairs)
        ids = np.array([row + [_PAD] * (longest - len(row)) for row, _ in pairs], dtype=np.int64)
        mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row, _ in pairs], dtype=np.int64)
        hidden = encoder.states(ids, mask)
        weight = mask[..., None].astype(np.float32)
        pooled = hidden[:, 0] + (hidden * weight).sum(1) / weight.sum(1)
        scores = pooled @ self.relevance + self.relevance_bias
        spans = hidden @ self.span.T + self.span_bias
        rows = zip(pairs, scores.tolist(), spans, strict=True)
        return [_reading(places, score, span) for (_, places), score, span in rows]


def encode(tokenizer: "Tokenizer", question: str, title: str, text: str) -> Pair:
    """Token ids of a question with a sentence, as the reader was trained on them, and the sentence's offsets."""
    asked = tokenizer.encode(f"query: {question}", add_special_tokens=False).ids[:QUESTION_TOKENS]
    headed = tokenizer.encode(f"{title}. ", add_special_tokens=False).ids[:TITLE_TOKENS] if title else []
    said = tokenizer.encode(text, add_special_tokens=False)
    opening = [_BOS, *asked, _EOS, _EOS, *headed]
    kept = MOST_TOKENS - len(opening) - 1
    places: list[tuple[int, int] | None] = [None] * len(opening)
    return [*opening, *said.ids[:kept], _EOS], [*places, *said.offsets[:kept], None]


def _reading(places: Sequence[tuple[int, int] | None], relevance: float, span: Vectors) -> Reading:
    """The likeliest run of the sentence's pieces, and how likely it is among all of them."""
    own = [(row, place) for row, place in enumerate(places) if place is not None]
    if not own:
        return Reading(relevance, 0, 0, 0.0)
    starts, ends = (_log_softmax(span[own[0][0] : own[-1][0] + 1, side]) for side in (0, 1))
    runs = ((a, b) for a in range(len(own)) for b in range(a, min(a + _LONGEST, len(own))))
    first, last = max(runs, key=lambda run: starts[run[0]] + ends[run[1]])
    return Reading(relevance, own[first][1][0], own[last][1][1], math.exp(starts[first] + ends[last]))


def _log_softmax(values: Vectors) -> list[float]:
    highest = float(values.max())
    total = highest + math.log(float(np.exp(values - highest).sum()))
    return [float(value) - total for value in values]


def open_reader(folder: Path | None) -> AdapterReader | None:
    """Open the reader on the packaged embedder's folder; None without that folder or without the trained adapter."""
    there = folder is not None and (files("rag.retrieval") / ADAPTER).is_file()
    return AdapterReader(folder) if folder is not None and there else None


def _load(folder: Path) -> "tuple[Tokenizer, OnnxStates, Heads]":
    from safetensors.numpy import load

    packed = (files("rag.retrieval") / ADAPTER).read_bytes()
    trained = {name: value.astype(np.float32) for name, value in load(packed).items()}
    name = f"reader-{hashlib.sha256(packed).hexdigest()[:12]}"
    tokenizer = load_tokenizer(folder)
    heads = Heads(
        trained["relevance.weight"][0],
        float(trained["relevance.bias"][0]),
        trained["span.weight"],
        trained["span.bias"],
    )
    return tokenizer, OnnxStates.load(folder, name, lambda: _change(trained)), heads


def _change(trained: Mapping[str, Vectors]) -> dict[str, Vectors]:
    """What the adapter adds to each of the encoder's weights: the product of its two low-rank parts."""
    layers = [name.removesuffix(".A") for name in trained if name.endswith(".A")]
    return {f"{layer}.weight": trained[f"{layer}.B"] @ trained[f"{layer}.A"] for layer in layers}
