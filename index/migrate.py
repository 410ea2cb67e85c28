"""An index that an older program wrote, to one of this program: its articles are read and mined anew."""

from contextlib import closing
from pathlib import Path

from index import manifest
from index.assemble import assemble
from index.build import Progress, embed, known_vectors, take_apart
from index.errors import IndexStateError
from index.generation import STORE
from index.store import Store
from index.types import Embedder


def is_older(folder: Path) -> bool:
    """Tell whether a generation has the layout of an older program."""
    try:
        manifest.read(folder, manifest.OLDER)
    except IndexStateError:
        return False
    return True


def rebuild(aside: Path, folder: Path, embedder: Embedder, progress: Progress) -> None:
    """Write a generation of the articles of an older one; the result is that of a build of these articles.

    Vectors are taken over where the same embedder made them and the text of their passages is what it was.

    Args:
        aside: An empty folder.
        folder: The older generation, intact; the caller may write to the index, so nobody collects it.
        embedder: Makes the vectors that are missing; it may be another than the older one was built with.
        progress: As for ``build``.

    Raises:
        IndexStateError: The older generation is damaged, or a file cannot be written.
        WeightsError: The embedder's weights are missing or damaged.
    """
    declared = manifest.read(folder, manifest.OLDER)
    manifest.verify(folder, declared)
    with closing(Store.open(folder / STORE)) as store:
        articles = store.articles()
        known = known_vectors(folder, embedder) if declared.embedder_fingerprint == embedder.fingerprint else {}
    parts = take_apart(articles, embedder, progress)
    vectors = embed(parts.passages, known, embedder, progress)
    progress("write", 0, 1)
    assemble(aside, parts, vectors, embedder)
    progress("write", 1, 1)
