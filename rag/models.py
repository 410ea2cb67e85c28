"""The models that answer, as the program sees them. Implementations wrap libraries; tests use scripted ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

from rag.types import Turn


@runtime_checkable
class Judge(Protocol):
    """A language model that tells how likely each beginning of a reply is, not only the likeliest one."""

    def first_tokens(self, messages: Sequence[Turn], system: str) -> Iterator[Mapping[str, float] | None]:
        """Yield natural logarithms of the probabilities of the likeliest first tokens; nothing where it cannot tell.

        None comes while the prompt is read: a moment at which the iterator can be closed, which ends the reading.

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
