"""What speaks for and against a row by its own few words, beside how well its sentence covers the question."""

from index.names.find import kind_of
from index.names.local import department, place_core, same_place
from index.text import late as re
from index.text.fold import fold
from index.types import Fact, Sentence
from rag.retrieval.manner import tells_left
from rag.retrieval.matching import Words, says_any, words_of
from rag.retrieval.nouns import asked_nouns, counted_words, counts, counts_other_level, measures_other
from rag.types import Query
from rag.understanding import money, words

_LIST_MARK = "|"
_MARKED = 0.15
_NAMED = 0.25
_YEAR_DIGITS = 4
_OF_ANOTHER = -0.25
_SHARE_OF_COUNTED = -0.3  # "how many people" may be told as a share, but not where a number of people stands
_TARGET = re.compile(r"\b(?:muc tieu|phan dau|chi tieu|ke hoach|it nhat|toi thieu|target|goal|aims?|at least)\b[^,;]*$")
_DUE = re.compile(
    r"\s*(?:\S+ ){0,2}?(?:truoc (?:ngay )?\d|vao cuoi|by (?:the end|\d)|before \d)"
)  # "lên 70% trước 31/12"
_CLASS = re.compile(r"\b(nhom|loai|hang|muc|bang|group|class|level) ([a-d]|[1-9])\b")
_BOUND = re.compile(r"\s*(?:%|diem|phan tram)?\s*(?:tro (?:len|xuong)|or (?:more|above|higher|less|below))\b")
_AMONG = re.compile(r"(?:trong (?:so|do)|of (?:these|those|them|which)|among (?:these|those|them))\b")
_BEHIND = 6  # words behind a number that tell what it counts
_HEAD_OF_TARGETS = re.compile(r"\b(?:toi da|toi thieu|muc tieu|ke hoach|chi tieu|thang diem|max(?:imum)?|target)\b")

_HEAD = 2
_PERIOD = frozenset(("tháng", "quý", "tuần", "ngày"))  # "9 tháng đầu hồ sơ trễ bao nhiêu" asks for no months


def of_head(query: Query, text: str) -> bool:
    """Whether "how much is X" finds its X there: without a counted noun, the first words say what is asked."""
    if query.ask != "count" or asked_nouns(query.standalone) or not query.terms:
        return True
    head = [term for term in query.terms if not term.isdigit() and term not in _PERIOD][:_HEAD]
    return says_any(head, words_of(text), spelt=False)


def may_answer(query: Query, fact: Fact) -> bool:
    """Whether a row is of a wanted kind, and neither the question's own number, nor an aim, nor another class's."""
    passed_over = is_given(query, fact) or is_yardstick(query, fact) or is_of_other_class(query, fact)
    passed_over = passed_over or (fact.measure == "count" and _counts_no_points(query, fact))
    nouns = asked_nouns(query.standalone) if query.ask == "count" else ()
    told = f"{fact.value} {fact.unit or ''}"
    passed_over = passed_over or measures_other(fact, nouns) or counts_other_level(told, nouns)
    return fact.measure in query.measures and not passed_over and tells_left(query, fact.label)


_POINTS = re.compile(r"\b(?:bao nhieu|may) diem\b|\bhow many points\b")
_POINT_UNIT = re.compile(r"(?:diem|points?)\b")


def asks_points(query: Query) -> bool:
    """Whether a number of points is asked for."""
    return bool(_POINTS.search(fold(query.standalone)))


def _counts_no_points(query: Query, fact: Fact) -> bool:
    return asks_points(query) and not _POINT_UNIT.match(fold(fact.unit or ""))


def is_given(query: Query, fact: Fact) -> bool:
    """Whether a number is the question's own: one that it names ("trẻ dưới 6 tuổi") is not what it asks for."""
    if fact.measure == "person":
        return fold(fact.value) in fold(query.standalone)
    return fact.measure in {"count", "share"} and fact.value in query.terms


def of_asked(query: Query, fact: Fact) -> bool:
    """Whether a row may be what is asked for: a result, and no place or score of another index."""
    ranked = fact.measure in {"rank", "score", "rank_change", "score_change"}
    other = ranked and query.indicators and fact.indicator not in {None, *query.indicators}
    other = other or (
        ranked and query.indicators and query.dimension is None and fact.dimension is not None
    )  # a part's
    return not other and not is_yardstick(query, fact)


