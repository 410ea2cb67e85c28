from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from index.errors import WeightsError
from index.onnx_extractor import OnnxExtractor, open_extractor
from index.paths import cache_dir
from index.spans import best
from index.types import Extractor

SENTENCES = [
    ("Lào Cai lên hạng 9", "Lào Cai đạt 81,36% năm 2018."),
    ("Lào Cai lên hạng 9", "Ông Trần Văn Hải, Giám đốc Sở Nội vụ tỉnh Lào Cai, cho biết tỉnh đã bãi bỏ 37 thủ tục."),
    ("Lào Cai lên hạng 9", "Người dân nộp giấy tờ tại quầy tiếp dân của huyện."),
]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a tokenizer says of "?", "</s>", then "T. ab cd"."""

    sequence_ids: Sequence[int | None] = (0, None, 1, 1, 1, 1)
    offsets: Sequence[tuple[int, int]] = ((0, 1), (0, 0), (0, 1), (1, 2), (3, 5), (6, 8))


def scores(first: int, last: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.zeros((6, 2), np.float32)
    rows[first, 0] = rows[last, 1] = 20.0
    return rows


@pytest.mark.parametrize(
    ("first", "last", "span"), [(4, 5, (0, 5)), (4, 4, (0, 2)), (5, 5, (3, 5))], ids=["all", "first", "last"]
)
def test_the_likeliest_span_is_told_in_the_sentences_characters(first: int, last: int, span: tuple[int, int]):
    start, end, sure = best(Tokens(), scores(first, last), 3, 5)  # type: ignore[arg-type]
    assert (start, end) == span
    assert sure == pytest.approx(1.0, abs=1e-3)


def test_question_and_title_are_never_the_answer():
    start, end, sure = best(Tokens(), scores(0, 2), 3, 5)  # type: ignore[arg-type]
    assert 0 <= start < end <= 5
    assert sure < 0.5


def test_a_span_does_not_end_before_it_begins():
    start, end, _ = best(Tokens(), scores(5, 4), 3, 5)  # type: ignore[arg-type]
    assert start < end


def test_a_sentence_that_was_cut_off_whole_has_no_span():
    cut = Tokens(sequence_ids=(0, None), offsets=((0, 1), (0, 0)))
    assert best(cut, np.zeros((2, 2), np.float32), 3, 5) == (0, 5, 0.0)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    found = open_extractor()
    assert found is not None
    return found


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "place", "piece"),
    [
        ("Ai là Giám đốc Sở Nội vụ Lào Cai?", 1, "Ông Trần Văn Hải"),
        ("Where do people hand in their papers?", 2, "tại quầy tiếp dân của huyện"),
        ("lao cai dat bao nhieu phan tram", 0, "81,36%"),
    ],
)
def test_real_questions_find_their_sentence_and_piece(extractor: Extractor, question: str, place: int, piece: str):
    read = extractor.extract(question, SENTENCES)
    assert max(range(3), key=lambda at: read[at].relevance) == place
    found = SENTENCES[place][1][read[place].start : read[place].end]
    assert found in piece or piece in found


@pytest.mark.models
def test_real_reading_is_the_same_alone_and_among_others(extractor: Extractor):
    together = extractor.extract("Ai cho biết?", SENTENCES * 4)
    alone = extractor.extract("Ai cho biết?", SENTENCES[1:2])[0]
    assert together[1] == alone
    assert extractor.extract("Ai?", []) == []


@pytest.mark.models
def test_a_real_extractor_without_its_adapter_is_refused(tmp_path: Path):
    with pytest.raises(WeightsError, match="no adapter"):
        OnnxExtractor(tmp_path / "none.safetensors", cache_dir()).extract("?", SENTENCES)


def test_opening_decodes_nothing(tmp_path: Path):
    assert open_extractor(tmp_path) is not None
    assert list(tmp_path.iterdir()) == []
