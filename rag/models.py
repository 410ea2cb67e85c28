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


@runtime_checkable
class Loadable(Protocol):
    """A model that can be brought into memory before it is needed."""

    def load(self) -> object:
        """Bring it into memory.

        Raises:
            GeneratorError: It cannot be loaded.
        """


def load(generator: Generator | None) -> None:
    """Bring a language model into memory, where there is one and it is not always there.

    Raises:
        GeneratorError: It cannot be loaded.
    """
    if isinstance(generator, Loadable):
        generator.load()


def loaded(models: Mapping[str, object]) -> dict[str, bool]:
    """Tell by role which models are in memory; None is no model, and one that does not say is."""
    return {role: bool(getattr(model, "loaded", True)) for role, model in models.items() if model is not None}


def named(generator: Generator | None) -> dict[str, str | None]:
    """The generator's name by its role, as receipts have it."""
    return {"generator": generator.model_id if generator else None}
