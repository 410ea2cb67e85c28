"""Asks a system every gold question and keeps what it did, resumably. Judging is `eval.judging.scoring`'s part."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, Protocol

from eval.metrics.spans import Span
from eval.questions.gold import GoldItem
from eval.running.receipt import Receipt, receipt
from index.errors import GoldError, ReformQAError
from index.types import Article
from rag.types import Answer, Citation, Query, Turn

Stage = Literal["lexical", "dense", "fused", "evidence"]
STAGES: tuple[Stage, ...] = ("lexical", "dense", "fused", "evidence")
"""By words alone, by meaning alone, the passages that the system goes on with, the places that it answers from."""
LAYOUT = 2
"""Version of a log line; a line of another version is asked for anew."""
Found = Mapping[Stage, tuple[Span, ...]]

# What a fault in the system may raise while it answers. Faults of the machine (MemoryError, KeyboardInterrupt) end
# the run.
_FAULTS = (ReformQAError, ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


class System(Protocol):
    """What is measured; `eval.systems` holds them."""

    @property
    def name(self) -> str:
        """What it is called on the command line; systems that answer differently have different names."""

    @property
    def stages(self) -> Sequence[Stage]:
        """The stages that it has, of `STAGES`; a system with a single search has that one and ``fused``, its result."""

    def ask(self, question: str, history: Sequence[Turn], /) -> Answer:
        """Answer a question that follows a conversation."""

    def search(self, query: Query, stage: Stage, k: int, /) -> Sequence[Span]:
        """Rank places for a question as it was understood: the best ``k`` of one of its stages."""

    def article(self, article_id: str, /) -> Article:
        """Look an article up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system did with one question. ``dataclasses.asdict`` of it is one line of a run's log.

    Attributes:
        item_id: Id of the gold question.
        item_hash: Hash over the whole gold question.
        system: Hash over the system's name, index, models and program code; empty when the question failed before.
        answer: The answer's text.
        answered: False for a refusal, and for a failure.
        language: Language that the answer claims; empty for a failure.
        route: The road that led to it; ``error`` for a failure.
        citations: What it cites.
        found: Stage to the places that it ranks, best first, for each stage of the system; None when it was not asked.
        seconds: Wall-clock time of ``ask``.
        timings_ms: Milliseconds by stage, as the system reports them.
        index_fingerprint, models: State of the index that answered, and role to model id; empty for a failure.
        error: What it raised; None otherwise.
        confidence: How sure the system was that there is an answer, 0 to 1.
        tokens: Pieces of text that its language model generated.
        short: The piece of the first cited sentence that answers by itself; empty where it gives none.
        receipt: The way to the answer, see `eval.running.receipt`.
    """

    item_id: str
    item_hash: str
    system: str
    answer: str
    answered: bool
    language: str
    route: str
    citations: tuple[Citation, ...]
    found: Found | None
    seconds: float
    timings_ms: dict[str, float]
    index_fingerprint: str = ""
    models: dict[str, str] = field(default_factory=dict)
    error: str | None = None
    confidence: float = 0.0
    tokens: int = 0
    short: str = ""
    receipt: Receipt = ()


def run(
    system: System,
    items: Sequence[GoldItem],
    progress: Callable[[Outcome], None] | None = None,
    *,
    k: int = 20,
    log: Path | None = None,
) -> list[Outcome]:
    """Ask every question, in order; one that raises gives an outcome with its error and the run goes on.

    Args:
        system: What is measured.
        items: The gold questions.
        progress: Called with each outcome as it comes.
        k: Depth of the ranking that is kept; 0 asks for none.
        log: JSONL file to append outcomes to. Outcomes that it holds already are taken over instead of asked for
            when item, index, models and code are the same; failures are always tried again. The first question is
            asked in any case, since only an answer tells which index and models are at work.

    Raises:
        GoldError: The log cannot be read or written.
    """
    known = {(o.system, o.item_hash): o for o in read_log(log)} if log else {}
    key = ""
    outcomes: list[Outcome] = []
    for item in items:
        outcome = known.get((key, item_hash(item))) if key else None
        if outcome is None or (k and outcome.found is None):
            outcome, answered_by = _outcome(system, item, k)
            key = key or answered_by
            outcome = replace(outcome, system=key if outcome.error is None else "")
            if log:
                _append(log, outcome)
        outcomes.append(outcome)
        if progress:
            progress(outcome)
    return outcomes


def item_hash(item: GoldItem) -> str:
    """Hash over everything that a gold question says."""
    return _hash(json.dumps(asdict(item), ensure_ascii=False, sort_keys=True))


def system_hash(name: str, answer: Answer) -> str:
    """Hash over a system's name and over index, models and program code behind an answer of it."""
    return _hash(json.dumps([name, answer.index_fingerprint, sorted(answer.models.items()), code_hash()]))


