"""The pages of articles and facts as HTML that works without a script; everything foreign is escaped."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from index.types import Article, Fact, Lang
from rag.composing.rows import LAST
from ui.library.article import article_html
from ui.library.changes import Result
from ui.words.counts import counted
from ui.words.faults import fault_text
from ui.words.library import LIBRARY, LibraryWords, shown_dated
from ui.words.render import escaped, in_line

ROOT = "/library"
COLUMNS = ("entity", "indicator", "dimension", "year", "measure", "value")
PAGE_ROWS = 100
_STYLE = Path(__file__).with_name("library.css")
# Says in the page's language what was chosen; a browser's own field speaks the browser's. The page works without it.
_SCRIPT = """
for (const field of document.querySelectorAll(".pick input")) field.addEventListener("change", () => {
  const told = field.parentElement.querySelector("output"), names = [...field.files].map((file) => file.name);
  const some = names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
  told.textContent = names.length ? told.dataset.some.replace("{count}", names.length).replace("{names}", () => some) : told.dataset.none;
});
"""
_ALLOWED = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
# A form may be sent here, and nothing may be loaded or run but that script.
POLICY = (
    f"default-src 'none'; script-src 'sha256-{_ALLOWED}'; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class View(BaseModel):
    """What of the table is shown, as the address says it.

    Attributes:
        lang: Language of the page.
        entity: Part of a name, in any spelling; empty for all.
        indicator: Canonical name; empty for all.
        year: A year; empty for all.
        measure: Kind of value; empty for all.
        text: Words that the sentence has.
        sort: Column.
        down: Whether the largest comes first.
        page: From 1.
    """

    model_config = ConfigDict(frozen=True)
    lang: Lang = "vi"
    entity: str = ""
    indicator: str = ""
    year: str = ""
    measure: str = ""
    text: str = ""
    sort: str = "entity"
    down: bool = False
    page: int = 1


def page(title: str, here: str, language: Lang, body: str) -> str:
    """Return a whole page with the way to the other pages."""
    words = LIBRARY[language]
    other: Lang = "en" if language == "vi" else "vi"
    places = (("/", words.chat), (f"{ROOT}/articles", words.articles), (f"{ROOT}/facts", words.facts))
    links = "".join(
        f'<a href="{path}?lang={language}"{" aria-current=page" if path == here else ""}>{escaped(name)}</a>'
        for path, name in places
    )
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escaped(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head><body><header><nav>{links}</nav>"
        f'<a href="{here}?lang={other}" lang="{other}">{escaped(words.other_language)}</a></header>'
        f"<main><h1>{escaped(title)}</h1>{body}</main></body></html>\n"
    )


def articles_page(articles: Sequence[Article], language: Lang, results: Iterable[Result] = (), note: str = "") -> str:
    """Return the page to add articles on, with what the index holds and what became of the last files."""
    words, here = LIBRARY[language], f"{ROOT}/articles"
    rows = "".join(_article_row(article, language) for article in articles)
    told = "".join(
        f'<li class="{result.outcome}"><b>{escaped(result.name)}</b> {escaped(words.outcomes[result.outcome])}: '
        f"{escaped(_detail(result, language))}{escaped('; ' + words.reprints.format(title=result.reprints)) if result.reprints else ''}</li>"
        for result in results
    )
    body = (
        (f'<p class="note" role="status">{escaped(note)}</p>' if note else "")
        + (
            f'<section role="status"><h2>{escaped(words.results)}</h2><ul class="results">{told}</ul></section>'
            * bool(told)
        )
        + f'<form class="drop" method="post" enctype="multipart/form-data" action="{here}?lang={language}">'
        f"{_pick('files', 'multiple', words.pick_files, words.add_note, words)}"
        f"{_pick('folder', 'webkitdirectory multiple', words.pick_folder, words.add_folder, words)}"
        f"<button>{escaped(words.add)}</button></form><script>{_SCRIPT}</script><h2>{escaped(counted(words.held, len(articles)))}</h2>"
        f'<div class="scroll held" tabindex=0><table>'
        f"<thead><tr><th>{escaped(words.title)}</th><th>{escaped(words.publisher)}</th>"
        f"<th>{escaped(words.published)}</th><th></th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return page(words.add_title, here, language, body)


def _pick(name: str, kind: str, label: str, note: str, words: LibraryWords) -> str:
    """A field for files: the browser's own lies over it unseen, so that it takes clicks, keys and what is dropped."""
    return (
        f'<div class="pick"><input id="{name}" type="file" name="{name}" {kind} aria-describedby="{name}-note">'
        f'<label for="{name}">{escaped(label)}</label><output for="{name}" data-none="{escaped(words.none_picked)}" '
        f'data-some="{escaped(words.picked)}">{escaped(words.none_picked)}</output>'
        f'<p id="{name}-note">{escaped(note)}</p></div>'
    )


def _detail(result: Result, language: Lang) -> str:
    """The reason of a failure without the file's name, which stands beside it."""
    if result.outcome != "failed":
        return result.detail
    return fault_text(result.detail, language).removeprefix(f"{result.name}: ")


