"""Units below the province (districts, communes, departments): known by the word before or after a capitalised name."""

from functools import cache

from index.names.agencies import LOCAL_HEADS_VI, LOCAL_TAILS_EN, MINISTRIES, OTHER_DEPARTMENTS, PUBLISHER_WORDS
from index.names.find import Mention, canonical_names, find_entities
from index.names.holders import is_holder
from index.names.listed import listed_units
from index.names.provinces import CENTRAL_CITIES
from index.names.unlisted import OPENERS, find_unlisted, listed_beside, takes_value
from index.text import late as re
from index.text.fold import fold
from index.text.letters import UPPER
from index.text.remembered import remembered

_WORD = rf"[{UPPER}][\w’'-]*"
# "xã Tân Phước 1": one of several communes of a name.
_SERIAL = r"(?:\s\d(?=\s*(?:[,;.)(]|$|(?:và|đạt|với|là|có|đứng|xếp)\s))(?![.,]\d))?"
_AREA_HEADS = (
    "huyện|quận|thị xã|xã|phường|thị trấn|thành phố|TP\\.?|Huyện|Quận|Thị xã|Xã|Phường|Thành phố|UBND quận|UBND huyện"
)
# "Chủ tịch UBND huyện Kiên Hải Nguyễn Hồng Đăng": a surname begins a person's name, behind two words of a place's one
# that is a word of places too.
_SURNAME = "Nguyễn|Trần|Phạm|Huỳnh|Đặng|Bùi|Đỗ|Ngô|Vũ|Võ|Lê"
# Five capitals in a row are a place's two and a person's three.
_PERSON = rf"(?:{_SURNAME})\s[{UPPER}]"
_LATE_PERSON = rf"(?:{_SURNAME}|Hồ|Hoàng|Phan|Dương|Lý|Đinh|Trương|Trịnh|Đoàn|Lương|Mai|Tô|Cao|Lâm)\s[{UPPER}]"
_AREA = re.compile(
    rf"(?<!\w)(?<!hợp tác )(?<!thông tấn )(?<!Thông tấn )(?P<head>{_AREA_HEADS})\s+"
    rf"(?P<name>(?!{_WORD}\sThị\s[{UPPER}]){_WORD}(?:\s+(?!{_PERSON}){_WORD}"
    rf"(?:(?=(?:\s+(?!{_LATE_PERSON}){_WORD}){{3}}(?!\s+{_WORD}))|(?:\s+(?!{_LATE_PERSON}){_WORD}){{0,2}}))?{_SERIAL})"
)
_AREA_EN = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})\s+(?:{'|'.join(LOCAL_TAILS_EN)})\b")
_DEPARTMENT_EN = re.compile(
    r"\b(?:municipal |provincial )?(?:Department of [A-Z]\w+(?:(?:,| and|, and)? [A-Z]\w+){0,4}|(?<!Government )Inspectorate)"
)
# The zone's own name tells one such board from others: "Ban Quản lý Khu kinh tế Vân Phong".
_BOARD = re.compile(rf"(?<!\w)Ban [Qq]uản lý [Kk]hu (?:kinh tế|công nghệ cao|nông nghiệp)(?:\s+(?!UBND){_WORD}){{1,3}}")
_PUBLISHER_AFTER = re.compile(r"^ (?:Times|News|TV|Online|Today|Newspaper|Law Magazine)\b")
_PUBLISHER = re.compile(rf"(?:{'|'.join(map(re.escape, PUBLISHER_WORDS))})\s+(?:điện tử\s+)?$", re.IGNORECASE)
_INSIDE = re.compile(rf"(?:{'|'.join(map(re.escape, LOCAL_HEADS_VI))})\s+$", re.IGNORECASE)


