"""A real browser on a page that is served for it."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from ui.desk.assistant import Assistant
from ui.library.changes import Library

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 20_000


@dataclass
class Visit:
    """A page that is open, and what it has asked of other machines and complained about."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        box = self.page.locator("#rq-question textarea")
        box.fill(question)
        box.press("Enter")

    def answer(self, text: str) -> None:
        expect(self.page.locator(".rq-answer").last).to_contain_text(text, timeout=PATIENCE_MS)

    def rests(self) -> None:
        """Wait until the next question can be asked."""
        expect(self.page.locator("#rq-question .submit-button")).to_be_visible(timeout=PATIENCE_MS)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """Start Chromium, or skip the test where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: install one to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser, assistant: Assistant, library: Library | None = None, *, load: bool = False, **context: object
) -> Iterator[Visit]:
    """Serve an assistant on a free port and open the page.

    Args:
        browser: Where to open it.
        assistant: Who answers.
        library: What the pages of articles may change; None for a page that only reads.
        load: Whether models are loaded beside it.
        context: Options of Playwright's ``new_context``, such as ``viewport``.
    """
    from ui.doors.server import Server

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    server = Server(assistant, port=port, library=library, load=load)
    server.start()
    opened = browser.new_context(**context)
    try:
        yield open_page(opened.new_page(), f"http://127.0.0.1:{port}/")
    finally:
        opened.close()
        server.close()


def open_page(page: Page, address: str) -> Visit:
    visited = Visit(page)

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            visited.foreign.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: visited.errors.append(str(error)))
    page.on("dialog", lambda dialog: visited.errors.append(dialog.message))
    page.goto(address)
    expect(page.locator("#rq-question textarea")).to_be_visible(timeout=PATIENCE_MS)
    return visited
