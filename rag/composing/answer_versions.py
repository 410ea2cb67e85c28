"""A count that another article tells otherwise: both are shown, each with its source, and neither is chosen."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from index.news_index import NewsIndex
from index.text.restore import restore
from index.types import Fact, Hit, Lang, Sentence
from rag.composing import phrases
from rag.composing.answer_facts import source_of
from rag.composing.answer_sentences import CONFLICT
from rag.composing.draft import Draft, Statement
from rag.composing.rows import sentence_of
from rag.retrieval.evidence import Scored
from rag.retrieval.nouns import asked_nouns, counts
from rag.retrieval.versions import VERSIONED, answers, candidates
from rag.types import Query


def versions_of_row(
    index: NewsIndex, query: Query, draft: Draft, hits: Sequence[Hit], turn: AbstractContextManager[object]
) -> Draft | None:
    """A draft that tells one counted row, told beside another article's version of it; None where there is none.

    Args:
        index: Where to look.
        query: The question.
        draft: The answer so far.
        hits: Passages that were found for the question.
        turn: Is held while the extractor reads.
    """
    if len(draft.statements) != 1 or len(draft.statements[0].facts) != 1:
        return None
    own = draft.statements[0].facts[0]
    told = _versions(index, query, own, hits, turn) if own.measure in VERSIONED else None
    return replace(told, sure=draft.sure) if told else None


def versions_of_sentence(index: NewsIndex, query: Query, best: Scored, hits: Sequence[Hit]) -> Draft | None:
    """The best sentence beside another article's version of the number that answers; None where there is none."""
    if query.ask not in {"count", "share"}:
        return None
    own = _answering(index, query, best)
    return _versions(index, query, own, hits, nullcontext()) if own else None


def _answering(index: NewsIndex, query: Query, best: Scored) -> Fact | None:
    """The one row of a sentence that is its answer: by what the extractor reads, or the noun that is asked for."""
    rows = [f for f in index.facts(article_id=best.sentence.article_id) if f.start == best.sentence.start]
    rows = [f for f in rows if f.measure in VERSIONED]
    if best.extraction and (read := [f for f in rows if answers(f, best.sentence, best.extraction)]):
        return read[0] if len(read) == 1 else None
    nouns = asked_nouns(query.standalone)
    counted = [f for f in rows if any(counts(f, noun) for noun in nouns)]
    return counted[0] if len(counted) == 1 else None


def _versions(
    index: NewsIndex, query: Query, own: Fact, hits: Sequence[Hit], turn: AbstractContextManager[object]
) -> Draft | None:
    mine = sentence_of(index, own)
    may = candidates(index, query, own, mine, hits)
    if not may:
        return None
    with turn:
        read = index.extract(restore(query.standalone, index.vocabulary), [sentence for _, sentence in may])
    for (fact, sentence), piece in zip(may, read or (), strict=False):
        if answers(fact, sentence, piece):
            lang = query.language
            told = [_quoted(index, row, its, lang) for row, its in ((own, mine), (fact, sentence))]
            first = Statement(CONFLICT[lang].format(text=told[0]), sentences=(mine,))
            return Draft("quote", (first, Statement(phrases.of_another(told[1], lang), sentences=(sentence,))))
    return None


def _quoted(index: NewsIndex, fact: Fact, sentence: Sentence, lang: Lang) -> str:
    return f"“{phrases.quotable(sentence)}” ({source_of(index, fact, lang)})"
