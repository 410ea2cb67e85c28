"""Whom an article is about, and whom a sentence of it may be told of."""

from functools import lru_cache

from index.names.find import find_entities, kind_of
from index.names.local import has_head, is_office, place_core, unit_named
from index.names.provinces import MEMBERS
from index.text import late as re
from index.text.fold import fold
from index.types import Article, Sentence
from rag.types import Query
from rag.understanding import words

_LEAD = 300
_TITLE = re.compile(
    r"\b(?:ông|bà|đồng chí|giám đốc|chủ tịch|bí thư|bộ trưởng|thứ trưởng|cục trưởng|vụ trưởng|mr|ms|mrs|dr)\.? "
    r"(?:[^\W\d_]+ ){0,4}$",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def named(article: Article) -> str:
    """Title and opening without diacritics: whom an article is about."""
    return fold(f"{article.title} {article.text[:_LEAD]}")


def named_up_to(article: Article, end: int) -> str:
    """Of :func:`named` what stands before an offset of the article's text: a place named later is not spoken of yet."""
    return named(article)[: len(article.title) + 1 + end]


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def home(article: Article) -> str | None:
    """The province that an article is all about: the only one in its title, or else the only one in all of it."""
    for text in (article.title, f"{article.title} {article.text}"):
        named_there = {m.name for m in find_entities(text) if m.kind == "province"}
        if named_there:
            return named_there.pop() if len(named_there) == 1 else None
    return None


@lru_cache(maxsize=2048)  # asked of every sentence of an article in turn
def spoken_of(entity: str, article: Article) -> bool:
    """Whether an article's title or opening names an entity; one in no list may stand anywhere in it."""
    core, kind = place_core(entity), kind_of(entity)
    if kind == "local" and not is_office(entity):
        return unit_named(fold(f"{article.title} {article.text}"), entity, core)
    return home(article) == entity or core in named(article)


def elsewhere(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence names other provinces or bodies alone; a list may be of those beside the one asked about."""
    named_there = {name for name in sentence.entities if kind_of(name) in {"province", "ministry"}}
    regions = [name for name in query.entities if kind_of(name) == "region"]
    if regions:
        return not all(named_there <= MEMBERS.get(region, frozenset()) for region in regions)
    return query.ask != "list" and bool(named_there) and not named_there & set(query.entities)


_REACH = 400  # characters that a name is carried on, within its paragraph


def goes_on(entity: str, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence that names no other place goes on about one that its paragraph named shortly before.

    Of a province or a ministry, the last one named must be it; a district's or a commune's name need only stand there.
    """
    own = kind_of(entity)
    others = {"province", own}
    if any(kind_of(name) in others and not is_office(name) for name in sentence.entities):
        return False
    before = article.text[max(0, sentence.start - _REACH) : sentence.start].rpartition("\n\n")[2]
    if own in {"province", "ministry"}:
        named_before = [m.name for m in find_entities(before) if m.kind == own]
        return bool(named_before) and named_before[-1] == entity
    return own == "local" and not is_office(entity) and unit_named(fold(before), entity, place_core(entity))


# "Tỉnh nào ở Tây Nguyên": what is told of one of them answers.
_PLACE_ASKED = re.compile(r"\b(?:dia phuong|noi) nao\b")


def is_member(query: Query, region: str, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence names a province of the region whose provinces are asked for, in an article about it."""
    asked = fold(query.standalone)
    which = words.WHICH_PROVINCE.search(asked) or _PLACE_ASKED.search(asked)
    if kind_of(region) != "region" or not which:
        return False
    own = MEMBERS.get(region, frozenset())
    places = [name for name in sentence.entities if kind_of(name) == "province"]
    return bool(places) and own.issuperset(places) and any(m.name == region for m in find_entities(article.text))


def is_person(question: str, name: str) -> bool:
    """Whether a title stands before a name that is in no list: whom an article quotes by a pronoun all along."""
    unlisted = kind_of(name) == "local" and not has_head(name)  # "chủ tịch xã X" is one of a commune
    return unlisted and bool(_TITLE.search(question.partition(name)[0]))


_BY_SOURCE = re.compile(
    r"\b(?:theo|according to|per)\s+(?:(?:the\s+)?(?:(?:kết quả|tính toán|số liệu|khảo sát|thống kê|báo cáo|đánh giá|"
    r"công bố|figures?|surveys?|reports?|data|numbers)\s+)+(?:(?:của|do|of|from|by|năm|\d{4})\s+)*)?(?:the\s+)?$",
    re.IGNORECASE,
)


def is_source(question: str, name: str) -> bool:
    """Whether a ministry is named in a question as the one that says so: "theo khảo sát của Bộ …"."""
    if kind_of(name) != "ministry":
        return False
    places = [mention.start for mention in find_entities(question, cased=False) if mention.name == name]
    return bool(places) and all(_BY_SOURCE.search(question[:start]) for start in places)


def tells_for(source: str, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence may be what a ministry says of all the country.

    Its article names the ministry, and neither it nor its paragraph up to it is about a province or another body.
    """
    before = article.text[max(0, sentence.start - _REACH) : sentence.end].rpartition("\n\n")[2]
    others = {mention.name for mention in find_entities(before) if mention.kind in {"province", "ministry"}} - {source}
    return not others and source in _bodies(article)


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def _bodies(article: Article) -> frozenset[str]:
    named_there = find_entities(f"{article.title}. {article.text}")
    return frozenset(mention.name for mention in named_there if mention.kind == "ministry")
