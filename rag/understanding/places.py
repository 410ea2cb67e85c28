"""Whose place in a ranking is asked for: the first, the last, the third, the four behind somebody."""

from index.names.find import kind_of
from index.text import late as re
from rag.types import Places, Query
from rag.understanding import idioms, wishes, words

# "Tới cuối 2019", "at the end of August": a time, no end of a table.
_END_OF_TIME = re.compile(
    r"\bcuoi (?:(?:nam|thang|quy|ky|tuan|ngay|nhiem ky)\b|(?:19|20)\d\d)|\bend of (?:\w+ )?(?:19|20)\d\d"
)
_MEMBERS = re.compile(r"\b(?:tinh|noi|dia phuong|thanh pho|provinces?|localit(?:y|ies))\b")  # of a region


def places_of(query: Query, text: str) -> Places | None:
    """The places that a question asks the holders of; None when it asks for none.

    Args:
        query: The question with its slots.
        text: The question folded, without its names.
    """
    text = _END_OF_TIME.sub(" ", text)
    numbers: tuple[int, ...] = ()
    if not query.entities and sets_first_two_apart(text):
        numbers = (1, 2)
    elif top := words.TOP_N.search(text):
        count = next(group for group in top.groups() if group)
        numbers = tuple(range(1, _number(count) + 1))
    elif bottom := words.BOTTOM_N.search(text):
        count = bottom.group("n") or bottom.group("en")
        size = _number(count) if count else 0
        return Places(tuple(range(1, size + 1)), last=True, group=True, kind=_kind(query, text))
    else:
        named = (m.group("vi") or m.group("en") or "hai" for m in words.NTH.finditer(text))
        numbers = tuple(_number(name) for name in named)
        if not numbers and words.FIRST_PLACE.search(text):
            numbers = (1,)
    last = bool(words.LAST_PLACE.search(text))
    after = query.entities[0] if query.entities and words.NEXT_TO.search(text) else None
    if words.PARTS.search(text) or idioms.MOVED_MOST.search(text):
        return None
    of_average = words.AVERAGE.search(wishes.OF_ALL.sub(" ", text))
    if of_average and not (words.TOP_N.search(text) or words.REGIONS.search(text) or after):
        return None  # "the best national average in ten years" asks for nobody's place
    if not (numbers or last or after):
        return None
    if after:
        many = words.NEXT_N.search(text)
        numbers = tuple(range(1, _number(many.group("n")) + 1)) if many else (1,)
    return Places(numbers, last, bool(words.GROUP.search(text)), _kind(query, text), after)


def sets_first_two_apart(text: str) -> bool:
    """Whether a folded question sets the first and the second of a ranking against each other, or wants both told."""
    both = words.GAP.search(text) or words.COMPARE.search(text) or wishes.EACH.search(text)
    return bool(wishes.FIRST_TWO.search(text) and both)


def _kind(query: Query, text: str) -> str:
    if words.MINISTRIES.search(text):
        return "ministry"
    if words.LOCALS.search(text):
        return "local"
    if words.REGIONS.search(text):
        return "region"
    kinds = [kind_of(name) for name in query.entities]
    if kinds[:1] == ["region"] and _MEMBERS.search(text):
        return "province"
    return kinds[0] if kinds else "province"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else words.NUMBER_WORDS[word.lower()]
