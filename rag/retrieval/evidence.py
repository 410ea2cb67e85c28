"""Sentences to answer from: found through passages, gated by the question's slots, ranked by what they cover."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.news_index import NewsIndex
from index.types import Article, Extraction, Fact, Hit, Measure, Sentence
from rag.retrieval.dated import year_fits
from rag.retrieval.eligible import things_asked
from rag.retrieval.gate import fits
from rag.retrieval.matching import Weights, Words, coverage, is_foreign, joined, weigh, words_of
from rag.retrieval.nouns import asked_nouns, counts, tells_counted
from rag.retrieval.ranker import Ranker, answerable, probability
from rag.retrieval.retrieve import search_text
from rag.retrieval.rivals import rival
from rag.retrieval.row_signs import may_answer, of_asked, of_head, own_signs
from rag.types import Evidence, Query

_OWN, _CONTEXT = 0.85, 0.15
_LABEL, _SENTENCE, _AROUND = 0.55, 0.3, 0.15
_FEW = 4
_OTHER_WORD = 0.35
_POOL = 12
_ONE = frozenset({"person", "date", "rank"})  # a second sentence would name another holder, day or place
_WORTH = 0.1
_KIN = 0.15
_RIVAL, _AS_GOOD = 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score, 0 to 1; ``fact`` is the row that would be the answer, if one is meant.

    ``sentence_score`` is how well the sentence as a whole fits, where ``score`` is the row's; ``with_former`` that it
    is told with the one before it, as the cause of what that one says; ``extraction`` what the extractor reads in it.
    """

    sentence: Sentence
    score: float
    fact: Fact | None = None
    sentence_score: float = 0.0
    with_former: bool = False
    extraction: Extraction | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Sentences, the likeliest answer first, each scored by its probability of being evidence.

    ``sure`` is the probability that the first answers the question; 0 without sentences.
    """

    sentences: tuple[Scored, ...]
    sure: float


class Evidencer:
    """Chooses sentences and rows for questions that no ranking slot leads to."""

    def __init__(self, index: NewsIndex) -> None:
        self._index = index
        # Python runs one search at a time anyhow; many at once would hold up what a table answers. Those by words
        # alone, which cost milliseconds, do not wait for those that ask the embedder.
        self.words_turn, self.meaning_turn = threading.Lock(), threading.Lock()

    @cached_property
    def weights(self) -> Weights:
        """Word weights over all sentences of the index."""
        return weigh(sentence.text for sentence in self._index.all_sentences())

    @cached_property
    def _ranker(self) -> Ranker:
        return Ranker(self._index, self.weights)

    def ranking(
        self,
        query: Query,
        hits: Sequence[Hit],
        *,
        by_meaning: bool = True,
        may: Callable[[Sentence], bool] | None = None,
    ) -> Ranking:
        """Rank the sentences of the found passages, and say how sure the first of them is.

        Args:
            query: The question.
            hits: Passages, best first.
            by_meaning: Whether the embedder may be asked; words alone cost milliseconds.
            may: Which sentences may answer at all, beside what the question's slots say; None for all.
        """
        ranked = self._ranker.rank(query, search_text(query), hits, by_meaning=by_meaning, may=may)
        scored = (Scored(one.sentence, probability(one.odds), extraction=one.extraction) for one in ranked)
        return Ranking(tuple(scored), answerable(ranked))

    def rows(self, query: Query, hits: Sequence[Hit]) -> list[Scored]:
        """Rows of the wanted kinds in the found articles that pass the slots, best first."""
        scored = []
        for article, sentences in self._by_article(hits):
            place = {sentence.start: number for number, sentence in enumerate(sentences)}
            around = words_of(article.title)
            facts = [f for f in self._index.facts(article_id=article.id) if may_answer(query, f)]
            for fact in facts:
                sentence = sentences[place[fact.start]]
                if fits(query, sentence, article, fact) and of_head(query, f"{sentence.text} {fact.label}"):
                    before = sentences[place[fact.start] - 1].text if place[fact.start] else ""
                    whole = self._score(query, sentence, around, before)
                    scored.append(Scored(sentence, self._row_score(query, fact, sentence, around, before), fact, whole))
        return sorted(scored, key=lambda s: -s.score)

    def states(self, query: Query, sentence: Sentence, measures: Sequence[Measure]) -> bool:
        """Whether a value of one of these kinds stands in a sentence: no aim where a result is asked for."""
        told = [f for f in self._rows_of(sentence) if f.measure in measures and of_asked(query, f)]
        article = self._index.article(sentence.article_id)
        return any(year_fits(query, sentence, article, fact) for fact in told)

    def touches(self, query: Query, sentence: Sentence) -> bool:
        """Whether a sentence has any of the words that the question asks with, or their counterparts."""
        return coverage(query.terms, words_of(sentence.text), self.weights) > 0

    def is_foreign(self, query: Query) -> bool:
        """Whether a Vietnamese question that names no index speaks of what no article has words for."""
        native = query.language == "vi" and not (query.indicators or query.dimension)
        return native and is_foreign(query.terms, self.weights)

    def counts_it(self, query: Query, sentence: Sentence) -> bool:
        """Whether a sentence has the noun that is counted; of one in another language, that is not known."""
        return tells_counted(query, sentence.text, self._index.article(sentence.article_id).lang)

    def covering(self, query: Query, scored: Sequence[Scored], most: int = 2) -> list[Sentence]:
        """The fewest sentences that together cover the question: the best, then one that adds enough to it."""
        one = query.ask in _ONE and things_asked(query) < 2
        most = 1 if one or self._tells_all(query, scored[0].sentence) else most
        chosen = [scored[0].sentence]
        if len(scored) > 1 and scored[1].with_former:
            chosen.append(scored[1].sentence)
        covered = self._coverage(query, words_of(" ".join(s.text for s in chosen)))
        for _ in range(most - len(chosen)):
            added = [
                (self._coverage(query, words_of(" ".join([*(c.text for c in chosen), s.sentence.text]))), s)
                for s in scored[:_POOL]
            ]
            gain, best = max(added, key=lambda pair: (pair[0], pair[1].score))
            same_page = best.sentence.article_id == chosen[0].article_id
            if (
                gain - covered < _WORTH
                or best.sentence in chosen
                or not same_page
                or best.score < _KIN * scored[0].score
            ):
                break
            chosen.append(best.sentence)
            covered = gain
        return chosen

    def quotable(self, query: Query, scored: Sequence[Scored]) -> list[Sentence]:
        """The covering sentences, and one of another article that answers with another value as well."""
        chosen = self.covering(query, scored)
        best = scored[0]
        said, story = self._values(query, best.sentence), self._index.story(best.sentence.article_id)
        for other in scored[1:]:
            elsewhere = other.sentence.article_id not in story and other.sentence not in chosen
            values = self._values(query, other.sentence)
            if (
                elsewhere
                and other.score >= max(_RIVAL, _AS_GOOD * best.score)
                and said
                and values
                and not said & values
            ):
                return [*chosen, other.sentence]
        return [
            *chosen,
            *self._rivals(query, best.sentence, [s.sentence for s in scored[1:] if s.sentence not in chosen]),
        ]

    def _tells_all(self, query: Query, sentence: Sentence) -> bool:
        """Whether a sentence has the one thing that is counted, or two values of a kind where they are compared."""
        rows = self._rows_of(sentence)
        if query.ask == "compare":
            return len(rows) - len({f.measure for f in rows}) > 0
        nouns = asked_nouns(query.standalone) if query.ask == "count" and things_asked(query) < 2 else []
        return bool(nouns) and all(any(counts(f, noun) for f in rows) for noun in nouns)

    def _rivals(self, query: Query, best: Sentence, others: Sequence[Sentence]) -> list[Sentence]:
        """The first sentence of another article that counts what the best one counts, and otherwise."""
        if query.ask not in {"count", "share"}:
            return []
        story = self._index.story(best.article_id)
        for other in others:
            pairs = [(own, its) for own in self._rows_of(best) for its in self._rows_of(other)]
            if other.article_id not in story and any(rival(own, best, its, other) for own, its in pairs):
                return [other]
        return []

    def _rows_of(self, sentence: Sentence) -> list[Fact]:
        return [f for f in self._index.facts(article_id=sentence.article_id) if f.start == sentence.start]

    def _values(self, query: Query, sentence: Sentence) -> set[str]:
        return {f.value for f in self._rows_of(sentence) if f.measure in query.measures}

    def to_evidence(self, scored: Scored) -> Evidence:
        """A chosen sentence with its article's particulars."""
        article = self._index.article(scored.sentence.article_id)
        return Evidence(
            scored.sentence,
            scored.score,
            article.title,
            article.publisher,
            article.url,
            article.published,
            article.kind,
        )

    def _by_article(self, hits: Sequence[Hit]) -> Iterable[tuple[Article, list[Sentence]]]:
        for article_id in dict.fromkeys(hit.passage.article_id for hit in hits):
            yield self._index.article(article_id), self._index.sentences(article_id)

    def _score(self, query: Query, sentence: Sentence, title: Words, before: str) -> float:
        own = self._coverage(query, words_of(sentence.text))
        around = self._coverage(query, joined(words_of(f"{sentence.text} {before}"), title))
        return _OWN * own + _CONTEXT * around

    def _coverage(self, query: Query, text: Words) -> float:
        """Coverage of the question's own words, and with less weight of those that the conversation supplies."""
        own = coverage(query.terms, text, self.weights)
        if (
            0 < len(query.terms) <= _FEW
            and query.pairs
            and not any(f" {pair} " in text.running for pair in query.pairs)
        ):
            own *= _OTHER_WORD
        if not query.context_terms:
            return own
        return _OWN * own + _CONTEXT * coverage(query.context_terms, text, self.weights)

    def _row_score(self, query: Query, fact: Fact, sentence: Sentence, title: Words, before: str) -> float:
        near = words_of(f"{fact.label} {fact.unit or ''}")
        label = self._coverage(replace(query, context_terms=()), near)
        whole = self._coverage(query, words_of(f"{sentence.text} {fact.label}"))
        around = self._coverage(query, joined(words_of(f"{sentence.text} {before}"), title))
        return _LABEL * label + _SENTENCE * whole + _AROUND * around + own_signs(query, fact, sentence, near)
