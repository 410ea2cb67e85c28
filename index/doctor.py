"""What is wrong with an index, file by file, and mending it without destroying what is intact."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import generation, manifest, migrate, miner, sound
from index.assemble import Parts, assemble
from index.build import Progress, embed, known_vectors, silent, take_apart
from index.errors import IndexStateError
from index.generation import READERS, STORE, VECTORS
from index.manifest import REPAIR
from index.store import Store
from index.types import Embedder, Manifest

MINE = "run: reformqa doctor --repair, which mines its articles anew"
ROLL_BACK = "run: reformqa doctor --repair, which goes back to an intact generation, or: reformqa index"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        path: The file at fault.
        fault: What is wrong with it.
        mend: What to do.
    """

    path: Path
    fault: str
    mend: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the generation that is current now, and whether it was made anew or is an earlier one."""

    folder: Path
    rebuilt: bool


def examine(out: Path) -> list[Finding]:
    """List everything that is wrong with the current generation, and damage to the one before; none when all is well.

    Raises:
        IndexStateError: There is no index in the folder at all.
    """
    if not generation.generations(out):
        generation.current(out)  # says that there is none
    try:
        folder = generation.current(out)
    except IndexStateError as error:
        return [_finding(out / generation.CURRENT, error, ROLL_BACK)]
    found = _examined(folder)
    older = [path for path in generation.generations(out) if int(path.name[4:]) < int(folder.name[4:])]
    if older and not migrate.is_older(older[-1]) and (faults := _faults(older[-1])):
        mend = "the current generation is not touched by it; the next build leaves it behind"
        found += [Finding(path, fault, mend) for path, fault in faults]
    return found


def repair(out: Path, embedder: Embedder, progress: Progress | None = None) -> Repaired | None:
    """Mend the current generation.

    Vectors, words and vocabulary are made again from the stored texts, in a new generation beside the damaged one, as
    long as the store and the manifest are intact. Otherwise the newest generation that is wholly intact becomes
    current. Nothing is removed. An index of an older layout is made anew of the articles in it, see
    :mod:`index.migrate`; one that other rules mined, or whose intact files contradict each other, is mined anew.

    Args:
        out: An index folder.
        embedder: The one that the index was built with; called only for vectors that are damaged.
        progress: As for ``build``.

    Returns:
        What was done; None when nothing was wrong.

    Raises:
        IndexStateError: The store is damaged and there is no intact generation to go back to, another embedder made
            the index, or the folder cannot be written or is being written by another program.
        WeightsError: The embedder's weights are missing or damaged.
    """
    examine(out)  # before anything is created there
    with generation.writing(out) as aside:
        try:
            folder = generation.current(out)
            if migrate.is_older(folder):
                migrate.rebuild(aside, folder, embedder, progress or silent)
                return Repaired(generation.switch(out, aside, collect=False), rebuilt=True)
            faults = _faults(folder)
            declared = manifest.read(folder)
            wrong = not faults and not sound.is_sound(folder, declared)
            if not faults and not wrong and miner.is_current(declared):
                return None
        except IndexStateError as error:
            return _fallen_back(out, [str(error)])
        damaged = {path.relative_to(folder).parts[0] for path, _ in faults}
        if STORE in damaged:
            return _fallen_back(out, [f"{path}: {fault}" for path, fault in faults])
        if damaged == {READERS} and miner.is_current(declared):
            with generation.writable(folder):
                (folder / READERS).unlink(missing_ok=True)
                (folder / READERS).touch()
            return Repaired(folder, rebuilt=True)
        anew = wrong or not miner.is_current(declared)
        _rebuild(aside, folder, declared, {VECTORS} if wrong else damaged, embedder, progress or silent, anew=anew)
        return Repaired(generation.switch(out, aside, collect=False), rebuilt=True)


def _rebuild(
    aside: Path,
    folder: Path,
    declared: Manifest,
    damaged: set[str],
    embedder: Embedder,
    report: Progress,
    *,
    anew: bool,
) -> None:
    if declared.embedder_fingerprint != embedder.fingerprint:
        raise IndexStateError(
            f"{folder}: built with the embedder {declared.embedder}, not with {embedder.model_id}; choose the embedder"
            " that it was built with"
        )
    reader = Store.open(folder / STORE)
    try:
        parts = take_apart(reader.articles(), embedder, report) if anew else _mined(reader)
    finally:
        reader.close()
    known = {} if VECTORS in damaged else known_vectors(folder, embedder)
    vectors = embed(parts.passages, known, embedder, report)
    report("write", 0, 1)
    assemble(aside, parts, vectors, embedder)
    report("write", 1, 1)


def _mined(reader: Store) -> Parts:
    """What was mined of the articles, as it is stored."""
    articles, passages = tuple(reader.articles()), tuple(reader.all_passages())
    return Parts(articles, passages, tuple(reader.all_sentences()), tuple(reader.facts()))


def _fallen_back(out: Path, faults: Sequence[str]) -> Repaired:
    for folder in reversed(generation.generations(out)):
        if not _faults(folder):
            with generation.writable(out):
                generation.point(out, folder)
            return Repaired(folder, rebuilt=False)
    raise IndexStateError(
        f"{faults[0]}; no intact generation to go back to, nothing was changed; run: reformqa index with all articles"
    )


def _examined(folder: Path) -> list[Finding]:
    faults = _faults(folder)
    store = any(path in {folder / STORE, folder / manifest.MANIFEST} for path, _ in faults)
    mend = manifest.MIGRATE if migrate.is_older(folder) else ROLL_BACK if store else REPAIR
    found = [Finding(path, fault, mend) for path, fault in faults]
    if found:
        return found
    try:
        declared = manifest.read(folder)
        sound.cross_check(folder, declared)
    except IndexStateError as error:
        return [_finding(folder, error, REPAIR)]
    return [] if miner.is_current(declared) else [Finding(folder, "mined by another version of the program", MINE)]


def _faults(folder: Path) -> list[tuple[Path, str]]:
    """Files that are not what the manifest says, with the reason."""
    try:
        declared = manifest.read(folder)
    except IndexStateError as error:
        return [(folder / manifest.MANIFEST, _reason(folder / manifest.MANIFEST, error))]
    found: list[tuple[Path, str]] = []
    for name, _ in declared.checksums:
        try:
            manifest.verify(folder, declared, only=name)
        except IndexStateError as error:
            found.append((folder / name, _reason(folder / name, error)))
    try:
        generation.hold(folder).close()
    except IndexStateError:
        found.append((folder / READERS, "missing or damaged"))
    return found


def _finding(path: Path, error: IndexStateError, mend: str) -> Finding:
    return Finding(path, _reason(path, error), mend)


def _reason(path: Path, error: IndexStateError) -> str:
    """The message without the path before it and the mend after it."""
    return str(error).removeprefix(f"{path}: ").split(";")[0]
