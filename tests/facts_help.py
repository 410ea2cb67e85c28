"""Mine hand-made sentences and show the rows in a form that reads well in an assertion."""

from index.facts.frames import frame_sentences
from index.facts.mine import mine
from index.types import Article, Fact, Lang, Sentence

Row = tuple[str | None, str | None, int | None]


def article(text: str, *, title: str = "", lang: Lang = "vi", published: str | None = None) -> Article:
    return Article(id="t", title=title, text=text, lang=lang, published=published)


def frames(text: str, *, title: str = "", lang: Lang = "vi") -> list[Sentence]:
    return frame_sentences(article(text, title=title, lang=lang))


def facts(text: str, *, title: str = "", lang: Lang = "vi", published: str | None = None) -> list[Fact]:
    read = article(text, title=title, lang=lang, published=published)
    return mine(read, frame_sentences(read))


def rows(text: str, measure: str, *, title: str = "", lang: Lang = "vi") -> list[Row]:
    """Who, how much (as a plain number, or the unit where there is none) and when, of one measure."""
    found = [fact for fact in facts(text, title=title, lang=lang) if fact.measure == measure]
    return [(f.entity, f.unit if f.number is None else str(f.number), f.year) for f in found]


def measures(text: str, *, title: str = "", lang: Lang = "vi") -> list[tuple[str, str]]:
    return [(fact.value, fact.measure) for fact in facts(text, title=title, lang=lang)]


Level = tuple[str | None, str | None, int | None, str]


def levels(text: str, title: str, lang: Lang) -> list[Level]:
    """Whose levels and places a text tells: entity, part, year, value."""
    found = [fact for fact in facts(text, title=title, lang=lang) if fact.measure in {"score", "rank"}]
    return [(f.entity, f.dimension, f.year, f.value) for f in found]
