"""An assistant for the tests of the interface: obeys the real one's contract, knows a handful of sentences."""

import time
from collections.abc import Iterator, Sequence

from answer_fakes import ARTICLES, course_answer, list_answer, rank_answer, rank_fact, refusal, scores_answer

from index.errors import IndexStateError, NoArticleError
from index.types import Article, Fact, Hit, Lang, Measure, Passage
from rag.narrowed import Filter
from rag.types import Answer, Done, Event, Found, Stage, Turn, Understood, Wording


class FakeAssistant:
    """Answers by a word in the question.

    "qua các năm" a course, "so với" a comparison, "2023" a worded list, "2017" a fact, "chậm" never ends, nor does
    "chậm 2023", which has the model; "vỡ" breaks; else a refusal.

    Args:
        pause: Seconds between two events.
    """

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.histories: list[tuple[Turn, ...]] = []
        self.filters: list[Filter | None] = []
        self.languages: list[Lang | None] = []
        self.running = 0
        self.most_running = 0
        self.closed = 0

    def ask(self, question: str, history: Sequence[Turn] = (), language: Lang | None = None) -> Answer:
        """Drain the stream."""
        *_, last = self.stream(question, history, language=language)
        if not isinstance(last, Done):
            raise TypeError(last)
        return last.answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), only: Filter | None = None, language: Lang | None = None
    ) -> Iterator[Event]:
        """Yield what the real assistant yields, in its order."""
        self.filters.append(only)
        self.languages.append(language)
        self.histories.append(tuple(history))
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            for event in self._events(question, history):
                time.sleep(self.pause)
                yield event
        finally:
            self.running -= 1
            self.closed += 1

    def _events(self, question: str, history: Sequence[Turn]) -> Iterator[Event]:
        answer = self._answer(question, history)
        yield Understood(answer.query)
        yield Found(answer.citations)
        if answer.route == "model":
            yield from (Stage("generate"), Stage("generate"))  # it lasts
        while "chậm" in question:
            yield Wording("từ ")
            time.sleep(0.05)
        for piece in answer.answer.splitlines(keepends=True):
            yield Wording(piece)
        yield Done(answer)

    def _answer(self, question: str, history: Sequence[Turn]) -> Answer:
        if "qua các năm" in question:
            return course_answer(question)
        if "so với" in question:
            return scores_answer(question)
        if "2023" in question:
            return list_answer(question)
        if "2017" in question or "chậm" in question:
            return rank_answer(question, history)
        if "hỏng" in question:
            raise IndexStateError("chỉ mục <b>hỏng</b>: no readable manifest; run: reformqa index")
        if "vỡ" in question:
            raise ZeroDivisionError(question)  # what nobody foresaw
        return refusal(question)

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Return the first sentences, whatever is asked."""
        passages = (Passage(n, a.id, 0, len(a.text), a.text, a.title) for n, a in enumerate(ARTICLES))
        return [Hit(passage, 1.0 / (n + 1), 0.9, None) for n, passage in enumerate(passages)][:k]

    def articles(self) -> list[Article]:
        """Return all of them."""
        return list(ARTICLES)

    def facts(
        self,
        entity: str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        measure: Measure | None = None,
    ) -> list[Fact]:
        """Return the one row when it agrees."""
        row = rank_fact()
        wanted = {"entity": entity, "indicator": indicator, "year": year, "measure": measure}
        return [row] * all(value in {None, getattr(row, name)} for name, value in wanted.items())

    def loaded(self) -> dict[str, bool]:
        """Say that there are no models to wait for."""
        return {"embedder": True}

    def load(self) -> None:
        """Have none to bring into memory."""

    def article(self, article_id: str) -> Article:
        """Return an article or raise as the real one does."""
        for article in ARTICLES:
            if article.id == article_id:
                return article
        raise NoArticleError(f"no article {article_id}")
