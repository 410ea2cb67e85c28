from dataclasses import replace

from report_help import ITEMS, judged, wrong

from eval.comparing.bars import Bar
from eval.comparing.gate import judge
from eval.judging.marks import labels
from eval.judging.report import Judged
from eval.judging.runs import Run
from eval.reporting.contest import MEASURES, duel, hold, not_ahead, opening, p_text, side_by_side
from eval.reporting.full_report import bars_in_words, full_report
from eval.reporting.page import Paragraph, Section, Table

MANY = [replace(ITEMS[0], id=f"q{n}", question=f"Điện Biên xếp thứ mấy {n}?") for n in range(20)]


def run(name: str, made: list[Judged], system: str | None = None) -> Run:
    about = {"gold questions": f"dev.jsonl, {len(made)} asked", "system": f"{system or name}, state 1"}
    return Run(name, about, tuple(made))


def ours(items: list = MANY) -> Run:
    return run("ours", judged(items=items))


def slow_and_wrong(name: str = "langchain") -> Run:
    changes = {item.id: (lambda o: replace(wrong(o), seconds=20.0, tokens=40)) for item in MANY}
    return run(name, judged(changes, MANY))


def section(page: tuple[Section, ...], title: str) -> Section:
    return next(part for part in page if part.title.startswith(title))


def test_labels():
    assert labels(ITEMS[3]) == {"unanswerable", "vi", "person", "wrong_entity"}
    assert labels(ITEMS[2]) == {"answerable", "follow-up", "rank", "no trap"}


def test_every_measure_is_compared():
    (held,) = hold(ours(), [slow_and_wrong()])
    verdicts = {m.metric: found.verdict if found else None for m, found in held.found}
    assert verdicts == {
        "right": "better",
        "wrong": "better",
        "unsupported": "better",
        "span_precision": "better",
        "refusal_precision": None,
        "refusal_recall": None,
        "seconds": "better",
        "tokens": "better",
    }
    assert held.n == 20


def test_the_first_paragraph_names_what_we_are_ahead_in():
    text = opening(ours(), hold(ours(), [slow_and_wrong()]))
    assert text.startswith(
        "Of 20 questions of dev.jsonl the system rightly answered or refused 100.0 % (95 %: 83.2 to 100.0); "
        "it showed a wrong answer to 0.0 % (95 %: 0.0 to 16.8). Compared with langchain on the 20 questions"
    )
    assert "ahead in right answers (100.0 % against 0.0 %; +100.0 to +100.0 points)" in text
    assert "median answer time (0.250 s against 20.0 s; −19.8 to −19.8 s)" in text
    assert "tokens an answer (0 against 40.0; −40.0 to −40.0)" in text


def test_the_first_paragraph_says_where_we_are_not_ahead():
    fast = run("bm25-first", [(i, replace(o, seconds=0.001), s) for i, o, s in judged(items=MANY)])
    text = opening(ours(), hold(ours(), [slow_and_wrong(), fast]))
    assert "Compared with langchain" in text
    assert (
        "Not ahead of bm25-first: it is worse in median answer time (0.250 s against 0.001 s; +0.249 to +0.249 s); "
        "it is equal in right answers, wrong answers shown, answers with a figure that nothing cited says, "
        "citations right and tokens an answer; only one of the two has any refusals that were due and "
        "unanswerable questions refused." in text
    )


def test_few_questions_do_not_tell():
    changes = {"q0": wrong}
    (held,) = hold(ours(), [run("langchain", judged(changes, MANY))])
    assert (
        "too few questions tell the two apart in right answers (100.0 % against 95.0 %; 0 to +15.0 points)"
        in not_ahead(held)
    )


def test_ahead_everywhere():
    both = {m.metric: (m, found) for held in hold(ours(), [slow_and_wrong()]) for m, found in held.found if found}
    (held,) = hold(ours(), [slow_and_wrong()])
    everywhere = replace(held, found=tuple(both.values()))
    assert not_ahead(everywhere) == ""
    assert opening(ours(), [everywhere]).endswith("It is ahead of langchain in all that is measured here.")


