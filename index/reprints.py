"""Which articles are reprints of which, in a file of the generation: found once, and kept when others come and go."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index import duplicates
from index.duplicates import PERMUTATIONS, Signatures
from index.errors import IndexStateError
from index.manifest import REPAIR
from index.store import Store
from index.stories import REPRINTS, Pair, load_pairs
from index.types import Article

SIGNATURES = "signatures.npy"

Held = tuple[list[str], Signatures, list[Pair]]


def write(folder: Path, tallies: Path, store: Store, fresh: Sequence[Article], held: Held | None) -> None:
    """Write the pairs of reprints of a generation, and the signatures that later updates find more by.

    Args:
        folder: Where the pairs go.
        tallies: Where the signatures go.
        store: The generation's articles.
        fresh: Those of them that ``held`` does not know, or not with these contents; any order.
        held: What :func:`load` gave of an older generation.

    Raises:
        OSError: A file cannot be written.
    """
    ids = store.article_ids()
    new = {article.id: row for row, article in enumerate(fresh)}
    old_ids, old_signatures, old_pairs = held or ([], np.zeros((0, PERMUTATIONS), dtype=np.uint32), [])
    place = {one: row for row, one in enumerate(old_ids)}
    both = np.concatenate([old_signatures, duplicates.sign(fresh)])
    signatures = both[[len(old_ids) + new[one] if one in new else place[one] for one in ids]]
    kept = set(ids) - new.keys()
    found = [pair for pair in old_pairs if kept.issuperset(pair)]
    found += duplicates.pairs(ids, signatures, np.array([one in new for one in ids]), store.articles)
    lines = ",\n".join(json.dumps(pair, ensure_ascii=False) for pair in sorted(found))
    (folder / REPRINTS).write_text(f"[{lines}]\n", encoding="utf-8")
    np.save(tallies / SIGNATURES, signatures)


def load(folder: Path, tallies: Path, ids: list[str]) -> Held:
    """Read what :func:`write` wrote of a generation with these articles.

    Raises:
        IndexStateError: A file is missing or damaged.
    """
    path = tallies / SIGNATURES
    try:
        signatures = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexStateError(f"{path}: no readable signatures; {REPAIR}") from error
    if signatures.shape != (len(ids), PERMUTATIONS) or signatures.dtype != np.uint32:
        raise IndexStateError(f"{path}: signatures and articles do not fit together; {REPAIR}")
    return ids, signatures, load_pairs(folder)
