"""Whether the files of an open generation are still those that were checked: a look at each, no reading."""

from pathlib import Path

from index import manifest
from index.types import Manifest

Look = tuple[int, int, int] | None
"""Size, time of the last change and inode of a file; None where there is none."""


class Looks:
    """The files that a manifest lists, as they were at one moment.

    Args:
        folder: Where they lie. Take the looks before the files are checked: what changes in between is seen then.
        declared: Their manifest.
    """

    def __init__(self, folder: Path, declared: Manifest) -> None:
        self._folder = folder
        self._declared = declared
        self._taken = {name: _look(folder / name) for name, _ in declared.checksums}

    def compare(self) -> None:
        """Look again; a file that looks otherwise is read and compared with its checksum, and passes if it agrees.

        Raises:
            IndexStateError: A file was damaged or removed since; the message names it.
        """
        for name, before in self._taken.items():
            now = _look(self._folder / name)
            if now != before:
                manifest.verify(self._folder, self._declared, only=name)
                self._taken[name] = now  # copied back or touched: what it holds is what it held


def _look(path: Path) -> Look:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ino
