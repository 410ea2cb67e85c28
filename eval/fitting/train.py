"""Trains the extractor's adapter: ``python -m eval.fitting.train SET=CORPUS … --out index/extractor.safetensors``.

A question is held against the sentence that answers it and against others: the relevance of the right one must be the
highest (softmax over them, and each by itself, so that its value means something across questions), and in the right
one the span of the answer must be the likeliest. Of a question that no sentence answers, each by itself must be low.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from eval.fitting.adapting import Adapting
from eval.fitting.examples import Contrast, Example, contrasts, squad, written
from eval.running.opening import read_corpus
from index.embed import open_embedder
from index.errors import WeightsError
from index.model_folder import QUERY_PREFIX
from index.tokenizer import load_tokenizer
from index.weights import ensure_e5

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_QUESTIONS = Path("eval/sets/training/questions.jsonl")
_BATCH, _LIKE = 8, 16  # questions a step; steps whose questions are sorted by length together
_OTHERS = 2  # sentences that do not answer, for each that does
_LONGEST = 160
_RATE, _WARM, _LEAST = 1e-3, 50, 0.02
_SINGLE, _SPAN = 0.5, 0.5  # weights of the losses beside the softmax over sentences
_NEVER = -1e4
_SQUAD_SHARE = 2 / 3


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step learns from: every question's right sentence first, if there is one, then the others.

    Attributes:
        answered: Whether a question's first sentence answers it, (questions,).
        ids: Token ids, (n, tokens).
        mask: 1 where a token is no padding, (n, tokens).
        inside: Where a token is of the sentence, (n, tokens).
        spans: Row, first and last token of every answer, (answers, 3).
    """

    answered: Tensor
    ids: Tensor
    mask: Tensor
    inside: Tensor
    spans: Tensor


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.fitting.train", description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="SET=CORPUS", help="articles by the name of their set")
    parser.add_argument("--squad", nargs="*", type=Path, default=[], help="two thirds of these files' paragraphs too")
    parser.add_argument("--start", type=Path, help="an adapter to go on from")
    parser.add_argument("--passes", type=float, default=2.0, help="over all questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="write the adapter to this file")
    chosen = parser.parse_args(arguments)
    folder = ensure_e5()
    if folder is None:
        raise WeightsError("the packaged embedder is not installed; mend: install the program anew")
    homes = {name: dict(read_corpus(Path(path))) for name, path in (pair.split("=", 1) for pair in chosen.sets)}
    parts = [*written(_QUESTIONS, homes), *(squad(path, _SQUAD_SHARE) for path in chosen.squad)]
    embedder = open_embedder()
    examples = [contrast for part in parts for contrast in contrasts(*part, embedder)]
    torch.manual_seed(chosen.seed)
    model = Adapting(folder)
    if chosen.start:
        model.read(chosen.start)
    chance = random.Random(chosen.seed)  # noqa: S311 - nothing secret
    for line in learn(model, examples, load_tokenizer(folder), chosen.passes, chance):
        print(line, flush=True)
        model.write(chosen.out)


def learn(
    model: Adapting, examples: Sequence[Contrast], tokenizer: "Tokenizer", passes: float, chance: random.Random
) -> Iterator[str]:
    """Train a model, and tell every hundred steps and at the end how it comes along."""
    wanted = [parameter for parameter in model.parameters() if parameter.requires_grad]
    steps = max(1, int(passes * len(examples) / _BATCH))
    optimizer = torch.optim.AdamW(wanted, lr=_RATE, weight_decay=0.01)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM) * max(_LEAST, 1 - step / steps)
    )
    model.train()
    began, right = time.monotonic(), 0.0
    for step, chosen in zip(range(1, steps + 1), _forever(examples, chance), strict=False):
        batch = _batch(chosen, tokenizer, chance)
        relevance, span = model(batch.ids, batch.mask)
        loss, first = _loss(relevance, span, batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(wanted, 1.0)
        optimizer.step()
        slope.step()
        right += 0.05 * (first - right)
        if step % 100 == 0 or step == steps:
            yield f"{step} of {steps}, {time.monotonic() - began:.0f} s: right sentence first {right:.2f}"


def _loss(relevance: Tensor, span: Tensor, batch: Batch) -> tuple[Tensor, float]:
    """The loss, and the share of answered questions whose right sentence is the most relevant."""
    rows = relevance.view(-1, _OTHERS + 1)
    right = functional.one_hot(torch.zeros(len(rows), dtype=torch.long), _OTHERS + 1) * batch.answered[:, None]
    loss = _SINGLE * functional.binary_cross_entropy_with_logits(rows, right.float())
    told = rows[batch.answered]
    if len(told):
        loss = loss + functional.cross_entropy(told, torch.zeros(len(told), dtype=torch.long))
    if len(batch.spans):
        row, first, last = batch.spans.T
        scores = span.masked_fill(~batch.inside.unsqueeze(-1), _NEVER)[row]
        ends = functional.cross_entropy(scores[..., 0], first) + functional.cross_entropy(scores[..., 1], last)
        loss = loss + _SPAN * ends
    return loss, float((told.argmax(1) == 0).float().mean()) if len(told) else 1.0


def _forever(examples: Sequence[Contrast], chance: random.Random) -> Iterator[Sequence[Contrast]]:
    """Batches of sentences of like length, in an order by chance; every example once a pass."""
    while True:
        order = chance.sample(examples, len(examples))
        batches = []
        for first in range(0, len(order), _BATCH * _LIKE):
            like = sorted(order[first : first + _BATCH * _LIKE], key=_length)
            batches += [like[place : place + _BATCH] for place in range(0, len(like), _BATCH)]
        chance.shuffle(batches)
        yield from batches


def _length(contrast: Contrast) -> int:
    """Characters of the sentence that answers, or of the nearest."""
    return len((contrast.example.text or contrast.near[0]).text)


def _batch(chosen: Sequence[Contrast], tokenizer: "Tokenizer", chance: random.Random) -> Batch:
    pairs: list[tuple[str, str]] = []
    answers: list[tuple[int, Example]] = []
    for contrast in chosen:
        example = contrast.example
        answers.append((len(pairs), example))
        own = [example.text] if example.text else []
        texts = [*own, *contrast.drawn(_OTHERS + 1 - len(own), chance)]
        pairs += [(f"{QUERY_PREFIX}{example.question}", f"{text.title}. {text.text}") for text in texts]
    encoded = tokenizer.encode_batch(pairs)
    longest = min(_LONGEST, max(len(entry.ids) for entry in encoded))
    ids = torch.full((len(encoded), longest), tokenizer.token_to_id("<pad>") or 0)
    mask, inside = torch.zeros_like(ids), torch.zeros_like(ids, dtype=torch.bool)
    for row, entry in enumerate(encoded):
        kept = min(longest, len(entry.ids))
        ids[row, :kept] = torch.tensor(entry.ids[:kept])
        mask[row, :kept] = 1
        inside[row, :kept] = torch.tensor([side == 1 for side in entry.sequence_ids[:kept]])
    found = [(row, *ends) for row, example in answers if (ends := _ends(encoded[row], example, longest))]
    answered = torch.tensor([contrast.example.text is not None for contrast in chosen])
    return Batch(answered, ids, mask, inside, torch.tensor(found).reshape(-1, 3))


def _ends(encoding: "Encoding", example: Example, longest: int) -> tuple[int, int] | None:
    """First and last token of the answer; None where there is none, or it was cut off."""
    if example.text is None:
        return None
    skipped = len(example.text.title) + 2
    start, end = example.start + skipped, example.end + skipped
    sides = zip(encoding.sequence_ids[:longest], encoding.offsets[:longest], strict=True)
    inside = [n for n, (side, (a, b)) in enumerate(sides) if side == 1 and a < end and b > start and b > a]
    return (inside[0], inside[-1]) if inside and encoding.offsets[inside[-1]][1] >= end else None


if __name__ == "__main__":
    main()
