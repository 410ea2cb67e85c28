"""Understand a question by rules alone: language, slots, years and what is asked. No model, a few milliseconds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from index.names.find import Mention, find_dimensions, find_entities, find_indicators
from index.names.indicators import PAR
from index.names.local import find_departments, find_places
from index.names.unlisted import find_unlisted
from index.text import late as re
from index.text.dates import find_dates, find_years, full_dates
from index.text.fold import fold, has_diacritics
from index.text.normalize import clean
from index.text.restore import DiacriticModel, restore
from index.text.tokens import syllables
from index.types import Lang
from rag.types import Query, Turn
from rag.understanding import going_on, idioms, wishes, words
from rag.understanding.asking import what_is_asked
from rag.understanding.compound import HOLDER, parted
from rag.understanding.courtesy import without_courtesy
from rag.understanding.first_edition import with_first_year
from rag.understanding.focus import focus
from rag.understanding.followup import carry_over
from rag.understanding.glossary import ALTERNATIVES
from rag.understanding.reasked import reasked
from rag.understanding.small_units import IsUnit, named

_SHORT = re.compile(rf"\b(?:{'|'.join(words.SHORTHAND)})\b", re.IGNORECASE)
_EMPTY = words.STOP | words.QUESTION | words.NO_PLACE_NAME
_COURSE = re.compile(r"\bdien bien (?=(?:nhu )?(?:the nao|ra sao)\b)")  # a course over years, no province
_ITEM = re.compile(r"(?<!danh )(?<!chuyên )\bmục(?= (?:nào|mà)\b)", re.IGNORECASE)  # a part of an index
_LEVELS = frozenset("huyện quận xã phường thị tỉnh trấn loại điểm hội một nông vùng biên lo xa gần nghèo đảo".split())


def parse(
    question: str,
    history: Sequence[Turn],
    vocabulary: DiacriticModel,
    today: date,
    is_unit: IsUnit | None = None,
    wanted: Lang | None = None,
) -> Query:
    """Understand a question, with what the conversation supplies.

    Args:
        question: As typed; with or without diacritics, Vietnamese or English.
        history: Earlier messages, oldest first.
        vocabulary: The index's syllables, to restore lost diacritics.
        today: For "năm ngoái" and "last year".
        is_unit: Whether the articles have rows of a district or commune of this name; None leaves small letters be.
        wanted: Language of a question that shows none of its own; see :func:`language_of`.
    """
    text = clean(question).strip()
    own = _understand(text, vocabulary, today, is_unit, wanted)
    earlier = [_understand(clean(turn.content), vocabulary, today, is_unit) for turn in history if turn.role == "user"]
    if again := reasked(own, earlier, entities_in):
        asked = _understand(again, vocabulary, today, is_unit)
        return replace(asked, question=text, language=own.language, carried=("question",))
    replies = [_slots(clean(turn.content), today) for turn in history if turn.role == "assistant"]
    parts: list[Query] = []
    one = wishes.EACH_SOURCE.search(fold(own.standalone))  # "… là mấy, các báo ghi thế nào"
    compared = own.ask == "compare" and own.indicators and idioms.EACH_SIDE.search(fold(own.standalone))
    for part in () if one or compared else parted(own.standalone, own.language):
        said = replace(_understand(part, vocabulary, today, is_unit), language=own.language)
        before = [*earlier, *parts]
        parts.append(carry_over(said, before, replies, without_names(said.standalone), part=bool(parts)))
    if parts and HOLDER.search(fold(parts[0].standalone)) and not _one_place(parts[0]):
        parts = []  # who that is, no table tells: the later parts alone would name nobody
    whole = carry_over(own, earlier, replies, without_names(own.standalone)) if history else own
    return replace(whole, parts=tuple(parts))


def _one_place(query: Query) -> bool:
    """Whether the holder of one place in a ranking is asked for."""
    places = query.places
    return bool(places and query.ask == "list" and not places.group and len(places.numbers) + places.last == 1)


def language_of(question: str, wanted: Lang | None = None) -> Lang:
    """Language to answer in, by the function words of either; ``wanted`` where names, indices and years stand alone."""
    rest = _blank(question, [(m.start, m.end) for m in entities_in(question)])  # "Cai" and "Ho" are words, too
    balance = lean(question) or lean(rest)
    shown = bool(_asked_words(question)) or balance > 0 or lean(rest) < 0 or has_diacritics(rest)
    if wanted and not shown:
        return wanted
    return "en" if balance > 0 else "vi"


def lean(text: str) -> int:
    """How many more English function words a text has than Vietnamese ones."""
    tokens = [re.sub(r"\W", "", token) for token in fold(text).split()]
    return sum(token in words.ENGLISH for token in tokens) - sum(token in words.VIETNAMESE for token in tokens)


def _understand(
    text: str, vocabulary: DiacriticModel, today: date, is_unit: IsUnit | None, wanted: Lang | None = None
) -> Query:
    language = language_of(text, wanted)
    asked = without_courtesy(focus(text))
    bare = not has_diacritics(asked)
    if language == "vi":
        asked = _ITEM.sub("nội dung", asked)
        asked = _SHORT.sub(lambda match: words.SHORTHAND[match.group().lower()], asked)
    if language == "vi" and bare:
        asked = _COURSE.sub("diễn biến ", asked)
        asked = restore(asked, vocabulary)
    if language == "vi" and is_unit:
        asked = _with_units(asked, is_unit)
    asked = with_first_year(asked)
    slots = _slots(asked, today)
    query = replace(slots, question=text, standalone=asked, language=language)
    return replace(
        what_is_asked(query, without_names(asked)),
        terms=content_terms(asked, language),
        pairs=content_pairs(asked) if language == "vi" else (),
    )


def _with_units(asked: str, is_unit: IsUnit) -> str:
    """The question with a unit that is typed in small letters written as a name, where it names no other unit."""
    mentions = [*entities_in(asked), *find_indicators(asked, cased=False), *find_dimensions(asked)]
    if any(m.kind == "local" for m in mentions):
        return asked
    return named(asked, lambda start, end: any(m.start < end and start < m.end for m in mentions), is_unit)


@lru_cache(maxsize=256)  # asked of every sentence that may answer
def without_names(text: str) -> str:
    """A question folded, its entity names blanked out."""
    blanked = _blank(fold(text), [(m.start, m.end) for m in entities_in(text) if m.kind != "group"])
    return " ".join(blanked.split())


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return "".join(" " if any(a <= i < b for a, b in spans) else letter for i, letter in enumerate(text))


def _slots(text: str, today: date) -> Query:
    entities = entities_in(text)
    names = find_indicators(text, cased=False)
    strong = [m.name for m in names if m.kind == "indicator"]
    parts = [m for m in find_dimensions(text) if not any(n.start <= m.start < n.end for n in names)]
    years, base = _years(text, today)
    return Query(
        question=text,
        standalone=text,
        language="vi",
        ask="free",
        entities=tuple(dict.fromkeys(m.name for m in entities if m.kind != "group")),
        indicators=tuple(dict.fromkeys(strong or [PAR for m in names if m.kind == "weak_indicator"])),
        dimension=parts[0].name if parts else None,
        years=years,
        base_years=base,
        dates=full_dates(text),
    )


def entities_in(text: str) -> list[Mention]:
    """Find provinces, bodies and places of a province in a typed question, in order."""
    local = [m for m in find_places(text) if m.kind == "local"]
    local += [m for m in find_departments(text) if not any(o.start <= m.start < o.end for o in local)]
    local += [m for m in _typed_small(text) if not any(o.start <= m.start < o.end for o in local)]
    listed = [m for m in find_entities(text, cased=False) if not any(o.start <= m.start < o.end for o in local)]
    unlisted = [m for m in find_unlisted(text, [*local, *listed]) if not _CLASS.match(m.name)]
    return sorted([*local, *listed, *unlisted], key=lambda mention: mention.start)


_CLASS = re.compile(r"(?:Nhóm|Loại|Hạng|Bảng|Mức|Group|Class) \w$")  # "Nhóm A" is nobody's name
_SMALL = re.compile(
    r"(?<!\w)(?P<head>huyện|quận|thị xã|thị trấn|xã|phường)\s+(?P<first>[^\W\d]+)(?:\s+(?P<second>[^\W\d]+))?"
)

# "Mấy xã thiếu người" counts communes, "cấp huyện hai năm" is of a level.
_COUNTED = re.compile(r"(?:bao nhiêu|mấy|những|các|nhiều|số|mỗi|một số|cấp|khối|\d) $", re.IGNORECASE)


def _typed_small(text: str) -> list[Mention]:
    """Districts and communes typed without capitals: one or two words behind "huyện" that are no function words."""
    found = []
    for match in _SMALL.finditer(text):
        head, first, second = match.groups()
        if _COUNTED.search(text[: match.start()]):
            continue
        if not match.group().islower() or first in _EMPTY or first in _LEVELS:
            continue
        if words.LAST_PLACE.search(fold(match.group())) or words.FIRST_PLACE.search(fold(match.group())):
            continue  # "huyện đội sổ" is the last one's
        whole = second is not None and second not in _EMPTY
        name = f"{first} {second}" if whole else first
        end = match.end() if whole else match.end("first")
        found.append(Mention(match.start(), end, f"{head} {name.title()}", "local"))
    return found


def _years(text: str, today: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
    folded = fold(text)
    about: list[int] = []
    base: list[int] = []
    for mention in find_years(text):
        span = range(mention.years[0], mention.years[-1] + 1)
        target = base if len(span) == 1 and going_on.SINCE.search(folded[: mention.start]) else about
        target.extend(span)
    about += [d.year for d in find_dates(text) if d.year and d.year not in about]
    if not about and going_on.LAST_YEAR.search(folded):
        about = [today.year - 1]
    if not about and going_on.THIS_YEAR.search(folded):
        about = [today.year]
    if len(about) == 1 and going_on.AND_YEAR_BEFORE.search(folded):
        about.insert(0, about[0] - 1)
    moved = idioms.BEFORE_MOVE.search(folded)
    if moved and len(about) == 1 and str(about[0]) in moved.group():
        about = [about[0] - 1]
    if base and not about and words.TREND.search(folded) is None and len(base) > 1:
        base, about = base[:1], base[1:]  # "between 2016 and 2017"
    return tuple(dict.fromkeys(about)), tuple(dict.fromkeys(base))


def content_terms(text: str, language: Lang = "vi") -> tuple[str, ...]:
    """Content words in order, without the slots and the words that only ask."""
    tokens = _asked_words(text)
    known = {token for pair in pairwise(tokens) if " ".join(pair) in ALTERNATIVES for token in pair}  # "đúng hạn"
    return tuple(dict.fromkeys(token for token in tokens if token in known or _is_content(token, language)))


def content_pairs(text: str) -> tuple[str, ...]:
    """Neighbouring words with a content word in them, in order; names and years part neighbours."""
    tokens = _asked_words(text)
    pairs = (pair for pair in pairwise(tokens) if any(_is_content(token, "vi") for token in pair))
    return tuple(dict.fromkeys(" ".join(pair) for pair in pairs if not set(pair) & words.QUESTION))


def _asked_words(text: str) -> list[str]:
    named = [m for m in (*entities_in(text), *find_indicators(text, cased=False)) if m.kind != "weak_indicator"]
    spans = [(m.start, m.end) for m in named]
    spans += [(m.start, m.end) for m in find_years(text)]
    spans += [(m.start, m.end) for m in find_dates(text)]
    spans += [m.span() for m in words.COUNTRY.finditer(text)]
    return syllables(_blank(text, spans))


def _is_content(token: str, language: Lang) -> bool:
    letter = language == "en" and len(token) == 1 and token.isalpha()
    return token not in words.STOP and not letter
