"""Pictures of the chat page for the documentation: ``python -m ui.screenshots docs``. Needs the ``dev`` extra."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from index.errors import MissingExtraError
from ui.server import Server
from ui.strings import EXAMPLES
from ui.tools import open_assistant

PORT = 7899
SHOTS = (
    ("chat", (1180, 820), "light", EXAMPLES[0]),
    ("chat-dark", (1180, 820), "dark", EXAMPLES[1]),
    ("chat-phone", (390, 844), "light", EXAMPLES[4]),
)
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE_MS = 300_000


def take(out: Path) -> None:
    """Ask one question per picture on the default index, and write the pictures.

    Args:
        out: Folder that the PNG files go to.

    Raises:
        MissingExtraError: There is no Chromium.
    """
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise MissingExtraError("pictures need Chromium; install it with the system's package manager")
    out.mkdir(parents=True, exist_ok=True)
    server = Server(open_assistant(None, None), port=PORT)
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        for name, size, scheme, question in SHOTS:
            _take(browser, out / f"{name}.png", size, scheme, question)
        browser.close()
    server.close()


def _take(browser: Browser, file: Path, size: tuple[int, int], scheme: str, question: str) -> None:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(f"http://127.0.0.1:{PORT}/")
    box = page.get_by_role("textbox")
    box.fill(question)
    box.press("Enter")
    page.locator(".rq-footer").wait_for(timeout=_PATIENCE_MS)
    page.wait_for_timeout(500)  # the page comes to rest: the button changes back
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
