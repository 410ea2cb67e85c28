"""Values told in the order of an enumeration: "A, B và C lần lượt đạt x, y và z", "A and B scored x and y"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.facts import signals
from index.facts.frames import Framed
from index.facts.ranks import named_before
from index.facts.scan import coordinated
from index.text import late as re
from index.text.number_words import CARDINAL_EN, CARDINAL_VI, number_of
from index.types import Fact

# How far before its values an enumeration may stand, farther where "lần lượt" says that it shares them.
_NEAR, _TOLD = 60, 110
_CHAINED = re.compile(
    r"^\s*(?:%|điểm|points?|bậc|places?)?\s*(?:\([^()]*\)\s*)?"
    r"(?:,|;|và|rồi(?: đến)?|and|then|, and|and then)\s*(?:(?:hạng|vị trí)?\s*thứ|hạng)?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(\d+|{CARDINAL_VI}|{CARDINAL_EN}) (?:tỉnh|thành phố|địa phương|bộ|provinces|ministries)\b", re.IGNORECASE
)
_PLACES_FOLLOW = re.compile(
    r"\b(?:thứ hạng|xếp hạng|vị trí|ranks?)\b[^.;\d]*\b(?:lần lượt|tương ứng|respectively)\b[^.;\d]*$", re.IGNORECASE
)
_YEARS_JOINED = re.compile(r"^\s*(?:,|;|và|and)\s*(?:năm|kỳ)?\s*$", re.IGNORECASE)


def respectively(framed: Framed, rows: Sequence[Fact]) -> list[Fact]:
    """Deal values out to the entities, indices or years enumerated before them.

    Where "lần lượt" or "respectively" says that they are dealt out but the numbers disagree, they belong to nobody.
    """
    word = signals.RESPECTIVELY.search(framed.scan.text)
    once = list({row.value_start: row for row in rows}.values())
    runs = _runs(framed, once)
    told = _told(framed, runs, word) if word else []
    if word and len(told) < 2:
        return _unshared(rows, once)
    dealt: list[Fact] = []
    for chain in (run for run in runs if len(run) > 1):
        opening = chain[0].value_start - framed.sentence.start
        by_word = word is not None and chain == told
        found = _dealt(
            framed, min(word.start(), opening) if word and by_word else opening, _alike(framed, chain), told=by_word
        )
        dealt += [*found, *_in_brackets(framed, once, found)] if found else []
    places = {row.value_start for row in dealt}
    return sorted([*(row for row in rows if row.value_start not in places), *dealt], key=lambda row: row.value_start)


def _dealt(framed: Framed, opening: int, chain: list[Fact], *, told: bool) -> list[Fact] | None:
    if not told and len({row.measure for row in chain}) > 1:
        return None
    indices = _indices_before(framed, opening)
    names = [mention.name for mention in named_before(framed.scan, opening, reach=_TOLD if told else _NEAR)]
    names = names or (_counted(framed, opening) if told else [])
    years = _years_before(framed, opening)
    if told and not (names or years or indices) and len(framed.carried.spoken) == len(chain):
        years = list(framed.carried.spoken)  # "Thứ hạng tương ứng: …", behind a sentence with these years
        chain = [replace(row, entity=row.entity or framed.carried.subject) for row in chain]
    if len(indices) == len(chain):
        return [replace(row, indicator=name) for row, name in zip(chain, indices, strict=True)]
    if len(names) == len(chain) or (told and len(names) > 1):
        owners = names if len(names) == len(chain) else [None] * len(chain)
        return [replace(row, entity=owner) for row, owner in zip(chain, owners, strict=True)]
    if len(years) == len(chain):
        return [replace(row, year=year) for row, year in zip(chain, years, strict=True)]
    return None


def _counted(framed: Framed, opening: int) -> list[str]:
    """Whom "ba tỉnh lần lượt" means: those that the last enumeration named, if they are as many."""
    counted = list(_COUNTED.finditer(framed.scan.text[:opening]))
    if not counted or framed.scan.entities:
        return []
    said = counted[-1][1].lower()
    number = int(said) if said.isdigit() else number_of(said)
    return list(framed.carried.named) if number == len(framed.carried.named) else []


def _indices_before(framed: Framed, opening: int) -> list[str]:
    """The enumeration of indices that ends nearest before a place in the sentence."""
    named = [m for m in framed.scan.indicators if m.end <= opening and m.kind == "indicator"]
    run = named[-1:]
    for left in reversed(named[:-1]):
        if not coordinated(framed.scan.text, left, run[0]):
            break
        run.insert(0, left)
    return [mention.name for mention in run]


def _years_before(framed: Framed, opening: int) -> list[int]:
    """The enumeration of years that ends nearest before a place in the sentence."""
    said = [m for m in framed.scan.years if m.end <= opening and len(m.years) == 1]
    run = said[-1:]
    for left in reversed(said[:-1]):
        if not _YEARS_JOINED.match(framed.scan.text[left.end : run[0].start]):
            break
        run.insert(0, left)
    return [mention.years[0] for mention in run]


def _runs(framed: Framed, values: Sequence[Fact]) -> list[list[Fact]]:
    """Values outside brackets, those that are joined by commas and "và" together."""
    base = framed.sentence.start
    runs: list[list[Fact]] = []
    for value in values:
        if _is_bracketed(framed, value):
            continue
        gap = framed.scan.text[runs[-1][-1].value_end - base : value.value_start - base] if runs else None
        if gap is not None and _CHAINED.match(gap):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _told(framed: Framed, runs: Sequence[list[Fact]], word: re.Match[str]) -> list[Fact]:
    """The enumeration of values behind the word, or the one that ends at it."""
    base = framed.sentence.start
    behind = [run for run in runs if run[0].value_start >= base + word.end()]
    before = [run for run in runs if run[-1].value_end <= base + word.start()]
    return next((run for run in behind if len(run) > 1), before[-1] if before else [])


def _is_bracketed(framed: Framed, row: Fact) -> bool:
    before = framed.scan.text[: row.value_start - framed.sentence.start]
    return before.rfind("(") > before.rfind(")")


def _in_brackets(framed: Framed, values: Sequence[Fact], dealt: Sequence[Fact]) -> list[Fact]:
    """What stands in brackets behind a dealt value goes where that value goes."""
    limit = framed.scan.text.find(")", dealt[-1].value_end - framed.sentence.start) + framed.sentence.start
    hosts = {v.value_start: [d for d in dealt if d.value_end <= v.value_start][-1:] for v in values}
    return [
        replace(value, entity=host.entity, year=host.year, indicator=host.indicator)
        for value in values
        for host in hosts[value.value_start]
        if _is_bracketed(framed, value) and value.value_end <= limit
    ]


def _unshared(rows: Sequence[Fact], once: Sequence[Fact]) -> list[Fact]:
    """One row a value: what "lần lượt" shares out in a way that is not understood belongs to nobody."""
    shared = Counter(row.value_start for row in rows)
    return [replace(row, entity=None) if shared[row.value_start] > 1 else row for row in once]


def _alike(framed: Framed, chain: Sequence[Fact]) -> list[Fact]:
    """Read a chain's bare numbers as the kind of value that one of them, or the word before them, says to be.

    "thứ 10, 40 và 45"; "thứ hạng của ba tỉnh lần lượt là 15, 10 và 30".
    """
    kinds = {row.measure: row for row in chain if row.measure != "count"}
    if not kinds and _PLACES_FOLLOW.search(framed.scan.text[: chain[0].value_start - framed.sentence.start]):
        return [replace(row, measure="rank", unit=None) for row in chain]
    if len(kinds) != 1:
        return list(chain)
    ((measure, said),) = kinds.items()
    falls = said.number is not None and said.number < 0
    return [
        row
        if row.measure == measure or row.number is None
        else replace(row, measure=measure, unit=said.unit, number=-row.number if falls else row.number)
        for row in chain
    ]
