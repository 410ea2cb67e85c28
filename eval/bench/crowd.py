"""Many clients at once on one server with the language model: errors, clean refusals, memory, how long a fact takes.

``python -m eval.bench.crowd --index FOLDER`` starts ``reformqa serve`` and lets clients ask the development questions
without a pause, each its own part of them; who is told that the server is busy comes again when it was told to. The
server's memory is read from ``/proc``, so this needs Linux.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle
from pathlib import Path
from subprocess import DEVNULL, Popen
from threading import Event, Thread
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from eval.bench.rehearsal import QUESTIONS, free_port, wait_for
from eval.questions.gold import load_gold

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = frozenset({"fact", "derived", "list", "compare", "trend"})
"""Routes of answers that code composes from the mined table."""

BUSY = "busy"
_WARM = "Dịch vụ công trực tuyến mức 4 hơn mức 3 ở điểm nào?"
_PATIENCE = 600.0
_GRACE = 20.0  # seconds after the end in which answers still count
_EVERY = 5.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question came to.

    Attributes:
        seconds: Until the reply was complete.
        route: How it was answered; "busy" for a clean refusal, empty for an error.
        fault: What went wrong; empty for nothing.
        wait: Seconds after which to come again.
    """

    seconds: float
    route: str
    fault: str = ""
    wait: float = 0.0


def ask(address: str, question: str, patience: float = _PATIENCE) -> Reply:
    """Ask a question, and wait for the answer so many seconds at most."""
    body = json.dumps({"question": question}).encode()
    request = Request(f"{address}/api/ask", body, {"Content-Type": "application/json"})  # noqa: S310 - our own
    began = time.perf_counter()

    def after(route: str, fault: str = "", wait: float = 0.0) -> Reply:
        return Reply(time.perf_counter() - began, route, fault, wait)

    try:
        with urlopen(request, timeout=patience) as response:  # noqa: S310
            return after(str(json.load(response)["route"]))
    except HTTPError as error:
        if error.code == HTTPStatus.SERVICE_UNAVAILABLE and "Retry-After" in error.headers:
            return after(BUSY, wait=float(error.headers["Retry-After"]))
        return after("", f"status {error.code}: {error.read().decode(errors='replace')}")
    except (URLError, OSError, ValueError, KeyError) as error:
        return after("", str(error) or type(error).__name__)


def crowd(address: str, questions: Sequence[str], clients: int, seconds: float) -> list[Reply]:
    """Have so many clients ask for so long, each beginning at its own place in the list."""
    end = time.monotonic() + seconds

    def one(number: int) -> list[Reply]:
        first = number * len(questions) // clients
        replies = []
        for question in cycle([*questions[first:], *questions[:first]]):
            if time.monotonic() >= end:
                break
            reply = ask(address, question, end - time.monotonic() + _GRACE)
            if not reply.fault or time.monotonic() < end:  # else it still waited for the model when all was over
                replies.append(reply)
            time.sleep(min(reply.wait, max(0.0, end - time.monotonic())))
        return replies

    with ThreadPoolExecutor(clients) as pool:
        return [reply for replies in pool.map(one, range(clients)) for reply in replies]


def memory(process: int) -> int:
    """Memory of a process in MB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def table(replies: Sequence[Reply], megabytes: Sequence[int]) -> str:
    """The result as Markdown."""
    lines = ["| answers | how many | p50 s | p95 s | longest s |", "|---|---|---|---|---|"]
    groups = {
        "from the table": [r.seconds for r in replies if r.route in ROWS],
        "worded by the model, quoted or refused": [r.seconds for r in replies if r.route not in {*ROWS, BUSY, ""}],
        "told busy": [r.seconds for r in replies if r.route == BUSY],
        "errors": [r.seconds for r in replies if r.fault],
    }
    for name, taken in groups.items():
        told = " | ".join(f"{_at(taken, share):.2f}" for share in (0.5, 0.95, 1)) if taken else "– | – | –"
        lines.append(f"| {name} | {len(taken)} | {told} |")
    thirds = [megabytes[round((len(megabytes) - 1) * share)] for share in (0, 1 / 3, 2 / 3, 1)]
    told = ", ".join(f"{each}" for each in thirds)
    return "\n".join([*lines, "", f"memory in MB at the start, after one and two thirds, at the end: {told}"])


def _at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@contextmanager
def serving(index: Path, generator: str, command: str = "serve") -> "Iterator[tuple[str, int]]":
    """Run a server as long as the block lasts; gives its address and process."""
    port = free_port()
    where = [command, "--index", str(index), "--generator", generator, "--port", str(port)]
    process = Popen([sys.executable, "-c", "from ui.cli import main; main()", *where], stdout=DEVNULL)  # noqa: S603 - our own
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def main() -> None:
    """Read the options, run, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--generator", default="default")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300.0)
    options = parser.parse_args()
    asked = [item.question for item in load_gold(QUESTIONS) if not item.history]
    with serving(options.index, options.generator) as (address, process):
        ask(address, _WARM)  # loads both models
        measured, over = [memory(process)], Event()

        def look() -> None:
            while not over.wait(_EVERY):
                measured.append(memory(process))

        watching = Thread(target=look)
        watching.start()
        replies = crowd(address, asked, options.clients, options.seconds)
        over.set()
        watching.join()
        measured.append(memory(process))
    print(table(replies, measured))
    for fault, count in Counter(reply.fault for reply in replies if reply.fault).most_common():
        print(f"error, {count} times: {fault}")


if __name__ == "__main__":
    main()
