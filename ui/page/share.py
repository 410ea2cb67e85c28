"""One answer as a page of its own: a single file without scripts that asks nobody for anything."""

from pathlib import Path

from ui.answers.cards import ArticleText, answer_body, source_cards
from ui.answers.picture import picture_html
from ui.page.conversation import Exchange
from ui.words.page import PAGE
from ui.words.render import escaped, small_print
from ui.words.strings import TEXT

_STYLE = Path(__file__).with_name("share.css")
# Nothing may be loaded or run, whatever the answer holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def answer_page(exchange: Exchange, article_text: ArticleText) -> str:
    """Return an answered exchange as an HTML document.

    Args:
        exchange: What was asked, with its answer.
        article_text: Where the paragraphs around the quotes come from.
    """
    answer, language = exchange.answer, exchange.language
    text = answer.answer if answer else exchange.text
    words, prefix = TEXT[language], "source-"
    markers = {citation.marker for citation in exchange.citations}
    cards = source_cards(exchange.citations, article_text, prefix, language, words.sources, tools=False)
    details = " · ".join(small_print(answer)) if answer else ""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(exchange.question)}</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main><h1>{escaped(exchange.question)}</h1>"
        f'<div class="rq-answer">{answer_body(text, markers, prefix, language, links=True)}</div>'
        f"{picture_html(answer, prefix, still=True) if answer else ''}{cards}"
        f'<p class="rq-meta">{escaped(details)}</p><p class="rq-meta">{escaped(PAGE[language].shared_note)}</p>'
        "</main></body></html>\n"
    )
