"""Facts, passages and articles as plain values, for the commands and for the doors alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TypeVar

from index.errors import IndexStateError
from index.types import Article, Fact, Hit, Measure
from ui.desk.assistant import Assistant

FACT_FIELDS = (
    "entity", "indicator", "dimension", "year", "measure", "value", "number", "unit", "qualifier",
    "sentence", "title", "publisher", "published", "kind", "url", "article_id", "start", "end",
)  # fmt: skip
_OF_ARTICLE = ("title", "publisher", "published", "kind", "url")
_CARD = ("id", "title", "lang", "kind", "publisher", "author", "url", "published", "date_source")

Record = dict[str, object]
T = TypeVar("T")


def canonical(entity: str | None, indicator: str | None) -> tuple[str | None, str | None]:
    """Spell the two as the index does; a name that is in no list may still be a local one, and stays."""
    from index.names.find import find_entities, find_indicators

    entities = find_entities(entity, cased=False) if entity else []
    indicators = find_indicators(indicator, cased=False) if indicator else []
    return (entities[0].name if entities else entity, indicators[0].name if indicators else indicator)


def fact_record(fact: Fact, article: Article) -> Record:
    """Return a fact with the sentence that it was read from and its article's particulars."""
    values = {name: getattr(fact, name) for name in FACT_FIELDS if hasattr(fact, name)}
    values |= {name: getattr(article, name) for name in _OF_ARTICLE}
    values["sentence"] = article.text[fact.start : fact.end]
    return {name: values[name] for name in FACT_FIELDS}


def of_one_state(look_up: Callable[[], T]) -> T:
    """Look something up in several steps, anew when the index was switched between two of them.

    What the first step found may be gone for the second one then.

    Raises:
        IndexStateError: It fails again.
    """
    try:
        return look_up()
    except IndexStateError:
        return look_up()


def find_facts(
    assistant: Assistant,
    entity: str | None = None,
    indicator: str | None = None,
    year: int | None = None,
    measure: Measure | None = None,
) -> list[Fact]:
    """Return the facts that agree with every slot given, the names in any spelling that a question may use."""
    return assistant.facts(*canonical(entity, indicator), year, measure)


def facts_page(
    assistant: Assistant, slots: tuple[str | None, str | None, int | None, Measure | None], limit: int, offset: int = 0
) -> Record:
    """Return some of the facts that agree with entity, indicator, year and measure, and how many there are."""

    def look_up() -> Record:
        found = find_facts(assistant, *slots)
        return {"total": len(found), "facts": fact_records(assistant, found[offset : offset + limit])}

    return of_one_state(look_up)


def fact_records(assistant: Assistant, facts: Iterable[Fact]) -> list[Record]:
    """Return facts as records."""
    articles: dict[str, Article] = {}
    records = []
    for fact in facts:
        if fact.article_id not in articles:
            articles[fact.article_id] = assistant.article(fact.article_id)
        records.append(fact_record(fact, articles[fact.article_id]))
    return records


def search_records(assistant: Assistant, question: str, k: int) -> list[Record]:
    """Return the passages for a question, best first, each with its scores and its article's particulars."""
    return of_one_state(lambda: list(_hit_records(assistant, assistant.search(question, k))))


def _hit_records(assistant: Assistant, hits: Sequence[Hit]) -> Iterator[Record]:
    for hit in hits:
        article = assistant.article(hit.passage.article_id)
        passage = {name: value for name, value in asdict(hit.passage).items() if name not in {"id", "context"}}
        scores = {"score": hit.score, "dense": hit.dense, "lexical": hit.lexical}
        yield scores | passage | {name: getattr(article, name) for name in _OF_ARTICLE}


def article_card(article: Article) -> Record:
    """Return what stands on an article's card: everything public but its text."""
    return {name: getattr(article, name) for name in _CARD} | {"characters": len(article.text)}


def article_record(article: Article) -> Record:
    """Return an article with its text. The file that it was read from is nobody's business outside."""
    return article_card(article) | {"text": article.text}
