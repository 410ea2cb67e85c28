"""The nouns from a question to a verified answer. All frozen and slotted; none has behaviour."""

from dataclasses import dataclass, field
from typing import Literal

from index.types import Fact, Kind, Lang, Measure, Sentence

Route = Literal["fact", "derived", "list", "compare", "trend", "model", "quote", "abstain"]
Ask = Literal[
    "rank", "score", "change", "count", "share", "person", "date", "document", "list", "compare", "trend",
    "procedure", "yesno", "free",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Places:
    """Which places of a ranking a question asks who holds.

    Attributes:
        numbers: Places from the top, 1 for the first.
        last: The last place.
        group: "leading group" or "lowest group" rather than single places.
        kind: Kind of entity that is ranked ("province", "ministry", "region", "local").
        after: The entity whose next ones are asked for; ``numbers`` then counts from its place.
    """

    numbers: tuple[int, ...] = ()
    last: bool = False
    group: bool = False
    kind: str = "province"
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood, by rules alone.

    Attributes:
        question: As typed, NFC.
        standalone: The same with what the conversation supplies filled in and lost diacritics restored.
        language: Language to answer in.
        ask: What kind of thing is asked for.
        entities: Canonical names of the provinces, ministries … asked about.
        indicators: Canonical names of the indices asked about.
        dimension: Part of an index asked about, if any.
        years: Years asked about, in order.
        base_years: Years that a change is counted from ("so với năm 2016").
        dates: Full dates named, as (day, month, year); an event's, so its year need not be that of the figures.
        measures: Kinds of value that would answer, the wanted first.
        places: Places of a ranking whose holders are asked for.
        terms: The question's content words without the slots above, as written.
        pairs: Neighbouring words of the question with a content word in them, "dân số"; Vietnamese words are often two
            syllables, and one of them alone may be another word.
        context_terms: Content words that the conversation supplies.
        carried: Which slots came from the conversation ("entity", "indicator", "year").
        parts: The questions that a compound one ("… là bao nhiêu, và nộp ở đâu") is made of; none where it asks once.
    """

    question: str
    standalone: str
    language: Lang
    ask: Ask
    entities: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    dimension: str | None = None
    years: tuple[int, ...] = ()
    base_years: tuple[int, ...] = ()
    dates: tuple[tuple[int, int, int], ...] = ()
    measures: tuple[Measure, ...] = ()
    places: Places | None = None
    terms: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    context_terms: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    parts: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence chosen to answer from, with its article's public particulars."""

    sentence: Sentence
    score: float
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Citation:
    """Where one `[marker]` of an answer points.

    Attributes:
        marker: The number in the answer's text.
        article_id: The article's identifier.
        title: The article's title.
        publisher: Who published the page.
        url: Address of the page.
        published: ISO date of publication, possibly shortened.
        kind: ``digest`` when the quote is our own-words digest of the page and must be labelled so.
        quote: Exact substring of the article's text.
        start: First character of the quote in the article's text.
        end: One past its last character.
        year: The year that the cited figure is about, when known.
        reprints: Addresses (ids, where there is none) of the other articles that print the same story: one voice.
    """

    marker: int
    article_id: str
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    kind: Kind
    quote: str
    start: int
    end: int
    year: int | None = None
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of holding one value of a claim against its cited sentence."""

    claim: str
    value: str
    marker: int | None
    passed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the program. ``dataclasses.asdict`` of it is the JSON contract of ``ask --json``.

    Attributes:
        question: As typed.
        answer: Text with `[n]` markers, in the question's language.
        answered: False when it is a refusal.
        language: Language of the answer.
        route: The cheapest road that led to an answer.
        citations: One per marker, in order.
        query: The question as it was understood.
        facts: The rows that the answer was composed from.
        checks: Every value that was checked, passed or not.
        dropped: Drafted sentences that failed their checks and were not shown.
        suggestions: Questions nearby that can be answered.
        timings_ms: Milliseconds by stage.
        index_fingerprint: State of the index that answered.
        models: Role ("embedder", "extractor", "generator") to model id.
        confidence: How likely the articles answer, 0 to 1 (`rag.retrieval.ranker`); of a refusal, that they do.
        tokens: Pieces of text that the language model generated, those of dropped sentences included.
        short: The piece of the first cited sentence that answers by itself, letter by letter; "" where there is none.
    """

    question: str
    answer: str
    answered: bool
    language: Lang
    route: Route
    citations: tuple[Citation, ...]
    query: Query
    facts: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()
    dropped: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    index_fingerprint: str = ""
    models: dict[str, str] = field(default_factory=dict)
    confidence: float = 0.0
    tokens: int = 0
    short: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """First event of a stream: the question as it was understood."""

    query: Query


@dataclass(frozen=True, slots=True)
class Found:
    """Second event: verified evidence, shown before any wording."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A slow step began ("generate"); carries nothing to quote."""

    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A piece of the answer's text that has passed its checks; the pieces joined are ``Answer.answer``."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """Last event: the whole answer."""

    answer: Answer


Event = Understood | Found | Stage | Wording | Done
