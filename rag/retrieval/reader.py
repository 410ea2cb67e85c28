"""A small trained reader: how well a sentence answers a question, and which of its words do.

A low-rank adapter (E. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", ICLR 2022) on the packaged
multilingual-e5-small, with one linear head for relevance and one for the first and last word of an answer (J. Devlin
et al., "BERT", NAACL 2019, section 4.2). Question and sentence are read together, which the embedder never does.
``python -m eval.fitting.train_reader`` trains it.
"""

import threading
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import WeightsError
from rag.models import Reading

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

ADAPTER = "reader.safetensors"
MOST_TOKENS, QUESTION_TOKENS, TITLE_TOKENS = 128, 48, 20
_BOS, _PAD, _EOS = 0, 1, 2  # of XLM-R's vocabulary
_TOGETHER = 4  # sentences in one pass: on a processor small batches of like length are the fast ones
_WORDS = "embeddings.word_embeddings.weight"
_LONGEST = 24  # pieces of an answer

Pair = tuple[list[int], list[tuple[int, int] | None]]
"""Token ids of question, title and sentence, and for those of the sentence their place in it."""


class AdapterReader:
    """A reader over the packaged embedder's folder; it is loaded when the first question comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: tuple[Tokenizer, _Weights] | None = None

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
        tokenizer, weights = self._parts
        pairs = [encode(tokenizer, question, title, text) for title, text in sentences]
        readings: dict[int, Reading] = {}
        order = sorted(range(len(pairs)), key=lambda row: len(pairs[row][0]))
        for first in range(0, len(order), _TOGETHER):
            rows = order[first : first + _TOGETHER]
            readings |= zip(rows, weights.read([pairs[row] for row in rows]), strict=True)
        return [readings[row] for row in range(len(pairs))]


class _Weights:
    """The embedder's layers with the adapter merged in, its word vectors left on disk, and the two heads."""

    def __init__(self, folder: Path, adapter: Path) -> None:
        import torch
        from safetensors import safe_open
        from safetensors.torch import load_file
        from transformers import AutoConfig, BertModel

        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        config.vocab_size, config.pad_token_id = 1, 0
        stored: Any = safe_open(folder / "model.safetensors", "pt")
        state = {name: stored.get_tensor(name).float() for name in stored.keys() if name != _WORDS}  # noqa: SIM118
        self._words = stored.get_tensor(_WORDS)  # mapped: only the rows that are looked up come into memory
        trained = {name: value.float() for name, value in load_file(adapter).items()}
        for name in [name.removesuffix(".A") for name in trained if name.endswith(".A")]:
            state[f"{name}.weight"] = state[f"{name}.weight"] + trained[f"{name}.B"] @ trained[f"{name}.A"]
        self._heads = {name: value for name, value in trained.items() if name.startswith(("relevance", "span"))}
        self._torch = torch
        self._model: BertModel = BertModel(config, add_pooling_layer=False)
        self._model.load_state_dict(state, strict=False)
        self._model.train(mode=False)

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        torch = self._torch
        longest = max(len(ids) for ids, _ in pairs)
        ids = torch.tensor([row + [_PAD] * (longest - len(row)) for row, _ in pairs])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row, _ in pairs])
        with torch.inference_mode():
            hidden = self._model(inputs_embeds=self._words[ids].float(), attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).float()
            pooled = hidden[:, 0] + (hidden * weight).sum(1) / weight.sum(1)
            relevance = pooled @ self._heads["relevance.weight"][0] + self._heads["relevance.bias"][0]
            spans = hidden @ self._heads["span.weight"].T + self._heads["span.bias"]
        rows = zip(pairs, relevance.tolist(), spans, strict=True)
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


def _reading(places: Sequence[tuple[int, int] | None], relevance: float, span: "torch.Tensor") -> Reading:
    """The likeliest run of the sentence's pieces, and how likely it is among all of them."""
    own = [row for row, place in enumerate(places) if place is not None]
    if not own:
        return Reading(relevance, 0, 0, 0.0)
    starts, ends = (span[own[0] : own[-1] + 1, side].log_softmax(0).tolist() for side in (0, 1))
    runs = ((a, b) for a in range(len(own)) for b in range(a, min(a + _LONGEST, len(own))))
    first, last = max(runs, key=lambda run: starts[run[0]] + ends[run[1]])
    begin, end = places[own[first]], places[own[last]]
    sure = 2.718281828459045 ** (starts[first] + ends[last])
    return Reading(relevance, begin[0] if begin else 0, end[1] if end else 0, sure)


def open_reader(folder: Path | None) -> AdapterReader | None:
    """Open the reader on the packaged embedder's folder; None without that folder or without the trained adapter."""
    there = folder is not None and (files("rag.retrieval") / ADAPTER).is_file()
    return AdapterReader(folder) if folder is not None and there else None


def _load(folder: Path) -> "tuple[Tokenizer, _Weights]":
    from safetensors import SafetensorError
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        with as_file(files("rag.retrieval") / ADAPTER) as adapter:
            return tokenizer, _Weights(folder, adapter)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise WeightsError(
            f"{folder} cannot be loaded for reading ({error}); mend: delete the folder and run the command again"
        ) from error
