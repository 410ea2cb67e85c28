"""An assistant for the tests of the interface: obeys the real one's contract, knows a handful of sentences."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from index.errors import IndexStateError
from index.types import Article, Fact, Hit, Measure, Passage
from rag.narrowed import Filter
from rag.types import Answer, Check, Citation, Done, Event, Found, Query, Stage, Turn, Understood, Wording

RANK = "Năm 2017, chỉ số cải cách hành chính của tỉnh Điện Biên xếp thứ 24/63, tăng 18 bậc so với năm 2016."
PRAISE = "Ông Hoàng Văn Nam cho biết việc giải quyết hồ sơ nhanh hơn trước."
LEADERS = "Dẫn đầu bảng xếp hạng năm 2023 là Quảng Ninh với 92,18%, tiếp theo là Hải Phòng với 91,87%."
WINDOW = "Người dân nộp hồ sơ tại bộ phận một cửa và nhận kết quả ở chính nơi đó."

ARTICLES = (
    Article(
        "dien-bien",
        "Điện Biên: Đột phá trong công tác cải cách hành chính",
        f"Tỉnh xác định đây là khâu đột phá.\n{PRAISE} {RANK} Trong năm, 100% số hồ sơ được trả đúng hạn.\nHết.",
        publisher="Điện Biên TV",
        url="https://dienbientv.example/cchc-2018",
        published="2018-06-09",
    ),
    Article(
        "par-2023",
        "Quảng Ninh dẫn đầu PAR INDEX 2023",
        f"Bộ Nội vụ công bố kết quả ngày 17/4/2024.\n{LEADERS} Nhóm B gồm các tỉnh đạt từ 80% đến dưới 90%.",
        kind="digest",
        publisher="Báo Ví Dụ",
        url="https://baovidu.example/par-2023",
        published="2024-04",
    ),
    Article("mot-cua", "Một cửa là gì", WINDOW, kind="digest", publisher=None, url="javascript:alert(1)"),
)
XSS = (
    '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script></textarea>\'"`${window.pwned=1}{{7*7}}'
    "<svg/onload=window.pwned=1>![x](http://evil.example/x.png)<a href=javascript:window.pwned=1>x</a>"
)


def citation(marker: int, article: Article, quote: str, year: int | None = None) -> Citation:
    """Cite a sentence of an article, with the offsets that it really has there."""
    start = article.text.index(quote)
    return Citation(
        marker,
        article.id,
        article.title,
        article.publisher,
        article.url,
        article.published,
        article.kind,
        quote,
        start,
        start + len(quote),
        year,
    )


def rank_fact() -> Fact:
    """The row behind the ranking of Điện Biên."""
    text = ARTICLES[0].text
    start, value = text.index(RANK), text.index("24/63")
    return Fact(
        article_id="dien-bien",
        start=start,
        end=start + len(RANK),
        value_start=value,
        value_end=value + 5,
        entity="Điện Biên",
        indicator="PAR INDEX",
        dimension=None,
        year=2017,
        measure="rank",
        value="24/63",
        number=Decimal(24),
    )


def rank_answer(question: str, history: Sequence[Turn] = ()) -> Answer:
    """A looked-up figure."""
    query = Query(
        question=question,
        standalone=question,
        language="vi",
        ask="rank",
        entities=("Điện Biên",),
        indicators=("PAR INDEX",),
        years=(2017,),
        carried=("entity",) if history else (),
    )
    return Answer(
        question=question,
        answer="Năm 2017, Điện Biên xếp thứ 24/63 về PAR INDEX, tăng 18 bậc so với năm 2016. [1]",
        answered=True,
        language="vi",
        route="fact",
        citations=(citation(1, ARTICLES[0], RANK, 2017),),
        query=query,
        facts=(rank_fact(),),
        checks=(Check("xếp thứ 24/63", "24/63", 1, passed=True, reason="equal"),),
        index_fingerprint="f00d",
        models={"generator": "none"},
    )


def list_answer(question: str) -> Answer:
    """A worded list, in English, from digests."""
    query = Query(question, question, "en", "list", indicators=("PAR INDEX",), years=(2023,))
    return Answer(
        question=question,
        answer="The leaders of PAR INDEX 2023 were:\n1. Quảng Ninh, 92.18% [1]\n2. Hải Phòng, 91.87% [1]\n"
        "Papers are handed in at a one-stop desk. [2]",
        answered=True,
        language="en",
        route="model",
        citations=(citation(1, ARTICLES[1], LEADERS, 2023), citation(2, ARTICLES[2], WINDOW)),
        query=query,
        dropped=("Hà Nội was third.",),
    )


YEARS = "PAR INDEX của Điện Biên xếp thứ 42 năm 2016, thứ 24 năm 2017 và thứ 13 năm 2018."


def course_answer(question: str) -> Answer:
    """Ranks over three years, read from one sentence."""
    article = Article("course", "Điện Biên qua các năm", f"Mở đầu.\n{YEARS}", publisher="Báo Ví Dụ", published="2019")
    facts = []
    for year, rank in ((2016, 42), (2017, 24), (2018, 13)):
        start = article.text.index(f"{rank} năm")
        facts.append(
            replace(
                rank_fact(), article_id="course", start=8, end=8 + len(YEARS), value_start=start,
                value_end=start + 2, year=year, value=str(rank), number=Decimal(rank),
            )
        )  # fmt: skip
    lines = "\n".join(f"- Năm {fact.year}: thứ {fact.value} [1]" for fact in facts)
    query = Query(question, question, "vi", "trend", ("Điện Biên",), ("PAR INDEX",), measures=("rank",))
    return replace(
        rank_answer(question), answer=lines, route="trend", query=query, facts=tuple(facts),
        citations=(citation(1, article, YEARS),),
    )  # fmt: skip


def scores_answer(question: str) -> Answer:
    """Two provinces' scores, read from one sentence."""
    text, start = ARTICLES[1].text, ARTICLES[1].text.index(LEADERS)
    facts = tuple(
        replace(
            rank_fact(), article_id="par-2023", start=start, end=start + len(LEADERS), value_start=text.index(value),
            value_end=text.index(value) + 5, entity=name, year=2023, measure="score", value=value, unit="%",
            number=Decimal(value.replace(",", ".")),
        )
        for name, value in (("Quảng Ninh", "92,18"), ("Hải Phòng", "91,87"))
    )  # fmt: skip
    query = Query(question, question, "vi", "compare", ("Quảng Ninh", "Hải Phòng"), ("PAR INDEX",), years=(2023,))
    return replace(
        rank_answer(question), answer="Quảng Ninh cao hơn Hải Phòng. [1]", route="compare", query=query, facts=facts,
        citations=(citation(1, ARTICLES[1], LEADERS, 2023),),
    )  # fmt: skip


