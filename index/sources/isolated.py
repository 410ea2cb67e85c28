"""Reading files in a child process that may crash, hang or run out of memory without harm."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from index.errors import SourceError
from index.sources import wire
from index.sources.files import shown
from index.sources.reading import Reading

_FILES = 500
"""Files after which a worker is replaced: the parsers keep caches."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    Attributes:
        memory: Bytes of address space of the worker, its libraries included. Not on Windows.
        cpu: Seconds of computing. Not on Windows.
        wall: Seconds by the clock.
    """

    memory: int = 2_000_000_000
    cpu: int = 120
    wall: float = 240


class IsolatedReader:
    """Reads files in a worker process that is started at the first file, kept, and replaced when it dies or hangs."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, path: Path, address: str | None = None) -> Reading:
        """Read one file, and say where it was fetched from if it was; see :func:`index.sources.readers.parse`.

        Raises:
            SourceError: The file cannot be read, or reading it broke a limit or the worker.
        """
        if self._worker is None or self._worker.served >= _FILES:
            self.close()
            self._worker = self._started(path)
        try:
            line = self._worker.ask(path, address, self._limits.wall)
        except TimeoutError as error:
            self.close()
            raise SourceError(f"{shown(path)}: takes more than {self._limits.wall:g} s to read; split it") from error
        if not line.endswith("\n"):
            code = self._worker.close()
            self._worker = None
            raise SourceError(f"{shown(path)}: {self._cause(code)}")
        return wire.load(line, path)

    def _started(self, path: Path) -> "_Worker":
        try:
            return _Worker(self._limits)
        except OSError as error:
            raise SourceError(
                f"{shown(path)}: no process can be started to read it in ({error.strerror}); close other programs"
            ) from error

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _cause(self, code: int) -> str:
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return f"takes more than {self._limits.cpu} s of computing to read; split it"
        told = signal.strsignal(-code) if code < 0 else f"exit code {code}"
        return f"its parser broke off ({told}); leave the file out or save it anew"


class _Worker:
    """One process; a thread of ours waits for its answers, since no system can wait for a pipe with a time limit."""

    def __init__(self, limits: Limits) -> None:
        self.served = 0
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-P", "-m", "index.sources.worker", str(limits.memory), str(limits.cpu)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)},
        )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = threading.Thread(target=_pump, args=(self._process.stdout, self._answers), daemon=True)
        self._thread.start()

    def ask(self, path: Path, address: str | None, wall: float) -> str:
        """Return the answer's line, or what there was of it when the process ended.

        Raises:
            TimeoutError: There is none yet.
        """
        self.served += 1
        stdin = self._process.stdin
        try:
            if stdin is not None:
                stdin.write(json.dumps([os.fspath(path), address]).encode("ascii") + b"\n")
                stdin.flush()
        except OSError:  # it has ended; so will its answers
            return ""
        try:
            return self._answers.get(timeout=wall)
        except queue.Empty as error:
            raise TimeoutError from error

    def close(self) -> int:
        """End the process and return its exit code."""
        try:
            code = self._process.wait(0 if self._thread.is_alive() else 5)  # one that broke off is ending by itself
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)
        return code


def _pump(stdout: IO[bytes] | None, answers: "queue.SimpleQueue[str]") -> None:
    for line in stdout or ():
        answers.put(line.decode("ascii", "replace"))
    answers.put("")


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # unsent bytes for a process that has ended
        return
