"""Who holds which office: a deputy is not the head, and who is merely quoted beside an office does not hold it."""

from index.facts.people import find_people
from index.names.find import kind_of
from index.names.local import is_office, place_core
from index.text import late as re
from index.text.fold import fold
from index.text.letters import LOWER, UPPER
from index.types import Article, Sentence
from rag.retrieval.persons import names_person
from rag.types import Query

_NAMES = (
    r"chanh (?:thanh tra|van phong)|thong doc|"
    r"giam doc|chu tich|bi thu|thu tuong|truong phong|truong ban|bo truong|cuc truong|vien truong|vu truong|"
    r"director|chairman|chairwoman|prime minister|minister|secretary|head"
)
_OFFICE = re.compile(rf"\b(pho |deputy |vice )?({_NAMES})\b")
# "Who heads the centre": whoever leads a unit, by whatever name; nobody's deputy, and not the province's chairman.
_HEAD_ASKED = re.compile(
    r"\b(?:(?:ai|nguoi) (?:la nguoi )?(?:dung dau|phu trach|lanh dao|dieu hanh)|who (?:heads|leads|runs|headed|led|ran|"
    r"is (?:in charge|the head) of))\b.*?"
    r"\b(?:trung tam|so|phong|ban|cuc|vu|vien|centre|center|department|office|board|agency|division)\b"
)
_HEADS = frozenset(
    (False, office)
    for office in "giam doc|truong phong|truong ban|cuc truong|vien truong|vu truong|chanh van phong|head".split("|")
)
# "Ai là chủ tịch", "tên vị bộ trưởng", "giám đốc sở là ông nào": who holds an office, not who did something beside it.
_HOLDER = re.compile(
    r"\b(?:ai (?:dang |hien )?(?:la(?! nguoi)|lam|giu|nam giu|dam nhiem|kiem)|ten(?: cua)?(?: vi| ong| ba| nguoi)*|"
    rf"who(?: is| was|'s)(?: currently| now)?) (?:\w+ ){{0,5}}?(?P<before>(?:pho |deputy |vice )?(?:{_NAMES}))\b|"
    rf"\b(?P<after>(?:pho |deputy |vice )?(?:{_NAMES}))\b(?: [\w/,.-]+){{0,16}}? "
    r"(?:la ai|(?:ong|ba|ong/ba|ong hay ba|vi|dong chi|nguoi) nao|ten (?:la )?gi)\b"
)
_CHAIR_ASKED = re.compile(r"\bwho (?:chairs|chaired|is chairing|presides over)\b.*\bcommittee\b")
# A department of a ministry; not "Nội vụ", "phục vụ", "bệnh viện".
_UNIT = re.compile(
    r"\b(?P<kind>tổng cục|chi cục|cục|(?<!nội )(?<!phục )(?<!nhiệm )(?<!dịch )(?<!công )(?<!nghiệp )vụ|"
    r"(?<!bệnh )(?<!học )viện)(?! trưởng\b)(?P<name>(?: [^\W\d]+){2})\b",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"(?i:\b(?:huyện|thị|quận|thành|đảng) ủy|\b(?:UBND|HĐND) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn))"
    rf"(?i: (?:huyện|quận|thị xã|xã|phường))? (?P<place>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?)"
)
_BESIDE = 60  # characters between an office and the name of who holds it
_DEPUTY = re.compile(r"\b(?:(?:his|her|the|whose) deputy|cap pho)\b")
_OFFICE_VI = {
    "director": "giam doc",
    "chairman": "chu tich",
    "chairwoman": "chu tich",
    "prime minister": "thu tuong",
    "minister": "bo truong",
    "secretary": "bi thu",
}


def office_fits(query: Query, text: str) -> bool:
    """A deputy is not the head: where a text names offices, the one that the question names must be among them."""
    asked, held = _offices(query.standalone), _offices(text)
    if not asked and _HEAD_ASKED.search(fold(query.standalone)):
        asked = _HEADS
        held |= {(True, "")} if _DEPUTY.search(fold(text)) else set()
    if not asked and _CHAIR_ASKED.search(fold(query.standalone)):
        asked = frozenset({(False, "chu tich")})
    return (not asked or not held or bool(asked & held)) and _of_seat(query, text)


