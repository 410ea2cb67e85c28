"""Whole sentences of an article packed into passages, the unit that is embedded and searched."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.text import late as re
from index.text.normalize import comparable
from index.types import Article, Passage, Sentence

_SENTENCE_LIMIT = 400  # tokens; with its context this stays within the 512 of the usual embedders
_TINY = 4  # under this share of a passage, a heading or lead-in: it stays with the paragraph after it
_PAUSE, _SPACE = re.compile(r"(?<=[,;])\s+"), re.compile(r"\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one too long to be embedded.

    Attributes:
        start: First character in the article's text.
        end: One past the last character.
        tokens: Length in the embedder's tokens.
        sentence: The sentence that it is (a part of).
        header: First line of the Markdown table that it is a row of; empty outside tables.
        opens: True for the first piece of a paragraph or table.
    """

    start: int
    end: int
    tokens: int
    sentence: Sentence
    header: str
    opens: bool


def split_passages(
    article: Article,
    sentences: Sequence[Sentence],
    count_tokens: Callable[[str], int],
    max_tokens: int = 120,
    overlap: int = 1,
) -> list[Passage]:
    """Pack the sentences of an article into passages.

    Sentences are packed in order while they fit. A paragraph that does not fit whole begins a passage of its own,
    unless only a heading or a lead-in (``…:``) stands before it; short paragraphs share a passage. Where a paragraph
    has to be cut, the next passage repeats its last sentences; table rows are never repeated, their header is put
    into the context. A sentence longer than ``max_tokens`` is a passage by itself, one longer than 400 tokens is cut
    at commas or spaces.

    Args:
        article: The article.
        sentences: Its sentences, in order and not overlapping.
        count_tokens: Length of a text in the embedder's tokens.
        max_tokens: Longest passage, context not counted.
        overlap: How many sentences a cut repeats.

    Returns:
        Passages numbered from 0; each sentence lies in one of them, or in several in a row if it had to be cut.
    """
    passages: list[Passage] = []
    current: list[_Piece] = []
    for paragraph in _paragraphs(article.text, sentences, count_tokens):
        if not _takes(article.text, current, paragraph, max_tokens):
            passages.append(_passage(article, current, len(passages)))
            current = []
        for piece in paragraph:
            if current and _length(current) + piece.tokens > max_tokens:
                passages.append(_passage(article, current, len(passages)))
                current = _repeated(current, piece, max_tokens, overlap)
            current.append(piece)
    return [*passages, _passage(article, current, len(passages))] if current else passages


def _paragraphs(text: str, sentences: Sequence[Sentence], count_tokens: Callable[[str], int]) -> Iterator[list[_Piece]]:
    paragraph: list[_Piece] = []
    for piece in _pieces(text, sentences, count_tokens):
        if piece.opens and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(piece)
    if paragraph:
        yield paragraph


def _pieces(text: str, sentences: Sequence[Sentence], count_tokens: Callable[[str], int]) -> Iterator[_Piece]:
    previous_end, header = 0, ""
    for sentence in sentences:
        line = text[sentence.start : sentence.end].split("\n", 1)[0]
        blank = "\n\n" in text[previous_end : sentence.start]
        was_row, is_row = bool(header), line.startswith("|")
        header = (header if was_row and not blank else line) if is_row else ""
        opens = blank or was_row != is_row
        for start, end, tokens in _cut(text, sentence.start, sentence.end, count_tokens):
            yield _Piece(start, end, tokens, sentence, header, opens)
            opens = False
        previous_end = sentence.end


def _cut(text: str, start: int, end: int, count_tokens: Callable[[str], int]) -> Iterator[tuple[int, int, int]]:
    """Yield a span and its length in tokens; one over the limit is halved at the pause or space nearest its middle."""
    tokens = count_tokens(text[start:end])
    if tokens <= _SENTENCE_LIMIT or end - start < 2:
        yield start, end, tokens
        return
    middle, quarter = (start + end) // 2, (end - start) // 4
    gaps = [*_PAUSE.finditer(text, middle - quarter, middle + quarter)] or [*_SPACE.finditer(text, start + 1, end - 1)]
    left, right = min((gap.span() for gap in gaps), key=lambda gap: abs(gap[0] - middle), default=(middle, middle))
    yield from _cut(text, start, left, count_tokens)
    yield from _cut(text, right, end, count_tokens)


def _takes(text: str, current: list[_Piece], paragraph: list[_Piece], max_tokens: int) -> bool:
    """Tell whether a paragraph goes on in the current passage."""
    filled = _length(current)
    if filled + _length(paragraph) <= max_tokens or filled * _TINY < max_tokens:
        return True
    return text[current[-1].end - 1] == ":"


def _length(pieces: Sequence[_Piece]) -> int:
    return sum(piece.tokens for piece in pieces)


def _repeated(current: list[_Piece], following: _Piece, max_tokens: int, overlap: int) -> list[_Piece]:
    """List the last pieces of a passage that the next repeats: none from or into a table, none that would not fit."""
    last = current[-overlap:] if overlap > 0 else []
    if following.header or any(piece.header for piece in last) or _length(last) + following.tokens > max_tokens:
        return []
    return last


def _passage(article: Article, pieces: Sequence[_Piece], number: int) -> Passage:
    start, end = pieces[0].start, pieces[-1].end
    text = article.text[start:end]
    return Passage(number, article.id, start, end, text, _context(article, pieces[0], text))


def _context(article: Article, first: _Piece, text: str) -> str:
    """Join title, date and what the first sentence carries over or stands under, each unless the text says it."""
    sentence = first.sentence
    has_year = _YEAR.search(text) is not None  # one carried over from before would compete with the text's own
    said = comparable(text)
    parts: list[str] = []
    for part in (
        article.title,
        article.published or "",
        sentence.subject or "",
        *(sentence.indicators if len(sentence.indicators) == 1 else ()),
        *(map(str, sentence.years) if len(sentence.years) == 1 and not has_year else ()),
        first.header.strip("| "),
    ):
        if comparable(part) and comparable(part) not in said:
            parts.append(part)
            said = f"{said}\n{comparable(part)}"
    return " · ".join(parts)
