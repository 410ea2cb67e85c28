"""Answers that rest on one sentence: a counted thing, a share, a date, a person, a document, or the sentence itself."""

from collections.abc import Sequence
from dataclasses import replace

from index.names.agencies import NATION
from index.names.local import same_place
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.text.marks import unmarked
from index.types import Fact, Lang, Sentence
from rag.composing import phrases
from rag.composing.answer_facts import source_of
from rag.composing.clauses import told_clause
from rag.composing.draft import Draft, Statement
from rag.composing.rows import same_value, sentence_of
from rag.retrieval.evidence import Scored
from rag.retrieval.nouns import asked_nouns, counts
from rag.retrieval.rivals import rival
from rag.types import Query

_LEAST = 0.4
_BEST_PAGES = 3
QUOTED = {"vi": "Bài viết nêu:", "en": "The article says:"}
_SHORT = {"vi": "“{short}” – bài viết nêu:", "en": "“{short}” – the article says:"}
_WHOLE = 240  # characters of a sentence that may be quoted whole for one value of it
_WHO_DO = frozenset({"trả lời", "tham gia", "tham dự"})
_CLAUSE = 4  # words: "xuống còn 68" does not say what there are 68 of
# What ends in these says half of it: "rút từ 42 phút xuống", "cut from 54 to".
_HALVES = "từ|đến|tới|xuống|lên|trở|trở lên|trở xuống|thì|sang|còn|là|thành|to|into|from|become|became"
_LOOSE = (
    f"{_HALVES}|và|với|của|ở|tại|cho|trong|theo|hay|hoặc|do|bị|được|có|vào|về|bằng|trên|dưới|khi|để|mà|nên|nhưng|ra|rồi|"
    "qua|như|vì|chỉ|đã|sẽ|and|or|of|in|at|with|for|by|on|the|an?|than|but|which"
)
_BREAKS_OFF = re.compile(rf" (?:{_LOOSE})$", re.IGNORECASE)
_HALF = re.compile(rf" (?:{_HALVES})$", re.IGNORECASE)
_RUNS_ON = re.compile(rf"(?:^| )(?:{_LOOSE})$", re.IGNORECASE)
_FIGURE_BEFORE = re.compile(r"\d%? $")
CONFLICT = {"vi": "Các nguồn nêu khác nhau: {text}", "en": "Sources differ: {text}"}


def answer_row(
    index: NewsIndex, query: Query, scored: Sequence[Scored], likely: Sequence[Sentence] = ()
) -> Draft | None:
    """Word the best row; differing rows of other articles that fit as well are told beside it.

    Args:
        index: Where to look.
        query: The question.
        scored: Rows, best first.
        likely: Sentences that answer, whatever the score of their rows.
    """
    if not scored or scored[0].fact is None:
        return None
    nouns = asked_nouns(query.standalone)
    statements: list[Statement] = []
    for noun in nouns or (None,):
        counted = [s for s in scored if len(nouns) < 2 or (s.fact and noun and counts(s.fact, noun))]
        told = [
            s for s in counted if s is counted[0] or s.score >= _LEAST or s.sentence in likely or _rivals(counted[0], s)
        ]
        statements += _stated(index, query, told, noun) if told else []
    return Draft("fact", tuple(statements)) if statements else None


def _stated(index: NewsIndex, query: Query, scored: Sequence[Scored], noun: str | None) -> list[Statement]:
    rows, lang = _agreeing(index, scored, noun), query.language
    if len(rows) == 1:
        return [Statement(_worded(index, rows[0], lang), (rows[0],))]
    statements = [Statement(f"{_worded(index, row, lang)} ({source_of(index, row, lang)})", (row,)) for row in rows]
    first, *others = statements
    told = (replace(other, text=phrases.of_another(other.text, lang)) for other in others)
    return [replace(first, text=CONFLICT[lang].format(text=first.text)), *told]


def answer_quote(query: Query, chosen: Sequence[Sentence], short: str = "") -> Draft:
    """Answer with the chosen sentences themselves; ``short`` is the piece of the first that answers by itself."""
    lead = QUOTED[query.language]
    leads = [_SHORT[query.language].format(short=short) if short else lead, *[lead] * len(chosen)]
    texts = (told_clause(query, phrases.quotable(s), "" if n else short) for n, s in enumerate(chosen))
    told = (Statement(f"{lead} “{text}”", sentences=(s,)) for lead, text, s in zip(leads, texts, chosen, strict=False))
    return Draft("quote", tuple(told), short=short)


