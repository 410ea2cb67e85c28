"""A real MCP client, over streamable HTTP and over stdin and stdout."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import httpx2 as httpx
from answer_fakes import ARTICLES, RANK, rank_answer
from mcp import StdioServerParameters
from mcp.client import Client
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from serve_help import served, until
from ui_fakes import FakeAssistant

from rag.types import Turn
from ui.doors.guard import Doors

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
STDIO = """
import sys
sys.path.insert(0, {tests!r})
from ui_fakes import FakeAssistant
from ui.cli import main
from ui.commands.tools import Tools

def opened(index, generator):
    print("words that must not be on stdout")
    return FakeAssistant()

main(["mcp", "--index", {index!r}], Tools(open_assistant=opened))
"""


def talk(address: str, speak: Callable[[Client], Awaitable[T]], key: str = "") -> T:
    async def session() -> T:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with (
            httpx.AsyncClient(trust_env=False, headers=headers, timeout=30) as http,
            Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
        ):
            return await speak(client)

    return asyncio.run(session())


async def everything(client: Client) -> tuple[list[str], list[dict]]:
    tools = [tool.name for tool in (await client.list_tools()).tools]
    results = [
        await client.call_tool("ask", {"question": "Điện Biên 2017", "history": ["Điện Biên?", "…"], "language": "en"}),
        await client.call_tool("search", {"question": "một cửa", "k": 1}),
        await client.call_tool("facts", {"entity": "dien bien", "year": 2017}),
    ]
    assert not any(result.is_error for result in results)
    return tools, [result.structured_content for result in results]


def check(tools: list[str], contents: list[dict]) -> None:
    assert tools == ["ask", "search", "facts"]
    answer, found, facts = contents
    assert (answer["answer"], answer["citations"][0]["quote"]) == (rank_answer("").answer, RANK)
    assert [hit["text"] for hit in found["hits"]] == [ARTICLES[0].text]
    assert (facts["total"], facts["facts"][0]["sentence"], facts["facts"][0]["number"]) == (1, RANK, "24")


def test_the_tools_over_http():
    assistant = FakeAssistant()
    with served(assistant) as address:
        check(*talk(address, everything))
    assert assistant.histories == [(Turn("user", "Điện Biên?"), Turn("assistant", "…"))]
    assert assistant.languages == ["en"]


def test_errors_are_told_to_the_model_in_the_program_s_words():
    async def speak(client: Client) -> list[tuple[bool, str]]:
        asked = ({"question": "hỏng"}, {"question": ""}, {"question": "a" * 601})
        results = [await client.call_tool("ask", arguments) for arguments in asked]
        return [(bool(result.is_error), result.content[0].text) for result in results]

    with served(FakeAssistant()) as address:
        failed, empty, long = talk(address, speak)
    assert failed == (
        True,
        "Error executing tool ask: chỉ mục <b>hỏng</b>: không đọc được bản kê; hãy chạy: reformqa index",
    )
    assert (empty[0], long[0]) == (True, True)
    assert "at least 1 character" in empty[1]
    assert "at most 600 characters" in long[1]


def test_a_call_that_is_broken_off_ends_the_work():
    assistant = FakeAssistant()

    async def speak(client: Client) -> None:
        try:
            await asyncio.wait_for(client.call_tool("ask", {"question": "chậm"}), 0.5)
        except TimeoutError:
            return

    with served(assistant) as address:
        talk(address, speak)
        until(lambda: assistant.running == 0 and assistant.closed == 1)


def test_the_key_is_asked_for():
    key = "a-key-of-some-length"
    with served(FakeAssistant(), Doors(key)) as address:
        check(*talk(address, everything, key))
        reply = httpx.post(f"{address}/mcp", json={}, trust_env=False)
        assert reply.status_code == 401


def test_the_tools_over_stdin_and_stdout(tmp_path: Path):
    from index_fakes import HashEmbedder

    from index.build import build

    build(ARTICLES, tmp_path / "index", HashEmbedder())
    script = STDIO.format(tests=str(ROOT / "tests"), index=str(tmp_path / "index"))

    async def session() -> tuple[list[str], list[dict]]:
        started = StdioServerParameters(command=sys.executable, args=["-c", script], cwd=ROOT)
        async with Client(stdio_client(started)) as client:
            return await everything(client)

    check(*asyncio.run(session()))
