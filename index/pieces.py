"""The packaged encoder's tokens: the same pieces in a twentieth of the memory.

A unigram tokenizer of 250,000 pieces fills 290 MB as Hugging Face's fast tokenizer and 14 MB here. What comes before
the pieces (characters that are dropped, NFKC, words) stays the fast tokenizer's, so that they are the same.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from index.errors import WeightsError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.unigram import Unigram

LAYOUT = 2
"""Version of the files; raise it when the same tokenizer must become others."""

_REMEMBERED = 50_000  # words; Vietnamese is written with a few thousand syllables
_NOWHERE = (0, 0)
_MARK = "▁"  # begins every word

_Placed = tuple[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text, or two in one, as the encoder takes it.

    Attributes:
        ids: Numbers of the pieces, with the special ones.
        sequence_ids: Of which text each piece is, 0 or 1; None for a special one.
        offsets: Where each piece stands in its text, in characters; (0, 0) for a special one.
    """

    ids: tuple[int, ...]
    sequence_ids: tuple[int | None, ...]
    offsets: tuple[tuple[int, int], ...]


class Pieces:
    """Splits texts into the pieces of a decoded folder's vocabulary; safe to use from several threads."""

    def __init__(self, model: "Unigram", words: "Tokenizer", longest: int) -> None:
        self._model = model
        self._words = words
        self._longest = longest
        self._word = lru_cache(_REMEMBERED)(model.split)

    def encode(self, text: str, second: str | None = None) -> Encoded:
        """Split a text, or two together; what does not fit is cut off, of two the second first."""
        one = self._split(text)
        if second is None:
            return self._framed(one[: self._longest - 2], None)
        one = one[: self._longest // 2]
        return self._framed(one, self._split(second)[: self._longest - 4 - len(one)])

    def count(self, text: str) -> int:
        """How many pieces a whole text has, without the special ones."""
        return sum(len(self._word(word)) for word, _ in self._parted(text))

    def _framed(self, one: Sequence[_Placed], two: Sequence[_Placed] | None) -> Encoded:
        begin, end = ((number, None, _NOWHERE) for number in (self._model.begin, self._model.end))
        rows = [begin, *((number, 0, place) for number, place in one), end]
        if two is not None:
            rows += [end, *((number, 1, place) for number, place in two), end]
        ids, sides, offsets = zip(*rows, strict=True)
        return Encoded(ids, sides, offsets)

    def _split(self, text: str) -> list[_Placed]:
        words = self._parted(text)
        places = self._words.encode(text).offsets
        return [
            (number, place)
            for (word, _), (start, end) in zip(words, places, strict=True)
            for number, place in self._placed(word, start, end)
        ]

    def _parted(self, text: str) -> list[tuple[str, tuple[int, int]]]:
        words: list[tuple[str, tuple[int, int]]] = self._words.pre_tokenizer.pre_tokenize_str(
            self._words.normalizer.normalize_str(text)
        )
        return words

    def _placed(self, word: str, start: int, end: int) -> list[_Placed]:
        """The pieces of a word; where it was normalised to another length, each stands in the whole of it."""
        pieces = self._word(word)
        if len(word) - len(_MARK) != end - start:
            return [(number, (start, end)) for number, _, _ in pieces]
        shift = start - len(_MARK)
        return [(number, (max(first + shift, start), max(last + shift, start + 1))) for number, first, last in pieces]


@lru_cache(maxsize=2)
def load_pieces(folder: Path, longest: int) -> Pieces:
    """Load the pieces of a decoded folder, writing them on the first call.

    Args:
        folder: A decoded folder.
        longest: Most pieces of what is encoded, with the special ones.

    Raises:
        WeightsError: They cannot be written or loaded.
    """
    from tokenizers import Tokenizer

    from index.unigram import Unigram

    try:
        model, words = ensure_pieces(folder)
        splitter = words.read_text(encoding="utf-8")
        json.loads(splitter)  # of what is no JSON the tokenizer complains by an Exception of no kind
        return Pieces(Unigram(model), Tokenizer.from_str(splitter), longest)
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise WeightsError(
            f"the tokenizer in {folder} cannot be loaded ({error}); mend: delete the folder, and run: reformqa setup"
        ) from error


def ensure_pieces(folder: Path) -> tuple[Path, Path]:
    """Write both files unless they are there, and return where they lie: the pieces, and what comes before them.

    Raises:
        OSError: They cannot be written.
        KeyError: ``tokenizer.json`` is of another kind.
        ValueError: It is no JSON.
    """
    from filelock import FileLock

    # no names that a library would look for
    model, words = folder / f"pieces-{LAYOUT}.bin", folder / f"words-{LAYOUT}.bin"
    if model.is_file() and words.is_file():
        return model, words
    with FileLock(folder.parent / f"{folder.name}.pieces.lock"):
        content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        for path, write in ((model, _write_model), (words, _write_splitter)):
            aside = path.with_name(f".{path.name}.new")
            write(aside, content)
            aside.replace(path)
    return model, words


def _write_model(path: Path, content: dict[str, Any]) -> None:
    """Write the vocabulary; special pieces are found in no text."""
    from index.unigram import write_vocabulary

    numbers = {entry["content"]: int(entry["id"]) for entry in content["added_tokens"]}
    unknown = int(content["model"]["unk_id"])
    special = {*numbers.values(), unknown}
    numbered = enumerate(content["model"]["vocab"])
    pieces = [(number, piece, score) for number, (piece, score) in numbered if number not in special]
    write_vocabulary(path, pieces, (numbers["<s>"], numbers["</s>"], unknown))


def _write_splitter(path: Path, content: dict[str, Any]) -> None:
    """The same tokenizer without its pieces: every word is one token, whose place in the text it knows."""
    unknown = "<unk>"
    words = {"type": "WordLevel", "vocab": {unknown: 0}, "unk_token": unknown}
    bare = {**content, "model": words, "added_tokens": [], "post_processor": None, "truncation": None, "padding": None}
    path.write_text(json.dumps(bare, ensure_ascii=False), encoding="utf-8")
