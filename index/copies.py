"""One text that comes more than once: a copy is folded into the first, another page's print keeps its own address."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.sources.fields import make_id
from index.types import Article

_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Folded:
    """What came in, each text once.

    Attributes:
        articles: In the order in which they came.
        ids: For each place that something came from, the ids that its articles have now.
        copies: Places of copies, each with the place of what it is a copy of.
    """

    articles: tuple[Article, ...]
    ids: Mapping[str, tuple[str, ...]]
    copies: tuple[tuple[str, str], ...]


def fold(named: Iterable[tuple[str, Article]]) -> Folded:
    """Take copies out of what was read together.

    A copy has the id, title and text of one before it, and no particulars that speak against being the same; what it
    knows beyond the first is kept. The same text from another address or publisher, whose id was made of title and
    text, gets an id of its own. Articles of one id that are neither stay as they are.

    Args:
        named: Articles, each with the place that it came from.
    """
    kept: list[Article] = []
    places: dict[str, tuple[int, str]] = {}  # by id: where in ``kept``, and where it came from
    ids: dict[str, list[str]] = {}
    copies: list[tuple[str, str]] = []
    for where, came in named:
        article = came
        if came.id in places and not _agree(kept[places[came.id][0]], came) and is_derived(came):
            article = told_apart(came)
        ids.setdefault(where, []).append(article.id)
        at, first = places.get(article.id, (len(kept), where))
        if at < len(kept) and _agree(kept[at], article):
            kept[at] = _filled(kept[at], article)
            copies.append((where, first))
            continue
        places.setdefault(article.id, (len(kept), where))
        kept.append(article)
    return Folded(tuple(kept), {where: tuple(made) for where, made in ids.items()}, tuple(copies))


def beside(articles: Sequence[Article], held: Mapping[str, Article]) -> list[Article]:
    """Tell what articles become beside those that an index holds.

    Of those whose id was made of title and text, the same text from another address gets an id of its own, and a copy
    from another file is what is held, with what it knows beyond that.

    Args:
        articles: What comes.
        held: What is held, by id: all of the ids of ``articles``, and of what :func:`told_apart` makes of them.
    """
    return [_beside(article, held) if is_derived(article) else article for article in articles]


def told_apart(article: Article) -> Article:
    """The same article under an id that its address tells from other prints of the text, or else its particulars."""
    particulars = [article.publisher, article.author, article.published, article.kind, article.lang]
    told = article.url or json.dumps(particulars)
    return replace(article, id=f"{article.id}-{hashlib.sha256(told.encode()).hexdigest()[:_HASH_LENGTH]}")


def _beside(article: Article, held: Mapping[str, Article]) -> Article:
    before, apart = held.get(article.id), told_apart(article)
    if apart.id in held:
        return apart
    if before is None:
        return article
    if before.url and article.url and before.url != article.url:
        return apart
    return _filled(before, article) if before.source != article.source and _agree(before, article) else article


def is_derived(article: Article) -> bool:
    """Tell whether an article's id was made of its title and text, so that others make another one."""
    return article.id == make_id(article.title, article.text)


def _agree(one: Article, other: Article) -> bool:
    """Tell whether two are the same as far as both say."""
    same = (one.id, one.title, one.text, one.lang, one.kind) == (
        other.id, other.title, other.text, other.lang, other.kind
    )  # fmt: skip
    pairs = (
        (one.url, other.url), (one.publisher, other.publisher), (one.author, other.author),
        (one.published, other.published),
    )  # fmt: skip
    return same and all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _filled(one: Article, other: Article) -> Article:
    """The first, with what only the second knows."""
    return replace(
        one,
        url=one.url or other.url,
        publisher=one.publisher or other.publisher,
        author=one.author or other.author,
        published=one.published or other.published,
        date_source=(one if one.published else other).date_source,
    )
