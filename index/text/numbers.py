"""Numbers as Vietnamese and English news write them: decimal comma, thousands dot, ranks, shares, changes, counts.

English rules read "77,25" as 7725 and Vietnamese ones read "77.25" as 7725, so the text's language decides where a
mark is ambiguous, and the shape of the number where it is not.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from index.text import late as re
from index.text.dates import find_dates, find_years
from index.text.number_words import CARDINAL_EN, CARDINAL_VI, ORDINAL_EN, ORDINAL_VI, number_of
from index.types import Lang

Form = Literal["rank", "percent", "points", "places", "document", "ordinal", "plain"]

# Right behind a letter only where that ends a currency's code: "VND100,000".
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKED = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")
_NUMBER = re.compile(r"(?:(?<![\w.,/])|(?<=\bVND)|(?<=\bUSD)|(?<=\bEUR))(?<![A-Za-z]-)\d+(?:[.,]\d+)*(?![\w]*\d|G\b)")
_DOCUMENT = re.compile(
    r"(?<![\w/])\d+[a-zđ]?(?:/\d{4})?/(?:[A-ZĐƯ][A-Za-zĐđƯư]{0,5}\d{0,2})(?:-[A-ZĐƯ][A-Za-zĐđƯư]{0,7}\d{0,2})+(?!\w)"
)
# "tổng đài 0207.1022": a telephone number begins with a nought and counts nothing.
_TELEPHONE = re.compile(r"(?<![\w.,/])0\d{2,}(?:[. -]\d{3,})*(?!\w)")
_OUT_OF = re.compile(r"\s?/\s?(\d+(?:[.,]\d+)?)(?![\d/])")

RANK_BEFORE = re.compile(
    r"(?:(?:vị trí|hạng|xếp|đứng|ở)\s+)?"
    r"(?:thứ hạng|thứ bậc|thứ|hạng|vị trí(?: số)?|(?:vị trí|ngôi|đứng|xếp|giữ|hạng) số|"
    r"ranked|rank|\bno\.?|number|place)\s+(?:bậc\s+)?$|"
    r"\b(?:thứ hạng|vị trí) (?:tốt|cao|thấp|kém) nhất (?:của \w+ )?là $",
    re.IGNORECASE,
)
# "Bến Tre xếp 40, Hậu Giang đứng 54": a bare place, where nothing counted stands behind it.
_BARE_BEFORE = re.compile(r"(?<!được )\b(?:xếp|đứng)\s+(?:ở\s+)?$", re.IGNORECASE)
_BARE_AFTER = re.compile(r"\s*(?:$|[.,;:)(]|(?:với|trên|toàn quốc|cả nước|trong (?:cả|toàn|số|bảng)|và|còn|năm)\b)")
_LOWEST_PLACE = 99
_OCCASION = re.compile(
    r"\b(?:lần|năm|kỳ|khóa|khoá|quý|tuần|phiên|đợt|tháng|nhóm|phần|bước|đánh giá|công bố|họp)\s+(?:này là )?thứ\s+$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:mức độ|mức|cấp độ|nhóm|tốp|top|bảng|bước|điều|khoản|levels?|group|table|step|"
    r"cấp|tháng)\s+(?:\d(?:,| and| và| hoặc) )?$",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:bảng|biểu|hình|(?<!danh )(?<!hạng )(?<!chuyên )mục|phụ lục|table|figure|annex)\s+$", re.IGNORECASE
)
_NAMING = 30
_NATIONWIDE = {Decimal(63), Decimal(34), Decimal(64), Decimal(61)}
# "53/63 địa phương tăng điểm" counts places, "15/63 tỉnh, thành" ranks one.
_COUNTED_PLACES = re.compile(
    r"\s*(?:tỉnh|địa phương|thành phố|provinces|localities)(?:, thành(?: phố)?)?\s+"
    r"(?:tăng|giảm|đạt|có|đã|được|đều|cho|nằm|hoàn thành|công bố|rose|fell|had|have|were)\b",
    re.IGNORECASE,
)
# "xếp hạng 63 tỉnh, thành", "rank 34 provinces": how many are ranked.
_RANKS_SO_MANY = re.compile(
    r"\s+(?:tỉnh|địa phương|bộ, (?:ngành|cơ quan)|sở|quận|huyện|provinces|localities|cities|ministries|departments)\b"
)
_RANKS_WORD = re.compile(r"\b(?:xếp hạng|ranks?|ranking)\s+(?:cho |of |all )?$", re.IGNORECASE)
# "6 tháng đầu năm", "9 tháng năm nay", "ngày 5 hằng tháng"
_SET_PHRASE = re.compile(
    r"\s(?:cửa\b|tháng (?:đầu|cuối|năm (?:nay|\d{4}))|(?:hằng|hàng) tháng|(?:first|last) months)", re.IGNORECASE
)
_PLACES_WORD = re.compile(rf"\b({CARDINAL_VI}|{CARDINAL_EN})\s+(?:bậc|hạng|places?|positions?)\b", re.IGNORECASE)
_RANK_SLASH = re.compile(r"(?:xếp|đứng|hạng|vị trí|thứ|ranked|rank|placed)[^.,;:\d]{0,25}$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b(?! (?:day|century|anniversary|session|meeting|birthday)\b)", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|phần trăm\b|điểm phần trăm\b|điểm %|percentage points?\b|per ?cent\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s?(?:điểm|points?)\b(?!\s+cầu)", re.IGNORECASE)
_PLACES = re.compile(r"\s?(?:bậc|hạng|places?|positions?|ranks?|spots?)\b", re.IGNORECASE)
# Small letters only: "thứ Bảy" is Saturday.
_ORDINAL_VI = re.compile(
    rf"\b(?<!sáng )(?<!chiều )(?<!ngày )(?:(?:[Vv]ị trí|[Đđ]ứng|[Xx]ếp|về|hạng) )?(?:thứ|hạng) ({ORDINAL_VI})\b"
    r"(?! (?:liên tiếp|liền|hai mươi|ba mươi|trước|sau|nay|ngoái|(?:(?:hằng|hàng|mỗi|trong) )?tuần|(?:19|20)\d\d))"
)
# A place is taken or followed by who or where; "first day" and "second edition" number something else.
_ORDINAL_EN = re.compile(
    rf"\b(?<!needed )(?<!required )(?<!at )(?<!done )(?<!bottom )(?<!top )(?<!two )(?<!one )(?<!a )"
    rf"({ORDINAL_EN})\b(?=\s*(?:to (?:\d|{ORDINAL_EN})|$|[.,;:)]|"
    r"(?:place|places|position|spot|in|among|with|and|for|nationwide|nationally|"
    r"overall|out|on|at|by|while|after|behind|followed|again|of \d|went|was|is)\b))",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"(?:^|[\s(“\"])(trên|(?<!thấp )(?<!cao )(?<!kém )(?<!nhiều )(?<!ít )hơn|"
    r"gần|khoảng|dưới|tối đa|tối thiểu|ít nhất|không quá|chưa tới|chưa đến|xấp xỉ|ước|"
    r"about|over|nearly|almost|around|some|more than|at least|up to|under|roughly)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text.

    Attributes:
        start: First character, of the digits or of the ordinal word.
        end: One past the last one, "/63" and "%" included.
        text: The number as it is written.
        form: What its surroundings make of it; ``ordinal`` is a number that names something ("lần thứ 6", "mức 4").
        number: Its value; for "24/63" the 24.
        out_of: The 63 of "24/63".
        qualifier: "trên", "gần" … directly before it.
    """

    start: int
    end: int
    text: str
    form: Form
    number: Decimal
    out_of: Decimal | None = None
    qualifier: str | None = None


