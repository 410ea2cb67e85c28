"""What an index holds, opened for the commands that only look: in a folder without any embedder, or in a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.backend import Location, is_address, place_of
from index.types import Article, Embedder, Fact, Measure

if TYPE_CHECKING:
    from index.store import Store


class Held(Protocol):
    """What both kinds of place can be asked for; see `index.backend.Reader`."""

    def article(self, article_id: str) -> Article:
        """Return one article."""

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """Return articles by id: all, or those of the ids that there are."""

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given."""


@contextmanager
def held(location: Location, open_embedder: Callable[[], Embedder]) -> Iterator[Held]:
    """Open what is current at a location.

    Args:
        location: A folder, or the address of a store.
        open_embedder: Opens the embedder that a store's index was built with.

    Raises:
        IndexStateError: There is no index, it is damaged, or another embedder made that of a store.
    """
    if is_address(location):
        with closing(place_of(location).open(open_embedder())) as reader:
            yield reader
    else:
        with folder_store(Path(location)) as store:
            yield store


@contextmanager
def folder_store(folder: Path) -> "Iterator[Store]":
    """The store of a folder's current generation, checked.

    Raises:
        IndexStateError: There is no index, or it is damaged.
    """
    from index import generation, manifest
    from index.store import Store

    current = generation.current(folder)
    declared = manifest.read(current)
    with closing(generation.hold(current)):
        manifest.verify(current, declared)
        with closing(Store.open(current / generation.STORE)) as store:
            yield store


def stories(location: Location, open_embedder: Callable[[], Embedder]) -> Mapping[str, tuple[str, ...]]:
    """For each article that was printed more than once, all ids of its story; see :func:`held`."""
    if is_address(location):
        with closing(place_of(location).open(open_embedder())) as reader:
            return reader.stories
    from index import generation
    from index.stories import stories as printed

    return printed(generation.current(Path(location)))
