"""Rows of the collections, and the nouns that they are made of.

Whatever is looked for by equality is a number: a hash of the text, so that no text is ever part of a filter.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from index.assemble import indexed_text
from index.milvus.client import MOST_BYTES, Columns, Rows
from index.milvus.sparse import Lengths, Words
from index.rows import Kept, Row, packed, unpacked
from index.types import Article, Fact, Passage, Sentence, Vectors

# Milvus wants a vector in every collection: those without one of their own carry a sparse one with a single value.
_IDLE = {0: 1.0}
COLUMNS: dict[str, Columns] = {
    "passages": {"id": "number", "owner": "number", "body": "text", "dense": "dense", "sparse": "sparse"},
    "facts": {
        "id": "number", "owner": "number", "entity": "number", "indicator": "number", "year": "number",
        "measure": "number", "place": "number", "body": "text", "idle": "sparse",
    },
    "texts": {
        "id": "key", "owner": "number", "kind": "number", "part": "number", "url": "number", "body": "text",
        "idle": "sparse",
    },
    "words": {"id": "number", "passages": "number", "idle": "sparse"},
}  # fmt: skip
ARTICLE, SENTENCES, VOCABULARY, STORIES = 1, 2, 3, 4
"""Kinds of texts."""
NOBODY = 0
"""The owner of what belongs to no article."""
_PIECE = MOST_BYTES // 4  # characters; one takes four bytes at most


def number_of(*parts: object) -> int:
    """A number for a text: 62 bits of its hash, never 0."""
    text = json.dumps(parts, ensure_ascii=False)
    return 1 + int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % (2**62 - 1)


def numbered(passage: Passage) -> Passage:
    """The passage with a hash of all that it says for its number: the same passage is never stored twice."""
    content = (passage.article_id, passage.start, passage.end, passage.text, passage.context)
    return replace(passage, id=number_of(*content))


def passage_rows(passages: Sequence[Passage], vectors: Vectors, mean: Lengths) -> Rows:
    """Rows of numbered passages."""
    return [
        {
            "id": passage.id, "owner": number_of(passage.article_id), "body": _packed(passage),
            "dense": vector.tolist(), "sparse": Words.of(indexed_text(passage)).vector(mean),
        }
        for passage, vector in zip(passages, vectors, strict=True)
    ]  # fmt: skip


def fact_rows(facts: Iterable[Fact]) -> Rows:
    """Rows of an article's facts in reading order."""
    return [
        {
            "id": number_of(place, _packed(fact)), "owner": number_of(fact.article_id), "entity": slot(fact.entity),
            "indicator": slot(fact.indicator), "year": fact.year or 0, "measure": slot(fact.measure), "place": place,
            "body": _packed(fact), "idle": _IDLE,
        }
        for place, fact in enumerate(facts)
    ]  # fmt: skip


def text_rows(owner: int, kind: int, text: str, url: str | None = None) -> Rows:
    """Rows of a text, in pieces that Milvus takes."""
    shared = {"owner": owner, "kind": kind, "url": slot(url or None), "idle": _IDLE}
    pieces = [text[start : start + _PIECE] for start in range(0, max(len(text), 1), _PIECE)]
    return [
        {"id": f"{owner}/{kind}/{part}", "part": part, "body": piece, **shared} for part, piece in enumerate(pieces)
    ]


def word_rows(having: Iterable[tuple[int, int]]) -> Rows:
    """Rows of dimensions with the number of passages that have a value in them."""
    return [{"id": dimension, "passages": passages, "idle": _IDLE} for dimension, passages in having]


def joined(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    """Texts by owner, out of the rows of one kind in any order."""
    texts: dict[int, list[str]] = {}
    for row in sorted(rows, key=lambda row: row["part"]):
        texts.setdefault(row["owner"], []).append(row["body"])
    return {owner: "".join(pieces) for owner, pieces in texts.items()}


def slot(value: str | None) -> int:
    """What a slot is looked up by."""
    return number_of(value) if value is not None else 0


def list_text(rows: Sequence[Row]) -> str:
    """Several rows as one text."""
    return json.dumps([packed(row) for row in rows], ensure_ascii=False)


def as_list(kind: type[Kept], text: str) -> list[Kept]:
    """Return what :func:`list_text` was given."""
    return [unpacked(kind, row) for row in json.loads(text)]


def as_article(text: str) -> Article:
    """Return the only article of a list."""
    return as_list(Article, text)[0]


def as_sentences(text: str) -> list[Sentence]:
    """Return a list's sentences."""
    return as_list(Sentence, text)


def as_row(kind: type[Kept], body: str) -> Kept:
    """Return the passage or fact of a row."""
    return unpacked(kind, json.loads(body))


def _packed(row: Row) -> str:
    return json.dumps(packed(row), ensure_ascii=False)
