"""Whole processes from nothing: what a user waits for who types one command."""

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
_MEMORY = "\nimport resource, sys; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"


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
    """Seconds and the most memory in MB of one Python process."""
    wrapped = f"try:\n    exec({code!r})\nfinally:{_MEMORY.replace(chr(10), chr(10) + '    ')}"
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - code of this very module
        [sys.executable, "-c", wrapped, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode not in {0, 1}:  # 1: no answer, which is asked for as quickly
        raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout, done.stderr)
    return time.perf_counter() - began, float(done.stderr.split()[-1])
