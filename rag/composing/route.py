"""The cheapest road to an answer: rows by slots, a row by its words, sentences for the model to word, or a refusal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.facts.hostile import is_instruction
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Hit
from rag.composing.answer_list import answer_list
from rag.composing.answer_sentences import answer_quote
from rag.composing.answer_threshold import answer_threshold
from rag.composing.answer_versions import versions_of_row, versions_of_sentence
from rag.composing.by_words import from_rows
from rag.composing.compound import added, from_rows_of_parts, partly, sentences_of_each, sentences_of_parts, with_quotes
from rag.composing.draft import Draft
from rag.composing.refusal import refuse
from rag.composing.saying import saying
from rag.composing.stating import bears_on, holding, names_several, others_named
from rag.composing.table import internal, level_of, settled
from rag.retrieval.causes import cause_beside, reply_beside
from rag.retrieval.eligible import OF_TABLE, asks_cause, eligible, things_asked
from rag.retrieval.evidence import Evidencer, Scored
from rag.retrieval.listing import asks_steps
from rag.retrieval.persons import named_before, names_person
from rag.retrieval.runs import asks_run
from rag.retrieval.superlative import extreme_first
from rag.types import Query
from rag.understanding import words
from rag.understanding.question import without_names

# Chosen on the development questions: of those without an answer none reaches 0.35, of those with one nearly all pass.
SENTENCE_THRESHOLD = 0.4
UNNAMED_THRESHOLD = 0.6
LISTED_SURE = 0.3  # of steps, an article that has them in a list is likelier to be meant than its best sentence tells
EXPLAINED = 0.6  # a sentence that explains an index, for a question what it is; a language model may still doubt it
# Likely enough to be shown in a refusal: two in five of the development questions refused above it are answered there.
NEAR = 0.2

_LIKELY, _AS_LIKELY = 3, 0.6
Search = Callable[[], Sequence[Hit]]

_VALUES = frozenset({"count", "share", "date", "person", "document"})


@dataclass(frozen=True, slots=True)
class Free:
    """No row answers, but these sentences bear on the question: words are to be made from them.

    ``sure`` is the probability that the first of them answers it, ``partial`` that they may answer only some of what
    it asks for.
    """

    sentences: tuple[Scored, ...]
    sure: float
    partial: bool = False


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
        return _with_the_rest(index, evidencer, query, draft, lexical)
    draft, rest = from_rows_of_parts(index, query)
    if draft:
        with evidencer.meaning_turn:
            others = replace(query, parts=rest)
            found = sentences_of_parts(evidencer, others, hybrid() if rest else (), SENTENCE_THRESHOLD)
        return with_quotes(query, draft, found)
    query = internal(replace(query, parts=rest))
    if evidencer.is_foreign(query):
        return unanswered(index, query, 0.0)
    if not query.parts and (draft := _by_words(index, evidencer, query, lexical)):
        return draft
    with evidencer.meaning_turn:
        road = _from_sentences(index, evidencer, query, hybrid(), least)
    if query.parts and isinstance(road, Draft) and not road.answered:
        return _by_words(index, evidencer, query, lexical) or road
    return road


def _by_words(index: NewsIndex, evidencer: Evidencer, query: Query, lexical: Search) -> Draft | None:
    """A row that the question's words lead to, where it asks for a value."""
    if query.ask not in _VALUES or asks_run(query):
        return None
    with evidencer.words_turn:
        hits = lexical()
        draft = from_rows(index, evidencer, query, hits)
    return draft and (versions_of_row(index, query, draft, hits, evidencer.meaning_turn) or draft)


