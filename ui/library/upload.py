"""Files of a form, taken one by one while they arrive: what is over the limit is read past, and never kept.

Starlette's own reading of forms keeps every file until the last has come, so that a folder could only be refused whole.
"""

from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_MOST_HEADER = 16 * 1024


@dataclass(slots=True)
class Taken:
    """What came with a form.

    Attributes:
        files: Name and contents of each file that was kept.
        left: Names of files that there was no room for.
        passed_over: How many files of a folder are of no kind that is read.
    """

    files: list[tuple[str, bytes]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    passed_over: int = 0


async def take(
    content_type: str, body: AsyncIterable[bytes], most: int, most_files: int, wanted: Callable[[str], bool]
) -> Taken:
    """Read a form of files.

    Args:
        content_type: Header of the request; names the boundary between the parts.
        body: The request's bytes as they come.
        most: Bytes to keep of all files together.
        most_files: How many files may come that are wanted.
        wanted: Tells by its name whether a file of a folder is to be read; files chosen one by one always are.

    Raises:
        ValueError: The request is no form of files, or has more of them.
    """
    _, options = parse_options_header(content_type)
    if b"boundary" not in options:
        raise ValueError("no form of files")
    parts = _Parts(most, most_files, wanted)
    try:
        parser = MultipartParser(options[b"boundary"], parts.callbacks())
        async for chunk in body:
            parser.write(chunk)
        parser.finalize()
    except FormParserError as error:
        raise ValueError("no form of files") from error
    return parts.taken


class _Parts:
    """Keeps what the parser tells of, as long as there is room."""

    def __init__(self, most: int, most_files: int, wanted: Callable[[str], bool]) -> None:
        self.taken = Taken()
        self._room = most
        self._most_files = most_files
        self._wanted = wanted
        self._header = (bytearray(), bytearray())
        self._name = ""
        self._data: bytearray | None = None

    def callbacks(self) -> "MultipartCallbacks":
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda *said: self._add(0, *said),
            "on_header_value": lambda *said: self._add(1, *said),
            "on_header_end": self._header_end,
            "on_part_data": self._more,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._name, self._data = "", None

    def _add(self, which: int, data: bytes, start: int, end: int) -> None:
        self._header[which].extend(data[start:end])
        if len(self._header[which]) > _MOST_HEADER:
            raise ValueError("a header without end")

    def _header_end(self) -> None:
        name, value = (bytes(part) for part in self._header)
        self._header = (bytearray(), bytearray())
        if name.lower() != b"content-disposition":
            return
        _, options = parse_options_header(value)
        file = options.get(b"filename", b"").decode("utf-8", "replace")
        if not file:  # a field that was left empty comes as a file without a name
            return
        if options.get(b"name") == b"folder" and not self._wanted(file):
            self.taken.passed_over += 1
        elif len(self.taken.files) + len(self.taken.left) >= self._most_files:
            raise ValueError("too many files")
        else:
            self._name, self._data = file, bytearray()

    def _more(self, data: bytes, start: int, end: int) -> None:
        if self._data is None:
            return
        self._room -= end - start
        if self._room < 0:
            self._room += end - start + len(self._data)
            self.taken.left.append(self._name)
            self._data = None
        else:
            self._data += data[start:end]

    def _end(self) -> None:
        if self._data is not None:
            self.taken.files.append((self._name, bytes(self._data)))
            self._data = None
