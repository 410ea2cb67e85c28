"""Answers from one row that a question's words lead to, where no slots of a ranking do."""

from collections.abc import Sequence
from dataclasses import replace

from index.news_index import NewsIndex
from index.text import late as re
from index.text.dates import find_years
from index.text.fold import fold
from index.text.tokens import syllables
from index.types import Fact, Hit, Sentence
from rag.composing.answer_sentences import answer_quote, answer_row
from rag.composing.draft import Draft
from rag.retrieval.eligible import things_asked
from rag.retrieval.evidence import Evidencer, Scored
from rag.retrieval.matching import Words, words_of
from rag.retrieval.nouns import asked_nouns
from rag.types import Query
from rag.understanding import idioms, wishes, words
from rag.understanding.glossary import same_word

# Chosen on the development questions: of those without an answer none reaches 0.25. A row may be sparse ("48,12%") in a
# sentence that fits well.
ROW_THRESHOLD = 0.4
SPARSE_ROW_THRESHOLD = 0.2
FITTING_SENTENCE = 0.5
ROW_SURE = 0.3

_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy|how many) [^?.;]*?(?:,| và | and | cùng )", re.IGNORECASE)
# Several years each want their value: the sum over them is none of these.
_EACH_YEAR = re.compile(r"\b(?:moi|tung|hang|cac) (?:nam|ky)\b|\blan luot\b|\b(?:each|every) year\b|\brespectively\b")
_ALL = re.compile(r"\b(?:tong (?:cong|so)|tat ca|ca thay|in all|altogether|in total)\b")
_WHOLE = re.compile(r"\W*(?:trong(?: tong)?(?: so)?|(?:out )?of(?: the)?) $")
# "Bao nhiêu hồ sơ trễ thì bị điều chuyển": the bound of one case among those of others.
_BOUND_ASKED = re.compile(r"\b(?:bao nhiêu|mấy)\b[^,;?]* thì\b|\bhow many\b.*\bbefore\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:(?:giảm|tăng|lên|xuống|cắt|rút) từ|so với|(?:up|down) from|compared|from)\s", re.IGNORECASE)
_LINKS = frozenset("và với cùng and".split())
_CLOSE, _SEVERAL, _LIKELY, _AS_LIKELY, _ENDS = 0.1, 3, 2, 0.7, 2


def from_rows(index: NewsIndex, evidencer: Evidencer, query: Query, hits: Sequence[Hit]) -> Draft | None:
    """Answer from the best row; a question for a number and its share ("how many …, and what share") from two.

    Its sentence must be among the likeliest ones: a row fits by its own few words, which mislead where another
    sentence answers.
    """
    kinds = [query]
    if query.ask == "share" and asked_nouns(query.standalone):
        kinds.insert(0, replace(query, measures=("count",)))
    ranking = evidencer.ranking(query, hits, by_meaning=False)
    if ranking.sure < ROW_SURE:
        return None
    likely = ranking.sentences[:_LIKELY]
    drafts = [d for kind in kinds if (d := _from_kind(index, evidencer, kind, evidencer.rows(kind, hits), likely))]
    if len(drafts) < 2 or drafts[0].route != drafts[1].route:
        return replace(drafts[-1], sure=ranking.sure) if drafts else None
    return replace(drafts[0], sure=ranking.sure, statements=(*drafts[0].statements, *drafts[1].statements))


def _from_kind(
    index: NewsIndex, evidencer: Evidencer, query: Query, rows: Sequence[Scored], likely: Sequence[Scored]
) -> Draft | None:
    sentences = [s.sentence for s in likely if s.score >= _AS_LIKELY * likely[0].score]
    if not rows or not _fits_well(rows[0]) or rows[0].sentence not in [s.sentence for s in likely]:
        return None
    if len(query.years) > 1 and _EACH_YEAR.search(fold(query.standalone)):
        fullest = max((s.sentence for s in likely), key=lambda s: _years_named(query, s))
        return answer_quote(query, [fullest]) if _years_named(query, fullest) > 1 else None
    if things_asked(query) > 1:
        others = [s for s in likely if s.sentence != rows[0].sentence]
        return answer_quote(query, evidencer.covering(query, [rows[0], *others]))
    asked = fold(query.standalone)
    moved = words.CHANGE.search(asked) and _tells_ends(query, rows)
    both_ways = wishes.BESIDE.search(asked) or idioms.BOTH_ENDS.search(asked)
    if (
        moved
        or both_ways
        or _undecided(query, rows)
        or _several_counted(query, rows)
        or _is_whole_of_parts(query, rows)
    ):
        return answer_quote(query, [rows[0].sentence])
    return answer_row(index, query, rows, sentences)


