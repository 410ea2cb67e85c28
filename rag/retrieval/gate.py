"""Which sentences and rows may answer at all: those about the entity, the index and the year of the question."""

from functools import lru_cache

from index.names.agencies import NATION
from index.names.find import find_indicators, kind_of
from index.names.local import department, find_places, is_office, place_core, same_place, unit_named
from index.text import late as re
from index.text.fold import fold
from index.types import Article, Fact, Sentence
from rag.retrieval.dated import LOOSE, year_fits
from rag.retrieval.exact import names_number, of_edition
from rag.retrieval.offices import office_fits
from rag.retrieval.whom import (
    elsewhere,
    goes_on,
    home,
    is_member,
    is_person,
    is_source,
    named,
    named_up_to,
    spoken_of,
    tells_for,
)
from rag.types import Query
from rag.understanding import words
from rag.understanding.periods import periods

_OPENING = 40
_DIGIT = re.compile(r"\d")
_DOCUMENT = re.compile(
    r"\b(quyet dinh|nghi quyet|nghi dinh|ke hoach|chi thi|thong tu|cong van|decision|resolution|decree|plan|directive)"
    r"\s+(?:so\s+|no\.?\s*)?([1-9]\d*)"
)

_VIETNAMESE = {
    "decision": "quyet dinh",
    "resolution": "nghi quyet",
    "decree": "nghi dinh",
    "plan": "ke hoach",
    "directive": "chi thi",
}

# Told in words: what is no figure, person, day or document of one place.
_TOLD = frozenset({"procedure", "free", "yesno", "list"})


def fits(query: Query, sentence: Sentence, article: Article, fact: Fact | None = None) -> bool:
    """Whether a sentence (or the row in it) is about the entity, index and year asked about."""
    return (
        is_about(query, sentence, article, fact)
        and (fact is None or fact.measure != "person" or office_fits(query, fact.label))
        and (fact is None or (_of_level(query, fact) and _of_occasion(query, fact)))
        and _index_fits(query, sentence, article, fact)
        and year_fits(query, sentence, article, fact)
    )


_LEVEL = re.compile(r"\bcap (?:tinh|huyen|xa|bo|trung uong|so)\b|\b(?:provincial|district|commune|central) level\b")


def _of_level(query: Query, fact: Fact) -> bool:
    """A value told for one level of administration ("ở cấp tỉnh") is none of another's."""
    asked, said = (set(_LEVEL.findall(fold(text))) for text in (query.standalone, fact.label))
    return not (asked and said) or bool(asked & said)


_IN_FORCE = re.compile(r"\bhieu luc\b|\b(?:in|into) (?:force|effect)\b|\beffective\b|\btakes? effect\b")
_SIGNED = re.compile(r"\b(?:ky|ban hanh|signed|issued|promulgated)\b")


def _of_occasion(query: Query, fact: Fact) -> bool:
    """The day that a document was signed is not the day that it comes into force."""
    asked, said = fold(query.standalone), fold(fact.label)
    if fact.measure != "date" or not (_IN_FORCE.search(asked) or _SIGNED.search(asked)):
        return True
    if _IN_FORCE.search(asked) and not _SIGNED.search(asked):
        return bool(_IN_FORCE.search(said))
    return not _IN_FORCE.search(said) or bool(_SIGNED.search(said) or _IN_FORCE.search(asked))


