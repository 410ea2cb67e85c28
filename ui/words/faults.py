"""An error of the program in the language of who reads it.

Errors are written in English where they are raised, for logs and for the terminal. A catalogue by message, as gettext
has one, says them in Vietnamese; the messages are whole by then, so what varies is read back out of them.
"""

from functools import cache

from index.text import late as re
from index.types import Lang
from ui.words.faults_doors import OF_DOORS
from ui.words.faults_files import OF_FILES
from ui.words.faults_program import OF_PROGRAM

_HOLE = "{}"
_PLACE = re.compile(r"\{(\d?)\}")
_LISTED = " | "  # between the faults of one file


def fault_text(error: Exception | str, language: Lang) -> str:
    """Return an error's message in a language.

    What is foreign in it, such as a name or the words of a library, stays as it is; so does a message that is in no
    catalogue.
    """
    message = str(error)
    return message if language == "en" else _LISTED.join(_vietnamese(part) for part in message.split(_LISTED))


def _vietnamese(message: str) -> str:
    for pattern, said in _catalogue():
        if found := pattern.fullmatch(message):
            parts = [fault_text(group, "vi") for group in found.groups()]
            order = iter(parts)
            return _PLACE.sub(lambda hole: parts[int(hole[1])] if hole[1] else next(order), said)  # noqa: B023
    return message


@cache
def _catalogue() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with their translations; those that say most come first, for a short one may fit a long message too."""
    every = sorted(
        [*OF_FILES.items(), *OF_PROGRAM.items(), *OF_DOORS.items()], key=lambda pair: -len(pair[0].replace(_HOLE, ""))
    )
    return tuple((_pattern(english), said) for english, said in every)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, english.split(_HOLE))), re.DOTALL)
