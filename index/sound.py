"""Whether files that are what their manifest says are also right: that they speak of the same articles and passages."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from index import reprints
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.generation import LISTS, STORE, TALLIES, VECTORS, VOCABULARY, WORDS
from index.lexical import LexicalIndex
from index.lists import ListIndex
from index.manifest import REPAIR
from index.store import Store
from index.tallies import Tallies
from index.text.restore import DiacriticModel
from index.types import Manifest


def is_sound(folder: Path, declared: Manifest) -> bool:
    """Tell whether :func:`cross_check` finds nothing."""
    try:
        cross_check(folder, declared)
    except IndexStateError:
        return False
    return True


def cross_check(folder: Path, declared: Manifest) -> None:
    """Check a generation, every file of which has its checksum.

    Raises:
        IndexStateError: Files contradict the manifest or each other; the message names one.
    """
    try:
        ids = _check_store(folder / STORE, declared)
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:  # a row that no program of ours wrote
        raise IndexStateError(f"{folder / STORE}: no readable store ({error}); {REPAIR}") from error
    rows = len(DenseIndex.load(folder / VECTORS, declared.dimension))
    if rows != declared.passages:
        raise IndexStateError(f"{folder / VECTORS}: {rows} vectors for {declared.passages} passages; {REPAIR}")
    if LISTS in dict(declared.checksums):
        ListIndex.load(folder / LISTS, folder / VECTORS, declared.dimension)
    LexicalIndex.load(folder / WORDS, declared.passages)
    Tallies.load(folder / TALLIES, folder / WORDS)
    reprints.load(folder, folder / TALLIES, ids)
    try:
        DiacriticModel.from_json((folder / VOCABULARY).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexStateError(f"{folder / VOCABULARY}: no readable vocabulary; {REPAIR}") from error


def _check_store(path: Path, declared: Manifest) -> list[str]:
    """Check the store by itself, and return the ids of its articles."""
    with closing(Store.open(path)) as store:
        counts, passages = store.counts(), store.all_passages()
        texts = {article.id: article.text for article in store.articles()}
        sentences, facts = store.all_sentences(), store.facts()
    said = {name: getattr(declared, name) for name in counts}
    if counts != said:
        raise IndexStateError(f"{path}: holds {counts}, the manifest says {said}; {REPAIR}")
    if [passage.id for passage in passages] != list(range(len(passages))):
        raise IndexStateError(f"{path}: the passages are not numbered through; {REPAIR}")
    quoted: dict[str, Iterable[tuple[str, int, int, str]]] = {
        "passages": ((one.article_id, one.start, one.end, one.text) for one in passages),
        "sentences": ((one.article_id, one.start, one.end, one.text) for one in sentences),
        "facts": ((one.article_id, one.value_start, one.value_end, one.value) for one in facts),
    }
    for kind, quotations in quoted.items():
        if wrong := sorted(owner for owner, start, end, text in quotations if texts.get(owner, "")[start:end] != text):
            raise IndexStateError(f"{path}: {kind} of {wrong[0]!r} do not quote it; {REPAIR}")
    return list(texts)
