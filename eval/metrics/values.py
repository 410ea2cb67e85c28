"""Answer accuracy: does the answer say the values that a right answer holds, and none of the forbidden ones?"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from eval.metrics.tokens import contains, strip_markup, tokenize

_YES = frozenset({"có", "đúng", "phải", "vâng", "yes"})
_NO = frozenset({"không", "chưa", "sai", "no", "not"})


@dataclass(frozen=True, slots=True)
class ValueVerdict:
    """What is wrong with an answer's values; nothing when all three are empty.

    Attributes:
        missing: Required values that the answer does not say.
        forbidden: Forbidden values that it says.
        contradicted: Whether it says yes where the gold answer says no, or the reverse.
    """

    missing: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    contradicted: bool = False

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.missing or self.forbidden or self.contradicted)


def said(text: str, values: Iterable[str]) -> tuple[str, ...]:
    """Those of the values that a text says.

    Values are read in Vietnamese convention, as the gold file writes them ("33.300" is thirty-three thousand, "41,629"
    a decimal); the text may follow either. Citation markers and list numbers in the text are no values.
    """
    tokens = tokenize(strip_markup(text))
    return tuple(value for value in values if contains(tokens, tokenize(value, "vi")))


def judge(
    text: str, must_include: Iterable[str], must_not_include: Iterable[str] = (), gold_answers: Iterable[str] = ()
) -> ValueVerdict:
    """Hold an answer's text against the values of a gold question.

    Args:
        text: The answer.
        must_include: Every one of these has to be said.
        must_not_include: None of these may be said.
        gold_answers: Acceptable wordings of a yes-or-no question, whose yes or no the answer may not contradict;
            leave empty for other questions.
    """
    required = tuple(must_include)
    found = set(said(text, required))
    wanted = next((p for p in map(polarity, gold_answers) if p is not None), None)
    given = polarity(text)
    return ValueVerdict(
        missing=tuple(value for value in required if value not in found),
        forbidden=said(text, must_not_include),
        contradicted=None not in (wanted, given) and wanted != given,
    )


def polarity(text: str) -> bool | None:
    """True for a text that opens with a yes, False with a no, None with neither."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    if not words:
        return None
    return True if words[0] in _YES else False if words[0] in _NO else None
