"""Pages that were fetched before, each in one file: what a server is asked about instead of for."""

import contextlib
import gzip
import hashlib
import json
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import IndexStateError

_KEPT_DAYS = 180


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched.

    Attributes:
        asked: The address that was asked for.
        address: Where it was found, after redirects.
        suffix: What kind of file it is.
        at: When it was fetched or last found unchanged, seconds since 1970.
        body: Its bytes.
        etag: Validator for the next time.
        modified: The other validator.
    """

    asked: str
    address: str
    suffix: str
    at: float
    body: bytes
    etag: str | None = None
    modified: str | None = None


class Shelf:
    """Keeps pages in a folder. A file that is damaged is as good as none: the page is fetched again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, asked: str) -> Page | None:
        """Return the page that was fetched for an address."""
        try:
            head, _, packed = self._path(asked).read_bytes().partition(b"\n")
            told = json.loads(head)
            checksum = told.pop("checksum")
            body = gzip.decompress(packed)
            page = Page(**told, body=body)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zlib.error):
            return None
        return page if page.asked == asked and checksum == hashlib.sha256(body).hexdigest() else None

    def put(self, page: Page) -> None:
        """Keep a page, in place of the one before.

        Raises:
            IndexStateError: The folder cannot be written.
        """
        told = {name: value for name, value in asdict(page).items() if name != "body"}
        told["checksum"] = hashlib.sha256(page.body).hexdigest()
        path = self._path(page.asked)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(json.dumps(told).encode("ascii") + b"\n" + gzip.compress(page.body, mtime=0))
            part.replace(path)
        except OSError as error:
            raise IndexStateError(f"{self._folder}: cannot be written ({error}); free space") from error

    def tidy(self, now: float) -> None:
        """Drop the pages that nobody has asked for in half a year."""
        for path in self._folder.glob("*.page"):
            with contextlib.suppress(OSError):  # another run tidies too
                if now - path.stat().st_mtime > _KEPT_DAYS * 86_400:
                    path.unlink()

    def _path(self, asked: str) -> Path:
        return self._folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:32]}.page"
