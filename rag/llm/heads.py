"""The fixed head of a prompt as the model has read it, kept on disk: a later process reads on behind it.

llama.cpp writes and reads what its one slot holds when its server is asked over its own socket. It believes the file,
so a file is only handed to it when its hash is the one that was noted.
"""

import hashlib
import json
import os
import socket
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from index.paths import cache_dir
from index.weights import file_sha256

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Head:
    """One head of one model.

    Attributes:
        folder: Where the files lie.
        key: Names model, library and text: equal keys mean equal contents.
    """

    folder: Path
    key: str

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.key}.slot"

    @property
    def _note(self) -> Path:
        return self.folder / f"{self.key}.sha256"

    def restore(self, address: Path) -> bool:
        """Have the server at a socket read the head; False where there is none, or none that is whole."""
        try:
            whole = _sha256(self._file) == self._note.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return False
        return whole and _asked(address, "restore", self._file.name)

    def save(self, address: Path) -> bool:
        """Have the server at a socket write what it has read; False where it could not."""
        aside = self.folder / f"{self.key}.{os.getpid()}.new"
        try:
            if not _asked(address, "save", aside.name):
                return False
            digest = _sha256(aside)
            aside.replace(self._file)
            self._note.write_text(f"{digest}\n", encoding="utf-8")
        except OSError:
            return False  # the cache folder is full or may not be written: every start reads the head anew
        finally:
            aside.unlink(missing_ok=True)
        return True


def head_of(weights: Path, settings: str, text: str, cache: Path | None = None) -> Head | None:
    """The head of the prompts of a model's file, read with some settings; None where none can be kept.

    Args:
        weights: The model's file.
        settings: What else decides how the head is written.
        text: The head itself.
        cache: The program's cache folder; None for the default one.
    """
    cache = cache or cache_dir()
    folder = cache / "heads"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parts = [file_sha256(weights, cache), settings, text]
    except OSError:
        return None
    return Head(folder, hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24])


class _Connection(HTTPConnection):
    def __init__(self, address: Path) -> None:
        super().__init__("localhost", timeout=_PATIENCE)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._address))


def _asked(address: Path, action: str, name: str) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return False  # Python has none on Windows
    connection = _Connection(address)
    try:
        body = json.dumps({"filename": name})
        connection.request("POST", f"/slots/0?action={action}", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        return answer.status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
