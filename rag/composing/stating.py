"""Whether a sentence holds a value of the kind that a question asks for."""

from collections.abc import Sequence

from index.names.find import kind_of
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold, has_diacritics
from index.types import Hit, Measure, Sentence
from rag.retrieval.eligible import asks_figure
from rag.retrieval.evidence import Evidencer, Ranking
from rag.retrieval.matching import says_any, words_of
from rag.retrieval.row_signs import asks_points
from rag.types import Ask, Query
from rag.understanding import words
from rag.understanding.question import without_names

# Asked for a value: a sentence without one of its kind cannot hold the answer, however alike it is.
_KIN: dict[Ask, tuple[Measure, ...]] = {
    "count": ("count", "share", "score"),
    "share": ("share", "score", "count"),
    "date": ("date",),
}

# "Khi nào cơ quan phải xin lỗi": in which cases, no day.
_CONDITION = re.compile(
    r"\b(?:khi nao|luc nao)\b(?: [\w,]+){0,8}? (?:phai|duoc|bi|moi (?:duoc|phai)|co the|can)\b|"
    r"\b(?:phai|duoc|bi|can) (?:[\w,]+ ){1,8}khi nao\b|"
    r"\bwhen (?:can|must|should|may|does|do|is|are)\b",
)


# "Ngày nào trong tháng": a day that comes again.
_EVERY = re.compile(r"\b(?:trong|cua|moi|hang) (?:thang|tuan)\b|\bthu may\b|\b(?:every|each|of the) (?:week|month)\b")
_RECURS = re.compile(
    r"\b(?:ngay|cac ngay) \d{1,2}\b|\bthu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|\bchu nhat\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?:st|nd|rd|th)\b"
)


_END_OF_TABLE = re.compile(
    r"\b(?:cuoi|chot|bet|day|doi so|den do|thap|kem|yeu|it|last|bottom|lowest|low|worst|weak\w*|least|poor\w*)\b"
)


def holds_value(evidencer: Evidencer, query: Query, sentence: Sentence) -> bool:
    """Whether a value of the kind that is asked for stands in a sentence."""
    wanted = _KIN.get(query.ask) or (query.measures if asks_figure(query) else ())
    if query.indicators and query.measures == ("count",):
        wanted = query.measures  # how many were asked: no share of them
    if query.indicators and query.ask == "count" and asks_points(query) and "score" in query.measures:
        wanted = ("score",)
    if query.ask == "date" and _CONDITION.search(fold(query.standalone)):
        return True  # "when must they": in which cases
    if query.ask == "date" and _EVERY.search(fold(query.standalone)) and _RECURS.search(fold(sentence.text)):
        return True
    of_last = query.ask == "list" and query.places and query.places.last
    if of_last and not _END_OF_TABLE.search(without_names(sentence.text)):  # "Đồng Tháp" says no "thấp"
        return False  # whoever it names, it does not say who is last
    if query.ask == "list" and names_several(query, sentence):
        return True  # holders by name, whatever their places
    if query.ask == "compare" and words.TOPIC.search(fold(query.standalone)):
        wanted = (*(wanted or query.measures), "count", "share")
    return not wanted or (evidencer.states(query, sentence, wanted) and evidencer.counts_it(query, sentence))


def holding(evidencer: Evidencer, query: Query, hits: Sequence[Hit], ranking: Ranking) -> Ranking:
    """A ranking whose best sentence holds a value of the kind that is asked for.

    That of all sentences where it does: how sure it is was fitted so. Else those alone that hold one are ranked.

    Args:
        evidencer: Ranks sentences.
        query: The question.
        hits: Passages that were found for it.
        ranking: Of all their sentences.
    """
    if not ranking.sentences or holds_value(evidencer, query, ranking.sentences[0].sentence):
        return ranking
    return evidencer.ranking(query, hits, may=lambda sentence: holds_value(evidencer, query, sentence))


def bears_on(index: NewsIndex, query: Query, sentence: Sentence) -> bool:
    """Whether a sentence has anything that a question says: a name, an index, or any of its words.

    A sentence in another language may say it all in other words.
    """
    named = query.entities or query.indicators or query.dimension
    foreign = index.article(sentence.article_id).lang != query.language
    spelt = has_diacritics(query.question)
    return bool(named) or foreign or says_any(query.terms, words_of(sentence.text), spelt=spelt)


def names_several(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence names two places or bodies or more beside those that the question names."""
    return len(others_named(query, sentence)) > 1


def others_named(query: Query, sentence: Sentence) -> frozenset[str]:
    """The places and bodies that a sentence names and the question does not."""
    named = {name for name in sentence.entities if kind_of(name) in {"province", "ministry", "local"}}
    return frozenset(named - set(query.entities))
