"""The console script, with a quick assistant and embedder in place of the slow ones."""

from pathlib import Path

import pytest
from cli_help import Calls, build_news, own_places, run, write_news

from index.corpus import corpus_dir
from index.paths import default_index_dir


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    return own_places(tmp_path, monkeypatch)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path)


@pytest.fixture
def built(calls: Calls, news: Path) -> Path:
    return build_news(calls, news)


def test_index_says_what_it_made(calls: Calls, news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "index", news, "--out", tmp_path / "built") == 0
    assert capsys.readouterr().out == f"1 articles, 1 passages, 1 facts in {tmp_path / 'built'}\n"


def test_index_reports_each_bad_file_and_goes_on(
    calls: Calls, news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "empty.txt").write_bytes(b"")
    assert run(calls, "index", news, tmp_path / "nowhere", "--out", tmp_path / "built") == 2
    shown = capsys.readouterr()
    assert f"not indexed: {news / 'empty.txt'}: the file is empty" in shown.err
    assert f"not indexed: {tmp_path / 'nowhere'}: no such file or folder" in shown.err
    assert "1 articles" in shown.out


def test_index_of_nothing_is_an_error(calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "index", tmp_path / "nowhere", "--out", tmp_path / "built") == 1
    assert "reformqa: nothing was indexed" in capsys.readouterr().err
    assert not (tmp_path / "built").exists()
    assert calls.embedders == 0


def test_the_shipped_articles_do_not_replace_ones_of_the_user(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(calls, "index", "--out", built) == 1
    assert "holds 1 articles of yours" in capsys.readouterr().err
    assert run(calls, "info", "--index", built) == 0
    (vocabulary,) = built.glob("gen-*/vocabulary.json")
    vocabulary.write_bytes(b"")  # damaged, the articles still there
    assert run(calls, "index", "--out", built) == 1
    assert "holds 1 articles of yours" in capsys.readouterr().err


def test_a_named_index_that_is_not_there_is_an_error(
    calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["ask", "2017"], ["chat"], ["search", "2017"], ["info"], ["facts"]):
        assert run(calls, *command, "--index", tmp_path / "nowhere") == 1
        shown = capsys.readouterr()
        assert shown.err == f"reformqa: {tmp_path / 'nowhere'}: no index in this folder; run: reformqa index\n"
        assert shown.out == ""
    assert calls.opened == []


def test_the_default_index_is_built_on_first_use(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "ask", "2017") == 0
    assert "First use" in capsys.readouterr().err
    assert calls.embedders == 1
    assert run(calls, "ask", "2017") == 0
    assert calls.embedders == 1
    assert calls.opened == [(default_index_dir(), None)] * 2


def test_chat_serves_the_page_and_serve_the_doors_alone(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(calls, "chat", "--index", built) == 0
    assert "the page: http://127.0.0.1:7860, for programs: http://127.0.0.1:7860/docs" in capsys.readouterr().err
    assert run(calls, "serve", "--index", built, "--host", "::1", "--port", "9000") == 0
    assert "for programs: http://[::1]:9000/docs" in capsys.readouterr().err
    assert calls.served == [("127.0.0.1", 7860, True), ("::1", 9000, False)]


@pytest.mark.parametrize("command", ["chat", "serve"])
def test_an_address_that_others_can_reach_needs_a_key(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    capsys.readouterr()
    assert run(calls, command, "--index", built, "--host", "0.0.0.0") == 1
    assert "0.0.0.0 can be reached by others: set REFORMQA_API_KEY" in capsys.readouterr().err
    assert (calls.opened, calls.served) == ([], [])
    monkeypatch.setenv("REFORMQA_API_KEY", "a-key-of-some-length")
    assert run(calls, command, "--index", built, "--host", "0.0.0.0") == 0
    assert [host for host, *_ in calls.served] == ["0.0.0.0"]


def test_mcp_prints_nothing_to_stdout(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "mcp") == 0  # builds the default index, with everything that has to say
    shown = capsys.readouterr()
    assert (shown.out, calls.spoken) == ("", 1)
    assert "passages" in shown.err


def test_setup_does_each_step_once(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    articles = len(list(corpus_dir().glob("*.md"))) - 1  # the read-me is none
    ready = [
        "embedder: hash",
        "extractor: small-extractor",
        f"index: {articles} articles in {default_index_dir()}",
        "language model: small-model",
    ]
    assert run(calls, "setup") == 0
    embedder, extractor, made, *rest = capsys.readouterr().out.splitlines()
    assert made.startswith(f"{articles} articles, ")
    assert [embedder, extractor, *rest] == ready
    assert run(calls, "setup") == 0
    assert capsys.readouterr().out.splitlines() == ready


def test_setup_keeps_an_index_of_other_articles(calls: Calls, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "index", news) == 0
    assert run(calls, "setup") == 0
    assert f"index: 1 articles in {default_index_dir()}" in capsys.readouterr().out


def test_the_address_of_a_store_is_handed_on_as_it_is(calls: Calls, monkeypatch: pytest.MonkeyPatch):
    run(calls, "ask", "--store", "milvus://host:19530/news", "Huế?")
    monkeypatch.setenv("REFORMQA_STORE", "milvus-lite:///one.db")
    run(calls, "search", "Huế")
    run(calls, "serve")
    opened = [index for index, _ in calls.opened]
    assert opened == ["milvus://host:19530/news", "milvus-lite:///one.db", "milvus-lite:///one.db"]
