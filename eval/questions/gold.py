"""Gold questions: one JSON object a line, read strictly, all faults at once."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.metrics.tokens import tokenize
from eval.metrics.values import said
from index.errors import GoldError
from index.types import Article, Lang
from rag.types import Turn

CATEGORIES = frozenset(
    {"rank", "score", "change", "count", "person", "date", "list", "compare", "trend", "share", "procedure", "yesno"}
    | {"free"}
)
TRAPS = frozenset(
    {"conflict", "derived", "wrong_year", "wrong_indicator", "wrong_entity", "out_of_domain", "false_premise"}
    | {"injection"}
)


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A place that holds the answer, or a part of it: an exact substring of an article's text."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One question with what a right answer to it holds.

    Attributes:
        id: Unique in its file.
        lang: Language of the question, and so of the answer.
        question: As a user types it.
        category: What kind of thing is asked for, one of `CATEGORIES`.
        answerable: Whether the corpus holds the answer.
        answers: Acceptable wordings.
        must_include: Values that a right answer says, in Vietnamese number convention.
        must_not_include: Values that a right answer does not say.
        evidence: Every place known to hold the answer.
        evidence_groups: Article ids; every group is needed, any one article of a group suffices.
        entity: Whom the question is about.
        indicator: Which index.
        year: Which year.
        history: The conversation before a follow-up question.
        variant_of: The question of which this one is a variant (unaccented, or in English).
        trap: What makes it hard, one of `TRAPS`; None for a plain question.
        tempting: Near-miss values of an unanswerable question.
    """

    id: str
    lang: Lang
    question: str
    category: str
    answerable: bool
    answers: tuple[str, ...] = ()
    must_include: tuple[str, ...] = ()
    must_not_include: tuple[str, ...] = ()
    evidence: tuple[GoldQuote, ...] = ()
    evidence_groups: tuple[tuple[str, ...], ...] = ()
    entity: str | None = None
    indicator: str | None = None
    year: int | None = None
    history: tuple[Turn, ...] = ()
    variant_of: str | None = None
    trap: str | None = None
    tempting: tuple[str, ...] = ()


def load_gold(path: Path, articles: Mapping[str, Article] | None = None) -> list[GoldItem]:
    """Read a gold file and check it.

    Args:
        path: A JSONL file; blank lines are skipped.
        articles: Articles by id, to check evidence against; None skips what needs their texts.

    Raises:
        GoldError: The file cannot be read, or has faults; the message lists every one with file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise GoldError(f"{path}: cannot be read ({fault}); give a UTF-8 file with one JSON object a line") from fault
    faults: list[tuple[int, str]] = []
    items: dict[str, tuple[int, GoldItem]] = {}
    for number, line in enumerate(lines, start=1):
        item, wrong = _read(line) if line.strip() else (None, [])
        if item and item.id in items:
            wrong.append(f"id {item.id!r} stands on line {items[item.id][0]} already")
        elif item:
            items[item.id] = (number, item)
        faults += [(number, fault) for fault in wrong]
    for number, item in items.values():
        faults += [(number, fault) for fault in _content_faults(item, items, articles)]
    if not (items or faults):
        faults = [(1, "the file holds no question")]
    if faults:
        listed = "\n".join(f"{path}:{number}: {fault}" for number, fault in sorted(faults))
        raise GoldError(f"{len(faults)} fault(s) in the gold questions; mend these lines:\n{listed}")
    return [item for _, item in items.values()]


def _read(line: str) -> tuple[GoldItem | None, list[str]]:
    """Turn a line into an item, or into what keeps it from being one."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as fault:
        return None, [f"bad JSON ({fault})"]
    if not isinstance(raw, dict):
        return None, ["not a JSON object"]
    wrong = list(_shape_faults(raw))
    return (None, wrong) if wrong else (item_from(raw), wrong)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_turn(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"role", "content"}:
        return False
    return value["role"] in ("user", "assistant") and isinstance(value["content"], str)


def _is_quote(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"article", "quote"} and all(map(_is_text, value.values()))


