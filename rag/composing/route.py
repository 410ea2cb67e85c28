"""The cheapest road to an answer: rows by slots, a row by its words, sentences for the model to word, or a refusal."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.facts.hostile import is_instruction
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Fact, Hit, Measure, Sentence
from rag.composing.answer_list import answer_list
from rag.composing.answer_sentences import answer_quote, answer_row
from rag.composing.answer_threshold import answer_threshold
from rag.composing.draft import Draft
from rag.composing.refusal import refuse
from rag.composing.table import internal, level_of, settled
from rag.retrieval.causes import cause_beside
from rag.retrieval.definitions import asks_definition, explanation
from rag.retrieval.eligible import OF_TABLE, asks_cause, asks_figure, eligible, things_asked
from rag.retrieval.evidence import Evidencer, Scored
from rag.retrieval.listing import asks_steps
from rag.retrieval.matching import words_of
from rag.retrieval.nouns import asked_nouns
from rag.types import Ask, Query
from rag.understanding import words
from rag.understanding.question import without_names

# Chosen on the development questions: of those without an answer none reaches 0.25 (rows) or 0.35 (sentences), of
# those with one nearly all pass. A row may be sparse ("48,12%") in a sentence that fits well.
ROW_THRESHOLD = 0.4
SPARSE_ROW_THRESHOLD = 0.2
FITTING_SENTENCE = 0.5
SENTENCE_THRESHOLD = 0.4
ROW_SURE = 0.3
LISTED_SURE = 0.3  # of steps, an article that has them in a list is likelier to be meant than its best sentence tells
EXPLAINED = 0.6  # a sentence that explains an index, for a question what it is; a language model may still doubt it
# Likely enough to be shown in a refusal: two in five of the development questions refused above it are answered there.
NEAR = 0.2

_CLOSE, _SEVERAL, _LIKELY, _AS_LIKELY = 0.1, 3, 2, 0.7

Search = Callable[[], Sequence[Hit]]

# Asked for a value: a sentence without one of its kind cannot hold the answer, however alike it is.
_KIN: dict[Ask, tuple[Measure, ...]] = {
    "count": ("count", "share", "score"),
    "share": ("share", "score", "count"),
    "date": ("date",),
}
_VALUES = frozenset({"count", "share", "date", "person", "document"})


# "Khi nào cơ quan phải xin lỗi": in which cases, no day.
_CONDITION = re.compile(
    r"\b(?:khi nao|luc nao)\b(?: [\w,]+){0,8}? (?:phai|duoc|bi|moi (?:duoc|phai)|co the|can)\b|"
    r"\b(?:phai|duoc|bi|can) (?:[\w,]+ ){1,8}khi nao\b|"
    r"\bwhen (?:can|must|should|may|does|do|is|are)\b",
)


@dataclass(frozen=True, slots=True)
class Free:
    """No row answers, but these sentences bear on the question: words are to be made from them.

    ``sure`` is the probability that the first of them answers it.
    """

    sentences: tuple[Scored, ...]
    sure: float


def decide(
    index: NewsIndex,
    evidencer: Evidencer,
    query: Query,
    lexical: Search,
    hybrid: Search,
    least: float = SENTENCE_THRESHOLD,
) -> Draft | Free:
    """Choose the road.

    Args:
        index: Where to look.
        evidencer: Chooses sentences.
        query: The question as it was understood.
        lexical: Searches by words alone; costs milliseconds.
        hybrid: Searches by words and meaning; needs the embedder.
        least: How likely sentences must answer to be handed on.
    """
    if draft := settled(index, query):
        return _with_the_rest(evidencer, query, draft, lexical)
    query = internal(query)
    if query.ask in _VALUES:
        with evidencer.words_turn:
            draft = _from_rows(index, evidencer, query, lexical())
        if draft:
            return draft
    with evidencer.meaning_turn:
        return _from_sentences(index, evidencer, query, hybrid(), least)


def _from_sentences(
    index: NewsIndex, evidencer: Evidencer, query: Query, hits: Sequence[Hit], least: float
) -> Draft | Free:
    """Look for sentences that answer, by words and meaning."""
    if asks_definition(query) and (explained := explanation(index, query, hits)):
        return Free((Scored(explained, EXPLAINED),), EXPLAINED)
    ranking = evidencer.ranking(query, hits)
    fitting = ranking.sentences
    if ranking.sure >= LISTED_SURE and asks_steps(query.standalone) and (steps := answer_list(index, query, fitting)):
        return replace(steps, sure=ranking.sure)
    if fitting and ranking.sure >= least and _holds_value(evidencer, query, fitting[0].sentence):
        listed = answer_list(index, query, fitting) if ranking.sure >= SENTENCE_THRESHOLD else None
        told = _those_named(index, query, fitting[0]) or listed
        return replace(told, sure=ranking.sure) if told else Free(_with_cause(index, query, fitting), ranking.sure)
    near = [s for s in fitting if evidencer.touches(query, s.sentence)]
    return unanswered(index, query, ranking.sure, near)


def _with_cause(index: NewsIndex, query: Query, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Where a cause is asked for and the best sentence tells none, the one beside it that does comes next to it."""
    best = scored[0]
    if not asks_cause(query):
        return tuple(scored)
    article, sentences = index.article(best.sentence.article_id), index.sentences(best.sentence.article_id)
    beside = cause_beside(sentences, best.sentence)
    if beside is None or beside == best.sentence or not eligible(query, beside, article) or is_instruction(beside.text):
        return tuple(scored)
    rest = [s for s in scored if s.sentence not in {beside, best.sentence}]
    if best.sentence.text.rstrip().endswith("?"):
        return (replace(best, sentence=beside), *rest)
    return (best, replace(best, sentence=beside, with_former=True), *rest)


