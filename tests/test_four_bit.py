import numpy as np
import pytest

from index.four_bit import four_bit
from index.types import Vectors

LEVELS = np.array([-8, 7, 0, -1, *range(-7, 7), *[3] * 14], np.float32)


def matrix(*scales: float) -> Vectors:
    return np.stack([LEVELS * np.float32(scale) for scale in scales]).reshape(2, -1)


def test_a_matrix_of_four_bit_blocks_is_packed_two_values_a_byte():
    packed = four_bit(matrix(0.5, -0.25, 3.0, 1.0))
    assert packed is not None
    assert packed.scales.tolist() == [0.5, -0.25, 3.0, 1.0]
    assert packed.nibbles.shape == (2, 2, 16)
    assert packed.nibbles[0, 0, :3].tolist() == [0 | 15 << 4, 8 | 7 << 4, 1 | 2 << 4]


def test_the_packed_values_are_the_very_same():
    given = matrix(0.1, 0.003, -7.7, 0.0)
    packed = four_bit(given)
    assert packed is not None
    pairs = np.stack([packed.nibbles & 15, packed.nibbles >> 4], axis=-1).reshape(-1, 32)
    assert np.array_equal((pairs.astype(np.float32) - 8) * packed.scales[:, None], given.reshape(-1, 32))


@pytest.mark.parametrize("kind", ["between two levels", "two blocks in one", "no whole block"])
def test_a_matrix_of_other_values_is_not_packed(kind: str):
    given = matrix(1.0, 1.0, 1.0, 1.0)
    if kind == "between two levels":
        given[1, 5] += 0.5
    elif kind == "two blocks in one":
        given[0, :16] *= 0.5
    else:
        given = given[:, :40]
    assert four_bit(given) is None