def refusal(question: str) -> Answer:
    """A refusal with a question nearby that can be answered; it says the question back, as a real one may."""
    return Answer(
        question=question,
        answer=f"Chưa tìm thấy căn cứ để trả lời “{question}”.",
        answered=False,
        language="vi",
        route="abstain",
        citations=(),
        query=Query(question, question, "vi", "free"),
        suggestions=("Năm 2017 Điện Biên xếp thứ mấy?",),
    )


def hostile(text: str) -> Answer:
    """An answer with one text in every field that comes from outside."""
    quote = citation(1, ARTICLES[1], LEADERS)
    foreign = {"article_id", "title", "publisher", "url", "published", "quote"}
    source = replace(quote, **dict.fromkeys(foreign, text))
    query = Query(text, text + ".", "vi", "free", (text,), (text,), text, (2017,), (text,), (text,))
    answer = rank_answer(text)
    return replace(answer, answer=f"{text} [1]", citations=(source,), query=query, suggestions=(text,))


class FakeAssistant:
    """Answers by a word in the question.

    "qua các năm" a course, "so với" a comparison, "2017" a fact, "2023" a worded list, "chậm" never ends; else a
    refusal.

    Args:
        pause: Seconds between two events.
    """

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.histories: list[tuple[Turn, ...]] = []
        self.filters: list[Filter | None] = []
        self.running = 0
        self.most_running = 0
        self.closed = 0

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Drain the stream."""
        *_, last = self.stream(question, history)
        if not isinstance(last, Done):
            raise TypeError(last)
        return last.answer

    def stream(self, question: str, history: Sequence[Turn] = (), only: Filter | None = None) -> Iterator[Event]:
        """Yield what the real assistant yields, in its order."""
        self.filters.append(only)
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
        if "2017" in question or "chậm" in question:
            return rank_answer(question, history)
        if "2023" in question:
            return list_answer(question)
        if "hỏng" in question:
            raise IndexStateError("chỉ mục <b>hỏng</b>: build it again")
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

    def article(self, article_id: str) -> Article:
        """Return an article or raise as the real one does."""
        for article in ARTICLES:
            if article.id == article_id:
                return article
        raise IndexStateError(f"no article {article_id}")