def _agreeing(index: NewsIndex, scored: Sequence[Scored], noun: str | None) -> list[Fact]:
    """The best row, and the best rows of other articles that state another value of the same thing."""
    first = scored[0].fact
    if first is None:
        return []
    rows = [first]
    for other in scored[1:]:
        fact = other.fact
        if fact is None or len(rows) == _BEST_PAGES:
            break
        elsewhere = all(fact.article_id not in index.story(row.article_id) for row in rows)
        if not elsewhere or not (_same_thing(first, fact, noun) or _rivals(scored[0], other)):
            continue
        if not any(_same_row(fact, row) or _states(index, fact.article_id, row) for row in rows):
            rows.append(fact)
    return rows


def _rivals(left: Scored, right: Scored) -> bool:
    """Whether two rows count the same thing in the same words, and differ."""
    return bool(left.fact and right.fact and rival(left.fact, left.sentence, right.fact, right.sentence))


def _states(index: NewsIndex, article_id: str, row: Fact) -> bool:
    """Whether an article states a row's value too: then what else it counts is no other version of it."""
    return any(f.measure == row.measure and _same_row(f, row) for f in index.facts(article_id=article_id))


def _same_thing(left: Fact, right: Fact, noun: str | None) -> bool:
    if left.measure != right.measure or left.year != right.year or left.measure not in {"count", "share", "date"}:
        return False
    if not same_place(left.entity or NATION, right.entity or NATION) and not noun:
        return False
    if noun is not None:
        return counts(left, noun) and counts(right, noun)
    units = {" ".join(fold(fact.unit or "").split(" ")[:2]) for fact in (left, right)}
    return len(units) == 1 and left.indicator == right.indicator


def _same_row(left: Fact, right: Fact) -> bool:
    if left.number is None or right.number is None:
        return fold(left.value) == fold(right.value)
    return same_value(left, right)


def _worded(index: NewsIndex, fact: Fact, lang: Lang) -> str:
    if fact.measure == "person":
        return f"{fact.value} – {fact.label}" if fact.label else fact.value
    if fact.measure in {"date", "document"}:
        return f"{fact.value}: “{_clause(index, fact)}”"
    half = _HALF.search(fact.label) or len(fact.label.split()) < _CLAUSE
    if half and (whole := _one_of_several(index, fact)):
        return f"{QUOTED[lang]} “{phrases.quotable(whole)}”"
    amount = phrases.amount_text(replace(fact, unit=_short(fact.unit)), lang)
    return f"{phrases.capital(amount)}: {f'“{_clause(index, fact)}”' if _stands(index, fact) else fact.label}"


def _clause(index: NewsIndex, fact: Fact) -> str:
    """The row's own words; where they are torn out, their whole sentence if no other such value is in it."""
    sentence = sentence_of(index, fact)
    before, _, _ = sentence.text.partition(fact.label)
    torn = bool(_FIGURE_BEFORE.search(before)) or len(fact.label.split()) < _CLAUSE
    if not (torn or _BREAKS_OFF.search(fact.label)):
        return _plain(sentence.text, fact.label)
    if len(sentence.text) <= _WHOLE and _one_of_several(index, fact) is None:
        return phrases.quotable(sentence)
    return _plain(sentence.text, _BREAKS_OFF.sub("", fact.label[fact.label.find(fact.value) if torn else 0 :]))


def _plain(text: str, piece: str) -> str:
    """A piece of a text without the signs of Markdown; of a pair of them it may hold one."""
    at = text.find(piece)
    return unmarked(text, at, at + len(piece)) if at >= 0 else piece


def _one_of_several(index: NewsIndex, fact: Fact) -> Sentence | None:
    """The sentence of a row, where it is short and tells more values of the kind: which is meant shows in the whole."""
    sentence = sentence_of(index, fact)
    beside = [f for f in index.facts(article_id=fact.article_id) if f.start == fact.start and f.measure == fact.measure]
    return sentence if len(beside) > 1 and len(sentence.text) <= _WHOLE else None


def _stands(index: NewsIndex, fact: Fact) -> bool:
    """Whether the label is the sentence's own words; a table cell's is put together from its row and column."""
    return fact.label in sentence_of(index, fact).text


def _short(unit: str | None) -> str | None:
    """The counted noun without the words that run on after it; "người trả lời" is not cut in the midst of a word."""
    words = unit.split(" ") if unit else []
    kept = words[: 3 if " ".join(words[1:3]).lower() in _WHO_DO else 2]
    return _RUNS_ON.sub("", " ".join(kept)) or None
