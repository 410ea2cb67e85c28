"""What an index is and what it measures: the sentences in which articles explain it."""

from collections.abc import Sequence

from index.facts.hostile import is_instruction
from index.names.find import find_indicators
from index.news_index import NewsIndex
from index.text import late as re
from index.text.fold import fold
from index.types import Hit, Sentence
from rag.types import Query
from rag.understanding.question import without_names

_ASKS = re.compile(
    r"\b(?:do|do luong|danh gia|phan anh|the hien|cham|noi len) (?:cai |dieu |nhung )*(?:gi|nao)\b|"
    r"^\W*(?:chi so |bo chi so )?(?:nay )?(?:thuc ra |that ra |nghia )*la (?:chi so |cai )?gi\W*$|"
    r"\bwhat does (?:the )?(?:\w+ )?(?:actually |really )?(?:measure|assess|reflect|stand for|show)\b|"
    r"^\W*what (?:exactly )?(?:is|are) (?:the )?\W*$"
)
_EXPLAINS = re.compile(
    r"\b(?:đo lường|nhằm đo|để đo|đo|phản ánh(?!,| kiến nghị)|đánh giá|thước đo|"
    r"là (?:một )?(?:bộ )?(?:chỉ số|công cụ|thước đo|sáng kiến|"
    r"khảo sát|kết quả)|dựa (?:vào|trên)|measures?|assess(?:es)?|reflects?|is an? (?:\w+ )?(?:index|survey|tool|"
    r"initiative|gauge)|based on)\b",
    re.IGNORECASE,
)
# "là thước đo do Bộ Nội vụ chủ trì": who made it, and not yet what it is.
_BY_WHOM = re.compile(
    r"\s*(?:được |của |do |(?:was |is )?(?:run|led|made|published|conducted|initiated)? ?by )", re.IGNORECASE
)
# "PAPI gồm những nội dung nào": the parts that it is made of.
_PART = (
    r"linh vuc|noi dung|khia canh|truc|tieu chi|chi so thanh phan|chi so con|yeu to|"
    r"dimensions?|areas?|components?|criteria|sub-?ind(?:ices|exes)"
)
_ASKS_PARTS = re.compile(
    rf"\b(?:do|do luong|danh gia|gom|co|cham|dua tren|xet)\b(?: \w+){{0,3}}? (?:{_PART})(?: \w+){{0,2}}? (?:nao|gi)\b|"
    rf"\b(?:what|which) (?:\w+ ){{0,2}}?(?:{_PART})\b.*\b(?:measure|cover|include|assess|consist|ma[dk]e|have|has)"
)
_LISTS_PARTS = re.compile(
    rf"\b(?:{_PART})\b[^.;,]{{0,60}}?(?:\b(?:gom|bao gom|la|include|includes|cover|covers|are)\b|:)"
)
_ITEMS = 2  # commas, at the least, of a list of parts
_FIGURE = re.compile(r"\d[.,]\d")
_REACH = 140  # characters between the name and the word that explains it


def asks_definition(query: Query) -> bool:
    """Whether a question asks what one index is or measures, of nobody."""
    if len(query.indicators) != 1 or query.entities or query.places:
        return False
    bare = without_names(query.standalone)
    for mention in find_indicators(query.standalone, cased=False):
        bare = bare.replace(fold(query.standalone[mention.start : mention.end]), " ")
    return bool(_ASKS.search(" ".join(bare.split())))


def explanation(index: NewsIndex, query: Query, hits: Sequence[Hit]) -> Sentence | None:
    """The first sentence, in the order of the passages found, that explains the index and states no value of it.

    One that tells what the index is goes before one that tells by whom it is made.

    Args:
        index: Where to look.
        query: A question for which :func:`asks_definition` holds.
        hits: Passages, best first.
    """
    of_makers: list[Sentence] = []
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits):
        valued = {f.start for f in index.facts(article_id=article_id) if f.measure in {"rank", "score", "score_change"}}
        for sentence in index.sentences(article_id):
            told = explains(sentence.text, query.indicators[0])
            if not told or sentence.start in valued or is_instruction(sentence.text):
                continue
            if not all(_BY_WHOM.match(sentence.text, m.end()) for m in _EXPLAINS.finditer(sentence.text)):
                return sentence
            of_makers.append(sentence)
    return next(iter(of_makers), None)


def explains(text: str, indicator: str) -> bool:
    """Whether a text names an index and goes on to what it measures or is."""
    ends = [m.end for m in find_indicators(text) if m.name == indicator]
    return any(0 <= match.start() - end <= _REACH for match in _EXPLAINS.finditer(text) for end in ends)


def asks_parts(query: Query) -> bool:
    """Whether a question asks which parts one index is made of, of nobody and no year."""
    bare = len(query.indicators) == 1 and not (query.entities or query.places or query.years)
    return bare and bool(_ASKS_PARTS.search(without_names(query.standalone)))


def parts_listed(index: NewsIndex, query: Query, hits: Sequence[Hit]) -> Sentence | None:
    """The sentence about the index that lists most parts, without a value of them.

    Args:
        index: Where to look.
        query: A question for which :func:`asks_parts` holds.
        hits: Passages, best first.
    """
    near = (s for key in dict.fromkeys(hit.passage.article_id for hit in hits) for s in index.sentences(key))
    listing = [s for s in near if _lists(s, query.indicators[0])]
    return max(listing, key=lambda s: s.text.count(","), default=None)


def _lists(sentence: Sentence, indicator: str) -> bool:
    told = _LISTS_PARTS.search(fold(sentence.text))
    bare = sentence.text.count(",") >= _ITEMS and not (sentence.entities or _FIGURE.search(sentence.text))
    return bool(told and bare) and sentence.indicators == (indicator,) and not is_instruction(sentence.text)
