"""What a question names so exactly that an article or a sentence about another one does not answer it."""

from itertools import pairwise

from index.facts.scan import beside_name
from index.names.find import find_indicators
from index.text import late as re
from index.text.dates import find_dates, find_years
from index.text.fold import fold
from index.types import Article, Sentence
from rag.retrieval.matching import has_all, words_of
from rag.types import Query
from rag.understanding import words
from rag.understanding.part_named import part_words
from rag.understanding.question import without_names

_TELEPHONE = re.compile(r"(?<![\w.,/])0\d{2,}(?:[. -]?\d{3,})*(?!\w)")
_NEAR = 300
# The words that name a part, behind "khâu", "nội dung" …
_PART_NAME = re.compile(r"[\s:,]*((?:[^\W\d]+\s?){1,4})")


def names_number(query: Query, article: Article) -> bool:
    """A telephone number that a question names is the article's too, however it is spaced."""
    asked = [re.sub(r"\D", "", number) for number in _TELEPHONE.findall(query.standalone)]
    told = {re.sub(r"\D", "", number) for number in _TELEPHONE.findall(article.text)} if asked else set()
    return all(number in told for number in asked)


def of_edition(query: Query, sentence: Sentence) -> bool:
    """The day of one edition of an index is not told by a sentence about another ("SIPAS 2019", "SIPAS năm 2018")."""
    if query.ask != "date" or not (query.indicators and query.years):
        return True
    asked = _editions(query.standalone)
    told = _editions(sentence.text)
    return not asked or not told or bool(asked & told)


def _editions(text: str) -> set[int]:
    names = find_indicators(text, cased=False)
    dated = [(d.start, d.end) for d in find_dates(text) if d.day is not None]
    free = [y for y in find_years(text) if not any(start <= y.start < end for start, end in dated)]
    return {year for mention in free if beside_name(text, mention, names) for year in mention.years}


def of_named_part(query: Query, sentence: Sentence, article: Article) -> bool:
    """A figure for a part of an index that no list has must stand where words of the part's name do."""
    if query.dimension or not query.indicators or query.ask not in {"score", "rank", "change"}:
        return True
    if own := part_words(query):
        head = article.text[max(0, sentence.start - _NEAR) : sentence.start] if sentence.text.startswith("|") else ""
        return has_all([word for word in own if word not in words.STOP], words_of(f"{head} {sentence.text}"))
    part = words.NAMED_PART.search(without_names(query.standalone))
    if part is None:
        return True
    named = _PART_NAME.match(without_names(query.standalone), part.end())
    tokens = named[1].split() if named else []
    pairs = [" ".join(pair) for pair in pairwise(tokens)]
    near = fold(article.text[max(0, sentence.start - _NEAR) : sentence.end])
    return not pairs or any(pair in near for pair in pairs)
