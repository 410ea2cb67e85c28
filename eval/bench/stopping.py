"""How soon the language model rests after "stop": ``python -m eval.bench.stopping --index FOLDER``.

Starts ``reformqa chat`` and asks questions that need the model. Each is stopped so many seconds after the model was
first asked: by hanging up on the stream, or with ``--page`` by the page's button in Chromium. A question that was just
answered is asked again for the phase of writing, for then no prompt is left to read. What is measured is the
server's computing, as ``/proc`` counts it (Linux, hundredths of a second): the time from the stop to the last moment at
which the server still computed.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from eval.bench.crowd import ask, serving

QUESTIONS = (
    "Dịch vụ công trực tuyến mức 4 hơn mức 3 ở điểm nào?",
    "Muốn đăng ký khai sinh, thường trú và thẻ BHYT online cho con dưới 6 tuổi thì nộp ở đâu, gồm mấy bước?",
    "Bộ Công an có được tự quyết định cách tổ chức bộ phận một cửa theo Nghị định 118/2025 không?",
)
_READING, _WRITING = (0.3, 0.8, 1.3, 2.0), (0.6, 1.0, 1.4)  # seconds after the model was asked
_WINDOW = 0.5  # seconds of rest that count as rest
_TICKS = 10  # hundredths of a second of computing within it that are a server's own
_LONGEST = 60.0

Stop = Callable[[str, float], float]
"""Asks a question, stops it so long after the model was asked, and returns the moment of the stop."""


def computed(process: int) -> int:
    """Hundredths of a second that a process has computed."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def rested(process: int, since: float) -> float:
    """Wait until a process rests, and return how many seconds after a moment it began to.

    Raises:
        TimeoutError: It does not come to rest.
    """
    seen = [(time.perf_counter(), computed(process))]
    while seen[-1][0] - since < _LONGEST:
        time.sleep(0.02)
        seen.append((time.perf_counter(), computed(process)))
        first = next(at for at, (moment, _) in enumerate(seen) if moment >= seen[-1][0] - _WINDOW)
        if seen[-1][0] - seen[0][0] > _WINDOW and seen[-1][1] - seen[first][1] <= _TICKS:
            return max(0.0, seen[first][0] - since)
    raise TimeoutError(f"the server still computes {_LONGEST:g} s after the stop")


def hanging_up(address: str) -> Stop:
    """Stop by closing the connection of a stream."""

    def stop(question: str, after: float) -> float:
        connection = HTTPConnection(address.removeprefix("http://"), timeout=_LONGEST)
        body = json.dumps({"question": question, "stream": True}).encode()
        connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
        reply = connection.getresponse()
        while b"event: stage" not in reply.readline():
            pass
        time.sleep(after)
        reply.close()
        connection.close()
        return time.perf_counter()

    return stop


@contextmanager
def by_button(address: str) -> Iterator[Stop]:
    """Stop by the page's button."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=("--no-sandbox", "--disable-gpu"))

        def stop(question: str, after: float) -> float:
            page = browser.new_page()
            page.goto(address)
            box = page.locator("#rq-question textarea")
            box.fill(question)
            box.press("Enter")
            page.locator(".rq-status").get_by_text("Mô hình").wait_for(timeout=_LONGEST * 1000)
            page.wait_for_timeout(after * 1000)
            began = time.perf_counter()
            page.locator("#rq-question .stop-button").click()
            return began

        yield stop
        browser.close()


def measure(stop: Stop, process: int, answer: Callable[[str], object]) -> dict[str, list[float]]:
    """Stop while the model reads and while it writes; seconds until the server rests, by phase."""
    found: dict[str, list[float]] = {"reading the prompt": [], "writing the answer": []}
    for phase, delays in zip(found, (_READING, _WRITING), strict=True):
        for number, after in enumerate(delays):
            question = QUESTIONS[number % len(QUESTIONS)]
            if phase.startswith("writing"):
                answer(question)
                rested(process, time.perf_counter())
            else:
                question = f"{question[:-1]}, {number}?"  # or the prompt would have been read before
            found[phase].append(rested(process, stop(question, after)))
            print(f"{phase}, stopped after {after} s: rests after {found[phase][-1]:.2f} s", file=sys.stderr)
    return found


def main() -> None:
    """Read the options, run, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--page", action="store_true")
    options = parser.parse_args()
    with serving(options.index, "default", "chat") as (address, process):
        ask(address, QUESTIONS[0])  # loads both models
        if options.page:
            with by_button(address) as stop:
                found = measure(stop, process, lambda question: ask(address, question))
        else:
            found = measure(hanging_up(address), process, lambda question: ask(address, question))
    print("| stopped while | times | median s | longest s |\n|---|---|---|---|")
    for phase, taken in found.items():
        print(f"| {phase} | {len(taken)} | {median(taken):.2f} | {max(taken):.2f} |")


if __name__ == "__main__":
    main()
