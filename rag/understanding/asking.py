"""What a question asks for: a value, holders of places, a comparison, a course over years, or words."""

from dataclasses import replace

from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import kind_of
from index.names.indicators import PAR, PAR_INTERNAL, WITHIN_REGION
from index.names.local import has_head
from index.text import late as re
from rag.types import Ask, Places, Query
from rag.understanding import idioms, wishes, words
from rag.understanding.meant_index import only_ministries, with_meant_index
from rag.understanding.measures import measures_of
from rag.understanding.places import places_of, sets_first_two_apart

# Asked of an index's table, not of what somebody says or does.
_OF_INDEX = frozenset({"rank", "score", "change", "share", "compare", "trend", "yesno", "list"})


# "How many were there when it opened": the day is known.
# "What must he do when it is late": a case, no date.
_OF_THEN = re.compile(
    r"^how (?:many|much)\b.*\bwhen\b|\b(?:what|which|who|where|why|how) (?!date|day|year|month|time)"
    r"(?!.*(?:\b(?:and|or)|,) when\b).*\bwhen\b"
)
# "Ai làm chủ tịch tỉnh hồi công bố PAR INDEX 2022 (tháng 4/2023)": years of an office, no course of an index.
_OF_OFFICE = re.compile(
    r"\b(?:chu tich|giam doc|bi thu|bo truong|thu truong|chanh|truong (?:ban|phong)|"
    r"director|chair\w*|minister|secretary)\b"
)
# "Đơn vị đứng cuối phải làm gì": what its holder does or gets, not who that is.
_DOES = re.compile(
    r"\b(?:phai|se|duoc|bi|can) (?:lam )?gi\b|\bwhat (?:must|should|will|did|does|do)\b.*\bdo\b|\bwhat happen(?:s|ed)\b"
)


# "Làm gì để cải thiện": measures that are taken, no value.
_STEPS = re.compile(
    r"\b(?:lam|thuc hien|giao|de ra|dua ra) (?:\w+ )?(?:gi|nhung gi|viec gi|nhung viec gi) (?:de|nham|khi|sau)\b|"
    r"\b(?:giai phap|bien phap|cach|viec) (?:gi|nao) (?:de|nham)\b|\bwhat (?:did|does|will|is|are)\b.*"
    r"\b(?:do|doing) to\b"
)


def what_is_asked(query: Query, text: str) -> Query:
    """Fill in ``ask``, ``measures`` and ``places`` from the question's words.

    Args:
        query: The question with its slots.
        text: The question folded, without its names ("Điện Biên" folds to the word for "course of events").
    """
    query = _set_beside(with_meant_index(query, text), text)
    ask = _ask(query, text)
    if ask in {"score", "rank"} and words.AIMED_AT.search(text):
        ask = "count"  # no place's value yet
    if ask == "trend" and query.base_years and query.years:  # "from 2023 to 2024": both ends
        query = replace(query, years=tuple(sorted({*query.base_years, *query.years})), base_years=())
    apart = wishes.YEAR_AND_YEAR.search(text) and not wishes.FROM_TO.search(text)
    moved = len(query.years) == 2 and words.CHANGE.search(text) and not words.TREND.search(text) and not apart
    moved = moved or (idioms.moved_overall(query, text) and not apart)
    if ask in {"trend", "change"} and len(query.years) > 1 and not query.base_years and moved:
        query = idioms.between_ends(query)  # "between 2016 and 2017"
        ask = "change"
    if _wants_both_ends(query, ask, text):
        query, ask = idioms.both_ends(query), "trend"
    places = (
        places_of(query, text)
        if ask in {"list", "rank", "score", "compare", "free", "yesno", "person", "change"}
        and not _asks_head(query, text)
        else None
    )
    told = words.REASON.search(text) or _DOES.search(text)
    if places and not told and _asks_holders(query, ask, places, text):
        ask = "list"
    of_locals = bool(places and places.kind == "local")
    if ask in _OF_INDEX and (of_locals or any(kind_of(n) == "local" and has_head(n) for n in query.entities)):
        own = (PAR_INTERNAL if name == PAR else name for name in query.indicators)
        query = replace(query, indicators=tuple(dict.fromkeys(own)))  # the nation's ranks no district
    measures = measures_of(query, ask, text)
    if places and ask == "score" and "rank" not in measures:
        measures = (*measures, "rank")  # "first with how many points" takes a place for granted: tell it too
    return within_region(replace(query, ask=ask, measures=measures, places=places), text)


