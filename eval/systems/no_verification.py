"""The program without its checks: what is composed or worded goes out as it is.

The roads are the program's own; what is missing is everything behind them. A composed answer keeps its citations. A
sentence of the language model is no longer matched with the sentence that supports it, which is part of checking it, so
its answer cites every sentence that the model was given.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from eval.systems.ours import Ours, open_on
from eval.systems.parts import reply
from index.news_index import NewsIndex
from rag.assistant import Assistant
from rag.composing.answer_sentences import answer_quote
from rag.composing.draft import Draft
from rag.composing.route import Free, decide
from rag.llm import prompt
from rag.llm.generate import open_generator
from rag.models import Generator
from rag.retrieval.evidence import Scored
from rag.retrieval.retrieve import retrieve, search_text
from rag.settings import Settings
from rag.types import Answer, Query, Turn
from rag.understanding.question import parse
from rag.verification.citing import Citer, layout, render


class Unverified(Ours):
    """Takes the same roads as the assistant and shows what comes."""

    def __init__(self, assistant: Assistant, generator: Generator | None, settings: Settings) -> None:
        super().__init__(assistant, settings, "no-verification")
        self._index = assistant.index
        self._generator = generator

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question, unchecked."""
        query = parse(question, history, self._index.vocabulary, datetime.now(tz=UTC).date())
        most, weight = self._settings.passages, self._settings.dense_weight
        road = decide(
            self._index,
            self._evidencer,
            query,
            lambda: self._index.lexical(search_text(query), most),
            lambda: retrieve(self._index, search_text(query), most, weight),
        )
        return self._worded(query, road) if isinstance(road, Free) else self._composed(query, road)

    def _composed(self, query: Query, draft: Draft) -> Answer:
        citer = Citer(self._index)
        text = layout(draft.lead, [render(citer, s, query.language).text for s in draft.statements])
        return self._answer(query, draft, text, citer)

    def _worded(self, query: Query, road: Free) -> Answer:
        scored = road.sentences
        if self._generator is None:
            quoted = answer_quote(query, self._evidencer.covering(query, scored))
            return self._composed(query, replace(quoted, sure=road.sure))
        chosen = self._chosen(query, scored)
        evidence = [self._evidencer.to_evidence(s) for s in chosen]
        said = reply(self._generator, prompt.messages(query, evidence), prompt.SYSTEM, self._settings.max_tokens)
        citer = Citer(self._index)
        markers = "".join(f"[{citer.cite(s.sentence).marker}]" for s in chosen)
        return self._answer(query, Draft("model", (), sure=road.sure), f"{said.text} {markers}", citer, said.tokens)

    def _chosen(self, query: Query, scored: Sequence[Scored]) -> list[Scored]:
        covering = self._evidencer.covering(query, scored)
        first = [s for sentence in covering for s in scored if s.sentence is sentence]
        return [*first, *(s for s in scored if s.sentence not in covering)][: self._settings.evidence]

    def _answer(self, query: Query, draft: Draft, text: str, citer: Citer, tokens: int = 0) -> Answer:
        models = {"embedder": self._index.manifest.embedder}
        if self._generator:
            models["generator"] = self._generator.model_id
        return Answer(
            question=query.question,
            answer=text,
            answered=draft.answered,
            language=query.language,
            route=draft.route,
            citations=tuple(citer.citations.values()),
            query=query,
            index_fingerprint=self._index.manifest.fingerprint,
            models=models,
            confidence=round(draft.sure, 4),
            tokens=tokens,
        )


@contextmanager
def opened(index: Path, settings: Settings) -> Iterator[Unverified]:
    """Open it on an index."""
    with open_on(NewsIndex, index, settings) as assistant:
        yield Unverified(assistant, open_generator(settings.generator), settings)
