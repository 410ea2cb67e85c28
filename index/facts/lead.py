"""What an article is about before its first sentence is read: its title and, where that leaves it open, its opening."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts import signals
from index.facts.hostile import is_instruction, orders
from index.facts.scan import LONGEST, Scan, scan
from index.names.find import Mention
from index.names.indicators import PAR, PAR_INTERNAL
from index.names.local import find_places, is_office
from index.text import late as re
from index.types import Article

SUBJECT_KINDS = {"province", "ministry", "region"}
_WIDE = {"province", "region"}
_LEAD = 4
_FEW = 4
_COLON = re.compile(r"^\)?\s*(?:năm\s+)?(?:20\d\d)?\s*(?::|[-–—]\s)")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence inherits when it does not say it itself.

    Attributes:
        subject: The entity in play.
        home: The article's own subject, from its title, or a district that its first sentence is about.
        published: Year of publication, for "năm ngoái".
        indicator: The index in play.
        year: The year in play.
        spoken: The years that the last sentence with any was about, for "một năm trước đó".
        named: The entities that the last sentence with several named, for "ba tỉnh lần lượt".
    """

    subject: str | None = None
    home: str | None = None
    published: int | None = None
    indicator: str | None = None
    year: int | None = None
    spoken: tuple[int, ...] = ()
    named: tuple[str, ...] = ()


def from_lead(article: Article, spans: Sequence[tuple[int, int]], title: Carried) -> Carried:
    """What a title leaves open, from the first sentences: "PCI 2019" there dates the sentences before it too."""
    spans = [span for span, hostile in zip(spans, orders(article.text, spans), strict=True) if not hostile]
    if not spans:
        return title
    lead = article.text[spans[0][0] : spans[min(_LEAD, len(spans)) - 1][1]][:LONGEST]
    opening = scan(article.text[slice(*spans[0])], article.lang)
    first = index_names(opening)
    years = [year for mention in scan(lead, article.lang).indicators for year in _year_beside(lead, mention)]
    indicator = title.indicator or (first[0] if len(set(first)) == 1 else None)
    if title.indicator == PAR and set(first) == {PAR_INTERNAL}:
        indicator = PAR_INTERNAL  # the title is short for it
    subject = title.subject or _only_province(article, spans, opening) or _first_unit(opening)
    home = None if _of_all(article, scan(article.title, article.lang)) else subject
    year = title.year or (years[0] if years else None)
    return replace(title, subject=subject, home=home, indicator=indicator, year=year)


def _only_province(article: Article, spans: Sequence[tuple[int, int]], opening: Scan) -> str | None:
    """The one province that an article names at all, when its first sentence does."""
    named = {m.name for m in opening.entities if m.kind in _WIDE}
    if len(named) != 1:
        return None
    others = (m.name for span in spans for m in find_places(article.text[slice(*span)][:LONGEST]) if m.kind in _WIDE)
    return None if any(name not in named for name in others) else named.pop()


def _first_unit(opening: Scan) -> str | None:
    """The district that an article's first sentence is about; a speaker's department is no such subject."""
    return next((m.name for m in opening.entities if m.kind == "local" and not is_office(m.name)), None)


def from_title(article: Article) -> Carried:
    """What a title puts in play; an order to a machine puts nothing."""
    title = scan("" if is_instruction(article.title) else article.title, article.lang)
    strong = [m.name for m in title.indicators if m.kind == "indicator" or _beside_another(title, m)]
    subjects = [m.name for m in title.entities if m.kind in SUBJECT_KINDS]
    years = [year for mention in title.years for year in mention.years]
    published = (article.published or "")[:4]
    return Carried(
        subject=subjects[0] if subjects else None,
        published=int(published) if published.isdigit() else None,
        indicator=strong[0] if len(set(strong)) == 1 else None,
        year=years[0] if len(set(years)) == 1 else None,
    )


def _beside_another(title: Scan, reform: Mention) -> bool:
    """Whether reform in general is one of two matters of a title ("… về cải cách hành chính, mức hài lòng …")."""
    rubric = title.text[reform.end :].lstrip().startswith((":", "–", "-"))
    return not rubric and any(m.kind == "indicator" and m.start > reform.end for m in title.indicators)


def _of_all(article: Article, title: Scan) -> bool:
    """Whether an article is of an index as a whole, its title naming who leads it: "PAPI 2025: Tây Ninh về nhất, …"."""
    named = title.indicators[0] if title.indicators else None
    if named is None or title.text[: named.start].strip() or not signals.FIRST.search(title.text):
        return False
    if not _COLON.match(title.text[named.end :]):
        return False
    lines = (line[:LONGEST] for line in article.text.splitlines())
    return len({m.name for line in lines for m in find_places(line) if m.kind in {"province", "ministry"}}) > _FEW


def _year_beside(text: str, mention: Mention) -> list[int]:
    match = re.match(r"\s*(?:năm |kỳ |for |of )?((?:19|20)\d\d)\b", text[mention.end :])
    return [int(match.group(1))] if match else []


def index_names(found: Scan) -> list[str]:
    """The indices that a sentence names outright, in order."""
    return [m.name for m in found.indicators if m.kind == "indicator"]
