"""A source as a reference to paste elsewhere."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from index.text.fold import fold
from rag.types import Citation
from ui.words.render import one_line, safe_url

_TEX: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}",
            "{": r"\{",
            "}": r"\}",
            "%": r"\%",
            "&": r"\&",
            "#": r"\#",
            "_": r"\_",
            "$": r"\$",
            "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
        }
    )
)


def plain(citation: Citation) -> str:
    """Return "Publisher. “Title”. Date. Address", without the parts that the page does not show."""
    parts = (citation.publisher, f"“{citation.title}”", citation.published, safe_url(citation.url))
    return ". ".join(one_line(part).rstrip(".") for part in parts if part)


def bibtex(citation: Citation) -> str:
    """Return a BibTeX entry for an online source."""
    year, _, rest = (citation.published or "").partition("-")
    fields = {
        "title": f"{{{_tex(citation.title)}}}",
        "author": f"{{{_tex(citation.publisher)}}}" if citation.publisher else "",
        "year": _tex(year),
        "month": _tex(rest.partition("-")[0]),
        "date": _tex(citation.published or ""),
        "url": _address(citation),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{_key(citation.article_id)},\n{lines}}}"


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX)


def _address(citation: Citation) -> str:
    """The address as it is, save what would end its field early."""
    url = safe_url(citation.url) or ""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _key(article_id: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(article_id)).strip("-") or "source"
