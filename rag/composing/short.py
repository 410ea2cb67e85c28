"""The piece of a sentence that answers by itself, told before the sentence is quoted."""

from dataclasses import replace

from index.names.find import find_entities
from index.text import late as re
from index.text.fold import fold
from index.text.letters import LOWER, UPPER
from rag.composing.answer_sentences import answer_quote
from rag.composing.compound import PARTIAL
from rag.composing.draft import Draft
from rag.composing.occasions import of_occasion
from rag.composing.route import Free
from rag.retrieval.eligible import things_asked
from rag.retrieval.evidence import Evidencer, Scored
from rag.retrieval.gate import owners
from rag.retrieval.nouns import asked_nouns, counts_other_level
from rag.types import Query
from rag.understanding import words

# On three development sets all 20 pieces at this certainty, of a sentence that answered, held what was asked for; at
# 0.2 it was 28 of 29.
SURE = 0.3
_LONGEST, _MOST = 120, 0.7  # characters, and share of the sentence: a longer piece says no more than the sentence
_WHOLE = re.compile(r"\w+(?:[.,:/–-]\w+)*%?")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_PLACE = re.compile(r"(?:hang|thu|vi tri|xep|dung|ranks?|ranked|place[ds]?)\b")
_NAME_GOES_ON = re.compile(rf"[{LOWER}]*(?: [{UPPER}][{LOWER}]*)+")
_ROUND = " \t\n,;:.!?()[]“”\"'*_`"
# "Ba tiêu chí nào": one piece would be the first of them.
_SEVERAL = re.compile(
    r"\b(?:nhung|cac|hai|ba|bon|nam|sau|bay|\d) (?:\w+ ){1,4}nao\b|\bnhung gi\b|\bwhich (?:two|three|four|five)\b"
)
_NONE = frozenset({"yesno", "compare", "trend"})
_NUMBERS = frozenset({"count", "share", "score", "rank", "change", "date"})


def short_answer(query: Query, best: Scored) -> str:
    """The piece of the best sentence that answers; "" where the extractor is not sure of one, or none is asked for."""
    read, text = best.extraction, best.sentence.text
    if read is None or read.sure < SURE or read.relevance < 0 or query.ask in _NONE or things_asked(query) > 1:
        return ""
    of_several = query.ask in _NUMBERS and len(owners(query)) > 1  # each has its own number
    if of_several or _SEVERAL.search(fold(query.standalone)):
        return ""
    piece = whole(text, read.start, _name_end(text, read.end) if query.ask == "person" else read.end)
    too_long = len(piece) > min(_LONGEST, _MOST * len(text))
    if too_long or not _of_kind(query, piece) or _is_given(query, piece):
        return ""
    return piece


def quoted(evidencer: Evidencer, query: Query, road: Free) -> Draft:
    """The sentences that were found, after the piece of the first that answers by itself."""
    chosen = of_occasion(query, evidencer.quotable(query, road.sentences))
    best = road.sentences[0]
    short = short_answer(query, best) if chosen[0] is best.sentence else ""
    lead = PARTIAL[query.language] if road.partial else ""
    return replace(answer_quote(query, chosen, short), sure=road.sure, lead=lead)


def whole(text: str, start: int, end: int) -> str:
    """A span of a text, grown to whole words and numbers, without the marks around it."""
    for token in _WHOLE.finditer(text):
        if token.start() < start < token.end():
            start = token.start()
        if token.start() < end < token.end():
            end = token.end()
    return text[start:end].strip(_ROUND)


def _name_end(text: str, end: int) -> int:
    """Where a name ends that goes on in capitalised words: half a name is another person's."""
    rest = _NAME_GOES_ON.match(text, end)
    return rest.end() if rest else end


def _is_given(query: Query, piece: str) -> bool:
    """Whether a number is asked for and a piece has none but the question's own."""
    numbers = _NUMBER.findall(piece) if query.ask in _NUMBERS else []
    return bool(numbers) and set(numbers) <= set(_NUMBER.findall(query.standalone))


def _of_kind(query: Query, piece: str) -> bool:
    """A number where one is asked for, a name where a person is, a province where it is asked which."""
    if query.ask in _NUMBERS:
        place_for_points = query.ask == "score" and query.measures[:1] == ("score",) and _PLACE.match(fold(piece))
        other = query.ask == "count" and counts_other_level(piece, asked_nouns(query.standalone))
        return any(char.isdigit() for char in piece) and not (place_for_points or other)
    if words.WHICH_PROVINCE.search(fold(query.standalone)):
        return any(mention.kind == "province" for mention in find_entities(piece))
    if query.ask == "person":
        return sum(word[:1].isupper() for word in piece.split()) > 1
    return bool(piece)
