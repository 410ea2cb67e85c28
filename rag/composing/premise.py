"""What a question takes for granted about a place or a change, held against the rows."""

from collections.abc import Sequence
from dataclasses import replace

from index.facts.hostile import is_instruction
from index.names.find import kind_of
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Fact, Measure
from rag.composing import phrases
from rag.composing.answer_facts import beside_rank, stated, subject_of
from rag.composing.answer_ranking import answer_ranking
from rag.composing.answer_sentences import answer_quote
from rag.composing.draft import Draft, Statement
from rag.composing.rows import LAST, Value, difference, group, last_place, of_entity, sentence_of, values
from rag.types import Places, Query
from rag.understanding import going_on, wishes, words

_CORRECTION = {"vi": "Các bài không nói như vậy. {said}", "en": "The articles do not say so. {said}"}
_YES = {"vi": "Đúng. {said}", "en": "Yes. {said}"}
_NO = {"vi": "Không. {said}", "en": "No. {said}"}
_FELL = re.compile(r"\b(?:tut|giam|roi|xuong|lui|mat|rot|sut|truot|fell|dropped|lost)\b")
_ROSE = re.compile(r"\b(?:tang|len|vuon|nhay|rose|climbed|improved?)\b")
_TIED = re.compile(r"\b(?:dong|cung|ngang) (?:thu )?hang\b(?! muc)|\btied\b")
_OVERTOOK = re.compile(r"\b(?:vuot|thay|soan ngoi|chiem ngoi|overtook|beat|replaced)\b")


