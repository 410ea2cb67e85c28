"""Find names in text: one scan over the folded text, checked against the diacritics that are there.

A name written with diacritics must carry the right ones; a name written without any ("Dien Bien", "dien bien") matches
its folded form, since English pages and hurried typists write so.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.names import agencies, indicators, provinces
from index.text import late as re
from index.text.fold import fold
from index.text.normalize import canonical_tone

NameKind = Literal["province", "region", "ministry", "group", "local", "indicator", "weak_indicator", "dimension"]

_ENTITY_LISTS: tuple[tuple[NameKind, str], ...] = (
    ("province", provinces.PROVINCES),
    ("region", provinces.REGIONS),
    ("local", provinces.TOWNS),
    ("ministry", agencies.MINISTRIES),
    ("group", agencies.GROUPS),
)
_INDICATOR_LISTS: tuple[tuple[NameKind, str], ...] = (
    ("indicator", indicators.INDICATORS),
    ("weak_indicator", indicators.WEAK_PAR),
)
_DIMENSION_LISTS: tuple[tuple[NameKind, str], ...] = (("dimension", indicators.DIMENSIONS),)

# Abbreviations and everyday words that must be written as they stand here, capitals included, to count.
# English words when written small, in whatever text: "at most".
_ALWAYS_EXACT = frozenset({"MoST", "MIC"})
_EXACT_CASE = frozenset(
    {"PAR", "BTP", "BTC", "BNV", "BCT", "MIC", "MPS", "MoH", "MoT", "MPI", "Thủ đô", "TTCP", "UBDT"}
)

_FIRST = re.compile(r"(?<![\w/-])\w+")  # a word where a name may begin
_HOI, _NGA = "\u0309", "\u0303"


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text."""

    start: int
    end: int
    name: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class _Alias:
    written: str
    name: str
    kind: NameKind


def find_entities(text: str, *, cased: bool = True) -> list[Mention]:
    """Find provinces, regions, ministries and groups, longest first, in order of place.

    Args:
        text: NFC text.
        cased: Ask for capitals, as in printed text; False for typed questions.
    """
    return _find(text, _ENTITY_LISTS, cased=cased)


def find_indicators(text: str, *, cased: bool = True) -> list[Mention]:
    """Find index names; general talk of reform comes as kind ``weak_indicator`` with the PAR INDEX's name.

    Args:
        text: NFC text.
        cased: "PAR" alone counts only in capitals ("on par with" is no index); False for typed questions.
    """
    return _find(text, _INDICATOR_LISTS, cased=cased, lower_ok=True)


def find_dimensions(text: str) -> list[Mention]:
    """Find the parts that indices are made of."""
    return _find(text, _DIMENSION_LISTS, cased=False, lower_ok=True)


def canonical_names(kind: NameKind) -> tuple[str, ...]:
    """All canonical names of one kind, in the order of the lists."""
    lists = (*_ENTITY_LISTS, *_INDICATOR_LISTS, *_DIMENSION_LISTS)
    return tuple(line.split("|")[0].strip() for k, text in lists if k == kind for line in text.strip().splitlines())


@lru_cache(maxsize=1)
def _kinds() -> dict[str, NameKind]:
    return {name: kind for kind, _ in _ENTITY_LISTS for name in canonical_names(kind)}


def kind_of(name: str) -> NameKind:
    """The kind of an entity by its canonical name; what is in no list is local."""
    return _kinds().get(name, "local")


def _find(text: str, lists: tuple[tuple[NameKind, str], ...], *, cased: bool, lower_ok: bool = False) -> list[Mention]:
    names = _names(lists)
    found = []
    for match in names.found(fold(text)):
        written = text[match.start() : match.end()]
        aliases = names.aliases[_key(match.group())]
        if cased and not lower_ok and written[0].islower():
            aliases = [alias for alias in aliases if alias.written[0].islower()]
        alias = _accept(written, aliases, cased=cased)
        if alias is not None:
            found.append(Mention(match.start(), match.end(), alias.name, alias.kind))
    return found


def _accept(written: str, aliases: Iterable[_Alias], *, cased: bool) -> _Alias | None:
    plain = written.isascii()
    for alias in aliases:
        if alias.written in _ALWAYS_EXACT and written != alias.written:
            continue
        if alias.written in _EXACT_CASE and written != alias.written and (cased or not plain):
            continue
        if plain or _same(written, alias.written):
            return alias
        if not cased and (_half_typed(written, alias.written) or _same(_one_curl(written), _one_curl(alias.written))):
            return alias
    return None


def _same(written: str, name: str) -> bool:
    return _key(canonical_tone(written).casefold()) == _key(canonical_tone(name).casefold())


def _one_curl(text: str) -> str:
    """A text with hỏi for ngã: half the country speaks them alike, so "Vỉnh Long" is typed for "Vĩnh Long"."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_NGA, _HOI))


def _half_typed(written: str, name: str) -> bool:
    """Whether a name is typed with the diacritics of some of its words only: "bộ ldtbxh", "Quảng ngai"."""
    pairs = list(zip(_key(written).split(), _key(name).split(), strict=False))
    return all(_same(one, other) or (one.isascii() and fold(other) == one.casefold()) for one, other in pairs)


def _key(text: str) -> str:
    return re.sub(r"[\s\-–,.]+", " ", text).strip()


def _pattern_of(key: str, aliases: Iterable[_Alias]) -> str:
    """Commas part names ("Điện Biên, Phú Thọ" names no Điện Biên Phủ), but where a name has a mark of its own."""
    marked = any(re.search(r"[,\-–]", alias.written) for alias in aliases)
    between = r"[\s\-–,.]{1,3}" if marked else r"[\s\-–.]{1,3}"
    return re.sub(r"\\? ", lambda _: between, re.escape(key))


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of lists, folded.

    Attributes:
        beginning: First word to a pattern of all names that begin with it, longer ones first. Only those that a text
            may hold are ever compiled: all of them in one pattern take a question longer than all else about names.
        aliases: A name's key to the ways in which it is written.
    """

    beginning: dict[str, re.Pattern[str]]
    aliases: dict[str, list[_Alias]]

    def found(self, folded: str) -> Iterator[re.Match[str]]:
        """Names in a folded text from left to right; of several that begin at a place the longest."""
        end = 0
        for word in _FIRST.finditer(folded):
            pattern = self.beginning.get(word.group()) if word.start() >= end else None
            if pattern and (match := pattern.match(folded, word.start())):
                end = match.end()
                yield match


@lru_cache(maxsize=8)
def _names(lists: tuple[tuple[NameKind, str], ...]) -> _Names:
    table: dict[str, list[_Alias]] = {}
    for kind, text in lists:
        for line in text.strip().splitlines():
            names = [part.strip() for part in line.split("|")]
            if kind == "ministry":
                names.append(names[0].replace(" và ", " "))  # people leave the "and" out
            for written in names:
                table.setdefault(_key(fold(written)), []).append(_Alias(written, names[0], kind))
    parts: dict[str, list[str]] = {}
    for key, aliases in table.items():
        parts.setdefault(_opening(key), []).append(_pattern_of(key, aliases))
    longest_first = {word: sorted(those, key=len, reverse=True) for word, those in parts.items()}
    return _Names({word: re.compile(rf"(?:{'|'.join(those)})(?!\w)") for word, those in longest_first.items()}, table)


def _opening(key: str) -> str:
    word = _FIRST.match(key)
    return word.group() if word else ""
