"""A folder full of hostile and broken files: one clear line for each, and the good ones among them are read."""

import os
from pathlib import Path

import pytest
from hostile import PROSE, files

from index.errors import SourceError
from index.sources import Limits, Reading, readings
from index.sources.files import MAX_BYTES, shown

SPARSE = ("sparse.txt", "sparse.html", "sparse.pdf", "sparse.zip", "sparse.docx", "sparse.jsonl")
GOOD = ("a-good.txt", "m-good.html", "zz-good.md")
LONGEST_LINE = 1_500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, with links that lead in circles and a pipe that nobody writes to."""
    root = tmp_path_factory.mktemp("hostile")
    for name, data in files().items():
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_bytes(data)
    for name in SPARSE:
        with (root / name).open("wb") as stream:
            stream.truncate(1_000_000_000)
    (root / GOOD[0]).write_text(f"Tin tốt\n\n{PROSE}", encoding="utf-8")
    (root / GOOD[1]).write_text(f"<html><body><h1>Tin</h1>{f'<p>{PROSE}</p>' * 4}</body></html>", encoding="utf-8")
    (root / GOOD[2]).write_text(f"# Tin tốt\n\n{PROSE}", encoding="utf-8")
    (root / "self.md").symlink_to(root / "self.md")
    (root / "left.txt").symlink_to(root / "right.txt")
    (root / "right.txt").symlink_to(root / "left.txt")
    (root / "dangling.pdf").symlink_to(root / "gone.pdf")
    (root / "up").symlink_to(root, target_is_directory=True)
    os.mkfifo(root / "pipe.txt")
    os.mkfifo(root / "pipe.html")
    return root


@pytest.fixture(scope="module")
def results(folder: Path) -> list[tuple[Path, Reading | SourceError]]:
    return list(readings([folder], Limits(memory=1_000_000_000, cpu=3, wall=30)))


def test_there_are_many(folder: Path) -> None:
    assert len(files()) >= 120
    assert len(list(folder.iterdir())) == len(files()) + len(SPARSE) + len(GOOD) + 7


def test_the_good_ones_are_read(results: list[tuple[Path, Reading | SourceError]]) -> None:
    read = {path.name: result for path, result in results if isinstance(result, Reading) and result.articles}
    assert sorted(read) == sorted(GOOD)
    assert all(PROSE.strip() in result.articles[0].text for result in read.values())


def test_every_other_ends_in_one_clear_line(folder: Path, results: list[tuple[Path, Reading | SourceError]]) -> None:
    named: set[bytes] = set()
    for path, result in results:
        errors = [result] if isinstance(result, SourceError) else [error for _, error in result.faults]
        for error in errors:
            message = str(error)
            assert message.isprintable(), (path, message)
            assert len(message) <= LONGEST_LINE, path
            assert message.startswith(shown(path)), (path, message)
            assert "Traceback" not in message
            named.add(os.fsencode(path.name))
    links = {b"self.md", b"left.txt", b"dangling.pdf"}  # left and right are one file to the system
    assert files().keys() | {name.encode() for name in SPARSE} | {b"pipe.txt", b"pipe.html"} <= named
    assert len(links & named) >= 2


def test_nothing_leaves_the_folder(folder: Path, results: list[tuple[Path, Reading | SourceError]]) -> None:
    assert results
    assert len(list(folder.iterdir())) == len(files()) + len(SPARSE) + len(GOOD) + 7
    assert not any((parent / "upwards.txt").exists() for parent in folder.parents)
    told = " ".join(str(result) for _, result in results)
    assert "root:" not in told


def test_what_is_too_large_is_not_read() -> None:
    assert MAX_BYTES < 1_000_000_000
