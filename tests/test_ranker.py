import math
from dataclasses import replace
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rag_fakes import LAO_CAI, Scripted, ask_for, index_of

from index.news_index import NewsIndex
from index.types import Sentence
from rag.retrieval.evidence import Evidencer
from rag.retrieval.ranker import (
    ANSWER,
    CHOSEN,
    RANK,
    SELECT,
    Logistic,
    Ranked,
    Ranker,
    answer_features,
    answerable,
    described,
    model,
    probability,
    standardised,
)
from rag.retrieval.retrieve import search_text

QUESTION = "Người dân Lào Cai nộp giấy tờ ở đâu?"
NOWHERE = Sentence("a", 0, 0, "")


def ranked(question: str, *, by_meaning: bool = True) -> list[Ranked]:
    index = index_of()
    query = ask_for(question, index=index)
    text = search_text(query)
    return Ranker(index, Evidencer(index).weights).rank(query, text, index.lexical(text, 20), by_meaning=by_meaning)


MODELS = (
    {"select": SELECT}
    | {f"rank_{look}": names for look, names in RANK.items()}
    | {f"answer_{look}": names for look, names in ANSWER.items()}
)


@pytest.mark.parametrize(("name", "names"), MODELS.items())
def test_the_fitted_models_know_the_features_by_name(name: str, names: tuple[str, ...]):
    """The file holds numbers without meaning unless they stand in the order of the program's features."""
    fitted = model(name)
    assert fitted.names == names
    assert len(fitted.mean) == len(fitted.scale) == len(fitted.weights) == len(names)
    assert min(fitted.scale) > 0


def test_odds_are_a_weighted_sum_of_standardised_features():
    fitted = Logistic(("a", "b"), (1.0, 10.0), (2.0, 5.0), (0.5, -1.0), 0.25)
    assert fitted.odds([3.0, 15.0]) == pytest.approx(0.25 + 0.5 * 1.0 - 1.0 * 1.0)


def test_what_is_not_known_counts_as_the_mean():
    fitted = Logistic(("a", "b"), (1.0, 10.0), (2.0, 5.0), (0.5, -1.0), 0.25)
    assert fitted.odds([3.0, None]) == fitted.odds([3.0, 10.0])


def test_odds_want_every_feature():
    with pytest.raises(ValueError, match="longer"):
        Logistic(("a", "b"), (0.0, 0.0), (1.0, 1.0), (1.0, 1.0), 0.0).odds([1.0])


@given(st.floats(-1e6, 1e6))
def test_a_probability_is_one(odds: float):
    assert 0.0 < probability(odds) < 1.0 or math.isclose(probability(odds), float(odds > 0))


def test_the_best_sentence_comes_first():
    found = ranked(QUESTION)
    assert "quầy tiếp dân" in found[0].sentence.text
    assert [one.odds for one in found] == sorted((one.odds for one in found), reverse=True)
    assert len(found) <= CHOSEN
    assert all(len(one.features) == len(RANK["likeness"]) for one in found)


def test_by_words_alone_no_model_is_asked():
    assert {len(one.features) for one in ranked(QUESTION, by_meaning=False)} == {len(SELECT)}
    assert {one.alike for one in ranked(QUESTION, by_meaning=False)} == {None}
    assert len({one.features[RANK["likeness"].index("likeness")] for one in ranked(QUESTION)}) > 1


def test_without_an_extractor_likeness_decides():
    assert {(one.look, one.extraction) for one in ranked(QUESTION)} == {("likeness", None)}


def test_what_the_extractor_finds_relevant_comes_first():
    reader = Scripted("bưu điện", "Ông Trần Văn Hải")
    index = NewsIndex(index_of()._reader, index_of().embedder, reader)
    query = ask_for(QUESTION, index=index)
    text = search_text(query)
    found = Ranker(index, Evidencer(index).weights).rank(query, text, index.lexical(text, 20))
    assert reader.asked == {QUESTION}
    assert {one.extraction is None for one in found} == {False}
    first = max(found, key=lambda one: one.extraction.relevance if one.extraction else 0.0)
    assert "Ông Trần Văn Hải" in first.sentence.text
    names = RANK["reading"]
    assert [first.features[names.index(name)] for name in ("relevance", "relevance_lead")] == [8.0, 6.0]


def test_a_lead_is_over_the_best_of_the_others():
    rows = described([[0.0]] * 3, [0.5, 0.6, 0.7], [2.0, -1.0, None], ask_for(QUESTION))
    assert [row[-2:] for row in rows] == [(2.0, 3.0), (-1.0, -3.0), (None, None)]
    assert described([[0.0]], [0.5], [20.0], ask_for(QUESTION))[0][-2:] == (8.0, None)
    assert described([[0.0]], [0.5], None, ask_for(QUESTION)) == [(0.0, 0.0, 0.0)]


def test_what_is_written_about_is_likelier_answered():
    assert answerable(ranked(QUESTION)) > 0.5 > answerable(ranked("Cách nấu phở bò thế nào?"))
    assert answerable([]) == 0.0


def test_the_answer_is_told_from_the_best_and_its_lead():
    best, next_one = Ranked(NOWHERE, (1.0, 2.0), 1.5, 0.75), Ranked(NOWHERE, (0.0, 0.0), 0.5)
    assert answer_features([best, next_one]) == [1.0, 2.0, 1.0, 1.5, 0.75]
    assert answer_features([best]) == [1.0, 2.0, 3.0, 1.5, 0.75]
    assert answer_features([replace(best, look="words"), next_one]) == [1.0, 2.0, 1.0, 1.5]


def test_every_candidate_has_the_cheap_features():
    index = index_of()
    query = ask_for(QUESTION, index=index)
    rows = Ranker(index, Evidencer(index).weights).candidates(query, index.lexical(search_text(query), 20))
    assert {s.article_id for s, _ in rows} >= {LAO_CAI.id}
    assert {len(values) for _, values in rows} == {len(SELECT)}
    below = SELECT.index("own_below")
    assert max(values[below] for _, values in rows) == 0.0


def test_it_does_not_matter_on_what_scale_the_search_scores():
    index = index_of()
    query = ask_for(QUESTION, index=index)
    hits = index.lexical(search_text(query), 20)
    ranker = Ranker(index, Evidencer(index).weights)
    tenfold = [replace(hit, score=10 * hit.score) for hit in hits]
    for one, other in zip(ranker.candidates(query, hits), ranker.candidates(query, tenfold), strict=True):
        assert one[1] == pytest.approx(other[1])


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=8))
def test_standardised_values_mean_the_same_at_any_scale(values: list[float]):
    found = standardised(values)
    assert fmean(found) == pytest.approx(0.0, abs=1e-6)
    if pstdev(values) > 1e-6:
        assert found == pytest.approx(standardised([0.1 * value + 0.8 for value in values]), abs=1e-4)


def test_one_value_or_equal_ones_stand_out_by_nothing():
    assert standardised([]) == []
    assert standardised([0.7]) == [0.0]
    assert standardised([0.7, 0.7]) == [0.0, 0.0]
