"""What is kept of the way to an answer, for a person who asks why it failed."""

from collections.abc import Iterator

from rag.types import Answer, Query

Receipt = tuple[tuple[str, str], ...]
"""Label and text of each part."""


def receipt(answer: Answer) -> Receipt:
    """How the question was understood, how many rows were used, each check with its outcome, and what was dropped."""
    return tuple(_parts(answer))


def _parts(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "understood as", answer.query.standalone
    yield "slots", "; ".join(_slots(answer.query))
    if answer.facts:
        values = (
            f"{fact.entity or '?'}, {fact.indicator or '?'}, {fact.year or '?'}: {fact.value}" for fact in answer.facts
        )
        yield "rows", "; ".join(values)
    for check in answer.checks:
        yield "passed" if check.passed else "failed", f"{check.value} ({check.reason}) in: {check.claim}"
    yield from (("dropped", sentence) for sentence in answer.dropped)


def _slots(query: Query) -> Iterator[str]:
    yield f"asks for {query.ask}"
    yield from query.entities
    yield from query.indicators
    yield from map(str, query.years)
    if query.carried:
        yield f"from the conversation: {', '.join(query.carried)}"
