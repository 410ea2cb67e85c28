import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.manifest import sha256
from index.sealing import Sealer


def test_every_file_below_a_folder_is_flushed_and_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("one", "deep/two", "deep/er/three"):
        (tmp_path / name).write_text(name)
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(os.fstat(descriptor).st_ino))
    with ThreadPoolExecutor(2) as threads:
        sealer = Sealer(tmp_path, threads)
        sealer.seal(tmp_path / "one")
        sealer.seal(tmp_path / "deep")
        sums = sealer.checksums()
    assert sums == {name: sha256(tmp_path / name) for name in ("one", "deep/two", "deep/er/three")}
    assert sums["one"] == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    assert sorted(flushed) == sorted((tmp_path / name).stat().st_ino for name in sums)


def test_a_full_disk_is_told_when_the_sums_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "one").write_text("one")
    monkeypatch.setattr(os, "fsync", full)
    with ThreadPoolExecutor(2) as threads:
        sealer = Sealer(tmp_path, threads)
        sealer.seal(tmp_path / "one")
        with pytest.raises(OSError, match="No space left"):
            sealer.checksums()
