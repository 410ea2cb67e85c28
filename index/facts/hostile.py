"""Orders to a machine that stand in an article: they are not news, so nothing is read from them or quoted."""

from collections.abc import Sequence

from index.facts import signals


def orders(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each sentence of a text is an order to a machine, or goes on behind one in its paragraph.

    What follows "ignore your instructions" up to the line's end is what the order wants to be said.
    """
    told: list[bool] = []
    previous = 0
    for start, end in spans:
        goes_on = bool(told) and told[-1] and "\n" not in text[previous:start]
        told.append(goes_on or is_instruction(text[start:end]))
        previous = end
    return told


def is_instruction(text: str) -> bool:
    """Whether a sentence tells a reading machine what to do rather than a reader what happened."""
    return bool(signals.INSTRUCTION.search(text) or (signals.MACHINE.search(text) and signals.MUST.search(text)))
