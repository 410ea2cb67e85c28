"""Whole generations of an index side by side: one is built aside, then becomes the current one in a single step.

An index folder holds ``gen-0001``, ``gen-0002`` … and a file ``CURRENT`` with the name of the one to read. Readers
never see a generation that is still being written; a crash at any moment leaves ``CURRENT`` naming a complete one.
The one before is kept, and so is every other that a reader still has open.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from index import manifest
from index.errors import IndexBusyError, IndexStateError
from index.manifest import MEND, REPAIR
from index.sealing import flush
from index.text import late as re

CURRENT = "CURRENT"
VECTORS = "vectors.faiss"
LISTS = "lists.faiss"
WORDS = "words"
TALLIES = "tallies"
STORE = "store.sqlite"
VOCABULARY = "vocabulary.json"
LOCK = ".lock"
READERS = "readers.lock"
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
        raise IndexStateError(f"{out / CURRENT}: not readable; {REPAIR}") from error
    if not _GENERATION.fullmatch(name) or not (out / name).is_dir():
        if name != current_name(out):  # it was collected after it was read here: a writer has made two steps
            return current(out)
        raise IndexStateError(f"{out / CURRENT}: names {name!r}, which is no generation in {out}; {REPAIR}")
    return out / name


def current_name(out: Path) -> str:
    """Name of the current generation, empty without one: one small file is read, so that it can be asked often."""
    try:
        return (out / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def hold(folder: Path) -> sqlite3.Connection:
    """Keep a generation from being collected until the connection is closed or the program ends, however it ends.

    Raises:
        IndexStateError: It is being collected, or was not complete.
    """
    path, opened = folder / READERS, ExitStack()
    try:
        held = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0, check_same_thread=False)
        opened.callback(held.close)
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM sqlite_master").fetchall()  # takes the shared lock, which BEGIN keeps
    except sqlite3.Error as error:
        opened.close()
        raise IndexStateError(f"{path}: not there to be locked ({error}); run: reformqa doctor") from error
    return held


@contextmanager
def writing(out: Path) -> Iterator[Path]:
    """Hold the only right to write to ``out`` and lend an empty folder in it, which is removed at the end.

    Raises:
        IndexStateError: ``out`` holds something that is no index, another program is writing to it, or it cannot be
            written.
    """
    with locked(out):
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


def switch(out: Path, aside: Path, *, collect: bool = True) -> Path:
    """Make a complete folder the current generation, and remove all but it, the one before and those being read.

    Args:
        out: The index folder; the caller holds ``writing(out)``.
        aside: The folder that ``writing`` lent.
        collect: Whether to remove anything.

    Returns:
        Where the generation now lies.

    Raises:
        IndexStateError: A file cannot be written; the generation before is still the current one.
    """
    before = current_name(out)
    with writable(out):
        numbers = [int(path.name[4:]) for path in generations(out)]
        generation = out / f"gen-{max(numbers, default=0) + 1:04d}"
        (aside / READERS).touch()
        for path in [*aside.rglob("*"), aside]:
            flush(path)
        aside.rename(generation)
        flush(out)
        point(out, generation)
    if collect:
        _prune(out, {before, generation.name})
    return generation


def generations(out: Path) -> list[Path]:
    """List the generations in a folder, complete or not, oldest first."""
    found = [path for path in out.iterdir() if _GENERATION.fullmatch(path.name)] if out.is_dir() else []
    return sorted(found, key=lambda path: int(path.name[4:]))


def point(out: Path, generation: Path) -> None:
    """Make a complete generation in ``out`` the current one, in one step; the caller holds the lock.

    Raises:
        OSError: The pointer cannot be written; it still names the one before.
    """
    pointer = out / f".{CURRENT}"
    pointer.write_text(generation.name + "\n", encoding="utf-8")
    flush(pointer)
    pointer.replace(out / CURRENT)
    flush(out)


def rollback(out: Path) -> Path:
    """Make the generation before the current one current again, after checking all its files.

    Returns:
        Its folder. The one that was current stays until the next build.

    Raises:
        IndexStateError: There is no index or no earlier generation, the earlier one is damaged, or the folder cannot
            be written or is being written by another program.
    """
    current(out)  # before anything is created there
    with locked(out):
        now = current(out)
        older = [path for path in generations(out) if int(path.name[4:]) < int(now.name[4:])]
        if not older:
            raise IndexStateError(f"{out}: {now.name} is the oldest generation; there is none to go back to")
        manifest.verify(older[-1], manifest.read(older[-1]))
        with writable(out):
            point(out, older[-1])
    return older[-1]


def _prune(out: Path, keep: set[str]) -> None:
    for path in generations(out):
        if path.name not in keep and _unread(path):
            # a file that somebody has open stays on some platforms; the next build tries again
            shutil.rmtree(path, ignore_errors=True)


def _unread(generation: Path) -> bool:
    """Tell whether nobody reads a stale generation, and close it to those who come later."""
    path = generation / READERS
    if not path.exists():  # half collected by a program that was killed
        return True
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            (generation / manifest.MANIFEST).unlink(missing_ok=True)
            return True
    except (sqlite3.Error, OSError):
        return False


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the only right to write to ``out``, which is created if need be.

    Raises:
        IndexStateError: ``out`` holds something that is no index, another program is writing to it, or it cannot be
            written.
    """
    refuse_foreign(out)
    # SQLite's lock works on every platform, and the system frees it when the program dies
    with writable(out):
        out.mkdir(parents=True, exist_ok=True)
        (out / LOCK).touch()
    with closing(sqlite3.connect(out / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise IndexBusyError(f"{out}: another program is writing this index; wait for it to end") from error
        yield
