"""The page as a browser first gets it: Gradio's own, in Vietnamese, with something to read until its scripts run."""

from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.text import late as re
from ui.words.page import PAGE
from ui.words.render import escaped
from ui.words.strings import TEXT

# Gradio's cards for social networks: its own name, and pictures that stand elsewhere.
_CARDS = re.compile(r"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")
_CODED = (b"accept-encoding", b"if-none-match")
_STYLE = Path(__file__).with_name("shell.css")
_SPOKEN = (
    "try { if (localStorage.getItem('reformqa.language') === 'English') { document.documentElement.lang = 'en'; } } "
    "catch {}"
)


def in_vietnamese(html: str) -> str:
    """Return Gradio's page with the language, title and description of ours, and a first picture of it."""
    words = TEXT["vi"]
    head = (
        f"<title>{escaped(words.page_title)}</title>"
        f'<meta name="description" content="{escaped(words.subtitle)}">'
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style><script>{_SPOKEN}</script>"
    )
    html = _CARDS.sub("", html.replace('lang="en"', 'lang="vi"', 1))
    html = html.replace("</head>", f"{head}</head>", 1)
    return html.replace("<gradio-app", f"{_first_picture()}<gradio-app", 1)


def _first_picture() -> str:
    said = "".join(
        f'<div lang="{language}"><h1>{escaped(TEXT[language].heading)}</h1><p>{escaped(TEXT[language].subtitle)}</p>'
        f"<p>{escaped(words.opening)}</p><noscript><p>{escaped(words.no_script)}</p></noscript></div>"
        for language, words in PAGE.items()
    )
    return f'<div id="rq-shell">{said}</div>'


class Shell:
    """An application whose page at ``/`` is told in Vietnamese from its first byte.

    Args:
        app: The application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the page comes whole, and goes changed."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in _CODED]
        begun: list[Message] = []
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await _sent(begun[0], bytes(body), send)

        await self._app({**scope, "headers": plain}, receive, collect)


async def _sent(begun: Message, body: bytes, send: Send) -> None:
    if begun["status"] == 200 and dict(begun["headers"]).get(b"content-type", b"").startswith(b"text/html"):
        body = in_vietnamese(body.decode()).encode()
    kept = [(name, value) for name, value in begun["headers"] if name != b"content-length"]
    await send({**begun, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
