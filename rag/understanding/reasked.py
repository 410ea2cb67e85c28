"""A short follow-up that names another place ("Bá Thước thì được bao nhiêu?"): the question before, asked of it."""

from collections.abc import Callable, Sequence

from index.names.find import Mention, kind_of
from index.text.tokens import syllables
from rag.types import Ask, Query

# A follow-up that only says of whom. Any other asks something of its own.
_SAYS_WHOM: frozenset[Ask] = frozenset({"free", "count", "share"})


def reasked(own: Query, earlier: Sequence[Query], mentions: Callable[[str], Sequence[Mention]]) -> str | None:
    """The last question that said what it asks, with the follow-up's place in place of its own.

    None where the follow-up says more than a name, where the question before was of an index (its slots are carried
    then) or where it is not clear which of its names is meant.

    Args:
        own: The follow-up as understood alone.
        earlier: The earlier questions, oldest first, understood alone.
        mentions: Finds the places and bodies in a question.
    """
    new = next((m for m in mentions(own.standalone) if m.name in own.entities), None)
    if new is None or len(own.entities) != 1:
        return None
    said = own.standalone[new.start : new.end]
    rest = set(own.terms) - set(syllables(said))
    if rest or own.indicators or own.dimension or own.years or own.ask not in _SAYS_WHOM:
        return None
    before = next((query for query in reversed(earlier) if query.terms or query.indicators), None)
    if before is None or before.indicators or before.dimension:
        return None
    kind = kind_of(own.entities[0])
    named = [m for m in mentions(before.standalone) if m.name in before.entities]
    alike = [m for m in named if kind_of(m.name) == kind] or named
    if len(alike) != 1 or alike[0].name == own.entities[0]:
        return None
    return f"{before.standalone[: alike[0].start]}{said}{before.standalone[alike[0].end :]}"
