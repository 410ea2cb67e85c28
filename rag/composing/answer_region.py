"""Who stands first or last among a region's provinces, from their places in the country."""

from index.facts.hostile import is_instruction
from index.names.find import kind_of
from index.names.indicators import WITHIN_REGION
from index.names.provinces import MEMBERS
from index.news_index import NewsIndex
from index.types import Fact
from rag.composing import phrases
from rag.composing.answer_facts import stated
from rag.composing.answer_movers import NAMED
from rag.composing.answer_sentences import answer_quote
from rag.composing.draft import Draft, Statement
from rag.composing.holding import GROUP_UNITS, best_first
from rag.composing.rows import LAST, group, sentence_of
from rag.retrieval.parts import LOW
from rag.types import Query
from rag.understanding import wishes
from rag.understanding.question import without_names

_KNOWN = 0.8  # of a region's provinces: with fewer places known, the first of them may be none that we name
_AMONG = {
    "vi": "Các tỉnh thuộc vùng {region}, theo thứ hạng cả nước:",
    "en": "Provinces of {region}, by their place in the country:",
}
_VERDICT = {("vi", True): "Đúng.", ("vi", False): "Không.", ("en", True): "Yes.", ("en", False): "No."}
_EXTREME = {
    ("vi", True): "{head}: thấp nhất trong các vùng là {names}",
    ("vi", False): "{head}: cao nhất trong các vùng là {names}",
    ("en", True): "{head}: the lowest of the regions: {names}",
    ("en", False): "{head}: the highest of the regions: {names}",
}
_NOT_ALL = {"vi": "(các bài không nêu đủ các tỉnh của vùng)", "en": "(the articles do not give all of its provinces)"}


def answer_region(index: NewsIndex, query: Query) -> Draft | None:
    """Answer "which three provinces of the Mekong Delta rank highest"; None when too few places are known.

    Args:
        index: Where to look.
        query: A question for the holders of places that names a region, an index and a year.
    """
    regions = [name for name in query.entities if kind_of(name) == "region"]
    if len(regions) != 1 or not (query.indicators and query.years):
        return None
    members = MEMBERS[regions[0]]
    placed = index.facts(indicator=query.indicators[0], year=query.years[0], measure="rank")
    placed = [f for f in placed if f.entity in members and f.dimension == query.dimension]
    known = list({f.entity: f for f in reversed(best_first(index, placed)) if f.number is not None}.values())
    text = without_names(query.standalone)
    if wishes.IN_TOP.search(text):
        return _of_end(index, query, placed) if LOW.search(text) else _of_top(query, known)
    return _first_of_region(index, query, regions[0], known)


def _first_of_region(index: NewsIndex, query: Query, region: str, known: list[Fact]) -> Draft | None:
    """The first, or last, of a region's provinces by their places in the country."""
    places, members = query.places, MEMBERS[region]
    if places is None or places.kind not in {"province", "region"} or places.after:
        return None
    if len(known) < _KNOWN * len(members):
        return _told_within(index, query, members)
    known.sort(key=lambda fact: fact.number or 0, reverse=places.last)
    chosen = known[: max(len(places.numbers), 1)]
    lead = _AMONG[query.language].format(region=region)
    if len(known) < len(members):
        lead = f"{lead[:-1]} {_NOT_ALL[query.language]}:"
    return Draft("list", (_statement(query, chosen),), lead=lead)


def _of_top(query: Query, known: list[Fact]) -> Draft | None:
    """Which of a region's provinces are among the country's first so many, as far as the articles name them."""
    numbers = query.places.numbers if query.places else ()
    chosen = sorted((f for f in known if f.number in numbers), key=lambda fact: fact.number or 0)
    return Draft("list", (_statement(query, chosen),), lead=NAMED[query.language]) if chosen else None


def _of_end(index: NewsIndex, query: Query, placed: list[Fact]) -> Draft | None:
    """Which of a region's provinces the articles put into the last group, or at the end."""
    low = [f for f in placed if f.unit in {LAST, GROUP_UNITS["bottom"]}]
    chosen = list({fact.entity: fact for fact in reversed(best_first(index, low))}.values())
    return Draft("list", (_statement(query, chosen),), lead=NAMED[query.language]) if chosen else None


