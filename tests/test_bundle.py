import json
import random
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import bundle, generation, manifest
from index.build import build
from index.compare import differences
from index.errors import IndexStateError


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    build(ARTICLES, tmp_path / "from", HashEmbedder())
    bundle.export(tmp_path / "from", tmp_path / "index.zip")
    return tmp_path / "index.zip"


def repacked(file: Path, **changes: bytes | None) -> None:
    """Write the file again with some entries changed, added or left out."""
    with zipfile.ZipFile(file) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    entries |= changes
    with zipfile.ZipFile(file, "w") as new:
        for name, content in entries.items():
            if content is not None:
                new.writestr(name, content)


def test_there_and_back(exported: Path, tmp_path: Path):
    made = bundle.unpack(exported, tmp_path / "to")
    assert made == manifest.read(generation.current(tmp_path / "from"))
    assert differences(tmp_path / "from", tmp_path / "to") == []
    bundle.export(tmp_path / "to", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()


def test_an_index_that_is_there_can_be_gone_back_to(exported: Path, tmp_path: Path):
    before = build(ARTICLES[:2], tmp_path / "to", HashEmbedder())
    bundle.unpack(exported, tmp_path / "to")
    assert manifest.read(generation.rollback(tmp_path / "to")) == before


def test_a_damaged_index_is_not_exported(exported: Path, tmp_path: Path):
    before = exported.read_bytes()
    (generation.current(tmp_path / "from") / "vectors.faiss").write_bytes(b"x")
    with pytest.raises(IndexStateError, match=r"vectors\.faiss: damaged"):
        bundle.export(tmp_path / "from", exported)
    assert exported.read_bytes() == before
    assert not (tmp_path / "index.zip.part").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("../evil", b"x", "not the files"),
        ("/evil", b"x", "not the files"),
        ("words/../../evil", b"x", "not the files"),
        ("more.txt", b"x", "not the files"),
        ("vectors.faiss", None, "not the files"),
        ("vectors.faiss", b"x", r"vectors\.faiss: damaged"),
        ("manifest.json", None, "holds no manifest"),
        ("manifest.json", b"{}", "not a manifest"),
    ],
)
def test_what_is_no_exported_index_is_refused(
    exported: Path, tmp_path: Path, name: str, content: bytes | None, said: str
):
    repacked(exported, **{name: content})
    with pytest.raises(IndexStateError, match=said):
        bundle.unpack(exported, tmp_path / "deep" / "to")
    assert not (tmp_path / "deep" / "to" / "CURRENT").exists()
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize("name", ["../evil", "/evil", "words/../../evil", "a\\..\\evil", "C:evil", "./evil", "a//evil"])
def test_a_manifest_that_leads_elsewhere_is_refused(exported: Path, tmp_path: Path, name: str):
    folder = generation.current(tmp_path / "from")
    fields = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    fields["checksums"].append([name, "0" * 64])
    forged = manifest.Manifest(**(fields | {"checksums": tuple(map(tuple, fields["checksums"])), "fingerprint": ""}))
    fields["fingerprint"] = manifest._fingerprint(forged)
    repacked(exported, **{"manifest.json": json.dumps(fields).encode(), name: b"x"})
    with pytest.raises(IndexStateError, match="not the files"):
        bundle.unpack(exported, tmp_path / "deep" / "to")
    assert not list(tmp_path.rglob("*evil*"))


def forge(exported: Path, folder: Path, **lies: object) -> None:
    """Write the file again with a manifest that lies and agrees with itself, and with the files that it lists alone."""
    fields = asdict(manifest.read(folder)) | lies | {"fingerprint": ""}
    made = manifest.Manifest(**fields)
    listed = {name for name, _ in made.checksums}
    left = {name: None for name, _ in manifest.read(folder).checksums if name not in listed}
    text = json.dumps(asdict(replace(made, fingerprint=manifest._fingerprint(made)))).encode()
    repacked(exported, **{"manifest.json": text}, **left)


