"""The language model's words, let through sentence by sentence as each passes its checks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.sentences import split_sentences
from index.types import Lang
from rag import prompt
from rag.matching import Weights, coverage, words_of
from rag.question import content_terms
from rag.types import Check, Evidence, Generator, Query
from rag.verify import Source, passed, verify

_SUPPORTED = 0.6
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Worded:
    """One drafted sentence with its outcome; ``source`` is the sentence that it is cited to."""

    text: str
    source: Source | None
    checks: tuple[Check, ...]


def word(
    generator: Generator,
    query: Query,
    evidence: Sequence[Evidence],
    sources: Sequence[Source],
    weights: Weights,
    max_tokens: int,
) -> Iterator[Worded]:
    """Have the model word an answer; yield each sentence with its checks as soon as it is complete.

    Closing the iterator ends the generation.

    Raises:
        GeneratorError: The model cannot be started or failed.
    """
    pieces = generator.stream(prompt.messages(query, evidence), prompt.SYSTEM, max_tokens)
    held, done = "", 0
    for piece in pieces:
        held += piece
        spans = split_sentences(held[done:])
        for start, end in spans[:-1]:
            yield _judge(held[done + start : done + end], query.language, sources, weights)
        if len(spans) > 1:
            done += spans[-1][0]
    for start, end in split_sentences(held[done:]):
        yield _judge(held[done + start : done + end], query.language, sources, weights)


def _judge(text: str, lang: Lang, sources: Sequence[Source], weights: Weights) -> Worded:
    clean = text.strip().removeprefix("<trich>").removesuffix("</trich>").strip()
    terms = content_terms(clean)
    if len(clean) < _SHORTEST or not terms:
        return Worded(clean, None, (Check(clean, clean, None, passed=False, reason="says nothing"),))
    ranked = sorted(sources, key=lambda s: -coverage(terms, words_of(f"{s.sentence.text} {s.around}"), weights))
    best = ranked[0]
    share = coverage(terms, words_of(f"{best.sentence.text} {best.around}"), weights)
    checks = verify(clean, lang, [best])
    if not passed(checks):
        for other in ranked[1:]:
            if passed(again := verify(clean, lang, [other])):
                best, checks = other, again
                share = coverage(terms, words_of(f"{best.sentence.text} {best.around}"), weights)
                break
    support = Check(
        clean, f"{share:.2f}", best.marker, passed=share >= _SUPPORTED, reason="words found in the cited sentence"
    )
    return Worded(clean, best, (*checks, support))
