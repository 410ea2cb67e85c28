"""Hold every figure, date and name of a claim against the sentences that it cites, and against what they are about.

A value passes when a cited sentence holds it after normalisation (decimal comma, "thứ 38" = 38/63, NFC, tone placement)
and the claim says of it no other entity, index or year than the sentence does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.facts import signals
from index.names.find import find_indicators, kind_of
from index.names.local import find_places, same_place
from index.text import late as re
from index.text.dates import find_dates, find_years
from index.text.fold import fold
from index.text.letters import LOWER, UPPER
from index.text.marks import unmarked
from index.text.normalize import comparable
from index.text.numbers import NumberMention, find_numbers
from index.types import Fact, Lang, Sentence
from rag.types import Check

_NAME = re.compile(rf"(?<![\w“])[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]*)+")
_QUOTED = re.compile(r"“([^”]*)”")
_BRACKET = re.compile(r"\(([^()]+)\)")  # "(Báo Điện Biên Phủ, 8/6/2018)": the source told beside a value
_RANK_WORDS = ((1, signals.FIRST), (2, signals.SECOND), (3, signals.THIRD))


@dataclass(frozen=True, slots=True)
class Source:
    """A cited sentence with the rows mined from it and the words around it that count as said (title, publisher)."""

    marker: int
    sentence: Sentence
    lang: Lang
    facts: tuple[Fact, ...] = ()
    around: str = ""


def verify(claim: str, lang: Lang, sources: Sequence[Source], computed: Sequence[str] = ()) -> list[Check]:
    """Check every value of a claim.

    Args:
        claim: One statement of an answer, without markers.
        lang: Its language.
        sources: The sentences that it cites.
        computed: Numbers that code computed from cited ones and labelled as such.

    Returns:
        One check per value, passed or not, with the reason.
    """
    own = _QUOTED.sub(lambda match: "" if _verbatim(match.group(1), sources) else match.group(), claim)
    quotes = [match.group(1) for match in _QUOTED.finditer(claim)]
    return [
        *_check_numbers(own, lang, sources, computed),
        *_check_years(own, sources, computed),
        *_check_names(own, sources),
        *(Check(claim, quote, None, passed=_verbatim(quote, sources), reason="quotation") for quote in quotes),
    ]


def _verbatim(quote: str, sources: Sequence[Source]) -> bool:
    """A quotation must stand in a cited sentence letter by letter, marks apart; it then needs no other check."""
    return any(quote in text for s in sources for text in (s.sentence.text, unmarked(s.sentence.text)))


def passed(checks: Sequence[Check]) -> bool:
    """Whether all checks passed."""
    return all(check.passed for check in checks)


def _check_numbers(claim: str, lang: Lang, sources: Sequence[Source], computed: Sequence[str]) -> Iterator[Check]:
    for mention in find_numbers(claim, lang):
        if mention.text in computed or re.sub(r"[^\d,.]", "", mention.text).strip(".,") in computed:
            yield Check(claim, mention.text, None, passed=True, reason="computed")
            continue
        holders = [s for s in sources if _holds_number(s, mention)]
        bound = [s for s in holders if _bound(claim, s, mention)]
        reason = "stated" if bound else ("of another entity, index or year" if holders else "in no cited sentence")
        yield Check(claim, mention.text, bound[0].marker if bound else None, passed=bool(bound), reason=reason)
    for date in find_dates(claim):
        holder = next(
            (
                s
                for s in sources
                if any(_same_date(date.text, d.text) for d in find_dates(f"{s.sentence.text} {s.around}"))
            ),
            None,
        )
        yield Check(claim, date.text, holder.marker if holder else None, passed=holder is not None, reason="date")


def _holds_number(source: Source, mention: NumberMention) -> bool:
    for other in find_numbers(source.sentence.text, source.lang):
        if other.number == mention.number and (mention.out_of in {None, other.out_of}) and _same_form(mention, other):
            return True
    if mention.form == "rank" and mention.out_of is None:
        words = [pattern for place, pattern in _RANK_WORDS if place == mention.number]
        listed = any(f.measure == "rank" and f.number == mention.number for f in source.facts)
        return listed or any(pattern.search(source.sentence.text) for pattern in words)
    return any(mention.text == date.text for date in find_dates(source.sentence.text))  # "8/6" without "ngày"


def _same_form(left: NumberMention, right: NumberMention) -> bool:
    """Percent and points are not the same thing, nor a rank and a count; a bare number may be either."""
    loose = {"plain", "ordinal"}
    return left.form == right.form or left.form in loose or right.form in loose


def _bound(claim: str, source: Source, mention: NumberMention) -> bool:
    rows = [f for f in source.facts if f.number is not None and abs(f.number) == abs(mention.number)]
    if not rows:
        return True
    said = _BRACKET.sub(lambda match: "" if match.group(1).rsplit(", ")[0] in source.around else match.group(), claim)
    names = [m.name for m in find_places(said) if m.kind != "group"]
    indices = [m.name for m in find_indicators(claim) if m.kind == "indicator"]
    years = [year for m in find_years(claim) for year in m.years]
    return any(_agrees(row, names, indices, years) for row in rows)


def _agrees(row: Fact, names: Sequence[str], indices: Sequence[str], years: Sequence[int]) -> bool:
    known = row.entity if row.entity and kind_of(row.entity) != "group" else None
    entity = not names or known is None or any(same_place(known, name) for name in names)
    index = not indices or row.indicator is None or row.indicator in indices
    year = not years or row.year is None or row.year in years or row.base_year in years
    return entity and index and year


def _check_years(claim: str, sources: Sequence[Source], computed: Sequence[str]) -> Iterator[Check]:
    for mention in find_years(claim):
        for year in mention.years:
            if str(year) in computed:
                yield Check(claim, str(year), None, passed=True, reason="computed")
                continue
            holder = next((s for s in sources if _knows_year(s, year)), None)
            yield Check(claim, str(year), holder.marker if holder else None, passed=holder is not None, reason="year")


def _knows_year(source: Source, year: int) -> bool:
    of_rows = any(year in {f.year, f.base_year} for f in source.facts)
    return year in source.sentence.years or of_rows or str(year) in f"{source.sentence.text} {source.around}"


def _check_names(claim: str, sources: Sequence[Source]) -> Iterator[Check]:
    for mention in find_places(claim):
        if mention.kind != "group":
            written = claim[mention.start : mention.end]  # "Sở VHTTDL", which is known by its full name
            holder = next((s for s in sources if _knows_entity(s, mention.name) or _writes(s, written)), None)
            yield Check(
                claim, mention.name, holder.marker if holder else None, passed=holder is not None, reason="entity"
            )
    for indicator in find_indicators(claim):
        if indicator.kind == "indicator":
            holder = next((s for s in sources if _knows_index(s, indicator.name)), None)
            yield Check(
                claim, indicator.name, holder.marker if holder else None, passed=holder is not None, reason="index"
            )
    known = find_places(claim)
    for match in _NAME.finditer(claim):
        if not any(m.start < match.end() and match.start() < m.end for m in known):
            holder = next((s for s in sources if _writes(s, match.group())), None)
            yield Check(
                claim, match.group(), holder.marker if holder else None, passed=holder is not None, reason="name"
            )


def _writes(source: Source, name: str) -> bool:
    """Whether a name stands in a source as it is written."""
    return comparable(name) in comparable(f"{source.sentence.text} {source.around}")


def _knows_entity(source: Source, name: str) -> bool:
    names = (*source.sentence.entities, source.sentence.subject or "", *(f.entity or "" for f in source.facts))
    return any(same_place(name, other) for other in names) or fold(name) in fold(
        f"{source.sentence.text} {source.around}"
    )


def _knows_index(source: Source, name: str) -> bool:
    of_rows = any(f.indicator == name for f in source.facts)
    return name in source.sentence.indicators or of_rows or name.casefold() in source.sentence.text.casefold()


def _same_date(left: str, right: str) -> bool:
    digits = [re.findall(r"\d+|[a-z]+", fold(text)) for text in (left, right)]
    numbers = [[token.lstrip("0") for token in tokens if token.isdigit() or token in _MONTH_WORDS] for tokens in digits]
    return numbers[0] == numbers[1] or (
        len(numbers[0]) < len(numbers[1]) and numbers[1][: len(numbers[0])] == numbers[0]
    )


_MONTH_WORDS = frozenset(
    "january february march april may june july august september october november december".split()
)