def _with_the_rest(evidencer: Evidencer, query: Query, draft: Draft, lexical: Search) -> Draft:
    """Quote the best sentence beside a value, where the question asks for more than the value tells."""
    told = {(fact.measure, fact.entity) for statement in draft.statements for fact in statement.facts}
    if draft.route not in {"fact", "derived"} or not draft.answered or things_asked(query) <= max(1, len(told)):
        return draft
    with evidencer.words_turn:
        ranking = evidencer.ranking(query, lexical(), by_meaning=False)
    fitting = [s for s in ranking.sentences if evidencer.touches(query, s.sentence)]
    quoted = answer_quote(query, evidencer.covering(query, fitting)) if fitting else Draft("quote", ())
    return replace(draft, statements=(*draft.statements, *quoted.statements))


def _those_named(index: NewsIndex, query: Query, best: Scored) -> Draft | None:
    """Those above or below a value by their rows, and the sentence that may name more of them."""
    named = answer_threshold(index, query, without_names(query.standalone)) if query.ask == "list" else None
    if named is None:
        return None
    quoted = answer_quote(query, [best.sentence]).statements
    return replace(named, statements=tuple(dict.fromkeys((*named.statements, *quoted))))


def unanswered(index: NewsIndex, query: Query, sure: float, fitting: Sequence[Scored] = ()) -> Draft:
    """What is said when no sentence answers: what rows tell all the same, else a refusal.

    Args:
        index: Where to look.
        query: The question as it was understood.
        sure: How likely the best sentence answered.
        fitting: Sentences about what the question names, best first.
    """
    text = without_names(query.standalone)
    named = answer_threshold(index, query, text) if query.ask == "list" else None
    ranked = query.indicators and query.ask in OF_TABLE
    nearest = fitting[0].sentence if fitting and sure >= NEAR and not ranked else None
    return replace(named or level_of(index, query, text) or refuse(index, query, nearest), sure=sure)