def _list_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _one_of(known: frozenset[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in known


def _or_null(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or check(value)


_REQUIRED = ("id", "lang", "question", "category", "answerable")
_SHAPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "id": ("a text", _is_text),
    "lang": ('"vi" or "en"', lambda value: value in ("vi", "en")),
    "question": ("a text", _is_text),
    "category": (f"one of {', '.join(sorted(CATEGORIES))}", _one_of(CATEGORIES)),
    "answerable": ("true or false", lambda value: isinstance(value, bool)),
    "answers": ("a list of texts", _is_texts),
    "must_include": ("a list of texts", _is_texts),
    "must_not_include": ("a list of texts", _is_texts),
    "evidence": ('a list of {"article": …, "quote": …}', _list_of(_is_quote)),
    "evidence_groups": ("a list of non-empty lists of article ids", _list_of(lambda v: _is_texts(v) and bool(v))),
    "entity": ("a text or null", _or_null(_is_text)),
    "indicator": ("a text or null", _or_null(_is_text)),
    "year": ("a whole number or null", lambda value: value is None or type(value) is int),
    "history": ('a list of {"role": "user" or "assistant", "content": …}', _list_of(_is_turn)),
    "variant_of": ("a text or null", _or_null(_is_text)),
    "trap": (f"null or one of {', '.join(sorted(TRAPS))}", _or_null(_one_of(TRAPS))),
    "tempting": ("a list of texts", _is_texts),
    "note": ("a text or null", _or_null(_is_text)),
}


def _shape_faults(raw: dict[str, Any]) -> Iterator[str]:
    for name in sorted(raw.keys() - _SHAPES.keys()):
        yield f"unknown key {name!r}; known are {', '.join(_SHAPES)}"
    for name in _REQUIRED:
        if name not in raw:
            yield f"key {name!r} is missing"
    for name, (wanted, fits) in _SHAPES.items():
        if name in raw and not fits(raw[name]):
            yield f"{name} has to be {wanted}, not {json.dumps(raw[name], ensure_ascii=False)}"


def item_from(raw: dict[str, Any]) -> GoldItem:
    """Rebuild a question from its JSON; its ``note`` is for people and left out.

    Raises:
        TypeError: It has another layout.
    """
    kept = {name: value for name, value in raw.items() if name != "note"}
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
    values["evidence"] = tuple(GoldQuote(**quote) for quote in raw.get("evidence", ()))
    values["evidence_groups"] = tuple(tuple(group) for group in raw.get("evidence_groups", ()))
    values["history"] = tuple(Turn(**turn) for turn in raw.get("history", ()))
    return GoldItem(**values)


def _content_faults(
    item: GoldItem, items: Mapping[str, tuple[int, GoldItem]], articles: Mapping[str, Article] | None
) -> Iterator[str]:
    if item.variant_of is not None and item.variant_of not in items:
        yield f"variant_of names {item.variant_of!r}, which is no question of this file"
    for value in (*item.must_include, *item.must_not_include, *item.tempting):
        if not tokenize(value):
            yield f"the value {value!r} holds neither a word nor a figure"
    yield from _answerable_faults(item) if item.answerable else _unanswerable_faults(item)
    for quote in item.evidence if articles is not None else ():
        article = articles.get(quote.article) if articles is not None else None
        if article is None:
            yield f"evidence names the article {quote.article!r}, which the corpus does not hold"
        elif quote.quote not in article.text:
            yield f"the quote {quote.quote!r} is no exact substring of {quote.article!r}"


def _answerable_faults(item: GoldItem) -> Iterator[str]:
    if not item.evidence:
        yield "answerable, but without evidence"
    if not item.must_include:
        yield "answerable, but must_include is empty: no answer could be judged"
    grouped = {article for group in item.evidence_groups for article in group}
    for article in sorted(grouped ^ {quote.article for quote in item.evidence}):
        yield f"the article {article!r} has to stand both in evidence and in evidence_groups"
    if item.evidence and item.trap != "derived":
        found = {value for quote in item.evidence for value in said(quote.quote, item.must_include)}
        for value in item.must_include:
            if value not in found:
                yield f"must_include {value!r} stands in none of the evidence quotes"


def _unanswerable_faults(item: GoldItem) -> Iterator[str]:
    for name in ("answers", "must_include", "must_not_include", "evidence", "evidence_groups"):
        if getattr(item, name):
            yield f"unanswerable, but {name} is not empty"
