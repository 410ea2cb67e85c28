"""What the rows of rankings tell without looking for sentences."""

from dataclasses import replace

from index.names.find import kind_of
from index.names.indicators import PAR, PAR_INTERNAL
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from rag.composing.answer_across import answer_compare
from rag.composing.answer_course import answer_trend, every_year_of_each
from rag.composing.answer_facts import answer_single
from rag.composing.answer_furthest import answer_furthest
from rag.composing.answer_movers import answer_movers
from rag.composing.answer_moves import answer_moves
from rag.composing.answer_part import answer_part
from rag.composing.answer_ranking import answer_ranking, answer_shared
from rag.composing.answer_region import answer_extreme_region, answer_place_within, answer_region
from rag.composing.answer_years_held import answer_years_held, asks_years_held, tells_first
from rag.composing.draft import Draft
from rag.composing.premise import answer_claim, false_premise, moved_otherwise, not_tied, with_group_quoted
from rag.composing.refusal import refuse, refuse_order
from rag.composing.rows import of_entity
from rag.retrieval.nouns import asked_nouns
from rag.types import Query
from rag.understanding import wishes, words
from rag.understanding.focus import focus
from rag.understanding.question import without_names

_OF_WHOLE = frozenset({"score", "compare", "trend", "change"})
_FEW = 2


def settled(index: NewsIndex, query: Query) -> Draft | None:
    """Answer without looking for sentences: decline what is no question, and tell what the rows of rankings tell."""
    if words.ORDERS.search(fold(focus(query.question))):
        return refuse_order(query)
    query = _of_own_ranking(index, query)
    text = without_names(query.standalone)
    draft = _score_of_unit(index, query, text) or _from_table(index, internal(query), text)
    return draft if draft is None or _at_home(index, query, draft) else None


def _of_own_ranking(index: NewsIndex, query: Query) -> Query:
    """Of a district without a place in the PAR INDEX the province's own ranking of its units is asked."""
    local = next((name for name in query.entities if kind_of(name) == "local"), None)
    if local is None or PAR not in query.indicators:
        return query
    if any(of_entity(index, local, PAR, None, measure) for measure in ("rank", "score")):
        return query
    return replace(query, indicators=tuple(PAR_INTERNAL if name == PAR else name for name in query.indicators))


def _score_of_unit(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """The whole score of a district or department in its province's own ranking, where a row states one."""
    local = any(kind_of(name) == "local" for name in query.entities)
    of_whole = query.ask == "score" or (query.ask == "share" and not words.SHARE_OF.search(text))
    if not (local and of_whole and PAR_INTERNAL in query.indicators and query.dimension is None):
        return None
    return answer_single(index, replace(query, ask="score", measures=("score",)))


def _at_home(index: NewsIndex, query: Query, draft: Draft) -> bool:
    """Whether rows of a district are of the province that the question names: many districts share a name."""
    asks_local = any(kind_of(name) == "local" for name in query.entities)
    asks_local = asks_local or bool(query.places and query.places.kind == "local")
    provinces = [fold(name) for name in query.entities if kind_of(name) == "province"] if asks_local else []
    articles = {fact.article_id for statement in draft.statements for fact in statement.facts}
    texts = [fold(f"{page.title} {page.text}") for page in map(index.article, articles)]
    return all(name in text or name.replace(" ", "") in text for name in provinces for text in texts)  # "Hanoi"


def internal(query: Query) -> Query:
    """Departments and districts in a province's own ranking are told in words, and by shares."""
    if PAR_INTERNAL in query.indicators and query.ask in {"score", "share"}:
        return replace(query, ask="share", measures=("share", "score"))
    return query


def level_of(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """The value itself, for a question about it in words that lead to no other row ("did it fall below 80 %?")."""
    about_value = query.ask == "yesno" and words.VALUE.search(text)
    bare = query.ask in {"share", "count"} and len(query.terms) <= 1 and not asked_nouns(query.standalone)
    if not (query.indicators and (query.years or query.entities) and (about_value or bare)):
        return None
    return answer_single(index, replace(query, ask="score", measures=("score", "rank")))


# Of words that are not content these still ask for more than a value, or take one for granted.
_MORE = re.compile(r"\b(?:khong|chua|bi|not|never)\b")


def _is_bare(query: Query, text: str) -> bool:
    """Whether somebody and an index are named and nothing else is said: "PAPI Thái Nguyên"."""
    told = query.ask in {"free", "procedure"} and not query.terms  # "PAPI của Hà Nội thế nào"
    told = told and not (words.REASON.search(text) or _MORE.search(text))
    return told and len(query.entities) == 1 and len(query.indicators) == 1


def _corrected(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """The correction of what a question takes for granted; an answer where the score that it asks for stands in it."""
    if query.ask == "change":
        return moved_otherwise(index, query, text)
    if query.ask == "compare":
        return not_tied(index, query, text)
    of_first = query.ask == "score" and query.places is not None
    if not (of_first or query.ask in {"free", "person", "list"}) or words.PARTS.search(text):
        return None
    draft = false_premise(index, query, text)
    if draft is None or not of_first:
        return draft
    told = any(fact.measure == "score" for statement in draft.statements for fact in statement.facts)
    return replace(draft, answered=True) if told else None


def _verdict(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """A yes or no, or the rows that let the reader tell."""
    if told := answer_extreme_region(index, query, text) or answer_claim(index, query):
        return told
    if not query.indicators or (query.places and not query.places.group) or wishes.ANY.search(text):
        return None
    single = answer_single(index, query)
    if single is None or not (query.places or wishes.GROUP_CLAIM.search(text)):
        return single
    quoted = with_group_quoted(index, query, single)
    return None if query.places and quoted == single else quoted


def _compared(index: NewsIndex, query: Query, text: str) -> Draft | None:
    if moved := answer_moves(index, query, text):
        return moved
    return (answer_trend if every_year_of_each(query) else answer_compare)(index, query)


def _from_table(index: NewsIndex, query: Query, text: str) -> Draft | None:
    if query.dimension is None and query.ask in _OF_WHOLE and words.TOPIC.search(text):
        return None
    if asks_years_held(query, text):
        return answer_years_held(index, query, text) or (None if tells_first(query, text) else refuse(index, query))
    if _is_bare(query, text):
        return answer_single(index, replace(query, ask="score", measures=("score", "rank")))
    return _corrected(index, query, text) or _by_kind(index, query, text)


def _by_kind(index: NewsIndex, query: Query, text: str) -> Draft | None:
    if query.ask == "yesno":
        return _verdict(index, query, text)
    if query.ask == "list":
        if any(kind_of(name) == "region" for name in query.entities):
            return answer_region(index, query) or answer_movers(index, query, text)
        shared = answer_shared(index, query) if words.SHARED.search(text) else None
        moved = answer_movers(index, query, text) or answer_furthest(index, query, text)
        return shared or answer_ranking(index, query) or moved
    named = query.indicators or query.dimension
    if query.ask in {"compare", "trend"} and not named and len(query.terms) > _FEW:
        return None  # of something that other words name
    if query.ask == "compare":
        return _compared(index, query, text)
    if query.ask == "trend":
        return answer_trend(index, query) or answer_single(index, query)
    if query.ask in {"rank", "score", "change"}:
        return answer_place_within(index, query) or answer_part(index, query) or answer_single(index, query)
    return None
