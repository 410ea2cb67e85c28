"""The part of an index that a question names by words of its own: "ở mục X", "về X", "score on X"."""

from index.names.find import find_indicators
from index.text import late as re
from index.text.dates import find_years
from index.text.tokens import syllables
from rag.types import Query
from rag.understanding import words
from rag.understanding.question import entities_in

_LEAD = re.compile(
    r"\b(?:(?:mục|khoản|khâu)\s+(?!tiêu\b|nào\b|này\b|đó\b|may\b)|(?<!một )(?<!góp )(?<!thành )phần\s+(?!trăm\b|nào\b|"
    r"lớn\b|mềm\b|đông\b|nhiều\b|thưởng\b|mấy\b|còn\b|đầu\b|cuối\b|ii?\b)|"
    r"(?:điểm|hạng|bậc|thứ hạng|hạng mấy|hạng nào|mấy điểm|bao nhiêu điểm|thứ mấy)\s+về\s+|"
    r"(?:scored?|points?|marks?|ranked?|place[ds]?|placed|do|get|got|fare)\s+"
    r"(?:on|for|in terms of)\s+(?=[a-z]+ing\b|[a-z]+ [a-z]))",
    re.IGNORECASE,
)
_END = re.compile(
    r"[?.,;:()]|\s(?:của|ở|tại|năm|kỳ|là|được|đạt|thì|mấy|bao nhiêu|within|in|of|under)\b|$", re.IGNORECASE
)
_WHOLE = frozenset(
    "cải cách hành chính cchc chuyển đổi số index ranking table survey hài lòng năng lực cạnh tranh".split()
)
_LEAST = 2


def part_words(query: Query) -> tuple[str, ...]:
    """The words that name the part, in small letters; empty where none is named, or a listed one."""
    if query.dimension or not query.indicators:
        return ()
    text = query.standalone
    taken = [(m.start, m.end) for m in (*entities_in(text), *find_indicators(text, cased=False))]
    taken += [(m.start, m.end) for m in find_years(text)]
    bare = "".join("." if any(a <= i < b for a, b in taken) else letter for i, letter in enumerate(text))
    for lead in _LEAD.finditer(bare):
        end = _END.search(bare, lead.end())
        name = syllables(bare[lead.end() : end.start() if end else None])
        if len([token for token in name if token not in words.STOP and token not in _WHOLE]) >= _LEAST:
            return tuple(name)
    return ()
