"""Which encoding a text was written in: the one whose decoding is Vietnamese, or none."""

import codecs
import contextlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from index.text import late as re
from index.text.encodings.plausible import Look, look
from index.text.encodings.tcvn import decode_tcvn3, decode_vn1
from index.text.encodings.twice import decode_shown_1258, decode_twice, decode_utf7, has_garble
from index.text.encodings.viqr import decode_viqr
from index.text.encodings.vni import decode_vni

_CLEAR = 0.9  # share of good words that a right decoding reaches; right ones have 0.98 and more, wrong ones under 0.5
_AHEAD = 0.15  # by which the best decoding must lead the next one
_FEW = 3  # good words that decide where the bytes are no Unicode
_MANY = 6  # good words that decide where they are, and the text could be meant as it is
_AS_IS = 0.4  # share of good words from which a text is Vietnamese as it stands
_SHOWN = 0.75  # the same for windows-1258 that was read as windows-1252
_ONLY_VIETNAMESE = re.compile("[ăơưĂƠƯ\u1ea0-\u1ef9]")
_SAMPLE = 200_000  # characters that decide for the whole
_VIQR_SHARE = 0.4  # of all words carry marks; Vietnamese has 0.6 or more
_WESTERN = frozenset({"cp1252", "iso8859-1"})
_PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0")  # of windows-1252: quotes, dashes, dots, a space
_SPACES = frozenset("\t\n\r\f\v")

_WINDOWS = {
    code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
_FONTS: Mapping[str, Callable[[str], str]] = {
    "TCVN3 (ABC)": decode_tcvn3,
    "VNI": decode_vni,
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was encoded.

    Attributes:
        text: The characters, NFC where they had to be converted.
        encoding: Name to show.
    """

    text: str
    encoding: str


def from_bytes(data: bytes, declared: str | None = None) -> Decoded | None:
    """Decode bytes that are not Unicode.

    A declared encoding counts where the text itself does not decide; a declaration that the text contradicts is not
    believed.

    Args:
        data: The bytes.
        declared: Name of the encoding that the file says it is in.

    Returns:
        None where no encoding is clear.
    """
    said = _codec(declared)
    candidates = list(_byte_candidates(data))
    best = _best(candidates, _FEW)
    if best is None and said == "cp1258":
        best = _best([candidate for candidate in candidates if candidate.encoding == "windows-1258"], 1)
    if best is not None:
        return best
    if said in _WESTERN or _PUNCTUATION.issuperset(byte for byte in data if byte > 0x7F):
        text = _windows(data)
        return Decoded(text, "windows-1252") if _printable(text) else None
    return None


def restore(text: str, *, typed: bool = False) -> Decoded | None:
    """Convert text whose letters only a font, a reader of VIQR, or undoing a wrong reader makes Vietnamese.

    Args:
        text: Decoded text.
        typed: Whether it may be VIQR: plain text without code in it.

    Returns:
        None where the text is to be taken as it is, which is so unless the opposite is clear.
    """
    seen = look(text[:_SAMPLE])
    if (shown := _shown_1258(text, seen)) is not None:
        return shown
    if seen.share < _AS_IS:
        twice = _best([Decoded(decode_twice(text), "UTF-8 encoded twice")], _FEW) if seen.bad else None
        if twice is not None and not has_garble(twice.text):  # else letters are lost for good
            return twice
        if "+" in text and (utf7 := _best([Decoded(decode_utf7(text), "UTF-7")], _MANY)) is not None:
            return utf7
        if seen.bad >= _MANY:
            return _best([Decoded(decode(text), name) for name, decode in _FONTS.items()], _MANY)
        if typed and not seen.good:
            return _viqr(text, seen)
    return None


def _shown_1258(text: str, seen: Look) -> Decoded | None:
    """Windows-1258 read as windows-1252, which shows many words right, and never a letter that is Vietnamese alone."""
    if seen.share >= _SHOWN or seen.bad < _MANY or _ONLY_VIETNAMESE.search(text):
        return None
    return _best([Decoded(decode_shown_1258(text), "windows-1258 shown as windows-1252")], _MANY)


def _viqr(text: str, seen: Look) -> Decoded | None:
    if not any(mark in text for mark in "^+("):
        return None
    decoded = decode_viqr(text)
    now = look(decoded[:_SAMPLE])
    words = now.good + now.bad + now.plain + now.foreign
    clear = now.good >= _MANY and now.good >= _VIQR_SHARE * words and now.bad - seen.bad <= (1 - _CLEAR) * now.good
    return Decoded(decoded, "VIQR") if clear else None


def _byte_candidates(data: bytes) -> Iterator[Decoded]:
    with contextlib.suppress(UnicodeDecodeError):  # a byte that it does not have
        yield Decoded(unicodedata.normalize("NFC", data.decode("cp1258")), "windows-1258")
    text = _windows(data)
    yield Decoded(decode_vni(text), "VNI")
    # The two share their small letters; what is quotes and dashes in one is capitals in the other.
    tcvn3 = Decoded(decode_tcvn3(text), "TCVN3 (ABC)")
    vn1 = Decoded(decode_vn1(data.decode("latin-1")), "TCVN 5712 (VN1)")
    better = look(vn1.text[:_SAMPLE]).bad < look(tcvn3.text[:_SAMPLE]).bad
    yield vn1 if better and _printable(vn1.text) else tcvn3


def _best(candidates: list[Decoded], few: int) -> Decoded | None:
    """Choose the candidate that is clearly Vietnamese and clearly more so than all that read otherwise."""
    looks = [(look(candidate.text[:_SAMPLE]), candidate) for candidate in candidates if _printable(candidate.text)]
    looks.sort(key=lambda pair: pair[0].share, reverse=True)
    if not looks or looks[0][0].share < _CLEAR or looks[0][0].good < few:
        return None
    first, chosen = looks[0]
    rivals = [seen for seen, candidate in looks[1:] if candidate.text != chosen.text and seen.good >= few]
    return chosen if all(seen.share <= first.share - _AHEAD or seen.bad > first.bad + few for seen in rivals) else None


def _windows(data: bytes) -> str:
    """Bytes as windows-1252; the five that it does not have stay controls."""
    return data.decode("latin-1").translate(_WINDOWS)


def _printable(text: str) -> bool:
    return not any(unicodedata.category(letter) == "Cc" for letter in set(text) - _SPACES)


def _codec(name: str | None) -> str | None:
    try:
        return codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):  # an unknown name; a name with a null byte
        return None
