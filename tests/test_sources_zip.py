"""Zip archives."""

from pathlib import Path

import pytest
from formats_help import FIRST, SECOND, parse, zipped

from index.errors import SourceError
from index.sources import archive, read, read_all, readings
from index.sources.reading import Reading


def test_a_zip_archive_member_by_member(tmp_path: Path) -> None:
    path = tmp_path / "tin.zip"
    members = {
        "a.md": f"# Một\n\n{FIRST}".encode(),
        "b/c.txt": f"Hai\n\n{SECOND}".encode("utf-16"),
        "b/d.jsonl": b"{",
        "inner.zip": b"PK",
        "../../evil.txt": b"Ba\n\nC.",
        "picture.png": b"x",
        "README.md": b"x",
        "__MACOSX/a.md": b"x",
        ".hidden.md": b"x",
    }
    path.write_bytes(zipped(members))
    [(_, reading), *rest] = list(readings([path]))
    assert rest == []
    assert isinstance(reading, Reading)
    assert [article.source for article in reading.articles] == ["tin.zip/evil.txt", "tin.zip/a.md", "tin.zip/b/c.txt"]
    assert reading.notes == ("tin.zip/b/c.txt: read as UTF-16",)
    results = list(read_all([path]))
    assert [str(at.relative_to(tmp_path)) for at, _ in results] == ["tin.zip", "tin.zip/b/d.jsonl", "tin.zip/inner.zip"]
    assert [str(error).partition(": ")[0] for _, error in results[1:]] == [str(at) for at, _ in results[1:]]
    assert "an archive inside an archive" in str(results[2][1])
    assert sorted(tmp_path.iterdir()) == [path]
    with pytest.raises(SourceError, match=r"tin\.zip/b/d\.jsonl: nothing was read"):
        read(path)


def test_an_id_stands_once_in_an_archive() -> None:
    line = b'{"id": "1", "title": "A", "text": "B."}'
    reading = parse("tin.zip", zipped({"a.jsonl": line, "b.jsonl": line}))
    assert [str(error) for _, error in reading.faults] == [
        "tin.zip/b.jsonl: the id '1' is that of tin.zip/a.jsonl; drop one or give it its own id"
    ]


def test_caps_on_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="unpacks to over 200 times its size"):
        parse("tin.zip", zipped({"a.txt": b"0" * 2_000_000}))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    with pytest.raises(SourceError, match="has 2 members, more than 1"):
        parse("tin.zip", zipped({"a.txt": b"a", "b.txt": b"b"}))
    monkeypatch.setattr(archive, "MAX_UNPACKED", 3)
    with pytest.raises(SourceError, match="unpacks to more than 0 MB"):
        parse("tin.zip", zipped({"a.txt": b"abcd"}))
    with pytest.raises(SourceError, match="holds no file that can be read"):
        parse("tin.zip", zipped({"a.png": b"a"}))
    with pytest.raises(SourceError, match="no zip archive that can be read"):
        parse("tin.zip", b"PK\x03\x04")
