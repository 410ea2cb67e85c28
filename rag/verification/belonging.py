"""Of a sentence with several values, a claim that tells one may not tell what is said of another.

"Công chức 87,9%; tiếp cận dịch vụ 85,0%; xử lý phản ánh thấp nhất với 80,8%": each word of "thấp nhất là tiếp cận dịch
vụ, 85,0%" stands there, in order once its question is taken along.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.text import late as re
from index.text.tokens import syllables
from rag.understanding import words

_CLAUSE = re.compile(r"[;,:.](?=\s)|\s(?:còn|và|trong khi|while|whereas|and|but)\s", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*")
_EXTREME = frozenset(
    "nhất chót bét đầu cuối highest lowest most least best worst first last top bottom weakest strongest".split()
)


@dataclass(frozen=True, slots=True)
class _Clause:
    numbers: frozenset[str]
    words: frozenset[str]


def of_another(claim: str, source: str) -> Iterator[str]:
    """What a claim says of a value, and the source of another one that the claim leaves out.

    Superlatives wherever they stand; other words where they stand behind the value that is told: before it they may
    lead up to all ("mức hài lòng về …").

    Args:
        claim: A sentence of an answer.
        source: The sentence that it is cited to.
    """
    said, told = set(syllables(claim)), set(_NUMBER.findall(claim))
    clauses = [_clause(piece) for piece in _CLAUSE.split(source)]
    mine = [place for place, clause in enumerate(clauses) if clause.numbers & told]
    if not mine:
        return
    own: set[str] = set().union(*(c.words for place, c in enumerate(clauses) if place in mine or not c.numbers))
    for place, clause in enumerate(clauses):
        theirs = (said & clause.words) - own if clause.numbers and place not in mine else set()
        found = theirs & _EXTREME | (theirs - words.STOP if place > mine[-1] else set())
        yield from (f"“{word}” of another value" for word in sorted(found))


def _clause(text: str) -> _Clause:
    return _Clause(frozenset(_NUMBER.findall(text)), frozenset(syllables(text)))
