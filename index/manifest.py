"""What an index folder declares about itself, and whether its files still agree with that."""

import hashlib
import json
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType

from index import miner
from index.errors import IndexStateError
from index.types import Embedder, Manifest

SCHEMA = 4
"""Version of the folder's layout and of what is mined into it; raise it when an older index must be rebuilt."""

OLDER = (1, 2, 3)
"""Versions whose articles can be taken over; the manifest has been the same in all, and the table of articles but for
its last column, which came with 4."""

MANIFEST = "manifest.json"
MEND = "run: reformqa index"
REPAIR = "run: reformqa doctor --repair"
MIGRATE = "run: reformqa doctor --repair, which makes it anew of the articles in it"


def make(
    folder: Path, embedder: Embedder, counts: Mapping[str, int], checksums: Mapping[str, str] = MappingProxyType({})
) -> Manifest:
    """Describe a folder whose other files are complete.

    Args:
        folder: Where the files lie.
        embedder: What made the vectors.
        counts: How many "articles", "passages", "sentences" and "facts" there are.
        checksums: SHA-256 by name of files that were hashed before; the others are hashed here.

    Raises:
        OSError: A file cannot be read.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    manifest = Manifest(
        schema=SCHEMA,
        embedder=embedder.model_id,
        embedder_fingerprint=embedder.fingerprint,
        dimension=embedder.dimension,
        articles=counts["articles"],
        passages=counts["passages"],
        sentences=counts["sentences"],
        facts=counts["facts"],
        checksums=tuple((name, checksums.get(name) or sha256(folder / name)) for name in names if name != MANIFEST),
        fingerprint="",
        miner=miner.fingerprint(),
    )
    return replace(manifest, fingerprint=_fingerprint(manifest))


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into its folder.

    Raises:
        OSError: The file cannot be written.
    """
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read(folder: Path, schemas: Collection[int] = (SCHEMA,)) -> Manifest:
    """Read a folder's manifest, and check that it is one of this program and agrees with its own fingerprint.

    Args:
        folder: Where it lies.
        schemas: Versions that are wanted; by default the one that this program works with.

    Raises:
        IndexStateError: It is missing, not readable, of another schema, or was changed by hand.
    """
    path = folder / MANIFEST
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        if fields["schema"] not in schemas:
            mend = MIGRATE if fields["schema"] in OLDER else MEND
            raise IndexStateError(f"{path}: layout {fields['schema']}, this program reads layout {SCHEMA}; {mend}")
        fields["checksums"] = tuple((str(name), str(checksum)) for name, checksum in fields["checksums"])
        manifest = Manifest(**fields)
        intact = manifest.fingerprint == _fingerprint(manifest)
    except OSError as error:
        raise IndexStateError(f"{path}: no readable manifest; {REPAIR}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IndexStateError(f"{path}: not a manifest; {REPAIR}") from error
    if not intact:
        raise IndexStateError(f"{path}: contents and fingerprint disagree; {REPAIR}")
    return manifest


def verify(folder: Path, manifest: Manifest, only: str | None = None) -> None:
    """Compare every file, or one of them, with its checksum.

    Raises:
        IndexStateError: A file is missing or was changed; the message names it.
    """
    wanted = [(folder / name, checksum) for name, checksum in manifest.checksums if only in {None, name}]
    with ThreadPoolExecutor(2) as threads:
        sums = [threads.submit(sha256, path) for path, _ in wanted]
    for (path, checksum), counted in zip(wanted, sums, strict=True):
        try:
            found = counted.result()
        except OSError as error:
            raise IndexStateError(f"{path}: missing or not readable; {REPAIR}") from error
        if found != checksum:
            raise IndexStateError(f"{path}: damaged, its checksum is not the one in {MANIFEST}; {REPAIR}")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fingerprint(manifest: Manifest) -> str:
    content = asdict(replace(manifest, fingerprint=""))
    if not manifest.miner:
        del content["miner"]  # as it was counted before there was one
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def refuse_other(location: Path | str, declared: Manifest, embedder: Embedder) -> None:
    """Check that an index and the embedder that it is opened with belong together.

    Raises:
        IndexStateError: Another embedder made the index.
    """
    if declared.embedder_fingerprint != embedder.fingerprint:
        raise IndexStateError(
            f"{location}: built with the embedder {declared.embedder}, opened with {embedder.model_id} (or with"
            f" other weights of it); {MEND} again, or choose the embedder that it was built with"
        )
