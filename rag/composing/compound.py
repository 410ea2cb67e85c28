"""Answers to compound questions, part by part: from rows where they tell, else from the likeliest sentence of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.names.local import place_core
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Hit, Sentence
from rag.composing.answer_sentences import answer_quote
from rag.composing.draft import Draft, Statement
from rag.composing.stating import holding
from rag.composing.table import settled
from rag.retrieval.eligible import asks_cause
from rag.retrieval.evidence import Evidencer, Ranking, Scored
from rag.retrieval.gate import owners
from rag.types import Query
from rag.understanding import words
from rag.understanding.asking import what_is_asked
from rag.understanding.question import entities_in, without_names

PARTIAL = {"vi": "Có thể đây mới là một phần câu trả lời.", "en": "This may be only part of the answer."}
_FEW = 3
_ELLIPTIC = 2  # words: "…, bao lâu mới có?" says of nothing how long it takes
# "Có cái nào giảm không, cái nào?"
_POINTS_BACK = frozenset(("cái", "điều", "bên", "chỗ", "thứ", "one", "ones", "rank", "score"))
_VALUES = frozenset({"rank", "score", "change", "share"})
_WHICH = re.compile(r"\b(?:nao|which|what (?:part|component|dimension))\b")
_WHICH_OF = re.compile(r"\b(?:hon|hay|ben nao|noi nao|so voi|better|worse|more|fewer|less|or|versus|vs|compared)\b")
_LINK = re.compile(r"\s(?:hay|hoặc|với|so với|và|or|and|versus|vs)(?=\s*[,?:.]|\s*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Several:
    """Sentences that answer a question together, how sure they do, and whether every part of it has one."""

    sentences: tuple[Scored, ...]
    sure: float
    whole: bool = True


def from_rows_of_parts(index: NewsIndex, query: Query) -> tuple[Draft | None, tuple[Query, ...]]:
    """What rows tell of the parts of a compound question, and the parts that they do not tell.

    None where they lack the first: the next parts go on from it. Nor do rows know which part, unit or year is meant.
    """
    told: list[Draft] = []
    rest: list[Query] = []
    holder = None
    for number, asked in enumerate(query.parts):
        part = _of_holder(asked, holder) if holder else asked
        holds = number == 0 and part.ask == "list" and part.places
        asks_value = holds or (part.ask in _VALUES and not _WHICH.search(fold(part.standalone)))
        draft = settled(index, part) if asks_value else None
        if draft and draft.answered:
            told.append(draft)
            holder = _holder(draft) if holds else holder
            if holds and holder is None:
                return None, ()
        elif not told:
            return None, () if holds else query.parts  # of nobody known nothing more can be asked
        else:
            rest.append(part)
    if not told:
        return None, query.parts
    statements = added((), (statement for draft in told for statement in draft.statements))
    return replace(told[0], statements=statements, short=""), tuple(rest)


def _holder(draft: Draft) -> str | None:
    """Who holds the place that a ranking's answer tells; None where several do, or sources disagree."""
    named = {fact.entity for statement in draft.statements for fact in statement.facts}
    return named.pop() if len(named) == 1 else None


def _of_holder(part: Query, holder: str) -> Query:
    """A later part of a question, asked of whoever holds the place that the first part asked for."""
    if part.entities:
        return part
    named = replace(part, entities=(holder,), places=None, standalone=f"{part.standalone} ({holder})")
    return what_is_asked(named, without_names(part.standalone))


def with_quotes(query: Query, draft: Draft, found: Several) -> Draft:
    """A draft of rows with the sentences that were found for further parts of the question."""
    quotes = answer_quote(query, _of(found.sentences)).statements
    told = draft if found.whole else partly(query, draft)
    return replace(told, statements=added(draft.statements, quotes))


def partly(query: Query, draft: Draft) -> Draft:
    """A draft that says that it may be only part of the answer."""
    return replace(draft, lead=f"{draft.lead} {PARTIAL[query.language]}".strip())


