"""Where the time of an answer goes."""

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Clock:
    """Milliseconds by stage."""

    began: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)

    def lap(self, stage: str) -> None:
        """End a stage; its time is what has passed since the one before."""
        spent = sum(self.stages.values())
        self.stages[stage] = round((time.perf_counter() - self.began) * 1000 - spent, 3)