def _tells_ends(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether a change between years is asked for, and the best row is one of its ends ("11 days, down from 19")."""
    best, fact = rows[0], rows[0].fact
    if fact is None or len({*query.years, *query.base_years}) < _ENDS:
        return False
    same = [r.fact for r in rows if r.sentence == best.sentence and r.fact and r.fact.measure == fact.measure]
    alike = [f for f in same if fold(f.unit or "").split(" ")[0] == fold(fact.unit or "").split(" ")[0]]
    return len(alike) > 1 and bool(_FROM.search(best.sentence.text))


def _years_named(query: Query, sentence: Sentence) -> int:
    said = {year for mention in find_years(sentence.text) for year in mention.years}
    return len(said & set(query.years))


def _fits_well(row: Scored) -> bool:
    sparse = row.score >= SPARSE_ROW_THRESHOLD and row.sentence_score >= FITTING_SENTENCE
    return row.score >= ROW_THRESHOLD or sparse


def _qualified_elsewhere(query: Query, sentence: Sentence, fact: Fact) -> bool:
    """Whether words of the question stand in a sentence, but not in the clause of the value that is told.

    "Lệ phí 200.000 đồng; sinh viên trả 100.000 đồng": asked for students, the first fee is not theirs.
    """
    clause, whole = words_of(f"{fact.label} {fact.unit or ''}"), words_of(sentence.text)
    return any(_only_beyond(same_word(pair), clause, whole) for pair in query.pairs)


def _only_beyond(forms: frozenset[str], clause: Words, whole: Words) -> bool:
    """Whether a sentence has one of these phrases, and its clause no word of any."""
    words_of_forms = {word for form in forms for word in form.split()}
    return any(f" {form} " in whole.running for form in forms) and clause.written.isdisjoint(words_of_forms)


def _several_counted(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether one "how many" counts several things ("bao nhiêu cục, vụ"), and the best row's sentence tells of them."""
    if not _COUNTED.search(query.standalone):
        return False
    asked = set(syllables(query.standalone))
    same = [r.fact for r in rows if r.sentence == rows[0].sentence and r.fact and r.fact.measure == "count"]
    units = {tuple(w for w in syllables(f.unit or "") if w not in _LINKS) for f in same}
    return sum(bool(unit) and set(unit) <= asked for unit in units) > 1


def _is_whole_of_parts(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether the best row is only the whole that its sentence divides ("trong 40 xã, 25 …, 10 …"), not asked for.

    Which of the parts is meant is for the reader to see.
    """
    best, fact = rows[0], rows[0].fact
    if fact is None or _ALL.search(fold(query.standalone)):
        return False
    behind = [r for r in rows if r.sentence == best.sentence and r.fact and r.fact.value_start > fact.value_start]
    return len(behind) > 1 and bool(_WHOLE.fullmatch(fold(fact.label).partition(fold(fact.value))[0]))


def _undecided(query: Query, rows: Sequence[Scored]) -> bool:
    """Whether one sentence lists values of which none stands out: which is meant is for the reader to see in it.

    "The weakest part" of several is not told by likeness either, unless the value's own words say it.
    """
    best, fact = rows[0], rows[0].fact
    if fact is None or fact.measure not in {"count", "share"}:
        return False
    same = [r for r in rows if r.sentence == best.sentence and r.fact and r.fact.measure == fact.measure]
    same = [r for r in same if r.fact and r.fact.year == fact.year]
    if len(same) > 1 and _BOUND_ASKED.search(query.standalone):
        return True
    if len(same) > 1 and _qualified_elsewhere(query, best.sentence, fact):
        return True
    superlative = bool(words.MOST.search(fold(query.standalone))) and not words.MOST.search(fold(fact.label))
    return len(same) >= _SEVERAL and (superlative or sum(best.score - r.score < _CLOSE for r in same) >= _SEVERAL)
