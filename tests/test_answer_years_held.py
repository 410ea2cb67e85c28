"""In which years somebody held a place of a ranking."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.draft import Draft
from rag.composing.table import settled

ARTICLES = (
    Article("a", "PAR INDEX 2019", "Bắc Ninh dẫn đầu PAR INDEX 2019. Long An xếp thứ 2 PAR INDEX 2019."),
    Article("b", "PAR INDEX 2021", "Bắc Ninh dẫn đầu PAR INDEX 2021 với 91,25%."),
    Article("c", "PAR INDEX 2022", "Bắc Ninh xếp thứ 2/63 PAR INDEX 2022. Long An dẫn đầu PAR INDEX 2022."),
)


def told(question: str, *more: Article) -> Draft | None:
    return settled(index_of(*ARTICLES, *more), ask_for(question))


def years(draft: Draft | None) -> list[int | None]:
    return [fact.year for statement in draft.statements for fact in statement.facts] if draft else []


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Bắc Ninh đứng đầu PAR INDEX những năm nào?", [2021, 2019]),
        ("nam nao bac ninh dan dau par index", [2021, 2019]),
        ("Which years did Bac Ninh lead the PAR Index?", [2021, 2019]),
        ("Bắc Ninh dẫn đầu PAR INDEX năm nào gần đây nhất?", [2021]),
        ("Lần gần nhất Bắc Ninh đứng đầu PAR INDEX là năm nào?", [2021]),
        ("Which year did Bac Ninh last lead the PAR Index?", [2021]),
        ("Bắc Ninh xếp thứ 2 PAR INDEX năm nào?", [2022]),
    ],
)
def test_years_in_which_a_place_was_held(question: str, held: list[int]):
    draft = told(question)
    assert years(draft) == held
    assert draft is not None
    assert draft.route == "list"


def test_a_place_that_was_never_held_is_refused_rather_than_another_year_told():
    draft = told("Long An đứng thứ ba PAR INDEX năm nào?")
    assert draft is not None
    assert not draft.answered


@pytest.mark.parametrize(
    "question",
    [
        "Bắc Ninh dẫn đầu PAR INDEX lần đầu tiên năm nào?",
        "Bắc Ninh dẫn đầu PAR INDEX mấy năm liên tiếp, từ năm nào?",
        "Vì sao năm nào Bắc Ninh cũng đứng đầu PAR INDEX?",
    ],
)
def test_what_single_years_cannot_tell_is_left_to_sentences(question: str):
    draft = told(question)
    assert draft is None or draft.route != "list"


def test_later_years_told_only_in_prose_are_quoted_beside():
    text = "PAR INDEX 2018: Bắc Ninh đạt 80%. Sau lần thứ 5 dẫn đầu, tỉnh họp bàn giải pháp cho PAR INDEX 2024."
    draft = told("Bắc Ninh dẫn đầu PAR INDEX năm nào gần đây nhất?", Article("d", "Bắc Ninh", text))
    assert years(draft) == [2021]
    assert draft is not None
    assert draft.lead == "Trong các năm mà các bài nêu:"  # the newest is not known
    assert "PAR INDEX 2024" in draft.statements[1].text


@pytest.mark.parametrize("question", ["PAR INDEX Bắc Ninh", "Bac Ninh PAR Index", "PAR INDEX của Bắc Ninh thế nào?"])
def test_an_index_and_a_name_alone_get_the_newest_value(question: str):
    draft = told(question)
    assert years(draft) == [2022]
    assert draft is not None
    assert "2022" in draft.lead


@pytest.mark.parametrize("question", ["Tại sao Bắc Ninh không được xếp hạng PAR INDEX?", "Bắc Ninh bị gì PAR INDEX?"])
def test_a_question_that_says_more_gets_no_bare_value(question: str):
    assert not years(told(question))
