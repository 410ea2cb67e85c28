"""Two servers over one store under load: how many questions fail, and how long answers take.

``python -m eval.bench.rehearsal --index FOLDER`` starts two ``reformqa serve`` over one index folder, which both only
read; with ``--lite FILE.db`` one Milvus Lite server over a file (only one program may open such a file) and two servers
that reach it by address. Clients then ask both in turn, one question after the other each, without a language model.
"""

import argparse
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from eval.questions.gold import load_gold

QUESTIONS = Path(__file__).parent.parent / "sets" / "dev" / "dev.jsonl"
SERVERS = 2
_PATIENCE = 180.0  # seconds until a server must answer


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question came to: seconds, and what went wrong (empty for nothing)."""

    seconds: float
    fault: str


def ask(address: str, question: str) -> Reply:
    """Ask a server one question."""
    started = time.perf_counter()
    body = json.dumps({"question": question}).encode()
    request = Request(f"{address}/api/ask", body, {"Content-Type": "application/json"})  # noqa: S310 - our own
    try:
        with urlopen(request, timeout=60) as response:  # noqa: S310
            json.load(response)
    except (URLError, TimeoutError, ValueError) as error:
        return Reply(time.perf_counter() - started, str(error))
    return Reply(time.perf_counter() - started, "")


def load(addresses: Sequence[str], questions: Sequence[str], clients: int) -> list[Reply]:
    """Ask every question once, the servers in turn, by so many clients at a time."""
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(ask, islice(cycle(addresses), len(questions)), questions))


def table(replies: Sequence[Reply], seconds: float) -> str:
    """The result as Markdown: milliseconds at the median and beyond."""
    times = sorted(reply.seconds * 1000 for reply in replies)
    at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99)]
    faults = sum(bool(reply.fault) for reply in replies)
    head = "| questions | errors | a second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|\n"
    return (
        head + f"| {len(replies)} | {faults} | {len(replies) / seconds:.1f} | {at[0]:.0f} | {at[1]:.0f} | {at[2]:.0f} |"
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str]) -> Iterator[None]:
    """Run a program as long as the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    """Wait until something listens.

    Raises:
        TimeoutError: Nothing came.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing listens on port {port}; see what it said above")


def serving(stack: ExitStack, index: Path | None, lite: Path | None) -> list[str]:
    """Start the servers and return their addresses."""
    where = ["--index", str(index)]
    if lite is not None:
        port = free_port()
        tool = ["-m", "milvus_lite.cmdline", "server", "--data-dir", str(lite), "--port", str(port)]
        stack.enter_context(running([sys.executable, *tool]))
        wait_for(port)
        where = ["--store", f"milvus://127.0.0.1:{port}"]
    addresses = []
    for _ in range(SERVERS):
        port = free_port()
        start = ["-c", "from ui.cli import main; main()", "serve", *where, "--generator", "none", "--port", str(port)]
        stack.enter_context(running([sys.executable, *start]))
        wait_for(port)
        addresses.append(f"http://127.0.0.1:{port}")
    return addresses


def main() -> None:
    """Read the options, run, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--index", type=Path, help="index folder that both servers read")
    which.add_argument("--lite", type=Path, help="Milvus Lite file that holds an index (reformqa index --store …)")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--clients", type=int, default=4)
    options = parser.parse_args()
    asked = [item.question for item in load_gold(QUESTIONS) if not item.history]
    with ExitStack() as stack:
        addresses = serving(stack, options.index, options.lite)
        for address in addresses:  # the first search by meaning loads the embedder, and every vector
            with urlopen(f"{address}/api/search?question=m%E1%BB%99t+c%E1%BB%ADa", timeout=_PATIENCE) as response:  # noqa: S310
                response.read()
        started = time.perf_counter()
        replies = load(addresses, list(islice(cycle(asked), options.questions)), options.clients)
        print(table(replies, time.perf_counter() - started))
    for fault in sorted({reply.fault for reply in replies} - {""}):
        print(f"error: {fault}")


if __name__ == "__main__":
    main()
