"""Which part of an index is the best or the worst: the sentence that says so, or that lists the parts with values."""

from collections.abc import Sequence
from decimal import Decimal

from index.facts.hostile import is_instruction
from index.names.find import find_dimensions, find_entities, kind_of
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Article, Fact, Hit, Sentence
from rag.retrieval.dated import year_fits
from rag.retrieval.eligible import eligible
from rag.retrieval.gate import is_about
from rag.retrieval.matching import Weights, coverage, words_of
from rag.types import Query
from rag.understanding.question import without_names

_PART = (
    r"(?:khau|noi dung|linh vuc|yeu to|tieu chi|tieu chuan|(?:chi so )?thanh phan|mang|tru cot|truc|(?:loai )?dich vu|"
    r"(?:bo )?chi so(?! (?:cua|nam))|dimensions?|components?|areas?|criteri(?:on|a)|services?|sub-ind(?:ex|ices))"
)
_ASKED = re.compile(
    rf"\b{_PART}(?: \w+){{0,2}}? (?:nao|ma)\b|\b{_PART}(?: \w+){{1,2}} nhat\b.* la gi\b|"
    rf"\b(?:which|what) (?:\w+ )?{_PART}\b"
)
_OR = re.compile(rf"\b{_PART} .*\bhay\b.*\bhon\b")
LOW = re.compile(
    r"\b(?:thap|kem|yeu|it|te|xau|che|phan nan)(?: \w+){0,3}? nhat\b|"
    r"\b(?:(?:thap|kem|yeu) han|doi so|cuoi bang|chot|xuong nhat|lowest|weakest|worst|least|poorest)\b"
)
HIGH = re.compile(
    r"\b(?:cao|tot|nhieu|manh|sang|kha)(?: \w+){0,3}? nhat\b|"
    r"\b(?:dan dau|dung dau|dung nhat|xep nhat|nhat (?:o|ve|ca nuoc)|"
    r"quan quan|highest|best|strongest|led|first)\b"
)
_VALUED = re.compile(r"\b(?:bao nhieu|may|diem|phan tram|ty le|score|points?|percent|how (?:much|many))\b|%")
_LISTED = 3


def asks_part(query: Query) -> bool:
    """Whether a question asks which part of an index, or which index, is the best or the worst of several."""
    text = without_names(query.standalone)
    extreme = LOW.search(text) or HIGH.search(text)
    return bool((_ASKED.search(text) and extreme) or _OR.search(text))


def part_told(index: NewsIndex, query: Query, hits: Sequence[Hit], weights: Weights) -> Sentence | None:
    """The sentence that names the part, or else lists the parts with their values; None where none does.

    Args:
        index: Where to look.
        query: A question for which :func:`asks_part` holds.
        hits: Passages, best first.
        weights: How much each word tells.
    """
    found: list[tuple[tuple[bool, bool, bool, float], Sentence]] = []
    text = without_names(query.standalone)
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits):
        article, facts = index.article(article_id), index.facts(article_id=article_id)
        for sentence in index.sentences(article_id):
            own = [f for f in facts if f.start == sentence.start and f.measure in _kinds(query)]
            listed = _parts_valued(own) >= (2 if _OR.search(text) else _LISTED)
            names, lists = _names_it(text, sentence), listed and not _of_other_end(text, sentence)
            if (names or lists) and _of_question(query, sentence, article, facts):
                valued = not _VALUED.search(text) or bool(own)
                own_name = not set(query.entities).isdisjoint(sentence.entities)
                fit = coverage(query.terms, words_of(sentence.text), weights)
                found.append(((valued, names, own_name, fit), sentence))
    best = max(found, key=lambda pair: pair[0]) if found else None
    if best and best[0][1]:
        return best[1]
    rows = (_extreme_row(index, query, text, hit.passage.article_id) for hit in hits)
    return next((row for row in rows if row), None) or (best and best[1])


def _extreme_row(index: NewsIndex, query: Query, text: str, article_id: str) -> Sentence | None:
    """The row of the lowest, or the highest, part in a table that has a column with a value for each; else None."""
    low, high = LOW.search(text), HIGH.search(text)
    article, facts = index.article(article_id), index.facts(article_id=article_id)
    rows = {s.start: s for s in index.sentences(article_id) if s.text.startswith("|")}
    columns: dict[tuple[str, str | None, int | None], list[Fact]] = {}
    for fact in facts:
        told = fact.start in rows and fact.measure in _kinds(query) and fact.number is not None
        if told and fact.indicator in query.indicators and (not query.years or fact.year in query.years):
            columns.setdefault((fact.label.partition(": ")[0], fact.entity, fact.year), []).append(fact)
    tables = [column for column in columns.values() if _parts_valued(column) >= _LISTED]
    if len(tables) != 1 or bool(low) == bool(high) or tables[0][0].entity not in {None, *query.entities}:
        return None
    fact = (min if low else max)(tables[0], key=lambda f: f.number or Decimal(0))
    row = rows[fact.start]
    return row if _is_told_of(query, article) and not is_instruction(row.text) else None


def _is_told_of(query: Query, article: Article) -> bool:
    """Whether an article's title speaks of those that a question asks about."""
    named = {mention.name for mention in find_entities(article.title)}
    return not query.entities or not named.isdisjoint(query.entities)


def _kinds(query: Query) -> frozenset[str]:
    return frozenset({"rank_change", "score_change"}) if query.ask == "change" else frozenset({"score", "share"})


def _names_it(text: str, sentence: Sentence) -> bool:
    """Whether a sentence says of a part that it is first, or last, as the question wants it."""
    said = fold(sentence.text)
    low, high = LOW.search(text), HIGH.search(text)
    borne_out = (low and LOW.search(said)) or (high and not low and HIGH.search(said))
    return bool(borne_out) and bool(find_dimensions(sentence.text))


def _of_other_end(text: str, sentence: Sentence) -> bool:
    """Whether a list is of the best alone where the worst is asked for, or the other way round."""
    said = fold(sentence.text)
    low, high = LOW.search(said), HIGH.search(said)
    return bool((low and not high and not LOW.search(text)) or (high and not low and not HIGH.search(text)))


def _parts_valued(own: Sequence[Fact]) -> int:
    """How many parts, or indices, of one owner have a value in a sentence."""
    return len({(f.indicator, f.label) for f in own if f.dimension or f.measure == "rank_change"})


def _of_question(query: Query, sentence: Sentence, article: Article, facts: Sequence[Fact]) -> bool:
    others = {n for n in sentence.entities if kind_of(n) in {"province", "ministry", "local"}} - set(query.entities)
    if sentence.entities[:1] == query.entities[:1]:
        others = set()  # "X dẫn đầu ở …; Y ở …"
    if (
        others
        or is_instruction(sentence.text)
        or (query.indicators and not set(query.indicators) & set(sentence.indicators))
    ):
        return False
    if not is_about(query, sentence, article) or not eligible(query, sentence, article):
        return False
    return year_fits(query, sentence, article, None) or _year_left_open(query, sentence, facts)


def _year_left_open(query: Query, sentence: Sentence, facts: Sequence[Fact]) -> bool:
    """Whether a sentence names no year, and its article has the index of the year asked about."""
    named = re.search(r"\b(?:19|20)\d\d\b", sentence.text)
    return not named and any(f.year in query.years and f.indicator in query.indicators for f in facts)
