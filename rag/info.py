"""What an assistant is made of, for people and programs that ask."""

from dataclasses import dataclass

from index import miner
from index.backend import Location
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


def mined_by(declared: Manifest) -> str:
    """Tell for people whether this program's rules mined an index, and what to do where others did."""
    return "this version" if miner.is_current(declared) else "another version; run: reformqa doctor --repair"