def is_yardstick(query: Query, fact: Fact) -> bool:
    """Whether a row is an aim, or of a column of highest scores: it tells nothing of what came of it."""
    if words.GOAL.search(fold(query.standalone)):
        return False
    head = fact.label.partition(": ")[0] if ": " in fact.label else ""
    before, _, after = fold(fact.label).partition(fold(fact.value))
    aimed = fact.measure == "share" and (_TARGET.search(before) or _DUE.match(after))
    bound = fact.measure in {"share", "score"} and _BOUND.match(after)  # of a class: "nhóm A (từ 90% trở lên)"
    return bool(aimed or bound or _HEAD_OF_TARGETS.search(fold(head)))


def is_of_other_class(query: Query, fact: Fact) -> bool:
    """Whether a row is told of another class than the one that a question names: "nhóm B" where "nhóm A" is asked."""
    asked = {m.groups() for m in _CLASS.finditer(fold(query.standalone))}
    said = {m.groups() for m in _CLASS.finditer(fold(fact.label))}
    return any(head == other for head, _ in asked for other, _ in said) and asked.isdisjoint(said)


def own_signs(query: Query, fact: Fact, sentence: Sentence, near: Words) -> float:
    """All that a row's own words say for and against it; ``near`` are its label's and its unit's."""
    marked, named = mark_bonus(query, near), named_bonus(query, fact, sentence)
    return unit_bonus(query, fact) + marked + named + owner_bonus(query, fact, sentence) + among_bonus(query, fact)


def unit_bonus(query: Query, fact: Fact) -> float:
    """Whether a row counts the noun that is asked for."""
    nouns = counted_words(query.standalone)
    if query.ask == "count" and money.ASKED.search(fold(query.standalone)):
        return _sum_bonus(fold(query.standalone), fold(f"{fact.value} {fact.unit or ''} {fact.label}"))
    if not nouns:
        return 0.0
    if fact.measure not in {"count", "share"}:
        return -0.5 if query.ask == "count" else 0.0  # a score counts nothing
    if not any(counts(fact, noun) for noun in nouns):
        return -0.5
    return 0.1 if fact.measure == "count" or query.ask == "share" else _SHARE_OF_COUNTED


def _sum_bonus(asked: str, said: str) -> float:
    """Whether a row tells a sum of money; what each gets or pays is not what all of it costs."""
    if not money.TOLD.search(said):
        return -0.5
    return -0.2 if money.EACH.search(said) and not money.EACH.search(asked) and money.WHOLE.search(asked) else 0.1


def among_bonus(query: Query, fact: Fact) -> float:
    """Of those that are counted, some only: "trong số đó có 1.402 người nghỉ hưu", unless just these are asked for."""
    label = fold(fact.label)
    if query.ask != "count" or not _AMONG.match(label):
        return 0.0
    asked = set(fold(query.standalone).split())
    behind = label.partition(fold(fact.value))[2].split()[1:_BEHIND]
    return _OF_ANOTHER if sum(word not in asked for word in behind) > 1 else 0.0


def named_bonus(query: Query, fact: Fact, sentence: Sentence) -> float:
    """A table's row that the question names whole ("Đất đai") is meant, whatever the text above the table says."""
    head, _, name = fact.label.partition(": ")
    if not sentence.text.startswith(_LIST_MARK) or not head or not name:
        return 0.0
    return _NAMED if words_of(name).running in words_of(query.standalone).running else 0.0


def owner_bonus(query: Query, fact: Fact, sentence: Sentence) -> float:
    """Of a district or a department a row of its own is meant, not one of its province in the same sentence.

    Where the sentence names it only behind a value of nobody ("bình quân 47 ngày, lâu nhất 81 ngày ở xã X"), that value
    is none of its own.
    """
    units = [name for name in query.entities if kind_of(name) == "local"]
    if not units:
        return 0.0
    if not fact.entity:
        said, label = fold(sentence.text), fold(fact.label)
        first = [said.find(place_core(unit)) for unit in units if place_core(unit) not in label]
        return _OF_ANOTHER if any(at > fact.value_start - sentence.start for at in first) else 0.0
    own = any(same_place(department(fact.entity), department(unit)) for unit in units)
    return 0.0 if own else _OF_ANOTHER


def mark_bonus(query: Query, near: Words) -> float:
    """Numbers and letters that name something ("mức 4", "nhóm A") single out one value among its neighbours."""
    marks = [term for term in query.terms if len(term) == 1 or (term.isdigit() and len(term) < _YEAR_DIGITS)]
    return _MARKED * sum(1 if mark in near.written else -1 for mark in marks) if marks else 0.0
