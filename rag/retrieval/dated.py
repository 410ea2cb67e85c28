"""Which sentences and rows are about the year of the question."""

from functools import lru_cache

from index.text import late as re
from index.text.dates import find_dates, find_years, full_dates
from index.types import Article, Fact, Sentence
from rag.types import Query

# Asked of a place or a rule, so the index and year that happen to be in play around the sentence do not matter.
LOOSE = frozenset({"person", "procedure", "free", "yesno", "document", "date"})

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "tăng 12,4% so với năm 2022": the year that others are held against.
_COUNTED_FROM = re.compile(
    r"\b(?:so với|so|cùng kỳ|than in|than|compared (?:with|to)|against)\s+"
    r"(?:cùng kỳ |năm |kỳ |the |in )*(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def _years_named(article: Article) -> frozenset[str]:
    return frozenset(_YEAR.findall(f"{article.title} {article.text}"))


def year_fits(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """Whether a sentence (or the row in it) is about a year that the question names; true where it names none."""
    if not query.years:
        return True
    if query.dates and set(query.dates) <= set(full_dates(article.text)):
        return True  # the event of that day: its article's figures may be about another year
    if _of_this_year(query, sentence, article, fact) or _of_days_this_year(query, sentence, article):
        return True
    stated = fact.year if fact is not None and query.ask not in LOOSE else None
    if stated:
        return stated in query.years
    if any(year in sentence.years for year in query.years) or _left_open(query, sentence, article):
        return True
    dated = (article.published or "")[:4]
    if not sentence.years and not query.indicators:
        years = set(map(str, query.years))
        if dated in years or _years_named(article) == years:
            return True  # told without a year, in an article of that year or one that names no other
    text = _COUNTED_FROM.sub(" ", sentence.text) if query.ask not in LOOSE else sentence.text
    if query.indicators and query.ask not in LOOSE and find_years(_DAY.sub(" ", text)):
        text = _DAY.sub(" ", text)  # "bản tin ngày 5/5/2020 về PCI 2019": the day of the news is no year of the index
    said = any(str(year) in text or str(year) in article.title for year in query.years)
    return said or (query.ask in LOOSE and dated in map(str, query.years))


def _left_open(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a figure stands before the clause that brings in another year ("29%; năm 2022 là 21%"): its own is open.

    Which year it is then, the row mined from it tells.
    """
    first, clause, _ = sentence.text.partition("; ")
    named = _years_named(article)
    told = clause and re.search(r"\d", first) and not find_years(first)
    return bool(told and query.ask in {"count", "share"} and any(str(year) in named for year in query.years))


_TIME = re.compile(r"(?P<this>năm nay|this year)|\b(?:19|20)\d\d\b", re.IGNORECASE)


def _of_this_year(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """Whether the last year named, before the row's value, is "this year", and the article's is one asked about."""
    told = sentence.text[: fact.value_end - sentence.start] if fact is not None else sentence.text
    times = list(_TIME.finditer(told))
    return bool(times and times[-1]["this"]) and (article.published or "")[:4] in map(str, query.years)


def _of_days_this_year(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence names days without a year ("từ 1/7 đến 31/10"), in the news of a year asked about."""
    published = (article.published or "")[:4]
    if query.indicators or published not in map(str, query.years) or find_years(sentence.text):
        return False
    days = [date for date in find_dates(sentence.text) if date.day]
    return bool(days) and all(date.year is None for date in days)
