"""Folders of the program: environment first, then the operating system's user folders."""

from pathlib import Path

import platformdirs
import pytest

from index.paths import cache_dir, data_dir, default_index_dir


def test_environment_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFORMQA_CACHE", str(tmp_path / "c"))
    monkeypatch.setenv("REFORMQA_DATA", str(tmp_path / "d"))
    assert cache_dir() == tmp_path / "c"
    assert data_dir() == tmp_path / "d"
    assert default_index_dir() == tmp_path / "d" / "index"
    assert list(tmp_path.iterdir()) == []  # asking for a folder makes none


@pytest.mark.parametrize("unset", [None, "", "  "])
def test_without_environment_the_user_folders_are_used(unset: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("REFORMQA_CACHE", "REFORMQA_DATA"):
        if unset is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, unset)
    assert cache_dir() == Path(platformdirs.user_cache_dir("reformqa", appauthor=False))
    assert data_dir() == Path(platformdirs.user_data_dir("reformqa", appauthor=False))
    assert cache_dir() != data_dir()


def test_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFORMQA_DATA", "~/reform")
    assert data_dir() == Path.home() / "reform"