def parse_number(digits: str, lang: Lang) -> Decimal:
    """Read digits with marks, e.g. "33.300" (vi) or "33,300" (en) as 33300, "77,25" and "77.25" as 77.25.

    Three digits after a single mark are ambiguous ("48.811"): the language's thousands mark decides.
    """
    thousands, decimal = (".", ",") if lang == "vi" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", digits):
        return Decimal(digits.replace(thousands, "").replace(decimal, "."))
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(decimal)}\d{{3}}){{2,}}", digits):
        return Decimal(digits.replace(decimal, ""))
    whole, *rest = re.split(r"[.,]", digits)
    return Decimal(f"{whole}.{''.join(rest)}") if rest else Decimal(whole)


def find_numbers(text: str, lang: Lang) -> list[NumberMention]:
    """Find every number that is neither a year nor part of a date, with its form, in order."""
    taken = [(mention.start, mention.end) for mention in find_dates(text)]
    taken += [(mention.start, mention.end) for mention in find_years(text)]
    found = [
        NumberMention(*match.span(), match.group(), "document", Decimal(re.split(r"\D", match.group())[0]))
        for match in _DOCUMENT.finditer(text)
        if not _overlaps(match, taken)
    ]
    taken = [span for span in taken if not any(m.start <= span[0] < m.end for m in found)]
    taken += [(mention.start, mention.end) for mention in found]
    taken += [match.span() for match in _TELEPHONE.finditer(text)]
    found += [_digits(text, match, lang) for match in _NUMBER.finditer(text) if not _overlaps(match, taken)]
    found += [
        NumberMention(*m.span(1), m.group(1), "places", Decimal(number_of(m.group(1))))
        for m in _PLACES_WORD.finditer(text)
    ]
    found += [_ordinal(match) for match in (*_ORDINAL_VI.finditer(text), *_ORDINAL_EN.finditer(text))]
    return _without_denominators(sorted(found, key=lambda mention: mention.start))


