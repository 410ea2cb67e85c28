"""Words that turn a sentence's sense: a claim may use them only where the sentence that it is cited to does.

More or less, up or down, first or last, not, all of them, on time or late: each group holds both languages, so that an
English claim may rest on a Vietnamese sentence.
"""

from collections.abc import Iterator

from index.text import late as re
from index.text.numbers import find_numbers
from index.types import Lang
from rag.retrieval.matching import words_of

_FIGURE = r"\s+(?:mức\s+|khoảng\s+|about\s+)?\d"
# One group a line; an underscore is a space.
_GROUPS = """
tăng nhích vươn leo vọt tiến_bộ cải_thiện rose rise rises risen rising climbed increased improved gained jumped
giảm tụt lùi rớt sụt fell fall falls fallen dropped decreased declined lost worsened
hơn vượt exceeded higher better more_than ahead xếp_trên đứng_trên
kém thua thấp_hơn worse lower fewer less_than behind xếp_dưới đứng_dưới xếp_sau đứng_sau
đều bằng_nhau ngang_nhau cùng_đạt cùng_có cùng_xếp cùng_đứng both equal each
dẫn_đầu đứng_đầu đầu_bảng đứng_nhất xếp_nhất số_một cao_nhất tốt_nhất thứ_nhất hạng_nhất leads led topped highest best
cuối_bảng đứng_cuối xếp_cuối cuối_cùng chót đội_sổ thấp_nhất kém_nhất last bottom lowest worst
quá_hạn trễ_hạn chậm muộn late overdue
đúng_hạn trước_hạn đúng_hẹn on_time early
tất_cả toàn_bộ mọi all every
phần_lớn đa_số hầu_hết most majority
duy_nhất only
"""
_TURNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(rf"\b(?:{'|'.join(group.split()).replace('_', ' ')})\b" for group in _GROUPS.strip().splitlines()),
        rf"\b(?:trên|above|over){_FIGURE}",
        rf"\b(?:dưới|below|under){_FIGURE}",
        rf"\b(?:gần|chưa tới|chưa đến|nearly|almost){_FIGURE}",
    )
)
_PLANNED = re.compile(
    r"\b(?:mục tiêu|phấn đấu|dự kiến|kỳ vọng|sẽ|nếu|giả sử|"
    r"targets?|aims?|goal|hopes?|expects?|plans? to|will|would|if)\b",
    re.IGNORECASE,
)
# What is denied: the next word of weight, and the one behind it. "không chỉ" and "không quá" deny nothing.
_NOT = re.compile(
    r"\b(?:không|chưa|chẳng|not|never|no longer|without)\s+(?!chỉ\b|quá\b|only\b)"
    r"(?:(?:phải|hề|thể|còn|được|là|của|có|the|a|an|be|been|to) )*(\w+)(?: (\w+))?",
    re.IGNORECASE,
)
# Without "một", "năm" and "tư", which are other words as well.
_SPELLED = frozenset(
    "hai ba bốn sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ nửa đôi two three four five six seven eight nine"
    " ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million"
    " billion half double".split()
)


def turned(claim: str, source: str, lang: Lang) -> list[str]:
    """Words of a claim that turn its sense away from its source's, with those that it leaves out.

    Args:
        claim: A sentence of an answer.
        source: The sentence that it is cited to.
        lang: Language of the source.
    """
    return [*_relations(claim, source), *_negations(claim, source), *_numbers(claim, source, lang)]


def _relations(claim: str, source: str) -> Iterator[str]:
    for pattern in _TURNS:
        found = pattern.search(claim)
        if found and not pattern.search(source):
            yield found.group()
    planned = _PLANNED.search(source)
    if planned and not _PLANNED.search(claim) and re.search(r"\d", claim):
        yield f"without “{planned.group()}”"


def _negations(claim: str, source: str) -> Iterator[str]:
    """Words denied in the claim and not in the source, or the other way round."""
    ours, theirs = ([m.group(1, 2) for m in _NOT.finditer(text.casefold())] for text in (claim, source))
    yield from (f"not “{word}”" for word, _ in ours if word not in {denied for denied, _ in theirs})
    affirmed = words_of(_NOT.sub(" ", claim)).running
    left = [" ".join(filter(None, pair)) for pair in theirs if pair[0] not in {denied for denied, _ in ours}]
    yield from (f"“{words}” without its “not”" for words in left if f" {words} " in affirmed)


def _numbers(claim: str, source: str, lang: Lang) -> Iterator[str]:
    """Numbers in words; a place in words ("thứ hai") may stand for one in digits."""
    places = {mention.number for mention in find_numbers(source, lang) if mention.form == "rank"}
    spoken = [m for m in find_numbers(claim, lang) if m.form == "rank" and m.number in places]
    known = words_of(" ".join([source, *(m.text for m in spoken)])).written
    yield from sorted(words_of(claim).written & _SPELLED - known)
