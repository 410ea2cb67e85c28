"""Fakes that obey the real Protocols, and a small hand-made corpus."""

import os

import pytest
from hypothesis import settings

SLOW = "REFORMQA_SLOW"
"""Environment variable that lets the tests run which take minutes; see ``make test-slow``."""


# No test is timed: patterns are compiled at the first example, and other work holds the machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the slow tests unless they were asked for."""
    if SLOW in os.environ:
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"takes minutes; run: make test-slow, which sets {SLOW}"))


@pytest.fixture(scope="session")
def wide() -> bool:
    """Whether the slow tests were asked for."""
    return SLOW in os.environ