def _wants_both_ends(query: Query, ask: Ask, text: str) -> bool:
    """Whether the values before and after a move are asked for, of somebody's place or score in an index."""
    of_index = query.indicators and (query.entities or words.AVERAGE.search(text)) and (query.years or query.base_years)
    valued = ask in {"rank", "score", "change", "yesno", "trend"} and not words.SHARE_OF.search(text)
    return bool(of_index and valued and idioms.BOTH_ENDS.search(text))


def _asks_holders(query: Query, ask: Ask, places: Places, text: str) -> bool:
    """Whether it is asked who holds the places, not what somebody named has; a province only says whose districts."""
    several = (places.after and len(places.numbers) > 1) or (ask == "person" and words.TOP_N.search(text))
    whose = places.kind == "local" and all(kind_of(name) == "province" for name in query.entities)
    whose = whose or (places.kind == "province" and all(kind_of(name) == "region" for name in query.entities))
    return ask in {"free", "person", "score", "rank"} and bool(several or whose or not query.entities)


def within_region(query: Query, text: str) -> Query:
    """A place among its region's provinces is another than the one in the country, as another part of the index."""
    of_region = any(kind_of(name) == "region" for name in query.entities)  # "hạng của vùng Tây Nguyên"
    asked = query.ask == "rank" and query.dimension is None and not of_region and wishes.IN_REGION.search(text)
    return replace(query, dimension=WITHIN_REGION) if asked else query


def _ask(query: Query, text: str) -> Ask:
    many = len(_rivals(query)) > 1
    of_place = words.FIRST_PLACE.search(text) or words.LAST_PLACE.search(text)
    if words.REASON.search(text) or _STEPS.search(text) or (of_place and _DOES.search(text)):
        return "free"
    if words.DOCUMENT.search(text):
        return "document"
    if _asks_head(query, text):
        return "person"
    several = len(query.years) > 1 and bool(query.indicators) and not words.LIST.search(text) and not many
    several = several and not (words.PERSON.search(text) and _OF_OFFICE.search(text))
    course = several and bool(_asks_value(text) or query.entities or words.PROCEDURE.search(text))
    two_years = query.base_years and query.years and _beside(text) and not many
    if query.indicators and not query.entities and sets_first_two_apart(text):
        return "compare"
    over_years = words.TREND.search(text) or _asks_extreme_year(query, text)
    if over_years or two_years or (course and not words.YESNO.search(text)):
        return "trend"
    if (
        words.FIRST_PLACE.search(text)
        and words.LAST_PLACE.search(text)
        and re.search(r"\b(?:hon|cach|chenh|gap|difference|between)\b", text)
    ):
        return "compare"
    if words.COMPARE.search(text) and (many or words.FIRST_PLACE.search(text) or len(query.years) > 1):
        return "compare"
    if many and wishes.AGAINST_AVERAGE.search(text) and not words.COUNT.search(text):
        return "compare"
    at_all = wishes.RANKED_AT_ALL.search(text)
    if words.YESNO.search(text) and not words.COUNT.search(text) and (at_all or not words.RANK.search(text)):
        return "yesno"
    ask = _single(query, text)
    valued = _asks_value(text) or ask in {"score", "rank"}
    return "compare" if many and (query.indicators or query.dimension) and valued else ask


def _asks_head(query: Query, text: str) -> bool:
    return not query.indicators and bool(idioms.HEADS_BODY.search(text))


def _beside(text: str) -> bool:
    """Whether a year is set beside another, so that both of their values answer; a bare difference is a change."""
    beside = words.COMPARE.search(text) or wishes.BESIDE.search(text)
    return bool(wishes.BOTH_YEARS.search(text) or (beside and not words.CHANGE.search(text)))


