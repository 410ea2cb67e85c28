"""An embedder that needs no weights, and a few articles, for the tests of what lies on disk."""

import zlib
from collections.abc import Sequence

import numpy as np

from index.types import Article, Vectors

ARTICLES = (
    Article(
        "hue-2018",
        "Huế cải thiện thứ hạng cải cách hành chính",
        "Năm 2018, Thừa Thiên Huế xếp thứ 7 cả nước. Tỉnh tăng 5 bậc so với năm 2017.\n\nNgười dân hài lòng hơn.",
        publisher="Báo Huế",
        url="https://example.vn/hue",
        published="2019-05-24",
        source="hue.md",
    ),
    Article(
        "ha-noi-2018",
        "Hà Nội đứng thứ hai",
        "Hà Nội đứng thứ hai về chỉ số cải cách hành chính năm 2018.",
        kind="digest",
        published="2019-05",
        source="ha-noi.md",
    ),
    Article("papi", "PAPI in brief", "PAPI measures what citizens experience.", lang="en", source="papi.md"),
)


class HashEmbedder:
    """Bags of words, hashed: texts that share words are near each other. Counts the texts that it was given."""

    def __init__(self, fingerprint: str = "hash-1", dimension: int = 64, model_id: str = "hash") -> None:
        self.model_id = model_id
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.max_tokens = 512
        self.passages: list[str] = []
        self.queries: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.passages += texts
        return self._embed(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.queries += texts
        return self._embed(texts)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
