"""Pictures of the pages for the documentation: ``python -m ui.commands.screenshots docs``. Needs the ``dev`` extra."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from index.errors import MissingExtraError
from index.paths import default_index_dir
from ui.commands.tools import open_assistant, open_embedder
from ui.doors.server import Server
from ui.library.changes import Library
from ui.words.strings import EXAMPLES

PORT = 7899
SHOTS = (
    ("chat", (1180, 820), "light", EXAMPLES["vi"][0]),
    ("chart", (1180, 820), "light", EXAMPLES["vi"][2]),
    ("chat-dark", (1180, 820), "dark", EXAMPLES["vi"][1]),
    ("chat-phone", (390, 844), "light", EXAMPLES["vi"][5]),
)
PAGES = (("articles", (1180, 760), "library/articles"), ("facts", (1180, 760), "library/facts?indicator=PAR+INDEX"))
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE_MS = 300_000


def take(out: Path) -> None:
    """Ask one question per picture on the default index, and write the pictures.

    Args:
        out: Folder that the PNG files go to.

    Raises:
        MissingExtraError: There is no Chromium.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise MissingExtraError("pictures need Chromium; install it with the system's package manager")
    out.mkdir(parents=True, exist_ok=True)
    library = Library(default_index_dir(), open_embedder)
    server = Server(open_assistant(None, None), port=PORT, library=library)
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for name, size, scheme, question in SHOTS:
            _take(browser, out / f"{name}.png", size, scheme, question)
        for name, size, path in PAGES:
            _take_page(browser, out / f"{name}.png", size, path)
        browser.close()
    server.close()


def _take(browser: Browser, file: Path, size: tuple[int, int], scheme: str, question: str) -> None:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(f"http://127.0.0.1:{PORT}/")
    box = page.locator("#rq-question textarea")
    box.fill(question)
    box.press("Enter")
    page.locator(".rq-footer").wait_for(timeout=_PATIENCE_MS)
    page.wait_for_timeout(500)  # the page comes to rest: the button changes back
    page.screenshot(path=file)
    page.close()


def _take_page(browser: Browser, file: Path, size: tuple[int, int], path: str) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"http://127.0.0.1:{PORT}/{path}")
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