def false_premise(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Correct a question that takes for granted what a row contradicts; None when nothing does.

    Args:
        index: Where to look.
        query: A question that asks for a reason, a person or a holder, not for the value itself.
        text: The question folded, without names.
    """
    if not query.entities or not query.indicators or not query.years:
        return None
    facts = _contradicting(index, query, text)
    if not facts:
        return None
    return Draft("fact", (_said(index, query, facts, _CORRECTION), *_holders(index, query)), answered=False)


def moved_otherwise(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Correct a question by how much somebody fell who rose, or the other way round; None where rows do not say so.

    Args:
        index: Where to look.
        query: A question for a change.
        text: The question folded, without names.
    """
    fell, rose = bool(_FELL.search(text)), bool(_ROSE.search(text))
    measure = next((m for m in query.measures if m in {"rank_change", "score_change"}), None)
    if measure is None or fell == rose or not (query.entities and query.indicators and query.years):
        return None
    found = values(index, subject_of(query) or "", query.indicators[0], measure, query.years[0], query.dimension)
    changes = [value.best for value in found]
    if not changes or not all(f.number and (f.number > 0) == fell for f in changes):
        return None
    level: Measure = "rank" if measure == "rank_change" else "score"
    years = (query.years[0] - 1, query.years[0])
    step = difference(index, subject_of(query) or "", query.indicators[0], level, years, query.dimension)
    if step and (step.number > 0) != fell:
        return None  # the places of the two years bear the question out
    return Draft("fact", (_said(index, query, changes, _CORRECTION),), answered=False)


def not_tied(index: NewsIndex, query: Query, text: str) -> Draft | None:
    """Correct a comparison of two that takes for granted that they share a place; None where rows do not differ.

    Args:
        index: Where to look.
        query: A question that compares.
        text: The question folded, without names.
    """
    if not (_TIED.search(text) and len(query.entities) > 1 and query.indicators and len(query.years) == 1):
        return None
    indicator, year = query.indicators[0], query.years[0]
    sides = [values(index, name, indicator, "rank", year, query.dimension) for name in query.entities[:2]]
    numbers = [{value.best.number for value in side} for side in sides]
    if not all(numbers) or None in set.union(*numbers) or numbers[0] & numbers[1]:
        return None
    first = _said(index, query, [value.best for value in sides[0]], _CORRECTION)
    return Draft("fact", (first, *stated(index, sides[1], query.entities[1], query.language)), answered=False)


def answer_claim(index: NewsIndex, query: Query) -> Draft | None:
    """Answer "is it true that X is first/last" from the row of X's rank; None when no place is claimed or known.

    Nor of a place held for so many years, unless it is not held at all.
    """
    if query.places is None or not query.entities or not query.indicators or query.places.after:
        return None
    found = _ever(index, query) or _ranks(index, query)
    if not found:
        return None
    verdicts = {_borne_out(query.places, value.best) for value in found}
    if len(verdicts) > 1 or None in verdicts:  # the articles disagree, or tell a group where a place is asked
        return Draft("fact", tuple(stated(index, found, query.entities[0], query.language)))
    if True in verdicts and going_on.RUN.search(fold(query.standalone)):
        return None  # how many years it has been is claimed as well
    said = _said(index, query, [v.best for v in found], _YES if True in verdicts else _NO)
    return Draft("fact", (said, *([] if True in verdicts else _holders(index, query))))


def with_group_quoted(index: NewsIndex, query: Query, told: Draft) -> Draft:
    """A value and, where its sentence puts it into a group ("thuộc nhóm 16 tỉnh thấp nhất"), that sentence.

    Args:
        index: Where to look.
        query: A question whether somebody is in a group.
        told: The value, which alone does not tell.
    """
    rows = [fact for statement in told.statements for fact in statement.facts]
    sentences = dict.fromkeys(sentence_of(index, fact) for fact in rows)
    saying = [s for s in sentences if wishes.OF_GROUP.search(fold(s.text)) and not is_instruction(s.text)]
    return replace(told, statements=(*told.statements, *answer_quote(query, saying).statements))


def _ever(index: NewsIndex, query: Query) -> list[Value]:
    """The ranks of a year that bears the claim out, where the question leaves the year open ("was X ever first")."""
    if query.years or query.places is None or not going_on.EVER.search(fold(query.standalone)):
        return []
    rows = of_entity(index, subject_of(query) or "", query.indicators[0], None, "rank")
    borne_out = [f for f in rows if f.dimension == query.dimension and _borne_out(query.places, f)]
    return group(index, sorted(borne_out, key=lambda f: -(f.year or 0)))[:1]


def _holders(index: NewsIndex, query: Query) -> tuple[Statement, ...]:
    """Who does hold the place that the question gave to another."""
    if query.places is None or query.places.group or not query.years:
        return ()
    kind = kind_of(subject_of(query) or "")
    asked = replace(query, entities=(), ask="list", places=replace(query.places, kind=kind))
    holders = answer_ranking(index, asked) if kind != "local" else None
    return holders.statements[:1] if holders else ()


def _said(index: NewsIndex, query: Query, facts: Sequence[Fact], template: dict[str, str]) -> Statement:
    fact, lang = facts[0], query.language
    beside = beside_rank(index, fact) if fact.measure == "rank" else None
    score = next(
        (v.best for v in values(index, fact.entity or "", fact.indicator, "score", fact.year, fact.dimension)), None
    )
    parts = [phrases.value_text(f, lang) for f in (fact, beside, score) if f]
    said = f"{phrases.topic(fact, lang)}: {phrases.entity_name(fact.entity or '', lang)} {', '.join(parts)}"
    return Statement(template[lang].format(said=said), tuple(f for f in (fact, beside, score) if f))


def _ranks(index: NewsIndex, query: Query) -> list[Value]:
    year = query.years[0] if query.years else None
    return values(index, subject_of(query) or "", query.indicators[0], "rank", year, query.dimension)


def _borne_out(claimed: Places, row: Fact) -> bool | None:
    """Whether a row bears a claimed place out; None where it does not tell."""
    last = row.unit == LAST or row.number == last_place(row.year)
    if row.unit == ("top group" if claimed.last else "bottom group") and (claimed.last or 1 in claimed.numbers):
        return False  # at the other end of the table
    if claimed.last and not last and kind_of(row.entity or "") != "province" and not claimed.group:
        return None  # how many are ranked is not known
    if claimed.group:
        return (
            True if (last and claimed.last) or row.unit == ("bottom group" if claimed.last else "top group") else None
        )
    if row.number is None and not last:
        return None
    return last if claimed.last else row.number in claimed.numbers


def _contradicting(index: NewsIndex, query: Query, text: str) -> list[Fact]:
    rows = [value.best for value in _ranks(index, query)]
    if _OVERTOOK.search(text) and any(f.number == 1 for f in rows):
        return rows
    if (
        query.places
        and (query.places.numbers or query.places.last)
        and not query.places.after
        and rows
        and {_borne_out(query.places, row) for row in rows} == {False}
    ):
        return rows
    changes = [
        v.best
        for v in values(index, query.entities[0], query.indicators[0], "rank_change", query.years[0], query.dimension)
    ]
    fell, rose = bool(_FELL.search(text)), bool(_ROSE.search(text))
    wrong_way = changes and changes[0].number is not None and fell != rose and (changes[0].number > 0) == fell
    if wrong_way and words.CHANGE.search(fold(query.standalone)) is None:
        return rows or changes
    return []
