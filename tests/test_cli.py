"""The console script, with a quick assistant and embedder in place of the slow ones."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from ui_fakes import ARTICLES, RANK, XSS, FakeAssistant

from index.corpus import corpus_dir
from index.errors import GeneratorError
from index.paths import default_index_dir
from ui.cli import main
from ui.commands.tools import Tools
from ui.words.strings import TEXT, VI

NEWS = """---
id: {id}
title: "{title}"
lang: vi
kind: {kind}
---

{text}
"""
HUE = "Năm 2018, Thừa Thiên Huế xếp thứ 7/63 tỉnh, thành phố về chỉ số PAR INDEX."


@dataclass(frozen=True)
class Info:
    articles: int
    generator: str


class Described(FakeAssistant):
    def info(self) -> Info:
        return Info(articles=len(ARTICLES), generator="none")


class Calls:
    """The slow parts, quick, and what was asked of them."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path | str | None, str | None]] = []
        self.served: list[tuple[str, int, bool]] = []
        self.spoken = 0
        self.embedders = 0
        self.tools = Tools(self.open_assistant, self.open_embedder, self.fetch, self.serve, self.serve_stdio)

    def open_assistant(self, index: Path | str | None, generator: str | None) -> Described:
        if generator == "broken":
            raise GeneratorError("no language model 'broken';\n choose another with --generator")
        self.opened.append((index, generator))
        return Described()

    def open_embedder(self) -> HashEmbedder:
        self.embedders += 1
        return HashEmbedder()

    def fetch(self) -> str | None:
        return "small-model"

    def serve(self, assistant: FakeAssistant, host: str, port: int, page: bool, library: object) -> None:
        self.served.append((host, port, page))

    def serve_stdio(self, assistant: FakeAssistant) -> None:
        self.spoken += 1


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    monkeypatch.setenv("REFORMQA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REFORMQA_CACHE", str(tmp_path / "cache"))
    return Calls()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    text = NEWS.format(id="hue", title="=HYPERLINK(1)", kind="digest", text=HUE)
    (folder / "hue.md").write_text(text, encoding="utf-8")
    return folder


def run(calls: Calls, *arguments: object) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments], calls.tools)
    return ended.value.code


@pytest.fixture
def built(calls: Calls, news: Path, tmp_path: Path) -> Path:
    assert run(calls, "index", news, "--out", tmp_path / "built") == 0
    return tmp_path / "built"


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


def test_ask_answers_with_sources(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "Năm 2017 Điện Biên xếp thứ mấy?", "--index", built, "--generator", "none") == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "Năm 2017, Điện Biên xếp thứ 24/63 về PAR INDEX, tăng 18 bậc so với năm 2016. [1]\n\n"
        "Nguồn:\n[1] Điện Biên: Đột phá trong công tác cải cách hành chính\n"
        "    Điện Biên TV · Đăng 09/06/2018 · Số liệu năm 2017\n"
        f"    “{RANK}”\n    https://dienbientv.example/cchc-2018\n"
    )
    assert "Hỏi về: Điện Biên · PAR INDEX · 2017" in shown.err
    assert "Tra số liệu" in shown.err
    assert calls.opened == [(built, "none")]


def test_a_stage_that_lasts_is_told_once(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "ask", "Who led the PAR Index 2023?", "--index", built) == 0
    assert capsys.readouterr().err.count(TEXT["en"].stages["generate"]) == 1


def test_a_refusal_is_no_failure(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(calls, "ask", f"{XSS}\x1b[2J", "--index", built) == 0
    shown = capsys.readouterr()
    assert "Chưa tìm thấy căn cứ" in shown.out
    assert f"{VI.ask_instead}:\n  Năm 2017 Điện Biên xếp thứ mấy?" in shown.out
    assert "\x1b[2J" not in shown.out + shown.err


def test_ask_as_json(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "2017", "--json", "--index", built) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["route"], answer["citations"][0]["quote"]) == ("fact", RANK)


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


def test_an_error_is_one_line(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "ask", "2017", "--index", built, "--generator", "broken") == 1
    assert capsys.readouterr().err == "reformqa: no language model 'broken'; choose another with --generator\n"
    assert run(calls, "ask", "hỏng", "--index", built) == 1
    assert capsys.readouterr().err == "reformqa: chỉ mục <b>hỏng</b>: build it again\n"


def test_search_shows_scores_and_says_what_is_a_digest(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(calls, "search", "một cửa", "-k", "2", "--index", built) == 0
    first, second = capsys.readouterr().out.split("\n2. ")
    assert first.startswith(f"1. {ARTICLES[0].title}  (1.000, dense 0.900)\n   Điện Biên TV · Đăng 09/06/2018\n")
    assert VI.digest not in first
    assert second.startswith(
        f"{ARTICLES[1].title}  (0.500, dense 0.900)\n   Báo Ví Dụ · Đăng 04/2024\n   {VI.digest}\n"
    )


def test_info(calls: Calls, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(calls, "info", "--index", built) == 0
    assert capsys.readouterr().out == "articles: 3\ngenerator: none\n"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], 1),
        (["--entity", "thua thien hue", "--indicator", "par index", "--year", "2018"], 1),
        (["--entity", "Thừa Thiên Huế"], 1),
        (["--entity", "Hà Nội"], 0),
        (["--indicator", "PAPI"], 0),
        (["--year", "2017"], 0),
    ],
)
def test_facts_are_csv_with_their_sentences(
    calls: Calls, built: Path, capsys: pytest.CaptureFixture[str], options: list[str], found: int
) -> None:
    capsys.readouterr()
    assert run(calls, "facts", "--index", built, *options) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == found
    for row in rows:
        assert (row["entity"], row["year"], row["number"], row["kind"]) == ("Thừa Thiên Huế", "2018", "7", "digest")
        assert row["sentence"] == HUE
        assert row["title"] == "'=HYPERLINK(1)"


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
        f"index: {articles} articles in {default_index_dir()}",
        "language model: small-model",
    ]
    assert run(calls, "setup") == 0
    embedder, made, *rest = capsys.readouterr().out.splitlines()
    assert made.startswith(f"{articles} articles, ")
    assert [embedder, *rest] == ready
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
