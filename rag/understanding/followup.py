"""Follow-up questions: slots that the question leaves out come from the conversation, newest first, by rules."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from index.names.agencies import MINISTRY_GROUP, NATION
from index.names.find import find_indicators, kind_of
from index.names.indicators import PAR
from index.text import late as re
from index.text.fold import fold
from rag.types import Query
from rag.understanding import going_on, money, wishes, words
from rag.understanding.asking import what_is_asked, within_region

_WHOLE = 60
_FEW = 2
_THAT_GROUP = re.compile(r"\bkhoi (?:do|nay|ay)\b|\b(?:that|this) (?:group|bloc)\b")
# Asked of a place itself, whatever index the talk was of before.
_NO_INDEX = frozenset({"person"})


def carry_over(
    own: Query, earlier: Sequence[Query], replies: Sequence[Query], text: str, *, part: bool = False
) -> Query:
    """Fill the empty slots of a question from the conversation, if it reads as going on with it.

    Args:
        own: The question as understood alone.
        earlier: The earlier questions, oldest first, understood alone.
        replies: Slots found in the earlier answers, oldest first.
        text: The question folded, without its names.
        part: Whether it is the later part of a compound question, which goes on whatever it reads like.
    """
    if not earlier or not (part or goes_on(own)):
        return own
    own = _without_guess(own)
    context = _context(earlier, replies)
    about_index = (own.ask if own.measures else context.ask) not in _NO_INDEX and not money.ASKED.search(text)
    filled = replace(
        own,
        entities=own.entities or _entities(own, text, context),
        indicators=own.indicators or (context.indicators if about_index else ()),
        dimension=own.dimension or (context.dimension if about_index and not _other_part(own, text) else None),
        years=_years(own, context) if about_index or own.years else (),
    )
    filled = what_is_asked(filled, text)
    unasked = {"free", "procedure"}
    said = words.SCORE.search(text) or words.RANK.search(text) or going_on.OWN_MATTER.search(text) or _has_matter(own)
    if own.ask in unasked and context.ask in unasked and filled.ask not in unasked:
        filled = replace(filled, ask=own.ask, measures=own.measures, places=own.places)  # a carried index asks no value
    if own.ask in unasked and not said and not own.measures and context.ask not in unasked:
        filled = within_region(_asking_on(filled, own, context), text)
    if going_on.WHAT_ABOUT.search(fold(own.standalone)) and filled.measures == ("rank",) and own.indicators:
        filled = replace(filled, measures=("rank", "score"))  # another index: not all of them rank
    if filled.ask == "yesno" and filled.places is None and wishes.KEPT.search(fold(own.standalone)):
        filled = replace(filled, places=context.places)
    if filled.places and _THAT_GROUP.search(text) and _of_ministries(context):
        filled = replace(filled, places=replace(filled.places, kind="ministry"))
    filled = replace(filled, context_terms=_terms(context, filled))
    document = _document(own, [query for pair in zip_longest(earlier, replies) for query in pair if query])
    carried = [
        name
        for name, before, after in (
            ("entity", own.entities, filled.entities),
            ("indicator", own.indicators, filled.indicators),
            ("year", own.years, filled.years),
        )
        if before != after
    ]
    return replace(filled, carried=tuple(carried), standalone=_standalone(own, filled, carried, document))


def _asking_on(query: Query, own: Query, context: Query) -> Query:
    """What was asked before, of another; who is named after a list is asked how it stands there."""
    if own.entities and context.ask == "list":
        return replace(query, ask="rank", measures=("rank", "score"), places=own.places)
    return replace(query, ask=context.ask, measures=context.measures, places=query.places or context.places)


def _other_part(own: Query, text: str) -> bool:
    """Whether a question leaves the part of the index that the talk was of, by its index or by a part of no list."""
    return bool(own.indicators or words.NAMED_PART.search(text))


def _has_matter(own: Query) -> bool:
    """Whether a question says itself what it is about ("thời tiết hôm nay thế nào"), and does not point back."""
    return len(own.terms) > _FEW and going_on.FOLLOW_UP.search(fold(own.standalone)) is None


def _without_guess(own: Query) -> Query:
    """A question about ministries names PAR INDEX by itself only where the talk was of no other index."""
    guessed = own.indicators == (PAR,) and not find_indicators(own.standalone, cased=False)
    return replace(own, indicators=()) if guessed else own


def _entities(own: Query, text: str, context: Query) -> tuple[str, ...]:
    if own.measures and not context.entities and words.AVERAGE.search(wishes.OF_ALL.sub(" ", fold(context.standalone))):
        return (MINISTRY_GROUP if words.MINISTRIES.search(fold(context.standalone)) else NATION,)
    if words.WHOLE_GROUP.search(text) and _of_ministries(context):
        return (MINISTRY_GROUP,)
    if own.places is not None and own.places.kind == "local":
        return tuple(name for name in context.entities if kind_of(name) == "province")[:1]  # whose districts
    return () if _of_others(own, text) else context.entities[:1]


_HOW_MANY = re.compile(
    r"\b(?:bao nhieu|may) (?:tinh|thanh pho|dia phuong)\b|\bcua cac (?:tinh|dia phuong)(?! (?:khac|con lai|lan can))\b|"
    r"\bhow many (?:provinces|cities)\b|\bof (?:the|all) provinces\b"
)


def _of_ministries(context: Query) -> bool:
    asked = context.places is not None and context.places.kind == "ministry"
    return asked or any(kind_of(name) == "ministry" for name in context.entities)


def _of_others(own: Query, text: str) -> bool:
    """Whether a question asks for holders of places or a whole's average: not for the entity that was talked of."""
    holders = own.places is not None and not own.places.after
    return holders or bool(
        words.AVERAGE.search(wishes.OF_ALL.sub(" ", text))
        or words.REGIONS.search(text)
        or re.search(r"\b(?:tinh|bo|noi|don vi) nao\b", text)
        or _HOW_MANY.search(text)
    )


