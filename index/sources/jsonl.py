"""JSON Lines: one article a line, under the field names of Article."""

import json
from pathlib import Path

from index.errors import SourceError
from index.sources.fields import make_article
from index.sources.files import decode, shown, source_name
from index.types import Article

_FAULTS_SHOWN = 5


def read(path: Path, data: bytes) -> list[Article]:
    """Read all articles, or none: a file with a bad line is refused whole, so that no half of it is indexed.

    ``title`` and ``text`` are required; other keys than an Article's are ignored. Blank lines are passed over.

    Raises:
        SourceError: Lists the first bad lines, each as file:line, what is wrong and the mend.
    """
    articles: dict[str, tuple[int, Article]] = {}
    faults: list[str] = []
    # Only "\n" ends a line: JSON strings may hold U+2028 and other characters that str.splitlines breaks at.
    for number, line in enumerate(decode(path, data).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{shown(path)}:{number}"
        try:
            article = make_article(_parse(line, where), where=where, source=source_name(path))
        except SourceError as error:
            faults.append(str(error))
            continue
        first, _ = articles.setdefault(article.id, (number, article))
        if first != number:
            faults.append(f"{where}: the id {article.id!r} is that of line {first}; drop one or give it its own id")
    if faults:
        raise SourceError(_refusal(path, faults))
    return [article for _, article in articles.values()]


def _parse(line: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"{where}: no JSON, {error.msg} at column {error.colno}; write one object a line") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets nested without end
        raise SourceError(f"{where}: no JSON that can be read, {error}; write one flat object a line") from error
    if not isinstance(value, dict):
        raise SourceError(f"{where}: {type(value).__name__} instead of an object; write one {{…}} a line")
    return value


def _refusal(path: Path, faults: list[str]) -> str:
    shown_faults = "\n  ".join(faults[:_FAULTS_SHOWN])
    more = f"\n  and {len(faults) - _FAULTS_SHOWN} more" if len(faults) > _FAULTS_SHOWN else ""
    return f"{shown(path)}: nothing was read, mend the bad lines first:\n  {shown_faults}{more}"