@cache
def code_hash() -> str:
    """Hash over the source of ``index``, ``rag`` and ``eval.systems``, so that a changed program is asked anew."""
    sources = [source for package in ("index", "rag", "eval.systems") for source in sorted(_sources(files(package)))]
    return _hash(json.dumps(sources))


def _sources(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield prefix + entry.name, entry.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _outcome(system: System, item: GoldItem, k: int) -> tuple[Outcome, str]:
    started = perf_counter()
    try:
        answer = system.ask(item.question, item.history)
        seconds = perf_counter() - started
        found = {stage: tuple(system.search(answer.query, stage, k)) for stage in system.stages} if k else None
    except _FAULTS as fault:
        none: Found | None = dict.fromkeys(system.stages, ()) if k else None
        return _failure(item, fault, perf_counter() - started, none), ""
    outcome = Outcome(
        item_id=item.id,
        item_hash=item_hash(item),
        system="",
        answer=answer.answer,
        answered=answer.answered,
        language=answer.language,
        route=answer.route,
        citations=answer.citations,
        found=found,
        seconds=seconds,
        timings_ms=answer.timings_ms,
        index_fingerprint=answer.index_fingerprint,
        models=answer.models,
        confidence=answer.confidence,
        tokens=answer.tokens,
        short=answer.short,
        receipt=receipt(answer),
    )
    return outcome, system_hash(system.name, answer)


def _failure(item: GoldItem, fault: BaseException, seconds: float, found: Found | None) -> Outcome:
    error = f"{type(fault).__name__}: {fault}"
    return Outcome(item.id, item_hash(item), "", "", False, "", "error", (), found, seconds, {}, error=error)


def read_log(path: Path) -> list[Outcome]:
    """Outcomes of a log; a line that a crash cut short is passed over, and so is one of another version's layout.

    Raises:
        GoldError: The file exists and cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as fault:
        raise GoldError(f"{path}: the log of a run cannot be read ({fault}); delete it or name another") from fault
    outcomes = []
    for line in filter(None, lines):
        try:
            raw = json.loads(line)
            if raw.pop("layout") == LAYOUT:
                outcomes.append(outcome_from(raw))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return outcomes


def outcome_from(raw: dict[str, Any]) -> Outcome:
    """Rebuild an outcome from its JSON.

    Raises:
        KeyError: A key is missing.
        TypeError: It has another layout.
        AttributeError: So it has.
    """
    citations = tuple(
        Citation(**citation | {"reprints": tuple(citation.get("reprints", ()))}) for citation in raw["citations"]
    )
    stages = None if raw["found"] is None else raw["found"].items()
    found = None if stages is None else {stage: tuple(Span(**span) for span in spans) for stage, spans in stages}
    told = tuple((label, text) for label, text in raw.get("receipt", ()))
    return Outcome(**{**raw, "citations": citations, "found": found, "receipt": told})


def _append(path: Path, outcome: Outcome) -> None:
    line = json.dumps({"layout": LAYOUT, **asdict(outcome)}, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        torn = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as log:
            log.write("\n" * torn + line + "\n")
    except OSError as fault:
        raise GoldError(f"{path}: the log of a run cannot be written ({fault}); name another file") from fault
