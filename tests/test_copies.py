"""One text more than once: copies, prints at other addresses, and clashes."""

from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation
from index.build import build
from index.copies import fold, told_apart
from index.errors import IndexStateError
from index.sources.fields import make_id
from index.store import Store
from index.types import Article
from index.update import add
from ui.cli import main
from ui.commands.tools import Tools

TITLE, TEXT = "Huế tăng hạng", "Năm 2018, Thừa Thiên Huế xếp thứ 7/63 tỉnh, thành phố về chỉ số PAR INDEX."
PLAIN = Article(make_id(TITLE, TEXT), TITLE, TEXT, source="a.md")
HERE = replace(PLAIN, url="https://a.example.vn/1")
THERE = replace(PLAIN, url="https://b.example.vn/2", publisher="Báo B", source="b.md")


def held(out: Path) -> list[Article]:
    store = Store.open(generation.current(out) / generation.STORE)
    try:
        return store.articles()
    finally:
        store.close()


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments], Tools(open_embedder=HashEmbedder))
    return int(ended.value.code or 0)


def page(path: Path, **fields: str) -> Path:
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitle: {TITLE}\n{head}---\n\n{TEXT}\n", encoding="utf-8")
    return path


def test_a_copy_is_folded_into_the_first_and_gives_what_that_lacks():
    folded = fold([("x/a.md", PLAIN), ("x/b.md", replace(HERE, published="2019", source="b.md"))])
    assert folded.articles == (replace(PLAIN, url=HERE.url, published="2019"),)
    assert folded.copies == (("x/b.md", "x/a.md"),)
    assert folded.ids == {"x/a.md": (PLAIN.id,), "x/b.md": (PLAIN.id,)}


def test_another_address_gets_an_id_of_its_own():
    folded = fold([("a", HERE), ("b", THERE), ("c", replace(THERE, source="c.md"))])
    assert folded.articles == (HERE, told_apart(THERE))
    assert folded.copies == (("c", "b"),)
    assert folded.ids["c"] == (told_apart(THERE).id,)


def test_a_clash_of_given_ids_is_left_for_the_build_to_refuse():
    other = replace(ARTICLES[0], text="Khác hẳn.")
    assert fold([("a", ARTICLES[0]), ("b", other)]).articles == (ARTICLES[0], other)


def test_both_addresses_are_kept_when_they_come_one_after_the_other(tmp_path: Path):
    build([HERE], tmp_path, HashEmbedder())
    assert add([THERE], tmp_path, HashEmbedder())[1].added == (told_apart(THERE).id,)
    assert held(tmp_path) == [HERE, told_apart(THERE)]
    assert add([THERE], tmp_path, HashEmbedder())[1].unchanged == (told_apart(THERE).id,)
    assert add([HERE], tmp_path, HashEmbedder())[1].unchanged == (HERE.id,)
    renamed = replace(THERE, publisher="Báo Bê")
    assert add([renamed], tmp_path, HashEmbedder())[1].changed == (told_apart(THERE).id,)


def test_a_copy_of_what_is_held_changes_nothing_and_does_not_take_its_address(tmp_path: Path):
    build([HERE], tmp_path, HashEmbedder())
    assert add([replace(PLAIN, source="copy.md")], tmp_path, HashEmbedder())[1].unchanged == (HERE.id,)
    assert held(tmp_path) == [HERE]
    add([replace(PLAIN, source="copy.md", publisher="Báo A")], tmp_path, HashEmbedder())
    assert held(tmp_path) == [replace(HERE, publisher="Báo A")]


def test_what_the_same_file_says_now_counts(tmp_path: Path):
    build([replace(HERE, publisher="Bao A")], tmp_path, HashEmbedder())
    assert add([replace(HERE, publisher="Báo A")], tmp_path, HashEmbedder())[1].changed == (HERE.id,)
    assert held(tmp_path) == [replace(HERE, publisher="Báo A")]


@pytest.mark.parametrize("command", ["index", "add"])
def test_two_names_of_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str):
    first, second = page(tmp_path / "news" / "a.md"), page(tmp_path / "news" / "b.md")
    if command == "add":
        build([ARTICLES[0]], tmp_path / "out", HashEmbedder())
    where = "--out" if command == "index" else "--index"
    assert run(command, tmp_path / "news", where, tmp_path / "out") == 0
    said = capsys.readouterr()
    assert f"{second}: a copy of {first}, indexed once\n" in said.err
    assert [article.source for article in held(tmp_path / "out") if article.title == TITLE] == ["a.md"]
    if command == "index":
        assert run(command, tmp_path / "news", where, tmp_path / "out") == 0
        assert capsys.readouterr().out.startswith("nothing to do: 1 articles")


def test_given_ids_that_clash_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    page(tmp_path / "news" / "a.md", id="hue", publisher="A")
    page(tmp_path / "news" / "b.md", id="hue", publisher="B")
    assert run("index", tmp_path / "news", "--out", tmp_path / "out") == 1
    assert "article 'hue' comes from a.md and b.md" in capsys.readouterr().err
    with pytest.raises(IndexStateError):
        generation.current(tmp_path / "out")
