"""Markdown with YAML front matter (the home of PyYAML in the readers)."""

from pathlib import Path

import yaml

from index.errors import SourceError
from index.sources.fields import make_article
from index.sources.files import decode, encoding_notes, plain_name, shown, source_name
from index.sources.prose import one_line
from index.sources.published import with_name_date
from index.sources.reading import Reading

_FENCE = "---"


def read(path: Path, data: bytes) -> Reading:
    """Read one article.

    The front matter may hold id, title, publisher, author, url, published, lang and kind; all are optional, other keys
    are ignored. Without a title there, the first ``# heading`` is the title, else the file's name. The heading that
    gives the title is not repeated in the text, nor is a list of sources that ends it. Other markup is kept as written.
    Where the front matter does not speak of a date, it is the one that the file's name begins with, which is noted.

    Raises:
        SourceError: The front matter is not closed, is no YAML mapping or holds a bad value, or there is no text.
    """
    decoded = decode(path, data, typed=True)
    lines = decoded.text.split("\n")
    length = _front_matter_length(lines, path)
    front = _parse_front_matter("\n".join(lines[1 : length - 1]), path) if length else {}
    text = "\n".join(lines[length:])
    heading = next(filter(None, map(_heading, lines[length:])), None)
    title = front.get("title") or heading or plain_name(path)
    fields = {**front, "title": title, "text": _without_title(text, title)}
    noted: tuple[str, ...] = ()
    if "published" not in front:  # a null there says that the date is not known
        fields, noted = with_name_date(fields, path)
    article = make_article(fields, where=shown(path), source=source_name(path))
    return Reading((article,), (*encoding_notes(decoded), *noted))


def _front_matter_length(lines: list[str], path: Path) -> int:
    """Number of lines that the front matter takes, both fences included; 0 where there is none."""
    if lines[0].rstrip() != _FENCE:
        return 0
    for place, line in enumerate(lines[1:], start=2):
        if line.rstrip() in {_FENCE, "..."}:
            return place
    raise SourceError(f"{shown(path)}:1: the front matter is not closed; add a line '---' below it")


def _parse_front_matter(text: str, path: Path) -> dict[str, object]:
    try:
        front = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line, problem = _fault(error, text)
        raise SourceError(f"{shown(path)}:{line}: bad YAML, {problem}; quote values that hold ': ' or '#'") from error
    except (ValueError, RecursionError) as error:  # a date that no calendar has; brackets nested without end
        raise SourceError(f"{shown(path)}:2: bad YAML, {error}; put the value in quotation marks") from error
    if front is None:
        return {}
    if not isinstance(front, dict):
        raise SourceError(f"{shown(path)}:2: the front matter is no list of 'key: value' lines; write it so")
    return front


def _fault(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Line in the file (front matter begins on the second) and what is wrong there."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return error.problem_mark.line + 2, str(error.problem)
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position) + 2, str(error.reason)
    return 2, str(error)


def _without_title(text: str, title: object) -> str:
    """Cut the heading that repeats the title, where the text begins with it."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if _heading(first) == title else text


def _heading(line: str) -> str | None:
    return one_line(line[1:]) or None if line.startswith(("# ", "#\t")) else None