def _article_row(article: Article, language: Lang) -> str:
    words = LIBRARY[language]
    label = escaped(f"{words.delete}: {article.title}")
    parts = (article.published or "–").split("-")
    day = "/".join(reversed(parts)) if language == "vi" else "-".join(parts)
    by = f"<br><small>{escaped(words.date_sources[article.date_source])}</small>" if article.date_source else ""
    return (
        f'<tr><td><a href="{_article_address(article.id, language)}">{escaped(article.title)}</a></td>'
        f'<td>{escaped(article.publisher or "–")}</td><td>{escaped(day)}{by}</td><td><details><summary aria-label="{label}">'
        f'{escaped(words.delete)}</summary><form method="post" action="{ROOT}/delete?lang={language}">'
        f'<input type="hidden" name="id" value="{escaped(article.id)}"><button>{escaped(words.delete_sure)}</button>'
        "</form></details></td></tr>"
    )


def _article_address(article_id: str, language: Lang, start: int | None = None, end: int | None = None) -> str:
    place = {} if start is None else {"start": start, "end": end}
    query = urlencode({"id": article_id, "lang": language, **place})
    return escaped(f"{ROOT}/article?{query}{'#sentence' if place else ''}")


def article_page(article: Article, language: Lang, start: int, end: int) -> str:
    """Return an article's text with a sentence marked."""
    words = LIBRARY[language]
    parts = (article.publisher or "", shown_dated(article, language))
    digest = f'<p class="digest">{escaped(words.digest)}</p>' if article.kind == "digest" else ""
    meta = " · ".join(escaped(part) for part in parts if part)
    return page(
        article.title,
        f"{ROOT}/articles",
        language,
        f'<p class="meta">{meta}</p>{digest}<article>{article_html(article.text, start, end)}</article>',
    )


def facts_page(rows: Sequence[tuple[Fact, str]], total: int, names: Mapping[str, Sequence[str]], view: View) -> str:
    """Return the mined table.

    Args:
        rows: The rows of this page, each with its sentence.
        total: How many there are on all pages.
        names: What the lists of the form offer, by column.
        view: What is shown, and in which language.
    """
    language = view.lang
    words, here = LIBRARY[language], f"{ROOT}/facts"
    heads = "".join(_head(name, view) for name in COLUMNS)
    lines = "".join(_fact_row(fact, sentence, language) for fact, sentence in rows)
    body = (
        f'<p class="meta">{escaped(words.facts_note)}</p>{_form(names, view)}'
        f'<p role="status">{escaped(counted(words.found, total))}</p><div class="scroll facts" tabindex=0><table><thead><tr>'
        f"{heads}<th>{escaped(words.sentence)}</th></tr></thead><tbody>{lines}</tbody></table></div>"
        f"{_pager(total, view)}"
    )
    return page(words.facts, here, language, body)


def _address(view: View) -> str:
    return escaped(f"{ROOT}/facts?{urlencode(view.model_dump() | {'down': int(view.down)})}")


def _head(name: str, view: View) -> str:
    same = view.sort == name
    turned = view.model_copy(update={"sort": name, "down": same and not view.down, "page": 1})
    state = f' aria-sort="{"descending" if view.down else "ascending"}"' if same else ""
    arrow = (" ↓" if view.down else " ↑") if same else ""
    return f'<th{state}><a href="{_address(turned)}">{escaped(getattr(LIBRARY[view.lang], name))}{arrow}</a></th>'


def _fact_row(fact: Fact, sentence: str, language: Lang) -> str:
    cells = (fact.entity, fact.indicator, fact.dimension, fact.year, LIBRARY[language].measures[fact.measure])
    shown = "".join(f"<td>{escaped(str(cell)) if cell is not None else '–'}</td>" for cell in cells)
    address = _article_address(fact.article_id, language, fact.start, fact.end)
    return f'<tr>{shown}<td><a href="{address}">{escaped(fact.value + _unit(fact, language))}</a></td><td class="said">{escaped(in_line(sentence))}</td></tr>'


def _unit(fact: Fact, language: Lang) -> str:
    """What stands behind a value: its unit as the sentence has it; a group of places in the page's words."""
    if not fact.unit or fact.unit == LAST or fact.unit in fact.value:
        return ""
    group = LIBRARY[language].groups.get(fact.unit)
    return f" ({group})" if group else f" {fact.unit}"


def _form(names: Mapping[str, Sequence[str]], view: View) -> str:
    words = LIBRARY[view.lang]
    lists = "".join(
        f'<label>{escaped(getattr(words, name))}<select name={name}><option value="">{escaped(words.everything)}</option>'
        + "".join(
            f'<option value="{escaped(one)}"{" selected" if getattr(view, name) == one else ""}>'
            f"{escaped(words.measures.get(one, one) if name == 'measure' else one)}</option>"  # type: ignore[call-overload]
            for one in offered
        )
        + "</select></label>"
        for name, offered in names.items()
    )
    fields = "".join(
        f'<label>{escaped(label)}<input name={name} value="{escaped(getattr(view, name))}" maxlength=80></label>'
        for name, label in (("entity", words.entity), ("text", words.search))
    )
    return (
        f'<form class="filter" action="{ROOT}/facts"><input type="hidden" name="lang" value="{view.lang}">{fields}{lists}'
        f"<button>{escaped(words.filter)}</button></form>"
    )


def _pager(total: int, view: View) -> str:
    words, last = LIBRARY[view.lang], max(1, -(-total // PAGE_ROWS))
    steps = ((view.page - 1, words.earlier), (view.page + 1, words.later))
    links = [
        f'<a href="{_address(view.model_copy(update={"page": n}))}">{escaped(w)}</a>'
        for n, w in steps
        if 1 <= n <= last
    ]
    return f'<p class="pager">{"".join(links)} {view.page}/{last}</p>' if last > 1 else ""
