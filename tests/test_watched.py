"""A folder that an index follows: what comes, changes and goes, exactly."""

import json
import os
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation
from index.backend import place_of
from index.build import build
from index.errors import IndexStateError
from index.sources import read
from index.store import Store
from index.watched import WATCHED, Watched

EMBEDDER = HashEmbedder()


def put(path: Path, article_id: str, text: str = "Huế xếp thứ 7.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nid: {article_id}\ntitle: Bài {article_id}\n---\n\n{text}\n", encoding="utf-8")
    return path


def held(out: Path) -> dict[str, str]:
    store = Store.open(generation.current(out) / generation.STORE)
    try:
        return {article.id: article.text for article in store.articles()}
    finally:
        store.close()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    put(tmp_path / "news" / "a.md", "a")
    build(read(put(tmp_path / "other.md", "other")), tmp_path / "built", EMBEDDER)
    return tmp_path / "news"


def test_files_come_change_and_go(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    assert watched.catch_up(EMBEDDER).changes.added == ("a",)
    put(news / "sub" / "b.md", "b")
    put(news / "a.md", "a", "Huế xếp thứ 8 rồi.")
    changes = watched.catch_up(EMBEDDER).changes
    assert (changes.added, changes.changed, changes.removed) == (("b",), ("a",), ())
    assert held(out)["a"] == "Huế xếp thứ 8 rồi."
    (news / "a.md").unlink()
    assert watched.catch_up(EMBEDDER).changes.removed == ("a",)
    assert held(out).keys() == {"b", "other"}


def test_nothing_new_writes_nothing(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)
    before = generation.current_name(out)
    assert watched.catch_up(EMBEDDER).made is None
    (news / "a.md").touch()
    found = watched.catch_up(EMBEDDER)
    assert found.made is not None
    assert found.changes.gone == ()
    assert generation.current_name(out) == before


def test_an_article_that_gets_another_id_and_a_file_that_moves_are_one_change(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)
    put(news / "a.md", "a2")
    changes = watched.catch_up(EMBEDDER).changes
    assert (changes.added, changes.removed) == (("a2",), ("a",))
    (news / "a.md").rename(news / "z.md")
    assert watched.catch_up(EMBEDDER).changes.removed == ()
    assert held(out).keys() == {"a2", "other"}


def test_a_file_that_cannot_be_read_leaves_what_there_was(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)
    (news / "a.md").write_bytes(b"")
    put(news / "b.md", "b")
    found = watched.catch_up(EMBEDDER)
    assert [str(fault).partition(": ")[2] for fault in found.faults] == [
        "the file is empty; put the article into it or leave it out"
    ]
    assert held(out).keys() == {"a", "b", "other"}
    (news / "a.md").unlink()
    watched.catch_up(EMBEDDER)
    assert held(out).keys() == {"b", "other"}


def test_two_files_with_one_article_and_one_of_them_goes(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    put(news / "copy.md", "a")
    assert watched.catch_up(EMBEDDER).changes.added == ("a",)
    (news / "a.md").unlink()
    watched.catch_up(EMBEDDER)
    assert "a" in held(out)
    (news / "copy.md").unlink()
    watched.catch_up(EMBEDDER)
    assert held(out).keys() == {"other"}


def test_what_was_deleted_while_nobody_watched_is_noticed(news: Path):
    out = news.parent / "built"
    put(news / "b.md", "b")
    Watched(news, out).catch_up(EMBEDDER)
    Watched(news.parent / "elsewhere", out)
    (news / "a.md").unlink()
    assert Watched(news, out).catch_up(EMBEDDER).changes.removed == ("a",)


@pytest.mark.parametrize("memory", ["", "[1]", '{"a": 1}', json.dumps({"x": {"y": 3}})])
def test_a_damaged_memory_is_as_good_as_none(news: Path, memory: str):
    out = news.parent / "built"
    (out / WATCHED).write_text(memory, encoding="utf-8")
    assert Watched(news, out).catch_up(EMBEDDER).changes.added == ("a",)


def test_a_change_that_fails_is_tried_again(news: Path):
    out = news.parent / "built"
    watched = Watched(news, out)
    with generation.locked(out), pytest.raises(IndexStateError, match="another program is writing"):
        watched.catch_up(EMBEDDER)
    assert watched.catch_up(EMBEDDER).changes.added == ("a",)


def test_what_is_in_a_folder_that_cannot_be_listed_is_kept(news: Path, monkeypatch: pytest.MonkeyPatch):
    out, listed = news.parent / "built", os.scandir
    put(news / "sub" / "b.md", "b")
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)

    def scandir(path: str) -> object:
        if str(path) == str(news / "sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    for place, one in enumerate((watched, Watched(news, out)), start=8):
        put(news / "a.md", "a", f"Huế xếp thứ {place}.")
        found = one.catch_up(EMBEDDER)
        assert [str(fault).partition(": ")[2] for fault in found.closed] == [
            "cannot be opened (Permission denied); check that you may read it"
        ]
        assert (found.changes.changed, found.changes.removed) == (("a",), ())
        assert held(out).keys() == {"a", "b", "other"}
    monkeypatch.undo()
    assert watched.catch_up(EMBEDDER).closed == ()
    (news / "sub" / "b.md").unlink()
    assert watched.catch_up(EMBEDDER).changes.removed == ("b",)


@pytest.mark.parametrize("empty", [False, True])
def test_what_was_in_a_folder_that_is_away_is_kept(news: Path, empty: bool):
    out = news.parent / "built"
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)
    news.rename(news.parent / "away")
    if empty:  # the place where a disk was mounted
        news.mkdir()
    for one in (watched, Watched(news, out)):
        found = one.catch_up(EMBEDDER)
        assert ("is empty, as a disk" if empty else "no such file or folder") in str(found.closed)
        assert held(out).keys() == {"a", "other"}
    if empty:
        news.rmdir()
    (news.parent / "away").rename(news)
    assert watched.catch_up(EMBEDDER).closed == ()
    (news / "a.md").unlink()
    assert watched.catch_up(EMBEDDER).changes.removed == ("a",)


def test_a_file_that_cannot_be_looked_at_is_kept(news: Path, monkeypatch: pytest.MonkeyPatch):
    out, look = news.parent / "built", Path.stat
    watched = Watched(news, out)
    watched.catch_up(EMBEDDER)

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "a.md":
            raise OSError(116, "Stale file handle")
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    assert str(watched.catch_up(EMBEDDER).closed[0]).endswith("a.md: cannot be looked at (Stale file handle)")
    assert held(out).keys() == {"a", "other"}


def test_a_store_follows_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("milvus_lite")
    monkeypatch.setenv("REFORMQA_DATA", str(tmp_path / "data"))
    store, folder = f"milvus-lite://{tmp_path}/one.db", tmp_path / "followed"
    folder.mkdir()
    place_of(store).build(ARTICLES[:1], EMBEDDER)
    file = folder / "a.md"
    file.write_text("---\nid: a\ntitle: Bài a\n---\n\nHuế xếp thứ 7.\n", encoding="utf-8")
    assert Watched(folder, store).catch_up(EMBEDDER).changes.added == ("a",)
    file.unlink()
    (folder / "b.md").write_text("---\nid: b\ntitle: Bài b\n---\n\nHuế xếp thứ 8.\n", encoding="utf-8")
    changes = Watched(folder, store).catch_up(EMBEDDER).changes
    assert (changes.added, changes.removed) == (("b",), ("a",))
