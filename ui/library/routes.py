"""Where the pages of articles and facts are served; one of the homes of FastAPI."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

from anyio import to_thread
from fastapi import FastAPI, Form, Query, Request
from fastapi.responses import HTMLResponse

from index.errors import IndexBusyError, NoArticleError, ReformQAError
from index.text.fold import fold
from index.types import Fact, Lang
from ui.desk.assistant import Assistant
from ui.desk.limits import FOLDER_BYTES, UPLOAD_BYTES
from ui.library.changes import Library, Result, can_be_read
from ui.library.pages import COLUMNS, PAGE_ROWS, POLICY, ROOT, View, article_page, articles_page, facts_page, page
from ui.library.upload import take
from ui.words.counts import counted
from ui.words.faults import fault_text
from ui.words.library import LIBRARY
from ui.words.render import escaped

_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}

_MOST_FILES = 10_000


def library_app(assistant: Assistant, library: Library) -> FastAPI:
    """Return the pages as an application of their own, since files are longer than other requests may be."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, max_body_size=FOLDER_BYTES)
    _add_articles(app, assistant, library)
    _add_facts(app, assistant)
    app.add_exception_handler(ReformQAError, _failed)
    return app


async def _failed(request: Request, error: Exception) -> HTMLResponse:
    """A page that says what is wrong, where the index itself cannot be read."""
    language: Lang = "en" if request.query_params.get("lang") == "en" else "vi"
    words, note = LIBRARY[language], escaped(fault_text(error, language))
    return _html(page(words.articles, f"{ROOT}/articles", language, f'<p class="note" role="status">{note}</p>'), 500)


def _add_articles(app: FastAPI, assistant: Assistant, library: Library) -> None:
    async def shown(lang: Lang, results: Iterable[Result] = (), note: str = "") -> HTMLResponse:
        articles = await to_thread.run_sync(assistant.articles)
        return _html(articles_page(articles, lang, results, note))

    @app.get("/articles")
    async def articles(lang: Lang = "vi") -> HTMLResponse:
        return await shown(lang)

    @app.post("/articles")
    async def add(request: Request, lang: Lang = "vi") -> HTMLResponse:
        words, kind = LIBRARY[lang], request.headers.get("content-type", "")
        try:
            taken = await take(kind, request.stream(), UPLOAD_BYTES, _MOST_FILES, can_be_read)
        except ValueError:
            return await shown(lang, note=words.no_form.format(count=_MOST_FILES))
        reason = words.left_why.format(limit=UPLOAD_BYTES >> 20)
        left = [Result(Path(name).name, "left", reason) for name in taken.left]
        note = counted(words.passed_over, taken.passed_over) if taken.passed_over else ""
        try:
            return await shown(lang, [*await to_thread.run_sync(library.add, taken.files), *left], note)
        except ReformQAError as error:
            return await shown(lang, note=_not_done(error, lang))

    @app.post("/delete")
    async def delete(article_id: Annotated[str, Form(alias="id")], lang: Lang = "vi") -> HTMLResponse:
        try:
            title = assistant.article(article_id).title
            await to_thread.run_sync(library.remove, article_id)
        except ReformQAError as error:
            return await shown(lang, note=_not_done(error, lang))
        return await shown(lang, note=LIBRARY[lang].deleted.format(title=title))

    @app.get("/article")
    async def article(
        article_id: Annotated[str, Query(alias="id")], start: int = 0, end: int = 0, lang: Lang = "vi"
    ) -> HTMLResponse:
        try:
            found = await to_thread.run_sync(assistant.article, article_id)
        except ReformQAError as error:
            status = 404 if isinstance(error, NoArticleError) else 500
            return _html(articles_page([], lang, note=fault_text(error, lang)), status)
        return _html(article_page(found, lang, start, end))


def _not_done(error: ReformQAError, language: Lang) -> str:
    words = LIBRARY[language]
    return words.busy if isinstance(error, IndexBusyError) else words.not_done.format(error=fault_text(error, language))


def _add_facts(app: FastAPI, assistant: Assistant) -> None:
    @app.get("/facts")
    async def facts(view: Annotated[View, Query()]) -> HTMLResponse:
        return _html(await to_thread.run_sync(partial(_facts, assistant, view)))


def _facts(assistant: Assistant, view: View) -> str:
    every = assistant.facts()
    texts = {article.id: article.text for article in assistant.articles()}
    rows = [(fact, texts.get(fact.article_id, "")[fact.start : fact.end]) for fact in every]
    kept = [(fact, said) for fact, said in rows if _fits(fact, said, view)]
    kept.sort(key=lambda row: _sorted_by(row[0], view.sort), reverse=view.down)
    first = (max(1, view.page) - 1) * PAGE_ROWS
    return facts_page(kept[first : first + PAGE_ROWS], len(kept), _names(every), view)


def _fits(fact: Fact, said: str, view: View) -> bool:
    return (
        fold(view.entity.strip()) in fold(fact.entity or "")
        and view.indicator in {"", fact.indicator}
        and view.year in {"", str(fact.year)}
        and view.measure in {"", fact.measure}
        and fold(view.text.strip()) in fold(said)
    )


def _sorted_by(fact: Fact, column: str) -> tuple[bool, float, str]:
    """Numbers by their size, names by their letters; what is not known comes last."""
    value = getattr(fact, column) if column in COLUMNS else fact.entity
    number = fact.number if column == "value" else value if column == "year" else None
    return (value is None, float(number or 0), "" if number is not None else fold(str(value or "")))


def _names(facts: Sequence[Fact]) -> dict[str, list[str]]:
    return {
        "indicator": sorted({fact.indicator for fact in facts if fact.indicator}),
        "year": sorted({str(fact.year) for fact in facts if fact.year}, reverse=True),
        "measure": sorted({fact.measure for fact in facts}),
    }


def _html(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(text, status, _HEADERS)
