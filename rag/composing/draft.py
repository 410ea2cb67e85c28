"""An answer before it is checked: statements, each with the rows or sentences that it rests on."""

from dataclasses import dataclass

from index.types import Fact, Sentence
from rag.types import Route


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of an answer.

    Attributes:
        text: The claim without markers.
        facts: Rows that it states; their sentences are cited.
        sentences: Sentences cited beside those.
        computed: Numbers in the text that code computed from the cited ones.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    computed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements in order, with the route that led to them and how sure it is that they answer, 0 to 1.

    ``short`` is the piece of the first cited sentence that answers by itself; "" where there is none.
    """

    route: Route
    statements: tuple[Statement, ...]
    answered: bool = True
    lead: str = ""
    suggestions: tuple[str, ...] = ()
    sure: float = 1.0
    short: str = ""
