"""The models that answer, as the program sees them. Implementations wrap libraries; tests use scripted ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from rag.types import Turn


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a sentence for a question.

    Attributes:
        relevance: Log-odds that the sentence answers.
        start: First character of the likeliest answer in the sentence.
        end: One past its last.
        sure: Probability of that answer among all of the sentence's, 0 to 1.
    """

    relevance: float
    start: int
    end: int
    sure: float


class Reader(Protocol):
    """Reads a question with each of some sentences."""

    def read(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Reading]:
        """Read a question with sentences, each behind the title of its article.

        Raises:
            WeightsError: The weights cannot be loaded.
        """


@runtime_checkable
class Judge(Protocol):
    """A language model that tells how likely each beginning of a reply is, not only the likeliest one."""

    def first_tokens(self, messages: Sequence[Turn], system: str) -> Mapping[str, float]:
        """Natural logarithms of the probabilities of the likeliest first tokens; empty where the model cannot tell.

        Raises:
            GeneratorError: The model cannot be started or failed.
        """


class Generator(Protocol):
    """A language model that words an answer. Implementations wrap LangChain chat models; tests use a scripted one."""

    @property
    def model_id(self) -> str:
        """Name to show and to store."""

    def stream(self, messages: Sequence[Turn], system: str, max_tokens: int) -> Iterator[str]:
        """Yield pieces of the reply; closing the iterator ends the generation in the model.

        Raises:
            GeneratorError: The model cannot be started or failed.
        """
