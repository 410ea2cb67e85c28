"""Trains the adapter of `rag.retrieval.reader`: ``python -m eval.fitting.train_reader XQUAD… --out FILE``.

Each file is XQuAD in one language (M. Artetxe, S. Ruder, D. Yogatama, ACL 2020; CC BY-SA 4.0); the same questions in
several languages let it read an English question with a Vietnamese sentence. A question's own sentence is told from
others of its paragraph and of its article, and the answer's first and last word are found in it. The embedder's
weights stay as they are: what is trained is a low-rank adapter on its upper layers and two linear heads. On one core
it takes about half an hour.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

from index.embed import quiet_transformers
from index.text.sentences import split_sentences
from index.weights import ensure_e5
from rag.retrieval.reader import Pair, encode

RANK, SCALE, FIRST_LAYER = 8, 2.0, 5
QUESTIONS, OTHERS = 6, 4  # of a batch, and sentences beside each question's own
EPOCHS = 4
_WARM = 50
_ATTENTION = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
_PARTS = (*_ATTENTION, "intermediate.dense", "output.dense")
_NOWHERE = -100  # what cross_entropy leaves out


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language, with its paragraph's sentences, the one that answers, and where in it."""

    question: str
    title: str
    sentences: tuple[str, ...]
    own: int
    answer: tuple[int, int]
    article: tuple[str, ...]


