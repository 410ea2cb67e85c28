"""The spine: understand, choose a road, check, answer. Streaming is the primitive; ``ask`` drains the stream."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from index.backend import Location
from index.errors import GeneratorError
from index.news_index import NewsIndex
from index.types import Article, Fact, Hit, Lang, Measure
from rag.clock import Clock
from rag.composing.draft import Draft
from rag.composing.refusal import refuse
from rag.composing.route import SENTENCE_THRESHOLD, Free, decide
from rag.composing.short import quoted
from rag.composing.worth import can_be_put_better, for_model
from rag.info import Info, mined_by
from rag.llm.judge import DOUBT, settle
from rag.llm.wording import Metered, word
from rag.models import Generator, Judge, load, loaded, named
from rag.narrowed import Filter, NarrowedIndex
from rag.retrieval.evidence import Evidencer
from rag.retrieval.retrieve import retrieve, search_text
from rag.settings import Settings
from rag.types import Answer, Check, Citation, Done, Event, Found, Query, Stage, Turn, Understood, Wording
from rag.understanding.question import parse
from rag.verification.citing import Citer, Rendered, layout, render
from rag.verification.verify import passed


class Assistant:
    """Answers questions from one index. Holds no state of a conversation: its history comes with each question."""

    def __init__(
        self,
        index: NewsIndex,
        index_dir: Location,
        generator: Generator | None,
        settings: Settings,
        only: Filter | None = None,
    ) -> None:
        self._index = NarrowedIndex(index, only) if only else index
        self._index_dir = index_dir
        self._generator = generator
        self._settings = settings
        self._only = only or Filter()
        self._evidencer = Evidencer(self._index)

    def ask(self, question: str, history: Sequence[Turn] = (), language: Lang | None = None) -> Answer:
        """Answer a question.

        Args:
            question: Vietnamese or English, with or without diacritics.
            history: Earlier messages, oldest first.
            language: Of the answer to a question of names, indices and years alone; None for Vietnamese.
        """
        for event in self.stream(question, history, language=language):
            if isinstance(event, Done):
                return event.answer
        raise GeneratorError("the stream ended without an answer; ask again")

    def stream(
        self, question: str, history: Sequence[Turn] = (), only: Filter | None = None, language: Lang | None = None
    ) -> Iterator[Event]:
        """Answer a question piece by piece: understood, evidence, checked wording, done.

        Closing the iterator early ends a running generation. A stage that is told of again is a sign of life: a moment
        at which the iterator can be closed.

        Args:
            question: As typed.
            history: Earlier messages, oldest first.
            only: What may be answered from; None for everything.
            language: Of the answer to a question that shows none; see :meth:`ask`.
        """
        if only is not None:
            yield from self.narrowed(only).stream(question, history, language=language)
            return
        clock = Clock()
        asked = parse(question, history, self._index.vocabulary, datetime.now(tz=UTC).date(), self._is_unit, language)
        query = self._only.filled(asked)
        clock.lap("understand")
        yield Understood(query)
        judge = self._generator if isinstance(self._generator, Judge) else None
        searches = (lambda: self._lexical(query)), (lambda: self._hybrid(query))
        road = decide(self._index, self._evidencer, query, *searches, DOUBT[0] if judge else SENTENCE_THRESHOLD)
        clock.lap("retrieve")
        if judge and isinstance(road, Free) and road.sure < DOUBT[1]:
            road = yield from settle(judge, self._index, query, road)
            clock.lap("judge")
        if isinstance(road, Free):
            yield from self._free(query, road, clock)
        else:
            yield from self._drafted(query, road, clock)

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Passages for a question, best first."""
        return retrieve(self._index, question, k, self._settings.dense_weight)

    def article(self, article_id: str) -> Article:
        """One article of the index.

        Raises:
            NoArticleError: There is none with this id.
        """
        return self._index.article(article_id)

    def articles(self) -> list[Article]:
        """All articles of the index, by id."""
        return self._index.articles()

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
    ) -> list[Fact]:
        """The mined facts that agree with every slot given, in canonical names; None stands for any."""
        return self._index.facts(entity, indicator, year, measure)

    def loaded(self) -> dict[str, bool]:
        """Whether the "embedder" and the "generator" are in memory; without a generator there is no word of it."""
        return loaded({"embedder": self._index.embedder, "generator": self._generator})

    def load(self) -> None:
        """Bring into memory what the first questions would bring there; raises what they would raise."""
        self._index.load()
        load(self._generator)

    @property
    def index(self) -> NewsIndex:
        """The index that is answered from."""
        return self._index

    def info(self) -> Info:
        """What is answered from and with."""
        made = self._index.manifest
        generator = self._generator.model_id if self._generator else "none"
        return Info(
            self._index_dir, made.fingerprint, made.embedder, self._index.extractor_id or "none", generator,
            made.articles, made.passages, made.sentences, made.facts, mined_by(made, self._index_dir),
        )  # fmt: skip

    def narrowed(self, only: Filter) -> "Assistant":
        """Another assistant with the same models, on the part of the index that a filter lets through."""
        return Assistant(self._index, self._index_dir, self._generator, self._settings, only)

    def reopened(self) -> "Assistant":
        """Another assistant with the same models, on the generation that is current now."""
        return Assistant(self._index.reopened(self._index_dir), self._index_dir, self._generator, self._settings)

    def _is_unit(self, name: str) -> bool:
        return bool(self._index.facts(entity=name))

    def _lexical(self, query: Query) -> list[Hit]:
        return self._index.lexical(search_text(query), self._settings.passages)

    def _hybrid(self, query: Query) -> list[Hit]:
        return retrieve(self._index, search_text(query), self._settings.passages, self._settings.dense_weight)

    def _drafted(
        self, query: Query, draft: Draft, clock: Clock, failed: Sequence[Rendered] = (), tokens: int = 0
    ) -> Iterator[Event]:
        """Check a composed draft and hand it out; a draft that fails whole becomes a refusal.

        Args:
            query: The question.
            draft: The answer to check.
            clock: Keeps the stages' times.
            failed: What was dropped before this draft was made.
            tokens: What the language model generated before it was.
        """
        citer = Citer(self._index)
        rendered = [render(citer, statement, query.language) for statement in draft.statements]
        kept = [r for r in rendered if r.passed]
        if not kept:
            yield from self._drafted(query, refuse(self._index, query), clock, rendered, tokens)
            return
        if len(kept) < len(rendered):  # renumber: markers of dropped statements must not show
            citer = Citer(self._index)
            passing = (s for s, r in zip(draft.statements, rendered, strict=True) if r.passed)
            kept = [render(citer, statement, query.language) for statement in passing]
        text = layout(draft.lead, [r.text for r in kept], refusal=not draft.answered)
        citations = tuple(citer.citations.values())
        clock.lap("verify")
        yield Found(citations)
        yield Wording(text)
        yield Done(
            self._answer(
                query, draft, text, citations, clock,
                facts=tuple(f for r in kept for f in r.facts),
                checks=tuple(c for r in (*failed, *rendered) for c in r.checks),
                dropped=tuple(r.text for r in (*failed, *rendered) if not r.passed), tokens=tokens,
            )
        )  # fmt: skip

    def _free(self, query: Query, road: Free, clock: Clock) -> Iterator[Event]:
        """Show the evidence, then the model's sentences that pass; the best sentence itself when none does.

        No words are made of a piece that the extractor is sure of, nor of what may be only part of the answer.
        """
        told = quoted(self._evidencer, query, road)
        better = can_be_put_better(self._index, query, told, self._settings.brief)
        if self._generator is None or told.short or road.partial or not better:
            yield from self._drafted(query, told, clock)
            return
        chosen = for_model(self._evidencer, query, road.sentences, self._settings.evidence)
        citer = Citer(self._index)
        citations = [citer.cite(s.sentence) for s in chosen]
        yield Found(tuple(citations))
        yield Stage("generate")
        texts: list[str] = []
        checks: list[Check] = []
        dropped: list[Rendered] = []
        sources = [citer.source(c) for c in citations]
        evidence = [self._evidencer.to_evidence(s) for s in chosen]
        metered = Metered(self._generator)
        for worded in word(metered, query, evidence, sources, self._evidencer.weights, self._settings.max_tokens):
            if worded is None:
                yield Stage("generate")
                continue
            checks += worded.checks
            if worded.source is None or not passed(worded.checks):
                dropped.append(Rendered(worded.text, worded.checks, ()))
                continue
            texts.append(f"{worded.text} [{worded.source.marker}]")
            yield Wording(("" if len(texts) == 1 else " ") + texts[-1])
        clock.lap("generate")
        if not texts:
            yield from self._drafted(query, told, clock, dropped, metered.pieces)
            return
        used = tuple(c for c in citations if any(f"[{c.marker}]" in text for text in texts))
        yield Done(
            self._answer(
                query, Draft("model", (), sure=road.sure), " ".join(texts), used, clock,
                checks=tuple(checks), dropped=tuple(r.text for r in dropped), tokens=metered.pieces,
            )
        )  # fmt: skip

    def _answer(
        self, query: Query, draft: Draft, text: str, citations: tuple[Citation, ...], clock: Clock, **parts: object
    ) -> Answer:
        ids = {"embedder": self._index.manifest.embedder, "extractor": self._index.extractor_id}
        models = {role: name for role, name in (ids | named(self._generator)).items() if name}
        return Answer(
            question=query.question, answer=text, answered=draft.answered, language=query.language, route=draft.route,
            citations=citations, query=query, suggestions=draft.suggestions, timings_ms=dict(clock.stages),
            index_fingerprint=self._index.manifest.fingerprint, models=models, confidence=round(draft.sure, 4),
            short=draft.short, **parts,  # type: ignore[arg-type]
        )  # fmt: skip
