"""Indexes of older programs: refused with the mend, made anew by it, and equal to a fresh build.

``index-layout-N.zip`` is what ``build(ARTICLES, out, HashEmbedder())`` of the last commit with ``manifest.SCHEMA = N``
wrote into ``out``, but for its lock; the one of 3 "unnamed" is of the last commit without ``Manifest.miner``.
"""

import zipfile
from pathlib import Path

import pytest
from cli_help import own_places, run
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.build import build
from index.compare import differences
from index.doctor import examine, repair
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.paths import default_index_dir
from index.update import remove


@pytest.fixture(params=[*manifest.OLDER, "3-unnamed-miner"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with zipfile.ZipFile(Path(__file__).with_name(f"index-layout-{request.param}.zip")) as packed:
        packed.extractall(tmp_path / "old")
    return tmp_path / "old"


def test_an_older_index_is_refused_with_the_mend(old: Path):
    with pytest.raises(IndexStateError, match="run: reformqa doctor --repair"):
        NewsIndex.open(old, HashEmbedder())
    with pytest.raises(IndexStateError, match="run: reformqa doctor --repair"):
        remove(["papi"], old, HashEmbedder())
    [finding] = examine(old)
    assert finding.mend == manifest.MIGRATE


def test_repair_makes_what_a_fresh_build_makes_and_keeps_the_old_one(old: Path, tmp_path: Path):
    embedder, before = HashEmbedder(), generation.current(old)
    done = repair(old, embedder)
    assert done is not None
    assert done.rebuilt
    assert embedder.passages == []  # all vectors are taken over
    build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    assert not differences(old, tmp_path / "fresh")
    assert before.is_dir()
    assert examine(old) == []


def test_another_embedder_makes_the_vectors_anew(old: Path):
    embedder = HashEmbedder("hash-2", 32)
    repair(old, embedder)
    assert len(embedder.passages) == 3
    index = NewsIndex.open(old, embedder)
    assert [article.id for article in index.articles()] == ["ha-noi-2018", "hue-2018", "papi"]
    index.close()


def test_the_default_index_is_made_anew_by_itself(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    calls = own_places(tmp_path, monkeypatch)
    default_index_dir().parent.mkdir()
    old.rename(default_index_dir())
    assert run(calls, "ask", "2017") == 0
    build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    assert not differences(default_index_dir(), tmp_path / "fresh")


def test_a_damaged_older_index_is_left_alone(old: Path):
    folder = generation.current(old)
    store = folder / generation.STORE
    store.write_bytes(store.read_bytes()[:-1] + b"x")
    with pytest.raises(IndexStateError, match=r"store\.sqlite: damaged"):
        repair(old, HashEmbedder())
    assert generation.current(old) == folder
