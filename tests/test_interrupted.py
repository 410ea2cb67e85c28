"""A run that is killed outright goes on where it stopped."""

import os
import subprocess
import sys
import time
from pathlib import Path

from eval.running.runner import read_log

HERE = Path(__file__).parent
PLACES = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent)))}
SCRIPT = """
import sys, time
from pathlib import Path
from eval_fakes import ScriptedSystem
from eval.questions.gold import GoldItem
from eval.running.runner import run

log, asked, pause = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
items = [GoldItem(f"q{n}", "vi", f"Câu {n}?", "rank", answerable=False) for n in range(12)]

class Slow(ScriptedSystem):
    def ask(self, question, history=()):
        with asked.open("a", encoding="utf-8") as file:
            file.write(question + "\\n")
        time.sleep(pause)
        return super().ask(question, history)

print(len(run(Slow(items, {}), items, log=log)))
"""


def test_a_killed_run_is_resumed(tmp_path: Path):
    log, first, second = tmp_path / "log.jsonl", tmp_path / "first.txt", tmp_path / "second.txt"
    running = subprocess.Popen(command(log, first, "0.2"), cwd=HERE.parent, env=PLACES)
    until = time.monotonic() + 120
    while not (log.exists() and len(read_log(log)) >= 3):
        assert running.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    running.kill()  # SIGKILL: nothing in the program can react to it
    assert running.wait() != 0
    kept = [outcome.item_id for outcome in read_log(log)]
    assert 3 <= len(kept) < 12

    done = subprocess.run(
        command(log, second, "0"), cwd=HERE.parent, env=PLACES, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == ["12"]
    asked = second.read_text("utf-8").splitlines()
    assert asked == ["Câu 0?", *(f"Câu {n}?" for n in range(len(kept), 12))]  # the first is asked in any case
    assert {outcome.item_id for outcome in read_log(log)} == {f"q{n}" for n in range(12)}


def command(log: Path, asked: Path, pause: str) -> list[str]:
    return [sys.executable, "-c", SCRIPT, str(log), str(asked), pause]
