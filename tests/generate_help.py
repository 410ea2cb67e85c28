"""What the tests of generators share."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rag.types import Turn

ROOT = Path(__file__).parents[1]
QUESTION = [Turn("user", "Điện Biên xếp thứ mấy?")]


def said(pieces: Iterator[str]) -> list[str]:
    """The pieces that say something."""
    return [piece for piece in pieces if piece]


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()
