from pathlib import Path

import pytest

from index.unigram import Unigram, write_vocabulary

PIECES = [(4, "▁ở", -3.0), (5, "▁", -2.0), (6, "a", -2.0), (7, "ab", -3.5), (8, "b", -2.0), (9, "abc", -9.0)]


@pytest.fixture
def unigram(tmp_path: Path) -> Unigram:
    write_vocabulary(tmp_path / "vocabulary", PIECES, (0, 2, 3))
    return Unigram(tmp_path / "vocabulary")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("", []),
        ("▁ở", [(4, 0, 2)]),
        ("▁ab", [(5, 0, 1), (7, 1, 3)]),  # -3.5 is likelier than -2 and -2
        ("▁ba", [(5, 0, 1), (8, 1, 2), (6, 2, 3)]),
        ("abc", [(9, 0, 3)]),  # -9 is likelier than -3.5 and -19 for an unknown c
        ("▁xyb", [(5, 0, 1), (3, 1, 3), (8, 3, 4)]),
        ("😀", [(3, 0, 1)]),
    ],
)
def test_a_word_is_split_into_its_likeliest_pieces(unigram: Unigram, word: str, pieces: list[tuple[int, int, int]]):
    assert list(unigram.split(word)) == pieces


def test_special_numbers_are_kept(unigram: Unigram):
    assert (unigram.begin, unigram.end) == (0, 2)


def test_of_two_ways_that_are_as_likely_the_first_is_taken(tmp_path: Path):
    write_vocabulary(tmp_path / "vocabulary", [(1, "a", -1.0), (2, "aa", -2.0)], (0, 2, 3))
    assert Unigram(tmp_path / "vocabulary").split("aa") == ((2, 0, 2),)


def test_a_damaged_vocabulary_is_refused(tmp_path: Path):
    (tmp_path / "vocabulary").write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="pickle"):
        Unigram(tmp_path / "vocabulary")
