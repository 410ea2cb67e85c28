"""What an assistant is made of, for people and programs that ask."""

from dataclasses import dataclass

from index.backend import Location


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
