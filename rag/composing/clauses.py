"""Which clause of a sentence that lists values is quoted: the one of whom, or of which end, the question asks."""

from collections.abc import Sequence

from index.names.local import find_places, same_place
from index.text import late as re
from index.text.fold import fold
from rag.retrieval.eligible import asks_cause, things_asked
from rag.retrieval.gate import owners
from rag.retrieval.parts import HIGH, LOW, asks_part
from rag.types import Query
from rag.understanding.question import without_names

_BREAK = re.compile(r";\s+|,\s+(?=còn\s)|,?\s+(?=(?:while|whereas)\s)")
_LINK = re.compile(r"^(?:và|còn|while|whereas|and|but)\s+")
_DIGIT = re.compile(r"\d")
_VALUES = frozenset({"rank", "score", "count", "share", "change", "compare", "list"})


def told_clause(query: Query, text: str, short: str = "") -> str:
    """A sentence's clause that answers, in its own words; the whole sentence where it is no list, or none stands out.

    Args:
        query: The question.
        text: The sentence.
        short: The piece of it that answers by itself; "" where none is known.
    """
    clauses = _BREAK.split(text)
    listed = len(clauses) > 1 and all(_DIGIT.search(clause) for clause in clauses)
    if not listed or asks_cause(query) or not (query.ask in _VALUES or asks_part(query)):
        return text
    chosen = _of_end(query, clauses) or (_of_names(query, clauses) if owners(query) else _of_short(clauses, short))
    if not chosen:
        return text
    start = text.index(chosen[0])
    end = text.index(chosen[-1], start) + len(chosen[-1])
    return _LINK.sub("", text[start:end])


def _of_end(query: Query, clauses: Sequence[str]) -> Sequence[str]:
    """The one clause that says "lowest", where the lowest is asked for; or "highest"."""
    asked = without_names(query.standalone)
    several = query.places is not None and len(query.places.numbers) > 1
    low, high = bool(LOW.search(asked)), bool(HIGH.search(asked))
    if low == high or several:
        return ()
    end = LOW if low else HIGH
    found = [clause for clause in clauses if end.search(fold(clause))]
    return found if len(found) == 1 else ()


def _of_names(query: Query, clauses: Sequence[str]) -> Sequence[str]:
    """Neighbouring clauses that name all whom the question names, where every other names somebody else."""
    asked = owners(query)
    named = [[mention.name for mention in find_places(clause)] for clause in clauses]
    own = [n for n, names in enumerate(named) if any(same_place(one, other) for one in names for other in asked)]
    told = {other for other in asked for n in own for name in named[n] if same_place(name, other)}
    of_others = query.ask == "list" or (query.places is not None and query.places.after)  # who follows those named
    if of_others or things_asked(query) > 1 or not own or len(told) < len(asked) or not all(named):
        return ()
    return clauses[own[0] : own[-1] + 1] if own[-1] - own[0] + 1 == len(own) < len(clauses) else ()


def _of_short(clauses: Sequence[str], short: str) -> Sequence[str]:
    """The one clause that holds the piece which answers, where each names somebody of its own."""
    found = [clause for clause in clauses if short and short in clause]
    return found if len(found) == 1 and all(find_places(clause) for clause in clauses) else ()
