"""What an assistant says of itself, and the clock that it times its stages by."""

import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Info:
    """What an assistant answers from and with."""

    index_dir: Path
    fingerprint: str
    embedder: str
    generator: str
    articles: int
    passages: int
    sentences: int
    facts: int


@dataclass(slots=True)
class Clock:
    """Milliseconds by stage."""

    began: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)

    def lap(self, stage: str) -> None:
        """End a stage; its time is what has passed since the one before."""
        spent = sum(self.stages.values())
        self.stages[stage] = round((time.perf_counter() - self.began) * 1000 - spent, 3)
