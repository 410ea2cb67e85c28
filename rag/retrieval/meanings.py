"""What a word means, how two notions differ, and how an index is worked out: the sentences in which articles say so."""

from collections.abc import Iterator, Sequence

from index.facts.hostile import is_instruction
from index.names.find import find_indicators
from index.news_index import NewsIndex
from index.text import late as re
from index.text.tokens import syllables
from index.types import Article, Hit, Sentence
from rag.retrieval.definitions import explains
from rag.retrieval.eligible import eligible
from rag.types import Query

_QUOTE, _UNQUOTE = "“\"‘'", "”\"’'"
_MEANS = (
    r"(?:có )?(?:nghĩa|ý nghĩa) (?:là gì|gì|(?:như )?thế nào|ra sao)|"
    r"(?:được )?hiểu (?:là gì|(?:như )?thế nào|ra sao)|tức là gì|ám chỉ (?:điều |cái )?gì"
)
_TERM = rf"[^{_QUOTE}{_UNQUOTE}]{{2,40}}"
_QUOTED = re.compile(
    rf"[{_QUOTE}](?P<term>{_TERM})[{_UNQUOTE}]"
    rf"(?P<then>[^?]{{0,80}}?(?:{_MEANS}|là (?:cái |chuyện )?gì|means?\b)|[^?]*?\bmean\b)|"
    r"(?:thế nào là |nghĩa (?:của|là gì,?)[^?]{0,30}?|what (?:is|are) (?:a |an |the )?|meant by )"
    rf"[{_QUOTE}](?P<other>{_TERM})[{_UNQUOTE}]",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"^(?:vậy |thế )?(?:cụm từ |từ |khái niệm |thuật ngữ |cơ chế )?(?P<term>[^?“”\"]{{2,40}}?) (?:{_MEANS})[ ?]*$|"
    r"^(?:vậy )?thế nào (?:là|được gọi là) (?P<other>[^?“”\"]{2,40})[ ?]*$",
    re.IGNORECASE,
)
_HEAD = r"(?:cơ chế|khái niệm|mô hình|hình thức|cụm từ|từ|thuật ngữ|chỉ số|bộ chỉ số|loại)"
_ONE, _OTHER = (rf"(?:{_HEAD} )?(?P<{name}>[^?,]{{2,40}}?)" for name in "ab")
_HOW = r"(?:(?:như )?thế nào|ra sao)"
_DIFFER = (
    re.compile(
        rf"^(?:vậy |thế )?{_ONE} (?:và|với|so với) {_OTHER} (?:thì )?"
        rf"(?:có gì khác(?: nhau)?|khác(?: biệt| nhau)? ?(?:ở )?(?:gì|chỗ nào|đâu|điểm nào|điểm gì|{_HOW})|"
        rf"phân biệt (?:{_HOW}|(?:bằng|theo|dựa (?:vào|trên)) [^?]{{2,30}} (?:nào|gì)))[^?]{{0,20}}[ ?]*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:phân biệt|(?:khác nhau|khác biệt|phân biệt) giữa|difference between) "
        rf"{_ONE} (?:và|với|and) {_OTHER}(?: là gì| {_HOW}| ở (?:đâu|chỗ nào|điểm nào))?[ ?]*$",
        re.IGNORECASE,
    ),
)
# Right behind a word, these begin what it is; further on, only those that can do nothing else.
_IS = re.compile(
    rf"^[{_UNQUOTE}]?(?: \((?!từ|trên|dưới)[^)]{{1,60}}\))?,? ?(?:được |có thể |thì )?"
    r"(?:\(?(?:từ|trên|dưới|gồm) (?:\d|các|những)|"
    r"hiểu (?:\w+ ){0,3}?là|nghĩa là|có nghĩa|tức là|là(?! (?:một trong|nơi|ai|gì)\b)|"
    r"means?\b|is (?:a|an|when|where|the)\b|refers? to)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r",? (?:tức là|tức|nghĩa là|có nghĩa là|hiểu là|meaning|that is|i\.e\.)(?!\w)", re.IGNORECASE)
_REACH = 60
_IF = re.compile(
    r"^(?:vậy |thế |còn |và )*(?:nếu|lỡ|trường hợp|giả sử) (?P<case>[^?]{4,80}?)(?:,)? "
    r"(?:thì )?(?:sao|làm sao|(?:như )?thế nào|xử lý (?:(?:như )?thế nào|ra sao)|"
    r"(?:mất )?bao lâu|mấy ngày|phải làm gì|bị gì)"
    r"[ ?]*$|^(?:and |so )*(?:what|how long) if (?P<en>[^?]{4,80})",
    re.IGNORECASE,
)
_CASE = frozenset("nếu hợp khi if where".split())  # "hợp": the end of "trường hợp"
# With diacritics: "tính" (reckon) is not "tỉnh" (province).
_WORKED_OUT = re.compile(
    r"(?<!\w)(?:(?:được |người ta )(?:chấm|tính|tính toán|xác định|hình thành|tổng hợp|cấu thành)|"
    r"(?:chấm|tính|tính toán|xác định)(?: ra)?(?: điểm)?|ra (?:được )?(?:con số|điểm))(?: [\w,]+){0,2}? "
    r"(?:(?:như )?thế nào|ra sao|(?:bằng )?cách nào|kiểu gì|từ (?:đâu|những gì|các phần nào))(?!\w)|"
    r"(?<!\w)(?:cách|phương pháp) (?:tính|chấm)(?!\w)|"
    r"\bhow (?:is|are|was|were) [\w' -]{1,60}?\b"
    r"(?:calculated|computed|worked out|scored|put together|determined|measured)\b",
    re.IGNORECASE,
)
_WORKINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"tự (?:chấm|đánh giá)|self-assess",
        r"thẩm định|verif(?:y|ied|ies)|apprais",
        r"điều tra xã hội học|sociological survey",
        r"(?:là|bằng) (?:tổng|trung bình)|kết hợp|cộng (?:với|lại|điểm)|sum of|average of|combin|add(?:s|ed)? up",
        r"trọng số|weight(?:ed|s)",
        r"(?:tối đa|thang điểm)(?: \w+){0,2} \d+|\d+ điểm tối đa|(?:maximum|out) of \d+",
    )
)
_LEAST_WORKINGS = 2


