"""What a model's sentence must keep of the sentence that it is cited to, beyond the values that it repeats.

The same miner that read the article reads the claim: a value must belong to the same entity, index, year and kind in
both. Words that turn the sense and names must be the cited sentence's own.
"""

from collections.abc import Iterator

from index.names.find import find_indicators, kind_of
from index.names.indicators import UNNAMED_PART
from index.names.local import find_places, same_place
from index.text import late as re
from index.text.dates import find_dates
from index.text.fold import has_diacritics
from index.text.normalize import comparable
from index.text.numbers import find_numbers
from index.types import Article, Fact, Lang, Measure
from rag.retrieval.matching import Words, words_of
from rag.retrieval.nouns import counts
from rag.types import Check, Query
from rag.understanding import words
from rag.understanding.glossary import same_word
from rag.understanding.question import lean
from rag.verification.belonging import of_another
from rag.verification.shortening import reshaped
from rag.verification.turns import turned
from rag.verification.verify import Source

_KINDS: dict[Measure, str] = {"score": "level", "share": "level", "rank_change": "step", "score_change": "step"}
_STEP = re.compile(r"\b(?:tăng|giảm|thêm|by)\s+$", re.IGNORECASE)
_POWERS = ((3, "nghìn|ngàn|thousand"), (6, "triệu|million"), (9, "tỷ|tỉ|billion"))
_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_WHO = re.compile(r"\b(?:ai|who|whom)\b", re.IGNORECASE)  # "ai được bổ nhiệm" too, which may ask for a kind of people
_OPENING = re.compile(r"(?:^|[.!?:“\"]\s*)$")
_MARKUP = re.compile(r"https?:|www\.|[<>{}`]|\]\(|\[\d*\]")


def unfaithful(claim: str, query: Query, source: Source, told: str = "") -> list[Check]:
    """Check a model's sentence beyond its values; one failed check for each thing that is not as in the source.

    Args:
        claim: The sentence.
        query: The question: what the sentence leaves out, a reader takes from it.
        source: The sentence that it is to be cited to.
        told: The sentences of the answer so far, which "tỉnh này" may point back to.
    """
    faults = [
        *_foreign(claim, query.language),
        *_rows(claim, query, source, told),
        *turned(claim, source.sentence.text, source.lang),
        *reshaped(claim, source.sentence.text, query),
        *of_another(claim, source.sentence.text),
        *_persons(claim, query, source),
        *_documents(claim, query.language, source),
        *_names(claim, query, source),
    ]
    return [Check(claim, fault, source.marker, passed=False, reason="not as in the cited sentence") for fault in faults]


def _foreign(claim: str, lang: Lang) -> Iterator[str]:
    """Markup, and words of another language than the question's."""
    yield from (f"markup {match.group()}" for match in _MARKUP.finditer(claim))
    vietnamese = any(word[0].islower() and has_diacritics(word) for word in claim.split())
    if (lean(claim) > 0 and not vietnamese) if lang == "vi" else (lean(claim) < 0):
        yield "another language"


def _rows(claim: str, query: Query, source: Source, told: str) -> Iterator[str]:
    """Values that the cited sentence states too, but of something else."""
    # A hundred patterns of mining, for which no question waits that a table answers.
    from index.facts.frames import frame_sentences
    from index.facts.mine import mine

    text = f"{told} {claim}".strip()
    read = Article("claim", _title(query, source), text, lang=query.language)
    for row in mine(read, frame_sentences(read)):
        stated = [fact for fact in source.facts if _same_value(row, fact)]
        if row.value_start < len(text) - len(claim):
            continue
        faults = [_differs(row, fact, text, source) for fact in stated]
        if faults and all(faults):
            yield f"{row.value}: another {faults[0]}"


def _title(query: Query, source: Source) -> str:
    """What a reader takes for granted: the slots of the question where it has one, else the source's own."""
    entities = query.entities or ((source.sentence.subject,) if source.sentence.subject else ())
    slots = (entities, query.indicators or source.sentence.indicators, query.years)
    return " ".join(str(slot[0]) for slot in slots if len(slot) == 1)


def _differs(row: Fact, fact: Fact, text: str, source: Source) -> str | None:
    if row.measure == "person":
        return _office_differs(row, fact)
    return _slot_differs(row, fact) or _kind_differs(row, fact, text, source) or _thing_differs(row, fact, source)


def _same_value(left: Fact, right: Fact) -> bool:
    if left.measure == right.measure and left.measure in {"person", "date"}:
        return comparable(left.value) == comparable(right.value)
    if left.measure == right.measure == "rank" and left.number is None:
        return left.unit == right.unit
    return left.number is not None and right.number is not None and abs(left.number) == abs(right.number)


def _office_differs(row: Fact, fact: Fact) -> str | None:
    office = words_of(f"{fact.label} {fact.entity or ''}")
    new = [w for w in words_of(row.label).running.split() if w not in words.STOP and not _has(office, w)]
    return "office" if fact.label and new else None


