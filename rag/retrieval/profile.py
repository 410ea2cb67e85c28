"""What an article says about itself, taken apart once and kept: the question's slots are held against it many times."""

from dataclasses import dataclass

from index.facts.hostile import orders
from index.names.find import find_entities, find_indicators
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.text.tokens import syllables
from index.types import Article, Fact, Sentence
from rag.retrieval.matching import Words, words_of
from rag.retrieval.whom import named

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, taken apart.

    Attributes:
        sentence: The sentence.
        words: Its words.
        tokens: Its folded syllables in order.
        folded: Its text without diacritics.
        indicators: Indices that it names itself.
        years: Years that it names itself.
        facts: The rows mined from it.
        hostile: Whether it is part of an order to machines, which is no evidence.
    """

    sentence: Sentence
    words: Words
    tokens: tuple[str, ...]
    folded: str
    indicators: frozenset[str]
    years: frozenset[int]
    facts: tuple[Fact, ...]
    hostile: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One article, taken apart.

    Attributes:
        article: The article.
        lines: Its sentences in reading order.
        title: The title's words.
        words: The words of title and text.
        named: Title and opening without diacritics: whom the article is about.
        running: All of it without diacritics.
        entities: Every entity that it names.
        indicators: Every index that it names.
    """

    article: Article
    lines: tuple[Line, ...]
    title: Words
    words: Words
    named: str
    running: str
    entities: frozenset[str]
    indicators: frozenset[str]


class Profiles:
    """Profiles of an index's articles, the latest kept."""

    def __init__(self, index: NewsIndex) -> None:
        self._index = index
        self._kept: dict[str, Profile] = {}

    def of(self, article_id: str) -> Profile:
        """The profile of one article.

        Raises:
            IndexStateError: There is none with this id.
        """
        if article_id not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[article_id] = _profile(self._index, article_id)
        return self._kept[article_id]


def _profile(index: NewsIndex, article_id: str) -> Profile:
    article = index.article(article_id)
    sentences = index.sentences(article_id)
    whole = f"{article.title}. {article.text}"
    rows: dict[int, list[Fact]] = {}
    for fact in index.facts(article_id=article_id):
        rows.setdefault(fact.start, []).append(fact)
    hostile = orders(article.text, [(s.start, s.end) for s in sentences])
    return Profile(
        article=article,
        lines=tuple(_line(s, tuple(rows.get(s.start, ())), hostile=h) for s, h in zip(sentences, hostile, strict=True)),
        title=words_of(article.title),
        words=words_of(whole),
        named=named(article),
        running=fold(whole),
        entities=frozenset(m.name for m in find_entities(whole)),
        indicators=frozenset(m.name for m in find_indicators(whole)),
    )


def _line(sentence: Sentence, facts: tuple[Fact, ...], *, hostile: bool) -> Line:
    return Line(
        sentence=sentence,
        words=words_of(sentence.text),
        tokens=tuple(fold(token) for token in syllables(sentence.text)),
        folded=fold(sentence.text),
        indicators=frozenset(m.name for m in find_indicators(sentence.text) if m.kind == "indicator"),
        years=frozenset(map(int, _YEAR.findall(sentence.text))),
        facts=facts,
        hostile=hostile,
    )
