"""Finding files, loading them, and batches that survive bad files."""

import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.sources import find, read, read_all
from index.sources.files import MAX_BYTES, decode, shown, source_name
from index.sources.readers import parse

PROSE = "Năm 2017, Điện Biên xếp thứ 24/63."


def write(path: Path, content: str | bytes = PROSE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_find_walks_folders_and_keeps_known_suffixes(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name) for name in ("a.md", "b/c.TXT", "b/d.jsonl", "e.htm", "f.html", "h.PDF")]
    for name in ("g.xlsx", "README.md", "b/readme.txt", ".hidden.md", ".git/h.md", "noext"):
        write(tmp_path / name)
    assert find([tmp_path]) == sorted(wanted)


def test_find_lists_a_file_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.md")
    (tmp_path / "link.md").symlink_to(file)
    assert find([tmp_path, file, tmp_path / "link.md"]) == [file]


def test_find_takes_a_named_readme(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md")
    assert find([readme]) == [readme]


def test_find_survives_loops_of_links(tmp_path: Path) -> None:
    file = write(tmp_path / "a" / "x.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "self.md").symlink_to(tmp_path / "a" / "self.md")
    assert find([tmp_path]) == [tmp_path / "a" / "self.md", file]
    results = dict(read_all([tmp_path]))
    assert isinstance(results[tmp_path / "a" / "self.md"], SourceError)


def test_find_follows_a_link_to_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "real" / "x.md")
    root = tmp_path / "root"
    root.mkdir()
    (root / "linked").symlink_to(tmp_path / "real", target_is_directory=True)
    assert find([root]) == [root / "linked" / "x.md"]


def test_find_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    table = write(tmp_path / "x.xlsx")
    with pytest.raises(
        SourceError, match=r"x\.xlsx: \.xlsx files cannot be read; supported are \.csv, \.docx, \.htm, \.html, "
    ):
        find([table])
    with pytest.raises(SourceError, match=r"noext: files without a suffix cannot be read"):
        find([write(tmp_path / "noext")])
    with pytest.raises(SourceError, match=r"gone\.md: no such file or folder; check the name"):
        find([tmp_path / "gone.md"])
    assert find([]) == []


def test_read_all_goes_on_after_bad_files(tmp_path: Path) -> None:
    write(tmp_path / "a.md", b"\xff\xfe\x00")
    write(tmp_path / "b.md", PROSE)
    write(tmp_path / "c.jsonl", "{")
    results = list(read_all([tmp_path / "gone", tmp_path]))
    assert [path.name for path, _ in results] == ["gone", "a.md", "b.md", "c.jsonl"]
    assert [isinstance(result, SourceError) for _, result in results] == [True, True, False, True]
    good = results[2][1]
    assert isinstance(good, list)
    assert [article.text for article in good] == [PROSE]


def test_what_the_system_refuses_is_named(tmp_path: Path) -> None:
    endless = tmp_path / ("a" * 300 + ".md")
    with pytest.raises(SourceError, match=r"aaa\.md: cannot be opened \(.+\); check that you may read it"):
        read(endless)
    with pytest.raises(SourceError, match="cannot be opened"):
        find([endless])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_closed_folder_does_not_hide_the_others(tmp_path: Path) -> None:  # pragma: no cover
    closed = tmp_path / "closed"
    write(closed / "x.md")
    write(tmp_path / "y.md")
    closed.chmod(0)
    try:
        names = [(path.name, isinstance(result, SourceError)) for path, result in read_all([tmp_path])]
    finally:
        closed.chmod(0o755)
    assert names == [("closed", True), ("y.md", False)]


@pytest.mark.parametrize("suffix", [".csv", ".html", ".jsonl", ".md", ".txt"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty; put the article into it or leave it out"),
        (b" \n\t\r\n ", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\xff\xfe", "the file is empty"),
        (b"\xff\xfe\0\0", "the file is empty"),
        (b"\xff\xfe\0\0abc", "holds binary data, not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "holds binary data, not text"),
        (b"abc\x00def", "holds binary data, not text"),
        ("Điện Biên".encode("utf-16-le"), "holds binary data, not text"),
        ("Đoạn văn tiếng Việt".encode("cp1258", "replace"), "in none of the encodings that are known here"),
        ("Năm".encode()[:-1] + b"\xc4", "save it as UTF-8"),
        (b"\xff\xfeA", "in none of the encodings"),
    ],
)
def test_files_that_hold_no_text(suffix: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"x{suffix}", content)
    with pytest.raises(SourceError) as caught:
        parse(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)


def test_an_oversize_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceError, match=r"big\.txt: larger than 20 MB; split it into smaller files"):
        read(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.md"
    folder.mkdir()
    with pytest.raises(SourceError, match=r"folder\.md: a folder or device, not a file"):
        read(folder)
    with pytest.raises(SourceError, match="a folder, not a file"):
        read(tmp_path)
    with pytest.raises(SourceError, match="no such file; check the name"):
        read(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="supported are"):
        read(write(tmp_path / "x.doc"))
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="a folder or device, not a file"):
        read(tmp_path / "pipe.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends(encoding: str) -> None:
    data = "Điện Biên\r\nSơn La\rLai Châu\n".encode(encoding)
    assert decode(Path("x.txt"), data).text == "Điện Biên\nSơn La\nLai Châu\n"


def test_big_endian_utf16() -> None:
    assert decode(Path("x.txt"), b"\xfe\xff" + "Đ".encode("utf-16-be")).text == "Đ"


def test_source_name_is_nfc_and_storable() -> None:
    assert source_name(Path("a/Hue\u0302\u0301.md")) == "Huế.md"
    source_name(Path(os.fsdecode(b"bad\xff.md"))).encode("utf-8")
    assert source_name(Path("x/tin.zip/a/b.md")) == "tin.zip/a/b.md"


def test_names_are_shown_on_one_line() -> None:
    assert shown(Path("tin\nb\u202etxt.md")) == r"tin\nb\u202etxt.md"
    assert shown(Path("Huế 2018.md")) == "Huế 2018.md"


def test_a_pattern_stands_for_the_files_that_it_matches(tmp_path: Path):
    for name in ("a.md", "2018/b.md", "2018/06/c.md", "2018/06/d.txt", "2018/.e.md", "2018/README.md", "2018/f.xyz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = {
        pattern: {path.name for path in find([tmp_path / pattern])} for pattern in ("**/*.md", "*/*", "2018/[a-b].md")
    }
    assert names == {"**/*.md": {"a.md", "b.md", "c.md"}, "*/*": {"b.md"}, "2018/[a-b].md": {"b.md"}}


def test_a_pattern_that_matches_nothing_is_an_error_and_a_name_is_no_pattern(tmp_path: Path):
    with pytest.raises(SourceError, match="matches no file that can be read"):
        find([tmp_path / "*.md"])
    odd = tmp_path / "[2018] tin.md"
    odd.write_text("x", encoding="utf-8")
    assert find([odd]) == [odd]
