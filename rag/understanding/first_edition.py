"""The year of an index's first edition, which people ask for without saying it: "lần chấm PAR INDEX đầu tiên".

PAR INDEX was first worked out for 2012 (decision 1294/QĐ-BNV of 2012), PCI for 2005, PAPI in all provinces for 2011,
PGI for 2022 and DTI for 2020.
"""

from index.names.find import find_indicators
from index.names.indicators import DTI, PAPI, PAR, PCI, PGI
from index.text import late as re
from index.text.dates import find_years
from index.text.fold import fold

_YEARS = {PAR: 2012, PCI: 2005, PAPI: 2011, PGI: 2022, DTI: 2020}
_MADE = r"(?:cham(?: diem)?|danh gia|cong bo|xep hang|khao sat|do luong|do|ra doi|ra mat|tung ra|ap dung)"
# Not "lần đầu tiên dẫn đầu", which tells of a place.
_FIRST = re.compile(
    rf"\b(?:lan|ky|nam|dot|hoi) (?:\S+ ){{0,6}}?{_MADE}(?: \S+){{0,6}}? "
    r"(?:dau tien|lan dau(?: tien)?)\b(?! \w*(?:dan|lot|vao|gianh))|"
    rf"\b{_MADE}(?: \S+){{0,5}}? lan dau(?: tien)?\b|\b(?:nam|ky|lan) dau tien(?=\W*$)|"
    r"\b(?:moi|vua) (?:duoc )?(?:ra mat|ra doi|tung ra)\b|"
    r"\b(?:very first|inaugural|first(?: ever|-ever)?(?= (?:edition|round|issue|year)))\b"
)

# Of any index, a province's own too: the year is then the one whose article says so.
FIRST_EDITION = re.compile(
    r"\b(?:lan|ky|dot) (?:cham |khao sat |cong bo |do |xep hang )?dau(?: tien)?\b(?! (?:dan|lot|vao|gianh|dung|len)\b)|"
    r"\bfirst (?:ever )?(?:edition|survey|ranking|time)\b",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(r"\s*\b(?:lần )?đầu(?: tiên)?$|\b(?:năm|kỳ|lần) đầu tiên$", re.IGNORECASE)


def with_first_year(text: str) -> str:
    """The question with the year of the first edition said, where it asks for that; else as it is.

    Args:
        text: A question with its diacritics.
    """
    named = {m.name for m in find_indicators(text, cased=False) if m.name in _YEARS}
    found = _FIRST.search(fold(text))
    if len(named) != 1 or not found or len(fold(text)) != len(text):
        return text
    year = _YEARS[named.pop()]
    if any(year in mention.years for mention in find_years(text)):
        return text
    english = found.group().startswith(("very", "inaugural", "first"))
    said = text[found.start() : found.end()]
    told = str(year) if english else f"{_LAST_WORDS.sub('', said).rstrip()} năm {year}"
    return f"{text[: found.start()]}{told}{text[found.end() :]}"