def _of_seat(query: Query, text: str) -> bool:
    """Whether the offices that a text names are of no other district or commune alone than the question names."""
    asked = {place_core(name) for name in query.entities if kind_of(name) == "local" and not is_office(name)}
    # "Chủ tịch UBND xã" with the holder's name right behind it; two words may be the place's
    names = [person.start for person in find_people(text) if person.name.count(" ") > 1]
    told = {fold(m["place"]) for m in _SEAT.finditer(text) if m.start("place") not in names}
    return not (asked and told) or any(core in fold(text) for core in asked)


def _offices(text: str) -> frozenset[tuple[bool, str]]:
    return frozenset((bool(deputy), _OFFICE_VI.get(office, office)) for deputy, office in _OFFICE.findall(fold(text)))


def holder_fits(query: Query, text: str) -> bool:
    """Whether a text names somebody beside the office whose holder a question asks for; true where it asks for none."""
    match = _HOLDER.search(fold(query.standalone))
    if match is None:
        return True
    if not (_of_unit(query.standalone, text) and _of_seat(query, text)):
        return False
    asked = _offices(match.group("before") or match.group("after"))
    places = [m.span() for m in _OFFICE.finditer(fold(text)) if _offices(m.group()) & asked]
    beside = any(names_person(text[max(0, start - _BESIDE) : end + _BESIDE]) for start, end in places)
    return beside or any(_offices(person.office) & asked for person in find_people(text))


def _of_unit(asked: str, text: str) -> bool:
    """Whether a text names no other unit of the kind asked about: "Cục A", where the head of "Cục B" is told."""
    wanted, told = ({(fold(m["kind"]), fold(m["name"])) for m in _UNIT.finditer(each)} for each in (asked, text))
    of_kind = {unit for unit in told if unit[0] in {kind for kind, _ in wanted}}
    return not of_kind or bool(of_kind & wanted)


def in_office(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether who held an office in the year asked about may be told by what was written of that year or the next."""
    if not query.years or _HOLDER.search(fold(query.standalone)) is None:
        return True
    written = int(article.published[:4]) if article.published else None
    known = {*sentence.years, *((written, written - 1) if written else ())}
    return not known or not known.isdisjoint(query.years)


# Who held an office before somebody, and who holds it after: texts that tell it speak of the one taking over.
_BEFORE_ASKED = re.compile(
    r"\btruoc (?:ong|ba|anh|chi|nguoi|do) (?:\w+ ){0,6}?ai\b|\bai (?:\w+ ){0,6}?truoc (?:ong|ba|anh|chi|nguoi)\b|"
    r"\btien nhiem\b|\bthay (?:cho )?ai\b|\bpredecessor\b|\bwho (?:preceded|was \w+ before)\b|"
    r"\b(?:replace|succeed)\b.*\bwhom?\b|\bwhom? did .*\b(?:replace|succeed)\b"
)
_AFTER_ASKED = re.compile(
    r"\bai (?:\w+ ){0,2}?(?:len )?(?:thay|ke nhiem|ke tuc)\b|\bwho (?:replaced|succeeded|took over|will replace)\b"
)
_TAKES_OVER = re.compile(r"\b(?:thay|tien nhiem|ke nhiem|ke tuc|replac\w+|succe\w+|predecessor|took over)\b")
_TITLED = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|Mr\.?|Ms\.?|Mrs\.?) (?P<name>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]*)*)"
)


def takes_over(query: Query, text: str) -> bool:
    """Whether a text tells of one taking over from another, where that is asked; true where it is not.

    "Ai lên thay ông A" is not told by "ông A … thay bà B".
    """
    asked, said = fold(query.standalone), fold(text)
    after = _AFTER_ASKED.search(asked)
    if not (after or _BEFORE_ASKED.search(asked)):
        return True
    if not _TAKES_OVER.search(said):
        return False
    left = _TITLED.search(query.standalone) if after else None
    name = fold(left["name"]) if left else ""
    return not name or bool(re.search(rf"{_TAKES_OVER.pattern}(?:\W+\w+){{0,4}}?\W+{re.escape(name)}\b", said))
