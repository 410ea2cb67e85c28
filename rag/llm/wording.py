"""The language model's words, let through sentence by sentence as each passes its checks."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.normalize import clean as normal
from index.text.sentences import split_sentences
from rag.llm import prompt
from rag.models import Generator
from rag.retrieval.matching import Weights, coverage, words_of
from rag.types import Check, Evidence, Query, Turn
from rag.understanding.question import content_terms
from rag.verification.faithful import unfaithful
from rag.verification.verify import Source, passed, verify

_SUPPORTED = 0.8
_SHORTEST = 8
_BEAT = 0.1


@dataclass(frozen=True, slots=True)
class Worded:
    """One drafted sentence with its outcome; ``source`` is the sentence that it is cited to."""

    text: str
    source: Source | None
    checks: tuple[Check, ...]


class Metered:
    """A generator that counts the pieces that it gives, of which llama.cpp's and transformers' are tokens."""

    def __init__(self, generator: Generator) -> None:
        self._generator = generator
        self.model_id = generator.model_id
        self.pieces = 0

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        """Yield pieces of the reply; closing the iterator ends the generation.

        Raises:
            GeneratorError: The model cannot be started or failed.
        """
        for piece in self._generator.stream(messages, system, max_tokens):
            self.pieces += bool(piece)
            yield piece


def word(
    generator: Generator,
    query: Query,
    evidence: Sequence[Evidence],
    sources: Sequence[Source],
    weights: Weights,
    max_tokens: int,
) -> Iterator[Worded | None]:
    """Have the model word an answer; yield each sentence with its checks as soon as it is complete.

    Closing the iterator ends the generation. None, a few times a second while a sentence or the model's first word is
    waited for, is a sign of life: a moment at which the iterator can be closed. A model whose first sentence does not
    pass is not listened to any longer: what it says next goes on from that.

    Raises:
        GeneratorError: The model cannot be started or failed.
    """
    told, beat = "", time.monotonic()
    longest = len(query.standalone) + max((len(item.sentence.text) for item in evidence), default=0)
    pieces = generator.stream(prompt.messages(query, evidence), prompt.SYSTEM, max_tokens)
    for sentence in _sentences(pieces, longest):
        if sentence is None:
            if time.monotonic() - beat >= _BEAT:
                beat = time.monotonic()
                yield None
            continue
        worded = _judge(sentence, query, sources, weights, told)
        told = f"{told} {worded.text}" if passed(worded.checks) else told
        yield worded
        if not told:
            return


def _sentences(pieces: Iterator[str], longest: int) -> Iterator[str | None]:
    """Whole sentences out of the pieces, each as soon as the next one has begun; None for a piece that completes none.

    A sentence longer than the question and the longest of those it was given is shortening none of them: it is the
    last. A closed stream closes the pieces.
    """
    held, done = "", 0
    for piece in pieces:
        held += piece
        spans = split_sentences(held[done:])
        for start, end in spans[:-1]:
            yield held[done + start : done + end]
        if len(spans) > 1:
            done += spans[-1][0]
        elif len(held) - done > longest:
            break
        else:
            yield None
    for start, end in split_sentences(held[done:]):
        yield held[done + start : done + end]


def _judge(text: str, query: Query, sources: Sequence[Source], weights: Weights, told: str) -> Worded:
    clean = normal(text).strip().removeprefix("<trich>").removesuffix("</trich>").lstrip("-•* ").strip()
    new = [term for term in content_terms(clean, query.language) if term not in query.terms]
    if len(clean) < _SHORTEST or not new:
        return Worded(clean, None, (Check(clean, clean, None, passed=False, reason="says nothing new"),))
    ranked = sorted(sources, key=lambda s: -_support(new, s, weights))
    outcomes = [
        (source, [*verify(clean, query.language, [source]), *unfaithful(clean, query, source, told)])
        for source in ranked
    ]
    source, checks = next(((s, c) for s, c in outcomes if passed(c)), outcomes[0])
    return Worded(clean, source, (*checks, *_supported(clean, new, query, source, weights)))


def _supported(clean: str, new: Sequence[str], query: Query, source: Source, weights: Weights) -> Iterator[Check]:
    """The claim's words stand in the source: its own, and in the sentence itself those taken from the question too."""
    said = content_terms(clean, query.language)
    shares = (_support(new, source, weights), coverage(said, words_of(source.sentence.text), weights))
    for share, whose in zip(shares, ("new words", "words of the question"), strict=True):
        reason = f"{whose} found in the cited sentence"
        yield Check(clean, f"{share:.2f}", source.marker, passed=share >= _SUPPORTED, reason=reason)


def _support(terms: Sequence[str], source: Source, weights: Weights) -> float:
    """Share of a claim's own words, those that the question did not bring, that a source has."""
    return coverage(terms, words_of(f"{source.sentence.text} {source.around}"), weights)
