"""Runs to report on: small real ones, judged by the real judge, and marks made by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eval_fakes import ScriptedSystem

from eval.judging.marks import Mark
from eval.judging.report import Judged, judge_all, summarise, to_json
from eval.questions.gold import GoldItem, GoldQuote
from eval.running.runner import Outcome, run
from index.types import Article
from rag.types import Turn

ARTICLES = {
    "a": Article("a", "Tin A", "Năm 2017 Điện Biên xếp thứ 24/63. Tỉnh có 33.300 hồ sơ."),
    "b": Article("b", "Tin B", "Sơn La xếp thứ 15/63."),
}
TEXTS = {article.id: article.text for article in ARTICLES.values()}
RANK = GoldItem(
    id="q1",
    lang="vi",
    question="Điện Biên xếp thứ mấy?",
    category="rank",
    answerable=True,
    answers=("24/63",),
    must_include=("24",),
    evidence=(GoldQuote("a", "xếp thứ 24/63"),),
    evidence_groups=(("a",),),
)
ITEMS = [
    RANK,
    replace(
        RANK,
        id="q2",
        lang="en",
        category="count",
        question="How many <script>alert(1)</script> dossiers?",
        answers=("33.300",),
        must_include=("33.300",),
        evidence=(GoldQuote("a", "33.300 hồ sơ"),),
    ),
    replace(
        RANK,
        id="q3",
        question="Còn Sơn La?",
        history=(Turn("user", "Điện Biên?"),),
        answers=("15/63",),
        must_include=("15",),
        evidence=(GoldQuote("b", "xếp thứ 15/63"),),
        evidence_groups=(("b",),),
    ),
    GoldItem("q4", "vi", "Ai là chủ tịch?", "person", False, trap="wrong_entity", tempting=("Mùa A Sơn",)),
    GoldItem("q5", "vi", "Giá vàng?", "score", False, trap="out_of_domain"),
]
Change = Callable[[Outcome], Outcome]


def wrong(outcome: Outcome) -> Outcome:
    """Another value, with markup, and no citation."""
    return replace(outcome, answer='<img src=x onerror="alert(1)"> 99', answered=True, route="quote", citations=())


def judged(changes: Mapping[str, Change] | None = None, items: Sequence[GoldItem] = tuple(ITEMS)) -> list[Judged]:
    """A run that answers everything rightly in exactly 0.25 s, but for the changes by id of the question."""
    outcomes = run(ScriptedSystem(items, ARTICLES), items)
    outcomes = [
        replace(o, seconds=0.25, timings_ms={"understand": 10.0, "retrieve": 20.0, "verify": 5.0}) for o in outcomes
    ]
    outcomes = [(changes or {}).get(o.item_id, lambda same: same)(o) for o in outcomes]
    return judge_all(items, outcomes, TEXTS)


def write_run(path: Path, made: Sequence[Judged], system: str = "ours", gold: str = "dev.jsonl") -> Path:
    """Write a run as `eval --json` does."""
    about = {"gold questions": f"{gold}, {len(made)} asked", "system": f"{system}, state 1"}
    path.write_text(to_json(summarise(made, about), made), encoding="utf-8")
    return path


def marks(right: str, **figures: Sequence[float]) -> list[Mark]:
    """Marks of answerable Vietnamese questions: a "1" for each right one, a "0" for each wrong one."""
    return [
        Mark(
            id=f"q{n}",
            hash=f"h{n}",
            labels=frozenset({"answerable", "vi", "rank", "no trap"}),
            route="fact",
            worded=False,
            figures={"right": float(sign), **{name: float(values[n]) for name, values in figures.items()}},
        )
        for n, sign in enumerate(right)
    ]
