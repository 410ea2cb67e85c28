"""Sentence spans of Vietnamese and English news text.

Layout first: a text is cut into blocks (paragraphs, headings, list items, table rows), then a block into sentences at
its full stops. A stop that may as well be an abbreviation, a list number or part of a figure ends nothing: two
sentences in one span cost little, a figure torn from what it counts may become a wrong answer.
"""

from collections.abc import Iterator
from itertools import pairwise

from index.text import late as re
from index.text.normalize import is_syllable


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Titles and place words stand before a name, the others before a figure: their stop ends nothing.
_ALWAYS_OPEN = _words(
    "TP Tp tp TX Tx tx TT Tt GS PGS TS Ts ThS Ths Th.S Th.s TSKH BS Bs LS Ls KS Ks KTS CN NCS NSND NSƯT BTV PV Th Đ/c "
    "đ/c ĐC Đc Mr Mrs Ms Dr Prof St Gen Col Lt Capt Sgt Maj Sen Rep Gov Hon Rev Pres Ph.D e.g i.e vs approx cf viz"
)
_OPEN_BEFORE_DIGIT = _words(
    "No no Nos nos p pp Fig fig Vol vol Art art Sec sec Ch ch c tr Tr Tel ĐT Đt Jan Feb Mar Apr Jun Jul Aug Sep Sept "
    "Oct Nov Dec"
)
# "U.S. President" and "FPT Corp. Chairman" go on, "in the U.S. The index" does not.
_COMPANIES = _words("Inc Co Ltd Corp Jr Sr Bros")
_STARTERS = _words("The In It This That These Those He She They We But However And On At As For Its A An If")
# A single capital after one of these names a class ("nhóm A."), elsewhere it is an initial ("A. Sơn").
_CLASS_NOUNS = _words(
    "nhóm loại hạng khu lớp tổ đội bảng mức khối án cột tòa nhà lô phần mục tuyến nhánh điểm gan vitamin "
    "group class type grade zone category level plan block series hepatitis"
)
_DIVISIONS = _words(
    "điều chương mục khoản phần bước câu bài bảng biểu hình article section chapter part step table figure"
)

_END = re.compile(r"(?P<mark>\./\.|\.(?: \.)+|[.!?…]+)(?P<close>[\"'”’»)\]}*_]*)")
_OPENERS = " \n\t\"'“”‘’«([{*_~-–—•+>#|"
_TOKEN_BORDER = re.compile(r"[\s(\[{“‘\"'«*_,;:]")
_NOT_SPACE = re.compile(r"\S")
_WINDOW = 120  # characters around a stop that may decide on it
_LINE = re.compile(r"[^\n]+")

