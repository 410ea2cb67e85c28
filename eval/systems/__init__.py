"""What can be measured: the program, the program without one of its parts, and what others would have written.

Each lives in a file of its own, which is imported when the system is asked for.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path

from eval.running.runner import System
from index.errors import SettingsError
from rag.settings import Settings

Opener = Callable[[Path, Settings], AbstractContextManager[System]]
"""From the folder of an index and the settings to an open system; its files are closed at the end of the ``with``."""

HOMES = {
    "ours": "ours",
    "langchain": "stuff_chain",
    "bm25-first": "bm25_first",
    "model-alone": "model_alone",
    "no-facts": "no_facts",
    "no-verification": "no_verification",
    "no-context": "no_context",
    "dense-only": "dense_only",
    "lexical-only": "lexical_only",
}
"""Name on the command line to the module whose ``opened`` opens it."""


def opener(name: str) -> Opener:
    """Return what opens a system.

    Raises:
        SettingsError: There is none of this name.
    """
    if name not in HOMES:
        raise SettingsError(f"unknown system {name!r}; known are {', '.join(HOMES)}")
    found: Opener = import_module(f"eval.systems.{HOMES[name]}").opened
    return found
