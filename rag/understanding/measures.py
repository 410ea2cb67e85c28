"""Which kinds of value would answer a question, the wanted first."""

from index.text import late as re
from index.types import Measure
from rag.types import Ask, Query
from rag.understanding import wishes, words

_VALUES: dict[Ask, tuple[Measure, ...]] = {
    "rank": ("rank",),
    "score": ("score",),
    "count": ("count",),
    "share": ("share",),
    "person": ("person",),
    "date": ("date",),
    "document": ("document", "date"),
}


def measures_of(query: Query, ask: Ask, text: str) -> tuple[Measure, ...]:
    """Kinds of value that answer what a folded question asks for."""
    if words.MEDIAN.search(text) and ask in {"score", "count", "share"}:
        return ("count", "share", "score")  # nobody's value, so none of a table
    if ask == "change":
        return _change_measures(text)
    if ask == "yesno" and wishes.MOVED.search(text):
        return ("rank_change", "rank")
    if ask in {"compare", "trend", "yesno", "list", "score", "rank"}:
        return _ranked_measures(query, ask, text)
    if ask == "share":
        return ("share", "score")
    if ask == "count" and _SURVEYED.search(text):
        return ("count",)  # a share of those who were asked is not how many they were
    if ask == "count" and query.indicators:
        return ("count", "share", "score")  # "how many were asked for money" may be told as a share
    return _VALUES.get(ask, ())


_SURVEYED = re.compile(
    r"\b(?:tra loi|tham gia|duoc hoi|duoc khao sat|lay y kien|phong van|phieu|"
    r"answer(?:ed)?|surveyed|polled|interviewed|took part|respondents|responded)\b"
)
_SCORE = re.compile(
    r"\b(?:diem|phan tram|%|scores?|points?|gia tri|value|muc hai long|"
    r"hai long (?:the nao|ra sao|bao nhieu)|how satisfied|hon bao nhieu)\b|%"
)
_LEVEL = re.compile(
    r"\b(?:len|con|xuong|toi|den|to) (?:toi |den |muc |diem |hang |thu |vi tri )*(?:bao nhieu|may)\b"
    r"(?! (?:diem|bac|diem phan tram)\b[^,?]* so voi\b)|"
    r"\bto (?:what|which)\b"
)


def _change_measures(text: str) -> tuple[Measure, ...]:
    """A change, and where the question asks for it too the level that it led to ("up how many places, to which")."""
    places = bool(words.PLACES_CHANGE.search(text))
    if re.search(r"\bbao nhieu diem\b", text) and not places:
        return ("score_change", "score")
    level = words.RANK.search(text) or _LEVEL.search(text)
    if places:
        return ("rank", "rank_change") if level else ("rank_change",)
    return ("score", "score_change", "rank_change") if level else ("score_change", "rank_change")


def _ranked_measures(query: Query, ask: Ask, text: str) -> tuple[Measure, ...]:
    wanted: list[Measure] = []
    if words.CHANGE.search(text) or re.search(r"\bnhieu bac hon\b", text):
        wanted.append("rank_change" if words.PLACES_CHANGE.search(text) else "score_change")
    if words.RANK.search(text):
        wanted.append("rank")
    if _SCORE.search(text):
        wanted.append("score")
    if ask == "rank" and "rank" not in wanted:
        wanted.append("rank")
    if ask == "score" and "score" not in wanted:
        wanted.append("score")
        if not words.SCORE.search(text):
            wanted.append("rank")  # "the result of 2020"
    if not wanted and (query.indicators or query.entities):
        wanted = ["score", "rank"] if ask != "list" else ["rank"]
        if ask == "compare" and wishes.ABOVE.search(text):
            wanted.reverse()
    if ask == "rank":
        wanted.sort(key=lambda measure: measure != "rank")
    return tuple(wanted)
