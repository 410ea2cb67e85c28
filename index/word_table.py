"""The encoder's word table, read from its file row by row: the 384 MB of it never lie in memory.

Mapped into memory it would not either, but the system shows what surrounds every row that was read as the program's
own: 85 MB after ten questions.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from index.types import Vectors

WORDS = "embeddings.word_embeddings.weight"


class WordTable:
    """Rows of the word table in ``model.safetensors``; safe to use from several threads."""

    def __init__(self, weights: Path) -> None:
        """Find the table.

        Raises:
            OSError: The file cannot be read.
            KeyError: It holds no word table.
            ValueError: It is damaged.
        """
        self._path = weights
        with weights.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            entry = json.loads(file.read(size))[WORDS]
        self._count, self.width = (int(length) for length in entry["shape"])
        self._start = 8 + size + int(entry["data_offsets"][0])

    def rows(self, numbers: np.ndarray[Any, np.dtype[np.int64]]) -> Vectors:
        """The rows of some words; float32, shape (n, width).

        Raises:
            OSError: They cannot be read, or there is no such word.
        """
        found = np.empty((len(numbers), self.width), "<f4")
        size = self.width * found.itemsize
        with self._path.open("rb", buffering=0) as file:
            for number, row in zip(numbers.tolist(), found, strict=True):
                file.seek(self._start + max(number, 0) * size)
                if not 0 <= number < self._count or file.readinto(row.data) != size:
                    raise OSError(f"{self._path} holds no word {number}")
        return found
