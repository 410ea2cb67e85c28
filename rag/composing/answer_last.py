"""Who is last, or among the last so many. Composed from rows."""

from collections.abc import Sequence

from index.facts.hostile import is_instruction
from index.names.find import kind_of
from index.names.local import is_office
from index.news_index import NewsIndex
from index.text import late as re
from index.types import Fact
from rag.composing import phrases
from rag.composing.answer_sentences import QUOTED
from rag.composing.draft import Statement
from rag.composing.holding import GROUP_UNITS, best_first, complete, group_statement, in_order, statement_of
from rag.composing.rows import LAST, last_place, sentence_of
from rag.types import Query

_SEVERAL = 2
_RANKED_AT_LEAST = 7  # "three ministries under 80 %" counts no ranking
_COUNTED = re.compile(r"(?:bộ|huyện|sở|quận|xã|phường|ministries|districts|departments|communes)\b", re.IGNORECASE)


def lowest(index: NewsIndex, query: Query, rows: Sequence[Fact], count: int) -> list[Statement]:
    """Several at the end of a ranking.

    Args:
        index: Where to look.
        query: The question.
        rows: The ranks of its year.
        count: How many are asked for; 0 where the question leaves it open ("những tỉnh nào cuối bảng").
    """
    if listed := _in_places(index, query, rows, count):
        return listed
    grouped = group_statement(index, query, rows, GROUP_UNITS["bottom"])
    found = last_holders(index, query, rows, scores=True)
    told = _named(grouped)
    if grouped and len(told) >= max(count, _SEVERAL) and not _same_sentence(found) - told:
        return grouped
    return found if len(_named(found)) >= max(count, _SEVERAL) else [*found, *_rest_quoted(index, query, found)]


def _named(statements: Sequence[Statement]) -> set[str | None]:
    return {fact.entity for statement in statements for fact in statement.facts}


def _same_sentence(statements: Sequence[Statement]) -> set[str | None]:
    """Who is told by the first statement, where another has its sentence ("A thấp nhất; liền trên là B và C")."""
    origins = [{(fact.article_id, fact.start) for fact in statement.facts} for statement in statements]
    return _named(statements[:1]) if len(origins) > 1 and origins[0] & origins[1] else set()


def _rest_quoted(index: NewsIndex, query: Query, found: Sequence[Statement]) -> list[Statement]:
    """The sentence that tells the last one, where others of its kind stand in it too ("liền trên là …")."""
    for fact in (fact for statement in found for fact in statement.facts[:1]):
        sentence, kind = sentence_of(index, fact), kind_of(fact.entity or "")
        others = [name for name in sentence.entities if name != fact.entity and kind_of(name) == kind]
        if others and not is_instruction(sentence.text):
            quoted = f"{QUOTED[query.language]} “{phrases.quotable(sentence)}”"
            return [Statement(quoted, sentences=(sentence,))]
    return []


def _in_places(index: NewsIndex, query: Query, rows: Sequence[Fact], count: int) -> list[Statement]:
    """The last so many places, where one article gives each of them; of others than provinces it must count them."""
    if rows and kind_of(rows[0].entity or "") != "province":
        end = max((int(f.number) for f in rows if f.number and _is_of_so_many(index, f)), default=0)
    else:
        end = int(last_place(rows[0].year)) if rows else 0
    numbers = range(end - count + 1, end + 1) if end and count > 1 else ()
    one_page = complete(rows, numbers)
    return [in_order(index, query, [next(f for f in one_page if f.number == n) for n in numbers])] if one_page else []


def last_holders(index: NewsIndex, query: Query, rows: Sequence[Fact], *, scores: bool = False) -> list[Statement]:
    """Who holds the last place, and the group at the end that is named beside or instead, with scores if asked."""
    last = [f for f in rows if f.unit == LAST or f.number == last_place(f.year) or _is_of_so_many(index, f)]
    best: dict[str | None, Fact] = {}
    for fact in best_first(index, last):
        best.setdefault(fact.entity, fact)
    alone = [statement_of(index, query, fact) for fact in best.values()]
    if any(f.entity in best for f in rows if f.unit == GROUP_UNITS["bottom"]):
        return alone
    return [*alone, *group_statement(index, query, rows, GROUP_UNITS["bottom"], scores=scores or not alone)]


def _is_of_so_many(index: NewsIndex, fact: Fact) -> bool:
    """Whether a ministry's or district's place is the number of those ranked, as its article counts them ("17 bộ")."""
    if fact.number is None or fact.number < _RANKED_AT_LEAST or kind_of(fact.entity or "") == "province":
        return False
    same = [f for f in index.facts(indicator=fact.indicator, year=fact.year) if f.article_id == fact.article_id]
    counted = [f.number for f in same if f.measure == "count" and f.number and _COUNTED.match(f.unit or "")]
    alike = [f for f in same if f.entity and (kind_of(f.entity), is_office(f.entity)) == _class_of(fact)]
    placed = [f.number for f in alike if f.measure == "rank" and f.number]
    return fact.number in counted and fact.number == max(placed)


def _class_of(fact: Fact) -> tuple[str, bool]:
    """Departments are ranked apart from districts."""
    return kind_of(fact.entity or ""), is_office(fact.entity or "")
