"""Answers that the language model words: the first checked sentence, the whole answer, and how fast "stop" is."""

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

from eval.bench.figures import Figure
from rag.opening import open_assistant
from rag.settings import Settings
from rag.types import Done, Found, Turn, Wording

SECTION = "Generation"
_FLOOR = "prompt at 43 tokens/s and reply at 15 tokens/s: 300 tokens and 40 take 9.6 s"


def figures(index: Path, questions: Sequence[str], generator: str = "default") -> list[Figure]:
    """Ask each question with the model loaded; the first, which loads it, does not count."""
    assistant = open_assistant(index, Settings(generator=generator))
    assistant.ask(questions[0])
    quotes: list[float] = []
    first: list[float] = []
    whole: list[float] = []
    for question in questions[1:]:
        began, told = time.perf_counter(), False
        for event in assistant.stream(question):
            after = time.perf_counter() - began
            if isinstance(event, Found):
                quotes.append(after)
            if isinstance(event, Wording) and not told:
                first.append(after)
                told = True
            if isinstance(event, Done):
                whole.append(after)
    return [
        Figure(SECTION, "evidence shown, p50", median(quotes), "s"),
        Figure(SECTION, "first checked wording, p50", median(first), "s", 4.0, _FLOOR),
        Figure(SECTION, "whole answer, p50", median(whole), "s", 8.0, _FLOOR),
        Figure(SECTION, "stop while the prompt is read: free again after", _stopped(assistant, questions[1]), "s", 1.0),
    ]


def _stopped(assistant: object, question: str) -> float:
    generator = assistant._generator  # type: ignore[attr-defined]  # noqa: SLF001 - the model below the answers
    long = [Turn("user", f"{question} {time.time()} " * 40)]
    with closing(generator.stream(long, "", 4)) as pieces:
        began = time.perf_counter()
        while time.perf_counter() - began < 1.5:
            next(pieces)
    began = time.perf_counter()
    list(generator.stream([Turn("user", "a")], "", 1))
    return time.perf_counter() - began
