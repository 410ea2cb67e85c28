"""The process in which files are parsed: paths come in, one a line, and readings go out, one a line.

It limits itself, so that a file made to harm takes nothing with it but this process. Started by
:mod:`index.sources.isolated`; ends with its input.
"""

import json
import math
import os
import sys
import time
from pathlib import Path

from index.errors import SourceError
from index.sources import wire
from index.sources.files import shown
from index.sources.readers import parse
from index.sources.reading import Reading

if sys.platform != "win32":
    import contextlib
    import resource


def main(memory: int, cpu: int) -> None:
    """Answer lines of standard input until it ends.

    Args:
        memory: Most bytes of address space.
        cpu: Most seconds of computing for one file.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    _limit_memory(memory)
    for line in sys.stdin:
        _limit_cpu(cpu)
        name, address = json.loads(line)
        answers.write(wire.dump(_read(Path(name), address, memory)) + "\n")
        answers.flush()


def _read(path: Path, address: str | None, memory: int) -> Reading | SourceError:
    try:
        return parse(path, address)
    except SourceError as error:
        return error
    except MemoryError:
        return SourceError(f"{shown(path)}: needs more than {memory // 1_000_000} MB of memory to read; split it")
    except RecursionError:
        return SourceError(f"{shown(path)}: nested too deeply to read; save it anew or as text")


if sys.platform == "win32":

    def _limit_memory(memory: int) -> None:
        """Windows has no such limit for a process by itself."""

    def _limit_cpu(cpu: int) -> None:
        """Windows has no such limit for a process by itself."""

else:

    def _limit_memory(memory: int) -> None:
        with contextlib.suppress(ValueError, OSError):  # a lower limit holds already; a system that has none
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _limit_cpu(cpu: int) -> None:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + cpu, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
