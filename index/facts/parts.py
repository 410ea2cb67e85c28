"""The part of an index that is in play: announced in one sentence, used by the small scores of the next ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.frames import Framed
from index.types import Fact

_SMALL = 20


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an index that earlier sentences put in play; ``same`` when this sentence says to go on with it."""

    name: str | None
    same: bool

    @property
    def said(self) -> str | None:
        """The part for values of any size; small scores take ``name`` anyway."""
        return self.name if self.same else None


def kept_part(framed: Framed, part: str | None) -> str | None:
    """A part of an index stays in play only while sentences give values too small for a whole index."""
    small = any(
        m.form in {"points", "plain"} and m.number < _SMALL and m.number != int(m.number) for m in framed.scan.numbers
    )
    return part if small and not framed.scan.indicators else None


def announced_part(framed: Framed) -> str | None:
    """The part that a sentence without values introduces ("Riêng nội dung X, báo cáo cho điểm chi tiết")."""
    names = {m.name for m in framed.scan.dimensions}
    return names.pop() if len(names) == 1 else None


def last_part(facts: Sequence[Fact]) -> str | None:
    """The part that the last score of a sentence was of."""
    parts = [fact.dimension for fact in facts if fact.measure == "score" and fact.dimension]
    return parts[-1] if parts else None
