import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from index import manifest
from index.errors import IndexStateError
from index.types import Manifest, Vectors

COUNTS = {"articles": 2, "passages": 3, "sentences": 5, "facts": 7}


class NoEmbedder:
    """Says what it is, and refuses to work."""

    model_id = "none"
    fingerprint = "f1"
    dimension = 4
    max_tokens = 8

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError

    def count_tokens(self, text: str) -> int:
        raise NotImplementedError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.bin").write_bytes(np.arange(10).tobytes())
    (tmp_path / "sub" / "b.json").write_text("{}")
    manifest.write(tmp_path, manifest.make(tmp_path, NoEmbedder(), COUNTS))
    return tmp_path


def test_every_file_has_its_checksum(folder: Path):
    made = manifest.read(folder)
    assert made.checksums == (
        ("a.bin", hashlib.sha256(np.arange(10).tobytes()).hexdigest()),
        ("sub/b.json", hashlib.sha256(b"{}").hexdigest()),
    )
    assert (made.schema, made.embedder, made.embedder_fingerprint, made.dimension) == (manifest.SCHEMA, "none", "f1", 4)
    assert (made.articles, made.passages, made.sentences, made.facts) == (2, 3, 5, 7)


def test_round_trip(folder: Path):
    made = manifest.make(folder, NoEmbedder(), COUNTS)
    assert manifest.read(folder) == made
    manifest.verify(folder, made)


def test_the_fingerprint_depends_on_every_other_field(folder: Path):
    made = manifest.read(folder)
    changed = [
        replace(made, schema=99),
        replace(made, embedder="x"),
        replace(made, embedder_fingerprint="x"),
        replace(made, dimension=99),
        replace(made, articles=99),
        replace(made, passages=99),
        replace(made, sentences=99),
        replace(made, facts=99),
        replace(made, checksums=made.checksums[:1]),
        replace(made, miner="x"),
        replace(made, miner=""),
    ]
    prints = {manifest._fingerprint(one) for one in [made, *changed]}
    assert len(prints) == 12
    assert len(asdict(made)) == 11


def test_a_changed_file_is_named(folder: Path):
    (folder / "a.bin").write_bytes(b"other")
    with pytest.raises(IndexStateError, match=r"a\.bin: damaged.*run: reformqa doctor --repair"):
        manifest.verify(folder, manifest.read(folder))


def test_a_truncated_file_is_named(folder: Path):
    path = folder / "a.bin"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexStateError, match=r"a\.bin"):
        manifest.verify(folder, manifest.read(folder))


def test_a_missing_file_is_named(folder: Path):
    (folder / "sub" / "b.json").unlink()
    with pytest.raises(IndexStateError, match=r"b\.json: missing.*run: reformqa doctor --repair"):
        manifest.verify(folder, manifest.read(folder))


def test_a_missing_manifest_is_named(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"manifest\.json: no readable manifest"):
        manifest.read(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "3", "\x00", '{"schema": 4}', '{"schema": 4, "checksums": 3}'])
def test_a_file_that_is_no_manifest(tmp_path: Path, text: str):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(IndexStateError, match=r"manifest\.json: not a manifest"):
        manifest.read(tmp_path)


def test_bytes_that_are_no_text(tmp_path: Path):
    (tmp_path / "manifest.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(IndexStateError, match="not a manifest"):
        manifest.read(tmp_path)


def _edit(folder: Path, **changes: object) -> Manifest:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    return manifest.read(folder)


def test_another_layout_is_refused(folder: Path):
    with pytest.raises(IndexStateError, match="layout 99"):
        _edit(folder, schema=99)


def test_a_manifest_changed_by_hand_is_refused(folder: Path):
    with pytest.raises(IndexStateError, match="disagree"):
        _edit(folder, facts=1)
