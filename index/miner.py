"""Which version of the rules of reading made the rows of an index, so that those of another are mined anew."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from index.types import Manifest

RULES = ("facts", "names", "text", "chunk.py")
"""What decides, beside an article, which passages, sentences and facts are made of it. The decoding of files, in a
folder below, is no part: stored texts have been decoded."""


@cache
def fingerprint() -> str:
    """SHA-256 over the sources of the rules; read on the first call, so ask only where something is to be changed.

    A changed comment counts as a change too: to mine once too often costs time, to mine once too seldom costs answers.
    """
    counted, package = hashlib.sha256(), Path(__file__).parent
    for path in _sources(package):
        text = path.read_text(encoding="utf-8")  # with the line ends of every platform
        counted.update(f"{path.relative_to(package).as_posix()}\n{len(text)}\n{text}".encode())
    return counted.hexdigest()


def is_current(declared: Manifest) -> bool:
    """Tell whether the rows of an index were mined by the rules of this program."""
    return declared.miner == fingerprint()


def _sources(package: Path) -> Iterator[Path]:
    for name in RULES:
        path = package / name
        yield from sorted(path.glob("*.py")) if path.is_dir() else [path]
