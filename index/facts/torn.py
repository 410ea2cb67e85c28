"""Lines that nothing may be mined from: rows of a table that lost its columns, and sentences past all measure."""

from collections.abc import Sequence
from itertools import pairwise

from index.facts.frames import Framed
from index.facts.scan import LONGEST, Scan
from index.facts.tables import is_row

MOST_NUMBERS = 150
"""Most numbers of one sentence that is mined: a level and a place of all the provinces, and some to spare."""

_ENDS = (".", "!", "?", "…", ":", ";", ".”", '."', ",")


def unreadable(framed: Sequence[Framed]) -> list[bool]:
    """Whether each sentence is a line of a table without columns, or has too many numbers; rows with columns are not.

    A PDF file, or what is copied out of one, gives a row as "Cà Mau 62,15 63,20": which figure is of which year, nobody
    can tell. Lines around such a one that end like no sentence are of the same table ("Cà Mau - 63,20").
    """
    told = [not is_row(one.scan.text) and _is_torn(one.scan) for one in framed]
    loose = [not is_row(one.scan.text) and not one.scan.text.endswith(_ENDS) for one in framed]
    for order in (range(1, len(told)), range(len(told) - 2, -1, -1)):
        step = order.step
        for at in order:
            told[at] = told[at] or (told[at - step] and loose[at] and bool(framed[at].scan.numbers))
    return told


def _is_torn(found: Scan) -> bool:
    """Whether two numbers or years stand side by side with nothing between, a number alone, or there is too much."""
    numbers = found.numbers
    if len(found.text) > LONGEST or len(numbers) > MOST_NUMBERS or (numbers and not any(map(str.isalpha, found.text))):
        return True
    beside = (*pairwise((m.start, m.end) for m in numbers), *pairwise((m.start, m.end) for m in found.years))
    return any(found.text[end:start].isspace() for (_, end), (start, _) in beside)
