"""Persons with their offices, as news introduces them: "Chủ tịch UBND tỉnh X" or "ông X, Phó Giám đốc Sở …"."""

from dataclasses import dataclass

from index.names.local import find_places, has_head
from index.text import late as re
from index.text.letters import LOWER, UPPER

# Capitalised words of offices and institutions: no part of a person's name, or not its first.
_NO_NAME = (
    "Ban|Bộ|Sở|UBND|HĐND|Tỉnh|Ủy|Chủ|Phó|Trưởng|Giám|Home|Affairs|Planning|Investment|Finance|Justice|Trade|Industry|"
    "Health|Education|Training|Science|Technology|Information|Communications|Transport|Construction|Culture|Sports|"
    "Tourism|Labour|Labor|Resources|Environment|Agriculture|Development|Government|Party|People|Committee|Ministry|"
    "Department|City|Province|Council|Office|Inspectorate|State|Bank|District|National|Standing|General"
)
_NO_SURNAME = "Hội|Đảng|Chính|Quốc|Thành|Trung|Nhà|Nội|Thông|Công|Khu|Cục|Vụ|Viện|Huyện|Quận|Xã|Phường|Thường"
_SYLLABLE = rf"(?!(?:{_NO_NAME})\b)(?:(?:[{UPPER}]['’])?[{UPPER}][{LOWER}]+|[{UPPER}])"
_NO_AREA = rf"(?!(?:\s[{UPPER}]\w*)*\s(?:district|commune|ward|town|township|province|city)\b)"  # "Kien Hai district"
_NAME = rf"(?P<name>(?!(?:{_NO_SURNAME})\b){_SYLLABLE}(?:\s{_SYLLABLE}){{1,3}})(?!\w){_NO_AREA}"
_OFFICE_WORDS = (
    "Phó Thủ tướng|Thủ tướng|Thứ trưởng|Bộ trưởng|Phó Chủ tịch|Chủ tịch|Phó Giám đốc|Giám đốc|Phó Bí thư|"
    "Bí thư|Phó Trưởng ban|Trưởng ban|Phó Trưởng đoàn|Trưởng đoàn|Phó Vụ trưởng|Vụ trưởng|"
    "Phó Cục trưởng|Cục trưởng|Tổng cục trưởng|"
    "Phó Chánh Văn phòng|Chánh Văn phòng|Phó Chánh Thanh tra|Chánh Thanh tra|Phó Thống đốc|Thống đốc|Tổng Thư ký|"
    "Phó Viện trưởng|Viện trưởng|Phó Trưởng phòng|Trưởng phòng|Trưởng bộ phận|"
    "người phụ trách|phụ trách|người đứng đầu|Hiệu phó|Hiệu trưởng|"
    "Vice Chairman|Chairman|Vice Chairwoman|Chairwoman|Deputy Minister|Minister|"
    "Deputy Director|Director|Prime Minister|Deputy Prime Minister|Governor|Party Secretary|Secretary"
)
_OFFICE_THEN_NAME = re.compile(
    rf"(?P<office>\b(?i:{_OFFICE_WORDS})\b[^.;:,()“”\d]{{0,70}}?)"
    rf"(?:,? (?:ông|bà|đồng chí|Mr\.?|Ms\.?|Mrs\.?))?\s+{_NAME}"
)
_TITLE_THEN_OFFICE = re.compile(
    rf"(?:\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|TS\.?|ThS\.?|Mr\.?|Ms\.?|Mrs\.?)\s+){_NAME}\s*"
    rf"(?:,|-|–|\()\s*(?:(?:khi đó|khi ấy|lúc đó|lúc ấy|lúc bấy giờ|hiện|nay)\s+)?(?:là\s+)?"
    rf"(?P<office>(?i:{_OFFICE_WORDS})[^.;:“”\d)]*)"
)
_NAME_THEN_OFFICE = re.compile(
    rf"(?<![\w-]){_NAME}\s*,\s*(?:(?:then|now|the|its|a)\s+(?:[\w'’-]+\s+){{0,3}}?)?"
    rf"(?P<office>(?i:{_OFFICE_WORDS}|deputy head|head|chief)\b[^.;:“”\d]*)"
)
# "ông X, nguyên Phó Giám đốc Sở A, được bổ nhiệm làm Giám đốc Sở B": the new office.
_APPOINTED = re.compile(
    rf"(?:\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|Mr\.?|Ms\.?|Mrs\.?)\s+){_NAME}(?:\s*,[^;.]{{0,120}}?,|\s*\([^()]*\))?\s"
    r"(?:(?:đã|vừa|mới|chính thức)\s)*(?:(?:được|was|has been)\s(?:[^\W\d]+\s){0,6}?"
    r"(?:bổ nhiệm|bầu|điều động|phân công|chỉ định|giao|cử|appointed|named|elected)|"
    r"nhậm chức|(?:hiện )?(?:làm|là|giữ|đảm nhiệm))\s"
    r"(?:(?:làm|giữ|là|chức(?: vụ)?|vị trí|cương vị|as|to be|the|new)\s){0,4}"
    rf"(?P<office>(?:quyền\s)?(?i:{_OFFICE_WORDS})\b[^.,;:“”\d]*)"
)
# The day of an appointment, cut before its number, and whom its holder replaces.
_SINCE = re.compile(
    r"\s(?:kể từ|từ|vào|from|since|on)(?: (?:ngày|tháng|năm|[A-Z][a-z]+))?$|\sthay (?:ông|bà|cho|đồng chí)\b.*$"
)
_DOES = re.compile(
    r"(?<!đăng)(?<!Đăng)\s+(?:-\s+)?(?:đã |cũng |vừa )?"
    r"(?:cho (?:biết|rằng|hay)|ghi nhận|phát biểu|yêu cầu|nhấn mạnh|khẳng định|đề nghị|báo cáo|chỉ đạo|chủ trì|nói|"
    r"ký|thông tin|đánh giá|lưu ý|said|says|told|noted|stressed|urged|asked|chaired|signed)\b"
)
# "Bí thư Huyện ủy Mường Lát Lò Văn Phong": the place of an office, of two words, stands before the name.
_SEATED = re.compile(r"(?:(?:huyện|thị|quận|thành|tỉnh|đảng) ủy|UBND|HĐND)$", re.IGNORECASE)
_SEAT = re.compile(rf"\s+(?P<seat>{_SYLLABLE}\s{_SYLLABLE})\s+(?P<name>{_SYLLABLE}(?:\s{_SYLLABLE}){{1,3}})(?!\w)")
_LONGEST_NAME = 4
_SURNAMES = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Trịnh Đoàn Lương Lò".split()
)
_COUNTRY = re.compile(r"Việt Nam|Viet Nam|Vietnam")


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name with the office that the sentence gives."""

    start: int
    end: int
    name: str
    office: str


def find_people(text: str) -> list[PersonMention]:
    """Find persons introduced with an office, in order, each place once."""
    found: list[PersonMention] = []
    plain = _without_places(text)
    for pattern in (_APPOINTED, _TITLE_THEN_OFFICE, _NAME_THEN_OFFICE, _OFFICE_THEN_NAME):
        for match in pattern.finditer(plain):
            (start, end), (begin, stop) = match.span("name"), match.span("office")
            if pattern is _OFFICE_THEN_NAME and (seated := _behind_seat(plain, stop)):
                (start, end), stop = seated.span("name"), seated.end("seat")
            if all(end <= other.start or other.end <= start for other in found):
                office = text[begin:stop]
                found.append(PersonMention(start, end, text[start:end], _office(office)))
    return sorted(found, key=lambda mention: mention.start)


def _behind_seat(text: str, stop: int) -> re.Match[str] | None:
    """The place and the name behind an office that ends at ``stop``, where both stand there one after the other."""
    split = _SEAT.match(text, stop) if _SEATED.search(text[:stop]) else None
    if split is None or split["seat"].split()[0] in _SURNAMES:
        return None
    count = len(f"{split['seat']} {split['name']}".split())
    return split if count > _LONGEST_NAME or split["name"].split()[0] in _SURNAMES else None


def _without_places(text: str) -> str:
    """The text with the names of provinces, ministries and districts in small letters: none is read as a person's."""
    spans = [(m.start, m.end) for m in find_places(text) if m.kind != "local" or has_head(m.name)]
    spans += [match.span() for match in _COUNTRY.finditer(text)]
    for start, end in spans:
        text = text[:start] + "".join(c.lower() if len(c.lower()) == 1 else c for c in text[start:end]) + text[end:]
    return text


def _office(text: str) -> str:
    """The office without what its holder does or says in the sentence."""
    return _SINCE.sub("", _DOES.split(" ".join(text.split()), maxsplit=1)[0]).strip(" ,-–")
