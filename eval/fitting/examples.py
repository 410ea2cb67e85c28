"""Questions with the sentence that answers each, if one does, and those that nearly do, to train the extractor on."""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.questions.squad import load_squad
from index.errors import GoldError
from index.text.sentences import split_sentences
from index.types import Article, Embedder

_NEAREST, _NEAR = 40, 15
_TELLING = 3  # characters from which an answer that stands in another sentence too makes that one no counterexample


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, and the article that it stands in."""

    article_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question, its sentence, and where in the sentence the answer stands.

    Attributes:
        question: The question.
        article_id: The article that it is about.
        text: The sentence that answers; None where none does, though some look as if they did.
        start: Where the answer begins in the sentence, in characters.
        end: Where it ends.
    """

    question: str
    article_id: str
    text: Text | None = None
    start: int = 0
    end: int = 0


Part = tuple[list[Example], list[Text]]
"""Examples, and the sentences among which their questions are asked: no other part answers them."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """An example with sentences that do not answer it: near in meaning, and of the same article."""

    example: Example
    near: tuple[Text, ...]
    same: tuple[Text, ...]

    def drawn(self, count: int, chance: random.Random) -> list[Text]:
        """So many of them: one of the same article, the others near in meaning."""
        near = chance.sample(self.near, min(count - 1, len(self.near)))
        return [*near, *chance.choices(self.same or self.near, k=count - len(near))]


def written(questions: Path, homes: Mapping[str, Mapping[str, Article]]) -> list[Part]:
    """Read the questions that were written to train on.

    Args:
        questions: JSONL; each line has the set and the id of an article, a question, and an answer with its offset, or
            no answer (null) where no article of the set tells.
        homes: Articles by id, by set; questions of other sets are left out.

    Returns:
        A part for each set, with all sentences of its articles.

    Raises:
        GoldError: A line is no such question, or its answer does not stand where it says.
    """
    texts = {
        name: {article.id: sentences_of(article) for article in articles.values()} for name, articles in homes.items()
    }
    examples: dict[str, list[Example]] = {name: [] for name in homes}
    for number, line in enumerate(questions.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            raw = json.loads(line)
            if raw["set"] in homes:
                examples[raw["set"]].append(_line(raw, homes[raw["set"]], texts[raw["set"]]))
        except (ValueError, KeyError, TypeError, StopIteration) as fault:
            raise GoldError(f"{questions}, line {number}: no training question ({fault}); mend the line") from fault
    return [
        (examples[name], [text for sentences in pages.values() for _, text in sentences])
        for name, pages in texts.items()
    ]


def squad(path: Path, share: float) -> Part:
    """Examples of a SQuAD file's first paragraphs.

    Args:
        path: The file.
        share: Of its paragraphs; the rest is left to measure on.

    Raises:
        GoldError: The file cannot be read.
    """
    articles, items = load_squad(path)
    taken = {article.id: article for article in articles[: int(share * len(articles))]}
    sentences = {name: sentences_of(article) for name, article in taken.items()}
    examples = []
    for item in items:
        home = item.evidence[0].article
        if home in taken:
            text, answer = taken[home].text, item.answers[0]
            examples.append(_example(item.question, taken[home], sentences[home], text.index(answer), answer))
    return examples, [text for page in sentences.values() for _, text in page]


def sentences_of(article: Article) -> list[tuple[int, Text]]:
    """An article's sentences, each with its offset."""
    spans = split_sentences(article.text)
    return [(start, Text(article.id, article.title, article.text[start:end])) for start, end in spans]


def contrasts(examples: Sequence[Example], texts: Sequence[Text], embedder: Embedder) -> list[Contrast]:
    """Find what to hold against each example.

    Args:
        examples: The examples.
        texts: Sentences to choose from.
        embedder: Tells what is near.
    """
    vectors = embedder.embed_passages([f"{text.title}. {text.text}" for text in texts])
    pages: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        pages[text.article_id].append(text)
    found = []
    for example, query in zip(examples, embedder.embed_queries([e.question for e in examples]), strict=True):
        nearest = np.argsort(-(vectors @ query))[:_NEAREST]
        near = _others(example, (texts[place] for place in nearest))[:_NEAR]
        found.append(Contrast(example, tuple(near), tuple(_others(example, pages[example.article_id]))))
    return found


def _others(example: Example, texts: Iterable[Text]) -> list[Text]:
    """Those that are not the example's own, and do not hold its answer."""
    answer = example.text.text[example.start : example.end] if example.text else ""
    return [text for text in texts if text != example.text and not (len(answer) >= _TELLING and answer in text.text)]


def _line(
    raw: Mapping[str, Any], articles: Mapping[str, Article], sentences: Mapping[str, Sequence[tuple[int, Text]]]
) -> Example:
    article, answer = articles[raw["article"]], raw["answer"]
    if answer is None:
        return Example(raw["question"], article.id)
    return _example(raw["question"], article, sentences[article.id], int(raw["start"]), answer)


def _example(
    question: str, article: Article, sentences: Sequence[tuple[int, Text]], start: int, answer: str
) -> Example:
    if not answer or article.text[start : start + len(answer)] != answer:
        raise ValueError(f"{answer!r} does not stand at {start} of {article.id}")
    begin, text = next((b, t) for b, t in reversed(sentences) if b <= start)
    return Example(question, article.id, text, start - begin, min(start - begin + len(answer), len(text.text)))
