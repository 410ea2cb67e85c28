"""The commands for the life of an index, with a quick embedder."""

import json
from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from index import generation
from index.store import Store
from ui.cli import main
from ui.commands.tools import Tools

NEWS = """---
id: {id}
title: "{title}"
lang: vi
publisher: Báo Ví Dụ
---

{text}
"""
HUE = "Năm 2018, Thừa Thiên Huế xếp thứ 7/63 tỉnh, thành phố về chỉ số PAR INDEX."


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments], Tools(open_embedder=HashEmbedder))
    return int(ended.value.code or 0)


def put(folder: Path, name: str, text: str = HUE) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(NEWS.format(id=name, title=f"Bài {name}", text=text), encoding="utf-8")
    return path


@pytest.fixture
def built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    put(tmp_path / "news", "hue")
    put(tmp_path / "news", "lai-chau", "Lai Châu xếp thứ 30/63 về PAR INDEX năm 2018.")
    assert run("index", tmp_path / "news", "--out", tmp_path / "built") == 0
    capsys.readouterr()
    return tmp_path / "built"


def test_index_twice_does_nothing_the_second_time(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("index", tmp_path / "news", "--out", built) == 0
    assert capsys.readouterr().out.startswith("nothing to do: 2 articles, 2 passages, ")
    assert generation.current(built).name == "gen-0001"


def test_strict_changes_nothing_when_a_file_fails(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "news", "son-la")
    (tmp_path / "news" / "empty.md").write_text("")
    for command in (["index", tmp_path / "news", "--out", built], ["add", tmp_path / "news", "--index", built]):
        assert run(*command, "--strict") == 1
        assert "nothing was changed: 1 could not be read" in capsys.readouterr().err
    assert generation.current(built).name == "gen-0001"
    assert run("add", tmp_path / "news", "--index", built) == 2
    shown = capsys.readouterr()
    assert f"not indexed: {tmp_path / 'news' / 'empty.md'}: the file is empty" in shown.err
    assert shown.out.startswith("1 added, 2 unchanged; now 3 articles, 3 passages, ")


def test_add_and_remove(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = put(tmp_path / "news", "hue", HUE.replace("7/63", "8/63"))
    assert run("add", changed, put(tmp_path / "more", "son-la"), "--index", built) == 0
    assert capsys.readouterr().out.startswith("1 added, 1 changed; now 3 articles")
    assert run("add", changed, "--index", built) == 0
    assert capsys.readouterr().out.startswith("nothing to do: 3 articles in ")
    assert run("remove", "son-la", "nobody", "--index", built, "--strict") == 1
    assert run("remove", "nobody", "--index", built) == 1
    capsys.readouterr()
    assert run("remove", "son-la", "nobody", "--index", built) == 2
    shown = capsys.readouterr()
    assert "not removed: no article 'nobody'" in shown.err
    assert shown.out.startswith("1 removed; now 2 articles")
    assert run("remove", "hue", "lai-chau", "--index", built) == 1
    assert "at least one article" in capsys.readouterr().err


def test_commands_without_an_index_create_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = put(tmp_path / "news", "hue")
    commands = [["add", news], ["remove", "hue"], ["rollback"], ["doctor"], ["doctor", "--repair"]]
    commands += [["articles", "list"], ["articles", "show", "hue"], ["export", tmp_path / "x.zip"]]
    for command in commands:
        assert run(*command, "--index", tmp_path / "none") == 1
        assert f"{tmp_path / 'none'}: no index in this folder" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


def test_rollback(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("remove", "hue", "--index", built) == 0
    capsys.readouterr()
    assert run("rollback", "--index", built) == 0
    assert capsys.readouterr().out == f"back at gen-0001: 2 articles in {built}\n"
    assert run("rollback", "--index", built) == 1


def test_doctor(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--index", built) == 0
    assert capsys.readouterr().out == f"all is well in {built}\n"
    vectors = generation.current(built) / "vectors.faiss"
    vectors.write_bytes(b"broken")
    assert run("doctor", "--index", built) == 1
    line = f"{vectors}: damaged, its checksum is not the one in manifest.json; run: reformqa doctor --repair\n"
    assert capsys.readouterr().out == line
    assert run("doctor", "--repair", "--index", built) == 0
    assert capsys.readouterr().out == f"{line}mended in {built / 'gen-0002'}\n"


def test_articles_are_listed_and_shown(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("articles", "list", "--index", built) == 0
    assert capsys.readouterr().out == "hue\t-\tBáo Ví Dụ\tBài hue\nlai-chau\t-\tBáo Ví Dụ\tBài lai-chau\n"
    assert run("articles", "list", "--json", "--index", built) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["hue", "lai-chau"]
    assert "text" not in rows[0]
    assert run("articles", "show", "hue", "--index", built) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("hue\nBài hue\nBáo Ví Dụ · ")
    assert shown.endswith(f" facts\n\n{HUE}\n")
    assert run("articles", "show", "hue", "--json", "--index", built) == 0
    assert json.loads(capsys.readouterr().out)["text"] == HUE
    assert run("articles", "show", "nobody", "--index", built) == 1
    assert "no article 'nobody'" in capsys.readouterr().err


def test_export_and_import(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "index.zip"
    assert run("export", file, "--index", built) == 0
    assert capsys.readouterr().out == f"2 articles in {file}\n"
    assert run("import", file, "--out", tmp_path / "copy") == 0
    assert capsys.readouterr().out.startswith("2 articles, 2 passages, ")
    assert run("articles", "list", "--index", tmp_path / "copy") == 0
    assert run("import", tmp_path / "none.zip", "--out", tmp_path / "other") == 1


def test_remove_takes_patterns_of_ids_and_file_names(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "news", "son-la")
    assert run("add", tmp_path / "news", "--index", built) == 0
    capsys.readouterr()
    assert run("remove", "lai-*", "x*", "--index", built) == 2
    told = capsys.readouterr()
    assert told.out.startswith("1 removed; now 2 articles")
    assert "no article 'x*'" in told.err
    assert run("remove", "son-la.m?", "--index", built) == 0
    assert capsys.readouterr().out.startswith("1 removed; now 1 articles")


def test_patterns_name_files_to_add(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "news", "son-la")
    put(tmp_path / "news", "son-tay")
    assert run("add", tmp_path / "**" / "son-*.md", "--index", built) == 0
    assert capsys.readouterr().out.startswith("2 added; now 4 articles")


def test_reprints_are_named_when_they_come_and_in_the_list(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = (
        f"{HUE} Phát biểu tại hội nghị, lãnh đạo tỉnh cho biết kết quả này đến từ nỗ lực của cả hệ thống chính trị và "
        "sự đồng thuận của người dân, doanh nghiệp; tỉnh tiếp tục rà soát thủ tục và số hóa toàn bộ hồ sơ."
    )
    for name in ("goc", "lai"):
        put(tmp_path / "news", name, long)
    assert run("add", tmp_path / "news", "--index", built) == 0
    told = capsys.readouterr()
    assert "lai: reprint of goc, counted with it as one source" in told.err
    assert "goc: reprint" not in told.err
    assert run("articles", "list", "--index", built) == 0
    assert [line.split("\t")[4:] for line in capsys.readouterr().out.splitlines()] == [[], [], ["reprint of goc"], []]
    assert run("articles", "list", "--json", "--index", built) == 0
    assert [row["reprint_of"] for row in json.loads(capsys.readouterr().out)] == [None, None, "goc", None]


def test_articles_delete_is_remove(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("articles", "delete", "hue", "nobody", "--index", built) == 2
    shown = capsys.readouterr()
    assert "not removed: no article 'nobody'" in shown.err
    assert shown.out.startswith("1 removed; now 1 articles")
    assert run("articles", "delete", "--help") == 0
    assert "reformqa remove" in capsys.readouterr().out


def test_facts_are_csv_with_and_without_saying_so(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("facts", "--index", built, "--entity", "Lai Châu") == 0
    plain = capsys.readouterr().out
    assert "30/63" in plain
    assert run("facts", "--csv", "--index", built, "--entity", "Lai Châu") == 0
    assert capsys.readouterr().out == plain


def test_a_corrected_file_without_an_id_replaces_what_it_gave(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def written(text: str, folder: str = "more") -> Path:
        (tmp_path / folder).mkdir(exist_ok=True)
        path = tmp_path / folder / "son-la.md"
        path.write_text(f"---\ntitle: Sơn La\n---\n\n{text}\n", encoding="utf-8")
        return path

    wrong, right = "Năm 2018, Sơn La xếp thứ 40/63 về PAR INDEX.", "Năm 2018, Sơn La xếp thứ 41/63 về PAR INDEX."
    assert run("add", written(wrong), "--index", built) == 0
    assert run("add", written("Tin khác hẳn.", "elsewhere"), "--index", built) == 0
    capsys.readouterr()
    path = written(right)
    assert run("add", path, "--index", built) == 0
    shown = capsys.readouterr()
    assert f": replaced, {path} was corrected\n" in shown.err
    assert shown.out.startswith("1 added, 1 removed; now 4 articles")
    assert run("rollback", "--index", built) == 0
    assert run("add", path, "--index", built) == 0
    assert run("facts", "--entity", "Sơn La", "--index", built) == 0
    told = capsys.readouterr().out
    assert "41/63" in told
    assert "40/63" not in told


def test_what_another_file_still_says_is_kept(built: Path, tmp_path: Path) -> None:
    head = "---\ntitle: Sơn La\n---\n\n"
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    for path in (one, two):
        path.write_text(f"{head}Sơn La xếp thứ 40/63.\n", encoding="utf-8")
    assert run("add", one, two, "--index", built) == 0
    one.write_text(f"{head}Sơn La xếp thứ 41/63.\n", encoding="utf-8")
    assert run("add", one, "--index", built) == 0
    store = Store.open(generation.current(built) / generation.STORE)
    assert sorted(article.text for article in store.articles() if article.title == "Sơn La") == [
        "Sơn La xếp thứ 40/63.",
        "Sơn La xếp thứ 41/63.",
    ]
    store.close()
