import dataclasses
from pathlib import Path

import pytest

from index.errors import SettingsError
from rag.settings import Settings


def test_defaults():
    settings = Settings.load(environment={})
    assert settings == Settings()
    assert (settings.generator, settings.embedder, settings.dense_weight) == ("default", "", 0.5)
    assert (settings.passages, settings.evidence, settings.max_tokens) == (20, 4, 160)


def test_a_file_and_then_the_environment(tmp_path: Path):
    file = tmp_path / "settings.toml"
    file.write_text('generator = "none"\npassages = 7\ndense_weight = 0.25\n', encoding="utf-8")
    settings = Settings.load(file, {"REFORMQA_PASSAGES": "9", "REFORMQA_EMBEDDER": "x/y", "OTHER": "1"})
    assert settings == Settings(generator="none", passages=9, dense_weight=0.25, embedder="x/y")


def test_settings_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().generator = "none"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"REFORMQA_DENSE_WEIGHT": "1.5"}, "dense_weight must lie between 0 and 1, not 1.5"),
        ({"REFORMQA_DENSE_WEIGHT": "-0.1"}, "dense_weight must lie between 0 and 1"),
        ({"REFORMQA_DENSE_WEIGHT": "nan"}, "dense_weight must lie between 0 and 1"),
        ({"REFORMQA_PASSAGES": "0"}, "passages must be at least 1, not 0"),
        ({"REFORMQA_EVIDENCE": "-3"}, "evidence must be at least 1"),
        ({"REFORMQA_MAX_TOKENS": "many"}, "max_tokens must be a number, not 'many'"),
        ({"REFORMQA_BRIEF": "-1"}, "brief must be at least 0, not -1"),
        ({"REFORMQA_PASSAGES": "2.5"}, "passages must be a number, not '2.5'"),
    ],
)
def test_impossible_values(values: dict[str, str], message: str):
    with pytest.raises(SettingsError, match=message):
        Settings.load(environment=values)


def test_an_unknown_name_is_told_with_the_known_ones(tmp_path: Path):
    file = tmp_path / "settings.toml"
    file.write_text("pasages = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"unknown setting pasages; known are .*passages"):
        Settings.load(file, {})


@pytest.mark.parametrize(
    "content", [b"generator = ", b"\xff\xfe", b"[generator]\nx = 1\n", b"generator = true\n", b"generator = []\n"]
)
def test_a_malformed_file(tmp_path: Path, content: bytes):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        Settings.load(file, {})


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"nowhere\.toml: not a readable TOML file"):
        Settings.load(tmp_path / "nowhere.toml", {})