def added(told: Sequence[Statement], more: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements with those of others that rest on a row or a sentence not told yet."""
    statements = list(told)
    for statement in more:
        facts = {fact for known in statements for fact in known.facts}
        sentences = {sentence for known in statements for sentence in known.sentences}
        if not (set(statement.facts) <= facts and set(statement.sentences) <= sentences):
            statements.append(statement)
    return tuple(statements)


def sentences_of_parts(evidencer: Evidencer, query: Query, hits: Sequence[Hit], least: float) -> Several:
    """The likeliest sentence of each part of a compound question, as far as one is likely; all of one article.

    A part that says nothing by itself ("…, mấy điểm?") is left to the sentence that answers the part before.

    Args:
        evidencer: Ranks sentences.
        query: The whole question.
        hits: Passages that were found for it.
        least: How likely a sentence must answer its part.
    """
    found: list[Scored] = []
    sure, whole = 0.0, True
    for number, part in enumerate(query.parts):
        if number and not (set(part.terms) - _POINTS_BACK or asks_cause(part)):
            continue
        ranking = holding(evidencer, part, hits, evidencer.ranking(part, hits))
        if found and ranking.sure < least and _says_little(part):
            ranking = _gone_on(evidencer, query.parts[0], part, hits, found[0].sentence)
        best = ranking.sentences[0] if ranking.sure >= least else None
        home = found[0].sentence.article_id if found else None
        if best is None or home not in {None, best.sentence.article_id}:
            whole = False
            continue
        sure = max(sure, ranking.sure)
        if best.sentence not in _of(found):
            found.append(replace(best, with_former=bool(found)))
    return Several(_together(found), sure, whole)


def _says_little(part: Query) -> bool:
    """Whether a part asks for something, and not whether it is so, in a word or two."""
    return len(part.terms) <= _ELLIPTIC and bool(words.ASKING.search(fold(part.standalone)))


def _gone_on(evidencer: Evidencer, first: Query, part: Query, hits: Sequence[Hit], told: Sentence) -> Ranking:
    """The sentences of an article that answers a first part, ranked for both parts together."""
    both = replace(part, standalone=f"{first.standalone} {part.standalone}", terms=(*first.terms, *part.terms))
    return evidencer.ranking(both, hits, may=lambda s: s.article_id == told.article_id and s != told)


def sentences_of_each(evidencer: Evidencer, query: Query, hits: Sequence[Hit], least: float) -> Several:
    """The likeliest sentence about each of those whom a question compares; none unless there is one for every one.

    "Tỷ lệ trả đúng hạn, A hay B khá hơn": no sentence tells of both.
    """
    found: list[Scored] = []
    sure = 1.0
    names = owners(query)
    for name in names if 1 < len(names) <= _FEW and _compares(query) else ():
        one = of_one(query, name)
        ranking = holding(evidencer, one, hits, evidencer.ranking(one, hits))
        best = best_of(name, names, ranking.sentences, least) if ranking.sure >= least else None
        # one sentence for both is found as any other is
        if best is None or best.sentence in _of(found):
            return Several((), 0.0)
        found.append(replace(best, with_former=bool(found)))
        sure = min(sure, ranking.sure)
    return Several(_together(found), sure if found else 0.0)


def best_of(name: str, names: Sequence[str], ranked: Sequence[Scored], least: float) -> Scored | None:
    """The likeliest sentence that is not told of another of those compared alone; None where it is not likely.

    Args:
        name: Of whom it is to tell.
        names: All who are compared.
        ranked: Sentences, the likeliest first.
        least: How likely one must be that is not the first.
    """
    for number, one in enumerate(ranked):
        said = fold(one.sentence.text)
        others = any(place_core(other) in said for other in names if other != name)
        if place_core(name) in said or not others:
            return one if number == 0 or one.score >= least else None
    return None


def of_one(query: Query, name: str) -> Query:
    """A comparison as a question about one of those that it names."""
    asked = query.standalone
    rest = [other for other in query.entities if other not in owners(query)]  # whose districts they are
    others = [m for m in entities_in(asked) if m.name in query.entities and m.name not in {name, *rest}]
    for mention in reversed(others):
        asked = f"{asked[: mention.start].rstrip()} {asked[mention.end :].lstrip()}"
    kept = _LINK.sub(" ", asked)
    if query.ask == "compare" and not query.indicators:
        query = replace(query, ask="count", measures=("count", "share"))  # more or less of something
    return replace(query, entities=(name, *rest), standalone=" ".join(kept.split()), parts=())


def _compares(query: Query) -> bool:
    return query.ask == "compare" or bool(_WHICH_OF.search(fold(query.standalone)))


def _together(found: Sequence[Scored]) -> tuple[Scored, ...]:
    """Sentences that answer together: of several no single piece does."""
    return tuple(replace(one, extraction=None) for one in found) if len(found) > 1 else tuple(found)


def _of(scored: Sequence[Scored]) -> list[Sentence]:
    return [one.sentence for one in scored]
