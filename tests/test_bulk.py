import importlib.util
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.backend import place_of
from index.build import build
from index.bulk import SHARD, Prepared, prepare, shards, write_shard
from index.errors import IndexStateError, MissingExtraError
from index.types import Article, Vectors

MANY = tuple(
    replace(ARTICLES[number % 3], id=f"{number:03}", text=f"Bài {number}. Huế thứ {number}.") for number in range(130)
)


class Refusing(HashEmbedder):
    """Says what it is, and refuses to embed."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError


def made_in(folder: Path, articles: Sequence[Article]) -> list[str]:
    """Do what the workers do."""
    names = []
    for shard in shards(articles, HashEmbedder()):
        write_shard(folder, shard.name, shard.articles, HashEmbedder())
        names.append(shard.name)
    return names


def test_shards_are_named_by_what_is_in_them():
    cut = list(shards(MANY, HashEmbedder()))
    assert [len(shard.articles) for shard in cut] == [SHARD, SHARD, len(MANY) - 2 * SHARD]
    assert cut == list(shards(MANY[::-1], HashEmbedder()))
    other = list(shards([*MANY[:-1], replace(MANY[-1], title="Khác")], HashEmbedder()))
    assert [one == two for one, two in zip(cut, other, strict=True)] == [True, True, False]
    assert {shard.name for shard in shards(MANY, HashEmbedder("hash-2"))}.isdisjoint(shard.name for shard in cut)


def test_what_was_prepared_is_not_embedded_again_and_gives_the_same_index(tmp_path: Path):
    names = made_in(tmp_path, MANY)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.npz" for name in names)
    made = place_of(tmp_path / "one").build(MANY, Prepared(Refusing(), tmp_path, names))
    assert made == build(MANY, tmp_path / "two", HashEmbedder())


def test_what_is_missing_is_embedded_here(tmp_path: Path):
    names = made_in(tmp_path, MANY)
    embedder = HashEmbedder()
    build(MANY, tmp_path / "index", Prepared(embedder, tmp_path, names[:2]))
    assert len(embedder.passages) == len(MANY) - 2 * SHARD


def test_a_damaged_file_is_named(tmp_path: Path):
    (name, *_) = made_in(tmp_path, ARTICLES)
    path = tmp_path / f"{name}.npz"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(IndexStateError, match=rf"{name}.npz.*remove the file"):
        Prepared(HashEmbedder(), tmp_path, [name])


def test_without_ray_the_command_to_type_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'reform-news-qa\[scale\]'"):
        prepare(ARTICLES, tmp_path, HashEmbedder, 2)


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("REFORMQA_SLOW"), reason="starts a Ray of two workers: set REFORMQA_SLOW")
@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_two_workers_prepare_what_one_would_and_go_on_where_they_stopped(tmp_path: Path):
    pytest.importorskip("ray")
    work = tmp_path / "work"
    work.mkdir()
    first, *_ = shards(MANY, HashEmbedder())
    write_shard(work, first.name, first.articles, HashEmbedder())  # a run that was broken off had come to here
    before, told = (work / f"{first.name}.npz").stat().st_mtime_ns, []
    prepared = prepare(MANY, work, HashEmbedder, 2, progress=lambda *step: told.append(step))
    assert told == [("embed", 0, 2), ("embed", 1, 2), ("embed", 2, 2)]
    assert (work / f"{first.name}.npz").stat().st_mtime_ns == before
    one = place_of(tmp_path / "one").build(MANY, prepared)
    assert one == build(MANY, tmp_path / "two", HashEmbedder())
    assert manifest.read(generation.current(tmp_path / "one")).passages == one.passages