def _asks_extreme_year(query: Query, text: str) -> bool:
    extreme = wishes.WORST_YEAR.search(text) or wishes.BEST_YEAR.search(text)
    return bool(extreme and query.indicators and (query.entities or words.AVERAGE.search(text)))


def _of_both_kinds(query: Query, text: str) -> Query:
    """The average of ministries beside that of provinces."""
    both = words.MINISTRIES.search(text) and wishes.PROVINCES.search(text) and words.AVERAGE.search(text)
    return replace(query, entities=(MINISTRY_GROUP, NATION)) if both and not query.entities else query


def _set_beside(query: Query, text: str) -> Query:
    """Whole groups, averages and regions that a question sets somebody beside."""
    return _among_neighbours(_against_average(_of_both_kinds(query, text), text), text)


def _against_average(query: Query, text: str) -> Query:
    """Somebody's level beside the average: "is X above the national average" needs both."""
    set_against = wishes.AGAINST_AVERAGE.search(text) and query.indicators and len(query.entities) == 1
    if not set_against:
        return query
    group = MINISTRY_GROUP if only_ministries(query) else NATION
    return replace(query, entities=(*query.entities, group))


def _among_neighbours(query: Query, text: str) -> Query:
    """A province's place in the region that is named beside it: "trong các tỉnh Tây Nguyên, Kon Tum xếp thứ mấy"."""
    own = tuple(name for name in query.entities if kind_of(name) != "region")
    beside = len(own) == 1 and len(query.entities) == 2 and kind_of(own[0]) == "province"
    if not beside or query.dimension or not words.RANK.search(text) or words.COMPARE.search(text):
        return query
    return replace(query, entities=own, dimension=WITHIN_REGION)


def _rivals(query: Query) -> list[str]:
    """Entities that may be compared: beside a district or a department, its province only says where it is."""
    local = [name for name in query.entities if kind_of(name) == "local"]
    return local or list(query.entities)


def _single(query: Query, text: str) -> Ask:
    ranked = bool(query.indicators or words.FIRST_PLACE.search(text) or words.LAST_PLACE.search(text))
    if words.OFFICE.search(text):
        return "person"
    if words.PERSON.search(text) and not (words.LIST.search(text) and ranked):
        return "list" if re.match(r"(?:ai|who) (?:dung|dan|led|came|topped|was first)\b", text) else "person"
    if words.DATE.search(text) and not _OF_THEN.search(text):
        return "date"
    if words.PARTS.search(text):
        return "free"
    if words.LIST.search(text) and (ranked or not words.COUNT.search(text)):
        return "list"
    if words.CHANGE.search(text) and not _counts_things(text):
        if query.indicators or query.dimension or words.PLACES_CHANGE.search(text):
            return "change"
        return "count" if words.AMOUNT.search(text) else _amount(query, text)  # "which fees did it drop"
    if words.RANK.search(text):
        return "rank"
    return _amount(query, text)


def _amount(query: Query, text: str) -> Ask:
    holder = words.FIRST_PLACE.search(text) or words.LAST_PLACE.search(text)
    of_one = bool(query.entities or words.AVERAGE.search(text) or (holder and query.dimension))
    if words.SHARE.search(text) and not (
        (query.indicators or query.dimension) and of_one and not words.SHARE_OF.search(text)
    ):
        return "share"
    if (query.indicators or query.dimension) and of_one and words.SCORE.search(text):
        return "count" if _counts_things(text) else "score"
    if words.SHARE.search(text):
        return "share"
    if words.COUNT.search(text):
        return "count"
    if words.PROCEDURE.search(text):
        return "procedure"
    return "score" if query.indicators and query.years and of_one else "free"


def _counts_things(text: str) -> bool:
    return bool(words.THINGS.search(text))


def _asks_value(text: str) -> bool:
    return bool(
        words.RANK.search(text) or words.SCORE.search(text) or words.CHANGE.search(text) or words.SHARE.search(text)
    )
