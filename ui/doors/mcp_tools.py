"""Tools for language models, by the Model Context Protocol; the one home of mcp."""

import json
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field
from starlette.routing import BaseRoute

from index.errors import ReformQAError
from index.types import Lang, Measure
from rag.types import Turn
from rag.understanding.question import language_of
from ui.desk import lookup
from ui.desk.desk import Desk
from ui.desk.limits import MAX_MESSAGE, MAX_QUESTION
from ui.words.faults import fault_text
from ui.words.render import to_json

PATH = "/mcp"
_INSTRUCTIONS = (
    "Questions about Vietnamese administrative reform (PAR INDEX, SIPAS, PAPI, PCI, one-stop shops, procedures),"
    " answered from indexed articles. Every figure of an answer stands in the sentence that its [n] cites."
    " When 'answered' is false, say so and do not fill the gap from memory."
)

Question = Annotated[
    str,
    Field(min_length=1, max_length=MAX_QUESTION, description="In Vietnamese, with or without diacritics, or English."),
]
Record = dict[str, Any]


def build_mcp(desk: Desk) -> MCPServer:
    """Return a server with the tools ``ask``, ``search`` and ``facts``."""
    server = MCPServer("reform-news-qa", instructions=_INSTRUCTIONS, log_level="WARNING")

    async def ask(
        question: Question,
        history: list[Annotated[str, Field(max_length=MAX_MESSAGE)]] | None = None,
        language: Lang | None = None,
    ) -> Record:
        """Answer a question with a citation under every figure.

        history holds the earlier messages, the user's and the assistant's by turns, oldest first. language is for a
        question that shows none of its own, such as a name, an index and a year.
        """
        turns = [Turn("assistant" if number % 2 else "user", text) for number, text in enumerate(history or [])]
        try:
            answer = await desk.answer(question, turns, language=language)
        except ReformQAError as error:
            raise ToolError(fault_text(error, language_of(question, language))) from error
        return _plain(answer)

    async def search(question: Question, k: Annotated[int, Field(ge=1, le=50)] = 5) -> Record:
        """Find the passages of the articles that are nearest to a question, best first."""
        try:
            return _plain({"hits": await desk.run(lookup.search_records, desk.assistant, question, k)})
        except ReformQAError as error:
            raise ToolError(fault_text(error, language_of(question))) from error

    async def facts(
        entity: Annotated[str | None, Field(description='Whose: "Điện Biên", "dien bien" …')] = None,
        indicator: Annotated[str | None, Field(description='Of which index: "PAR INDEX", "SIPAS" …')] = None,
        year: Annotated[int | None, Field(description="The year that the value is about.")] = None,
        measure: Measure | None = None,
        limit: Annotated[int, Field(ge=1, le=200)] = 50,
    ) -> Record:
        """List figures that were read from the articles, each with the sentence that states it."""
        try:
            return _plain(await desk.run(lookup.facts_page, desk.assistant, (entity, indicator, year, measure), limit))
        except ReformQAError as error:
            raise ToolError(str(error)) from error

    for tool in (ask, search, facts):
        server.add_tool(tool)
    return server


def http_routes(server: MCPServer) -> list[BaseRoute]:
    """Return the route of streamable HTTP; without sessions, so that nothing is kept of who calls."""
    # Hosts and origins are checked by the guard in front of all doors.
    security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = server.streamable_http_app(streamable_http_path=PATH, stateless_http=True, transport_security=security)
    return list(app.routes)


def run_stdio(desk: Desk) -> None:
    """Serve the tools on stdin and stdout until stdin ends; nothing else may be printed there."""
    build_mcp(desk).run("stdio")


def _plain(value: object) -> Record:
    plain: Record = json.loads(to_json(value))
    return plain
