"""Pages and feeds as sources on the command line, with a small web of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from web_help import TEXT, Site, local_web, page, rss, serving

from index import generation
from index.manifest import read
from ui.cli import main
from ui.commands.tools import Tools

HUE = f"---\nid: hue\ntitle: Huế\n---\n\n{TEXT}\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def run(folder: Path, *arguments: object, now: float = 0.0) -> int:
    tools = Tools(open_embedder=HashEmbedder, open_web=lambda: local_web(folder, now=now))
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments], tools)
    return int(ended.value.code or 0)


def test_feeds_pages_and_lists_come_into_an_index_and_changed_pages_are_updated(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "hue.md").write_text(HUE, encoding="utf-8")
    site["/rss"], site["/a.html"], site["/b.html"] = rss("/a.html"), page("Bài A"), page("Bài B")
    out = tmp_path / "built"
    assert run(tmp_path, "index", tmp_path / "hue.md", site.url("/rss"), "--out", out) == 0
    assert read(generation.current(out)).articles == 2

    listed = tmp_path / "addresses.txt"
    listed.write_text(
        f"# tin của báo\n\n{site.url('/b.html')}\n{site.url('/gone')}\nkhông phải địa chỉ\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(tmp_path, "add", "--urls", listed, "--index", out) == 2
    told = capsys.readouterr()
    assert told.out.startswith("1 added; now 3 articles")
    assert f"{site.url('/gone')}: the server answers 404" in told.err
    assert "'không phải địa chỉ': only http" in told.err

    site["/a.html"] = page("Bài A, bản sửa")
    assert run(tmp_path, "add", site.url("/rss"), "--index", out, now=4_000.0) == 0
    assert capsys.readouterr().out.startswith("1 changed; now 3 articles")


def test_an_index_is_not_touched_by_what_cannot_be_fetched(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "hue.md").write_text(HUE, encoding="utf-8")
    out = tmp_path / "built"
    assert run(tmp_path, "index", tmp_path / "hue.md", "--out", out) == 0
    before = read(generation.current(out)).fingerprint
    for command in (["add", site.url("/gone"), "--index"], ["index", site.url("/", "nha.vn"), "--out"]):
        assert run(tmp_path, *command, out) == 1
        assert "nothing was indexed" in capsys.readouterr().err
    site["/a.html"] = page()
    assert run(tmp_path, "add", "--strict", site.url("/a.html"), site.url("/gone"), "--index", out) == 1
    assert generation.current(out).name == "gen-0001"
    assert read(generation.current(out)).fingerprint == before


def test_a_list_without_an_address_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    listed = tmp_path / "addresses.txt"
    listed.write_text("# nothing yet\n\n", encoding="utf-8")
    assert run(tmp_path, "index", "--urls", listed, "--out", tmp_path / "built") == 1
    assert "holds no address" in capsys.readouterr().err
    assert not (tmp_path / "built").exists()


def test_add_wants_something_to_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path, "add") == 2
    assert "--urls" in capsys.readouterr().err
