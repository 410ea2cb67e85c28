"""The slow parts of the command line, quick, and what was asked of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from answer_fakes import ARTICLES
from index_fakes import HashEmbedder
from ui_fakes import FakeAssistant

from index.errors import GeneratorError
from ui.cli import main
from ui.commands.tools import Tools

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
        self.assistants: list[Described] = []
        self.served: list[tuple[str, int, bool]] = []
        self.spoken = 0
        self.embedders = 0
        self.tools = Tools(
            self.open_assistant, self.open_embedder, self.fetch, self.serve, self.serve_stdio,
            fetch_extractor=lambda: "small-extractor",
        )  # fmt: skip

    def open_assistant(self, index: Path | str | None, generator: str | None) -> Described:
        if generator == "broken":
            raise GeneratorError("no language model 'broken';\n choose another with --generator")
        self.opened.append((index, generator))
        self.assistants.append(Described())
        return self.assistants[-1]

    def open_embedder(self) -> HashEmbedder:
        self.embedders += 1
        return HashEmbedder()

    def fetch(self) -> str | None:
        return "small-model"

    def serve(
        self, assistant: FakeAssistant, host: str, port: int, page: bool, library: object, listening: Callable[[], None]
    ) -> None:
        listening()
        self.served.append((host, port, page))

    def serve_stdio(self, assistant: FakeAssistant) -> None:
        self.spoken += 1


def run(calls: Calls, *arguments: object) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments], calls.tools)
    return ended.value.code


def own_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Keep everything that the commands write inside a folder."""
    monkeypatch.setenv("REFORMQA_DATA", str(folder / "data"))
    monkeypatch.setenv("REFORMQA_CACHE", str(folder / "cache"))
    return Calls()


def write_news(folder: Path) -> Path:
    """Write one article, whose title a spreadsheet would take for a formula."""
    (news := folder / "news").mkdir()
    text = NEWS.format(id="hue", title="=HYPERLINK(1)", kind="digest", text=HUE)
    (news / "hue.md").write_text(text, encoding="utf-8")
    return news


def build_news(calls: Calls, news: Path) -> Path:
    """Build an index of the articles of a folder beside it."""
    assert run(calls, "index", news, "--out", news.parent / "built") == 0
    return news.parent / "built"
