"""Orders to a machine that stand in an article: they are not news, so nothing is read from them or quoted."""

from index.facts import signals


def is_instruction(text: str) -> bool:
    """Whether a sentence tells a reading machine what to do rather than a reader what happened."""
    return bool(signals.INSTRUCTION.search(text) or (signals.MACHINE.search(text) and signals.MUST.search(text)))
