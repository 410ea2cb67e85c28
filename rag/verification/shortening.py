"""A model's sentence may shorten the one that it is cited to; it may not tell another story with the same words.

Every word of "bà Y lên thay giám đốc" may stand in "bổ nhiệm ông X làm giám đốc, thay bà Y", and every figure of half a
list is right. So the order of the words, the conditions, the ends of names and the members of a list must be kept.
"""

from collections.abc import Iterator, Sequence

from index.names.local import find_places
from index.text import late as re
from index.text.dates import find_dates
from index.text.tokens import syllables
from rag.types import Query
from rag.understanding import words

_IN_ORDER = 0.8
_CONDITION = re.compile(
    r"\b(?:nếu|trường hợp|trừ(?: khi)?|chỉ khi|với điều kiện|if|unless|except|provided that|in case)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;.]|$")
_ASKS = re.compile(
    r"\b(?:bao nhiêu|bao giờ|khi nào|thế nào|như nào|ra sao|ở đâu|là ai|vì sao|tại sao|những gì|bị gì|là gì)\b",
    re.IGNORECASE,
)
_HEAD_OF_NAME = re.compile(
    r"\b(?:Ủy ban|Uỷ ban|Bộ|Sở|Tổng cục|Cục|Chi cục|Kho bạc|Ngân hàng|Ban|Phòng|Trung tâm|Hội|Hiệp hội|Viện|Công ty|"
    r"Trường)\s+$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",\s+(?:và|cùng|and|or)\s+|[,;]\s+|\s+(?:và|cùng với|hoặc|and|or)\s+", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:và|cùng|hoặc|and|or)\b", re.IGNORECASE)
_ONE = frozenset({"rank", "score", "count", "share", "change", "date", "person"})  # one value answers
_IS = re.compile(r"\s(?:là|is|was|are|were)\s", re.IGNORECASE)
_PHRASE = re.compile(r"[,;:.]\s")
_CLAUSE = re.compile(r"[;:.]\s")
_TOLD = 0.6  # share of a member's words
_MEMBER, _TAIL = 8, 4  # words


def reshaped(claim: str, source: str, query: Query) -> list[str]:
    """What a claim changes in the shape of the sentence that it is cited to.

    Args:
        claim: A sentence of an answer.
        source: The sentence that it is cited to.
        query: What it answers.
    """
    said = set(_content(f"{query.standalone} {claim}"))
    return [
        *_order(claim, source),
        *_conditions(claim, source, query.standalone),
        *_asks(claim),
        *_names(claim, source),
        *(_left(said, source) if query.ask not in _ONE and query.places is None else ()),
    ]


def _content(text: str) -> list[str]:
    return [token for token in syllables(text) if token not in words.STOP]


def _order(claim: str, source: str) -> Iterator[str]:
    """The words that both have, in another order: who did what may be turned round. A date may stand anywhere."""
    there = _content(source)
    dates = {token for date in find_dates(claim) for token in syllables(date.text)}
    known = set(there) - dates
    shared = [token for token in _content(claim) if token in known]
    kept = max(_longest_common(shared, order) for order in (there, _content(_swapped(source))))
    if kept < _IN_ORDER * len(shared):
        yield "words in another order"


def _swapped(source: str) -> str:
    """The same with both sides of each "is" exchanged: "đứng cuối là Bến Tre", "Bến Tre đứng cuối"."""
    clauses = (_IS.split(clause, maxsplit=1) for clause in _PHRASE.split(source))
    return ", ".join(" ".join(reversed(sides)) for sides in clauses)


def _longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest common subsequence (Wagner and Fischer, 1974)."""
    row = [0] * (len(right) + 1)
    for token in left:
        above = row
        row = [0]
        for place, other in enumerate(right):
            row.append(above[place] + 1 if token == other else max(above[place + 1], row[-1]))
    return row[-1]


def _conditions(claim: str, source: str, question: str) -> Iterator[str]:
    """What holds only if something else does, told without the "if"; one case, told of who did not ask for it."""
    said, asked = set(_content(claim)), set(_content(question))
    for match in _CONDITION.finditer(source):
        end = _CLAUSE_END.search(source, match.end())
        clause = set(_content(source[match.end() : end.start() if end else None]))
        case = clause - set(_content(source[: match.start()]))
        if len(case & said) > 1 and not (_CONDITION.search(claim) and case & asked):
            yield f"without “{match.group()}”" if not _CONDITION.search(claim) else f"only “{match.group()}”"


def _asks(claim: str) -> Iterator[str]:
    """The question's own asking words, which a statement does not have."""
    yield from (f"asks “{match.group()}”" for match in _ASKS.finditer(claim))


def _names(claim: str, source: str) -> Iterator[str]:
    """A name at the claim's start whose head is left out: "Chứng khoán Nhà nước" of the committee of that name."""
    first = re.match(r"[^\W\d_]+(?: [^\W\d_]+)?", claim)
    if first and first.group() in source and _HEAD_OF_NAME.search(source[: source.index(first.group())]):
        yield first.group()


def _left(said: set[str], source: str) -> Iterator[str]:
    """Some members of a list without the others; of provinces in a row, each may be asked about by itself."""
    for list_ in _lists(source):
        members = _members(list_)
        told = [_told(member, said) for member in members]
        if any(told) and not all(told) and not any(find_places(member) for member in list_[1:]):
            yield f"without “{' '.join(members[told.index(False)])}”"


def _lists(source: str) -> Iterator[list[str]]:
    """What commas part before an "and", and what stands behind it."""
    for clause in _CLAUSE.split(source):
        marks = list(_SEPARATOR.finditer(clause))
        bounds = [0, *(edge for mark in marks for edge in mark.span()), len(clause)]
        parts = [clause[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
        yield from (parts[: place + 2] for place, mark in enumerate(marks) if _JOINS.search(mark.group()))


def _members(parts: Sequence[str]) -> list[list[str]]:
    """The words of a list's members: the short parts at its end, and the end of the long one that leads up to them."""
    *before, last = [_content(part) for part in parts]
    run = [last[:_MEMBER]]
    for member in reversed(before):
        run.insert(0, member if len(member) <= _MEMBER else member[-_TAIL:])
        if len(member) > _MEMBER:
            break
    return run


def _told(member: Sequence[str], said: set[str]) -> bool:
    return not member or sum(token in said for token in member) >= _TOLD * len(member)
