"""Articles that come as rows of fields, one a line: what JSON Lines and CSV have in common."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from index.errors import SourceError
from index.sources.fields import make_article, quoted
from index.sources.files import shown, source_name
from index.types import Article

Row = Mapping[str, object]

_FAULTS_SHOWN = 5


def articles(path: Path, rows: Iterable[tuple[int, Row | SourceError]]) -> tuple[Article, ...]:
    """Make articles of rows, all or none: a file with a bad row is refused whole, so that no half of it is indexed.

    Args:
        path: The file; named in errors.
        rows: Line number in the file, and the row or what is wrong with it.

    Raises:
        SourceError: Lists the first bad lines, each as file:line, what is wrong and the mend.
    """
    kept: dict[str, tuple[int, Article]] = {}
    faults: list[str] = []
    for number, row in rows:
        where = f"{shown(path)}:{number}"
        if isinstance(row, SourceError):
            faults.append(str(row))
            continue
        try:
            article = make_article(row, where=where, source=source_name(path))
        except SourceError as error:
            faults.append(str(error))
            continue
        first, _ = kept.setdefault(article.id, (number, article))
        if first != number:
            faults.append(
                f"{where}: the id {quoted(article.id)} is that of line {first}; drop one or give it its own id"
            )
    if faults:
        raise SourceError(_refusal(path, faults))
    if not kept:
        raise SourceError(f"{shown(path)}: there is no article in it; add one a line or leave the file out")
    return tuple(article for _, article in kept.values())


def _refusal(path: Path, faults: list[str]) -> str:
    listed = " | ".join(faults[:_FAULTS_SHOWN])
    more = f" | and {len(faults) - _FAULTS_SHOWN} more" if len(faults) > _FAULTS_SHOWN else ""
    return f"{shown(path)}: nothing was read, mend the bad lines first: {listed}{more}"
