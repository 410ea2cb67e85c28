"""Conversations as texts: what a browser keeps and hands back, and what a person saves.

The browser holds the only copy, so whatever comes back may have been changed there: it is checked field by field and
drawn like anything else from outside, escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from index.types import Lang
from ui.page.conversation import Exchange
from ui.words.render import answer_markdown, inline, one_line
from ui.words.strings import TEXT

MOST_EXCHANGES = 200
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as the browser keeps it.

    Attributes:
        id: Name of its place in the browser.
        title: What the list of conversations shows: its first question, unless the visitor has renamed it.
        exchanges: Questions and answers with their receipts, oldest first.
    """

    id: str
    title: str
    exchanges: tuple[Exchange, ...]


_TALK = TypeAdapter(Talk)


def dump(talk_id: str, exchanges: Sequence[Exchange]) -> str:
    """Return a conversation as JSON; an empty text when nothing was asked yet."""
    if not exchanges:
        return ""
    title = one_line(exchanges[0].question)[:_LONGEST_TITLE]
    return _TALK.dump_json(Talk(talk_id, title, tuple(exchanges[-MOST_EXCHANGES:]))).decode()


def load(text: str) -> Talk | None:
    """Return what :func:`dump` wrote; None when it is nothing of the kind."""
    try:
        talk = _TALK.validate_json(text)
    except ValidationError:
        return None
    return talk if 0 < len(talk.exchanges) <= MOST_EXCHANGES else None


def markdown(talk: Talk) -> str:
    """Return a conversation as Markdown: each question as a heading, each answer with its sources."""
    blocks = [_exchange_markdown(exchange) for exchange in talk.exchanges]
    return "\n\n---\n\n".join(blocks) + "\n"


def _exchange_markdown(exchange: Exchange) -> str:
    return f"### {inline(exchange.question)}\n\n{_answer(exchange, exchange.language)}"


def _answer(exchange: Exchange, language: Lang) -> str:
    if exchange.answer is not None:
        return answer_markdown(exchange.answer)
    return f"*{inline(exchange.note) if exchange.note else TEXT[language].interrupted}*"
