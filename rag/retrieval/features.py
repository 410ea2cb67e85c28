"""What speaks for and against a sentence as the answer to a question, as numbers between about 0 and 1.

They are the inputs of the ranker's three small models: which sentence, and whether any at all. Nothing here decides;
the weights are fitted on development questions by ``python -m eval.fitting.fit``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.names.find import kind_of
from index.names.local import place_core
from index.text import late as re
from index.text.fold import fold
from index.text.tokens import syllables
from rag.retrieval.causes import cause
from rag.retrieval.gate import fits
from rag.retrieval.listing import announces, asks_list, is_item
from rag.retrieval.matching import Weights, coverage, heaviest_missing, joined
from rag.retrieval.nouns import asked_nouns, counts
from rag.retrieval.persons import tells_person
from rag.retrieval.profile import Line, Profile
from rag.types import Query
from rag.understanding import money

NAMES = (
    "own", "around", "context", "pairs", "run", "missing", "missing_page", "entity", "any_entity", "other_entity",
    "index", "other_index", "year", "other_year", "measure", "number", "counted", "noun", "money", "time", "person",
    "fits", "passage", "page_rank", "length", "first", "table", "question", "few_terms", "value_asked", "reason",
    "cause", "listed",
)  # fmt: skip

_RUN = 6
_LONG = 300
_ENUMERATED = 3  # commas and semicolons that make a sentence a list
_NUMBERS = frozenset({"count", "share", "score", "rank", "change"})
_DIGIT = re.compile(r"\d")
_TIME_ASKED = re.compile(
    r"\b(?:bao lau|may ngay|bao nhieu ngay|may phut|bao nhieu phut|may gio|may tuan|how long|how many (?:\w+ )?days)\b"
)
_TIME = re.compile(r"\d\s*(?:ngay|phut|gio|tuan|thang|(?:working )?days?|minutes?|hours?|weeks?)\b")
_TITLE = re.compile(
    r"\b(?:ong|ba|chu tich|pho chu tich|giam doc|bo truong|thu truong|bi thu|truong (?:ban|phong)|mr|ms|mrs|minister|"
    r"director|chairman|chairwoman)\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is asked of every sentence in turn."""

    query: Query
    nouns: tuple[str, ...]
    tokens: tuple[str, ...]
    folded: str
    reason: bool
    listing: bool

    @classmethod
    def of(cls, query: Query, *, reason: bool) -> "Asked":
        """Take a question apart.

        Args:
            query: The question as it was understood.
            reason: Whether a cause is asked for.
        """
        tokens = tuple(fold(token) for token in syllables(query.standalone))
        folded, nouns = fold(query.standalone), tuple(asked_nouns(query.standalone))
        return cls(query, nouns, tokens, folded, reason, asks_list(folded))


def features(asked: Asked, page: Profile, place: int, passage: float, page_rank: int, weights: Weights) -> list[float]:
    """Describe one sentence.

    Args:
        asked: The question.
        page: The sentence's article.
        place: Which of the article's sentences it is.
        passage: Score of the article's best passage as a share of the best passage's, whatever search gave it.
        page_rank: Rank of that passage, 0 for the first.
        weights: How much each word tells.

    Returns:
        One number for each of ``NAMES``.
    """
    line, query = page.lines[place], asked.query
    back = 2 if asked.reason else 1  # "… chậm. Vì sao chậm? Giá thấp.": the matter, the question, the cause
    near = joined(line.words, *(other.words for other in page.lines[max(0, place - back) : place]), page.title)
    return [
        coverage(query.terms, line.words, weights),
        coverage(query.terms, near, weights),
        coverage(query.context_terms, near, weights) if query.context_terms else 0.0,
        _share([f" {pair} " in line.words.running for pair in query.pairs]),
        min(_longest_run(asked.tokens, line.tokens), _RUN) / _RUN,
        heaviest_missing(query.terms, near, weights),
        heaviest_missing(query.terms, page.words, weights),
        *_entities(query, page, line),
        *_index(query, page, line),
        *_years(query, page, line),
        *_values(asked, page, line),
        float(fits(query, line.sentence, page.article)),
        passage,
        1 / (1 + page_rank),
        min(len(line.sentence.text) / _LONG, 1.5),
        float(place == 0),
        float(line.sentence.text.startswith("|")),
        float(line.sentence.text.rstrip().endswith("?")),
        float(len(query.terms) <= 2),
        float(query.ask in _NUMBERS),
        float(asked.reason),
        cause(line.sentence.text, page.lines[place - 1].sentence.text if place else "") if asked.reason else 0.5,
        _listed(line) if asked.listing else 0.5,
    ]


