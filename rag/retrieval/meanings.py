"""What a word means, how two notions differ, and how an index is worked out: the sentences in which articles say so."""

import re
from collections.abc import Iterator, Sequence

from index.facts.hostile import is_instruction
from index.names.find import find_indicators
from index.news_index import NewsIndex
from index.text.fold import fold
from index.types import Article, Hit, Sentence
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
    r"(?:thế nào là|nghĩa (?:của|là gì,?)[^?]{0,30}?|what (?:is|are) (?:a |an |the )?|meant by )"
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
        rf"phân biệt {_HOW})[^?]{{0,20}}[ ?]*$",
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
    rf"^[{_UNQUOTE}]?(?: \([^)]{{1,60}}\))?,? ?(?:được |có thể |thì )?"
    r"(?:hiểu (?:\w+ ){0,3}?là|nghĩa là|có nghĩa|tức là|là(?! (?:một trong|nơi|ai|gì)\b)|"
    r"means?\b|is (?:a|an|when|where|the)\b|refers? to)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r",? (?:tức là|tức|nghĩa là|có nghĩa là|hiểu là|meaning|that is|i\.e\.)(?!\w)", re.IGNORECASE)
_REACH = 60
_WORKED_OUT = re.compile(
    r"\b(?:cham|tinh|tinh toan|xac dinh|hinh thanh|tong hop|cau thanh|ra)\b(?: diem)?(?: [\w,]+){0,3}? "
    r"(?:the nao|nhu the nao|ra sao|(?:bang )?cach nao|kieu gi|tu (?:dau|nhung gi))\b|"
    r"\b(?:cach|phuong phap) (?:tinh|cham)\b|"
    r"\bhow (?:is|are|was|were) [\w' -]{1,60}?\b"
    r"(?:calculated|computed|worked out|scored|put together|determined|measured)\b"
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
    found = filter(None, (pattern.search(query.standalone.strip()) for pattern in _DIFFER))
    match = next(found, None)
    return (
        (match.group("a").strip(f" {_QUOTE}{_UNQUOTE}"), match.group("b").strip(f" {_QUOTE}{_UNQUOTE}"))
        if match
        else None
    )


def asks_workings(query: Query) -> bool:
    """Whether a question asks how one index is worked out, of nobody."""
    return len(query.indicators) == 1 and not query.entities and bool(_WORKED_OUT.search(fold(query.standalone)))


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
    said, wanted = text.casefold(), term.casefold()
    for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", said):
        behind = text[match.end() :]
        if _IS.match(behind) or _THAT_IS.search(behind[:_REACH]):
            return True
    return False
