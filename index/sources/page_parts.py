"""What stands in a news page where trafilatura does not expect it: captions in tables, the lead outside the body."""

from typing import Any

from index.sources.prose import one_line
from index.sources.published import is_date_line
from index.text import late as re

_SHORT = "string-length(normalize-space(.)) < 400"
_LOWER = "translate(concat(@class, ' ', @id), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"

# Nothing but the headline of another article, behind ">>" or "Xem thêm:" at most.
_ONLY_LINK = (
    "[.//a[string-length(normalize-space(.)) >= 25]]"
    "[not(.//text()[not(ancestor::a)][string-length(normalize-space(.)) > 16])]"
)

NO_TEXT = (
    f"//*[contains({_LOWER}, 'caption')][{_SHORT}]",
    f"//table[.//img][count(.//td) <= 2][{_SHORT}]",  # a picture and the line under it
    f"//p[{_SHORT}]{_ONLY_LINK}",
    f"//*[self::ul or self::ol][not(li[not({_ONLY_LINK[1:].replace('][', ' and ')[:-1]})])][li]",
    f"//p[.//em or .//i or @align='center'][{_SHORT}][preceding-sibling::*[1][.//img and not(normalize-space(.))]]",
    f"//*[contains({_LOWER}, 'lien-quan') or contains({_LOWER}, 'lienquan') or contains({_LOWER}, 'relatednews')]",
)
"""XPath of elements that are no text of the article."""

_HOUSE = re.compile(
    r"(?:©|\(c\)|copyright|bản\s+quyền|giấy\s+phép\s+(?:số|hoạt\s+động|thiết\s+lập|xuất\s+bản)|đường\s+dẫn\s+bài"
    r"|tổng\s+biên\s+tập\s*:|ý\s+kiến\s+bạn\s+đọc\b|bình\s+luận\s*\Z|chia\s+sẻ\s*\Z)",
    re.IGNORECASE,
)
_LINES_ABOVE = 3
_LONGEST_HOUSE = 60

_LEAD_NAMES = re.compile(
    r"sapo|chapeau|standfirst|abstract|summary|\blead\b|\bdesc(?:ription)?\b|[-_]desc\b", re.IGNORECASE
)
_ELEMENTS_UNDER_TITLE = 60
_SHORTEST_LEAD, _LONGEST_LEAD = 40, 1_000
_SHORTEST_HEADLINE = 15
_SHORTEST_UNNAMED = 80
_COLUMN_BLOCKS, _COLUMN_LENGTH = 3, 600
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


def unwrap_layout(tree: Any) -> None:  # noqa: ANN401
    """Make plain blocks of tables that only place the article on the page: one cell holds many paragraphs.

    Args:
        tree: The page; changed.
    """
    for table in tree.xpath("//table[.//td]"):
        inside = [
            part
            for part in table.iter("tbody", "thead", "tr", "td", "th")
            if next(part.iterancestors("table"), None) is table
        ]
        if any(part.tag == "td" and _is_column(part) for part in inside):
            for part in (table, *inside):
                part.tag = "div"


def _is_column(cell: Any) -> bool:  # noqa: ANN401
    blocks = cell.xpath("count(.//p | .//div | .//br)")
    return blocks >= _COLUMN_BLOCKS and len(one_line(cell.text_content())) >= _COLUMN_LENGTH


def missing_lead(tree: Any, text: str) -> str | None:  # noqa: ANN401  (lxml has no types)
    """Find the lead of an article ("sapo") that stands between its headline and its text, and is not in the text.

    It is looked for under the headline, by the names that sites give it, as an ``h2``, or as a longer paragraph without
    any link; it is a whole sentence.

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
        prose = element.tag == "p" and len(line) >= _SHORTEST_UNNAMED and element.find(".//a") is None
        named = element.tag == "h2" or prose or _LEAD_NAMES.search(names)
        if named and _SHORTEST_LEAD <= len(line) <= _LONGEST_LEAD and line.endswith(_ENDS):
            return line
    return None


def without_frame(text: str, title: str, author: str | None) -> str:
    """Cut what stands around an article and is no text of it.

    That is headline, date line and author where the text begins with them, the name of the house above the headline of
    a page for printing, and its licence below.
    """
    lines = text.split("\n")
    first = [_plain(line) for line in lines[: _LINES_ABOVE + 1]]
    if title in first and all(len(line) <= _LONGEST_HOUSE for line in first[: first.index(title)]):
        lines = lines[first.index(title) :]
    while lines and (not (line := _plain(lines[0])) or line in {title, author} or is_date_line(line)):
        lines.pop(0)
    while lines and (not (line := _plain(lines[-1])) or _HOUSE.match(line)):
        lines.pop()
    return "\n".join(lines)


def _plain(line: str) -> str:
    return one_line(line).removeprefix("# ")