@pytest.mark.parametrize(
    ("lies", "said"),
    [
        ({"checksums": (), "articles": 5}, r"store\.sqlite: no readable store"),
        ({"articles": 5}, "the manifest says"),
        ({"passages": 99}, "the manifest says"),
        ({"facts": "many"}, "the manifest says"),
        ({"dimension": 7}, "vectors of dimension 64"),
        ({"checksums": "vectors.faiss"}, r"vectors\.faiss: no readable vectors"),
        ({"checksums": "vocabulary.json"}, "no readable vocabulary"),
        ({"checksums": "reprints.json"}, "no readable list of reprints"),
        ({"checksums": "tallies/signatures.npy"}, "no readable signatures"),
    ],
)
def test_a_manifest_that_lies_is_refused_and_the_index_stays(
    exported: Path, tmp_path: Path, lies: dict[str, object], said: str
):
    folder, before = generation.current(tmp_path / "from"), build(ARTICLES[:1], tmp_path / "to", HashEmbedder())
    if isinstance(without := lies.get("checksums"), str):
        held = manifest.read(folder).checksums
        lies = {"checksums": tuple((name, told) for name, told in held if name != without)}
        assert lies["checksums"] != held
    forge(exported, folder, **lies)
    with pytest.raises(IndexStateError, match=said) as refused:
        bundle.unpack(exported, tmp_path / "to")
    assert str(refused.value).endswith("get the file again, or export it again where it came from")
    assert manifest.read(generation.current(tmp_path / "to")) == before
    assert [path.name for path in generation.generations(tmp_path / "to")] == ["gen-0001"]


@pytest.mark.parametrize(
    "change",
    ["UPDATE facts SET value = '1'", "UPDATE sentences SET text = 'Huế xếp thứ 1.'", "UPDATE facts SET number = 'x'"],
)
def test_a_store_that_misquotes_is_refused(exported: Path, tmp_path: Path, change: str):
    folder = generation.current(tmp_path / "from")
    with closing(sqlite3.connect(folder / "store.sqlite")) as store, store:
        store.execute(change)
    told = tuple((name, manifest.sha256(folder / name)) for name, _ in manifest.read(folder).checksums)
    repacked(exported, **{"store.sqlite": (folder / "store.sqlite").read_bytes()})
    forge(exported, folder, checksums=told)
    with pytest.raises(IndexStateError, match=r"do not quote it|no readable store"):
        bundle.unpack(exported, tmp_path / "to")


def test_another_layout_is_refused(exported: Path, tmp_path: Path):
    folder = generation.current(tmp_path / "from")
    fields = json.loads((folder / "manifest.json").read_text(encoding="utf-8")) | {"schema": 1}
    repacked(exported, **{"manifest.json": json.dumps(fields).encode()})
    with pytest.raises(IndexStateError, match=f"layout 1, this program reads layout {manifest.SCHEMA}"):
        bundle.unpack(exported, tmp_path / "to")


def test_damage_anywhere_is_refused_or_harmless(exported: Path, tmp_path: Path):
    chance, content = random.Random(7), exported.read_bytes()
    made = manifest.read(generation.current(tmp_path / "from"))
    refused = 0
    for turn in range(60):
        damaged = bytearray(content)
        if turn % 2:
            damaged = damaged[: chance.randrange(len(content))]
        else:
            damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        exported.write_bytes(damaged)
        try:
            assert bundle.unpack(exported, tmp_path / "to") == made  # the flip was in a field that nobody reads
        except IndexStateError:
            refused += 1
    assert refused > 45


def test_no_file_and_no_zip(tmp_path: Path):
    with pytest.raises(IndexStateError, match="no such file"):
        bundle.unpack(tmp_path / "none.zip", tmp_path / "to")
    (tmp_path / "text.zip").write_text("no zip")
    with pytest.raises(IndexStateError, match="no exported index"):
        bundle.unpack(tmp_path / "text.zip", tmp_path / "to")
    build(ARTICLES, tmp_path / "from", HashEmbedder())
    with pytest.raises(IndexStateError, match="cannot be written"):
        bundle.export(tmp_path / "from", tmp_path / "nowhere" / "index.zip")