@cache
def _department_names() -> dict[str, str]:
    """Names of provincial departments, short ones too ("Sở TN&MT"), to the full one; each has a ministry's."""
    lines = (re.split(r"\s*\|\s*", line.strip()) for line in MINISTRIES.strip().splitlines())
    return {
        written.replace("Bộ ", "Sở ", 1): names[0].replace("Bộ ", "Sở ", 1)
        for names in lines
        for name in names
        for written in (name, name.replace(" và ", " "))  # people leave the "and" out
        if name.startswith("Bộ ") and names[0].startswith("Bộ ")
    }


def find_departments(text: str) -> list[Mention]:
    """Find departments however they are capitalised, for questions as they are typed ("sở xây dựng")."""
    canonical = {name.casefold(): full for name, full in _department_names().items()}
    found = re.finditer(_DEPARTMENT.pattern, text, re.IGNORECASE)
    spans = ((m.start(), m.end(), " ".join(m.group().split())) for m in found)
    return [Mention(start, end, canonical.get(name.casefold(), name), "local") for start, end, name in spans]


def _departments() -> re.Pattern[str]:
    names = [*_department_names(), *OTHER_DEPARTMENTS]
    parts = (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    zone = rf"Ban [Qq]uản lý [Kk]hu (?:kinh tế|công nghệ cao)(?-i:\s+{_WORD}(?:\s+{_WORD}){{0,2}})"
    # "Ủy ban Dân tộc" is a ministry's equal, no "Ban Dân tộc" of a province
    return re.compile(rf"(?<!\w)(?<!Ủy )(?<!ủy )(?:{zone}|{'|'.join(parts)})(?!\w)")


_DEPARTMENT = _departments()


_HEADS = re.compile(
    r"^(?:huyen|quan|thi xa|xa|phuong|thi tran|thanh pho|tp\.?|ubnd)\s+(?:quan |huyen )?| (?:district|commune|ward|town|township|city)$"
)
_MARKS = re.compile(r"[\s'’.-]")
_OFFICE = re.compile(
    r"^(?:Sở|Ban|Cục|Tổng cục|Chi cục|Ủy ban Chứng khoán|Văn phòng UBND|Thanh tra (?:tỉnh|thành)|Công an|Kho bạc)\b|Department|Inspectorate"
)


def is_office(name: str) -> bool:
    """Whether a local unit is a department or another office rather than a place."""
    return bool(_OFFICE.search(name))


_SURNAMES = frozenset("nguyen tran le pham hoang huynh phan vu vo dang bui do ngo".split())


def is_given_name(before: str) -> bool:
    """Whether the words before a name make it a person's ("Nguyễn Hòa Bình", "Trần Thị Hà Giang")."""
    words = before[-30:].split(" ")
    if len(words) < 2 or words[-1]:
        return False
    last = words[-2:-1] if words[-2] not in {"Văn", "Thị", "Van", "Thi"} else words[-3:-2]
    return any(word[:1].isupper() and fold(word) in _SURNAMES for word in last)


def has_head(name: str) -> bool:
    """Whether a name says itself that it is of a district, a commune or a department."""
    return is_office(name) or place_core(name) != fold(name)


def same_place(left: str, right: str) -> bool:
    """Whether two names mean one place, whatever head word and diacritics they are written with."""
    return left == right or _spelt(left) == _spelt(right)


def _spelt(name: str) -> str:
    """A place's core letter by letter: "Đắc Mil" is "Dak Mil", "Đắk R'Lấp" is "Dak Rlap"."""
    return _MARKS.sub("", re.sub(r"^dac(?= )", "dak", place_core(name)))


def place_core(name: str) -> str:
    """A place's name folded, without "huyện", "District" and the like."""
    return _HEADS.sub("", fold(name)).strip()


_CITY = ("thanh pho", "tp", "tp.")
_KINDS = {
    **dict.fromkeys(_CITY, _CITY),
    "ward": ("phuong",),
    "commune": ("xa",),
    "district": ("huyen", "quan"),
    "town": ("thi xa", "thi tran"),
    "city": _CITY,
}


def unit_named(text: str, unit: str, core: str) -> bool:
    """Whether a text names a unit; where its name is a province's too ("phường Nam Định"), with the kind of unit.

    Args:
        text: Without diacritics.
        unit: Name with the kind.
        core: Name without it, as `place_core` gives it.
    """
    if core not in _province_cores():
        return core in text
    whole = fold(unit)
    kind = whole.replace(core, "").strip()
    return whole in text or any(f"{form} {core}" in text for form in _KINDS.get(kind, ()))


@cache
def _province_cores() -> frozenset[str]:
    return frozenset(map(fold, canonical_names("province")))


@cache
def department(name: str) -> str:
    """A province's department by its Vietnamese name ("Department of Justice" is "Sở Tư pháp"); others as they are."""
    _, of, work = name.partition("Department of ")
    ministry = find_entities(f"Ministry of {work}") if of else []
    return ministry[0].name.replace("Bộ ", "Sở ", 1) if ministry and ministry[0].start == 0 else name


@remembered(512)
def find_places(text: str) -> list[Mention]:
    """Find entities of every level in printed text, in order: a district is not the province of the same name.

    Names of publishers and institutions ("báo Đà Nẵng", "Bưu điện Hà Nội") are left out.
    """
    matches = [(start, end, " ".join(text[start:end].split())) for start, end in _local_spans(text)]
    local = [Mention(start, end, _department_names().get(name, name), "local") for start, end, name in matches]
    local += [m for m in listed_units(text, local) if all(m.end <= o.start or o.end <= m.start for o in local)]
    found = list(local)
    for mention in find_entities(text):
        before = text[max(0, mention.start - 40) : mention.start]
        inside = any(other.start <= mention.start < other.end for other in local)
        if inside or _PUBLISHER.search(before) or _PUBLISHER_AFTER.match(text[mention.end :]):
            continue
        if mention.kind == "province" and mention.name not in CENTRAL_CITIES and _INSIDE.search(before):
            continue
        if is_given_name(before):
            continue
        found.append(mention)
    found += [m for m in find_unlisted(text, found) if takes_value(text, m)]
    found += listed_beside(text, [m for m in found if m.kind == "local"])
    return sorted(found, key=lambda mention: mention.start)


_KINDS_BEFORE = re.compile(
    r"\b(?:các|những|mỗi|cấp|cán bộ|công chức|sở|quận|huyện|thị xã|xã|phường)(?:,| và|) $", re.IGNORECASE
)


def _unit_en(match: re.Match[str]) -> tuple[int, int] | None:
    """Where "In Mộc Châu District" names a unit; "Da Nang City" is one of the province's level."""
    first, _, rest = match.group("name").partition(" ")
    start = match.end() - len(match.group().partition(" ")[2]) if rest and first in OPENERS else match.start()
    known = find_entities(match.group())
    whole = match.group().endswith("City") and known and known[-1].name in CENTRAL_CITIES
    return None if whole or (first in OPENERS and not rest) else (start, match.end())


def _local_spans(text: str) -> list[tuple[int, int]]:
    patterns = (_BOARD, _DEPARTMENT, _DEPARTMENT_EN)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    spans += [span for match in _AREA_EN.finditer(text) if (span := _unit_en(match))]
    for match in _AREA.finditer(text):
        name = match.group("name")
        if is_holder(text, match.start(), match.start("name"), match.end()):
            continue
        known = find_entities(name)
        if known and known[0].start == 0 and _KINDS_BEFORE.search(text[: match.start()]):
            continue  # "các huyện Vĩnh Phúc", "quận, huyện, thị xã Hà Nội": units of a province, none of its name
        whole = known and known[0].start == 0 and known[0].name in CENTRAL_CITIES
        city = match.group("head").lower().rstrip(".") in {"thành phố", "tp"}
        behind = known[-1].start if known and known[-1].end == len(name) else 0
        if name[:behind].count(" ") > 1:  # "huyện Mộc Châu Sơn La": the name, and whose it is
            spans.append((match.start(), match.start("name") + behind - 1))
        elif not (city and whole):
            spans.append(match.span())
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0]):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
