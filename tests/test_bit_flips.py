"""A thousand ways to damage an index: each is refused when it is opened, with the file named."""

import random
import re
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.build import build
from index.errors import IndexStateError
from index.news_index import NewsIndex

FLIPS, CUTS = 900, 300


def damaged(content: bytes, chance: random.Random, turn: int) -> bytes:
    """One flipped bit, or, for every fourth turn, a file cut short."""
    if turn % 4 == 0:
        return content[: chance.randrange(len(content))]
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def test_every_flip_and_cut_is_refused(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    folder, chance = generation.current(tmp_path), random.Random(3)
    declared = manifest.read(folder)
    files = [folder / manifest.MANIFEST, *(folder / name for name, _ in declared.checksums)]
    assert len(files) > 15
    for turn in range(FLIPS + CUTS):
        path = files[turn % len(files)]
        content = path.read_bytes()
        path.write_bytes(damaged(content, chance, turn))
        if path.name == manifest.MANIFEST:
            with pytest.raises(IndexStateError, match=r"manifest\.json"):
                manifest.read(folder)
        else:
            with pytest.raises(IndexStateError, match=f"{re.escape(str(path))}: damaged"):
                manifest.verify(folder, declared)
        if turn < 40:
            with pytest.raises(IndexStateError, match=re.escape(path.name)):
                NewsIndex.open(tmp_path, HashEmbedder())
        path.write_bytes(content)
    NewsIndex.open(tmp_path, HashEmbedder()).close()


def test_every_flip_in_the_pointer_is_refused_or_harmless(tmp_path: Path):
    made = build(ARTICLES, tmp_path, HashEmbedder())
    pointer = tmp_path / generation.CURRENT
    content = pointer.read_bytes()
    for bit in range(8 * len(content)):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        pointer.write_bytes(flipped)
        try:
            assert manifest.read(generation.current(tmp_path)) == made  # the line end became another blank
        except IndexStateError as error:
            assert "CURRENT" in str(error)  # noqa: PT017 - either may happen
