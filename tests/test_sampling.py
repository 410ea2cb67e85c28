"""Samples: each kind by its share, always the same."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from eval.questions.gold import GoldItem
from eval.questions.sampling import sample


def question(number: int, category: str = "rank", lang: str = "vi", trap: str | None = None) -> GoldItem:
    return GoldItem(f"q{number}", lang, f"{number}?", category, answerable=trap is None, trap=trap)  # type: ignore[arg-type]


MIXED = [
    *(question(n) for n in range(40)),
    *(question(n, "score") for n in range(40, 60)),
    *(question(n, lang="en") for n in range(60, 80)),
    *(question(n, trap="wrong_year") for n in range(80, 100)),
]


def kinds(items: list[GoldItem]) -> Counter[tuple[str, str, str | None]]:
    return Counter((item.category, item.lang, item.trap) for item in items)


def test_each_kind_keeps_its_share():
    expected = {
        ("rank", "vi", None): 4,
        ("score", "vi", None): 2,
        ("rank", "en", None): 2,
        ("rank", "vi", "wrong_year"): 2,
    }
    assert kinds(sample(MIXED, 10)) == expected


def test_a_sample_is_the_same_in_any_order_of_the_file_and_comes_in_its_order():
    drawn = sample(MIXED, 10)
    assert [int(item.id[1:]) for item in drawn] == sorted(int(item.id[1:]) for item in drawn)
    assert sample(MIXED[::-1], 10) == drawn[::-1]
    assert {item.id for item in sample(MIXED, 10, seed=1)} != {item.id for item in drawn}


def test_no_more_than_there_are():
    assert sample(MIXED, 100) == sample(MIXED, 101) == MIXED
    assert sample([], 3) == []


@given(st.lists(st.sampled_from("abc"), max_size=60), st.integers(1, 60), st.integers(0, 99))
def test_shares_are_rounded_up_or_down(categories: list[str], size: int, seed: int):
    items = [question(n, category) for n, category in enumerate(categories)]
    drawn = sample(items, size, seed)
    assert len(drawn) == min(size, len(items))
    for category, count in Counter(categories).items():
        share = count * len(drawn) / len(items)
        assert abs(sum(item.category == category for item in drawn) - share) < 1 + 1e-9
