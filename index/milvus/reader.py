"""One state of an index in Milvus, opened for reading."""

import json
from collections.abc import Sequence
from functools import cached_property, lru_cache

from index.errors import IndexStateError, NoArticleError
from index.manifest import MEND
from index.milvus import records
from index.milvus.client import Milvus
from index.milvus.records import ARTICLE, NOBODY, SENTENCES, STORIES, VOCABULARY, number_of, slot
from index.milvus.sparse import question, weighed
from index.milvus.state import State, collection
from index.text.restore import DiacriticModel
from index.types import Article, Fact, Hit, Manifest, Measure, Passage, Sentence, Vectors

_REMEMBERED = 4096  # articles, with their sentences and facts; each costs a round trip to the server otherwise


class MilvusReader:
    """Reads the collections of one generation.

    A rebuild leaves them as they are until the one after it; ``add`` and ``remove`` change them article by article
    under an open reader, which keeps the articles that it has read already.
    """

    def __init__(self, milvus: Milvus, state: State) -> None:
        self._milvus = milvus
        self._state = state
        self._of_article = lru_cache(_REMEMBERED)(self._read_texts)
        self._facts = lru_cache(_REMEMBERED)(self._read_facts)
        for kind in records.COLUMNS:
            milvus.load(self._named(kind))

    @property
    def manifest(self) -> Manifest:
        """What the index says about itself."""
        return self._state.manifest

    @cached_property
    def vocabulary(self) -> DiacriticModel:
        """The diacritics of the indexed articles' own words."""
        try:
            return DiacriticModel.from_json(self._read_texts(NOBODY, VOCABULARY))
        except ValueError as error:
            raise IndexStateError(f"{self._milvus.address}: no readable vocabulary; {MEND}") from error

    @cached_property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """For each article that was printed more than once, all ids of its story."""
        try:
            groups = json.loads(self._read_texts(NOBODY, STORIES))
        except ValueError as error:
            raise IndexStateError(f"{self._milvus.address}: no readable list of reprints; {MEND}") from error
        return {str(one): tuple(group) for group in groups for one in group}

    def dense(self, vector: Vectors, k: int) -> list[Hit]:
        """Return the passages nearest to a unit vector, best first."""
        if vector.shape != (self.manifest.dimension,):
            wanted = self.manifest.dimension
            raise IndexStateError(f"a vector of shape {vector.shape} cannot search dimension {wanted}; {MEND}")
        return [Hit(passage, score, dense=score) for passage, score in self._found("dense", vector.tolist(), k)]

    def lexical(self, text: str, k: int) -> list[Hit]:
        """Return the passages that share a text's words, best first."""
        asked = question(text)
        if not asked:
            return []
        rows = self._milvus.query(self._named("words"), f"id in {sorted(asked)}", ["id", "passages"])
        weights = weighed(asked, {row["id"]: row["passages"] for row in rows}, self.manifest.passages)
        if not weights:
            return []
        return [Hit(passage, score, lexical=score) for passage, score in self._found("sparse", weights, k) if score > 0]

    def _found(self, column: str, vector: "Sequence[float] | dict[int, float]", k: int) -> list[tuple[Passage, float]]:
        if k <= 0:
            return []
        rows = self._milvus.search(self._named("passages"), column, vector, k, ["body"])
        found = [(records.as_row(Passage, row["body"]), row["score"]) for row in rows]
        return sorted(found, key=lambda hit: (-hit[1], hit[0].article_id, hit[0].start))

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            NoArticleError: There is none with this id.
        """
        text = self._of_article(number_of(article_id), ARTICLE)
        if not text:
            address = self._milvus.address
            raise NoArticleError(f"{address}: no article {article_id!r}; ask for one of those that it lists")
        return records.as_article(text)

    def articles(self, ids: Sequence[str] | None = None) -> list[Article]:
        """Return articles by id: all, or those of the ids that there are."""
        if ids is None:
            return sorted(map(records.as_article, self._all_texts(ARTICLE)), key=lambda article: article.id)
        found = (self._of_article(number_of(article_id), ARTICLE) for article_id in sorted(set(ids)))
        return [records.as_article(text) for text in found if text]

    def articles_at(self, urls: Sequence[str]) -> list[Article]:
        """Return the articles with one of these addresses, by id."""
        if not urls:
            return []
        where = f"kind == {ARTICLE} and url in {sorted({slot(url) for url in urls})}"
        rows = self._milvus.query(self._named("texts"), where, ["owner", "part", "body"])
        return sorted(map(records.as_article, records.joined(rows).values()), key=lambda article: article.id)

    def sentences(self, article_id: str) -> list[Sentence]:
        """Return an article's sentences in reading order."""
        text = self._of_article(number_of(article_id), SENTENCES)
        return records.as_sentences(text) if text else []

    def all_sentences(self) -> list[Sentence]:
        """Return all sentences, article by article, in reading order."""
        lists = map(records.as_sentences, self._all_texts(SENTENCES))
        ordered = sorted((found for found in lists if found), key=lambda found: found[0].article_id)
        return [sentence for found in ordered for sentence in found]

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
        article_id: str | None = None,
    ) -> list[Fact]:
        """Return the facts that agree with every slot given; None stands for any."""
        slots = {
            "entity": entity and slot(entity), "indicator": indicator and slot(indicator), "year": year,
            "measure": measure and slot(measure), "owner": article_id and number_of(article_id),
        }  # fmt: skip
        where = " and ".join(f"{name} == {value}" for name, value in slots.items() if value is not None)
        return list(self._facts(where or "id > 0"))

    def _read_facts(self, where: str) -> tuple[Fact, ...]:
        rows = self._milvus.query(self._named("facts"), where, ["place", "body"])
        found = [(records.as_row(Fact, row["body"]), row["place"]) for row in rows]
        return tuple(fact for fact, _ in sorted(found, key=lambda one: (one[0].article_id, one[1])))

    def _read_texts(self, owner: int, kind: int) -> str:
        where = f"owner == {owner} and kind == {kind}"
        rows = self._milvus.query(self._named("texts"), where, ["owner", "part", "body"])
        return records.joined(rows).get(owner, "")

    def _all_texts(self, kind: int) -> list[str]:
        rows = self._milvus.scan(self._named("texts"), ["owner", "part", "body"], f"kind == {kind}")
        return list(records.joined(rows).values())

    def _named(self, kind: str) -> str:
        return collection(kind, self._state.generation)

    def check(self) -> None:
        """Trust Milvus: what it keeps has no files that this program knows."""

    def close(self) -> None:
        """Let go of the connection."""
        self._milvus.close()
