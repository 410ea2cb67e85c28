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
