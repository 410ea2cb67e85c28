"""When a page says that its own article was published. The dates of its other articles and of comments are not that."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from index.sources.page_parts import headline
from index.sources.prose import one_line
from index.sources.published import believable, date_line, is_date_line, iso_date
from index.text import late as re
from index.text.normalize import comparable
from index.types import DateSource

_META_DATES = frozenset(
    {
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate",
        "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dcterms.issued",
    }
)  # fmt: skip
_VAGUE_META_DATES = frozenset({"date", "dc.date", "dcterms.date"})  # of publication, of a change, of today
_ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|WebPage|)\Z")
_BROKEN_JSON = re.compile(r",\s*(?=[}\]])")
_AROUND_JSON = re.compile(r"\A\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*;?\s*\Z")
_ELEMENTS_UNDER_TITLE = 40
_LONGEST_CAPTION = 80  # longer text under the headline belongs to the article
_LONGEST_HEAD = 240  # of all that stands between headline and article
_LONGEST_LABELLED = 120
_CHANGED_NAME = re.compile(r"updat|modif|cap-?nhat", re.IGNORECASE)
_PUBLISHED_NAME = re.compile(r"publish|entry-date", re.IGNORECASE)
_DATE_OF_ARTICLE = re.compile(r"(?:detail|article|post|publish|entry)\w*[-_]?(?:time|date)|publish", re.IGNORECASE)
# What a date right behind it is of, when it is not of publication.
_OTHER_LABEL = re.compile(
    r"(?::|\b(?:từ|đến|tới|trước|sau|hết|hạn|vào|họp|sinh|from|to|until|by|before|since)(?:\s+ngày)?|–|cập\s+nhật.*"
    r"|sửa.*|updated.*|modified.*|\d\d?/\d\d?(?:/\d{4})?\s*-)\s*\Z",
    re.IGNORECASE,
)
_OWN_LABEL = re.compile(
    r"\b(?:đăng|xuất bản|tạo|phát hành|posted|published)(?:\s+(?:ngày|lúc|on|at))*\s*:?\Z", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s*(?:[-–]\s*\d|(?:đến|tới|to|until)\b)", re.IGNORECASE)
_SHARED_WORDS = 0.7


def page_date(tree: Any) -> tuple[str, DateSource] | None:  # noqa: ANN401  (lxml has no types)
    """Find the date of publication of the article that a page is about.

    The page's own tags come first, then JSON-LD about this very article, then the date line under the headline. A date
    before the web, or one to come, is none.

    Args:
        tree: The page.

    Returns:
        The date, and what it was read from.
    """
    for source, values in _declared(tree):
        for value in values:
            if published := believable(iso_date(one_line(value))):
                return published, source
    return None


def _declared(tree: Any) -> Iterator[tuple[DateSource, Iterable[str]]]:  # noqa: ANN401
    title = headline(tree)
    yield "tag", _meta(tree, _META_DATES)
    yield "tag", _of_properties(tree, title)
    yield "json-ld", _of_json(tree, title)
    yield "line", [_under_title(title) or "", _above_title(title) or ""]
    yield "tag", _meta(tree, _VAGUE_META_DATES)


def _meta(tree: Any, wanted: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iterfind(".//meta"):
        if {str(meta.get(key, "")).lower() for key in ("property", "name")} & wanted:
            yield str(meta.get("content", ""))


def _of_properties(tree: Any, title: Any) -> Iterator[str]:  # noqa: ANN401
    """Dates of microdata: those in the head, and those of the thing that has the headline, if it has one date."""
    marked = tree.xpath("//*[translate(@itemprop, 'DP', 'dp')='datepublished'] | //time[@pubdate]")
    around = [] if title is None else [*title.iterancestors()]
    below = [] if title is None else [*_below(title)]
    own = {_property(element) for element in marked if _is_own(element, around, below)}
    if len({iso_date(value) for value in own}) == 1:
        yield own.pop()


def _property(element: Any) -> str:  # noqa: ANN401
    return one_line(str(element.get("content") or element.get("datetime") or element.text_content()))


def _is_own(element: Any, around: list[Any], below: list[Any]) -> bool:  # noqa: ANN401
    for above in element.iterancestors():
        if above.tag == "head":
            return True
        if above.tag not in {"html", "body"} and ("itemscope" in above.attrib or above.tag == "article"):
            return above in around
    return element in below  # nothing says whose it is, but its place


def _of_json(tree: Any, title: Any) -> Iterator[str]:  # noqa: ANN401
    found = [
        thing for script in tree.xpath("//script[@type='application/ld+json']") for thing in _things(script.text or "")
    ]
    articles = [thing for thing in found if "datePublished" in thing and _ARTICLE_TYPES.match(_type(thing))]
    names = _titles(tree, title)
    addresses = {
        _address(value) for value in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    }
    for thing in articles:
        told = [comparable(one_line(str(thing[key]))) for key in ("headline", "name") if thing.get(key)]
        known = {_address(str(thing[key])) for key in ("url", "@id") if thing.get(key)} & addresses
        unnamed = not told and len(articles) == 1
        if known or unnamed or any(_same(one, other) for one in told for other in names):
            yield str(thing["datePublished"])


def _things(text: str) -> list[dict[str, Any]]:
    """What a script describes as the page's own: at its top, in its graph, or as the main thing of one of these."""
    text = _BROKEN_JSON.sub("", _AROUND_JSON.sub("", text))
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []
    things: list[dict[str, Any]] = []
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            things.append(value)
            waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)
    return things


