from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.build import build
from index.doctor import examine, repair
from index.errors import IndexStateError
from index.news_index import NewsIndex


@pytest.fixture
def out(tmp_path: Path) -> Path:
    build(ARTICLES, tmp_path, HashEmbedder())
    return tmp_path


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 16
    path.write_bytes(content)


def tree(out: Path) -> dict[str, bytes]:
    ours = (path for path in out.rglob("*") if path.is_file() and path.name != generation.LOCK)
    return {str(path.relative_to(out)): path.read_bytes() for path in ours}


def test_an_intact_index_is_well(out: Path):
    before = tree(out)
    assert examine(out) == []
    assert repair(out, HashEmbedder()) is None
    assert tree(out) == before


def test_every_fault_is_named_with_its_mend(out: Path):
    folder = generation.current(out)
    flip(folder / "vectors.faiss")
    (folder / "words" / "folded" / "vocab.index.json").unlink()
    (folder / generation.READERS).unlink()
    found = [(finding.path.relative_to(folder).as_posix(), finding.fault) for finding in examine(out)]
    assert found == [
        ("vectors.faiss", "damaged, its checksum is not the one in manifest.json"),
        ("words/folded/vocab.index.json", "missing or not readable"),
        ("readers.lock", "missing or damaged"),
    ]
    assert {finding.mend for finding in examine(out)} == {"run: reformqa doctor --repair"}


@pytest.mark.parametrize("name", ["store.sqlite", "manifest.json"])
def test_a_damaged_store_is_nothing_to_rebuild_from(out: Path, name: str):
    flip(generation.current(out) / name)
    before = tree(out)
    (finding,) = examine(out)
    assert finding.path == generation.current(out) / name
    assert "goes back to an intact generation" in finding.mend
    with pytest.raises(IndexStateError, match=rf"{name}.*no intact generation to go back to, nothing was changed"):
        repair(out, HashEmbedder())
    assert tree(out) == before


def test_what_follows_from_the_store_is_made_again_exactly(out: Path):
    folder = generation.current(out)
    made = manifest.read(folder)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "gen-0001"]:
        path.write_bytes(b"")
    flip(folder / "vocabulary.json")
    before, embedder = tree(out), HashEmbedder()
    repaired = repair(out, embedder)
    assert (repaired.folder, repaired.rebuilt) == (out / "gen-0002", True)
    assert embedder.passages == []  # the vectors were intact
    assert manifest.read(generation.current(out)) == made
    assert examine(out)[0].mend.startswith("the current generation is not touched")
    assert {name: content for name, content in tree(out).items() if name in before and name != "CURRENT"} == {
        name: content for name, content in before.items() if name != "CURRENT"
    }


def test_damaged_vectors_are_embedded_again(out: Path):
    made, embedder = manifest.read(generation.current(out)), HashEmbedder()
    flip(generation.current(out) / "vectors.faiss")
    with pytest.raises(IndexStateError, match="built with the embedder hash"):
        repair(out, HashEmbedder("hash-2"))
    assert repair(out, embedder).rebuilt
    assert len(embedder.passages) == made.passages
    assert manifest.read(generation.current(out)) == made


def test_a_lost_lock_file_is_put_back(out: Path):
    (out / "gen-0001" / generation.READERS).write_text("x" * 200)
    with pytest.raises(IndexStateError, match=r"readers\.lock"):
        NewsIndex.open(out, HashEmbedder())
    assert repair(out, HashEmbedder()).folder == out / "gen-0001"
    NewsIndex.open(out, HashEmbedder()).close()


@pytest.mark.parametrize("damage", ["store", "manifest", "pointer", "no pointer"])
def test_an_intact_generation_is_gone_back_to(out: Path, damage: str):
    before = manifest.read(out / "gen-0001")
    build(ARTICLES[:2], out, HashEmbedder())
    if damage in {"store", "manifest"}:
        flip(out / "gen-0002" / {"store": "store.sqlite", "manifest": "manifest.json"}[damage])
        expected = "gen-0001"
    else:
        (out / "CURRENT").write_text("gen-0007")
        expected = "gen-0002"
        if damage == "no pointer":
            (out / "CURRENT").unlink()
    assert examine(out)
    repaired = repair(out, HashEmbedder())
    assert (repaired.folder, repaired.rebuilt) == (out / expected, False)
    assert generation.current(out) == out / expected
    assert (manifest.read(generation.current(out)) == before) == (expected == "gen-0001")
    assert (out / "gen-0002").exists()


def test_files_that_agree_with_a_wrong_manifest_are_not_believed(out: Path):
    folder = generation.current(out)
    counts = {"articles": 3, "passages": 9, "sentences": 5, "facts": 0}
    manifest.write(folder, manifest.make(folder, HashEmbedder(), counts))
    (finding,) = examine(out)
    assert "the manifest says" in finding.fault


def test_no_index_is_said(tmp_path: Path):
    with pytest.raises(IndexStateError, match="no index in this folder"):
        examine(tmp_path / "none")
    with pytest.raises(IndexStateError, match="no index in this folder"):
        repair(tmp_path / "none", HashEmbedder())
    assert list(tmp_path.iterdir()) == []


def test_what_a_message_tells_to_run_mends_it(out: Path):
    """Of every file that is damaged by itself, and of a pointer to nowhere."""
    build(ARTICLES[:2], out, HashEmbedder())
    names = [name for name, _ in manifest.read(generation.current(out)).checksums]
    for name in [*names, manifest.MANIFEST, None]:
        if name is None:
            (out / generation.CURRENT).write_text("gen-9999")
        else:
            flip(generation.current(out) / name)
        with pytest.raises(IndexStateError, match="run: reformqa doctor --repair"):
            NewsIndex.open(out, HashEmbedder())
        assert repair(out, HashEmbedder()) is not None
        NewsIndex.open(out, HashEmbedder()).close()
        if name in {generation.STORE, manifest.MANIFEST, None}:
            build(ARTICLES[:2], out, HashEmbedder())  # there is one to fall back to again


def test_intact_files_that_contradict_each_other_are_made_anew(out: Path):
    folder = generation.current(out)
    made = manifest.read(folder)
    lying = replace(made, facts=made.facts + 1, fingerprint="")
    manifest.write(folder, replace(lying, fingerprint=manifest._fingerprint(lying)))
    (finding,) = examine(out)
    assert (finding.path, finding.mend) == (folder, "run: reformqa doctor --repair")
    assert repair(out, HashEmbedder()) is not None
    assert examine(out) == []
    assert manifest.read(generation.current(out)) == made
