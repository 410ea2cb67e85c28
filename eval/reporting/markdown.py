"""A report as Markdown; plots are left out, since the tables beside them hold the figures."""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from eval.judging.report import Summary
from eval.reporting.page import Block, Bullets, Case, Page, Paragraph, Plot, Table, percent
from eval.reporting.sections import about, single

__all__ = ["percent", "to_markdown", "write"]


def to_markdown(summary: Summary) -> str:
    """Write a run's summary as a page: head, answers, refusals, ranking, times, failures."""
    return write(Page("Evaluation", (about(summary),), single(summary)))


def write(page: Page) -> str:
    """Write a page."""
    parts = [f"# {_plain(page.title)}", *_blocks(page.lead)]
    for section in page.sections:
        parts += [f"## {_plain(section.title)}", *_blocks(section.blocks)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    return map(_block, blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _plain(text)
        case Bullets(items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case Table(head, rows):
            return _table(head, rows)
        case Case(name, rows):
            return "\n".join(
                [f"### {_plain(name)}", "", *(f"- {_plain(label)}: {_plain(text)}" for label, text in rows)]
            )
        case Plot():
            return ""
        case _:
            assert_never(block)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    cells = ([_plain(cell).replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join("| " + " | ".join(line) + " |" for line in cells)


def _plain(text: str) -> str:
    """One line without HTML and links, whatever a question or an answer holds; emphasis does no harm."""
    return re.sub(r"<(?=[A-Za-z/!?])", r"\\<", " ".join(text.split())).replace("](", "]\\(")
