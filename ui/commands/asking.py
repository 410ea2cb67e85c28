"""What the asking commands print: answers, ranked passages, facts. Data goes to stdout, everything else to stderr."""

import csv
import dataclasses
import sys
import time
from collections.abc import Callable
from typing import Any, cast

import typer

from index.backend import Location
from index.types import Article, Embedder, Fact, Hit, Lang
from rag.types import Answer, Done, Stage, Understood, Wording
from ui.commands.held import held
from ui.desk.assistant import Assistant
from ui.desk.lookup import FACT_FIELDS, canonical, fact_record
from ui.words.render import answer_json, one_line, printable, shown_date, small_print, sources_text, understood
from ui.words.strings import TEXT

_SNIPPET = 300
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def ask(assistant: Assistant, question: str, wanted: Lang | None = None) -> None:
    """Answer in the terminal: the wording as it arrives, then the sources."""
    started, said, stage = time.perf_counter(), "", ""
    language: Lang = wanted or "vi"
    for event in assistant.stream(question, language=wanted):
        match event:
            case Understood(query=query):
                language = query.language
                _aside(understood(query))
            case Stage(name=name) if name != stage:  # told of again and again while it lasts
                stage = name
                _aside(TEXT[language].stages.get(name, TEXT[language].working))
            case Wording(text=text):
                said += text
                typer.echo(printable(text), nl=False)
            case Done(answer=answer):
                # Pieces are the whole answer; should they not be, the answer itself is what counts.
                typer.echo("" if said == answer.answer else printable("\n" * bool(said) + answer.answer))
                _after(answer, time.perf_counter() - started)


def _after(answer: Answer, seconds: float) -> None:
    words = TEXT[answer.language]
    if sources := sources_text(answer.citations, answer.language):
        typer.echo(f"\n{sources}")
    if answer.suggestions:
        typer.echo(f"\n{words.ask_instead}:")
        for suggestion in answer.suggestions:
            typer.echo(f"  {one_line(suggestion)}")
    _aside("\n" + " · ".join(small_print(answer, seconds)))


def _aside(text: str) -> None:
    typer.secho(printable(text), dim=True, err=True)


def ask_json(assistant: Assistant, question: str, wanted: Lang | None = None) -> None:
    """Print the whole answer as JSON."""
    typer.echo(answer_json(assistant.ask(question, language=wanted)))


def search(assistant: Assistant, question: str, k: int) -> None:
    """Print ranked passages with the scores that found them."""
    for rank, hit in enumerate(assistant.search(question, k), start=1):
        typer.echo(_hit_text(rank, hit, assistant.article(hit.passage.article_id)))


def _hit_text(rank: int, hit: Hit, article: Article) -> str:
    scores = [f"{hit.score:.3f}"]
    scores += [f"dense {hit.dense:.3f}"] if hit.dense is not None else []
    scores += [f"words {hit.lexical:.3f}"] if hit.lexical is not None else []
    text = one_line(hit.passage.text)
    publisher = (one_line(article.publisher),) if article.publisher else ()
    lines = [
        f"{rank}. {one_line(article.title)}  ({', '.join(scores)})",
        f"   {' · '.join((*publisher, shown_date(article.published, article.lang)))}",
        *([f"   {TEXT[article.lang].digest}"] if article.kind == "digest" else []),
        f"   {text[:_SNIPPET].rpartition(' ')[0] + ' …' if len(text) > _SNIPPET else text}",
    ]
    return "\n".join(lines)


def info(assistant: Assistant) -> None:
    """Print what the index and the models are, one property a line."""
    for name, value in dataclasses.asdict(cast("Any", assistant.info())).items():
        typer.echo(f"{name}: {value}")


def facts(
    location: Location, slots: tuple[str | None, str | None, int | None], open_embedder: Callable[[], Embedder]
) -> None:
    """Print the facts of an index as CSV, each with the sentence that it was read from.

    Args:
        location: The index folder, or the address of a store.
        slots: Whose facts, of which index, about which year; names in any spelling that a question may use, None for
            all.
        open_embedder: Opens the embedder that a store's index was built with.

    Raises:
        IndexStateError: There is no index, or it is damaged.
    """
    entity, indicator, year = slots
    with held(location, open_embedder) as holding:
        found = holding.facts(*canonical(entity, indicator), year)
        articles = {fact.article_id: holding.article(fact.article_id) for fact in found}
    table = csv.DictWriter(sys.stdout, list(FACT_FIELDS), lineterminator="\n")
    table.writeheader()
    table.writerows(_row(fact, articles[fact.article_id]) for fact in found)


def _row(fact: Fact, article: Article) -> dict[str, object]:
    return {name: _cell(value) for name, value in fact_record(fact, article).items()}


def _cell(value: object) -> object:
    """Return a text on one line, with an apostrophe where a spreadsheet would take it for a formula."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
