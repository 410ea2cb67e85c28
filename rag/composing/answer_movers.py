"""Who rose and who fell, of those whose change the articles state. Composed from rows."""

from collections.abc import Sequence

from index.names.find import kind_of
from index.names.provinces import MEMBERS
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Fact, Measure
from rag.composing.draft import Draft
from rag.composing.holding import best_first, statement_of
from rag.composing.rows import sentence_of
from rag.types import Query
from rag.understanding import words

NAMED = {
    "vi": "Những nơi được các bài nêu tên (có thể chưa đủ):",
    "en": "Those that the articles name (there may be more):",
}
_FELL = re.compile(r"\b(?:giam|tut|roi|mat|xuong|lui|rot|fell|dropped|lost|decreased?|slipped|slid)\b")
_ROSE = re.compile(
    r"\b(?:tang|len|cai thien|nhay|vuon|tien|thang hang|rose|gained|climbed|improved|increased?|jumped)\b"
)
# "Nhảy nhiều bậc nhất", "tiến nhanh nhất": of all that moved, one.
_MOST = re.compile(
    r"\b(?:nhieu|nhanh|manh|sau|dai|xa|tot|cao|lon)(?: (?:bac|hang|diem))? nhat\b|"
    r"\b(?:most|furthest|fastest|largest|biggest|steepest|sharpest)\b"
)
_KNOWN = 0.8  # of a region's provinces: with fewer changes known, another may have moved further


def answer_movers(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Who rose or fell in a year, of those whose change the articles state; None when they state none.

    Asked who moved most, only who is known to have: by nearly all of a region's changes, or in an article's words.

    Args:
        index: Where to look.
        query: A question for names, without a place of the ranking.
        text: The question folded, without names.
    """
    fell, rose = bool(_FELL.search(text)), bool(_ROSE.search(text))
    regions = [name for name in query.entities if kind_of(name) == "region"]
    if query.places or len(regions) != len(query.entities) or fell == rose or not (query.indicators and query.years):
        return None
    rows = _changes(index, query, text)
    rows = [f for f in rows if not regions or any(f.entity in MEMBERS[region] for region in regions)]
    moved = [f for f in rows if f.number is not None and (f.number < 0) == fell]
    best = list({f.entity: f for f in reversed(best_first(index, moved))}.values())
    most = bool(_MOST.search(text))
    if most:
        best = _furthest(index, best, known=_of_nearly_all(rows, regions))
    elif regions and not _of_nearly_all(rows, regions):
        return None
    statements = tuple(statement_of(index, query, fact) for fact in best)
    return Draft("list", statements, lead="" if most else NAMED[query.language]) if statements else None


def _changes(index: NewsIndex, query: Query, text: str) -> list[Fact]:
    measure: Measure = "rank_change" if words.PLACES_CHANGE.search(text) else "score_change"
    kind = "ministry" if words.MINISTRIES.search(text) else "province"
    rows = index.facts(indicator=query.indicators[0], year=query.years[0], measure=measure)
    return [f for f in rows if f.entity and kind_of(f.entity) == kind and f.dimension == query.dimension]


def _of_nearly_all(rows: Sequence[Fact], regions: Sequence[str]) -> bool:
    members = frozenset(name for region in regions for name in MEMBERS[region])
    return bool(members) and len({f.entity for f in rows}) >= _KNOWN * len(members)


def _furthest(index: NewsIndex, moved: Sequence[Fact], *, known: bool) -> list[Fact]:
    """Who moved furthest, where that is known; of changes in words alone ("nhiều bậc") nobody's is."""
    bound = max((abs(f.number) for f in moved if f.number is not None), default=None)
    held = [f for f in moved if f.number is not None and abs(f.number) == bound]
    return held if held and (known or any(_MOST.search(fold(_clause(index, f))) for f in held)) else []


def _clause(index: NewsIndex, fact: Fact) -> str:
    """The words of a change up to its number, where an article says that nobody's was greater."""
    sentence = sentence_of(index, fact)
    return fact.label if fact.label in sentence.text else ""
