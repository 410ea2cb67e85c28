"""In which years somebody held a place, or last held it, of the years that the articles tell. Composed from rows."""

from collections.abc import Sequence

from index.facts.hostile import is_instruction
from index.news_index import NewsIndex
from index.text import late as re
from index.text.dates import find_years
from index.text.fold import fold
from index.types import Fact, Sentence
from rag.composing import phrases
from rag.composing.answer_sentences import QUOTED
from rag.composing.draft import Draft, Statement
from rag.composing.rows import of_entity, values
from rag.types import Query
from rag.understanding import words

_QUOTED = 2
_ASKS = frozenset({"free", "date", "rank", "list"})
_WHICH_YEAR = re.compile(r"\b(?:nam nao|(?:which|what) years?|when (?:did|was))\b")
_NEWEST = re.compile(
    r"\b(?:lan|nam) (?:gan day|gan|cuoi cung|moi) nhat\b|\bgan (?:day )?nhat\b|\blan cuoi(?: cung)?\b|"
    r"\bmost recent(?:ly)?\b|\blast(?= (?:time|led|lead|topp?|topped|rank|ranked|came|come|held|hold)\b)"
)
_LED = re.compile(r"\b(?:lead|top)\b")  # "when did it last lead": the bare verb
# Articles that tell of some years cannot tell which was the first, how many came in a row, or when it was lost.
_OPEN = re.compile(
    r"\blan (?:dau|thu)\b|\b(?:lien|lien tiep|lien tuc)\b|\bfirst (?:time|led|lead|topp?|topped|rank|came|come)\b|"
    r"\b(?:mat|tut|roi|nhuong|lost|lose|miss(?:ed)?)\b|\bin a row\b|\bconsecutive\b|\b(?:cong bo|announced|published)\b"
)
_LEAD = {
    ("vi", True): "Lần gần nhất mà các bài nêu:",
    ("vi", False): "Trong các năm mà các bài nêu:",
    ("en", True): "The latest year that the articles tell of:",
    ("en", False): "Of the years that the articles tell of:",
}


def answer_years_held(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Answer "in which years was X first"; None where that is not asked, or no row tells of such a year.

    Args:
        index: Where to look.
        query: A question about one index.
        text: The question folded, without names.
    """
    number = _place(query, text)
    held = _held(index, query, number) if number and asks_years_held(query, text) else []
    if not held:
        return None
    newest = bool(_NEWEST.search(text))
    told = held[:1] if newest else held
    prose = _in_prose(index, query, told, later=newest) if number == 1 else []
    lead = _LEAD[query.language, newest and not prose]
    quotes = tuple(Statement(f"{QUOTED[query.language]} “{phrases.quotable(s)}”", sentences=(s,)) for s in prose)
    return Draft("list", (*(_said(query, fact) for fact in told), *quotes), lead=lead)


def asks_years_held(query: Query, text: str) -> bool:
    """Whether it is asked in which years somebody held a place in an index.

    Args:
        query: The question as it was understood.
        text: The question folded, without names.
    """
    one = len(query.entities) == 1 and len(query.indicators) == 1 and not query.years and query.ask in _ASKS
    asked = one and _WHICH_YEAR.search(text) and _place(query, text) is not None
    return bool(asked and not _OPEN.search(text) and not words.REASON.search(text))


def tells_first(query: Query, text: str) -> bool:
    """Whether the place is the first one, of which articles tell in prose too ("lần đầu tiên dẫn đầu").

    Args:
        query: The question as it was understood.
        text: The question folded, without names.
    """
    return _place(query, text) == 1


def _in_prose(index: NewsIndex, query: Query, told: Sequence[Fact], *, later: bool) -> list[Sentence]:
    """Sentences about somebody's first place in years that no row told here is of: later ones only, or any."""
    known = {fact.year for fact in told if fact.year}
    entity, indicator = query.entities[0], query.indicators[0]
    articles = dict.fromkeys(f.article_id for f in index.facts(entity=entity, indicator=indicator))
    found = []
    for sentence in (s for article in articles for s in index.sentences(article)):
        about = sentence.subject == entity and indicator in sentence.indicators and not is_instruction(sentence.text)
        said = {year for mention in find_years(sentence.text) for year in mention.years}
        years = said & set(sentence.years) - known
        news = any(year > max(known) for year in years) if later else bool(years)
        if about and news and words.FIRST_PLACE.search(fold(sentence.text)):
            found.append(sentence)
    return found[:_QUOTED]


def _place(query: Query, text: str) -> int | None:
    """The one place that the question is about."""
    without = _NEWEST.sub(" ", text)
    if query.places and not query.places.last and not query.places.group and not query.places.after:
        numbers = query.places.numbers
        return numbers[0] if len(numbers) == 1 else None
    return 1 if _LED.search(without) or words.FIRST_PLACE.search(without) else None


def _held(index: NewsIndex, query: Query, number: int) -> list[Fact]:
    """A row for each year in which the place was held, the newest first; none of a year on which articles disagree."""
    entity, indicator = query.entities[0], query.indicators[0]
    years = {f.year for f in of_entity(index, entity, indicator, None, "rank") if f.year}
    found = [values(index, entity, indicator, "rank", year, query.dimension) for year in sorted(years, reverse=True)]
    return [side[0].best for side in found if len(side) == 1 and _is_exactly(side[0].best, number)]


def _is_exactly(fact: Fact, number: int) -> bool:
    return fact.number == number and not fact.qualifier


def _said(query: Query, fact: Fact) -> Statement:
    name = phrases.entity_name(fact.entity or "", query.language)
    said = f"{phrases.topic(fact, query.language)}: {name} {phrases.value_text(fact, query.language)}"
    return Statement(said, (fact,))
