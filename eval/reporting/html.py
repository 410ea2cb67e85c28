"""A report as one HTML page that asks nobody for anything: style and plots stand in it, and it has no script."""

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import assert_never

from eval.reporting.page import Block, Bullets, Case, Page, Paragraph, Plot, Section, Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CLASSES = {
    **dict.fromkeys(("met", "better"), "good"),
    **dict.fromkeys(("missed", "worse"), "bad"),
    **dict.fromkeys(("goal", "cannot tell", "not comparable", "not measured"), "open"),
}
"""How the cells look that say where something stands."""
_LONG = 32
"""Cells of more characters than this are text: they may be broken, and begin at the left."""


def to_html(page: Page) -> str:
    """Write a page. Every text of it is escaped; only the plots, which we draw ourselves, are taken as they are.

    Raises:
        MissingExtraError: The page holds a plot, and what draws it is not installed.
    """
    style = (files("eval.reporting") / "report.css").read_text(encoding="utf-8")
    title = _text(page.title)
    head = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>",
    ]
    places = "".join(f'<li><a href="#s{n}">{_text(s.title)}</a></li>' for n, s in enumerate(page.sections, start=1))
    body = [
        f"<body>\n<h1>{title}</h1>",
        f'<div class="lead">\n{_blocks(page.lead)}\n</div>',
        f'<nav aria-label="Parts of the report"><ul>{places}</ul></nav>',
        "<main>",
        *(_section(n, section) for n, section in enumerate(page.sections, start=1)),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join([*head, *body])


def _section(number: int, section: Section) -> str:
    return f'<section id="s{number}">\n<h2>{_text(section.title)}</h2>\n{_blocks(section.blocks)}\n</section>'


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_text(text)}</p>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ul>"
        case Table():
            return _table(block)
        case Plot(draw, caption):
            text = _text(caption)
            return f'<figure role="img" aria-label="{text}">{draw()}<figcaption>{text}</figcaption></figure>'
        case Case(name, rows):
            told = "".join(f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>" for label, text in rows)
            return f"<details><summary>{_text(name)}</summary><dl>{told}</dl></details>"
        case _:
            assert_never(block)


def _table(shown: Table) -> str:
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in shown.head)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(first)}</th>{"".join(map(_cell, rest))}</tr>' for first, *rest in shown.rows
    )
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="table"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _cell(text: str) -> str:
    look = _CLASSES.get(text) or ("text" if len(text) > _LONG else None)
    return f'<td class="{look}">{_text(text)}</td>' if look else f"<td>{_text(text)}</td>"


def _text(text: str) -> str:
    """A text that is no markup; a number is not parted from its unit."""
    return re.sub(r"(?<=\d) (?=%|s\b|ms\b|points\b)", "\N{NO-BREAK SPACE}", escape(text))
