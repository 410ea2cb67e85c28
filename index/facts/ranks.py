"""Ranks said in words ("đứng đầu", "cuối bảng") and ranks said by an order of names ("tiếp theo là A, B và C")."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.facts import limits, signals
from index.facts.scan import Scan, listed_beside
from index.names.find import Mention, find_dimensions
from index.text import late as re
from index.text.number_words import number_of

LAST = "last"
TOP_GROUP = "top group"
BOTTOM_GROUP = "bottom group"

_WORDS: tuple[tuple[re.Pattern[str], Decimal | None, str | None], ...] = (
    (signals.NEARLY_LAST, None, BOTTOM_GROUP),
    (signals.LAST, None, LAST),
    (signals.FIRST, Decimal(1), None),
    (signals.SECOND, Decimal(2), None),
    (signals.THIRD, Decimal(3), None),
)
_SUPERLATIVE = re.compile(r"cao nhất|thấp nhất|highest|lowest", re.IGNORECASE)
# "Tổ công tác do Chánh Văn phòng đứng đầu"
_HEADED_BY = re.compile(r"\bdo (?:[^\W\d]+ ){2,8}$", re.IGNORECASE)
# "Tỉnh cuối bảng kém tỉnh đầu bảng 13 điểm": whoever that is.
_OF_TABLE = re.compile(r"(?:đầu|cuối|chót|bét|đáy) bảng", re.IGNORECASE)
_SOME_ONE = re.compile(r"(?:^|[^\w]|\b(?:với|và|của|giữa|hơn|kém) )(?:tỉnh|địa phương|đơn vị|nơi|bộ)\s$", re.IGNORECASE)
_HEADS_OFFICE = re.compile(r"đứng đầu|dẫn đầu|leading|headed|heads", re.IGNORECASE)
# What may stand between the names of an enumeration without counting as words of its own.
_LIST_FILLING = re.compile(
    r"ở khối (?:bộ, cơ quan ngang bộ|bộ|tỉnh|địa phương)|[\d.,%()/\s]|điểm|points?|với|và|and|đạt|at|tỉnh|the"
)
_IS = re.compile(r"\s*(?:lần lượt |vẫn |tiếp tục |theo thứ tự )*(?:là|are|were)\s+(?:the )?", re.IGNORECASE)
_HOLD = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:(?:lần lượt|nằm|đứng|xếp|có mặt)\s)*(?:ở|giữ|chiếm|nắm|vào)\s", re.IGNORECASE
)
# "xếp cuối là A; liền trên là B và C"
_IN = re.compile(r"\s(?:ở|tại|thuộc|in|at)\s(?:tỉnh |the )?", re.IGNORECASE)
_NEXT_TO_LAST = re.compile(r"\b(?:liền|ngay|đứng ngay|xếp ngay) trên (?:đó )?(?:là |có )?", re.IGNORECASE)
_LINK = re.compile(r"[”\"»]? (?:là |đạt |ở mức |có điểm |was |is |the )*", re.IGNORECASE)
_OPENING_GAP = 30
_INNER_GAP = 12
_REACH = 60
RANKED_KINDS = {"province", "ministry", "region", "local"}


@dataclass(frozen=True, slots=True)
class RankWord:
    """A place said in words.

    Attributes:
        start: First character in the sentence.
        end: One past the last.
        number: 1, 2 or 3; None for the last place and those near it.
        unit: ``LAST`` or ``BOTTOM_GROUP`` where there is no number.
        after: The entity that it is said of stands after it ("dẫn đầu là …").
    """

    start: int
    end: int
    number: Decimal | None
    after: Mention | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity whose place follows from its position in a list; number is None in an unordered group."""

    mention: Mention
    number: Decimal | None
    unit: str | None


