"""Answers that are a list of the article's: its announcement and its items, each quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.facts.hostile import orders
from index.news_index import NewsIndex
from index.types import Sentence
from rag.composing import phrases
from rag.composing.answer_sentences import QUOTED
from rag.composing.draft import Draft, Statement
from rag.retrieval.evidence import Scored
from rag.retrieval.listing import Listing, asks_list, asks_steps, listings, tells_steps
from rag.retrieval.matching import words_of
from rag.types import Ask, Query

_ONE_VALUE: frozenset[Ask] = frozenset({"count", "share", "date", "person", "rank", "score", "change", "document"})
_NEAR = 3
_AS_GOOD = 0.3


def answer_list(index: NewsIndex, query: Query, scored: Sequence[Scored]) -> Draft | None:
    """Quote the list that a likely sentence announces or is part of; None where no list is asked for or found.

    Args:
        index: Where to look.
        query: The question.
        scored: Sentences about what it names, best first.
    """
    steps = asks_steps(query.standalone)
    of_steps = steps and query.ask == "count"  # "how many steps": they are told, and so counted
    if (query.ask in _ONE_VALUE and not of_steps) or not asks_list(query.standalone) or not scored:
        return None
    best = scored[0]
    near = [s for s in scored[:_NEAR] if s.score >= _AS_GOOD * best.score]
    lists = [one for one in _listings(index, best.sentence.article_id) if tells_steps(one) or not of_steps]
    near_ones = [s.sentence for s in near if s.sentence.article_id == best.sentence.article_id]
    found = next(_around(lists, near_ones), next((one for one in lists if steps and tells_steps(one)), None))
    if found is None:
        return None
    items = found.items if steps else _meant(query, found)
    parts = [*([(found.lead,)] if found.lead else []), *items]
    quoted = [Statement(" ".join(f"“{phrases.quotable(s)}”" for s in part), sentences=part) for part in parts]
    first = replace(quoted[0], text=f"{QUOTED[query.language]} {quoted[0].text}")
    return Draft("quote", (first, *quoted[1:]))


def _listings(index: NewsIndex, article_id: str) -> list[Listing]:
    """The lists of an article that have no orders to machines in them."""
    article, own = index.article(article_id), index.sentences(article_id)
    flags = orders(article.text, [(s.start, s.end) for s in own])
    hostile = {s.start for s, flag in zip(own, flags, strict=True) if flag}
    return [one for one in listings(article.text, own) if not hostile & {s.start for s in _parts(one)}]


def _around(lists: Sequence[Listing], sentences: Sequence[Sentence]) -> Iterator[Listing]:
    """The lists that announce or hold one of the sentences, that of the best first."""
    for sentence in sentences:
        yield from (one for one in lists if any(s.start == sentence.start for s in _parts(one)))


def _parts(found: Listing) -> list[Sentence]:
    return [*([found.lead] if found.lead else []), *(s for item in found.items for s in item)]


def _meant(query: Query, found: Listing) -> Sequence[tuple[Sentence, ...]]:
    """All items, or the one under whose heading ("Thôi việc ngay: …") alone stands what is asked about."""
    heads = [words_of(item[0].text.partition(":")[0] if ":" in item[0].text else "").running for item in found.items]
    said = [sum(f" {pair} " in head for pair in query.pairs or query.terms) for head in heads]
    best = max(said)
    return (found.items[said.index(best)],) if best and said.count(best) == 1 else found.items
