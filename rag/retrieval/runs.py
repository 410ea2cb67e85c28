"""For how many years in a row somebody has held a place: told by the sentences that count them, and by nothing else."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.facts.hostile import is_instruction
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Hit, Sentence
from rag.retrieval.dated import year_fits
from rag.retrieval.gate import is_about, of_index
from rag.types import Query
from rag.understanding import words
from rag.understanding.question import without_names

_NTH = r"(?:hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})"
_NTH_EN = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
_MANY_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_IN_A_ROW = r"(?:lien tiep|lien tuc|lien)"
_TIMES = r"(?:nam|ky|lan|mua)"
_TIMES_EN = r"(?:years?|times?|editions?|surveys?|assessments?|rankings?)"
_ASKED = re.compile(
    rf"\b(?:may|bao nhieu) {_TIMES} {_IN_A_ROW}\b|\b{_TIMES} thu (?:may|bao nhieu) {_IN_A_ROW}\b|"
    rf"\b{_IN_A_ROW} (?:may|bao nhieu) {_TIMES}\b|"
    rf"\bhow many (?:(?:consecutive|straight|successive) {_TIMES_EN}|{_TIMES_EN} (?:in a row|running))\b"
)
_COUNTED = re.compile(
    rf"\b{_TIMES} thu {_NTH} {_IN_A_ROW}\b|\b{_NTH} {_TIMES} {_IN_A_ROW}\b|\b{_IN_A_ROW} (?:trong )?{_NTH} {_TIMES}\b|"
    rf"\b{_NTH_EN} (?:consecutive|straight|successive) {_TIMES_EN}\b|"
    rf"\b{_NTH_EN} {_TIMES_EN} (?:in a row|running)\b|"
    rf"\b{_MANY_EN} (?:(?:consecutive|straight|successive) {_TIMES_EN}|{_TIMES_EN} (?:in a row|running))\b"
)


# "Đây là năm thứ tư liên tiếp thành phố giữ vị trí này": the place of the sentence before.
_POINTS_BACK = re.compile(
    r"\b(?:vi tri|ngoi vi|thu hang|hang|danh hieu) (?:nay|do|ay)\b|\b(?:this|that|the) (?:place|position|rank|spot)\b"
)


def asks_run(query: Query) -> bool:
    """Whether a question asks for how many years in a row something has been so."""
    return bool(_ASKED.search(without_names(query.standalone)))


def counts_run(text: str) -> bool:
    """Whether a text counts years in a row."""
    return bool(_COUNTED.search(fold(text)))


def run_told(index: NewsIndex, query: Query, hits: Sequence[Hit]) -> Sequence[Sentence]:
    """The newest sentence that counts the years for which whom a question names has held the place that it names.

    Behind the one before it where it points back to that; none where no sentence counts them.

    Args:
        index: Where to look.
        query: A question for which :func:`asks_run` holds.
        hits: Passages, best first.
    """
    found = [told for told in _counting(index, query, hits) if not any(is_instruction(s.text) for s in told)]
    return max(found, key=lambda told: max(told[-1].years, default=0), default=())


def _counting(index: NewsIndex, query: Query, hits: Sequence[Hit]) -> Iterator[Sequence[Sentence]]:
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits):
        article, sentences = index.article(article_id), index.sentences(article_id)
        for before, sentence in pairwise([None, *sentences]):
            if sentence is None or not counts_run(sentence.text) or not is_about(query, sentence, article):
                continue
            told = (before, sentence) if before and _POINTS_BACK.search(fold(sentence.text)) else (sentence,)
            fits = of_index(query, sentence) and year_fits(query, sentence, article, None)
            if fits and _of_place(query, " ".join(one.text for one in told)):
                yield told


def _of_place(query: Query, said: str) -> bool:
    """Whether the place that a question names, the first, the last or another, is named; true where it names none."""
    asked, told = without_names(query.standalone), without_names(said)
    for end in (words.FIRST_PLACE, words.LAST_PLACE):
        if end.search(asked):
            return bool(end.search(told))
    wanted = {match.group() for match in words.NTH.finditer(asked)}
    return not wanted or bool(wanted & {match.group() for match in words.NTH.finditer(told)})