def _person(page: Profile, line: Line) -> float:
    """Whether somebody is named there, by a pronoun too, or at least an office."""
    if tells_person(line.sentence, page.article) or any(fact.measure == "person" for fact in line.facts):
        return 1.0
    return 0.4 if _TITLE.search(line.folded) else 0.0


def _listed(line: Line) -> float:
    """Whether a list is announced there or goes on, or the sentence has one in itself."""
    text = line.sentence.text
    if announces(text) or is_item(text):
        return 1.0
    return 0.6 if text.count(";") + text.count(",") >= _ENUMERATED else 0.0


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest run of syllables that both have."""
    best, ending = 0, [0] * (len(right) + 1)
    for token in left:
        previous = 0
        for place, other in enumerate(right, start=1):
            previous, ending[place] = ending[place], previous + 1 if token == other else 0
            best = max(best, ending[place])
    return best


def _entities(query: Query, page: Profile, line: Line) -> tuple[float, float, float]:
    """The worst and the best placed of the entities asked about, and whether only others are named."""
    said = line.sentence.entities
    levels = [_entity(name, page, line) for name in query.entities]
    rivals = any(kind_of(name) in {"province", "ministry"} and name not in query.entities for name in said)
    other = bool(query.entities) and rivals and not any(name in said for name in query.entities)
    return min(levels, default=1.0), max(levels, default=1.0), float(other)


def _entity(name: str, page: Profile, line: Line) -> float:
    core = place_core(name)
    if name in line.sentence.entities or (kind_of(name) == "local" and core in line.folded):
        return 1.0
    if line.sentence.subject == name or core in fold(page.article.title):
        return 0.8
    if core in page.named:
        return 0.6
    return 0.3 if core in page.running or name in page.entities else 0.0


def _index(query: Query, page: Profile, line: Line) -> tuple[float, float]:
    wanted = set(query.indicators)
    if not wanted:
        return 1.0, 0.0
    other = bool(line.indicators) and not wanted & line.indicators
    if wanted & line.indicators:
        return 1.0, 0.0
    if wanted & set(line.sentence.indicators):
        return 0.7, float(other)
    return (0.4 if wanted & page.indicators else 0.0), float(other)


def _years(query: Query, page: Profile, line: Line) -> tuple[float, float]:
    wanted = set(query.years)
    if not wanted:
        return 1.0, 0.0
    if wanted & line.years:
        return 1.0, 0.0
    other = float(bool(line.years))
    if wanted & set(line.sentence.years):
        return 0.7, other
    if any(str(year) in page.article.title for year in wanted):
        return 0.5, other
    return (0.3 if (page.article.published or "")[:4] in map(str, wanted) else 0.0), other


def _values(asked: Asked, page: Profile, line: Line) -> tuple[float, ...]:
    """Whether a value of the asked kind stands there; 0.5 where the question asks for none of that kind."""
    query = asked.query
    numeric = [fact for fact in line.facts if fact.measure in {"count", "share"}]
    return (
        float(any(fact.measure in query.measures for fact in line.facts)) if query.measures else 0.5,
        float(bool(_DIGIT.search(line.folded))) if query.ask in _NUMBERS else 0.5,
        float(any(counts(fact, noun) for fact in numeric for noun in asked.nouns)) if asked.nouns else 0.5,
        float(any(f" {noun} " in line.words.running for noun in asked.nouns)) if asked.nouns else 0.5,
        float(bool(money.TOLD.search(line.folded))) if money.ASKED.search(asked.folded) else 0.5,
        float(bool(_TIME.search(line.folded))) if _TIME_ASKED.search(asked.folded) else 0.5,
        _person(page, line) if query.ask == "person" else 0.5,
    )
