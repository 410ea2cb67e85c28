"""Answers that users marked wrong, as drafts of gold questions."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.files import write
from eval.metrics.tokens import fold
from eval.questions.gold import CATEGORIES
from index.errors import GoldError, SettingsError

_VERDICTS = ("wrong", "right")
_NO_ANSWER = re.compile(
    r"\bkhong co (?:cau tra loi|tra loi|dap an|thong tin|so lieu|trong (?:cac )?bai)|\b(?:nen|phai|can) tu choi"
    r"|\bno (?:such )?(?:answer|information|figure)|\bnot (?:in the (?:articles|sources)|answerable)"
    r"|\bunanswerable|\b(?:should|must) (?:have )?(?:refused?|not (?:have )?answer)"
)
"""How users say that there is nothing to answer, folded."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One answer with what its reader thought of it.

    Attributes:
        verdict: ``wrong`` or ``right``.
        comment: What the reader wrote about it.
        at: When, ISO.
        asked: The question as typed.
        standalone: The question with what the conversation supplied filled in.
        lang: Language of the question.
        ask: What the program took it to ask for.
        carried: Whether the conversation supplied something.
        answer: What was answered.
        cited: Article id and quote of each citation.
    """

    verdict: str
    comment: str | None
    at: str
    asked: str
    standalone: str
    lang: str
    ask: str
    carried: bool
    answer: str
    cited: tuple[tuple[str, str], ...]

    @property
    def question(self) -> str:
        """What to ask again: the conversation is not kept, so a follow-up question stands on its own here."""
        return self.standalone if self.carried else self.asked


def read_feedback(path: Path) -> list[Feedback]:
    """Read marked answers, one JSON object a line; blank lines are skipped.

    Raises:
        GoldError: The file cannot be read, or has faults; the message lists every one with file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise GoldError(f"{path}: cannot be read ({fault}); give a UTF-8 file with one JSON object a line") from fault
    found: list[Feedback] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_entry(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            faults.append(f"{path}:{number}: {type(fault).__name__}: {fault}")
    if faults:
        listed = "\n".join(faults)
        raise GoldError(
            f"{len(faults)} line(s) are no marked answers; mend or delete them, docs/evaluation.md tells the layout:\n"
            f"{listed}"
        )
    return found


def write_drafts(feedback: Iterable[Feedback], out: Path) -> int:
    """Write a draft of each question that was answered wrongly in somebody's eyes.

    Args:
        feedback: Marked answers; those marked right are left out.
        out: A file that does not exist yet: somebody may have filled an earlier one in.

    Returns:
        How many drafts there are; a question that was marked several times is one.

    Raises:
        SettingsError: The file exists, or cannot be written.
    """
    if out.exists():
        raise SettingsError(f"{out} exists, and may have been filled in; name another file")
    same: dict[str, list[Feedback]] = {}
    for entry in feedback:
        if entry.verdict == "wrong":
            same.setdefault(" ".join(entry.question.split()), []).append(entry)
    write(out, "".join(json.dumps(draft(entries), ensure_ascii=False) + "\n" for entries in same.values()))
    return len(same)


def draft(entries: Sequence[Feedback]) -> dict[str, Any]:
    """Draft a gold question from what was said about one question; `load_gold` refuses it until it is completed."""
    last = entries[-1]
    denied = any(_NO_ANSWER.search(fold(entry.comment or "")) for entry in entries)
    cited = () if denied else tuple(dict.fromkeys(last.cited))
    groups = [list(dict.fromkeys(article for article, _ in cited))] if cited else []
    question = " ".join(last.question.split())
    return {
        "id": f"draft-{hashlib.sha256(question.encode()).hexdigest()[:8]}",
        "lang": last.lang,
        "question": question,
        "category": last.ask if last.ask in CATEGORIES else "free",
        "answerable": not denied,
        "answers": [],
        "must_include": [],
        "must_not_include": [],
        "evidence": [{"article": article, "quote": quote} for article, quote in cited],
        "evidence_groups": groups,
        "note": "; ".join(map(_note, entries)),
    }


def _note(entry: Feedback) -> str:
    asked = f", asked as {entry.asked!r}" if entry.carried else ""
    said = f"reader: {' '.join(entry.comment.split())}" if entry.comment else "no comment"
    return f"{entry.at}{asked}, answered {' '.join(entry.answer.split())!r}, marked wrong; {said}"


def _entry(raw: Any) -> Feedback:  # noqa: ANN401 - whatever the line holds
    verdict, comment, answer = raw["verdict"], raw["comment"], raw["answer"]
    if verdict not in _VERDICTS:
        raise ValueError(f"verdict has to be one of {', '.join(_VERDICTS)}, not {verdict!r}")
    if comment is not None and not isinstance(comment, str):
        raise TypeError(f"comment has to be a text or null, not {comment!r}")
    query = answer["query"]
    lang = query["language"]
    if lang not in ("vi", "en"):
        raise ValueError(f"answer.query.language has to be vi or en, not {lang!r}")
    return Feedback(
        verdict=verdict,
        comment=comment,
        at=_text(raw["at"], "at"),
        asked=_text(answer["question"], "answer.question"),
        standalone=_text(query["standalone"], "answer.query.standalone"),
        lang=lang,
        ask=_text(query["ask"], "answer.query.ask"),
        carried=bool(query["carried"]),
        answer=_text(answer["answer"], "answer.answer"),
        cited=tuple((_text(c["article_id"], "article_id"), _text(c["quote"], "quote")) for c in answer["citations"]),
    )


def _text(value: Any, name: str) -> str:  # noqa: ANN401 - whatever the line holds
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} has to be a text, not {value!r}")
    return value
