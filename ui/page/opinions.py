"""What readers think of answers: JSON lines in the data folder, each with the receipt; nothing is sent away."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from index.errors import SettingsError
from rag.types import Answer
from ui.words.render import to_json

MOST_BYTES = 50 * 1024 * 1024
"""Where the file is as long as this, nothing is added: a reader must not fill the disk."""

LONGEST = 1000
"""Most characters of a comment."""

_writing = threading.Lock()


def opinions_file() -> Path:
    """Where opinions are kept on this machine."""
    from index.paths import data_dir

    return data_dir() / "feedback.jsonl"


def keep(file: Path, answer: Answer, verdict: Literal["right", "wrong"], comment: str) -> bool:
    """Add an opinion, and tell whether it was kept; where the disk does not take it, it is not.

    Args:
        file: What it is added to; made when it is missing.
        answer: The answer, kept whole.
        verdict: What the reader thinks of it.
        comment: Why.
    """
    said = " ".join(comment.split())[:LONGEST] or None
    at = datetime.now(tz=UTC).isoformat(timespec="seconds")
    line = to_json({"verdict": verdict, "comment": said, "at": at, "answer": answer}) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _writing, file.open("a", encoding="utf-8") as opened:
            if opened.tell() + len(line) > MOST_BYTES:
                return False
            opened.write(line)
    except OSError:
        return False
    return True


def export(file: Path, out: Path) -> int:
    """Copy the opinions into a file, and return how many there are.

    Raises:
        SettingsError: There are none, or the file exists or cannot be written.
    """
    try:
        lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
        with out.open("x", encoding="utf-8") as opened:
            opened.writelines(f"{line}\n" for line in lines)
    except FileNotFoundError as error:
        raise SettingsError(f"{error.filename}: not there; opinions are kept when readers press a button") from error
    except OSError as error:
        raise SettingsError(f"{out}: cannot be written ({error}); name a new file") from error
    return len(lines)


def counts(file: Path) -> dict[str, int]:
    """How many answers readers marked right and wrong."""
    found = {"right": 0, "wrong": 0}
    for line in file.read_text(encoding="utf-8").split("\n") if file.exists() else []:
        if line.strip():
            found[json.loads(line)["verdict"]] += 1
    return found
