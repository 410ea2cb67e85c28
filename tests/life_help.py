"""A child that changes an index in a known way and can be made to die anywhere; shared by the tests of crashes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.build import build
from index.types import Article
from index.update import add, remove

EXTRA = Article("son-la", "Sơn La", "Năm 2018, Sơn La xếp thứ 40/63 về PAR INDEX.", source="son-la.md")
ACTIONS: dict[str, Callable[[Path], object]] = {
    "build": lambda out: build([*ARTICLES, EXTRA], out, HashEmbedder()),
    "add": lambda out: add([EXTRA], out, HashEmbedder()),
    "remove": lambda out: remove(["papi"], out, HashEmbedder()),
    "rollback": generation.rollback,
}
CALLS = ("fsync", "rename", "replace", "unlink", "mkdir", "rmdir")
"""What changes a folder, or makes a change last."""


def start(out: Path) -> None:
    """Two generations, so that every action has something to collect or to go back to."""
    build(ARTICLES[:1], out, HashEmbedder())
    build(ARTICLES, out, HashEmbedder())


def state(out: Path) -> str:
    """Fingerprint of the current generation, after comparing every file with its checksum."""
    folder = generation.current(out)
    declared = manifest.read(folder)
    manifest.verify(folder, declared)
    return declared.fingerprint


def fail_at(step: int, mode: str) -> list[str]:
    """Count the calls that change a folder from now on, and die at one of them.

    Args:
        step: At which call, from 0; -1 for none.
        mode: "exit" ends the process as kill -9 would, "raise" is a full disk.

    Returns:
        The calls so far; it grows.
    """
    made: list[str] = []
    for name in CALLS:
        setattr(os, name, _counted(name, getattr(os, name), made, step, mode))
    return made


def _counted(name: str, real: Callable[..., object], made: list[str], step: int, mode: str) -> Callable[..., object]:
    def call(*arguments: object, **named: object) -> object:
        made.append(name)
        if len(made) - 1 == step:
            if mode == "exit":
                os._exit(9)
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    return call


def forked(run: Callable[[], object], seconds: float | None = None) -> int:
    """Run something in a forked child, killed outright after a while if that is given.

    Forked, so that a child starts in milliseconds and hundreds can be killed; nothing here starts threads before.

    Returns:
        Its exit code, or minus the signal that ended it.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)  # not waited for yet: the number is still the child's
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
