"""What stands in a news page where trafilatura does not expect it: captions in tables, the lead outside the body."""

import re
from typing import Any

from index.sources.prose import one_line

_SHORT = "string-length(normalize-space(.)) < 400"
_LOWER = "translate(concat(@class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"

NO_TEXT = (
    f"//*[contains({_LOWER}, 'caption')][{_SHORT}]",
    f"//table[.//img][count(.//td) <= 2][{_SHORT}]",  # a picture and the line under it
    f"//*[contains({_LOWER}, 'lien-quan') or contains({_LOWER}, 'lienquan') or contains({_LOWER}, 'relatednews')]",
)
"""XPath of elements that are no text of the article."""

_LEAD_NAMES = re.compile(
    r"sapo|chapeau|standfirst|abstract|summary|\blead\b|\bdesc(?:ription)?\b|[-_]desc\b", re.IGNORECASE
)
_ELEMENTS_UNDER_TITLE = 60
_SHORTEST_LEAD, _LONGEST_LEAD = 40, 1_000
_SHORTEST_HEADLINE = 15
_ENDS = (".", "!", "?", "…", "”", '"', ":")


def headline(tree: Any) -> Any:  # noqa: ANN401  (lxml has no types)
    """Find the element that is the article's headline.

    It is the only ``h1``; else the heading (or an element that is called a title) that says what the page's metadata
    call it. None where there is no such one.

    Args:
        tree: The page.
    """
    first = tree.findall(".//h1")
    if len(first) == 1:
        return first[0]
    told = [one_line(str(name)) for name in tree.xpath("//meta[@property='og:title']/@content")]
    told += [one_line(page.text_content()) for page in tree.xpath("//head/title")]
    for element in [*first, *tree.xpath(f"//h2 | //h3 | //h4 | //body//*[contains({_LOWER}, 'title')]")]:
        line = one_line(element.text_content())
        if len(line) >= _SHORTEST_HEADLINE and any(name.startswith(line) for name in told):
            return element
    return None


def missing_lead(tree: Any, text: str) -> str | None:  # noqa: ANN401  (lxml has no types)
    """Find the lead of an article ("sapo") that stands between its headline and its text, and is not in the text.

    It is looked for under the headline, by the names that sites give it or as an ``h2``; it is a whole sentence.

    Args:
        tree: The page.
        text: What was found to be the article.
    """
    title = headline(tree)
    if title is None:
        return None
    first = text.partition("\n")[0].strip()
    for element in title.xpath("following::*")[:_ELEMENTS_UNDER_TITLE]:
        if not isinstance(element.tag, str):
            continue  # a comment
        line = one_line(element.text_content())
        if line.startswith(first) or (len(line) >= _SHORTEST_LEAD and line in text):
            return None  # the text has begun
        names = f"{element.get('class', '')} {element.get('id', '')}"
        named = element.tag == "h2" or _LEAD_NAMES.search(names)
        if named and _SHORTEST_LEAD <= len(line) <= _LONGEST_LEAD and line.endswith(_ENDS):
            return line
    return None
