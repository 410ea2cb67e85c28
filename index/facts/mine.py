"""Values that sentences state, bound to whose value it is, of which index, in which year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.facts import limits, signals
from index.facts.bind import Slots, bind, entities_of
from index.facts.frames import Framed, frame
from index.facts.grids import captioned
from index.facts.hostile import orders
from index.facts.offices import of_counted, of_ministries, of_own_ranking, ranks_itself
from index.facts.ordered import announces_places, is_item, place_of_item, tells_places, without_item_number
from index.facts.parts import Part, announced_part, kept_part, last_part
from index.facts.people import find_people
from index.facts.placings import Known, among_few, list_rows, remember, without_contradicted, word_rows
from index.facts.row import make_row, names_entity
from index.facts.tables import is_row, mine_table
from index.facts.torn import unreadable
from index.facts.values import number_rows
from index.names.find import find_indicators
from index.names.local import find_places, is_office
from index.text import late as re
from index.types import Article, Fact, Sentence

# Offices of the central government: their holders do not belong to the province that the article is about.
_CENTRAL_OFFICE = re.compile(r"Bộ trưởng|Thứ trưởng|Thủ tướng|Minister|Thống đốc|Governor", re.IGNORECASE)


def mine(article: Article, sentences: Sequence[Sentence]) -> list[Fact]:
    """Find every value stated in an article, in reading order.

    Args:
        article: The article.
        sentences: Its sentences; only their places are used.
    """
    facts: list[Fact] = []
    table: list[Framed] = []
    before: Framed | None = None
    part: str | None = None
    known: Known = {}
    figure: str | None = None
    ordered = placed = False
    spans = [(s.start, s.end) for s in sentences]
    indices = {m.name for m in find_indicators(article.text) if m.kind == "indicator"}
    sentences_read = frame(article, spans)
    skipped = zip(orders(article.text, spans), unreadable(sentences_read), strict=True)
    for framed, (hostile, torn) in zip(sentences_read, skipped, strict=True):
        if is_row(framed.scan.text):
            table.append(framed)
            continue
        facts += mine_table(captioned(before, table), article.lang, ordered=ordered, placed=placed)
        table, before = [], framed
        if hostile or torn:
            continue
        ordered = announces_places(framed.scan.text) or (ordered and is_item(framed))
        placed = tells_places(framed.scan.text)
        same_part = bool(signals.SAME_PART.search(framed.scan.text))
        part = part if same_part else kept_part(framed, part)
        found = _from_sentence(_with_subject(framed, figure), Part(part, same=same_part), known)
        found = place_of_item(framed, found) if ordered else without_item_number(framed, found)
        own = {m.name for m in framed.scan.indicators}
        found = [of_counted(of_ministries(f, own, indices), framed.scan.text, named=bool(own)) for f in found]
        figure = next((fact.entity for fact in reversed(found) if fact.measure == "score"), None)
        part = last_part(found) or announced_part(framed) or part
        facts += found
    facts += mine_table(captioned(before, table), article.lang, ordered=ordered, placed=placed)
    return [of_own_ranking(fact) for fact in facts if not ranks_itself(fact)]


def _with_subject(framed: Framed, figure: str | None) -> Framed:
    """Let "con số này" go on about the entity of the figure before."""
    if figure is None or framed.scan.entities or not limits.ANAPHORA.search(framed.scan.text):
        return framed
    return replace(framed, carried=replace(framed.carried, subject=figure))


def _from_sentence(framed: Framed, part: Part, known: Known) -> list[Fact]:
    facts = among_few(without_contradicted([*number_rows(framed, part), *word_rows(framed, part)]))
    facts += list_rows(framed, facts, known)
    remember(sorted(facts, key=lambda fact: fact.value_start), known)
    facts += [*_people(framed), *_dates(framed)]
    return sorted(facts, key=lambda fact: (fact.value_start, fact.measure))


def _people(framed: Framed) -> Iterator[Fact]:
    for person in find_people(framed.scan.text):
        entities = entities_of(framed, person.start, person.start)
        own = _of_office(person.office) or (entities[0] if entities else framed.sentence.subject)
        entity = None if _CENTRAL_OFFICE.search(person.office) else own
        row = make_row(framed, person.start, person.end, "person", Slots(year=framed.carried.year), entity)
        yield replace(row, label=person.office)


def _of_office(office: str) -> str | None:
    """The province or ministry that an office names last ("Chủ tịch UBND tỉnh Bến Tre"), whatever the talk is of."""
    named = [m for m in find_places(office) if not is_office(m.name)]
    return named[-1].name if named and all(m.kind in {"province", "ministry"} for m in named) else None


def _announcer(framed: Framed, end: int) -> str | None:
    """The ministry that made a figure known on the day that a sentence tells ("Bộ Nội vụ chiều 8/4 công bố …")."""
    named = (m for m in framed.scan.compared if m.kind == "ministry" and m.end <= end)
    return next((m.name for m in named if limits.ANNOUNCES.match(framed.scan.text[m.end :])), None)


def _dates(framed: Framed) -> Iterator[Fact]:
    for date in framed.scan.dates:
        slots = bind(framed, date.start, date.end, part=None, previous=None)
        entity = slots.entities[0] if slots.entities and names_entity(framed, "date", slots.entities[0]) else None
        entity = entity or _announcer(framed, date.start)
        row = make_row(framed, date.start, date.end, "date", Slots(indicator=slots.indicator), entity)
        yield replace(row, year=slots.year or date.year)