def _names_document(query: Query, article: Article) -> bool:
    """A decision or resolution that the question names by number is the article's too."""
    asked = _documents(query.standalone)
    return not asked or asked <= _documents(f"{article.title}. {article.text}")


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def _documents(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((_VIETNAMESE.get(kind, kind), number) for kind, number in _DOCUMENT.findall(fold(text)))


def is_about(query: Query, sentence: Sentence, article: Article, fact: Fact | None = None) -> bool:
    """Whether a sentence (or the row in it) is about the entities, document and period that the question names."""
    return (
        _names_document(query, article)
        and names_number(query, article)
        and of_edition(query, sentence)
        and _of_period(query, sentence, article, fact)
        and _of_nation(query, sentence, article, fact)
        and _of_entities(query, sentence, article, fact)
    )


def _of_entities(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """Whether a sentence is about all whom the question names.

    What is told in words, and no figure, person or day, may be told of one of them or of its unit, as long as the
    article is about them: "what does A copy from B", "which pilot of the district does the province spread".
    """
    asked, units = owners(query), _asks_units(query)
    about = [
        _about(entity, sentence, article, fact, of_units=units)
        or is_member(query, entity, sentence, article)
        or (is_person(query.standalone, entity) and spoken_of(entity, article))
        or (is_source(query.standalone, entity) and tells_for(entity, sentence, article))
        for entity in asked
    ]
    homes = [_home_of(entity, sentence, article, fact) for entity in query.entities if entity not in asked]
    if all(about) and all(homes):
        return True
    if fact is not None or query.ask not in _TOLD or query.indicators or elsewhere(query, sentence):
        return False
    return all(spoken_of(entity, article) for entity in query.entities)


_NATION = re.compile(r"\b(?:ca nuoc|toan quoc|viet ?nam|nationwide|whole country)\b")
_COUNTED = frozenset({"count", "share", "score"})


def _of_nation(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """What the nation has, or which part it is weakest in, is not told by what a province, a unit or a ministry has."""
    asked = fold(query.standalone)
    best = words.FIRST_PLACE.search(asked) or words.LAST_PLACE.search(asked)  # "the highest in the country" has a place
    part = words.PARTS.search(asked)  # "the weakest part in the whole country": of the nation's value
    if query.entities or not _NATION.search(asked) or not (part or (query.ask in _COUNTED and not best)):
        return True
    owner = (fact.entity if fact else None) or sentence.subject or home(article)
    said = fold(sentence.text)
    return not owner or kind_of(owner) == "group" or bool(_NATION.search(said) or words.AVERAGE.search(said))


# "Tháng 5 nhận 480 hồ sơ, nhiều hơn 70 so với kỳ tháng 3": the period that a value is only held against.
_HELD_AGAINST = re.compile(r"\b(?:so với|compared (?:with|to)|than)\s[^.;,]*", re.IGNORECASE)


def _of_period(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """Whether the nearest words that name a period, of the row, its sentence or the title, name the question's too."""
    wanted = periods(query.standalone)
    if not wanted:
        return True
    figure = fact is not None or (query.ask in {"count", "share"} and not _HELD_AGAINST.search(query.standalone))
    if figure and wanted & periods(sentence.text) and not wanted & periods(_HELD_AGAINST.sub("", sentence.text)):
        return False
    near = (fact.label if fact else "", sentence.text, article.title)
    told = next(filter(None, map(periods, near)), wanted)
    return bool(wanted & told)


def owners(query: Query) -> tuple[str, ...]:
    """Whom a sentence must be about: beside a district or a department, its province need only be the article's."""
    local = tuple(name for name in query.entities if kind_of(name) == "local")
    return local or query.entities


def _home_of(province: str, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    """Whether the province beside a district or department is the one that is written about."""
    if fact is not None and fact.entity and kind_of(fact.entity) == "province":
        return fact.entity == province
    said = province in sentence.entities or sentence.subject == province
    return said or fold(province) in named(article)


# "Huyện nào của tỉnh …": what is told of its districts is what is asked for.
_UNIT_ASKED = re.compile(
    r"\b(?:quan|huyen|xa|phuong|thi xa|thi tran|quan huyen|xa phuong|noi|don vi|districts?|communes?|wards?)"
    r"(?: [\w,]+){0,3}? nao\b|\b(?:which|what) (?:district|commune|ward|town)s?\b"
)


def _asks_units(query: Query) -> bool:
    return bool(_UNIT_ASKED.search(fold(query.standalone)))


def _about(entity: str, sentence: Sentence, article: Article, fact: Fact | None, *, of_units: bool) -> bool:
    if kind_of(entity) == "local":
        if fact is not None and fact.entity and kind_of(fact.entity) in {"local", "group"}:
            return same_place(department(fact.entity), department(entity))
        cores = {place_core(name) for name in (entity, department(entity))}
        said = {department(name) for name in sentence.entities}
        text = fold(sentence.text)
        others = fact is None and any(kind_of(name) == "local" and not is_office(name) for name in sentence.entities)
        near = text if others else f"{text} {named_up_to(article, sentence.start)}"
        told = department(entity) in said or any(unit_named(near, entity, core) for core in cores)
        return told or (fact is None and goes_on(entity, sentence, article))
    if fact is not None and fact.entity and kind_of(fact.entity) not in {"group", "local"}:
        return fact.entity == entity
    if entity in sentence.entities or sentence.subject == entity:
        return True
    of_unit = fact is not None and fact.entity is not None and kind_of(fact.entity) == "local"
    if of_unit and not of_units:
        return False
    own = home(article) == entity or (fact is None and goes_on(entity, sentence, article))
    return own and not _is_of_another(sentence, entity, of_units=of_units)


def _is_of_another(sentence: Sentence, home_of: str, *, of_units: bool) -> bool:
    """Whether a sentence is about another province or region than its article's, or about a district or commune.

    A district that is named behind the first figure is only where most of it was.
    """
    told = (*sentence.entities, *((sentence.subject,) if sentence.subject else ()))
    if sentence.subject == NATION and home_of not in sentence.entities:
        return True
    if any(kind_of(name) in {"province", "region"} and name != home_of for name in told):
        return True
    if of_units:
        return False
    figure = _DIGIT.search(sentence.text)
    units = [m for m in find_places(sentence.text) if m.kind == "local" and not is_office(m.name)]
    if sentence.text.startswith("|"):
        return bool(units)  # a table's row is its unit's
    return any(m.start < (figure.start() if figure else _OPENING) for m in units)


_RANKED = frozenset({"rank", "score", "change", "share"})


def _index_fits(query: Query, sentence: Sentence, article: Article, fact: Fact | None) -> bool:
    if query.ask in _RANKED and query.indicators and fact is None and not sentence.indicators:
        return bool({m.name for m in find_indicators(article.title)} & set(query.indicators))
    loose = query.ask in LOOSE - {"date"} and query.places is None  # a place is one in that index
    return loose or of_index(query, sentence, fact)


def of_index(query: Query, sentence: Sentence, fact: Fact | None = None) -> bool:
    """Whether a sentence (or the row in it) is about an index that the question names; true where either names none."""
    said = (fact.indicator,) if fact is not None and fact.indicator else sentence.indicators
    return not query.indicators or not said or any(name in query.indicators for name in said)
