"""What the page's script asks the server to make of a conversation that the browser keeps. Nothing of it stays here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ui.answers.cards import ArticleText
from ui.page.archive import Talk, load, markdown
from ui.page.opinions import keep
from ui.page.share import answer_page
from ui.words.render import to_json


class Wish(BaseModel):
    """What is wanted.

    Attributes:
        kind: A conversation as Markdown, one answer as a page, or to keep what the reader thinks of one.
        talk: The conversation as the browser keeps it.
        number: Position of the answer in it.
        verdict: What the reader thinks of it.
        reason: Why.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)
    kind: Literal["markdown", "page", "opinion"]
    talk: str
    number: int = 0
    verdict: Literal["right", "wrong"] = "right"
    reason: str = ""


def fulfil(text: str, article_text: ArticleText, opinions: Path | None = None) -> str:
    """Return a file as JSON with ``name``, ``type`` and ``text``; an empty text where there is none to be made.

    Args:
        text: The wish as JSON.
        article_text: Where the paragraphs around quotes come from.
        opinions: File that opinions are kept in; None when none are.
    """
    try:
        wish = Wish.model_validate_json(text)
    except ValidationError:
        return ""
    talk = load(wish.talk)
    if talk is None or not 0 <= wish.number < len(talk.exchanges):
        return ""
    if wish.kind == "opinion":
        answer = talk.exchanges[wish.number].answer
        if answer and opinions:
            keep(opinions, answer, wish.verdict, wish.reason)
        return ""
    return to_json(_MAKERS[wish.kind](talk, wish.number, article_text))


def _page(talk: Talk, number: int, article_text: ArticleText) -> dict[str, str]:
    made = answer_page(talk.exchanges[number], article_text)
    return {"name": "reformqa.html", "type": "text/html", "text": made}


def _markdown(talk: Talk, _number: int, _text: ArticleText) -> dict[str, str]:
    return {"name": "reformqa.md", "type": "text/markdown", "text": markdown(talk)}


_MAKERS: Mapping[str, Callable[[Talk, int, ArticleText], dict[str, str]]] = {"markdown": _markdown, "page": _page}
