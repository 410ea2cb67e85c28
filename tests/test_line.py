import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from answer_fakes import ARTICLES, list_answer, rank_answer, rank_fact
from ui_fakes import FakeAssistant

from index.errors import BusyError
from rag.types import Done, Event, Found, Stage, Turn, Understood
from ui.desk.line import QUEUE, Line, Queued, Shared


class Worded(FakeAssistant):
    """Needs the model for every question, and goes on when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.at_work: list[str] = []

    def _events(self, question: str, history: Sequence[Turn]) -> Iterator[Event]:
        answer = list_answer(question)
        yield Understood(answer.query)
        yield Found(answer.citations)
        yield Stage("generate")
        self.at_work.append(question)
        self.go_on.wait(10)
        yield Stage("generate")
        yield Done(answer)


def asked(shared: Shared, question: str, answers: dict[str, str]) -> threading.Thread:
    thread = threading.Thread(target=lambda: answers.update({question: shared.ask(question).question}))
    thread.start()
    return thread


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_one_has_the_model_and_the_others_follow_in_order():
    assistant, answers = Worded(), {}
    shared = Shared(assistant)
    threads = [asked(shared, "first", answers)]
    until(lambda: assistant.at_work == ["first"])
    for number, question in enumerate(("second", "third"), start=1):
        threads.append(asked(shared, question, answers))
        until(lambda number=number: shared.line.waiting == number)
    assert assistant.at_work == ["first"]
    assistant.go_on.set()
    for thread in threads:
        thread.join()
    assert assistant.at_work == ["first", "second", "third"]
    assert answers == {question: question for question in assistant.at_work}
    assert shared.line.waiting == 0


def test_who_finds_the_line_full_is_told_so_and_nothing_is_generated():
    assistant = Worded()
    shared = Shared(assistant, Line(waiting=0))
    first = shared.stream("first")
    assert [type(next(first)) for _ in range(3)] == [Understood, Found, Stage]
    with pytest.raises(BusyError, match="wait for the language model"):
        shared.ask("second")
    assert (assistant.closed, assistant.at_work) == (1, [])
    first.close()
    assistant.go_on.set()
    assert shared.ask("third").question == "third"


def test_who_waits_gets_signs_of_life_and_can_leave():
    assistant = Worded()
    shared = Shared(assistant)
    first, second, third = (shared.stream(name) for name in ("first", "second", "third"))
    for stream in (first, second, third):
        assert [type(next(stream)) for _ in range(2)] == [Understood, Found]
    assert next(first) == Stage("generate")
    assert [next(second), next(third), next(second)] == [Queued(QUEUE, place, None) for place in (1, 2, 1)]
    assert shared.line.waiting == 2
    second.close()
    assert shared.line.waiting == 1
    first.close()
    assert next(third) == Stage("generate")
    third.close()
    assert (shared.line.waiting, assistant.closed, assistant.at_work) == (0, 3, [])


def test_the_wait_is_told_by_what_the_last_answers_took():
    now = [100.0]
    line = Line(clock=lambda: now[0])
    first, second, third = line.join(), line.join(), line.join()
    now[0] += 20  # seconds that the first takes
    line.leave(first)
    assert line.queued(third) == Queued(QUEUE, 1, 20)
    fourth = line.join()
    assert line.queued(fourth) == Queued(QUEUE, 2, 40)
    now[0] += 12  # of which the second has used up these: 8 left, then 20
    assert (line.queued(third), line.queued(fourth)) == (Queued(QUEUE, 1, 10), Queued(QUEUE, 2, 30))
    now[0] += 100  # longer than any before: any moment
    assert line.queued(third) == Queued(QUEUE, 1, 5)
    line.leave(third)  # who goes without a turn tells nothing
    assert line.queued(fourth) == Queued(QUEUE, 1, 5)
    line.leave(second)
    fifth = line.join()
    assert line.queued(fifth) == Queued(QUEUE, 1, 70)  # the mean of 20 and 112 is 66


def test_only_the_last_answers_count():
    now = [0.0]
    line = Line(clock=lambda: now[0])
    for seconds in (1000.0, *[8.0] * 8):
        ticket = line.join()
        now[0] += seconds
        line.leave(ticket)
    line.join()
    assert line.queued(line.join()) == Queued(QUEUE, 1, 10)


def test_a_question_without_the_model_does_not_wait():
    shared = Shared(FakeAssistant(), Line(waiting=0))
    worded = shared.stream("2023")
    assert [type(next(worded)) for _ in range(3)] == [Understood, Found, Stage]
    assert shared.ask("2017") == rank_answer("2017")
    worded.close()


def test_everything_else_is_handed_on():
    shared = Shared(FakeAssistant())
    assert shared.articles() == list(ARTICLES)
    assert shared.article("dien-bien") == ARTICLES[0]
    assert shared.facts(None, None, 2017) == [rank_fact()]
    assert shared.facts(None, None, 2018) == []
    assert [hit.passage.article_id for hit in shared.search("?", 1)] == ["dien-bien"]
    assert shared.loaded() == {"embedder": True}