def rank_words(found: Scan) -> list[RankWord]:
    """Find places said in words that belong to a single entity, in order."""
    words: list[RankWord] = []
    for pattern, number, unit in _WORDS:
        for match in pattern.finditer(found.text):
            ranked = [] if unit == BOTTOM_GROUP else [(n.start, n.end) for n in found.numbers if n.form == "rank"]
            spans = [(w.start, w.end) for w in words] + ranked
            if not _is_group(found, match) and all(
                match.start() >= end or match.end() <= start for start, end in spans
            ):
                words.append(RankWord(match.start(), match.end(), number, _entity_after(found, match), unit))
    return sorted(words, key=lambda word: word.start)


def listed(found: Scan, known: Callable[[int], Mapping[str, Decimal]]) -> list[Listed]:
    """Find entities ranked by an enumeration: leaders in order, those that follow, or an unordered group.

    Args:
        found: The sentence.
        known: Ranks that the article has given before a place in the sentence; "tiếp theo là" goes on from them.
    """
    rows: list[Listed] = []
    for match in signals.TOP_LIST.finditer(found.text):
        names = _enumeration(found, match.end())
        names = names if len(names) > 1 else _counted_before(found, match)
        if len(names) < 2 or "đứng trên" in match.group().lower():
            continue
        if match["top"] and (signals.AMONG.search(found.text[: match.start()]) or len(names) != int(match["top"])):
            continue  # "ba tỉnh trong top 10 là A, B, C": in no order
        each_first = len({m.kind for m in names}) == len(names)  # the leader of each group, not a ranking
        rows += [Listed(m, Decimal(1 if each_first else i), None) for i, m in enumerate(names, start=1)]
    if not rows:
        for match in signals.NEXT_LIST.finditer(found.text):
            names = _enumeration(found, match.end())
            first = Decimal(1) if "đứng trên" in match.group().lower() else _next_place(names, known(match.start()))
            if names and first is not None:
                rows += [Listed(m, first + i, None) for i, m in enumerate(names)]
    rows += [*_closing_group(found), *_above_last(found)]
    if not rows:
        rows += _group(found, signals.BOTTOM_GROUP, BOTTOM_GROUP) + _group(found, signals.TOP_GROUP, TOP_GROUP)
    return rows


def _counted_before(found: Scan, match: re.Match[str]) -> list[Mention]:
    """The names before "… là ba đơn vị đứng đầu", "… ở ba vị trí đầu", in order where their values fall."""
    names = named_before(found, match.start())
    between = found.text[names[-1].end : match.start()] if names else ""
    held = bool(_HOLD.fullmatch(between))
    begin, end = (names[0].end, match.start()) if held else (match.end(), len(found.text))
    numbers = [n for n in found.numbers if n.form in {"percent", "points", "plain"}]
    values = [n.number for n in numbers if begin <= n.start < end][: len(names)]
    is_said = held or _IS.fullmatch(between)
    count = (match["count"] or "").lower()
    counted = count and (int(count) if count.isdigit() else number_of(count)) == len(names) == len(values)
    return names if is_said and counted and values == sorted(values, reverse=True) else []


def _next_place(names: Sequence[Mention], known: Mapping[str, Decimal]) -> Decimal | None:
    """The place that an enumeration starts at: what is known of its first name, else one past the place named last."""
    if not names or not known:
        return None
    return known.get(names[0].name, list(known.values())[-1] + 1)


def _is_group(found: Scan, match: re.Match[str]) -> bool:
    text = found.text
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() :]
    if not _HEADS_OFFICE.fullmatch(match.group()):
        before = re.sub(
            r"\bngười $", "", before, flags=re.IGNORECASE
        )  # "người về nhất", but "người đứng đầu" is who heads an office
    if signals.GROUP_BEFORE.search(before) or signals.GROUP_AFTER.match(after) or signals.NO_PLACE.search(before):
        return True
    if _HEADS_OFFICE.fullmatch(match.group()) and _HEADED_BY.search(before):
        return True
    if limits.TAKES_TIME.search(before) or (_OF_TABLE.fullmatch(match.group()) and _SOME_ONE.search(before)):
        return True
    superlative = _SUPERLATIVE.fullmatch(match.group())
    if superlative and _of_parts(found, match):
        return True
    return bool(superlative and (signals.OWN_SERIES.match(after) or signals.OWN_SERIES_BEFORE.search(before)))


