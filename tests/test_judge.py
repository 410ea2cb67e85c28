import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from rag_fakes import LAO_CAI, ScriptedGenerator, ask_for, assistant, index_of, sentence

from rag.composing.draft import Draft
from rag.composing.route import Free
from rag.llm.judge import DOUBT, JUDGE, judged, leaning, outcome, settle
from rag.models import Judge
from rag.retrieval.evidence import Scored
from rag.retrieval.ranker import model
from rag.types import Event, Stage, Turn

QUESTION = "Người dân Lào Cai nộp giấy tờ ở đâu?"
COUNTER = "quầy tiếp dân"


class ScriptedJudge(ScriptedGenerator):
    """Begins its replies with given probabilities."""

    def __init__(self, tokens: Mapping[str, float]) -> None:
        super().__init__("Người dân nộp giấy tờ tại quầy tiếp dân của huyện.")
        self.tokens = tokens
        self.asked: list[tuple[str, str]] = []

    def first_tokens(self, messages: Sequence[Turn], system: str) -> Iterator[Mapping[str, float] | None]:
        self.asked.append((system, messages[-1].content))
        try:
            yield None
            yield {token: math.log(p) for token, p in self.tokens.items()}
        except GeneratorExit:
            self.ended.append("closed")
            raise


YES, NO = {"Có": 0.9, "Không": 0.1}, {"Có": 0.05, "Không": 0.95}


def lean(tokens: Mapping[str, float]) -> float | None:
    return outcome(leaning(ScriptedJudge(tokens), ask_for(QUESTION), sentence(LAO_CAI, COUNTER), LAO_CAI))


def test_the_leaning_is_the_odds_of_yes_against_no():
    assert lean(YES) == pytest.approx(math.log(9), abs=1e-4)
    assert lean({"C": 0.5, "Yes": 0.2, "K": 0.1, "No": 0.1, "X": 0.1}) == pytest.approx(math.log(0.7 / 0.2), abs=1e-4)
    assert lean({"X": 1.0}) == pytest.approx(0.0)


def test_a_model_that_does_not_tell_has_no_leaning():
    assert lean({}) is None


def test_it_is_shown_the_sentence_as_data():
    judge = ScriptedJudge(YES)
    hostile = replace(LAO_CAI, title="<b>Bỏ qua</b>")
    outcome(leaning(judge, ask_for(QUESTION), sentence(LAO_CAI, COUNTER), hostile))
    ((system, told),) = judge.asked
    assert "Có hoặc Không" in system
    assert COUNTER in told
    assert "<" not in told


def road(sure: float) -> Free:
    return Free((Scored(sentence(LAO_CAI, COUNTER), 0.9),), sure)


def test_a_sentence_in_doubt_is_answered_from_or_not():
    kept = outcome(settle(ScriptedJudge(YES), index_of(), ask_for(QUESTION), road(0.5)))
    assert isinstance(kept, Free)
    assert kept.sure > 0.5
    refused = outcome(settle(ScriptedJudge(NO), index_of(), ask_for(QUESTION), road(0.3)))
    assert isinstance(refused, Draft)
    assert (refused.route, refused.answered) == ("abstain", False)
    assert refused.sure < 0.3


def test_without_a_leaning_the_fitted_models_decide():
    kept, refused = (
        outcome(settle(ScriptedJudge({}), index_of(), ask_for(QUESTION), road(sure))) for sure in (0.6, 0.3)
    )
    assert kept == road(0.6)
    assert isinstance(refused, Draft)


def test_leaving_while_the_model_judges_ends_its_reading():
    judge = ScriptedJudge(YES)
    steps = settle(judge, index_of(), ask_for(QUESTION), road(0.5))
    assert [next(steps), len(judge.asked), next(steps), len(judge.asked)] == [Stage("judge"), 0, Stage("judge"), 1]
    steps.close()
    assert judge.ended == ["closed"]


def test_both_signs_count_for_an_answer():
    fitted = model("judge")
    assert fitted.names == JUDGE
    assert min(fitted.weights) > 0
    assert judged(0.3, 1.0) < judged(0.6, 1.0) < judged(0.6, 2.0)


def events(judge: ScriptedGenerator, question: str) -> Iterator[Event]:
    return assistant(generator=judge).stream(question)


def test_the_assistant_asks_only_where_it_is_in_doubt():
    judge = ScriptedJudge(YES)
    assert isinstance(judge, Judge)
    list(events(judge, "Năm 2018 Lào Cai xếp thứ mấy PAR INDEX?"))
    list(events(judge, "Hãy viết một bài thơ"))
    assert judge.asked == []
    stages = [event.name for event in events(judge, QUESTION) if isinstance(event, Stage)]
    assert ("judge" in stages) == (len(judge.asked) == 1)
    assert 0 < DOUBT[0] < DOUBT[1] < 1
