from pathlib import Path

import pytest
from report_help import marks

from eval.comparing.bars import Bar, bars_for, fits, read_bars, stand
from eval.judging.marks import Mark
from index.errors import SettingsError

SHIPPED = Path(__file__).parent.parent / "eval" / "bars.toml"
GOOD = '[[bar]]\nname = "right"\nmetric = "right"\nat_least = 0.9\n'


def mark(*labels: str, route: str = "fact", **figures: float) -> Mark:
    return Mark("q", "h", frozenset(labels), route, False, figures)


def bars(tmp_path: Path, text: str) -> tuple[Bar, ...]:
    path = tmp_path / "bars.toml"
    path.write_text(text, encoding="utf-8")
    return read_bars(path)


def test_the_shipped_bars_hold_the_goals_of_the_product():
    goals = {bar.name: (bar.metric, bar.slice, bar.goal, bar.lower) for bar in read_bars(SHIPPED)}
    assert goals["figures that nothing cited says"] == ("unsupported", (), 0.0, True)
    assert goals["right, Vietnamese"] == ("right", ("answerable", "vi"), 0.95, False)
    assert goals["right, follow-ups"] == ("right", ("answerable", "follow-up"), 0.9, False)
    assert goals["citation precision"] == ("span_precision", (), 0.98, False)
    assert goals["refusal recall"] == ("refusal_recall", (), 0.95, False)
    assert goals["all answers together, seconds"] == ("seconds", (), 1800.0, True)


def test_reading(tmp_path: Path):
    fast = GOOD.replace("right", "seconds").replace("at_least = 0.9", "at_most = 1")
    text = GOOD + fast + 'statistic = "p50"\nroutes = ["fact"]\ngold = "x.jsonl"\n'
    assert bars(tmp_path, text) == (
        Bar("right", "right", 0.9, False),
        Bar("seconds", "seconds", 1.0, True, "p50", (), ("fact",), "x.jsonl"),
    )


def test_bars_of_another_gold_file_are_left_out(tmp_path: Path):
    found = bars(tmp_path, GOOD + GOOD.replace('"right"\nm', '"other"\ngold = "x.jsonl"\nm'))
    assert [bar.name for bar in bars_for(found, "x.jsonl")] == ["right", "other"]
    assert [bar.name for bar in bars_for(found, "dev.jsonl")] == ["right"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[bar", "no file of bars"),
        ("x = 1", r"\[\[bar\]\] tables and nothing else"),
        ("bar = 3", r"\[\[bar\]\] tables and nothing else"),
        (GOOD + GOOD, "bar 2: there is a 'right' already"),
        (GOOD + "colour = 1", "bar 1: unknown key 'colour'"),
        (GOOD + "at_most = 1", "bar 1: give one of at_least and at_most"),
        (GOOD.replace("0.9", '"much"'), "bar 1: the goal has to be a number"),
        (GOOD.replace("0.9", "true"), "bar 1: the goal has to be a number"),
        (GOOD + 'statistic = "mode"', "bar 1: statistic has to be one of mean, p50, p95, sum"),
        (GOOD + 'slice = ["vn"]', "bar 1: slice names 'vn'; known are .*unaccented"),
        (GOOD + 'slice = "vi"', "bar 1: slice has to be a list of texts"),
        (GOOD + "slice = [1]", "bar 1: slice has to be a list of texts"),
        (GOOD + 'gold = ""', "bar 1: gold has to be a text"),
        ("[[bar]]\nat_most = 1", "2 fault.*bar 1: 'name' is missing; bar 1: 'metric' is missing"),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, fault: str):
    with pytest.raises(SettingsError, match=rf"bars\.toml.*{fault}"):
        bars(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"none\.toml: no file of bars"):
        read_bars(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("slice_", "labels", "fitting"),
    [
        ((), ("vi", "rank"), True),
        (("vi",), ("vi", "rank"), True),
        (("vi",), ("en", "rank"), False),
        (("list", "trend"), ("vi", "trend"), True),
        (("vi", "list", "trend"), ("en", "trend"), False),
        (("answerable", "conflict"), ("answerable", "vi", "conflict"), True),
        (("answerable", "conflict"), ("answerable", "vi", "no trap"), False),
    ],
)
def test_labels_of_one_kind_are_alternatives_and_kinds_add_up(
    slice_: tuple[str, ...], labels: tuple[str, ...], fitting: bool
):
    assert fits(mark(*labels), Bar("b", "right", 1.0, False, slice=slice_)) is fitting


def test_routes():
    bar = Bar("b", "seconds", 1.0, True, routes=("fact", "list"))
    assert [fits(mark(route=route), bar) for route in ("fact", "list", "model")] == [True, True, False]


def test_standing():
    found = stand(Bar("b", "right", 0.75, False, slice=("vi",)), marks("1110"))
    assert (found.value, found.n, found.met) == (0.75, 4, True)
    assert stand(Bar("b", "right", 0.76, False), marks("1110")).met is False
    assert stand(Bar("b", "right", 0.75, True), marks("1110")).met is True
    assert stand(Bar("b", "right", 0.5, False, slice=("en",)), marks("1110")).met is None
    assert stand(Bar("b", "seconds", 3, True, "sum"), [mark(seconds=1.0), mark(), mark(seconds=2.5)]).value == 3.5
