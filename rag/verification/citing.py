"""Markers: statements to text with `[n]`, and what every n points to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.facts.hostile import is_instruction
from index.news_index import NewsIndex
from index.types import Fact, Lang, Sentence
from rag.composing import phrases
from rag.composing.draft import Statement
from rag.composing.rows import sentence_of
from rag.types import Check, Citation
from rag.verification.verify import Source, passed, verify


@dataclass(slots=True)
class Citer:
    """Numbers the cited sentences of one answer in the order of their first use."""

    index: NewsIndex
    citations: dict[tuple[str, int], Citation] = field(default_factory=dict)

    def cite(self, sentence: Sentence, year: int | None = None) -> Citation:
        """The citation of a sentence, with a new marker the first time."""
        key = (sentence.article_id, sentence.start)
        if key not in self.citations:
            article = self.index.article(sentence.article_id)
            self.citations[key] = Citation(
                marker=len(self.citations) + 1, article_id=article.id, title=article.title, publisher=article.publisher,
                url=article.url, published=article.published, kind=article.kind,
                quote=article.text[sentence.start : sentence.end], start=sentence.start, end=sentence.end, year=year,
                reprints=tuple(self.index.article(o).url or o for o in self.index.story(article.id) if o != article.id),
            )  # fmt: skip
        return self.citations[key]

    def source(self, citation: Citation) -> Source:
        """What a claim with this citation may say."""
        article = self.index.article(citation.article_id)
        sentence = next(s for s in self.index.sentences(article.id) if s.start == citation.start)
        rows = tuple(f for f in self.index.facts(article_id=article.id) if f.start == citation.start)
        dates = (
            " ".join(phrases.date_text(article.published, lang) for lang in ("vi", "en")) if article.published else ""
        )
        said = [text for text in (article.title, article.publisher or "") if not is_instruction(text)]
        return Source(citation.marker, sentence, article.lang, rows, " ".join([*said, dates]))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A statement with its markers and the outcome of its checks."""

    text: str
    checks: tuple[Check, ...]
    facts: tuple[Fact, ...]

    @property
    def passed(self) -> bool:
        """Whether it may leave the program."""
        return passed(self.checks)


def render(citer: Citer, statement: Statement, lang: Lang) -> Rendered:
    """Number a statement's sentences and check its values against them."""
    by_sentence: dict[tuple[str, int], Fact] = {}
    for fact in statement.facts:
        by_sentence.setdefault((fact.article_id, fact.start), fact)
    cited = [citer.cite(sentence_of(citer.index, f), f.year) for f in by_sentence.values()]
    cited += [citer.cite(sentence) for sentence in statement.sentences]
    checks = verify(statement.text, lang, [citer.source(c) for c in cited], statement.computed) if cited else []
    markers = "".join(f"[{citation.marker}]" for citation in cited)
    return Rendered(f"{statement.text} {markers}".strip(), tuple(checks), statement.facts)


def layout(lead: str, texts: Sequence[str], *, refusal: bool = False) -> str:
    """Statements as text: one stands alone, several as a list under their lead; a refusal leads what there is."""
    if refusal and len(texts) > 1:
        lead, texts = f"{lead} {texts[0]}".strip(), texts[1:]
    body = texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)
    return f"{lead}\n{body}".strip() if len(texts) > 1 else f"{lead} {body}".strip()
