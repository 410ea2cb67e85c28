"""The loop that trains the extractor, on an encoder of random weights and a tokenizer of words."""

import json
import random
from pathlib import Path

import pytest
import torch
from test_adapting import folder  # noqa: F401 - a fixture
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from eval.fitting.adapting import Adapting
from eval.fitting.examples import Contrast, Example, Text
from eval.fitting.train import Batch, _batch, _ends, _loss, learn

WORDS = "<s> <pad> </s> ai là giám đốc ? bà lan nói cầu đã xây sở . query:".split()


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="?"))
    made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return made


OWN = Text("a", "sở", "bà lan là giám đốc")
CONTRAST = Contrast(
    Example("ai là giám đốc", "a", OWN, 0, 6), (Text("b", "sở", "cầu đã xây"), Text("c", "sở", "bà nói")), ()
)


UNANSWERED = Contrast(Example("ai là giám đốc", "a"), CONTRAST.near, (Text("a", "sở", "sở xây cầu"),))


def test_the_answer_is_found_among_the_tokens(tokenizer: Tokenizer):
    encoding = tokenizer.encode("query: ai là giám đốc", "sở. bà lan là giám đốc")
    ends = _ends(encoding, CONTRAST.example, 100)
    assert ends is not None
    assert encoding.tokens[ends[0] : ends[1] + 1] == ["bà", "lan"]
    assert _ends(encoding, CONTRAST.example, ends[1]) is None


def test_a_batch_holds_the_right_sentence_first(tokenizer: Tokenizer):
    batch = _batch([CONTRAST, CONTRAST], tokenizer, random.Random(1))
    assert batch.ids.shape[0] == 6
    assert batch.spans[:, 0].tolist() == [0, 3]
    row, first, last = batch.spans[0].tolist()
    assert [WORDS[n] for n in batch.ids[row, first : last + 1].tolist()] == ["bà", "lan"]
    assert (batch.ids[batch.mask == 0] == WORDS.index("<pad>")).all()
    assert not batch.inside[:, 0].any()


def batch_of_three(*, answered: bool) -> Batch:
    there, inside, spans = torch.ones(3, 4), torch.ones(3, 4, dtype=torch.bool), torch.zeros(0, 3).long()
    return Batch(torch.tensor([answered]), torch.zeros(3, 4), there, inside, spans)


def test_the_loss_is_that_of_the_right_sentence():
    batch = batch_of_three(answered=True)
    sure, first = _loss(torch.tensor([9.0, -9.0, -9.0]), torch.zeros(3, 4, 2), batch)
    wrong, none = _loss(torch.tensor([-9.0, 9.0, -9.0]), torch.zeros(3, 4, 2), batch)
    assert (first, none) == (1.0, 0.0)
    assert sure < 0.01 < wrong


def test_a_question_without_an_answer_has_only_counterexamples(tokenizer: Tokenizer):
    batch = _batch([UNANSWERED, CONTRAST], tokenizer, random.Random(1))
    assert batch.answered.tolist() == [False, True]
    assert batch.ids.shape[0] == 6
    assert batch.spans[:, 0].tolist() == [3]


def test_the_loss_of_a_question_without_an_answer_wants_all_low():
    batch = batch_of_three(answered=False)
    low, _ = _loss(torch.tensor([-9.0, -9.0, -9.0]), torch.zeros(3, 4, 2), batch)
    high, _ = _loss(torch.tensor([9.0, -9.0, -9.0]), torch.zeros(3, 4, 2), batch)
    assert low < 0.01 < high


def test_a_model_learns_what_it_is_shown(folder: Path, tokenizer: Tokenizer):  # noqa: F811 - the fixture
    torch.manual_seed(1)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert len(WORDS) <= config["vocab_size"]
    lines = list(learn(Adapting(folder, rank=4), [CONTRAST] * 8, tokenizer, 120, random.Random(1)))
    assert lines[-1].startswith("120 of 120")
    assert float(lines[-1].rsplit(" ", 1)[1]) > 0.9