def _thing_differs(row: Fact, fact: Fact, source: Source) -> str | None:
    """Of several counts, shares or dates in a sentence, the claim's words must not be another one's."""
    kin = [f for f in source.facts if f.measure == fact.measure and f.value != fact.value]
    if fact.measure not in {"count", "share", "date"} or not kin:
        return None
    for part in (_label, _behind):  # what is counted stands behind its number, what is dated before its date
        said = [w for w in words_of(part(row)).running.split() if w not in words.STOP and w not in row.value]
        own, *rest = (sum(_has(words_of(part(f)), word) for word in said) for f in (fact, *kin))
        if max(rest) > own:
            return "thing"
    return None


def _label(fact: Fact) -> str:
    return fact.label


def _behind(fact: Fact) -> str:
    return fact.label.partition(fact.value)[2]


def _slot_differs(row: Fact, fact: Fact) -> str | None:
    """The slot that both rows fill, and not alike."""
    named = row.entity and fact.entity and "group" not in {kind_of(row.entity), kind_of(fact.entity)}
    if named and not same_place(row.entity or "", fact.entity or ""):
        return "entity"
    pairs: dict[str, tuple[object, object]] = {"index": (row.indicator, fact.indicator)}
    if row.measure != "date":  # a date's year is its own
        pairs |= {"year": (row.year, fact.year), "base year": (row.base_year, fact.base_year)}
    if UNNAMED_PART not in {row.dimension, fact.dimension}:
        pairs["part"] = (row.dimension, fact.dimension)
    return next((name for name, (ours, theirs) in pairs.items() if ours and theirs and ours != theirs), None)


def _kind_differs(row: Fact, fact: Fact, text: str, source: Source) -> str | None:
    """What the claim makes of the source's value: a level of a step, a rise of a fall, thousands of millions."""
    ours, theirs = (_KINDS.get(f.measure, f.measure) for f in (row, fact))
    if ours != theirs and not {ours, theirs} <= {"level", "count"}:
        return "kind"
    if ours == theirs == "step":
        return "direction" if (row.number or 0) * (fact.number or 0) < 0 else None
    stated, start = source.sentence.text, source.sentence.start
    if _STEP.search(text[: row.value_start]) and not _STEP.search(stated[: fact.value_start - start]):
        return "kind"
    if _power(text[row.value_end :]) != _power(stated[fact.value_end - start :]):
        return "magnitude"
    return "counted thing" if ours == theirs == "count" and not _same_unit(row, fact) else None


def _power(after: str) -> int:
    """The power of ten of the word right behind a number."""
    return next((p for p, names in _POWERS if re.match(rf"\s*(?:{names})\b", after, re.IGNORECASE)), 0)


def _same_unit(row: Fact, fact: Fact) -> bool:
    noun = (row.unit or "").casefold().split(" ")
    if not noun[0] or noun[0] in words.STOP:
        return True
    return counts(fact, noun[0]) or counts(fact, " ".join(noun[:2]))


def _persons(claim: str, query: Query, source: Source) -> Iterator[str]:
    """Where it is asked who, the claim names the one whose office the question has most words of."""
    who = query.ask == "person" or _WHO.search(query.standalone)
    rows = [fact for fact in source.facts if fact.measure == "person"] if who else []
    fits = [sum(_has(words_of(fact.label), term) for term in query.terms) for fact in rows]
    asked = [fact.value for fact, fit in zip(rows, fits, strict=True) if fit and fit == max(fits)]
    if asked and not any(comparable(name) in comparable(claim) for name in asked):
        yield f"without “{asked[0]}”"


def _documents(claim: str, lang: Lang, source: Source) -> Iterator[str]:
    """Numbers of decisions and decrees, letter by letter."""
    stated = {m.text.casefold() for m in find_numbers(source.sentence.text, source.lang) if m.form == "document"}
    written = (m.text for m in find_numbers(claim, lang) if m.form == "document")
    yield from (text for text in written if text.casefold() not in stated)


def _names(claim: str, query: Query, source: Source) -> Iterator[str]:
    """Capitalised words that neither the source nor the question has; known places and indices have their own check."""
    taken = [(m.start, m.end) for m in (*find_places(claim), *find_indicators(claim))]
    taken += [(m.start, m.end) for m in find_dates(claim)]
    taken += [(m.start, m.end) for m in find_numbers(claim, query.language)]
    known = words_of(f"{source.sentence.text} {source.around} {query.standalone}")
    for match in _WORD.finditer(claim):
        word = match.group()
        opening = _OPENING.search(claim[: match.start()]) and not word[1:2].isupper()
        free = word[0].isupper() and not opening and not any(a <= match.start() < b for a, b in taken)
        if free and not _has(known, word):
            yield word


def _has(text: Words, word: str) -> bool:
    tokens = words_of(word).running.split()
    return any(t in text.written or any(f" {o} " in text.running for o in same_word(t)) for t in tokens)
