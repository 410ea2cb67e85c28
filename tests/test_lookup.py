"""Facts and passages as records, also when the index is switched between two steps."""

import pytest
from answer_fakes import ARTICLES, RANK, rank_fact
from ui_fakes import FakeAssistant

from index.errors import IndexStateError
from index.types import Article
from ui.desk.lookup import facts_page, of_one_state, search_records


class Switched(FakeAssistant):
    """Has lost an article when it is asked for it first, as after a switch of the index."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def article(self, article_id: str) -> Article:
        self.times -= 1
        if self.times >= 0:
            raise IndexStateError(f"no article {article_id}")
        return super().article(article_id)


def test_facts_come_with_what_their_article_says_of_itself():
    page = facts_page(FakeAssistant(), ("dien bien", None, 2017, "rank"), 10)
    assert page["total"] == 1
    (fact,) = page["facts"]
    assert (fact["value"], fact["sentence"], fact["title"]) == (rank_fact().value, RANK, ARTICLES[0].title)
    assert facts_page(FakeAssistant(), (None, None, None, None), 10, 1) == {"total": 1, "facts": []}


def test_a_switch_between_two_steps_is_not_noticed():
    slots = (None, None, None, None)
    assert facts_page(Switched(1), slots, 10) == facts_page(FakeAssistant(), slots, 10)
    assert search_records(Switched(1), "?", 2) == search_records(FakeAssistant(), "?", 2)


def test_what_fails_again_is_said():
    with pytest.raises(IndexStateError, match="no article dien-bien"):
        facts_page(Switched(2), (None, None, None, None), 10)
    steps = iter([1, 2])
    assert of_one_state(lambda: next(steps)) == 1
