"""Years that a question tells by what happened then."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_facts import answer_single
from rag.understanding.moments import BY_EVENT

COURSE = Article(
    "c",
    "PAPI của Lào Cai",
    "PAPI 2019: Lào Cai đạt 45,73 điểm, xếp thứ 8. PAPI 2020: Lào Cai đạt 47,09 điểm, xếp thứ 3. "
    "PAPI 2021: Lào Cai đạt 44,12 điểm, xếp thứ 12.",
)


def told(question: str) -> list[str]:
    draft = answer_single(index_of(COURSE), ask_for(question))
    return [statement.text for statement in draft.statements] if draft else []


def test_a_year_before_a_place_was_reached():
    assert told("Một năm trước khi lên hạng ba, Lào Cai được bao nhiêu điểm PAPI?")[0].startswith("PAPI 2019: Lào Cai")


def test_the_newest_value_is_none_of_an_earlier_time():
    assert told("Lần cuối Lào Cai còn nằm trong top 10 PAPI thì được bao nhiêu điểm?") == []
    assert told("Lào Cai được bao nhiêu điểm PAPI?") == ["PAPI 2021: Lào Cai đạt 44,12 điểm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("truoc khi tut hang duoc may diem", True),
        ("lan gan nhat duoc may diem", False),
        ("lan gan nhat lot top 10 duoc may diem", True),
        ("what did it score before it fell", True),
        ("nop truoc khi den", False),
    ],
)
def test_times_of_events(text: str, expected: bool):
    assert bool(BY_EVENT.search(text)) is expected
