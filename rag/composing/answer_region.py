"""Who stands first or last among a region's provinces, from their places in the country."""

from index.names.find import kind_of
from index.names.provinces import MEMBERS
from index.news_index import NewsIndex
from index.types import Fact
from rag.composing import phrases
from rag.composing.draft import Draft, Statement
from rag.composing.holding import best_first
from rag.types import Query

_KNOWN = 0.8  # of a region's provinces: with fewer places known, the first of them may be none that we name
_AMONG = {
    "vi": "Các tỉnh thuộc vùng {region}, theo thứ hạng cả nước:",
    "en": "Provinces of {region}, by their place in the country:",
}
_NOT_ALL = {"vi": "(các bài không nêu đủ các tỉnh của vùng)", "en": "(the articles do not give all of its provinces)"}


def answer_region(index: NewsIndex, query: Query) -> Draft | None:
    """Answer "which three provinces of the Mekong Delta rank highest"; None when too few places are known.

    Args:
        index: Where to look.
        query: A question for the holders of places that names a region, an index and a year.
    """
    regions = [name for name in query.entities if kind_of(name) == "region"]
    places = query.places
    if len(regions) != 1 or places is None or places.kind not in {"province", "region"} or places.after:
        return None
    if not (query.indicators and query.years):
        return None
    members = MEMBERS[regions[0]]
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure="rank")
    rows = [f for f in rows if f.entity in members and f.dimension == query.dimension and f.number is not None]
    known = list({fact.entity: fact for fact in reversed(best_first(index, rows))}.values())
    if len(known) < _KNOWN * len(members):
        return None
    known.sort(key=lambda fact: fact.number or 0, reverse=places.last)
    chosen = known[: max(len(places.numbers), 1)]
    lead = _AMONG[query.language].format(region=regions[0])
    if len(known) < len(members):
        lead = f"{lead[:-1]} {_NOT_ALL[query.language]}:"
    return Draft("list", (_statement(query, chosen),), lead=lead)


def _statement(query: Query, chosen: list[Fact]) -> Statement:
    lang = query.language
    names = [f"{phrases.entity_name(f.entity or '', lang)} ({phrases.value_text(f, lang)})" for f in chosen]
    return Statement(f"{phrases.topic(chosen[0], lang)}: {phrases.join_names(names, lang)}", tuple(chosen))
