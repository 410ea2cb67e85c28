import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold
from rag.retrieval.matching import Weights, coverage, weigh, words_of

EVEN = Weights(100, {})


def test_words_are_kept_as_written_folded_and_running():
    found = words_of("Hồ sơ 24/63!")
    assert found.written == {"hồ", "sơ", "24/63", "24", "63"}
    assert found.folded == {"ho", "so", "24/63", "24", "63"}
    assert found.running == " hồ sơ 24/63 24 63 "


def test_words_are_counted_once_a_sentence_without_diacritics():
    found = weigh(["Hồ sơ, hồ sơ", "ho so mới", "khác"])
    assert found == Weights(3, {"ho": 2, "so": 2, "moi": 1, "khac": 1})


@pytest.mark.parametrize(
    ("count", "counted_as"),
    [
        (1, 3),
        (3, 3),
        (10, 10),
        (0, 10),
    ],  # rare words tell no more than those of three sentences, unseen ones of sqrt(N)
)
def test_weight(count: int, counted_as: int):
    weights = Weights(100, {"hồ sơ": 1, "so": count} if count else {})
    assert weights.of("sơ") == pytest.approx(math.log(1 + (100 - counted_as + 0.5) / (counted_as + 0.5)))


def test_an_unseen_word_of_a_small_index_weighs_like_one_of_eight_sentences():
    assert Weights(20, {}).of("lạ") == pytest.approx(math.log(1 + (20 - 8 + 0.5) / 8.5))


@pytest.mark.parametrize(
    ("terms", "text", "share"),
    [
        (["hồ", "sơ"], "Tiếp nhận hồ sơ", 1.0),
        (["hồ", "sơ"], "Tiếp nhận ho so", 0.6),
        (["hồ", "sơ"], "dossiers were received", 0.85),
        (["dossiers"], "Tiếp nhận hồ sơ", 0.85),
        (["kết", "hôn"], "marriage certificates", 0.85),
        (["quầy"], "Tiếp nhận hồ sơ", 0.0),
        (["hồ", "quầy"], "Tiếp nhận hồ sơ", 0.5),
        (["thủ"], "thứ 3", 0.6),
        ([], "Tiếp nhận hồ sơ", 0.0),
    ],
)
def test_coverage(terms: list[str], text: str, share: float):
    assert coverage(terms, words_of(text), EVEN) == pytest.approx(share)


def test_rare_words_weigh_more():
    weights = Weights(100, {"chung": 90, "rieng": 3})
    common, rare = (coverage(["chung", "riêng"], words_of(text), weights) for text in ("chung", "riêng"))
    assert common == pytest.approx(weights.of("chung") / (weights.of("chung") + weights.of("riêng")))
    assert rare == pytest.approx(1 - common)
    assert rare > 0.9


@given(st.lists(st.text(alphabet="abcđêồ ", min_size=1), max_size=6), st.text(alphabet="abcđêồ .,"))
def test_coverage_lies_between_nothing_and_all(terms: list[str], text: str):
    assert 0.0 <= coverage(terms, words_of(text), EVEN) <= 1.0


@given(st.text())
def test_folded_words_are_the_written_ones_folded(text: str):
    found = words_of(text)
    assert found.folded == {fold(word) for word in found.written}
