"""The noun of "how many …", and whether a row counts it."""

from collections.abc import Sequence

from index.text import late as re
from index.types import Fact, Lang
from rag.retrieval.matching import words_of
from rag.types import Query
from rag.understanding.glossary import same_word
from rag.understanding.question import without_names

_NEAR = 5
_GROUPED = re.compile(r"^(?:nhóm|danh mục|groups?)\b", re.IGNORECASE)  # "2 nhóm thủ tục" counts groups
_AGE_OR_TIME = re.compile(
    r"(?:tuổi|tháng|ngày|giờ|phút|tuần|years? old|months?|weeks?|days?|hours?|minutes?)\b", re.IGNORECASE
)
_TURN = re.compile(r"\s(?:để|mà|vì|do|bởi|nhờ|khi)\s")  # "9 bộ phận để hồ sơ quá hạn" counts no files
_TOTAL = re.compile(
    r"(?<!\w)số (?:lượng )?(?P<of>[^,;:]+?) (?:là|còn|đạt|lên|xuống|ở mức)(?: (?:tới|đến|hơn|gần|khoảng|mức))* *$",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\b(bao nhiêu|mấy) bộ (?=hồ sơ|giấy tờ|thủ tục|tài liệu|máy)")  # "mấy bộ hồ sơ" counts files
# "Trong đó khiển trách 18, cảnh cáo 8": what is counted stands in the sentence before.
_COUNTS_ON = re.compile(r"(?:trong (?:số )?(?:đó|này)|of (?:these|them|those)|among them)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(bao nhiêu|mấy|how many) (?:loại|kiểu|dạng|kinds? of|types? of) (?=[^\W\d])")
_LEVEL_OF = re.compile(r"\b(how many )[^\W\d]+[- ]level (?=[^\W\d])")  # "how many commune-level offices" counts offices
_COUNTED = re.compile(r"\b(?:bao nhiêu|how many|mấy)\s+([^\W\d]+(?: [^\W\d]+)?)")
_PHRASE = re.compile(
    r"\bhow many\s+((?:[^\W\d]+[ -]){0,3}?[^\W\d]+)"
    r"(?=\s+(?:are|were|was|is|did|does|do|has|have|had|can|in|at|by|on|of|to|per|got|a)\b)"
)
# Asked for people or places, one may be told of those of one kind: "2.164 cán bộ, công chức", "6 nơi giảm".
_KINDS_OF = {
    "người": frozenset({"cán bộ", "công chức", "viên chức", "lao động", "trường hợp"}),
    "people": frozenset({"cán bộ", "công chức", "viên chức", "người", "officials", "civil servants"}),
    "tỉnh": frozenset({"địa phương", "tỉnh, thành", "nơi"}),
    "provinces": frozenset({"địa phương", "tỉnh", "nơi", "localities"}),
}
_LEVELS = frozenset("tỉnh huyện quận xã phường sở".split())
_LEVEL = re.compile(rf"[\d.,]+ ({'|'.join(sorted(_LEVELS))})\b", re.IGNORECASE)
# "429 cơ quan cấp huyện" are offices, no districts; "8 đơn vị hành chính cấp huyện" are districts.
_AT_LEVEL = re.compile(r"\s(?P<what>[^\W\d]+(?: [^\W\d]+){0,3}?) cấp (?P<level>tỉnh|huyện|xã)\b", re.IGNORECASE)
_UNIT = re.compile(r"đơn vị(?: hành chính)?|đvhc", re.IGNORECASE)
_NO_NOUN = frozenset(
    (
        "phần trăm|phần|điểm|percent|cái|cải|chiếc|là|được|gì|năm|for|of|tiền|ở|về|trong|của|tại|vào|khi|theo|"
        "did|does|do|was|were|is|are|has|have|had|can|could|will|would|more|fewer|"
        "xuống|lên|đến|tới|còn|so|hơn|mà|thì|bị|đã|rồi|vậy|thế|để|cho|và|hay|với|nhất|trên|dưới|nữa|sau|trước|từ|đến|này|đó|ấy|trên|theo|qua|do|nhờ|nếu|đang|sẽ|các|những"
    ).split("|")
)


def words_for(noun: str) -> frozenset[str]:
    """The words by which a text may count what is asked for: the noun's counterparts, and kinds of it."""
    return same_word(noun) | _KINDS_OF.get(noun, frozenset())


def counts(fact: Fact, noun: str) -> bool:
    """Whether a row's number counts this noun: it stands among the words right behind the number.

    One syllable of a longer word further on is not it: "6.847 chứng thư … cấp cho cán bộ" counts no "bộ".
    """
    behind = fact.label[fact.label.find(fact.value) :].removeprefix(fact.value) if fact.value in fact.label else ""
    if _GROUPED.match(behind.strip()) and not _GROUPED.match(noun):
        return False
    at = _AT_LEVEL.match(behind)
    if at and not _LEVELS.isdisjoint(same_word(noun)):
        return bool(_UNIT.fullmatch(at["what"])) and at["level"].lower() in same_word(noun)
    near = " ".join(behind.split()[:_NEAR]) if " " not in noun else _TURN.split(behind)[0]
    words = words_of(f"{fact.unit or ''} | {near}")
    return any(f" {other} " in words.running for other in words_for(noun)) or _totals(fact, noun)


def measures_other(fact: Fact, nouns: Sequence[str]) -> bool:
    """Whether a number is an age or a time, and something else is counted: "từ 18 tuổi được cấp thẻ"."""
    measured = fact.measure == "count" and _AGE_OR_TIME.match(fact.unit or "")
    return bool(measured and nouns) and not any(_AGE_OR_TIME.match(noun) for noun in nouns)


def counts_other_level(told: str, nouns: Sequence[str]) -> bool:
    """Whether a number with its unit counts one level of units, where another is asked for: provinces for districts."""
    counted = _LEVEL.match(told.strip())
    asked = [noun for noun in nouns if not _LEVELS.isdisjoint(same_word(noun))]
    if counted is None or not asked:
        return False
    return not any(counted[1].lower() in words_for(noun) for noun in asked)


def _totals(fact: Fact, noun: str) -> bool:
    """Whether a bare number is told as that of a noun before it: "số hồ sơ trễ còn 214"."""
    match = _TOTAL.search(fact.label.partition(fact.value)[0]) if fact.unit is None else None
    if match is None:
        return False
    return words_of(match["of"]).running.startswith(tuple(f" {other} " for other in words_for(noun)))


def asked_nouns(question: str) -> list[str]:
    """The nouns that are counted: "hồ sơ" of "bao nhiêu hồ sơ", "files" of "how many drug registration files"."""
    asked = _counted_in(question)
    heads = {match.start(): re.split(r"[ -]", match.group(1))[-1] for match in _PHRASE.finditer(asked)}
    nouns = []
    for match in _COUNTED.finditer(asked):
        tokens = match.group(1).split()
        pair = " ".join(tokens[:2])
        single = heads.get(match.start(), tokens[0])
        nouns.append(pair if same_word(pair) != {pair} else single)
    return [noun for noun in nouns if noun not in _NO_NOUN]


def counted_words(question: str) -> list[str]:
    """The counted nouns with what stands before them in English ("drug", "registration"): texts may use any of them."""
    phrases = [match.group(1) for match in _PHRASE.finditer(_counted_in(question))]
    return list(dict.fromkeys([*asked_nouns(question), *(word for p in phrases for word in re.split(r"[ -]", p))]))


def tells_counted(query: Query, text: str, lang: Lang) -> bool:
    """Whether a text has the noun that is counted; of one in another language than the question, that is not known."""
    nouns = counted_words(query.standalone) if query.ask == "count" and lang == query.language else []
    said = words_of(text).running if nouns else ""
    return (
        not nouns
        or bool(_COUNTS_ON.match(text))
        or any(f" {word} " in said for noun in nouns for word in words_for(noun))
    )


def _counted_in(question: str) -> str:
    """A question in small letters; an English one without names: "how many Huế wards" counts wards."""
    asked = question.casefold()
    asked = without_names(question) if "how many" in asked else _PIECES.sub(r"\1 ", asked)
    return _KIND.sub(r"\1 ", _LEVEL_OF.sub(r"\1", asked))
