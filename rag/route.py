"""The cheapest road to an answer: rows by slots, a row by its words, sentences for the model to word, or a refusal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.names.indicators import PAR_INTERNAL
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Hit
from rag import words
from rag.answer_across import answer_compare, answer_trend
from rag.answer_facts import answer_single
from rag.answer_ranking import answer_movers, answer_ranking, answer_shared
from rag.answer_sentences import answer_quote, answer_row
from rag.draft import Draft
from rag.evidence import Evidencer, Scored, asked_nouns
from rag.premise import answer_claim, false_premise
from rag.question import focus, without_names
from rag.refusal import refuse, refuse_order
from rag.types import Query

# Chosen on the development questions: of those without an answer none reaches 0.25 (rows) or 0.35 (sentences), of
# those with one nearly all pass. A row may be sparse ("48,12%") in a sentence that fits well.
ROW_THRESHOLD = 0.4
SPARSE_ROW_THRESHOLD = 0.2
FITTING_SENTENCE = 0.5
SENTENCE_THRESHOLD = 0.4
REASON_THRESHOLD = 0.6  # a reason is easily taken for granted: a sentence on the same thing is not yet its cause

_CLOSE, _SEVERAL = 0.1, 3

Search = Callable[[], Sequence[Hit]]

# Asked for a value: a sentence without one of its kind cannot hold the answer, however alike it is.
_VALUES = frozenset({"count", "share", "date", "person", "document"})
# Asked of an index's table: rows answer it or nobody does; a similar sentence would be another place's or year's.
_TABLE = frozenset({"rank", "score", "change", "compare", "trend"})


@dataclass(frozen=True, slots=True)
class Free:
    """No row answers, but these sentences bear on the question: words are to be made from them."""

    sentences: tuple[Scored, ...]


def decide(index: NewsIndex, evidencer: Evidencer, query: Query, lexical: Search, hybrid: Search) -> Draft | Free:
    """Choose the road.

    Args:
        index: Where to look.
        evidencer: Chooses sentences.
        query: The question as it was understood.
        lexical: Searches by words alone; costs milliseconds.
        hybrid: Searches by words and meaning; needs the embedder.
    """
    if words.ORDERS.search(fold(focus(query.question))):
        return refuse_order(query)
    text = without_names(query.standalone)
    if PAR_INTERNAL in query.indicators and query.ask in {"score", "share"}:
        query = replace(query, ask="share", measures=("share", "score"))  # departments and districts: told in words
    if draft := _from_table(index, query, text):
        return draft
    if query.indicators and (query.ask in _TABLE or query.places):
        return _level(index, query, text) or refuse(index, query)
    if query.ask in _VALUES and (draft := _from_rows(index, evidencer, query, lexical())):
        return draft
    sentences = evidencer.sentences(query, hybrid())
    if query.ask in _VALUES:
        sentences = [s for s in sentences if evidencer.states(s.sentence, query.measures)]
    least = REASON_THRESHOLD if words.REASON.search(text) else SENTENCE_THRESHOLD
    if sentences and sentences[0].score >= least:
        return Free(tuple(sentences))
    return _level(index, query, text) or refuse(index, query)


def _from_rows(index: NewsIndex, evidencer: Evidencer, query: Query, hits: Sequence[Hit]) -> Draft | None:
    """Answer from the best row; a question for a number and its share ("how many …, and what share") from two."""
    kinds = [query]
    if query.ask == "share" and asked_nouns(query.standalone):
        kinds.insert(0, replace(query, measures=("count",)))
    drafts = [d for kind in kinds if (d := _from_kind(index, kind, evidencer.rows(kind, hits)))]
    if len(drafts) < 2 or drafts[0].route != drafts[1].route:
        return drafts[-1] if drafts else None
    return replace(drafts[0], statements=(*drafts[0].statements, *drafts[1].statements))


def _from_kind(index: NewsIndex, query: Query, rows: Sequence[Scored]) -> Draft | None:
    if not rows or not _fits_well(rows[0]):
        return None
    undecided = _undecided(query, rows)
    return answer_quote(query, [rows[0].sentence]) if undecided else answer_row(index, query, rows)


def _level(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """The value itself, for a question about it in words that lead to no other row ("did it fall below 80 %?")."""
    about_value = query.ask == "yesno" and words.VALUE.search(text)
    bare = query.ask in {"share", "count"} and len(query.terms) <= 1
    if not (query.indicators and (query.years or query.entities) and (about_value or bare)):
        return None
    return answer_single(index, replace(query, ask="score", measures=("score", "rank")))


def _fits_well(row: Scored) -> bool:
    sparse = row.score >= SPARSE_ROW_THRESHOLD and row.sentence_score >= FITTING_SENTENCE
    return row.score >= ROW_THRESHOLD or sparse


def _undecided(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether one sentence lists values of which none stands out: which is meant is for the reader to see in it.

    "The weakest part" of several is not told by likeness either, unless the value's own words say it.
    """
    best, fact = rows[0], rows[0].fact
    if fact is None or fact.measure not in {"count", "share"}:
        return False
    same = [r for r in rows if r.sentence == best.sentence and r.fact and r.fact.measure == fact.measure]
    same = [r for r in same if r.fact and r.fact.year == fact.year]
    superlative = bool(words.MOST.search(fold(query.standalone))) and not words.MOST.search(fold(fact.label))
    return len(same) >= _SEVERAL and (superlative or sum(best.score - r.score < _CLOSE for r in same) >= _SEVERAL)


def _from_table(index: NewsIndex, query: Query, text: str) -> Draft | None:
    if query.ask in {"free", "person", "list"} and (draft := false_premise(index, query, text)):
        return draft
    if query.ask == "yesno":
        return answer_claim(index, query) or (
            answer_single(index, query) if query.indicators and not query.places else None
        )
    if query.ask == "list":
        shared = answer_shared(index, query) if words.SHARED.search(text) else None
        return shared or answer_ranking(index, query) or answer_movers(index, query, text)
    if query.ask == "compare":
        return answer_compare(index, query)
    if query.ask == "trend":
        return answer_trend(index, query) or answer_single(index, query)
    if query.ask in {"rank", "score", "change"}:
        return answer_single(index, query)
    return None