def _type(thing: dict[str, Any]) -> str:
    told = thing.get("@type", "")
    return str(told[0] if isinstance(told, list) and told else told)


def _titles(tree: Any, title: Any) -> set[str]:  # noqa: ANN401
    told = [
        *tree.xpath("//meta[@property='og:title']/@content"),
        *(one.text_content() for one in tree.xpath("//head/title")),
    ]
    told += [] if title is None else [title.text_content()]
    return {name for one in told if (name := comparable(one_line(str(one))))}


def _same(one: str, other: str) -> bool:
    """Tell whether two headlines are of one article: the same figures, and most of the words."""
    left, right = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    shared = left & right
    figures = all(not any(map(str.isdigit, word)) for word in left ^ right)
    return one == other or (figures and len(shared) >= _SHARED_WORDS * max(len(left), len(right), 4))


def _address(url: str) -> str:
    return re.sub(r"\Ahttps?://(?:www\.|m\.)?|#.*\Z", "", url.strip()).rstrip("/")


def _under_title(title: Any) -> str | None:  # noqa: ANN401
    """Find the date line that a reader sees under the headline.

    Above it stands today's date on many pages, and below the article the dates of other articles.
    """
    skipped: Any = None
    for element in () if title is None else _below(title):
        if skipped is not None and skipped in element.iterancestors():
            continue
        line = one_line(element.text_content())
        published = date_line(line)
        if published and not _is_changed(element) and _stands_alone(element):
            return published
        skipped = element if is_date_line(line) else skipped
    return None


def _below(title: Any) -> Iterator[Any]:  # noqa: ANN401
    """Elements from the headline to the first words that could be the article."""
    told = 0
    for element in title.xpath("following::*")[:_ELEMENTS_UNDER_TITLE]:
        if isinstance(element.tag, str):  # no comment
            yield element
            own = len(one_line(" ".join(element.xpath("text()"))))
            told += own
            if own > _LONGEST_CAPTION or told > _LONGEST_HEAD:
                return


def _above_title(title: Any) -> str | None:  # noqa: ANN401
    """Find the date right above the headline, where the page calls it the article's by a name such as "detail-time"."""
    for element in () if title is None else reversed(title.xpath("preceding::*")[-4:]):
        names = _names(element)
        if isinstance(element.tag, str) and _DATE_OF_ARTICLE.search(names) and not _is_changed(element):
            published = date_line(one_line(element.text_content()))
            if published and _stands_alone(element):
                return published
    return None


def _names(element: Any) -> str:  # noqa: ANN401
    return " ".join(str(element.get(key, "")) for key in ("class", "id", "itemprop", "data-role"))


def _is_changed(element: Any) -> bool:  # noqa: ANN401
    names = _names(element)
    return bool(_CHANGED_NAME.search(names)) and not _PUBLISHED_NAME.search(names)


def _stands_alone(element: Any) -> bool:  # noqa: ANN401
    """Tell whether what stands right before and after a date in its line lets it be the one of publication."""
    parent = element.getparent()
    if parent is None or len(one_line(parent.text_content())) > _LONGEST_LABELLED:
        return True
    before, after = _around(parent, element)
    return not (_OTHER_LABEL.search(before) and not _OWN_LABEL.search(before)) and not _GOES_ON.match(after)


def _around(parent: Any, element: Any) -> tuple[str, str]:  # noqa: ANN401
    place = parent.index(element)
    before = [parent.text or "", *_texts(parent[:place])]
    after = [element.tail or "", *_texts(parent[place + 1 :])]
    return one_line(" ".join(before)), one_line(" ".join(after))


def _texts(elements: Iterable[Any]) -> Iterator[str]:
    for element in elements:
        if isinstance(element.tag, str):
            yield str(element.text_content())
        yield element.tail or ""
