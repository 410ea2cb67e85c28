"""One question and what has become of it so far: events in, HTML out. Knows nothing of gradio."""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.errors import BusyError, ReformQAError
from index.types import Lang
from rag.narrowed import Filter
from rag.types import Answer, Citation, Done, Event, Found, Query, Stage, Turn, Understood, Wording
from ui.answers.cards import ArticleText, answer_body, footer, question_card, source_cards, status, suggestions
from ui.answers.picture import picture_html
from ui.desk.assistant import Assistant
from ui.desk.line import Queued
from ui.page.filters import filter_line
from ui.words.faults import fault_text
from ui.words.render import escaped
from ui.words.strings import TEXT


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with as much of its answer as has arrived.

    Attributes:
        question: As typed.
        language: Language of the labels around the answer: the page's at first, the question's once that is known; a
            question that shows none is answered in the page's.
        alone: Asked without what was said before, since it names everything itself.
        only: What may be answered from; None for everything.
        query: The question as it was understood.
        citations: Evidence to show: what was found, then what the answer cites.
        text: The answer's text so far.
        stage: Name of the slow step that is running.
        queued: Place in the line for the model and seconds to wait (None: not known yet), while that is the step.
        answer: The whole answer, once it is there.
        seconds: Seconds since the question was taken up.
        note: Why it ended without an answer.
    """

    question: str
    language: Lang
    alone: bool = False
    only: Filter | None = None
    query: Query | None = None
    citations: tuple[Citation, ...] = ()
    text: str = ""
    stage: str | None = None
    queued: tuple[int, int | None] | None = None
    answer: Answer | None = None
    seconds: float = 0.0
    note: str | None = None


def is_open(exchanges: Sequence[Exchange]) -> bool:
    """Tell whether the last question still waits for its answer."""
    return bool(exchanges) and exchanges[-1].answer is None and exchanges[-1].note is None


def advance(exchange: Exchange, event: Event, seconds: float) -> Exchange:
    """Return the exchange after an event of the stream, ``seconds`` after the question was taken up."""
    exchange = replace(exchange, seconds=seconds)
    match event:
        case Understood(query=query):
            return replace(exchange, query=query, language=query.language)
        case Found(citations=citations):
            return replace(exchange, citations=citations)
        case Queued(name=name, place=place, seconds=wait):
            return replace(exchange, stage=name, queued=(place, wait))
        case Stage(name=name):
            return replace(exchange, stage=name, queued=None)
        case Wording(text=text):
            return replace(exchange, text=exchange.text + text)
        case Done(answer=answer):
            return replace(
                exchange,
                answer=answer,
                text=answer.answer,
                citations=answer.citations,
                query=answer.query,
                language=answer.language,
                stage=None,
                queued=None,
            )


def close(exchanges: Sequence[Exchange], note: str) -> tuple[Exchange, ...]:
    """Return the conversation with a still open last exchange ended by a note; a closed one stays as it is."""
    if not is_open(exchanges):
        return tuple(exchanges)
    return (*exchanges[:-1], replace(exchanges[-1], note=note, stage=None, queued=None))


def history(exchanges: Sequence[Exchange]) -> tuple[Turn, ...]:
    """Return the completed exchanges as turns, oldest first: what a follow-up question may lean on."""
    return tuple(
        turn
        for exchange in exchanges
        if exchange.answer is not None
        for turn in (Turn("user", exchange.question), Turn("assistant", exchange.answer.answer))
    )


def question_bubble(exchange: Exchange) -> str:
    """Return the question as typed."""
    return f'<p class="rq-question">{escaped(exchange.question)}</p>'


def exchange_html(exchange: Exchange, number: int, article_text: ArticleText) -> tuple[str, str]:
    """Return the answer's part and the evidence's part of the page; the second is empty while there is no evidence.

    Args:
        exchange: What to show.
        number: Position in the conversation, for element ids that are unique on the page.
        article_text: Where the paragraphs around the quotes come from.
    """
    prefix, words = f"rq-{number}-", TEXT[exchange.language]
    markers = {citation.marker for citation in exchange.citations}
    refusal = exchange.answer is not None and not exchange.answer.answered
    body = answer_body(exchange.text, markers, prefix, exchange.language)
    head = "".join(
        (
            filter_line(exchange.only, exchange.language) if exchange.only else "",
            question_card(exchange.query, done=exchange.answer is not None) if exchange.query else "",
            f'<div class="rq-answer{" rq-refusal" if refusal else ""}">{body}</div>' if body else "",
            picture_html(exchange.answer, prefix) if exchange.answer else "",
            _status(exchange),
            footer(exchange.answer, exchange.seconds) if exchange.answer else "",
            suggestions(exchange.answer) if exchange.answer else "",
        )
    )
    heading = words.sources if exchange.answer else words.evidence
    return head, source_cards(exchange.citations, article_text, prefix, exchange.language, heading)


def _status(exchange: Exchange) -> str:
    words = TEXT[exchange.language]
    if exchange.answer is not None:
        return ""
    if exchange.note is not None:
        return status(exchange.note, busy=False)
    told = words.working if exchange.query else words.searching
    if exchange.queued is not None:
        place, wait = exchange.queued
        told = words.queued.format(place=place) + (words.wait.format(seconds=wait) if wait is not None else "")
    elif exchange.stage is not None:
        told = words.stages.get(exchange.stage, words.working)
    return status(told, busy=True, clock=words.seconds)


def article_texts(assistant: Assistant) -> ArticleText:
    """Return a look-up of article texts that remembers the last ones, for the cards are drawn again at every event."""

    @lru_cache(maxsize=256)
    def article_text(article_id: str) -> str | None:
        try:
            return assistant.article(article_id).text
        except ReformQAError:  # the card then shows the quote alone
            return None

    return article_text


def follow(assistant: Assistant, exchanges: Sequence[Exchange]) -> Iterator[tuple[Exchange, ...]]:
    """Answer the open last question, yielding the conversation after every event.

    Closing this iterator closes the assistant's stream, and so ends the generation in the model. An error that the
    program raises on purpose ends the exchange with a note; with no open question nothing is yielded.
    """
    if not is_open(exchanges):
        return
    before, current = tuple(exchanges[:-1]), exchanges[-1]
    started = time.perf_counter()
    before_it = () if current.alone else history(before)
    events = assistant.stream(current.question, before_it, current.only, current.language)
    try:
        for event in events:
            current = advance(current, event, time.perf_counter() - started)
            yield (*before, current)
    except BusyError:
        yield close((*before, current), TEXT[current.language].busy)
    except ReformQAError as error:
        yield close((*before, current), TEXT[current.language].failed.format(error=fault_text(error, current.language)))
    finally:
        if isinstance(events, Generator):
            events.close()
