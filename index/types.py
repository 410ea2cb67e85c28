"""The nouns of the data flow up to retrieval. All frozen, slotted and hashable; none has behaviour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Lang = Literal["vi", "en"]
Kind = Literal["article", "digest"]
Measure = Literal["rank", "score", "rank_change", "score_change", "count", "share", "date", "person", "document"]
DateSource = Literal["tag", "json-ld", "line", "address", "name", "feed", "field"]
if TYPE_CHECKING:
    Vectors = NDArray[np.float32]
else:
    Vectors = Any  # who only names vectors shall not wait for numpy


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, or one digest of a page.

    Attributes:
        id: Stable identifier, unique in an index.
        title: Headline, NFC.
        text: Body in NFC; every offset in the program counts characters of this string.
        lang: Language of the body.
        kind: ``digest`` when the text is somebody's own-words summary of the linked page, not the page's words.
        publisher: Who published the page, as far as it is known.
        author: Who signed the page, as far as it is known.
        url: Address of the page.
        published: ISO date, possibly shortened to ``YYYY-MM`` or ``YYYY``; None where the page shows none.
        source: Name of the file it was read from.
        date_source: What ``published`` was read from: the page's own tags, its JSON-LD, a date line, its address, the
            file's name, the feed that names it, or a field of that name. None where there is no date, and for articles
            that an older program read.
    """

    id: str
    title: str
    text: str
    lang: Lang = "vi"
    kind: Kind = "article"
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    source: str = ""
    date_source: DateSource | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article, the unit that is embedded and searched.

    Attributes:
        id: Row number in the index, from 0.
        article_id: The article that it stands in.
        start: First character in the article's text.
        end: One past the last character.
        text: ``article.text[start:end]``.
        context: What a reader of the passage alone would miss (title, date, province in play); embedded before the
            text, never quoted.
    """

    id: int
    article_id: str
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by a search, with the scores that found it.

    Attributes:
        passage: What was found.
        score: The score that the hit list is sorted by, larger is better.
        dense: Cosine similarity, when the dense search saw it.
        lexical: BM25 score, when the lexical search saw it.
    """

    passage: Passage
    score: float
    dense: float | None = None
    lexical: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article with what it is about, as the article so far makes clear.

    Attributes:
        article_id: The article that it stands in.
        start: First character in the article's text.
        end: One past the last character.
        text: ``article.text[start:end]``.
        entities: Canonical names of provinces, regions, ministries … said in the sentence, in order.
        subject: The entity in play when the sentence says none itself ("của tỉnh"), or its own first one.
        indicators: Canonical names of the indices said in the sentence; carried over when it says none.
        years: Years that the sentence is about; carried over when it says none.
    """

    article_id: str
    start: int
    end: int
    text: str
    entities: tuple[str, ...] = ()
    subject: str | None = None
    indicators: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that a sentence states, bound to what it is the value of.

    Attributes:
        article_id: The article that it stands in.
        start: First character of the sentence in the article's text.
        end: One past the sentence's last character.
        value_start: First character of the value in the article's text.
        value_end: One past the value's last character.
        entity: Canonical name of whose value it is; None when the sentence leaves it open.
        indicator: Canonical index name, None for values outside the indices.
        dimension: Part of an index ("kiểm soát tham nhũng"), None for the whole.
        year: The year that the value is about (not the publication date).
        base_year: For a change, the year that the sentence counts it from; None where it leaves that open (usually the
            year before).
        measure: What kind of value it is.
        value: The value as it is written.
        number: The value as a number, None for dates and persons.
        unit: Unit or counted noun ("%", "điểm", "bậc", "hồ sơ").
        qualifier: "trên", "gần", "khoảng" … as written.
        label: The clause around the value, for matching with a question's words.
    """

    article_id: str
    start: int
    end: int
    value_start: int
    value_end: int
    entity: str | None
    indicator: str | None
    dimension: str | None
    year: int | None
    measure: Measure
    value: str
    number: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    label: str = ""
    base_year: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder declares about itself; compared with its files when it is opened.

    Attributes:
        schema: Version of the folder's layout.
        embedder: Model id of the embedder that made the vectors.
        embedder_fingerprint: Hash over the embedder's weights and prefixes.
        dimension: Length of a vector.
        articles: Number of articles.
        passages: Number of passages, equal to the number of vectors.
        sentences: Number of sentences.
        facts: Number of facts.
        checksums: File name to SHA-256 of every other file in the folder.
        fingerprint: Hash over all of the others: the name of this state of the index.
        miner: Hash over the rules that mined it, see :mod:`index.miner`; empty in indexes from before it was kept.
    """

    schema: int
    embedder: str
    embedder_fingerprint: str
    dimension: int
    articles: int
    passages: int
    sentences: int
    facts: int
    checksums: tuple[tuple[str, str], ...]
    fingerprint: str
    miner: str = ""


class Embedder(Protocol):
    """Texts to unit vectors. Implementations: the sentence-transformers one, and a hashing fake in the tests."""

    @property
    def model_id(self) -> str:
        """Name to show and to store."""

    @property
    def fingerprint(self) -> str:
        """Hash over weights, tokenizer and prefixes: equal fingerprints mean equal vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Longest input, in the model's own tokens."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts to be searched; float32, shape (n, dimension), unit rows."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions; float32, shape (n, dimension), unit rows."""

    def count_tokens(self, text: str) -> int:
        """Length of a text in the model's own tokens, without special tokens."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a sentence says in answer to a question, as an extractive reader sees it.

    Attributes:
        relevance: Log-odds that the sentence answers the question.
        start: Where the likeliest answer begins in the sentence, in characters.
        end: Where it ends; after ``start``.
        sure: Probability of that span among all spans of the sentence.
    """

    relevance: float
    start: int
    end: int
    sure: float


class Extractor(Protocol):
    """Reads a question together with sentences. Implementations: the packaged one, and scripted fakes in the tests."""

    @property
    def model_id(self) -> str:
        """Names it in receipts."""

    def extract(self, question: str, sentences: Sequence[tuple[str, str]]) -> list[Extraction]:
        """Read each sentence, given as its article's title and its text, for the answer to a question."""
