"""Writes articles into the collections of one generation, and counts what is in them afterwards.

Every row's key is a hash of what it says, and an article's own text comes last: a change that was broken off is done
again from the article that it had come to, and no row is ever there twice.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from index import duplicates
from index.assemble import indexed_text, names
from index.build import Progress, embed, take_apart
from index.milvus import records
from index.milvus.client import Milvus, batches
from index.milvus.records import ARTICLE, NOBODY, SENTENCES, STORIES, VOCABULARY, number_of
from index.milvus.sparse import Lengths, Words
from index.milvus.state import collection
from index.text import restore
from index.text.spelling import Spelling
from index.types import Article, Embedder, Manifest, Passage, Vectors

_ARTICLES = 64  # at a time


class Writer:
    """Writes into one generation.

    Args:
        milvus: The connection.
        generation: Number of the collections.
        lengths: The means that passages are weighed with.
        known: Number of a generation that vectors of the same embedder are taken from, None for none.
    """

    def __init__(self, milvus: Milvus, generation: int, lengths: Lengths, known: int | None) -> None:
        self._milvus = milvus
        self._generation = generation
        self._lengths = lengths
        self._known = known

    def create(self, dimension: int) -> None:
        """Make the collections, empty."""
        for kind, columns in records.COLUMNS.items():
            self._milvus.create(self._named(kind), columns, dimension)

    def put(self, articles: Sequence[Article], embedder: Embedder, report: Progress) -> None:
        """Write articles in the place of what was there under their ids."""
        for batch in batches(articles, _ARTICLES):
            parts = take_apart(batch, embedder)
            passages = [records.numbered(passage) for passage in parts.passages]
            vectors = embed(passages, self._vectors(passages), embedder, report)
            self._milvus.upsert(self._named("passages"), records.passage_rows(passages, vectors, self._lengths))
            for article in batch:
                owner, ids = number_of(article.id), [p.id for p in passages if p.article_id == article.id]
                self._leave("passages", owner, ids)
                facts = records.fact_rows(fact for fact in parts.facts if fact.article_id == article.id)
                self._milvus.upsert(self._named("facts"), facts)
                self._leave("facts", owner, [row["id"] for row in facts])
                said = [sentence for sentence in parts.sentences if sentence.article_id == article.id]
                self._put_text(owner, SENTENCES, records.list_text(said))
                self._put_text(owner, ARTICLE, records.list_text([article]), article.url)

    def _leave(self, kind: str, owner: int, ids: Sequence[int]) -> None:
        """Remove what an owner has beside these rows."""
        rest = f" and id not in {list(ids)}" if ids else ""
        self._milvus.delete(self._named(kind), f"owner == {owner}{rest}")

    def _put_text(self, owner: int, kind: int, text: str, url: str | None = None) -> None:
        rows = records.text_rows(owner, kind, text, url)
        self._milvus.upsert(self._named("texts"), rows)
        self._milvus.delete(self._named("texts"), f"owner == {owner} and kind == {kind} and part >= {len(rows)}")

    def _vectors(self, passages: Sequence[Passage]) -> dict[str, Vectors]:
        """Vectors that are there already, by their text."""
        if self._known is None:
            return {}
        made: dict[str, Vectors] = {}
        for batch in batches(passages):
            texts = {passage.id: indexed_text(passage) for passage in batch}
            rows = self._milvus.query(collection("passages", self._known), f"id in {list(texts)}", ["id", "dense"])
            made |= {texts[row["id"]]: np.array(row["dense"], dtype=np.float32) for row in rows}
        return made

    def drop(self, ids: Iterable[str]) -> None:
        """Remove articles with all that is theirs, their own text first: what is not listed is not there."""
        for article_id in ids:
            for kind in ("texts", "facts", "passages"):
                self._milvus.delete(self._named(kind), f"owner == {number_of(article_id)}")

    def settle(self, embedder: Embedder, schema: int, miner: str) -> tuple[Manifest, Lengths]:
        """Count what is there, weigh the passages anew if their mean length has changed, and keep the vocabulary."""
        having, lengths, passages = self._counted()
        if not lengths.near(self._lengths):
            self._weigh(lengths)
        self._put_words(having)
        articles, sentences, fingerprint = self._put_shared(embedder)
        facts = self._milvus.count(self._named("facts"))
        declared = Manifest(
            schema=schema, embedder=embedder.model_id, embedder_fingerprint=embedder.fingerprint,
            dimension=embedder.dimension, articles=articles, passages=passages, sentences=sentences, facts=facts,
            checksums=(), fingerprint=fingerprint, miner=miner,
        )  # fmt: skip
        return declared, self._lengths

    def _counted(self) -> tuple[Counter[int], Lengths, int]:
        having: Counter[int] = Counter()
        written = plain = passages = 0
        for row in self._milvus.scan(self._named("passages"), ["body"]):
            words = Words.of(indexed_text(records.as_row(Passage, row["body"])))
            having.update(words.dimensions())
            written += words.syllables.total()
            plain += words.folded.total()
            passages += 1
        return having, Lengths(written / max(passages, 1), plain / max(passages, 1)), passages

    def _weigh(self, lengths: Lengths) -> None:
        self._lengths = lengths
        # read whole before it is written to: an iterator may not see its own changes
        keys = [row["id"] for row in self._milvus.scan(self._named("passages"), ["id"])]
        for batch in batches(keys):
            rows = self._milvus.query(self._named("passages"), f"id in {list(batch)}", ["id", "body", "dense"])
            passages = [records.as_row(Passage, row["body"]) for row in rows]
            vectors = np.array([row["dense"] for row in rows], dtype=np.float32)
            self._milvus.upsert(self._named("passages"), records.passage_rows(passages, vectors, lengths))

    def _put_words(self, having: Counter[int]) -> None:
        held = {row["id"]: row["passages"] for row in self._milvus.scan(self._named("words"), ["id", "passages"])}
        changed = [(dimension, count) for dimension, count in having.items() if held.get(dimension) != count]
        self._milvus.upsert(self._named("words"), records.word_rows(changed))
        for batch in batches(sorted(held.keys() - having.keys())):
            self._milvus.delete(self._named("words"), f"id in {list(batch)}")

    def _put_shared(self, embedder: Embedder) -> tuple[int, int, str]:
        """Keep vocabulary and stories; return the numbers of articles and sentences, and the name of this state."""
        texts = self._texts(ARTICLE)
        articles = sorted(map(records.as_article, texts), key=lambda article: article.id)
        native = [f"{article.title}\n{article.text}" for article in articles if article.lang == "vi"]
        made = restore.model(Spelling.empty().plus(*restore.count(native)), names())
        self._put_text(NOBODY, VOCABULARY, made.to_json())
        self._put_text(NOBODY, STORIES, json.dumps([group for group in duplicates.groups(articles) if len(group) > 1]))
        state = hashlib.sha256("\n".join([embedder.fingerprint, *sorted(texts)]).encode()).hexdigest()
        return len(texts), sum(len(records.as_sentences(text)) for text in self._texts(SENTENCES)), state

    def _texts(self, kind: int) -> list[str]:
        rows = self._milvus.scan(self._named("texts"), ["owner", "part", "body"], f"kind == {kind}")
        return list(records.joined(rows).values())

    def _named(self, kind: str) -> str:
        return collection(kind, self._generation)
