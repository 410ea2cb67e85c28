"""Which province has the most of something: where no index or place is named any superlative comes near."""

import pytest
from rag_fakes import LAO_CAI, ask_for, index_of, sentence

from rag.composing.draft import Draft
from rag.composing.route import SENTENCE_THRESHOLD, UNNAMED_THRESHOLD, Free, decide
from rag.retrieval.evidence import Evidencer, Ranking, Scored
from rag.retrieval.retrieve import retrieve, search_text

BETWEEN = (SENTENCE_THRESHOLD + UNNAMED_THRESHOLD) / 2


@pytest.mark.parametrize(
    ("question", "sure", "answered"),
    [
        ("Tỉnh nào có quầy tiếp dân lớn nhất?", BETWEEN, False),
        ("Tỉnh nào có quầy tiếp dân lớn nhất?", UNNAMED_THRESHOLD + 0.05, True),
        ("Người dân Lào Cai nộp giấy tờ ở đâu?", BETWEEN, True),
    ],
)
def test_more_certainty_is_asked_where_nothing_is_named(
    monkeypatch: pytest.MonkeyPatch, question: str, sure: float, answered: bool
):
    found = Ranking((Scored(sentence(LAO_CAI, "quầy tiếp dân"), 0.9),), sure)
    monkeypatch.setattr(Evidencer, "ranking", lambda *_, **__: found)
    index, query = index_of(), ask_for(question)
    road = decide(
        index, Evidencer(index), query,
        lambda: index.lexical(search_text(query), 20), lambda: retrieve(index, search_text(query), 20),
    )  # fmt: skip
    assert isinstance(road, Free if answered else Draft)
    assert isinstance(road, Free) or not road.answered


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("Muốn luộc trứng vịt lộn thì làm sao?", True),
        ("Người dân Lào Cai nộp giấy tờ ở đâu?", False),
        ("Which spices does duck egg need?", False),  # what an English word is in the articles is not known
        ("PAR INDEX của vịt lộn luộc khéo?", False),
    ],
)
def test_a_question_whose_words_stand_in_no_article_is_not_looked_for(question: str, foreign: bool):
    index = index_of()
    evidencer, query = Evidencer(index), ask_for(question)
    assert evidencer.is_foreign(query) is foreign
    if foreign:
        road = decide(index, evidencer, query, lambda: pytest.fail("searched"), lambda: pytest.fail("searched"))
        assert isinstance(road, Draft)
        assert not road.answered