def test_alone():
    assert "No other system was given" in opening(ours(), [])
    assert opening(ours(), hold(ours(), [slow_and_wrong("no-facts")])).endswith("this does not say.")


def test_runs_without_common_questions_are_not_compared():
    assert hold(ours(), [run("second", judged())]) == []


def test_side_by_side_shares_a_table_where_the_questions_are_the_same():
    some = run("model-alone", judged(items=MANY[:5]))
    tables = side_by_side(ours(), hold(ours(), [slow_and_wrong(), some, slow_and_wrong("bm25-first")]))
    assert [caption for caption, _ in tables] == ["On 20 questions:", "On 5 questions:"]
    (_, first), (_, second) = tables
    assert [row[0] for row in first.rows] == ["ours", "langchain", "bm25-first"]
    assert first.rows[1][1:4] == ("0.0 %", "100.0 %", "100.0 %")
    assert [row[0] for row in second.rows] == ["ours", "model-alone"]
    assert len(first.head) == 1 + len(MEASURES)


def test_a_comparison_in_full():
    never = run(
        "bm25-first", judged({"q4": lambda o: replace(o, answered=True), "q5": lambda o: replace(o, answered=True)})
    )
    (held,) = hold(run("ours", judged()), [never])
    rows = {row[0]: row[1:] for row in duel(held).rows}
    assert rows["right answers"] == ("5", "100.0 %", "60.0 %", "0 to +80.0 points; p = 0.500", "cannot tell")
    assert rows["refusals that were due"] == ("2", "100.0 %", "–", "–", "not comparable")
    assert rows["tokens an answer"] == ("5", "0", "0", "0 to 0", "cannot tell")


def test_p_values():
    assert [p_text(0.00001), p_text(0.0625)] == ["p < 0.001", "p = 0.062"]


def test_the_report_has_a_place_for_everything():
    made = judged({"q2": wrong})
    mine = run("ours", made)
    others = [run("langchain", judged({"q1": wrong})), run("no-facts", judged()), ours(MANY[6:])]
    others[2] = Run("second", others[2].about, others[2].judged)
    bars = (Bar("right", "right", 0.9, False), Bar("x", "nothing", 1, False))
    gate = judge(mine.marks(), None, bars)
    page = full_report(mine, others, gate)
    assert [part.title for part in page.sections] == [
        "Bars",
        "Beside other systems",
        "Without one of its parts",
        "Since the baseline",
        "Answers",
        "On other questions",
        "Refusals",
        "Ranking",
        "Answer times and tokens",
        "Failed questions (1)",
        "Figures that nothing cited says",
        "What was measured",
    ]
    assert page.lead[1] == Paragraph(
        "Of 2 bars 0 are met. Not met: right (80.0 %, goal ≥ 90.0 %). Not measured by this run: x."
    )
    assert bars_in_words(gate) == page.lead[1].text
    (elsewhere,) = section(page.sections, "On other").blocks
    assert isinstance(elsewhere, Table)
    assert elsewhere.rows[0][:2] == ("second (dev.jsonl)", "14")
    (ranks, *_) = section(page.sections, "Ranking").blocks
    assert isinstance(ranks, Table)
    assert [row[0] for row in ranks.rows][:2] == ["lexical, by article", "lexical, by span"]


def test_a_failed_question_comes_with_its_receipt():
    mine = run("ours", judged({"q2": wrong}))
    (case,) = section(full_report(mine, [], judge(mine.marks(), None, ())).sections, "Failed").blocks
    assert case.name == "q2: does not say 33.300"
    assert case.rows == (
        ("asked", "How many <script>alert(1)</script> dossiers?"),
        ("expected", "33.300"),
        ("got (quote)", '<img src=x onerror="alert(1)"> 99'),
        ("understood as", "How many <script>alert(1)</script> dossiers?"),
        ("slots", "asks for free"),
        ("figures that nothing cited says", "99"),
        ("place to be cited", "a: 33.300 hồ sơ"),
        ("sure", "0.00"),
        ("time", "0.25 s (understand 10 ms, retrieve 20 ms, verify 5 ms)"),
    )
