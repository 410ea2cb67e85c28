"""Commands that change and show an index in a store, and which place a command line names."""

import csv
import io
from pathlib import Path

import pytest
from cli_help import HUE, Calls, own_places, run, write_news

STORED = "Lai Châu xếp thứ 30/63 về PAR INDEX năm 2018."


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    return own_places(tmp_path, monkeypatch)


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\nid: {name}\ntitle: Bài {name}\n---\n\n{text}\n", encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    return [(row["entity"], row["number"]) for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]


def test_a_store_is_added_to_and_removed_from_and_shown(
    calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("milvus_lite")
    store = f"milvus-lite://{tmp_path}/one.db"
    assert run(calls, "index", write_news(tmp_path), "--store", store) == 0
    capsys.readouterr()
    assert run(calls, "add", put(tmp_path / "more", "lai-chau", STORED), "--store", store) == 0
    assert capsys.readouterr().out == f"1 added; now 2 articles, 2 passages, 2 facts in {store}\n"
    assert run(calls, "add", tmp_path / "more", "--store", store) == 0
    assert capsys.readouterr().out == f"nothing to do: 2 articles in {store}\n"
    assert run(calls, "facts", "--store", store, "--year", "2018") == 0
    assert sorted(told(capsys)) == [("Lai Châu", "30"), ("Thừa Thiên Huế", "7")]
    assert run(calls, "remove", "lai-*", "nobody", "--store", store) == 2
    shown = capsys.readouterr()
    assert shown.out == f"1 removed; now 1 articles, 1 passages, 1 facts in {store}\n"
    assert "not removed: no article 'nobody'" in shown.err
    assert run(calls, "remove", "lai-chau", "--store", store) == 1
    assert "nothing was removed" in capsys.readouterr().err
    assert run(calls, "facts", "--store", store) == 0
    assert told(capsys) == [("Thừa Thiên Huế", "7")]


def test_a_store_without_an_index_is_named(calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("milvus_lite")
    store = f"milvus-lite://{tmp_path}/none.db"
    for command in (["add", write_news(tmp_path)], ["remove", "hue"], ["facts"]):
        assert run(calls, *command, "--store", store) == 1
        assert f"{store}: no index in this store" in capsys.readouterr().err


def test_a_reprint_that_comes_into_a_store_is_named(
    calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("milvus_lite")
    store = f"milvus-lite://{tmp_path}/one.db"
    long = (
        f"{HUE} Phát biểu tại hội nghị, lãnh đạo tỉnh cho biết kết quả này đến từ nỗ lực của cả hệ thống chính trị và "
        "sự đồng thuận của người dân, doanh nghiệp; tỉnh tiếp tục rà soát thủ tục và số hóa toàn bộ hồ sơ."
    )
    assert run(calls, "index", put(tmp_path / "one", "goc", long), "--store", store) == 0
    capsys.readouterr()
    assert run(calls, "add", put(tmp_path / "two", "lai", long), "--store", store) == 0
    assert "lai: reprint of goc, counted with it as one source" in capsys.readouterr().err


def test_what_is_typed_goes_before_the_environment(
    calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFORMQA_STORE", "milvus-lite:///nowhere/at-all.sqlite")
    built = tmp_path / "built"
    assert run(calls, "index", write_news(tmp_path), "--out", built) == 0
    assert run(calls, "add", put(tmp_path / "more", "lai-chau", STORED), "--index", built) == 0
    assert run(calls, "remove", "lai-chau", "--index", built) == 0
    capsys.readouterr()
    assert run(calls, "facts", "--index", built) == 0
    assert told(capsys) == [("Thừa Thiên Huế", "7")]
    assert run(calls, "ask", "--index", built, "Huế?") == 0
    assert [index for index, _ in calls.opened] == [built]


@pytest.mark.parametrize("command", [["ask", "2017"], ["add", "x.md"], ["remove", "x"], ["facts"], ["chat"], ["mcp"]])
def test_two_places_are_refused(calls: Calls, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert run(calls, *command, "--index", "here", "--store", "milvus://there") == 2
    assert "name one place" in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert calls.opened == []
