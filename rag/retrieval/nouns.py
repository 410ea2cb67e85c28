"""The noun of "how many …", and whether a row counts it."""

import re

from index.types import Fact
from rag.retrieval.matching import words_of
from rag.understanding.glossary import same_word

_NEAR = 5
_COUNTED = re.compile(r"\b(?:bao nhiêu|how many|mấy)\s+([^\W\d]+(?: [^\W\d]+)?)")
_NO_NOUN = frozenset("phần trăm|phần|điểm|percent|là|được|gì|năm|for|of|tiền".split("|"))


def counts(fact: Fact, noun: str) -> bool:
    """Whether a row's number counts this noun: it stands among the words right behind the number.

    One syllable of a longer word further on is not it: "6.847 chứng thư … cấp cho cán bộ" counts no "bộ".
    """
    behind = fact.label[fact.label.find(fact.value) :].removeprefix(fact.value) if fact.value in fact.label else ""
    near = " ".join(behind.split()[:_NEAR]) if " " not in noun else behind
    words = words_of(f"{fact.unit or ''} | {near}")
    return any(f" {other} " in words.running for other in same_word(noun))


def asked_nouns(question: str) -> list[str]:
    """The nouns that are counted: "hồ sơ" of "bao nhiêu hồ sơ", "people" of "how many people"."""
    nouns = []
    for match in _COUNTED.finditer(question.casefold()):
        tokens = match.group(1).split()
        pair = " ".join(tokens[:2])
        nouns.append(pair if same_word(pair) != {pair} else tokens[0])
    return [noun for noun in nouns if noun not in _NO_NOUN]