_HEADING = re.compile(r"#{1,6}\s|\|")
_ITEM = re.compile(r"(?:[-*+•–—●▪◦·→✓\uf0b7\uf0d8>]+|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,4})[.)])\s", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)")
_ENUMERATOR = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVX]{1,5}")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_THOUSANDS = re.compile(r"\d{1,3}\. \d{3}(?![\d%])")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*%?")
_GLUED_NEXT = re.compile(r"[^\W\d_]+(?:[\s,;:.!?]|$)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    A blank line, a heading, a list item and a Markdown table row end a sentence. A single line break does not when the
    next line goes on in lower case, or when the paragraph is visibly wrapped and the next word would not have fitted.
    Each table row is one span; the rule under a table's header (``|---|---|``) belongs to the header's span. A short
    bold lead-in (``**PAR INDEX.**``) belongs to the sentence after it. Lines without a letter are spans of their own.

    Args:
        text: Cleaned text (:func:`index.text.normalize.clean`).

    Returns:
        Spans ``(start, end)`` in order, without white space at their ends, not overlapping; every character that is
        not white space lies in exactly one of them.
    """
    return [span for start, end in _blocks(text) for span in _split_block(text, start, end)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines, joined where a line break is only a wrap or leads to a table's rule."""
    for paragraph in _paragraphs(text):
        width = _wrap_width(text, paragraph)
        start, end = paragraph[0]
        for line in paragraph[1:]:
            if _continues(text, (start, end), line, width):
                end = line[1]
                continue
            yield start, end
            start, end = line
        yield start, end


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines without a blank line between them, each line's span trimmed."""
    lines: list[tuple[int, int]] = []
    position = -1
    for found in _LINE.finditer(text):
        span = _trim(text, *found.span())
        if lines and (found.start() != position + 1 or span is None):
            yield lines
            lines = []
        if span is not None:
            lines.append(span)
        position = found.end()
    if lines:
        yield lines


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not piece or piece.isspace():
        return None
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Width that a paragraph is wrapped at, or 0 for one whose line breaks seem meant."""
    width = max(end - start for start, end in lines)
    flows = any(text[start].islower() and text[stop - 1] not in ".!?…" for (_, stop), (start, _) in pairwise(lines))
    return width if flows and 50 <= width <= 140 else 0


def _continues(text: str, block: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Tell whether a line belongs to the block before it."""
    before = text[max(text.rfind("\n", *block) + 1, block[0]) : block[1]].strip()
    after = text[line[0] : line[1]]
    if before.startswith("|"):
        return "--" in after and set(after) <= set("|:- ")
    if _HEADING.match(before) or _HEADING.match(after):
        return False
    is_open = before[-1] not in ".!?…:;"
    is_full = len(before) + 1 + len(after.split(maxsplit=1)[0]) > width > 0
    if _ITEM.match(after):  # or the dash of a wrapped "kinh tế - xã hội", or the "39." that ends a wrapped sentence
        return is_full and is_open
    return is_full or (is_open and after[0].islower())


def _split_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block; a table row is one."""
    if text[start] != "|":
        for stop in _END.finditer(text, start, end):
            following = _NOT_SPACE.search(text, stop.end(), end)
            if following and _ends_sentence(text, start, stop, following.start()):
                yield start, stop.end()
                start = following.start()
    yield start, end


def _ends_sentence(text: str, start: int, stop: re.Match[str], following: int) -> bool:
    """Decide on one stop of the sentence that began at ``start``; what comes next begins at ``following``."""
    before = text[max(start, stop.start() - _WINDOW) : stop.start()]
    after = text[following : following + _WINDOW]
    token = _TOKEN_BORDER.split(before)[-1]
    head = before.removesuffix(token).strip("-*•–—#>_ \n").lower()
    if stop["mark"] == "." and _is_list_number(head, token):
        return False
    if following == stop.end():
        return _is_glued_end(token, stop.group(), after)
    if after.lstrip(_OPENERS)[:1].islower() or _LEAD_IN.fullmatch(before + stop.group()):
        return False
    if stop["mark"] != ".":
        return ")" not in stop["close"] or stop["mark"] == "./."
    return not _stays_open(head, token, after)


def _is_list_number(head: str, token: str) -> bool:
    """Tell whether ``token`` numbers what follows it: at the start of a sentence, in a list, after "Điều"."""
    return _ENUMERATOR.fullmatch(token) is not None and (not head or head[-1] in ":;" or head in _DIVISIONS)


def _is_glued_end(token: str, stop: str, after: str) -> bool:
    """A stop without a space after it ends a sentence only between a Vietnamese word or number and a capital."""
    if stop not in {".", "!", "?"} or token.isupper() or not (_FIGURE.fullmatch(token) or is_syllable(token)):
        return False
    return len(token) > 1 and after[0].isupper() and _GLUED_NEXT.match(after) is not None


def _stays_open(head: str, token: str, after: str) -> bool:
    """Tell whether the full stop after ``token`` belongs to it (abbreviation, initial, number) and ends nothing."""
    if not _ALWAYS_OPEN.isdisjoint((token, token.rsplit(".", 1)[-1])):
        return True
    if after[0].isdigit() and (token in _OPEN_BEFORE_DIGIT or _THOUSANDS.match(f"{token}. {after}")):
        return True
    if token in _COMPANIES or (_INITIALS.fullmatch(token) and token.lower() != "v.v"):
        return after.split(maxsplit=1)[0].rstrip(",") not in _STARTERS
    return len(token) == 1 and token.isupper() and head.rpartition(" ")[2] not in _CLASS_NOUNS
