"""Finished files flushed and hashed in threads while others are still being made."""

import os
from concurrent.futures import Executor, Future
from pathlib import Path

from index.manifest import sha256


def flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk before this returns.

    Raises:
        OSError: It cannot be opened or written.
    """
    if path.is_dir():
        if os.name != "posix":
            return  # a folder cannot be opened there
        flags = os.O_RDONLY
    else:
        flags = os.O_RDWR
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Sealer:
    """Takes files that nobody will change any more.

    Writing to a disk and hashing both let go of the interpreter, so that a second core has something to do while the
    rest of a generation is computed. ``generation.switch`` flushes everything once more, which costs nothing where
    nothing is left to write.
    """

    def __init__(self, folder: Path, threads: Executor) -> None:
        self._folder = folder
        self._threads = threads
        self._sums: dict[str, Future[str]] = {}

    def seal(self, path: Path) -> None:
        """Begin to flush and hash a file, or every file below a folder."""
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file():
                self._sums[file.relative_to(self._folder).as_posix()] = self._threads.submit(_sealed, file)

    def checksums(self) -> dict[str, str]:
        """Wait for all that was begun, and return SHA-256 by name.

        Raises:
            OSError: A file cannot be flushed or read.
        """
        return {name: sealed.result() for name, sealed in self._sums.items()}


def _sealed(file: Path) -> str:
    flush(file)
    return sha256(file)
