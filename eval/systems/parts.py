"""What several systems are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.language import detect
from index.errors import SettingsError
from index.text.fold import fold
from rag.llm.generate import FORMS, open_generator
from rag.models import Generator
from rag.settings import Settings
from rag.types import Query, Turn

IGNORANCE = (
    "khong biet|khong co thong tin|khong tim thay|khong duoc de cap|khong de cap|khong duoc neu|khong co cau tra loi"
    "|khong du thong tin|khong the tra loi|khong cung cap thong tin|khong ro"
    "|do not know|don't know|don’t know|no information|not mentioned|cannot answer|can't answer|can’t answer"
    "|not enough information|does not mention|does not provide|do not provide|not provided|unable to answer"
).split("|")
"""Folded phrases by which a language model says that it does not know."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a language model said, and in how many pieces."""

    text: str
    tokens: int


def reply(generator: Generator, messages: Sequence[Turn], system: str, max_tokens: int) -> Reply:
    """Have a language model say all that it has to say.

    Raises:
        GeneratorError: The model cannot be started or failed.
    """
    pieces = [piece for piece in generator.stream(messages, system, max_tokens) if piece]
    return Reply("".join(pieces).strip(), len(pieces))


def refused(text: str) -> bool:
    """Whether a model's reply is a refusal: it is empty, or its first sentence holds one of `IGNORANCE`.

    Later sentences do not count: "24th. The passages do not mention the score" is an answer.
    """
    first = fold(text).strip().split("\n")[0].split(". ")[0]
    return not first or any(phrase in first for phrase in IGNORANCE)


def as_typed(question: str) -> Query:
    """A question that nobody has tried to understand; its language is told by its function words."""
    return Query(question, question, detect(question) or "vi", "free")


def need_generator(name: str, settings: Settings) -> Generator:
    """Open the language model for a system that is nothing without one.

    Raises:
        SettingsError: The settings name none, or one that is not known.
    """
    generator = open_generator(settings.generator)
    if generator is None:
        raise SettingsError(f"the system {name!r} needs a language model; choose a generator, one of {FORMS}")
    return generator
