"""Runs: errors become outcomes, logs are resumed, nothing stale is taken over."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from eval_fakes import ScriptedSystem

from eval.metrics.spans import Span
from eval.questions.gold import GoldItem, GoldQuote
from eval.running.runner import LAYOUT, STAGES, Outcome, item_hash, outcome_from, read_log, run, system_hash
from index.errors import GeneratorError, GoldError
from index.types import Article
from rag.types import Answer, Turn

ARTICLES = {"a": Article("a", "Tin", "Năm 2017 Điện Biên xếp thứ 24/63.")}
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
WHO = GoldItem(id="q2", lang="vi", question="Ai?", category="person", answerable=False, history=(Turn("user", "Chào"),))
ITEMS = [RANK, WHO]
FOUND = {stage: (Span("a", 0, 33),) for stage in STAGES}
NOWHERE = dict.fromkeys(STAGES, ())


@pytest.fixture
def system() -> ScriptedSystem:
    return ScriptedSystem(ITEMS, ARTICLES)


def test_an_outcome_holds_what_the_system_did(system: ScriptedSystem):
    seen: list[Outcome] = []
    first, second = run(system, ITEMS, seen.append)
    assert seen == [first, second]
    assert (first.item_id, first.item_hash, first.error) == ("q1", item_hash(RANK), None)
    assert first.answer == "theo các bài là 24 [1]"
    assert (first.answered, first.language, first.route) == (True, "vi", "fact")
    assert [c.quote for c in first.citations] == ["xếp thứ 24/63"]
    assert first.found == FOUND
    assert first.timings_ms == {"parse": 1.0}
    assert first.seconds >= 0
    assert (second.answered, second.route, second.found) == (False, "abstain", NOWHERE)
    assert first.system == second.system != ""


def test_the_search_is_asked_what_the_question_was_understood_as(system: ScriptedSystem):
    def resolve(answer: Answer) -> Answer:
        return replace(answer, query=replace(answer.query, standalone=RANK.question))

    system.change(WHO, resolve)
    assert run(system, [WHO])[0].found == FOUND


@pytest.mark.parametrize("fault", [GeneratorError("no model"), ValueError("no model"), KeyError("no model")])
def test_an_error_becomes_an_outcome_and_the_run_goes_on(system: ScriptedSystem, fault: Exception):
    system.change(RANK, fault)
    first, second = run(system, ITEMS)
    assert first.error == f"{type(fault).__name__}: {fault}"
    assert (first.answered, first.answer, first.route, first.system) == (False, "", "error", "")
    assert first.found == NOWHERE
    assert second.error is None
    assert second.system


def test_a_log_is_resumed(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "runs" / "log.jsonl"
    before = run(system, ITEMS, log=log)
    system.asked.clear()
    seen: list[Outcome] = []
    after = run(system, ITEMS, seen.append, log=log)
    assert system.asked == [RANK.question]  # the first is asked in any case
    assert [outcome.item_id for outcome in seen] == ["q1", "q2"]
    assert after[1] == before[1]


def test_a_changed_question_is_asked_anew(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    run(system, ITEMS, log=log)
    system.asked.clear()
    run(system, [RANK, replace(WHO, tempting=("24",))], log=log)
    assert system.asked == [RANK.question, WHO.question]


def test_another_index_is_asked_anew(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    run(system, ITEMS, log=log)
    system.change(RANK, lambda answer: replace(answer, index_fingerprint="i2"))
    system.asked.clear()
    run(system, ITEMS, log=log)
    assert system.asked == [RANK.question, WHO.question]


def test_a_ranking_that_was_left_out_is_asked_for_when_it_is_wanted(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    assert [outcome.found for outcome in run(system, ITEMS, k=0, log=log)] == [None, None]
    system.asked.clear()
    assert run(system, ITEMS, k=0, log=log)[1].found is None
    assert len(system.asked) == 1
    assert [outcome.found for outcome in run(system, ITEMS, log=log)] == [FOUND, NOWHERE]
    assert len(system.asked) == 3


def test_failures_are_tried_again(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    answer = system.script[WHO.question, WHO.history]
    assert isinstance(answer, Answer)
    system.change(WHO, GeneratorError("no model"))
    assert run(system, ITEMS, log=log)[1].error
    system.script[WHO.question, WHO.history] = answer
    assert run(system, ITEMS, log=log)[1].error is None


def test_a_torn_log_is_read_and_continued(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    outcomes = run(system, ITEMS, log=log)
    whole = log.read_text("utf-8")
    log.write_text(whole[:-20], "utf-8")
    assert read_log(log) == outcomes[:1]
    again = run(system, ITEMS, log=log)
    assert [outcome.item_id for outcome in read_log(log)] == ["q1", "q1", "q2"]
    assert read_log(log)[1:] == again


def test_an_outcome_survives_json(system: ScriptedSystem):
    outcome = run(system, ITEMS)[0]
    assert outcome_from(asdict(outcome)) == outcome
    with pytest.raises(TypeError):
        outcome_from({**asdict(outcome), "colour": "red"})


def test_lines_of_another_layout_are_passed_over(system: ScriptedSystem, tmp_path: Path):
    log = tmp_path / "log.jsonl"
    now = run(system, ITEMS, log=log)[0]
    flat = {**asdict(now), "found": [asdict(Span("a", 0, 33))]}
    old = [flat, {"layout": LAYOUT - 1, **asdict(now)}, {"layout": LAYOUT, **flat}, [1], 1, "x", None, {}]
    log.write_text("\n".join(json.dumps(line) for line in [*old, {"layout": LAYOUT, **asdict(now)}]), "utf-8")
    assert read_log(log) == [now]


def test_a_system_is_asked_for_the_stages_that_it_has(system: ScriptedSystem):
    system.stages = ("lexical", "fused")
    assert run(system, ITEMS)[0].found == {stage: FOUND[stage] for stage in ("lexical", "fused")}
    system.stages = ()
    assert run(system, ITEMS)[0].found == {}


def test_a_log_that_cannot_be_used(system: ScriptedSystem, tmp_path: Path):
    assert read_log(tmp_path / "none.jsonl") == []
    with pytest.raises(GoldError, match="cannot be read"):
        run(system, ITEMS, log=tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(GoldError, match=r"cannot be (read|written)"):
        run(system, ITEMS, log=tmp_path / "file" / "log.jsonl")


def test_hashes_tell_things_apart(system: ScriptedSystem):
    answer = system.ask(RANK.question)
    assert item_hash(RANK) != item_hash(replace(RANK, must_include=("63",)))
    changed = [replace(answer, index_fingerprint="i2"), replace(answer, models={"embedder": "other"})]
    assert len({system_hash("ours", each) for each in [answer, *changed]} | {system_hash("other", answer)}) == 4
    assert system_hash("ours", answer) == system_hash("ours", replace(answer, answer="?"))
