from pathlib import Path

import numpy as np
import pytest

from index.types import Vectors
from rag.retrieval import reader as reading
from rag.retrieval.reader import Heads, open_reader


class TwoStates:
    """An encoder whose hidden states are the token ids themselves, in the first of two dimensions."""

    def states(self, ids: np.ndarray, mask: np.ndarray) -> Vectors:
        states = np.zeros((*ids.shape, 2), np.float32)
        states[..., 0] = ids * mask
        return states


HEADS = Heads(
    relevance=np.array([1.0, 0.0], np.float32),
    relevance_bias=-2.0,
    span=np.array([[1.0, 0.0], [0.5, 0.0]], np.float32),
    span_bias=np.zeros(2, np.float32),
)


def test_relevance_is_read_from_the_first_state_and_the_mean_whatever_the_padding():
    short = ([3, 6], [None, (0, 4)])
    long = ([1, 2, 3, 6], [None, (0, 1), (2, 3), (4, 8)])
    alone = HEADS.read(TwoStates(), [short])  # type: ignore[arg-type]
    beside = HEADS.read(TwoStates(), [short, long])  # type: ignore[arg-type]
    assert alone[0].relevance == beside[0].relevance == pytest.approx(3 + 4.5 - 2)
    assert beside[1].relevance == pytest.approx(1 + 3 - 2)


def test_the_likeliest_run_is_of_the_sentences_own_pieces():
    pair = ([9, 1, 5, 2], [None, (0, 3), (4, 9), None])
    found = HEADS.read(TwoStates(), [pair])[0]  # type: ignore[arg-type]
    assert (found.start, found.end) == (4, 9)
    start, end = np.exp(5) / (np.exp(1) + np.exp(5)), np.exp(2.5) / (np.exp(0.5) + np.exp(2.5))
    assert found.sure == pytest.approx(start * end)


def test_a_sentence_that_the_question_leaves_no_room_for_has_no_answer():
    found = HEADS.read(TwoStates(), [([9, 2], [None, None])])[0]  # type: ignore[arg-type]
    assert (found.start, found.end, found.sure) == (0, 0, 0.0)


def test_without_the_packaged_embedder_there_is_no_reader():
    assert open_reader(None) is None


def test_without_the_adapter_there_is_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "ADAPTER", "none.safetensors")
    assert open_reader(tmp_path) is None


@pytest.mark.models
def test_the_trained_reader_finds_the_sentence_and_the_name():
    from index.weights import ensure_e5

    found = open_reader(ensure_e5())
    assert found is not None
    title, place = "Điện Biên đột phá", "Chỉ số CCHC năm 2017 của Điện Biên xếp thứ 24/63 tỉnh, thành phố."
    person = "Ông Mùa A Sơn, Chủ tịch UBND tỉnh, yêu cầu các sở rút ngắn thời gian giải quyết hồ sơ."
    first, second = found.read("Ai là chủ tịch tỉnh Điện Biên năm 2018?", [(title, place), (title, person)])
    assert second.relevance > first.relevance + 1
    assert person[second.start : second.end] == "Mùa A Sơn"
