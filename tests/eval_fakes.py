"""A system that answers gold questions as it is told to, for the tests of runs, reports and the command."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from eval.metrics.spans import Span
from eval.questions.gold import GoldItem
from eval.running.runner import STAGES, Stage
from index.errors import IndexStateError
from index.types import Article
from rag.types import Answer, Citation, Query, Turn

Change = Callable[[Answer], Answer]


def perfect(item: GoldItem, articles: Mapping[str, Article]) -> Answer:
    """The answer that every metric likes: each value, each gold quote cited; a refusal where one is due."""
    query = Query(item.question, item.question, item.lang, "free")
    if not item.answerable:
        words = "Không tìm thấy trong các bài." if item.lang == "vi" else "There is no answer in the articles."
        return Answer(item.question, words, False, item.lang, "abstain", (), query, index_fingerprint="i1")
    cited = tuple(_cite(n, quote.article, quote.quote, articles) for n, quote in enumerate(item.evidence, start=1))
    values = ", ".join(item.must_include)
    yes = {"yesno": "Có, " if item.answers[0].startswith(("Có", "Đúng")) else "No, "}.get(item.category, "")
    words = f"{yes}theo các bài là {values}" if item.lang == "vi" else f"{yes}the answer is {values}"
    markers = "".join(f"[{citation.marker}]" for citation in cited)
    route = "derived" if item.trap == "derived" else "fact"
    return Answer(item.question, f"{words} {markers}", True, item.lang, route, cited, query, index_fingerprint="i1")


def _cite(marker: int, article_id: str, quote: str, articles: Mapping[str, Article]) -> Citation:
    article = articles[article_id]
    start = article.text.index(quote)
    return Citation(marker, article_id, article.title, None, None, None, "digest", quote, start, start + len(quote))


class ScriptedSystem:
    """Answers each gold question perfectly, save those for which a change or an error is scripted."""

    name = "scripted"
    stages = STAGES

    def __init__(self, items: Sequence[GoldItem], articles: Mapping[str, Article]) -> None:
        self.articles = dict(articles)
        self.script: dict[tuple[str, tuple[Turn, ...]], Answer | Exception] = {}
        self.asked: list[str] = []
        self._items = {(item.question, item.history): item for item in items}
        for key, item in self._items.items():
            self.script[key] = perfect(item, articles)

    def change(self, item: GoldItem, to: Change | Exception) -> None:
        """Script what is answered to one question instead."""
        key = (item.question, item.history)
        before = self.script[key]
        self.script[key] = to if isinstance(to, Exception) else to(before)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append(question)
        answer = self.script[question, tuple(history)]
        if isinstance(answer, Exception):
            raise answer
        return replace(answer, timings_ms={"parse": 1.0}, models={"embedder": "fake"})

    def search(self, query: Query, stage: Stage, k: int) -> list[Span]:
        item = next(item for (asked, _), item in self._items.items() if asked == query.standalone)
        firsts = [group[0] for group in item.evidence_groups]
        ranked = dict.fromkeys([*firsts, *(quote.article for quote in item.evidence)])
        return [Span(name, 0, len(self.articles[name].text)) for name in ranked][:k]

    def article(self, article_id: str) -> Article:
        if article_id not in self.articles:
            raise IndexStateError(f"no article {article_id!r}")
        return self.articles[article_id]
