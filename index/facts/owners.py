"""Owners that a sentence names behind a value: "… điểm của X", "thứ 2 là X", "với 87,9 điểm, X xếp thứ 10"."""

from index.facts import signals
from index.facts.scan import Scan, coordinated
from index.names.find import Mention
from index.text import late as re
from index.text.letters import LOWER, UPPER
from index.text.numbers import NumberMention

_HEAD = r"(?:tỉnh\s+|thành phố\s+|TP\.?\s+|the\s+)?"
_OWNER = re.compile(
    rf"^\s*(?:điểm\s+)?(?:của|thuộc về|for|by)\s+{_HEAD}$|"
    rf"^\s*(?:(?:cả nước|toàn quốc|nationwide|chung cuộc)\s+)?(?:là|was|is)\s+{_HEAD}$|"
    rf"^(?:\s?(?:điểm|points?|%))?(?:,\s)?[^.,;]{{0,45}}?"
    rf"\b(?:thuộc về|là của|gọi tên|went to|goes to|belong(?:ed|s) to)\s+{_HEAD}$",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s*(?:điểm\s+)?(?:của|for|by)\s", re.IGNORECASE)
# "lâu nhất 81 ngày ở xã X"
_AT = re.compile(r"\s(?:[^\W\d]+\s){1,2}(?:ở|tại)\s")
_UNKNOWN = re.compile(rf"(?<![\w-])(?P<name>[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{0,3}})\s\($")
_NO_NAME = re.compile(r"Tỉnh|Huyện|Quận|Xã|Phường|Điểm|Kết quả|Province|City|Score|Index|Total", re.IGNORECASE)
_VALUE_NEXT = re.compile(r"\s\((?:\d|với|đạt)")
_JOINED = re.compile(r"^\s*(?:điểm|%)?\s*(?:,|và|and)\s*(?:vị trí\s+)?(?:thứ|hạng)?\s*$", re.IGNORECASE)
# A clause that gives its value first and its subject after a comma.
_VALUE_FIRST = re.compile(
    r"^\W*(?:với|đạt|tăng|giảm|tụt|xếp|đứng|vươn|nhảy|leo|with|scoring|ranked|ranking|up|down)\b[^;]*$", re.IGNORECASE
)
_THEN_OWNER = re.compile(rf"^(?:[^;.]|\.\d)*,\s*{_HEAD}$", re.IGNORECASE)


def owner_behind(found: Scan, start: int, end: int) -> tuple[str, ...] | None:
    """Who owns a value by what stands right behind it; () when that cannot be told apart, None when nobody does."""
    place, end, length = _in_chain(found, start, end)
    for i, mention in enumerate(found.entities):
        if mention.start >= end and _OWNER.match(found.text[end : mention.start]):
            run = _run(found, i)
            if length == 1 and (len(run) == 1 or _OF.match(found.text[end : mention.start])):
                return (mention.name,)
            return (run[place].name,) if len(run) == length else ()
        if mention.start == end + 1 and _opens_item(found, start, mention):
            return (mention.name,)
        if mention.start >= end and mention.kind == "local" and _AT.fullmatch(found.text[end : mention.start]):
            return (mention.name,)
    return None


def behind_unknown(found: Scan, start: int) -> bool:
    """Whether a value opens a bracket behind a capitalised name that is nobody's in our lists: "Dakrong (80.4)"."""
    named = _UNKNOWN.search(found.text[:start])
    if named is None or _NO_NAME.fullmatch(named["name"]):
        return False
    known = (*found.entities, *found.compared, *found.indicators, *found.dimensions)
    return not any(m.start < named.end("name") and named.start("name") < m.end for m in known)


def _opens_item(found: Scan, start: int, mention: Mention) -> bool:
    """Whether a place and its holder open an item of a list ("…, thứ ba Lạng Sơn (46,40)")."""
    opens = found.text[:start].endswith((", ", "; ", "và ", "and "))
    placed = any(n.start == start and n.form == "rank" for n in found.numbers)
    return opens and placed and bool(_VALUE_NEXT.match(found.text[mention.end :]))


def owner_after_comma(found: Scan, clause: int, start: int, end: int) -> str | None:
    """Who a value belongs to that opens its clause ("Tăng 5 bậc, X vươn lên thứ 10")."""
    if not _VALUE_FIRST.match(found.text[clause:start]) or any(clause <= m.start < start for m in found.entities):
        return None
    later = next((m for m in found.entities if m.start >= end and m.kind != "group"), None)
    if later is None:
        return None
    gap = found.text[end : later.start]
    return later.name if _THEN_OWNER.match(gap) and not signals.GENERIC_SUBJECT.search(gap.rpartition(",")[0]) else None


def _in_chain(found: Scan, start: int, end: int) -> tuple[int, int, int]:
    """The place of a value among the values joined to it ("thứ 2 và thứ 3"), where these end, how many they are."""
    for chain in _chains(found):
        ends = [number.end for number in chain]
        joint = found.text[chain[0].end : chain[-1].start]
        if end in ends and start == chain[ends.index(end)].start and signals.AND.search(joint):
            return ends.index(end), ends[-1], len(chain)
    return 0, end, 1


def _chains(found: Scan) -> list[list[NumberMention]]:
    chains: list[list[NumberMention]] = []
    for number in found.numbers:
        last = chains[-1][-1] if chains else None
        if last and last.form == number.form and _JOINED.match(found.text[last.end : number.start]):
            chains[-1].append(number)
        else:
            chains.append([number])
    return chains


def _run(found: Scan, first: int) -> list[Mention]:
    run = [found.entities[first]]
    for mention in found.entities[first + 1 :]:
        if not coordinated(found.text, run[-1], mention):
            break
        run.append(mention)
    return run
