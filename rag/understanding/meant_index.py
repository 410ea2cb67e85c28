"""The index that a question means without naming it: "bộ nào đứng đầu", "người dân hài lòng bao nhiêu phần trăm"."""

from dataclasses import replace

from index.names.find import kind_of
from index.names.indicators import DDCI, DTI, PAR, PCI, SIPAS
from index.text import late as re
from rag.types import Query
from rag.understanding import idioms, words

_LEVEL_POINTS = re.compile(
    r"\b(?:diem (?:so )?(?:cua|nam|ky)|(?:bao nhieu|may) diem|thu hang|xep hang|hang may|rank(?:ed)?|scored?)\b"
)
# "Trung bình khối bộ giảm mấy điểm": of their index as a whole.
_MINISTRIES_LEVEL = re.compile(
    r"\b(?:binh quan|trung binh)(?: (?:chung|cua|cac|toan|ca))* (?:khoi|cac) bo\b(?!.*\b(?:ho so|thu tuc|van ban)\b)"
)
# "Bao nhiêu điểm chuyển đổi số": the index's, as a named body's points for it are.
_DIGITAL_POINTS = re.compile(r"\bdiem (?:so )?(?:ve )?chuyen doi so\b|\bchuyen doi so\b.*\b(?:bao nhieu|may) diem\b")
_SCORED = re.compile(r"\b(?:bao nhieu|may) diem\b|\bdiem so\b|\b(?:score[ds]?|marks?)\b")
_COMPETITIVE = re.compile(r"\bnang luc canh tranh\b|\bcompetitiveness\b")


def with_meant_index(query: Query, text: str) -> Query:
    """The question with the index that it means, where it names none.

    Args:
        query: The question with its slots.
        text: The question folded, without its names.
    """
    if query.indicators:
        return query
    if _of_ministries(query, text) and not words.DIGITAL.search(text):
        return replace(query, indicators=(PAR,))  # the one index that ranks ministries
    if _asks_satisfaction(query, text):
        return replace(query, indicators=(SIPAS,))
    if words.DIGITAL.search(text) and (_ranks_somebody(text) or _DIGITAL_POINTS.search(text)):
        return replace(query, indicators=(DTI,))
    if _COMPETITIVE.search(text) and (_ranks_somebody(text) or words.TOP_N.search(text) or _SCORED.search(text)):
        return replace(query, indicators=(DDCI,) if _of_units(query, text) else (PCI,))
    return idioms.with_index(query, text)


def only_ministries(query: Query) -> bool:
    """Whether a question names ministries and nobody else."""
    return bool(query.entities) and all(kind_of(name) == "ministry" for name in query.entities)


def _of_ministries(query: Query, text: str) -> bool:
    of_all = words.MINISTRIES.search(text) and (_ranks_somebody(text) or _MINISTRIES_LEVEL.search(text))
    return bool(of_all or (_LEVEL_POINTS.search(text) and only_ministries(query)))


def _ranks_somebody(text: str) -> bool:
    return bool(words.FIRST_PLACE.search(text) or words.LAST_PLACE.search(text) or words.RANK.search(text))


def _of_units(query: Query, text: str) -> bool:
    return bool(words.LOCALS.search(text)) or any(kind_of(name) == "local" for name in query.entities)


def _asks_satisfaction(query: Query, text: str) -> bool:
    of_province = any(kind_of(name) == "province" for name in query.entities)
    of_nation = not query.entities and words.AVERAGE.search(text)
    said = re.sub(r"[^a-z ]", " ", text).split()
    asks = (of_province or of_nation) and words.SATISFIED.search(text)
    return bool(asks and all(word in words.OF_ALL_SERVICES for word in said))
