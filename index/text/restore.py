"""Diacritics for questions typed without them, from the words of the corpus itself.

Every accented syllable of the corpus is a candidate for its folded form; the likeliest sequence is found by Viterbi
over syllable pairs (bigrams with Dirichlet smoothing; Chen & Goodman, "An Empirical Study of Smoothing Techniques for
Language Modeling", 1999).
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.text import late as re
from index.text.fold import fold, has_diacritics
from index.text.normalize import canonical_tone, clean, is_syllable

if TYPE_CHECKING:
    from index.text.spelling import Spelling

# What people ask in, which news text says seldom. Counted along with the corpus.
QUESTION_PHRASES = (
    "xếp thứ mấy cả nước | xếp hạng bao nhiêu | xếp thứ bao nhiêu | đứng thứ mấy trong bảng xếp hạng | "
    "đứng thứ bao nhiêu | đứng hạng mấy | ở vị trí nào | ở hạng mấy | hạng mấy | được bao nhiêu điểm | "
    "đạt bao nhiêu điểm | đạt bao nhiêu phần trăm | là bao nhiêu | có bao nhiêu | bao nhiêu hồ sơ | "
    "bao nhiêu thủ tục hành chính | bao nhiêu người | tăng mấy bậc so với năm trước | tăng hay giảm mấy bậc | "
    "tăng bao nhiêu bậc | giảm bao nhiêu bậc | tăng bao nhiêu điểm phần trăm | tỉnh nào đứng đầu cả nước | "
    "tỉnh nào đứng cuối bảng | tỉnh nào dẫn đầu | địa phương nào đứng nhất | thành phố nào dẫn đầu | "
    "bộ nào đứng đầu | bộ nào thấp nhất | những tỉnh nào | tỉnh nào cao hơn | cao nhất | thấp nhất | năm nào | "
    "năm ngoái | năm nay | còn năm | thế còn năm | so sánh | so với năm | qua các năm | ai là chủ tịch tỉnh | "
    "ông là ai | khi nào | bao giờ | ngày nào | vì sao | tại sao | như thế nào | thế nào | ra sao | ở đâu | là gì | "
    "cái gì | cho biết | cho tôi biết | cho hỏi | hãy kể tên | kể tên | liệt kê | có đúng không | phải không | "
    "có phải | được không | bị tụt hạng | ban hành | công bố | tỷ lệ hồ sơ đúng hạn | mức độ hài lòng của người dân | "
    "mức hài lòng | chỉ số cải cách hành chính | cải cách hành chính | thủ tục hành chính | "
    "chỉ số năng lực cạnh tranh cấp tỉnh | chỉ số hài lòng | chỉ số hiệu quả quản trị và hành chính công cấp tỉnh | "
    "kiểm soát tham nhũng | dịch vụ công trực tuyến | thời gian giải quyết | mất bao lâu | mấy ngày làm việc | "
    "nộp hồ sơ ở đâu | cần giấy tờ gì | một cửa liên thông | sáp nhập tỉnh | bộ nội vụ | ngân hàng nhà nước | "
    "ủy ban nhân dân tỉnh | thành phố hồ chí minh | có mấy tỉnh | có mấy bộ | có bao nhiêu tỉnh, thành phố | "
    "tính đến nay | tính đến tháng | hôm nay | hôm qua | hôm nào | bài báo | bài viết | nơi nào | "
    "theo quyết định nào | ai ký quyết định | căn cứ vào đâu | cuộc họp ngày nào | họp khi nào | công bố hôm nào | "
    "quận, huyện | có hiệu lực từ ngày nào | mỗi ngày | tất cả các tỉnh | tỉnh nào nữa | người đứng đầu | "
    "giám đốc sở | bí thư tỉnh ủy | nói gì | gồm những gì | bao gồm những nội dung nào | khác nhau thế nào | "
    "giống nhau | những đơn vị nào | những nơi nào | những huyện nào | những ai"
)
_PHRASE_WEIGHT = 3
_NAME_WEIGHT = 5
_MAX_PAIRS = 60_000
_SMOOTHING = 8.0  # pseudo-counts; chosen on held-out halves of the corpus
_START, _NUMBER, _YEAR = "^", "#", "####"  # "2 bậc" is common, "2019 Bắc Ninh" is another thing
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,/]*")
_VOWELS = frozenset("aeiouy")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_BREAK = re.compile(r"[^\s\-–/]")
_HALF = 0.5  # English questions stay below half, accented ones above it (measured)


@dataclass(frozen=True, slots=True)
class DiacriticModel:
    """Counts of accented syllables.

    Attributes:
        words: Folded syllable to the accented forms seen, each with its count.
        pairs: ``"left right"`` of accented syllables to its count.
    """

    words: Mapping[str, Mapping[str, int]]
    pairs: Mapping[str, int]

    def to_json(self) -> str:
        """Serialise; :meth:`from_json` reads it back."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "DiacriticModel":
        """Read what :meth:`to_json` wrote.

        Raises:
            ValueError: The text is not such a model.
        """
        fields = json.loads(text)
        if not isinstance(fields, dict) or fields.keys() != {"words", "pairs"}:
            raise ValueError("not a diacritic model: expected the fields words and pairs; build the index again")
        return cls(**fields)


def fit(texts: Iterable[str], names: Iterable[str] = ()) -> DiacriticModel:
    """Count the syllables of texts, and of :data:`QUESTION_PHRASES`, and their neighbours.

    Only lines in accented Vietnamese are counted, without their web addresses: neither may teach that a word has no
    diacritics. Pairs that cannot decide anything (no side has a rival with the same folded form) are left out, and
    of the others the rarest beyond 60,000.

    Args:
        texts: What the corpus says.
        names: What questions are about (provinces, ministries …), counted more than the corpus has them: a question
            begins with a name far oftener than an article's sentence does.
    """
    from index.text.spelling import Spelling

    return model(Spelling.empty().plus(*count(texts)), names)


