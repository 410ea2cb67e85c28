"""Another article's version of a count that was found: "61.250 hồ sơ" here, "62,150 applications" there.

Words and languages differ, so words alone do not tell. Rows of the same kind about the same place and time, with nouns
that are counterparts and numbers near each other, may be versions; the extractor decides whether such a sentence
answers the question by that very number.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from index.names.agencies import NATION
from index.names.local import place_core, same_place
from index.news_index import NewsIndex
from index.text.dates import find_dates
from index.text.tokens import syllables
from index.types import Article, Extraction, Fact, Hit, Sentence
from rag.retrieval.gate import fits
from rag.retrieval.row_signs import of_asked
from rag.retrieval.whom import named
from rag.types import Query
from rag.understanding.glossary import same_word
from rag.understanding.periods import periods

VERSIONED = frozenset({"count", "share"})
MOST = 4  # of a question, that the extractor reads
_NEAR = Decimal("1.5")  # what is further apart counts something else: a part, another year, all of the country
_SAME_NEWS = 45  # days between articles that tell of one thing without a year
_WHOLE_DATE = len("2025-08-04")  # a year or a month alone does not tell the weeks
_RELEVANT = 0.0  # log-odds, by the extractor
_PEOPLE = frozenset(("người", "dân", "citizens", "people", "persons", "respondents", "residents"))  # all may be asked
_UNIT = 4  # words of a unit: "người hoạt động không chuyên trách" runs on


def candidates(
    index: NewsIndex, query: Query, own: Fact, of: Sentence, hits: Sequence[Hit]
) -> list[tuple[Fact, Sentence]]:
    """Rows of other stories that may tell a count otherwise, in the order of the found articles; at most ``MOST``.

    Args:
        index: Where to look.
        query: The question.
        own: The row that answers.
        of: Its sentence.
        hits: Passages that were found for the question.
    """
    if own.measure not in VERSIONED or not own.number:
        return []
    home, story = index.article(own.article_id), index.story(own.article_id)
    found: list[tuple[Fact, Sentence]] = []
    for article_id in dict.fromkeys((*(hit.passage.article_id for hit in hits), *_of_edition(index, own))):
        if article_id in story:
            continue
        article = index.article(article_id)
        rows = list(_rows(index, article_id))
        if any(fact.number == own.number for fact, _ in rows):
            continue  # it tells the same number too: what else it counts is no other version of it
        found += [
            (fact, sentence)
            for fact, sentence in rows
            if _alike(own, fact)
            and _same_time(own, of, home, fact, sentence, article)
            and _one_place(own, home, fact, article)
            and of_asked(query, fact)
            and fits(query, sentence, article, fact)
        ]
    return found[:MOST]


def _of_edition(index: NewsIndex, own: Fact) -> Iterator[str]:
    """The articles that count something about the same edition of an index, whatever words they count it in."""
    if own.indicator and own.year:
        yield from (f.article_id for f in index.facts(None, own.indicator, own.year, own.measure))


def answers(fact: Fact, sentence: Sentence, read: Extraction) -> bool:
    """Whether the extractor takes a sentence for an answer, and reads a row's number in it."""
    start, end = fact.value_start - sentence.start, fact.value_end - sentence.start
    return read.relevance >= _RELEVANT and read.start < end and start < read.end


def _rows(index: NewsIndex, article_id: str) -> Iterator[tuple[Fact, Sentence]]:
    sentences = {sentence.start: sentence for sentence in index.sentences(article_id)}
    for fact in index.facts(article_id=article_id):
        if fact.start in sentences:
            yield fact, sentences[fact.start]


def _alike(own: Fact, other: Fact) -> bool:
    """Two numbers of one kind, near each other, whose nouns are the same or counterparts in the other language."""
    if other.measure != own.measure or not own.number or not other.number or own.indicator != other.indicator:
        return False
    low, high = sorted((abs(own.number), abs(other.number)))
    return low < high <= low * _NEAR and bool(_nouns(own) & _nouns(other) or own.unit == other.unit == "%")


def _nouns(fact: Fact) -> frozenset[str]:
    """The counted noun's words, and the runs of them that have counterparts, with these."""
    words = syllables(fact.unit or "")[:_UNIT]
    runs = [" ".join(words[:size]) for size in range(1, len(words) + 1)]
    people = _PEOPLE if not _PEOPLE.isdisjoint(words[:1]) else frozenset()
    return people.union(*(same_word(run) for run in (*words, *runs)))


def _same_time(own: Fact, of: Sentence, home: Article, other: Fact, beside: Sentence, article: Article) -> bool:
    """Told for one year and one part of it; without an index, in the news of the same weeks."""
    if own.year and other.year and own.year != other.year:
        return False
    spans = periods(of.text), periods(beside.text)
    if all(spans) and not spans[0] & spans[1]:
        return False
    days = _days(of.text), _days(beside.text)
    if all(days) and not days[0] & days[1]:
        return False
    if own.indicator and own.year == other.year:
        return True
    if all(spans) or all(days):
        return True
    dated = [one.published for one in (home, article) if one.published and len(one.published) == _WHOLE_DATE]
    published = [date.fromisoformat(text) for text in dated]
    return len(published) > 1 and max(published) - min(published) <= timedelta(days=_SAME_NEWS)


def _days(text: str) -> frozenset[tuple[int | None, int | None]]:
    return frozenset((day.day, day.month) for day in find_dates(text) if day.day)


def _one_place(own: Fact, home: Article, other: Fact, article: Article) -> bool:
    """Both of one place; whose row names none is that of an article about it."""
    mine, its = (None if fact.entity == NATION else fact.entity for fact in (own, other))
    if mine and its:
        return same_place(mine, its)
    there = article if mine else home
    return place_core(mine or its or "") in named(there)
