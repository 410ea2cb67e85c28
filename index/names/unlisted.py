"""Names of places that are in no list and have no head word: known by their spelling and by what they take."""

from index.names.find import Mention, find_entities
from index.text import late as re
from index.text.fold import has_diacritics
from index.text.letters import LOWER, UPPER
from index.text.normalize import is_syllable

_VOWEL = "".join(set(LOWER[3:] + UPPER[3:] + "aeiouyAEIOUY") - {"đ", "Đ"})
_SYLLABLE = rf"(?:[BCDĐGHKLMNPQRSTVX][hrgu]?h?)?[{_VOWEL}]{{1,4}}(?:ch|ng|nh|[cmnpt])?"
# "Đak Đoa", "Ea Kar", "Cư M'gar": names of the highlands are told by their first word, whatever comes behind it.
_HIGHLAND = rf"(?:[ĐD][aăắ][kc]|Ea|Ia|Kr[oô]ng|C[uư]|Ch[uư]|Kon|Plei) [{UPPER}][\w’']*"
_NAMELIKE = re.compile(
    rf"(?<![\w-])(?=[{UPPER}])(?:{_SYLLABLE}(?: (?=[{UPPER}]){_SYLLABLE}){{1,2}}(?![\w’-])|{_HIGHLAND}|"
    rf"[{UPPER}][{LOWER}]{{4,}}(?![\w’-]))"
)
_TWO_SYLLABLES = re.compile(rf"[{_VOWEL}]+[^{_VOWEL}]+[{_VOWEL}]")
_TAKES_VALUE = re.compile(
    r"^(?:,? (?:and|và) [^\d,.;]{3,22}|, (?:the|an?|nơi|vốn) [^\d,.;]{3,40},)? (?:dẫn đầu|đứng|xếp|đạt|thấp nhất|cao nhất|nhất|nhì|với|được|cùng|đều|trở lại|tiếp tục|"
    r"vươn|lùi|tụt|giữ|giành|chiếm|về|thứ|hạng|nhận|lên|rơi|bứt|leo|đội sổ|khép lại|chót|cuối|bét|kém|tăng|giảm|có|ít nhất|nhiều nhất|(?:vẫn |lại |mới )?là (?:huyện|quận|thị xã|xã|phường|"
    r"địa phương|đơn vị|nơi)|xuống|(?:chỉ|mới|phải|cũng) (?:đạt|có|được|\d)|"
    r"led|reached|had|came|ranked|was|both|at|scored|topped|finished|fell|rose|\d|\(\d|remained|(?:only|just) \d|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\b)|^, \d+(?:[.,]\d+)?\s?(?:%|điểm|points)|"
    r"^, (?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|last) (?:with|at|on) \d|"
    r"^ has (?:again )?(?:come|ranked|led|topped|scored|reached|risen|climbed|jumped|fallen|dropped|slipped|finished)\b"
)
# "Ông Y Moan", "sông Cửu Long", "trường Lê Lợi": of somebody or something else.
_TITLED = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|Mr|Ms|Mrs|sông|núi|hồ|đường|chợ|trường|bệnh viện|công ty)\.? $"
)
_BRACKETED = re.compile(r" \(\d[\d.,]*")
_WORD_VALUED = re.compile(rf"(?<![\w-])(?P<name>[{UPPER}][{LOWER}]{{4,}}) \(\d")
_NEXT = re.compile(r" \(\d[^()]*\)(?:,|;|,? and|,? và) ")
_ROMAN = re.compile(r" [IVX]+$")
# Words that open a sentence before a name: "Ở Mường Ảng", "Vậy Sông Cầu thì sao", "Dân Mộc Châu".
OPENERS = frozenset(
    "Ở Tại Trong Theo Của Với Từ Còn Và Về Do Riêng Nếu Khi Vậy Thế Dân In On At The Of And Can Do".split()
)
_COUNTRY = frozenset({"Việt Nam", "Viet Nam"})
_NO_PLACE = frozenset(
    "Quyền Nữ Cựu Dân Ban Phó Cổng Chủ Trung Quyết Nghị Chỉ Bộ Sở Ủy Hội Báo Công Thủ Thành Nhà Tổng Đảng Luật Khu Cục Tỉnh Ông Bà The In On At".split()
)
_OFFICE_WORDS = frozenset({"Phó", "Bộ", "Sở", "Ủy"})  # inside a name: "Vị Phó Thủ tướng"


def find_unlisted(text: str, known: list[Mention]) -> list[Mention]:
    """Find capitalised Vietnamese names of two or three syllables that are in no list (places or persons).

    Args:
        text: Printed text, or a question with capitals.
        known: What has been found otherwise; no name reaches into it.
    """
    free = text
    for mention in known:
        free = f"{free[: mention.start]}{'#' * (mention.end - mention.start)}{free[mention.end :]}"
    found = []
    for match in _NAMELIKE.finditer(free):
        first, _, rest = match.group().partition(" ")
        name = rest if first in OPENERS and " " in rest else match.group()  # "Ở Mường Ảng": capital of the sentence
        if _may_be_place(name):
            found.append(Mention(match.end() - len(name), match.end(), name, "local"))
    return found


def takes_value(text: str, mention: Mention) -> bool:
    """Whether a name in no list takes a place or a value: "Cầu Giấy dẫn đầu", "Dong Da led with 96.3%"."""
    return bool(_TAKES_VALUE.match(text[mention.end :])) and not _TITLED.search(text[: mention.start])


def listed_beside(text: str, units: list[Mention]) -> list[Mention]:
    """Find single words that a list of units with values in brackets goes on with: "Dakrong (80.4) and Cam Lo (93.6)"."""
    valued = [m for m in units if _BRACKETED.match(text, m.end)]
    found = []
    for match in _WORD_VALUED.finditer(text) if valued else ():
        start, end = match.span("name")
        beside = any(_NEXT.fullmatch(text[end : m.start] if m.start > end else text[m.end : start]) for m in valued)
        if beside and not find_entities(match["name"]):
            found.append(Mention(start, end, match["name"], "local"))
    return found


def _may_be_place(name: str) -> bool:
    first, *later = name.split()
    if not later and (is_syllable(name) or not has_diacritics(name) or not _TWO_SYLLABLES.search(name)):
        return False  # of single words only "Đakrông", whose spelling is no other language's
    if name in _COUNTRY or find_entities(name) or _ROMAN.search(name):  # "Quý III"
        return False
    return first not in _NO_PLACE | OPENERS and _OFFICE_WORDS.isdisjoint(later)
