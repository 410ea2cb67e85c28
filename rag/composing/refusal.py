"""Saying that the articles do not say, and what they do say nearby."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.names.find import kind_of
from index.names.provinces import MERGED_INTO
from index.news_index import NewsIndex
from index.types import Fact, Lang, Sentence
from rag.composing import phrases
from rag.composing.draft import Draft, Statement
from rag.composing.nearby import questions_for
from rag.composing.phrases import quotable
from rag.composing.rows import of_entity
from rag.types import Ask, Query

_MOST = 4
# Asked for an index's own values: those may be missing. Of anything else asked about it, only the answer is.
_OF_TABLE = frozenset({"rank", "score", "change", "compare", "trend", "list", "yesno", "share"})
_MERGED_IN = 2025


@dataclass(frozen=True, slots=True)
class Texts:
    """The wordings of one language."""

    nothing: str
    missing: str
    nobody: str
    there_is: str
    nearest: str
    order: str
    merged: str


_TEXTS: dict[Lang, Texts] = {
    "vi": Texts(
        nothing="Các bài trong chỉ mục không có thông tin để trả lời câu hỏi này.",
        missing="Không có {kind} {what} trong các bài đã lập chỉ mục.",
        nobody="Các bài đã lập chỉ mục không nêu ai giữ vị trí được hỏi ở {what}.",
        there_is="Có: {what}",
        nearest="Câu gần nhất trong các bài: “{text}”",
        order="Chương trình chỉ trả lời câu hỏi bằng nội dung các bài đã lập chỉ mục; yêu cầu này nằm ngoài việc đó.",
        merged="Từ 1/7/2025 {old} thuộc {new}.",
    ),
    "en": Texts(
        nothing="The indexed articles hold nothing that answers this question.",
        missing="The indexed articles give no {what}.",
        nobody="The indexed articles do not say who holds the place asked about in {what}.",
        there_is="They do give: {what}",
        nearest="The nearest sentence in the articles: “{text}”",
        order="This program only answers questions from the indexed articles; that is outside of it.",
        merged="Since 1 July 2025 {old} has been part of {new}.",
    ),
}


def refuse_order(query: Query) -> Draft:
    """Decline to write, invent, play a part or show the program's own texts."""
    return Draft("abstain", (Statement(_TEXTS[query.language].order),), answered=False, sure=0.0)


def refuse(index: NewsIndex, query: Query, nearest: Sentence | None = None) -> Draft:
    """Say what is missing, and what there is nearby: values of rankings, or else the sentence that comes nearest.

    Args:
        index: Where to look.
        query: The question.
        nearest: A sentence about what the question names that may bear on it.
    """
    texts = _TEXTS[query.language]
    near = nearby(index, query) if nearest is None or (query.indicators and query.entities) else []
    lead = texts.nothing
    if query.indicators and query.ask in _OF_TABLE and query.measures and not _stated(index, query):
        nobody = query.places and not query.entities
        lead = texts.nobody.format(what=_heads(query)) if nobody else _missing(query, texts)
    merged = [
        texts.merged.format(old=e, new=MERGED_INTO[e])
        for e in query.entities
        if e in MERGED_INTO and max(query.years, default=0) >= _MERGED_IN
    ]
    statements = [Statement(" ".join([lead, *merged]))]
    if nearest:
        statements.append(Statement(texts.nearest.format(text=quotable(nearest)), sentences=(nearest,)))
    statements += [Statement(texts.there_is.format(what=_described(fact, query.language)), (fact,)) for fact in near]
    suggestions = questions_for(index, near, query.language)
    return Draft("abstain", tuple(statements), answered=False, suggestions=suggestions, sure=0.0)


def _stated(index: NewsIndex, query: Query) -> bool:
    """Whether there are values of these slots after all: then they are not missing, only what was asked of them is."""
    places = query.places and not query.entities
    return not places and any(
        of_entity(index, entity, indicator, year, measure) if entity else index.facts(None, indicator, year, measure)
        for entity in query.entities or (None,)
        for indicator in query.indicators
        for year in query.years or (None,)
        for measure in query.measures
    )


def nearby(index: NewsIndex, query: Query) -> list[Fact]:
    """Values of the same entity: the same index in other years first, then other indices (in the year that is said)."""
    rows: list[Fact] = []
    for entity in query.entities[:2]:
        if kind_of(entity) in {"local", "group"}:
            continue
        for indicator in query.indicators or (None,):
            rows += _nearest(index.facts(entity=entity, indicator=indicator), query)
        if query.indicators:
            for year in query.years[:1] or (None,):
                rows += _nearest(index.facts(entity=entity, year=year), query)
    if not query.entities:
        for indicator in query.indicators:
            rows += _leaders(index, query, indicator)
    seen: dict[tuple[str | None, int | None], Fact] = {}
    for fact in rows:
        seen.setdefault((fact.indicator, fact.year), fact)
    return list(seen.values())[:_MOST]


def _leaders(index: NewsIndex, query: Query, indicator: str) -> list[Fact]:
    """Who led the same ranking, in the years nearest to the one asked about."""
    rows = [f for f in index.facts(indicator=indicator, measure="rank") if f.number == 1 and f.entity]
    wanted = query.places.kind if query.places else "province"
    return _nearest([f for f in rows if kind_of(f.entity or "") == wanted], query)


def _nearest(rows: Sequence[Fact], query: Query) -> list[Fact]:
    wanted = [
        f
        for f in rows
        if f.measure in {"rank", "score"} and f.indicator and f.dimension is None and f.year and f.number is not None
    ]
    year = query.years[0] if query.years else 9999
    return sorted(
        wanted, key=lambda f: (abs((f.year or 0) - year), f.measure not in query.measures, f.measure != "rank")
    )


_KINDS: dict[Lang, dict[Ask, str]] = {
    "vi": {"rank": "thứ hạng", "change": "mức thay đổi", "score": "điểm"},
    "en": {"rank": "rank", "change": "change", "score": "score"},
}


def _missing(query: Query, texts: Texts) -> str:
    """What is not there, named by the kind of value that was asked for."""
    name = phrases.join_names([phrases.entity_name(e, query.language) for e in query.entities], query.language)
    if query.language == "vi":
        kind = _KINDS["vi"].get(query.ask, "số liệu")
        return texts.missing.format(kind=kind, what=_heads(query) + (f" của {name}" if name else ""))
    kind = _KINDS["en"].get(query.ask, "value")
    return texts.missing.format(what=f"{_heads(query)} {kind}" + (f" for {name}" if name else ""))


def _heads(query: Query) -> str:
    year = query.years[0] if query.years else None
    return " / ".join(phrases.topic_of(i, year, query.dimension, query.language) for i in query.indicators)


def _described(fact: Fact, lang: Lang) -> str:
    return (
        f"{phrases.topic(fact, lang)}: {phrases.entity_name(fact.entity or '', lang)} {phrases.value_text(fact, lang)}"
    )
