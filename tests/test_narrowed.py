"""Answers from a part of the articles."""

from dataclasses import replace

import pytest
from rag_fakes import ARTICLES, LAO_CAI, Scripted, ask_for, index_of
from real import real_index

from index.news_index import NewsIndex
from index.types import Article, Fact
from rag import Settings, open_assistant
from rag.narrowed import Filter, NarrowedIndex
from rag.types import Answer, Done

DATED = Article("a", "T", "x", publisher="P", published="2023-04")


@pytest.mark.parametrize(
    ("only", "taken"),
    [
        (Filter(), True),
        (Filter(publisher="P"), True),
        (Filter(publisher="Q"), False),
        (Filter(since="2023"), True),
        (Filter(since="2023-04-15"), True),  # the day of the month is not known
        (Filter(since="2023-05"), False),
        (Filter(until="2023"), True),
        (Filter(until="2023-03-31"), False),
        (Filter(since="2022", until="2024"), True),
    ],
)
def test_publisher_and_time(only: Filter, taken: bool):
    assert only.takes(DATED) is taken


def test_what_has_no_date_is_of_no_time():
    assert not Filter(since="1900").takes(replace(DATED, published=None))
    assert Filter(publisher="P").takes(replace(DATED, published=None))


def test_rows_of_other_articles_and_entities_are_not_there():
    whole = index_of()
    names = {fact.entity for fact in whole.facts() if fact.entity}
    assert {"Lào Cai", "Hải Phòng"} <= names
    part = NarrowedIndex(whole, Filter(province="Lào Cai"))
    assert {fact.entity for fact in part.facts()} == {"Lào Cai"}
    assert part.facts(entity="Hải Phòng") == []
    held = {article.id for article in part.articles()}
    assert held < {article.id for article in whole.articles()}
    hits = part.lexical("Hải Phòng Lào Cai xếp thứ", 50)
    assert {hit.passage.article_id for hit in hits} <= held
    assert whole.lexical("Hải Phòng Lào Cai xếp thứ", 50) != hits


def test_a_question_that_names_nothing_is_about_what_the_filter_names():
    only = Filter(province="Lào Cai", indicator="PAR INDEX")
    filled = only.filled(ask_for("Năm 2018 xếp thứ mấy?"))
    assert (filled.entities, filled.indicators) == (("Lào Cai",), ("PAR INDEX",))
    own = ask_for("Năm 2018 Hải Phòng xếp thứ mấy về SIPAS?")
    assert only.filled(own) == own
    assert only.filled(ask_for("Tỉnh nào đứng đầu năm 2018?")).entities == ()


def test_a_filter_goes_before_what_the_conversation_was_about():
    only = Filter(indicator="PAR INDEX")
    talk = ("Hải Phòng xếp thứ mấy SIPAS 2018?", "SIPAS 2018: Hải Phòng xếp thứ 5 [1]")
    asked = ask_for("Lào Cai xếp thứ mấy năm 2019?", *talk)
    assert (asked.indicators, asked.carried) == (("SIPAS",), ("indicator",))
    filled = only.filled(asked)
    assert (filled.indicators, filled.carried) == (("PAR INDEX",), ())
    assert filled.standalone == "Lào Cai xếp thứ mấy năm 2019? (PAR INDEX)"
    named = Filter(province="Lào Cai").filled(ask_for("Còn năm 2017?", *talk))
    assert (named.entities, named.indicators, named.carried) == (("Lào Cai",), ("SIPAS",), ("indicator",))
    assert named.standalone == "Còn năm 2017? (Lào Cai, SIPAS)"


PUBLIC = sorted(name for name in vars(NewsIndex) if not name.startswith("_"))
GIVEN: dict[str, tuple[object, ...]] = {
    "article": (LAO_CAI.id,),
    "dense": ("Lào Cai", 3),
    "extract": ("Lào Cai xếp thứ mấy?", index_of().sentences(LAO_CAI.id)[:2]),
    "lexical": ("Lào Cai", 3),
    "likeness": ("Lào Cai", ["Sơn La"]),
    "sentences": (LAO_CAI.id,),
    "story": (LAO_CAI.id,),
}
OF_ANOTHER = {"open", "reopened"}  # they make an index out of files


@pytest.mark.parametrize("name", [name for name in PUBLIC if name not in OF_ANOTHER])
def test_a_part_has_all_that_an_index_has(name: str):
    whole = NewsIndex(index_of()._reader, index_of().embedder, Scripted("Lào Cai"))
    part = NarrowedIndex(whole, Filter())
    assert name in vars(NarrowedIndex), f"NarrowedIndex does not say what its {name} is"
    expected, found = getattr(whole, name), getattr(part, name)
    if callable(expected) and name != "close":
        given = GIVEN.get(name, ())
        expected, found = expected(*given), found(*given)
    if name == "close":
        found()
    elif name in {"articles", "facts"}:
        assert sorted(map(_key, found)) == sorted(map(_key, expected))
    else:
        assert found == expected


def _key(one: Article | Fact) -> str:
    return repr(one)


def test_a_part_of_what_is_current_now(monkeypatch: pytest.MonkeyPatch):
    whole = index_of()
    monkeypatch.setattr(whole, "reopened", lambda location: index_of(*ARTICLES[:2]))
    part = NarrowedIndex(whole, Filter(province="Lào Cai")).reopened("folder")
    assert {article.id for article in part.articles()} <= {article.id for article in ARTICLES[:2]}


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "only", "route"),
    [
        ("Năm 2017 xếp thứ mấy về PAR INDEX?", Filter(province="Điện Biên"), "fact"),
        ("Năm 2017 Điện Biên xếp thứ mấy?", Filter(indicator="PAR INDEX"), "fact"),
        ("Giải quyết thủ tục theo cơ chế một cửa được thực hiện như thế nào?", Filter(since="2015"), "quote"),
        ("Làm thế nào để người dân hài lòng hơn?", Filter(province="Quảng Ninh"), None),
        ("Một cửa liên thông là gì?", Filter(publisher="không có"), "abstain"),
    ],
)
def test_the_real_assistant_answers_from_a_part(question: str, only: Filter, route: str | None):
    assistant = open_assistant(real_index(), Settings(generator="none"))
    *_, last = assistant.stream(question, (), only)
    assert isinstance(last, Done)
    answer: Answer = last.answer
    assert route in {None, answer.route}
    assert answer.models["extractor"]
    for citation in answer.citations:
        assert only.takes(assistant.article(citation.article_id))
