"""Every example of docs/api.md, as it stands, on a live server."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_fakes import rank_answer
from serve_help import served
from ui_fakes import FakeAssistant

from index.types import Measure
from ui.desk import limits
from ui.doors import guard

PAGE = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
KEY = "a-key-of-some-length"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(FakeAssistant()) as found:
        yield found


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def commands() -> list[str]:
    text = "".join(blocks("sh")).replace("\\\n", "")
    return [line for line in text.splitlines() if line.startswith("curl")]


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
@pytest.mark.parametrize("command", commands())
def test_a_curl_example_gets_what_it_asks_for(address: str, command: str):
    done = subprocess.run(
        ["sh", "-c", command.replace("curl ", "curl --fail --noproxy '*' ").replace("http://127.0.0.1:7860", address)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"REFORMQA_API_KEY": KEY},
    )
    if "/metrics" in command:
        assert "reformqa_queue_length 0.0" in done.stdout
    elif "stream" in command:
        assert re.findall(r"event: (\w+)", done.stdout) == ["understood", "found", "wording", "done"]
    else:
        got = json.loads(done.stdout)
        assert {"answer", "hits", "facts", "articles", "status"} & got.keys()


def test_the_openai_example_runs(address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    scope = run(next(block for block in blocks("python") if "openai" in block), address, monkeypatch)
    assert scope["text"] == scope["reply"].choices[0].message.content == rank_answer("").answer
    assert capsys.readouterr().out.endswith("True\n")
    scope["client"].close()


def test_the_mcp_example_runs(address: str, monkeypatch: pytest.MonkeyPatch):
    scope = run(next(block for block in blocks("python") if "mcp" in block), address, monkeypatch)
    assert scope["answer"] == rank_answer("").answer


def run(code: str, address: str, monkeypatch: pytest.MonkeyPatch) -> dict:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    scope: dict = {}
    exec(compile(code.replace("http://127.0.0.1:7860", address), "api.md", "exec"), scope)
    return scope


def test_the_page_states_the_limits_that_hold():
    assert f"A question may have {limits.MAX_QUESTION}\ncharacters, a request {limits.MOST_BYTES // 1024} KiB." in PAGE
    assert f"{limits.WAITING} wait for it, and {limits.ROOM} questions" in PAGE
    assert f"`{guard.Doors().rate}`" in PAGE
    assert all(f"`{measure}`" in PAGE for measure in Measure.__args__)
    for block in blocks("json"):
        json.loads(block)