def asked_meaning(query: Query) -> str | None:
    """The word whose meaning a question asks for; None where it asks for none."""
    match = _QUOTED.search(query.standalone) or _BARE.match(query.standalone.strip())
    return (match.group("term") or match.group("other")).strip() if match else None


def asked_difference(query: Query) -> tuple[str, str] | None:
    """The two notions that a question asks the difference of; None where it asks for none."""
    match = next(filter(None, (pattern.search(query.standalone.strip()) for pattern in _DIFFER)), None)
    return (_bare(match.group("a")), _bare(match.group("b"))) if match else None


def _bare(term: str) -> str:
    """A notion without quotation marks and without where it is used ("nhóm B trong bảng xếp hạng")."""
    return re.split(r" (?:trong|ở|của|theo|in|of) ", term)[0].strip(f" {_QUOTE}{_UNQUOTE}")


def asks_workings(query: Query) -> bool:
    """Whether a question asks how one index is worked out, of nobody."""
    return len(query.indicators) == 1 and not query.entities and bool(_WORKED_OUT.search(query.standalone))


def asked_case(query: Query) -> tuple[str, ...]:
    """The words of the case that a question supposes ("nếu trễ hẹn thì sao"); empty where it supposes none."""
    match = _IF.search(query.standalone.strip())
    return tuple(syllables(match.group("case") or match.group("en"))) if match else ()


def case_told(index: NewsIndex, query: Query, case: Sequence[str], hits: Sequence[Hit]) -> Sentence | None:
    """The first sentence that supposes the same case in the same words, and may answer."""
    least = max(2, len(case) - 1)  # the last may be another word: "thêm", "nữa"
    for article, sentence in _sentences(index, hits):
        said = syllables(sentence.text)
        begun = [place + 1 for place, word in enumerate(said) if word in _CASE]
        same = any(tuple(said[start : start + least]) == tuple(case[:least]) for start in begun)
        if same and eligible(query, sentence, article):
            return sentence
    return None


def differing(index: NewsIndex, pair: tuple[str, str], hits: Sequence[Hit]) -> list[Sentence]:
    """The first sentence that tells what both notions are, else one for each; none where one of them is not told."""
    both = next((s for _, s in _sentences(index, hits) if all(_tells(s.text, term) for term in pair)), None)
    each = [both] if both else [meaning(index, term, hits) for term in pair]
    return [s for s in each if s] if all(each) else []


def meaning(index: NewsIndex, term: str, hits: Sequence[Hit]) -> Sentence | None:
    """The first sentence, in the order of the passages found, that tells what a word means."""
    return next((s for _, s in _sentences(index, hits) if _tells(s.text, term)), None)


def workings(index: NewsIndex, query: Query, hits: Sequence[Hit]) -> Sentence | None:
    """The sentence that tells most of how the index comes about; None where none tells of two steps or parts."""
    wanted = query.indicators[0]
    told = [
        (sum(bool(pattern.search(s.text)) for pattern in _WORKINGS), s)
        for article, s in _sentences(index, hits)
        if wanted in s.indicators and _of_index_alone(wanted, s, article)
    ]
    most, best = max(told, key=lambda pair: pair[0], default=(0, None))
    return best if most >= _LEAST_WORKINGS else None


def _of_index_alone(wanted: str, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence names no other index, and either names this one or stands in an article that is about it."""
    said = {m.name for m in find_indicators(sentence.text) if m.kind == "indicator"}
    return said == {wanted} or (not said and wanted in {m.name for m in find_indicators(article.title)})


def _sentences(index: NewsIndex, hits: Sequence[Hit]) -> Iterator[tuple[Article, Sentence]]:
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits):
        article = index.article(article_id)
        yield from ((article, s) for s in index.sentences(article_id) if not is_instruction(s.text))


def _tells(text: str, term: str) -> bool:
    """Whether a text goes on from a word to what it is: at once, or by "that is" a little further on."""
    indices = [m.name for m in find_indicators(term) if m.kind == "indicator"]
    if indices:
        return any(explains(text, name) for name in indices)
    said, wanted = text.casefold(), term.casefold()
    for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", said):
        behind = text[match.end() :]
        if _IS.match(behind) or _THAT_IS.search(behind[:_REACH]):
            return True
    return False