def count(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count the words, and the pairs of neighbours, of the lines in accented Vietnamese."""
    lines = (_URL.sub(" ", line) for text in texts for line in clean(text).split("\n"))
    return _counted(line for line in lines if _is_vietnamese(line) and _is_accented(line))


def model(spelling: "Spelling", names: Iterable[str] = ()) -> DiacriticModel:
    """Choose from counts what :func:`fit` keeps; its arguments are told there."""
    import numpy as np

    lines = [*QUESTION_PHRASES.split(" | ") * _PHRASE_WEIGHT, *list(names) * _NAME_WEIGHT]
    counted = spelling.plus(*_counted(lines))
    words: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, seen in zip(counted.words, counted.counts.tolist(), strict=True):
        words[fold(word)][word] = seen
    rivals = np.array([len(words[fold(word)]) > 1 for word in counted.words], dtype=bool)
    useful = counted.pairs[rivals[counted.pairs[:, 0]] | rivals[counted.pairs[:, 1]]]
    lefts, rights, counts = useful[np.lexsort((useful[:, 1], useful[:, 0], -useful[:, 2]))][:_MAX_PAIRS].T
    spelt = counted.words
    return DiacriticModel(
        dict(words),
        {
            f"{spelt[left]} {spelt[right]}": seen
            for left, right, seen in zip(lefts.tolist(), rights.tolist(), counts.tolist(), strict=True)
        },
    )


def _counted(lines: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        chain = _chain(line)
        words.update(chain)
        pairs.update(pairwise(chain))
    return words, pairs


def restore(text: str, model: DiacriticModel) -> str:
    """Put the likeliest diacritics on a text typed without them.

    Numbers, punctuation, letter case, words that have diacritics already and words that the model does not know stay
    as they are; so does a whole text that is not Vietnamese (most words are not spelt like its syllables) or is
    accented already. ``fold`` of the result equals ``fold`` of the text.
    """
    found = list(_TOKEN.finditer(text))
    if not _is_vietnamese(text) or _is_accented(text):
        return text
    pieces, position = [], 0
    for token, word in zip(found, _likeliest(text, found, model), strict=True):
        pieces += [text[position : token.start()], _with_case(word, token.group())]
        position = token.end()
    return "".join(pieces) + text[position:]


def _chain(text: str) -> list[str]:
    """Accented lower-case words of a text with a start mark before each stretch that no punctuation interrupts."""
    chain, position = [_START], 0
    for token in _TOKEN.finditer(canonical_tone(text).lower()):
        if chain[-1] != _START and _BREAK.search(text, position, token.start()):
            chain.append(_START)
        chain.append(_number(token.group()) or token.group())
        position = token.end()
    return chain


def _number(token: str) -> str:
    """The mark that stands for a number, empty for a word."""
    if not token[0].isdigit():
        return ""
    return _YEAR if len(token.rstrip(".,/")) == 4 and token.startswith(("19", "20")) else _NUMBER


def _is_vietnamese(text: str) -> bool:
    """Tell whether most words, acronyms aside, are spelt like Vietnamese syllables."""
    words = [word for word in _WORD.findall(text) if not _is_acronym(word)]
    return sum(map(is_syllable, words)) > _HALF * len(words)


def _is_acronym(word: str) -> bool:
    return (len(word) > 1 and word.isupper()) or _VOWELS.isdisjoint(fold(word))


def _is_accented(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if is_syllable(word)]
    return sum(map(has_diacritics, words)) > _HALF * len(words)


def _likeliest(text: str, found: list[re.Match[str]], model: DiacriticModel) -> list[str]:
    """Viterbi: one word per token, maximising the product of the pair probabilities."""
    total = sum(sum(forms.values()) for forms in model.words.values())
    paths: dict[str, tuple[float, list[str]]] = {_START: (0.0, [])}
    position = 0
    for token in found:
        if _BREAK.search(text, position, token.start()):
            score, words = max(paths.values(), key=lambda path: path[0])
            paths = {_START: (score, words)}
        paths = {
            word: max(
                (
                    (score + _log_probability(left, word, model, total), [*words, word])
                    for left, (score, words) in paths.items()
                ),
                key=lambda path: path[0],
            )
            for word in _candidates(token.group(), model)
        }
        position = token.end()
    return max(paths.values(), key=lambda path: path[0])[1]


def _candidates(token: str, model: DiacriticModel) -> list[str]:
    if number := _number(token):
        return [number]
    if has_diacritics(token):
        return [canonical_tone(token.lower())]
    return list(model.words.get(fold(token), ())) or [token.lower()]


def _log_probability(left: str, right: str, model: DiacriticModel, total: int) -> float:
    context = model.words.get(fold(left), {}).get(left, 0)
    prior = (model.words.get(fold(right), {}).get(right, 0) + 0.5) / (total + 1)
    return math.log((model.pairs.get(f"{left} {right}", 0) + _SMOOTHING * prior) / (context + _SMOOTHING))


def _with_case(word: str, typed: str) -> str:
    """The restored word in the letter case that was typed; what was typed itself where only diacritics may change."""
    cased = "".join(new.upper() if old.isupper() else new for new, old in zip(word, typed, strict=False))
    return cased if fold(cased) == fold(typed) and not has_diacritics(typed) else typed
