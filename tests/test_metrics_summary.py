"""Refusals, overlap, language, latency and intervals."""

import pytest

from eval.metrics import abstention, bootstrap, language, latency, overlap


def test_abstention_figures():
    judge = abstention.judge
    assert judge(answerable=True, answered=True, right=True) == {"wrong": 0, "coverage": 1, "selective_accuracy": 1}
    assert judge(answerable=True, answered=True, right=False) == {"wrong": 1, "coverage": 1, "selective_accuracy": 0}
    assert judge(answerable=True, answered=False, right=False) == {"wrong": 0, "coverage": 0, "refusal_precision": 0}
    assert judge(answerable=False, answered=False, right=True) == {
        "wrong": 0,
        "refusal_recall": 1,
        "refusal_precision": 1,
    }
    assert judge(answerable=False, answered=True, right=False) == {
        "wrong": 1,
        "refusal_recall": 0,
        "selective_accuracy": 0,
    }


@pytest.mark.parametrize(
    ("answer", "references", "exact", "f1"),
    [
        ("Mùa A Sơn.", ["mùa a sơn"], 1.0, 1.0),
        ("Mùa A Sơn [1]", ["Mùa A Sơn"], 1.0, 1.0),
        ("Ông Mùa A Sơn", ["Mùa A Sơn"], 0.0, 6 / 7),
        ("Mua A Son", ["Mùa A Sơn"], 0.0, 2 * 1 / 6),
        ("a b", ["c", "b"], 0.0, 2 / 3),
        ("", ["b"], 0.0, 0.0),
        ("…", ["."], 1.0, 1.0),
        ("x", [], 0.0, 0.0),
        ("73,4", ["734"], 1.0, 1.0),
    ],
)
def test_overlap(answer: str, references: list[str], exact: float, f1: float):
    assert overlap.exact_match(answer, references) == exact
    assert overlap.token_f1(answer, references) == pytest.approx(f1)


def test_composed_and_decomposed_letters_match():
    assert overlap.exact_match("Hà Nội", ["Hà Nội"]) == 1.0


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Năm 2017, Điện Biên xếp thứ 24/63.", "vi"),
        ("In 2017 Điện Biên ranked 24th of the 63 provinces.", "en"),
        ("Bà Rịa - Vũng Tàu", None),
        ("91,87% [1]", None),
    ],
)
def test_language(text: str, lang: str | None):
    assert language.detect(text) == lang


def test_language_falls_back_to_what_is_claimed():
    assert language.matches("91,87% [1]", "en", "en")
    assert not language.matches("91,87% [1]", "vi", "en")
    assert not language.matches("Điện Biên xếp thứ 24 trong cả nước.", "en", "en")
    assert language.matches("The article says: “Điện Biên xếp thứ 24 trong cả nước” [1]", "en", "en")
    assert not language.matches("Theo bài: “ranked 24th of the 63 in the country”", "en", "en")


def test_latency_by_route():
    times = [("fact", 0.1), ("model", 5.0), ("fact", 0.3)]
    assert latency.by_route(times) == (
        latency.Latency("all", 3, 0.3, pytest.approx(0.3 + 0.9 * 4.7)),
        latency.Latency("fact", 2, pytest.approx(0.2), pytest.approx(0.29)),
        latency.Latency("model", 1, 5.0, 5.0),
    )
    assert latency.by_route([]) == ()


def test_tokens_by_route():
    spent = [("model", 1.0, 40), ("model", 1.0, 60), ("fact", 1.0, 0)]
    every, fact, model = latency.by_route(spent)
    assert (every.tokens, every.tokens_p95) == (pytest.approx(100 / 3), pytest.approx(58))
    assert (fact.tokens, fact.tokens_p95) == (0, 0)
    assert (model.route, model.tokens, model.tokens_p95) == ("model", 50, pytest.approx(59))


def test_estimate_of_mixed_values():
    found = bootstrap.estimate([1.0] * 75 + [0.0] * 25)
    assert found is not None
    assert (found.mean, found.n) == (0.75, 100)
    # The normal approximation gives 0.665 … 0.835.
    assert found.low == pytest.approx(0.665, abs=0.015)
    assert found.high == pytest.approx(0.835, abs=0.015)
    assert bootstrap.estimate([1.0] * 75 + [0.0] * 25) == found


def test_estimate_does_not_claim_certainty():
    assert bootstrap.estimate([]) is None
    assert bootstrap.estimate([0.0] * 30) == bootstrap.Estimate(0.0, 0.0, pytest.approx(0.1157, abs=1e-4), 30)
    assert bootstrap.estimate([1.0] * 30) == bootstrap.Estimate(1.0, pytest.approx(0.8843, abs=1e-4), 1.0, 30)
    assert bootstrap.estimate([0.5, 0.5]) == bootstrap.Estimate(0.5, 0.5, 0.5, 2)