def _holds_value(evidencer: Evidencer, query: Query, sentence: Sentence) -> bool:
    """Whether a value of the kind that is asked for stands in a sentence."""
    wanted = _KIN.get(query.ask) or (query.measures if asks_figure(query) else ())
    if query.ask == "date" and _CONDITION.search(fold(query.standalone)):
        return True  # "when must they": in which cases
    if query.ask == "compare" and words.TOPIC.search(fold(query.standalone)):
        wanted = (*wanted, "count", "share")
    return not wanted or (evidencer.states(query, sentence, wanted) and evidencer.counts_it(query, sentence))


def _from_rows(index: NewsIndex, evidencer: Evidencer, query: Query, hits: Sequence[Hit]) -> Draft | None:
    """Answer from the best row; a question for a number and its share ("how many …, and what share") from two.

    Its sentence must be among the likeliest ones: a row fits by its own few words, which mislead where another
    sentence answers.
    """
    kinds = [query]
    if query.ask == "share" and asked_nouns(query.standalone):
        kinds.insert(0, replace(query, measures=("count",)))
    ranking = evidencer.ranking(query, hits, by_meaning=False)
    if ranking.sure < ROW_SURE:
        return None
    likely = ranking.sentences[:_LIKELY]
    drafts = [d for kind in kinds if (d := _from_kind(index, evidencer, kind, evidencer.rows(kind, hits), likely))]
    if len(drafts) < 2 or drafts[0].route != drafts[1].route:
        return replace(drafts[-1], sure=ranking.sure) if drafts else None
    return replace(drafts[0], sure=ranking.sure, statements=(*drafts[0].statements, *drafts[1].statements))


def _from_kind(
    index: NewsIndex, evidencer: Evidencer, query: Query, rows: Sequence[Scored], likely: Sequence[Scored]
) -> Draft | None:
    sentences = [s.sentence for s in likely if s.score >= _AS_LIKELY * likely[0].score]
    if not rows or not _fits_well(rows[0]) or rows[0].sentence not in [s.sentence for s in likely]:
        return None
    if things_asked(query) > 1:
        others = [s for s in likely if s.sentence != rows[0].sentence]
        return answer_quote(query, evidencer.covering(query, [rows[0], *others]))
    if _undecided(query, rows):
        return answer_quote(query, [rows[0].sentence])
    return answer_row(index, query, rows, sentences)


def _fits_well(row: Scored) -> bool:
    sparse = row.score >= SPARSE_ROW_THRESHOLD and row.sentence_score >= FITTING_SENTENCE
    return row.score >= ROW_THRESHOLD or sparse


def _qualified_elsewhere(query: Query, sentence: Sentence, fact: Fact) -> bool:
    """Whether words of the question stand in a sentence, but not in the clause of the value that is told.

    "Lệ phí 200.000 đồng; sinh viên trả 100.000 đồng": asked for students, the first fee is not theirs.
    """
    clause, whole = words_of(f"{fact.label} {fact.unit or ''}"), words_of(sentence.text)
    there = [p for p in query.pairs if f" {p} " in whole.running and f" {p} " not in clause.running]
    return any(not set(pair.split()) & clause.written for pair in there)


def _undecided(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether one sentence lists values of which none stands out: which is meant is for the reader to see in it.

    "The weakest part" of several is not told by likeness either, unless the value's own words say it.
    """
    best, fact = rows[0], rows[0].fact
    if fact is None or fact.measure not in {"count", "share"}:
        return False
    same = [r for r in rows if r.sentence == best.sentence and r.fact and r.fact.measure == fact.measure]
    same = [r for r in same if r.fact and r.fact.year == fact.year]
    if len(same) > 1 and _qualified_elsewhere(query, best.sentence, fact):
        return True
    superlative = bool(words.MOST.search(fold(query.standalone))) and not words.MOST.search(fold(fact.label))
    return len(same) >= _SEVERAL and (superlative or sum(best.score - r.score < _CLOSE for r in same) >= _SEVERAL)
