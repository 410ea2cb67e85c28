"""Answers from a part of the articles."""

from dataclasses import replace

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.narrowed import Filter, NarrowedIndex

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
