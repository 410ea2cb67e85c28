"""Pages that are kept between runs."""

from pathlib import Path

import pytest

from index.errors import IndexStateError
from index.web.shelf import Page, Shelf


def test_the_shelf_gives_back_what_it_was_given_and_nothing_damaged(tmp_path: Path):
    shelf, kept = Shelf(tmp_path), Page("http://a.vn/", "http://b.vn/", ".html", 5.0, b"x" * 100, '"1"', None)
    assert shelf.find("http://a.vn/") is None
    shelf.put(kept)
    assert shelf.find("http://a.vn/") == kept
    assert shelf.find("http://b.vn/") is None
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found = shelf.find("http://a.vn/")
        assert found is None or found.body == kept.body
        file.write_bytes(whole[:at])
        assert shelf.find("http://a.vn/") is None
    shelf.tidy(file.stat().st_mtime + 181 * 86_400)
    assert list(tmp_path.iterdir()) == []


def test_a_shelf_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexStateError, match="cannot be written"):
        Shelf(tmp_path / "file").put(Page("a", "a", ".html", 0, b""))
