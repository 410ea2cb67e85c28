"""Which sentences and rows are about the year of the question."""

from functools import lru_cache

from index.facts.shifts import PRESENT
from index.text import late as re
from index.text.dates import MONTHS, find_dates, find_years, full_dates
from index.types import Article, Fact, Sentence
from rag.types import Query

# Asked of a place or a rule, so the index and year that happen to be in play around the sentence do not matter.
LOOSE = frozenset({"person", "procedure", "free", "yesno", "document", "date"})

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "tăng 12,4% so với năm 2022": the year that others are held against.
_COUNTED_FROM = re.compile(
    r"\b(?:so với|so|cùng kỳ|than in|than|compared (?:with|to)|against)\s+"
    r"(?:cùng kỳ |năm |kỳ |the |in |same (?:period|time|months) |of )*(?:19|20)\d\d\b",
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
    dated = (article.published or "")[:4] in map(str, query.years)
    if _of_this_year(query, sentence, article, fact):
        return True
    if dated and not query.indicators and _is_of_its_day(sentence, article):
        return True
    stated = fact.year if fact is not None and query.ask not in LOOSE else None
    if stated:
        return stated in query.years
    if any(year in sentence.years for year in query.years) or _left_open(query, sentence, article):
        return True
    if not query.indicators and _by_a_day(query, sentence, article):
        return True
    if not query.indicators and not sentence.years and (dated or _years_named(article) == set(map(str, query.years))):
        return True  # told without a year, in an article of that year or one that names no other
    text = _COUNTED_FROM.sub(" ", sentence.text) if query.ask not in LOOSE else sentence.text
    if query.indicators and query.ask not in LOOSE and find_years(_DAY.sub(" ", text)):
        text = _DAY.sub(" ", text)  # "bản tin ngày 5/5/2020 về PCI 2019": the day of the news is no year of the index
    said = any(str(year) in text or str(year) in article.title for year in query.years)
    return said or (query.ask in LOOSE and dated)


def _by_a_day(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether the last day named before, in the paragraph of a sentence that states no year, is of a year asked about.

    "Ngày 10/5/2022, tỉnh ra Quyết định …. Theo đó, …".
    """
    if find_years(sentence.text) or find_dates(sentence.text):
        return False
    before = article.text[: sentence.start].rpartition("\n")[2]
    days = [day for day in find_dates(before) if day.year]
    last = max((mention.end for mention in find_years(before)), default=0)
    return bool(days) and days[-1].end > last and days[-1].year in query.years


_MONTH_ALONE = re.compile(
    rf"\btháng (?P<vi>0?[1-9]|1[0-2])(?![\d/-])|\b(?:in|of|by|until|since|from) (?P<en>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)


def _is_of_its_day(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence that states no year speaks of the days of its article, not of the year told of before.

    It speaks of now, has days or months without a year of their own, or holds its figure against another year's.
    """
    text = _COUNTED_FROM.sub(" ", sentence.text)
    dates = find_dates(text)
    if find_years(text) or any(day.year for day in dates):
        return False
    if PRESENT.search(text):
        return True
    months = {day.month for day in dates if day.month}
    months |= {int(m["vi"]) if m["vi"] else MONTHS[m["en"].lower()] for m in _MONTH_ALONE.finditer(text)}
    if find_years(article.text[: sentence.start].rpartition("\n")[2]) or max(months, default=1) > _month_of(article):
        return False  # "đến hết tháng 12", written in January
    return bool(months) or text != sentence.text


def _month_of(article: Article) -> int:
    """The month in which an article was published; the last where that is not known."""
    _, _, rest = (article.published or "").partition("-")
    return int(rest[:2]) if rest else 12


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
