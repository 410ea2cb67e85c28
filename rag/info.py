"""What an assistant is made of, for people and programs that ask."""

from dataclasses import dataclass

from index import miner
from index.backend import Location, is_address
from index.types import Manifest


@dataclass(frozen=True, slots=True)
class Info:
    """What an assistant answers from and with."""

    index_dir: Location
    fingerprint: str
    embedder: str
    extractor: str
    generator: str
    articles: int
    passages: int
    sentences: int
    facts: int
    mined_by: str


def mined_by(declared: Manifest, index_dir: Location) -> str:
    """Tell for people whether this program's rules mined an index, and what to do where others did."""
    if miner.is_current(declared):
        return "this version"
    mend = f"reformqa index ARTICLES --store {index_dir}" if is_address(index_dir) else "reformqa doctor --repair"
    return f"another version; run: {mend}"
