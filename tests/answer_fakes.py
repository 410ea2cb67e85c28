"""Articles and answers that were made by hand, for the tests of the interface."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.types import Article, Fact
from rag.types import Answer, Check, Citation, Query, Turn

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
