"""Whole generations of an index side by side: one is built aside, then becomes the current one in a single step.

An index folder holds ``gen-0001``, ``gen-0002`` … and a file ``CURRENT`` with the name of the one to read. Readers
never see a generation that is still being written; a crash at any moment leaves ``CURRENT`` naming a complete one.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import IndexStateError
from index.manifest import MEND

CURRENT = "CURRENT"
VECTORS = "vectors.faiss"
WORDS = "words"
TALLIES = "tallies"
STORE = "store.sqlite"
VOCABULARY = "vocabulary.json"
LOCK = ".lock"
UNFINISHED = ".new"
_GENERATION = re.compile(r"gen-\d{4,}")
_OURS = re.compile(rf"{CURRENT}|\.{CURRENT}|\.lock(-journal)?|\.new|gen-\d{{4,}}")


def current(out: Path) -> Path:
    """Return the folder of the current generation.

    Raises:
        IndexStateError: There is no index in ``out``, or it names a generation that is not there.
    """
    try:
        name = (out / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise IndexStateError(f"{out}: no index in this folder; {MEND}") from error
    except (OSError, ValueError) as error:
        raise IndexStateError(f"{out / CURRENT}: not readable; {MEND}") from error
    if not _GENERATION.fullmatch(name) or not (out / name).is_dir():
        raise IndexStateError(f"{out / CURRENT}: names {name!r}, which is no generation in {out}; {MEND}")
    return out / name


@contextmanager
def writing(out: Path) -> Iterator[Path]:
    """Hold the only right to write to ``out`` and lend an empty folder in it, which is removed at the end.

    Raises:
        IndexStateError: ``out`` holds something that is no index, another program is writing to it, or it cannot be
            written.
    """
    refuse_foreign(out)
    with writable(out):
        out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        with writable(out):
            aside = out / UNFINISHED
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Check that writing an index to ``out`` destroys nothing else.

    Raises:
        IndexStateError: ``out`` is a file, or a folder with contents that no index put there.
    """
    if not out.exists() or (out / CURRENT).is_file():
        return
    if not out.is_dir():
        raise IndexStateError(f"{out}: is a file; choose a folder for the index")
    foreign = sorted(path.name for path in out.iterdir() if not _OURS.fullmatch(path.name))
    if foreign:
        raise IndexStateError(f"{out}: holds {foreign[0]!r} and is no index; choose an empty or a new folder")


@contextmanager
def writable(out: Path) -> Iterator[None]:
    """Turn failures to write below ``out`` into one error that says what to do.

    Raises:
        IndexStateError: In place of any OSError.
    """
    try:
        yield
    except OSError as error:
        raise IndexStateError(f"{out}: cannot be written ({error}); free space or choose another folder") from error


def switch(out: Path, aside: Path) -> Path:
    """Make a complete folder the current generation, and remove all but it and the one before.

    Args:
        out: The index folder; the caller holds ``writing(out)``.
        aside: The folder that ``writing`` lent.

    Returns:
        Where the generation now lies.

    Raises:
        IndexStateError: A file cannot be written; the generation before is still the current one.
    """
    try:
        before = current(out).name
    except IndexStateError:
        before = ""
    with writable(out):
        numbers = [int(path.name[4:]) for path in out.iterdir() if _GENERATION.fullmatch(path.name)]
        generation = out / f"gen-{max(numbers, default=0) + 1:04d}"
        for path in [*aside.rglob("*"), aside]:
            _sync(path)
        aside.rename(generation)
        _sync(out)
        pointer = out / f".{CURRENT}"
        pointer.write_text(generation.name + "\n", encoding="utf-8")
        _sync(pointer)
        pointer.replace(out / CURRENT)
        _sync(out)
    _prune(out, {before, generation.name})
    return generation


def _prune(out: Path, keep: set[str]) -> None:
    for path in out.iterdir():
        if _GENERATION.fullmatch(path.name) and path.name not in keep:
            # a file that a reader still has open stays on some platforms; the next build tries again
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    # SQLite's lock works on every platform, and the system frees it when the program dies
    with writable(out):
        (out / LOCK).touch()
    with closing(sqlite3.connect(out / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise IndexStateError(f"{out}: another program is writing this index; wait for it to end") from error
        yield


def _sync(path: Path) -> None:
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
