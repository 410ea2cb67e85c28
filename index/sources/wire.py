"""Readings as JSON, for the way from the process that parses to the one that asked. Never a pickle."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.sources.fields import make_article
from index.sources.files import shown
from index.sources.published import iso_date
from index.sources.reading import Link, Reading


def dump(result: Reading | SourceError) -> str:
    """Write a reading, or the reason why there is none, as one line of ASCII."""
    if isinstance(result, SourceError):
        return json.dumps({"error": str(result)})
    return json.dumps(
        {
            "articles": [asdict(article) for article in result.articles],
            "notes": result.notes,
            "faults": [[str(path), str(error)] for path, error in result.faults],
            "links": [[link.address, link.published] for link in result.links],
        }
    )


def load(line: str, path: Path) -> Reading:
    """Read back what :func:`dump` wrote; every article passes the same gate again.

    Args:
        line: The line.
        path: The file that was read.

    Raises:
        SourceError: The one that was written, or the line is none of :func:`dump`.
    """
    try:
        told: Mapping[str, Any] = json.loads(line)
        if "error" in told:
            raise SourceError(str(told["error"]))
        articles = [make_article(raw, where=shown(path), source=str(raw["source"])) for raw in told["articles"]]
        notes = tuple(map(str, told["notes"]))
        faults = tuple((Path(member), SourceError(str(message))) for member, message in told["faults"])
        links = tuple(
            Link(str(address), published and iso_date(str(published))) for address, published in told["links"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{shown(path)}: its parser broke off; leave the file out or save it anew") from error
    return Reading(tuple(articles), notes, faults, links)