def _from_sentences(
    index: NewsIndex, evidencer: Evidencer, query: Query, hits: Sequence[Hit], least: float
) -> Draft | Free:
    """Look for sentences that answer, by words and meaning."""
    if said := saying(index, query, hits, evidencer.weights):
        return Free(tuple(Scored(s, EXPLAINED, with_former=s is not said[0]) for s in said), EXPLAINED)
    for look in (sentences_of_each, sentences_of_parts):
        if (several := look(evidencer, query, hits, max(least, SENTENCE_THRESHOLD))).sentences:
            alone = len(several.sentences) == 1
            sentences = _with_cause(index, query, several.sentences) if alone else several.sentences
            partial = not several.whole and sentences == several.sentences  # no cause was found beside it
            return Free(sentences, several.sure, partial)
    whole = evidencer.ranking(query, hits)
    ranking = holding(evidencer, query, hits, whole)
    if not (query.entities or query.indicators) and words.WHICH_PROVINCE.search(fold(query.standalone)):
        least = max(least, UNNAMED_THRESHOLD)  # "which province has the largest hospital": any superlative comes near
    fitting = extreme_first(query, _naming_more(query, ranking.sentences)) if ranking.sentences else ()
    if ranking.sure >= LISTED_SURE and asks_steps(query.standalone) and (steps := answer_list(index, query, fitting)):
        return replace(steps, sure=ranking.sure)
    if fitting and ranking.sure >= least and bears_on(index, query, fitting[0].sentence):
        told = _those_named(index, query, fitting[0])
        if told is None and ranking.sure >= SENTENCE_THRESHOLD:
            told = answer_list(index, query, fitting) or versions_of_sentence(index, query, fitting[0], hits)
        if told:
            return replace(told, sure=ranking.sure)
        return Free(_with_namer(index, query, _with_cause(index, query, fitting)), ranking.sure)
    if not fitting:
        ranking, fitting = whole, whole.sentences  # the nearest all the same, to be shown in a refusal
    near = [s for s in fitting if evidencer.touches(query, s.sentence)]
    return unanswered(index, query, ranking.sure, near)


def _with_namer(index: NewsIndex, query: Query, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Where the best sentence has a pronoun for whom is asked about, the one that names the person comes before it."""
    best = scored[0].sentence
    before = named_before(best, index.article(best.article_id))
    if query.ask != "person" or not before or names_person(best.text):
        return tuple(scored)
    near = [s for s in index.sentences(best.article_id) if best.start - len(before) <= s.start < best.start]
    namers = [s for s in near if names_person(s.text) and not is_instruction(s.text)]
    if not namers:
        return tuple(scored)
    rest = [s for s in scored[1:] if s.sentence != namers[-1]]
    return (replace(scored[0], sentence=namers[-1], extraction=None), replace(scored[0], with_former=True), *rest)


def _naming_more(query: Query, scored: Sequence[Scored]) -> Sequence[Scored]:
    """Asked who they are: of sentences about as likely, one that names several of them comes first."""
    if (
        query.ask != "list"
        or not words.LIST.search(without_names(query.standalone))
        or names_several(query, scored[0].sentence)
    ):
        return scored
    likely = [s for s in scored[:_LIKELY] if s.score >= _AS_LIKELY * scored[0].score]
    known = others_named(query, scored[0].sentence)
    better = next((s for s in likely if known < others_named(query, s.sentence)), None)
    better = better or next((s for s in likely if names_several(query, s.sentence)), None)
    return [better, *(s for s in scored if s is not better)] if better else scored


def _with_cause(index: NewsIndex, query: Query, scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """Where a cause is asked for and the best sentence tells none, the one beside it that does comes next to it.

    So does the reply to a question that the best sentence only raises.
    """
    best = scored[0]
    article, sentences = index.article(best.sentence.article_id), index.sentences(best.sentence.article_id)
    beside = (cause_beside if asks_cause(query) else reply_beside)(sentences, best.sentence)
    if beside is None or beside == best.sentence or not eligible(query, beside, article) or is_instruction(beside.text):
        return tuple(scored)
    rest = [s for s in scored if s.sentence not in {beside, best.sentence}]
    if best.sentence.text.rstrip().endswith("?"):
        return (replace(best, sentence=beside, extraction=None), *rest)
    return (best, replace(best, sentence=beside, with_former=True, extraction=None), *rest)


def _with_the_rest(index: NewsIndex, evidencer: Evidencer, query: Query, draft: Draft, lexical: Search) -> Draft:
    """Tell the rest beside a value, where the question asks for more: by rows, else by the best sentence."""
    more, rest = from_rows_of_parts(index, query) if draft.answered else (None, ())
    if more:
        told = partly(query, draft) if rest else draft
        draft = replace(told, statements=added(draft.statements, more.statements))
    values = {(fact.measure, fact.entity) for statement in draft.statements for fact in statement.facts}
    if draft.route not in {"fact", "derived"} or not draft.answered or things_asked(query) <= max(1, len(values)):
        return draft
    with evidencer.words_turn:
        ranking = evidencer.ranking(query, lexical(), by_meaning=False)
    fitting = [s for s in ranking.sentences if evidencer.touches(query, s.sentence)]
    quoted = answer_quote(query, evidencer.covering(query, fitting)) if fitting else Draft("quote", ())
    return replace(draft, statements=(*draft.statements, *quoted.statements))


def _those_named(index: NewsIndex, query: Query, best: Scored) -> Draft | None:
    """Those above or below a value by their rows, and the sentence that may name more of them."""
    text = without_names(query.standalone)
    if query.ask != "list" or (named := answer_threshold(index, query, text)) is None:
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
