from dataclasses import replace
from decimal import Decimal

from eval_fakes import perfect
from report_help import ARTICLES, ITEMS, judged

from eval.judging.report import summarise
from eval.running.receipt import receipt
from eval.running.runner import outcome_from
from index.types import Fact
from rag.types import Check, Query

QUERY = Query(
    "còn năm 2016?", "Điện Biên năm 2016 xếp thứ mấy?", "vi", "rank",
    entities=("Điện Biên",), indicators=("PAR INDEX",), years=(2016,), carried=("entity",),
)  # fmt: skip
FACT = Fact("a", 0, 9, 3, 5, "Điện Biên", None, None, 2017, "rank", "24", Decimal(24))


def test_a_receipt_tells_the_way_to_the_answer():
    answer = replace(
        perfect(ITEMS[0], ARTICLES),
        query=QUERY,
        facts=(FACT,),
        checks=(Check("xếp thứ 24", "24", 1, True, "in the sentence"), Check("hạng 42", "42", 1, False, "nowhere")),
        dropped=("Tỉnh xếp hạng 42.",),
    )
    assert receipt(answer) == (
        ("understood as", "Điện Biên năm 2016 xếp thứ mấy?"),
        ("slots", "asks for rank; Điện Biên; PAR INDEX; 2016; from the conversation: entity"),
        ("rows", "Điện Biên, ?, 2017: 24"),
        ("passed", "24 (in the sentence) in: xếp thứ 24"),
        ("failed", "42 (nowhere) in: hạng 42"),
        ("dropped", "Tỉnh xếp hạng 42."),
    )


def test_a_failed_question_shows_it():
    made = judged({"q1": lambda o: replace(o, answer="42")})
    assert dict(summarise(made, {}).failures[0].receipt)["understood as"] == "Điện Biên xếp thứ mấy?"


def test_runs_from_before_there_were_receipts_can_be_read():
    outcome = judged()[0][1]
    raw = {name: getattr(outcome, name) for name in outcome.__slots__ if name != "receipt"}
    assert outcome_from({**raw, "citations": [], "found": None}).receipt == ()
