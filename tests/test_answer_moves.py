"""Which of two moved more, from the values of two years or from the changes that articles state."""

import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.table import settled

TWO = (
    Article("ca-mau", "T", "PAPI 2021 của Cà Mau đạt 40,5 điểm. PAPI 2022 của Cà Mau đạt 43,25 điểm."),
    Article("ha-giang", "T", "PAPI 2021 của Hà Giang đạt 44,5 điểm. PAPI 2022 của Hà Giang đạt 45,25 điểm."),
    Article("lai-chau", "T", "PAPI 2021 của Lai Châu đạt 42,75 điểm. PAPI 2022 của Lai Châu đạt 42,25 điểm."),
)
CA_MAU = (
    "PAPI 2022: Cà Mau đạt 43,25 điểm, năm 2021 đạt 40,5 điểm – "
    "tăng 2,75 điểm (số tính từ hai số trên: 43,25 - 40,5 = 2,75)"
)
HA_GIANG = (
    "PAPI 2022: Hà Giang đạt 45,25 điểm, năm 2021 đạt 44,5 điểm – "
    "tăng 0,75 điểm (số tính từ hai số trên: 45,25 - 44,5 = 0,75)"
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Cà Mau và Hà Giang, tỉnh nào tăng điểm PAPI nhiều hơn từ 2021 sang 2022?", "Cà Mau tăng nhiều hơn Hà Giang"),
        ("Cà Mau và Hà Giang, tỉnh nào cải thiện PAPI 2022 tốt hơn?", "Cà Mau tăng nhiều hơn Hà Giang"),
        ("Of Ca Mau and Lai Chau, which one improved its PAPI score in 2022?", "Cà Mau rose, Lai Châu fell"),
    ],
)
def test_who_moved_more(question: str, first: str):
    draft = settled(index_of(*TWO), ask_for(question))
    assert draft is not None
    assert draft.statements[0].text == first
    assert [len(statement.facts) for statement in draft.statements] == [4, 2, 2]


def test_both_years_of_both_are_told():
    draft = settled(index_of(*TWO), ask_for("Cà Mau với Hà Giang, nơi nào tăng PAPI nhiều hơn năm 2022?"))
    assert draft is not None
    assert [statement.text for statement in draft.statements[1:]] == [CA_MAU, HA_GIANG]


def test_who_is_ahead_is_another_question():
    draft = settled(index_of(*TWO), ask_for("Cà Mau và Hà Giang, tỉnh nào có PAPI 2022 cao hơn?"))
    assert draft is not None
    assert draft.statements[0].text == "Hà Giang cao hơn Cà Mau"