def _of_parts(found: Scan, match: re.Match[str]) -> bool:
    """Whether a superlative behind a part's name compares the parts of one unit ("nội dung X thấp nhất, 3,11 điểm")."""
    parts = [m for m in find_dimensions(found.text) if m.end <= match.start()]
    beside = parts and _LINK.fullmatch(found.text[parts[-1].end : match.start()])
    national = signals.NATION_AFTER.match(found.text[match.end() :]) or _entity_after(found, match)
    return bool(beside) and not national


def _entity_after(found: Scan, match: re.Match[str]) -> Mention | None:
    for mention in found.entities:
        if mention.start >= match.end() and mention.kind in RANKED_KINDS:
            gap = found.text[match.end() : mention.start]
            alone = _SUPERLATIVE.fullmatch(match.group()) and _IN.fullmatch(gap) and not _named_beside(found, match)
            return mention if signals.IS_AFTER.match(gap) or alone else None
    return None


def _named_beside(found: Scan, match: re.Match[str]) -> bool:
    """Whether an entity stands in the same breath before a superlative ("Sở X cao nhất ở Hà Nội")."""
    begin = max((found.text.rfind(mark, 0, match.start()) for mark in (", ", "; ", ": ", ". ", "(")), default=0)
    return any(begin < m.end <= match.start() for m in found.entities)


def _enumeration(found: Scan, start: int) -> list[Mention]:
    """Entities from a place on, as long as only values and list marks stand between them."""
    names: list[Mention] = []
    for mention in found.entities:
        if mention.start < start or mention.kind not in RANKED_KINDS:
            continue
        gap = found.text[names[-1].end if names else start : mention.start]
        if len(_LIST_FILLING.sub("", gap)) > (_OPENING_GAP if not names else _INNER_GAP):
            break
        names.append(mention)
    return names


def _group(found: Scan, pattern: re.Pattern[str], unit: str) -> list[Listed]:
    for match in pattern.finditer(found.text):
        names = plain_run(found, match.end()) or named_before(found, match.start())
        if len(names) >= 2:
            return [Listed(m, None, unit) for m in names]
    return []


def _closing_group(found: Scan) -> list[Listed]:
    """The last of the first so many ("A and B rounded out the top five", "khép lại tốp 5 là A và B")."""
    for match in limits.CLOSES_GROUP.finditer(found.text):
        names = _enumeration(found, match.end()) if match["vi"] else named_before(found, match.start())
        said = (match["vi"] or match["en"]).lower()
        first = (int(said) if said.isdigit() else number_of(said)) - len(names) + 1
        return [Listed(m, Decimal(first + i), None) for i, m in enumerate(names)] if first > 1 else []
    return []


def _above_last(found: Scan) -> list[Listed]:
    """Those right above the last one ("A thấp nhất, 77,3%; liền trên là B 78,1% và C 78,5%")."""
    for match in _NEXT_TO_LAST.finditer(found.text):
        if signals.LAST.search(found.text[: match.start()]):
            return [Listed(m, None, BOTTOM_GROUP) for m in _enumeration(found, match.end())]
    return []


def plain_run(found: Scan, start: int) -> list[Mention]:
    """The names of an enumeration from a place on, up to its first value; empty for a single name."""
    names = _enumeration(found, start)
    run = names[:1]
    for mention in names[1:]:
        if not listed_beside(found.text, run[-1], mention):
            break
        run.append(mention)
    return run if len(run) >= 2 else []


def named_before(found: Scan, end: int, reach: int = _REACH) -> list[Mention]:
    """The enumeration of names that ends shortly before a place in the sentence ("A, B và C dẫn đầu")."""
    names = [m for m in found.entities if m.end <= end and m.kind in RANKED_KINDS]
    run: list[Mention] = names[-1:]
    for left in reversed(names[:-1]):
        if left.kind != run[0].kind or not listed_beside(found.text, left, run[0]):
            break
        run.insert(0, left)
    return run if run and end - run[-1].end < reach else []
