"""Which article came out of which file, beside the index: a file that was corrected replaces what it gave before."""

import json
from collections.abc import Mapping
from pathlib import Path

from index.generation import writable

ORIGINS = "origins.json"


def outdated(out: Path, came: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Tell which articles are earlier states of files that are read again.

    Files of several articles are left out: a table of today's news may well take the place of yesterday's.

    Args:
        out: An index folder.
        came: For each file, by its whole path, the ids of the articles that it gives now.

    Returns:
        Ids of articles that no file gives any more, as far as is known, each with its file.
    """
    told = _read(out)
    given = {one for ids in came.values() for one in ids}
    given |= {ids[-1] for file, ids in told.items() if file not in came and ids}
    single = [file for file, ids in came.items() if len(ids) == 1]
    return {one: file for file in single for one in told.get(file, []) if one not in given}


def remember(out: Path, came: Mapping[str, tuple[str, ...]]) -> None:
    """Keep what files of one article gave, after what they gave before: the index may be rolled back to that.

    Raises:
        IndexStateError: It cannot be written.
    """
    told = _read(out)
    for file, ids in came.items():
        if len(ids) == 1:
            told[file] = [*(one for one in told.get(file, []) if one != ids[0]), ids[0]]
    with writable(out):
        part = out / f"{ORIGINS}.part"
        part.write_text(json.dumps(told, ensure_ascii=True, indent=1), encoding="ascii")
        part.replace(out / ORIGINS)


def _read(out: Path) -> dict[str, list[str]]:
    """Files to ids, oldest first; nothing where that is not known."""
    try:
        told = json.loads((out / ORIGINS).read_text(encoding="utf-8"))
        return {str(file): [str(one) for one in ids] for file, ids in told.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