class Adapted(torch.nn.Module):
    """A linear layer that stays, and a low-rank change of it that is trained."""

    def __init__(self, base: torch.nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.A = torch.nn.Parameter(torch.randn(RANK, base.in_features) / base.in_features**0.5)
        self.B = torch.nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's output with the change added."""
        kept: torch.Tensor = self.base(x)
        return kept + SCALE * (x @ self.A.T) @ self.B.T


class Trainee(torch.nn.Module):
    """The embedder with its adapter and both heads."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        with quiet_transformers():
            self.model = AutoModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        self.model.requires_grad_(requires_grad=False)
        for layer in self.model.encoder.layer[FIRST_LAYER:]:
            for part in _PARTS:
                parent, _, name = part.rpartition(".")
                host = layer.get_submodule(parent)
                setattr(host, name, Adapted(getattr(host, name)))
        width = self.model.config.hidden_size
        self.relevance, self.span = torch.nn.Linear(width, 1), torch.nn.Linear(width, 2)
        torch.nn.init.zeros_(self.relevance.weight)
        torch.nn.init.zeros_(self.relevance.bias)

    def forward(self, pairs: Sequence[Pair], longest: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Relevance, shape (n,), and log-odds of first and last word, shape (n, longest, 2)."""
        width = max(len(ids) for ids, _ in pairs)
        ids = torch.tensor([row + [1] * (width - len(row)) for row, _ in pairs])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row, _ in pairs])
        own = torch.tensor([[p is not None for p in places] + [False] * (width - len(places)) for _, places in pairs])
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        pooled = hidden[:, 0] + (hidden * weight).sum(1) / weight.sum(1)
        span = self.span(hidden).masked_fill(~own.unsqueeze(-1), -1e4)
        return self.relevance(pooled).squeeze(-1), functional.pad(span, (0, 0, 0, longest - width), value=-1e4)

    def adapter(self) -> dict[str, torch.Tensor]:
        """What is trained, in half precision; the scale is part of ``B``."""
        kept = {name.removeprefix("model."): p.detach() for name, p in self.named_parameters() if p.requires_grad}
        return {name: (p * SCALE if name.endswith(".B") else p).half().contiguous() for name, p in kept.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.fitting.train_reader", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="XQUAD", help="the same questions, one file a language")
    parser.add_argument("--articles", help="take every n-th article from the first on, as FIRST:N; all without it")
    parser.add_argument("--out", type=Path, required=True, help="write the adapter to this file")
    chosen = parser.parse_args(arguments)
    folder = ensure_e5()
    if folder is None:
        raise SystemExit("the packaged embedder is not there; type: reformqa setup")
    first, step = map(int, chosen.articles.split(":")) if chosen.articles else (0, 1)
    asked = [read_asked(path, first, step) for path in chosen.files]
    model = train(asked, folder, random.Random(0))  # noqa: S311 - draws batches, no secrets
    save_file(model.adapter(), chosen.out)


def read_asked(path: Path, first: int = 0, step: int = 1) -> dict[str, Asked]:
    """Questions of a file by id; those whose answer lies across two sentences are left out."""
    found: dict[str, Asked] = {}
    for article in json.loads(path.read_text(encoding="utf-8"))["data"][first::step]:
        spans = {p["context"]: split_sentences(p["context"]) for p in article["paragraphs"]}
        everything = tuple(text[a:b] for text, cuts in spans.items() for a, b in cuts)
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            sentences = tuple(text[a:b] for a, b in spans[text])
            for item in paragraph["qas"]:
                begin = item["answers"][0]["answer_start"]
                end = begin + len(item["answers"][0]["text"])
                own = next((n for n, (a, b) in enumerate(spans[text]) if a <= begin and end <= b), None)
                if own is not None:
                    place = (begin - spans[text][own][0], end - spans[text][own][0])
                    title = article["title"].replace("_", " ")
                    found[item["id"]] = Asked(item["question"], title, sentences, own, place, everything)
    return found


def train(asked: Sequence[dict[str, Asked]], folder: Path, dice: random.Random) -> Trainee:
    """Train on questions that are there in all languages.

    Args:
        asked: Questions by id, one dictionary a language, Vietnamese first.
        folder: The packaged embedder.
        dice: Draws batches, languages and other sentences.
    """
    torch.manual_seed(0)
    model = Trainee(folder).train()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids = sorted(set.intersection(*(set(language) for language in asked)))
    steps = EPOCHS * (len(ids) // QUESTIONS)
    heads = [*model.relevance.parameters(), *model.span.parameters()]
    low_rank = [p for name, p in model.named_parameters() if name.endswith((".A", ".B"))]
    optimizer = torch.optim.AdamW([{"params": low_rank, "lr": 1e-3}, {"params": heads, "lr": 2e-3}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
    )
    for step, batch in enumerate(_batches(ids, asked, dice)):
        loss = _loss(model, tokenizer, batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([*low_rank, *heads], 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    return model


def _batches(
    ids: Sequence[str], asked: Sequence[dict[str, Asked]], dice: random.Random
) -> Iterator[list[tuple[str, Asked, list[str]]]]:
    """Batches of a question, the same one with its text in the same or another language, and other sentences."""
    for _ in range(EPOCHS):
        order = dice.sample(ids, len(ids))
        for first in range(0, len(order) - QUESTIONS + 1, QUESTIONS):
            batch = []
            for name in order[first : first + QUESTIONS]:
                question, context = dice.choice(asked)[name], dice.choice(asked)[name]
                near = [s for n, s in enumerate(context.sentences) if n != context.own]
                far = [s for s in context.article if s not in context.sentences]
                others = dice.sample(near, min(3, len(near)))
                batch.append((question.question, context, others + dice.sample(far, OTHERS - len(others))))
            yield batch


def _loss(model: Trainee, tokenizer: Tokenizer, batch: Sequence[tuple[str, Asked, list[str]]]) -> torch.Tensor:
    """Own sentence against the others, each by itself too, and the answer's first and last word."""
    pairs: list[Pair] = []
    targets: list[tuple[int, int]] = []
    for question, context, others in batch:
        title = context.title if len(targets) % 2 else ""  # news has titles that tell little too
        own = encode(tokenizer, question, title, context.sentences[context.own])
        pairs += [own, *(encode(tokenizer, question, title, other) for other in others)]
        begin, end = context.answer
        inside = [row for row, place in enumerate(own[1]) if place and place[0] < end and place[1] > begin]
        targets.append((inside[0], inside[-1]) if inside else (_NOWHERE, _NOWHERE))
    relevance, spans = _in_small_passes(model, pairs)
    table = relevance.view(len(batch), -1)
    first = torch.zeros(len(batch), dtype=torch.long)
    each = functional.one_hot(first, table.shape[1]).float()
    own_spans = spans.view(len(batch), table.shape[1], -1, 2)[:, 0]
    wanted = torch.tensor(targets)
    edges = sum(functional.cross_entropy(own_spans[..., side], wanted[:, side]) for side in (0, 1))
    alone = functional.binary_cross_entropy_with_logits(table, each, pos_weight=torch.tensor(2.0))
    return functional.cross_entropy(table, first) + 0.5 * alone + 0.5 * edges


def _in_small_passes(model: Trainee, pairs: Sequence[Pair]) -> tuple[torch.Tensor, torch.Tensor]:
    """All pairs, ten of like length at a time: padding is what costs on a processor."""
    longest = max(len(ids) for ids, _ in pairs)
    order = sorted(range(len(pairs)), key=lambda row: len(pairs[row][0]))
    parts = [model([pairs[row] for row in order[n : n + 10]], longest) for n in range(0, len(order), 10)]
    back = torch.tensor(order).argsort()
    return torch.cat([relevance for relevance, _ in parts])[back], torch.cat([span for _, span in parts])[back]


if __name__ == "__main__":
    main()