def _told_within(index: NewsIndex, query: Query, members: frozenset[str]) -> Draft | None:
    """The holders of places within the region, where articles tell them as such; None unless each has one holder."""
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure="rank")
    rows = [f for f in rows if f.entity in members and f.dimension == WITHIN_REGION]
    places = query.places
    if places is None or places.group:
        return None
    if places.last:
        held = [[f for f in rows if f.unit == LAST]]
    else:
        held = [[f for f in rows if f.number == number] for number in places.numbers]
    if not held or any(len({f.entity for f in one}) != 1 for one in held):
        return None
    chosen = [best_first(index, one)[0] for one in held]
    score = _score_of(index, query, chosen[0]) if len(chosen) == 1 else []
    return Draft("list", (_statement(query, chosen), *score))


def answer_place_within(index: NewsIndex, query: Query) -> Draft | None:
    """Quote the sentence that gives several places within regions ("đứng nhất trong 7 tỉnh, thứ 4 trong 14 tỉnh").

    Args:
        index: Where to look.
        query: A question for somebody's place within the region.

    Returns:
        None where each sentence gives one place, which can be told by itself.
    """
    if query.dimension != WITHIN_REGION or not (query.entities and query.indicators and query.years):
        return None
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure="rank")
    rows = [f for f in rows if f.dimension == query.dimension]
    own = dict.fromkeys((f.article_id, f.start) for f in rows if f.entity == query.entities[0])
    several = [at for at in own if sum((f.article_id, f.start) == at for f in rows) > 1]
    sentences = [sentence_of(index, next(f for f in rows if (f.article_id, f.start) == at)) for at in several]
    sentences = [sentence for sentence in sentences if not is_instruction(sentence.text)]
    return answer_quote(query, sentences[:1]) if sentences else None


def answer_extreme_region(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Answer "is X the (only) region with the lowest score" from one article that scores nearly all regions.

    Args:
        index: Where to look.
        query: A yes or no about the first or last place of a region in a year.
        text: The question folded, without names.
    """
    places = query.places
    if places is None or places.kind != "region" or not (query.indicators and query.years) or len(query.entities) != 1:
        return None
    if not (places.last or places.numbers == (1,)) or places.group or query.dimension:
        return None
    rows = _of_one_article(index, query)
    if query.entities[0] not in {fact.entity for fact in rows}:
        return None
    numbers = [fact.number for fact in rows if fact.number is not None]
    bound = min(numbers) if places.last else max(numbers)
    held = [fact for fact in rows if fact.number == bound]
    claimed = query.entities[0] in {f.entity for f in held}
    borne_out = claimed and (len(held) == 1 or not wishes.ALONE.search(text))
    lang = query.language
    names = phrases.join_names([f"{f.entity} ({phrases.amount_text(f, lang)})" for f in held], lang)
    said = _EXTREME[lang, places.last].format(head=phrases.topic(held[0], lang), names=names)
    return Draft("fact", (Statement(f"{_VERDICT[lang, borne_out]} {said}", tuple(held)),))


def _of_one_article(index: NewsIndex, query: Query) -> list[Fact]:
    """The regions' exact scores in the article that gives most of them; none where it leaves out more than one."""
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure="score")
    rows = [f for f in rows if f.entity in MEMBERS and f.number is not None and not f.qualifier and not f.dimension]
    pages = [{f.entity: f for f in rows if f.article_id == page} for page in dict.fromkeys(f.article_id for f in rows)]
    fullest = max(pages, key=len, default={})
    return list(fullest.values()) if len(fullest) >= len(MEMBERS) - 1 else []


def _statement(query: Query, chosen: list[Fact]) -> Statement:
    lang = query.language
    names = [f"{phrases.entity_name(f.entity or '', lang)} ({phrases.value_text(f, lang)})" for f in chosen]
    return Statement(f"{phrases.topic(chosen[0], lang)}: {phrases.join_names(names, lang)}", tuple(chosen))


def _score_of(index: NewsIndex, query: Query, fact: Fact) -> list[Statement]:
    """The whole score that the article gives beside a place within a region, where one value is asked for."""
    rows = index.facts(fact.entity, fact.indicator, fact.year, "score", article_id=fact.article_id)
    rows = [f for f in rows if f.dimension is None and not f.qualifier]
    return stated(index, group(index, rows), fact.entity or "", query.language) if rows else []
