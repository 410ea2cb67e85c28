"""Answers and their evidence as HTML: source cards with the quoted sentence marked in its paragraph.

The page puts this HTML in as it is, so escaping here is the only wall: every piece of foreign text goes through
:func:`ui.words.render.escaped`, every address through :func:`ui.words.render.safe_url`.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from index.text import late as re
from index.text.marks import unmarked
from index.types import Lang
from rag.types import Answer, Citation, Query
from rag.understanding.without import without
from ui.answers.cite import bibtex, plain
from ui.answers.tables import grid_html, grid_of
from ui.words.counts import counted
from ui.words.page import PAGE
from ui.words.render import (
    MARKER,
    answer_markdown,
    carried,
    escaped,
    particulars,
    read_as,
    reprinted,
    safe_url,
    slots,
    small_print,
)
from ui.words.strings import TEXT

ArticleText = Callable[[str], str | None]
"""Article identifier to the article's text, None when it is not to be had."""

_SIDE = 260
"""Most characters of a paragraph that are shown on either side of the quote."""

_MOST, _FIRST = 6, 4  # cards that are shown at once, and of more how many

_ITEM = re.compile(r"^\s*(?:[-•*]|(?P<number>\d{1,3})[.)])\s+(?P<text>.*)$")


def question_card(query: Query, *, done: bool = False) -> str:
    """Return the small line that says how the question was understood.

    Args:
        query: The question as it was understood.
        done: The answer is there: what was understood can be taken out again, which asks anew.
    """
    words = TEXT[query.language]
    chips = "".join(_chip(query, slot, without(query, slot) if done else None) for slot in slots(query))
    note = carried(query)
    read = read_as(query)
    return (
        f'<p class="rq-understood">{escaped(words.understood)}: '
        f"{chips or escaped(words.nothing_understood)}"
        + (f' <span class="rq-note">({escaped(note)})</span>' if note else "")
        + (f'<span class="rq-read">{escaped(words.read_as)}: {escaped(read)}</span>' if read else "")
        + "</p>"
    )


def _chip(query: Query, slot: str, shorter: str | None) -> str:
    if shorter is None:
        return f'<span class="rq-chip">{escaped(slot)}</span>'
    label = escaped(PAGE[query.language].ask_without.format(slot=slot))
    return (
        f'<span class="rq-chip">{escaped(slot)}<button type="button" class="rq-drop" data-ask="{escaped(shorter)}" '
        f'aria-label="{label}" title="{label}">×</button></span>'
    )


def answer_body(text: str, markers: Collection[int], prefix: str, language: Lang, *, links: bool = False) -> str:
    """Return the answer's text as paragraphs and lists, each known `[n]` a button that leads to card ``n``.

    Args:
        text: The answer's text, or what there is of it so far.
        markers: Numbers that have a card; any other `[n]` stays plain text.
        prefix: Start of the cards' element ids, unique to this answer on the page.
        language: Language of the buttons' labels.
        links: For a page without a script: links in place of buttons.
    """
    refer = partial(_with_references, markers=markers, prefix=prefix, language=language, links=links)
    blocks: list[str] = []
    open_list = ""
    for line in text.splitlines():
        item = _ITEM.match(line)
        tag = ("ol" if item["number"] else "ul") if item else ""
        if tag != open_list:
            blocks += [f"</{open_list}>"] * bool(open_list) + [f"<{tag}>"] * bool(tag)
            open_list = tag
        if item:
            number = f' value="{item["number"]}"' if item["number"] else ""
            blocks.append(f"<li{number}>{refer(item['text'])}</li>")
        elif line.strip():
            blocks.append(f"<p>{refer(line)}</p>")
    return "".join(blocks + [f"</{open_list}>"] * bool(open_list))


def _with_references(line: str, *, markers: Collection[int], prefix: str, language: Lang, links: bool) -> str:
    def reference(match: re.Match[str]) -> str:
        marker = int(match[1])
        if marker not in markers:
            return match[0]
        label = f'aria-label="{TEXT[language].go_to_source.format(marker=marker)}"'
        if links:
            return f'<a class="rq-ref" href="#{prefix}{marker}" {label}>{marker}</a>'
        return f'<button type="button" class="rq-ref" data-target="{prefix}{marker}" {label}>{marker}</button>'

    # A marker holds no sign that escaping changes, so it is still there to be found afterwards.
    return MARKER.sub(reference, escaped(line))


def source_cards(
    citations: Sequence[Citation],
    article_text: ArticleText,
    prefix: str,
    language: Lang,
    heading: str,
    *,
    tools: bool = True,
) -> str:
    """Return one card per citation, or an empty string when there are none.

    Args:
        citations: What to show, in order.
        article_text: Where a quote's paragraph comes from; without it, or when the text there is not the quote, the
            card holds the quote alone.
        prefix: Start of the cards' element ids.
        language: Language of the labels.
        heading: Title of the section.
        tools: Whether a card has buttons, which need the page's script.
    """
    if not citations:
        return ""
    cards = [
        _card(citation, article_text(citation.article_id), prefix, language, _cite(citation, language) if tools else "")
        for citation in citations
    ]
    name, shown = escaped(heading), len(cards) if not tools or len(cards) <= _MOST else _FIRST
    rest = _folded(cards[shown:], language) if cards[shown:] else ""
    return (
        f'<section class="rq-sources" aria-label="{name}"><h3>{name}</h3>'
        f'<ol class="rq-cards">{"".join(cards[:shown])}</ol>{rest}</section>'
    )