def _overlaps(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in spans)


def _digits(text: str, match: re.Match[str], lang: Lang) -> NumberMention:
    number = parse_number(match.group(), lang)
    start, end = match.span()
    before = text[max(0, start - 40) : start]
    qualifier = _QUALIFIER.search(before)
    denominator = _OUT_OF.match(text, end)
    out_of = parse_number(denominator.group(1), lang) if denominator else None
    if denominator:
        end = denominator.end()
    form, end = _form(text, before, end, number=number, out_of=out_of)
    return NumberMention(start, end, text[start:end], form, number, out_of, qualifier.group(1) if qualifier else None)


def _form(text: str, before: str, end: int, *, number: Decimal, out_of: Decimal | None) -> tuple[Form, int]:
    is_whole = number == number.to_integral_value()
    if out_of is None and (ordinal := _ORDINAL.match(text, end)):
        return "rank", ordinal.end()
    if percent := _PERCENT.match(text, end):
        return "percent", percent.end()
    if _OCCASION.search(before) or _TABLE.search(before) or _SET_PHRASE.match(text, end):
        return "ordinal", end
    if is_whole and number <= _NAMING and out_of is None and _LABEL.search(before) and not _PERCENT.match(text, end):
        return "ordinal", end
    if out_of is None and _RANKS_WORD.search(before) and _RANKS_SO_MANY.match(text, end):
        return "plain", end
    if is_whole and _is_place(text, before, end, number=number, has_total=out_of is not None):
        return "rank", end
    if _POINTS.match(text, end):
        return "points", end
    if is_whole and out_of is None and _PLACES.match(text, end):
        return "places", end
    if out_of in _NATIONWIDE and is_whole and not _COUNTED_PLACES.match(text, end):
        return "rank", end
    return "plain", end


def _is_place(text: str, before: str, end: int, *, number: Decimal, has_total: bool) -> bool:
    """Whether the words around a whole number make it a place."""
    if RANK_BEFORE.search(before) or (has_total and _RANK_SLASH.search(before)):
        return True
    return number <= _LOWEST_PLACE and bool(_BARE_BEFORE.search(before) and _BARE_AFTER.match(text, end))


def _ordinal(match: re.Match[str]) -> NumberMention:
    number = Decimal(number_of(match.group(1)))
    occasion = _OCCASION.search(match.string[max(0, match.start() - 30) : match.start(1)])
    return NumberMention(*match.span(), match.group(), "ordinal" if occasion else "rank", number)


def _without_denominators(found: list[NumberMention]) -> list[NumberMention]:
    kept: list[NumberMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def raised(text: str) -> str:
    """Superscript text as characters where it is all digits ("2" is "²"); other text as it is."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text


def with_marks_apart(text: str) -> str:
    """A text with a space between a number and a raised digit: the mark of a footnote is no part of a year."""
    return _MARKED.sub(" ", text)
