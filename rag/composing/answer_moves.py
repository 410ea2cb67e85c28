"""Which of several rose or fell more: each one's change as stated, else the difference of its values of two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.news_index import NewsIndex
from index.text import late as re
from index.types import Measure
from rag.composing import phrases
from rag.composing.answer_facts import difference_statement, stated
from rag.composing.draft import Draft, Statement
from rag.composing.rows import difference, of_entity, values
from rag.types import Query
from rag.understanding import words

# Which of them moved, not which of them is ahead.
_MOVED = re.compile(
    r"\b(?:tang|giam(?! (?:doc|sat))|tut|sut|nhich|cai thien(?! thu tuc)|tien bo|len|xuong|lui|di len|di xuong)"
    r"(?: (?:diem|hang|bac|duoc))* (?:nhieu|manh|nhanh|it|kha|tot|cham|sau)? ?hon\b|"
    r"\b(?:ben|noi|tinh|bo|don vi|dia phuong|huyen|ai) nao (?:thi |moi |lai )?"
    r"(?:tang|giam|tut|sut|cai thien|tien bo|nhich|di len|di xuong|len diem|xuong diem|len hang|xuong hang|mat diem)\b|"
    r"\bwhich (?:one |of them |of the two |province |city |district |ministry )?"
    r"(?:improved|rose|gained|climbed|fell|dropped|lost|declined|slipped|got better|got worse|went (?:up|down))\b|"
    r"\b(?:improved|rose|gained|climbed|fell|dropped|lost|declined|slipped) (?:more|most|further|faster|less)\b"
)
_RANKS: frozenset[Measure] = frozenset({"rank", "rank_change"})
_MORE = {
    (1, 1): {"vi": "{first} tăng nhiều hơn {second}", "en": "{first} rose more than {second}"},
    (-1, -1): {"vi": "{second} giảm nhiều hơn {first}", "en": "{second} fell more than {first}"},
    (1, -1): {"vi": "{first} tăng, {second} giảm", "en": "{first} rose, {second} fell"},
}


@dataclass(frozen=True, slots=True)
class _Move:
    """How far one side moved, a positive number upwards, and the statement that tells it."""

    entity: str
    number: Decimal
    told: Statement


def answer_moves(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Compare how far two or more moved; None when that is not asked, or not known of all of them.

    Args:
        index: Where to look.
        query: A question that compares entities.
        text: The question folded, without names.
    """
    if len(query.entities) < 2 or len(query.indicators) != 1 or not _MOVED.search(text):
        return None
    by_rank = words.RANK.search(text) or (words.PLACES_CHANGE.search(text) and not words.SCORE.search(text))
    levels: tuple[Measure, ...] = ("rank", "score") if by_rank else ("score", "rank")
    for level in levels:
        years = _years(index, query, level)
        moves = [m for name in query.entities if years and (m := _move(index, query, name, level, years))]
        if len(moves) == len(query.entities):
            verdict = _verdict(query, moves)
            return Draft("compare", (*([verdict] if verdict else []), *(move.told for move in moves)))
    return None


def _years(index: NewsIndex, query: Query, level: Measure) -> tuple[int, int] | None:
    """Between which years: those of the question, else the last that all have, and the one before it."""
    named = sorted({*query.base_years, *query.years})
    if len(named) > 1:
        return named[0], named[-1]
    if named:
        return named[0] - 1, named[0]
    known = [{f.year for f in of_entity(index, n, query.indicators[0], None, level)} for n in query.entities]
    last = max((year for year in set.intersection(*known) if year), default=None)
    return (last - 1, last) if last else None


def _move(index: NewsIndex, query: Query, entity: str, level: Measure, years: tuple[int, int]) -> _Move | None:
    indicator = query.indicators[0]
    step = difference(index, entity, indicator, level, years, query.dimension)
    if step is not None:
        return _Move(entity, step.number, difference_statement(step, entity, query.language))
    change: Measure = "rank_change" if level == "rank" else "score_change"
    found = values(index, entity, indicator, change, years[1], query.dimension)
    best = found[0].best if len(found) == 1 else None
    if best is None or best.number is None or best.base_year not in {None, years[0]}:
        return None
    return _Move(entity, best.number, stated(index, found, entity, query.language)[0])


def _verdict(query: Query, moves: Sequence[_Move]) -> Statement | None:
    """Which of two moved further, or that one rose where the other fell; nothing of those that stood still."""
    if len(moves) != 2 or moves[0].number == moves[1].number:
        return None
    low, high = sorted(moves, key=lambda move: move.number)
    template = _MORE.get((_sign(high.number), _sign(low.number)))
    if template is None:
        return None
    first, second = (phrases.entity_name(move.entity, query.language) for move in (high, low))
    facts = tuple(fact for move in moves for fact in move.told.facts)
    return Statement(template[query.language].format(first=first, second=second), facts)


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