def _folded(cards: Sequence[str], language: Lang) -> str:
    """Cards that nobody reads in a row: a marker in the answer opens them."""
    told = escaped(counted(PAGE[language].more_sources, len(cards)))
    return f'<details class="rq-rest"><summary>{told}</summary><ol class="rq-cards">{"".join(cards)}</ol></details>'


def _card(citation: Citation, text: str | None, prefix: str, language: Lang, tools: str) -> str:
    words = TEXT[language]
    title, url = escaped(citation.title), safe_url(citation.url)
    if url:
        title = (
            f'<a href="{escaped(url)}" target="_blank" rel="noopener noreferrer" '
            f'title="{escaped(words.open_page)}">{title}<span aria-hidden="true">&nbsp;↗</span></a>'
        )
    digest = f'<p class="rq-digest">{escaped(words.digest)}</p>' if citation.kind == "digest" else ""
    again = "".join(f'<p class="rq-meta">{escaped(line)}</p>' for line in reprinted(citation, language))
    return (
        f'<li class="rq-card" id="{prefix}{citation.marker}" tabindex="-1">'
        f'<p class="rq-title"><span class="rq-number" aria-label="{words.source.format(marker=citation.marker)}">'
        f"{citation.marker}</span>{title}</p>"
        f'<p class="rq-meta">{" · ".join(map(escaped, particulars(citation, language)))}</p>{digest}{again}'
        f"{_quoted(citation, text)}{tools}</li>"
    )


def _quoted(citation: Citation, text: str | None) -> str:
    """The quote in its paragraph; a row of a table under the heads of its columns."""
    grid = grid_of(citation.quote, text, citation.start)
    if grid is not None:
        return grid_html(grid)
    before, quote, after = map(escaped, paragraph(citation, text))
    return f"<blockquote>{before}<mark>{quote}</mark>{after}</blockquote>"


def _cite(citation: Citation, language: Lang) -> str:
    words, done = PAGE[language], escaped(TEXT[language].copied)
    buttons = " ".join(
        f'<button type="button" class="rq-copy" data-text="{escaped(text)}" data-done="{done}">{escaped(name)}</button>'
        for name, text in ((words.cite_plain, plain(citation)), (words.cite_bibtex, bibtex(citation)))
    )
    return f'<p class="rq-tools">{escaped(words.cite)} {buttons}</p>'


def paragraph(citation: Citation, text: str | None) -> tuple[str, str, str]:
    """Return what precedes the quote in its paragraph, the quote, and what follows, without the signs of Markdown.

    What is around it is cut at a blank and marked "…" when long, and left out where the text is not to be had.
    """
    start, end = citation.start, citation.end
    if text is None or text[start:end] != citation.quote:
        return "", unmarked(citation.quote), ""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    whole = text[first : last if last >= 0 else len(text)]
    start, end = start - first, end - first
    before, quote, after = unmarked(whole, 0, start), unmarked(whole, start, end), unmarked(whole, end)
    if len(before) > _SIDE:
        before = "… " + before[-_SIDE:].partition(" ")[2]
    if len(after) > _SIDE:
        after = after[:_SIDE].rpartition(" ")[0] + " …"
    return before, quote, after


def footer(answer: Answer, seconds: float) -> str:
    """Return the small print under an answer, with what can be done with the answer: copy, save, judge it."""
    words, page = TEXT[answer.language], PAGE[answer.language]
    print_line = " · ".join(map(escaped, small_print(answer, seconds)))
    return (
        f'<div class="rq-footer"><span>{print_line}</span><button type="button" class="rq-copy" '
        f'data-text="{escaped(answer_markdown(answer))}" data-done="{escaped(words.copied)}">'
        f'{escaped(words.copy)}</button><button type="button" class="rq-share">{escaped(page.share)}</button>'
        f'<span class="rq-opinion">{_thumb("rq-good", page.good, page.good_short)}'
        f"{_thumb('rq-bad', page.bad, page.bad_short)}</span></div>"
    )


def _thumb(name: str, label: str, sign: str) -> str:
    said = escaped(label)
    return f'<button type="button" class="{name}" aria-label="{said}" title="{said}">{escaped(sign)}</button>'


def suggestions(answer: Answer) -> str:
    """Return the questions nearby that can be answered, each a button that asks it; empty when there are none."""
    if not answer.suggestions:
        return ""
    buttons = "".join(
        f'<button type="button" class="rq-suggest" data-ask="{escaped(question)}">{escaped(question)}</button>'
        for question in answer.suggestions
    )
    return status(f"{TEXT[answer.language].ask_instead}:", busy=False) + f'<div class="rq-suggestions">{buttons}</div>'


def status(text: str, *, busy: bool, clock: str = "") -> str:
    """Return a status line; a busy one carries a moving sign, and the seconds so far in the words of ``clock``."""
    timed = f' data-clock="{escaped(clock)}"' if clock else ""
    return f'<p class="rq-status{" rq-busy" if busy else ""}"{timed}>{escaped(text)}</p>'