def goes_on(own: Query) -> bool:
    """Whether a question cannot stand alone: it points back, or is short and leaves its subject out."""
    folded = fold(own.standalone)
    if going_on.FOLLOW_UP.search(folded):
        return not (own.entities and own.indicators and own.years)
    if _DOCUMENT.search(own.standalone):
        return False  # a numbered document stands for itself
    if own.terms and ((own.ask == "free" and own.entities) or going_on.DEFINES.search(folded)):
        return False  # it says itself of whom and what it asks, or what it wants explained
    return len(folded) <= _WHOLE and not (own.entities and (own.indicators or own.ask in {"person", "date", "count"}))


def _context(earlier: Sequence[Query], replies: Sequence[Query]) -> Query:
    """The newest value of every slot; what an answer named counts where the question before it named none."""
    context = earlier[0]
    for number, query in enumerate(earlier):
        if number and not goes_on(query):
            context = query
        elif number:
            asked = query if query.ask != "free" or _has_matter(query) else _asking_on(query, query, context)
            context = replace(
                asked,
                entities=query.entities or context.entities,
                indicators=query.indicators or context.indicators,
                years=query.years or context.years,
                measures=asked.measures or context.measures,
            )
        reply = replies[number] if number < len(replies) else None
        if reply:
            context = replace(
                context,
                entities=context.entities or reply.entities,
                indicators=context.indicators or reply.indicators,
                years=context.years or reply.years[:1],
            )
    return context


def _years(own: Query, context: Query) -> tuple[int, ...]:
    folded = fold(own.standalone)
    if own.years:
        return own.years
    if context.years and (ahead := going_on.YEAR_AFTER.search(folded)):
        return (context.years[-1] + _how_many(ahead["n"] or ahead["after"] or ahead["later"]),)
    if context.years and (back := going_on.YEARS_BEFORE.search(folded)):
        return (context.years[0] - _how_many(back["n"] or back["en"]),)
    if context.years and going_on.YEAR_BEFORE.search(folded) and not re.search(r"\bso voi nam truoc\b", folded):
        return (context.years[0] - 1,)
    return context.years


def _how_many(said: str | None) -> int:
    """How many years later; one where the question gives no number."""
    return 1 if said in {None, "a"} else words.NUMBER_WORDS.get(said or "") or int(said or 1)


def _terms(context: Query, filled: Query) -> tuple[str, ...]:
    """The context's words help to find a sentence where no index leads to it."""
    ranked = filled.indicators and filled.ask not in {"count", "share", "date", "free", "procedure"}
    return () if ranked or filled.ask == "person" else context.terms


# "Văn bản ấy ban hành hôm nào?": the numbered one that the talk was of.
_THAT_DOCUMENT = re.compile(
    r"\b(?:van ban|quyet dinh|nghi dinh|nghi quyet|thong tu|chi thi|ke hoach|cong van)"
    r" (?:do|nay|ay|kia|tren|noi tren)\b|"
    r"\b(?:this|that) (?:document|decision|decree|resolution|circular|directive|plan)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Kế hoạch|Công văn|Decision|Decree|Resolution|Circular|"
    r"Directive|Plan) (?:số |No\.? ?)?\d[\w/-]*",
    re.IGNORECASE,
)


def _document(own: Query, said: Sequence[Query]) -> list[str]:
    """The numbered document that the talk last named, where a question points back to one."""
    if not _THAT_DOCUMENT.search(fold(own.standalone)) or _DOCUMENT.search(own.standalone):
        return []
    named = (match.group() for query in reversed(said) for match in _DOCUMENT.finditer(query.standalone))
    return list(islice(named, 1))


def _standalone(own: Query, filled: Query, carried: Sequence[str], document: Sequence[str]) -> str:
    added: list[str] = [*document]
    if "entity" in carried:
        added += filled.entities
    if "indicator" in carried:
        added += filled.indicators
    if "year" in carried:
        added += map(str, filled.years)
    return f"{own.standalone} ({', '.join(added)})" if added else own.standalone
