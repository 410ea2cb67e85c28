"""Whole processes from nothing: what a user waits for who types one command."""

import math
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from eval.bench.figures import Figure

SECTION = "Start"
FACT = "Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?"
_ASK = "from ui.cli import main; main()"
_SEARCH = """
import sys
from pathlib import Path
from index.embed import open_embedder
from index.news_index import NewsIndex
NewsIndex.open(Path(sys.argv[1]), open_embedder(sys.argv[2] or None)).dense(sys.argv[3], 5)
"""
_MARK = "PEAK-KB"
# Linux counts the memory of the process that started this one into ru_maxrss, and not into VmHWM.
_MEMORY = f"""
import sys
from pathlib import Path
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM:"):
        print("{_MARK}", line.split()[1], file=sys.stderr)
"""


def figures(index: Path, free: str, rounds: int = 3) -> list[Figure]:
    """Measure a fact, a search by meaning by two backends, turn by turn, and an answer that needs the model."""
    folder = str(index)
    commands = {
        "fact, `reformqa ask`": (_ASK, ["ask", "--index", folder, "--generator", "none", FACT]),
        "passages by meaning, onnxruntime": (_SEARCH, [folder, "", free]),
        "passages by meaning, sentence-transformers": (_SEARCH, [folder, "intfloat/multilingual-e5-small", free]),
        "language model, `reformqa ask`": (_ASK, ["ask", "--index", folder, free]),
    }
    bars = {"fact, `reformqa ask`": (1.5, None), "passages by meaning, onnxruntime": (None, 400.0),
            "language model, `reformqa ask`": (12.0, 2560.0)}  # fmt: skip
    found: list[Figure] = []
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, float] = {}
    for _ in range(rounds):
        for name, (code, arguments) in commands.items():
            took, memory[name] = _run(code, arguments)
            seconds[name].append(took)
    for name, taken in seconds.items():
        least, most = bars.get(name, (None, None))
        found.append(Figure(SECTION, f"{name}: from a cold process", median(taken), "s", least))
        found.append(Figure(SECTION, f"{name}: most memory", memory[name], "MB", most))
    return found


def _run(code: str, arguments: list[str]) -> tuple[float, float]:
    """Seconds and the most memory in MB of one Python process; no number of MB where the system does not tell."""
    wrapped = f"try:\n    exec({code!r})\nfinally:\n    exec({_MEMORY!r})"
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - code of this very module
        [sys.executable, "-c", wrapped, *arguments], capture_output=True, text=True, check=False
    )
    # 1 without a traceback: no answer, which is asked for as quickly
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout, done.stderr)
    seconds = time.perf_counter() - began
    told = [line.split()[1] for line in done.stderr.splitlines() if line.startswith(_MARK)]
    return seconds, int(told[-1]) / 1024 if told else math.nan
