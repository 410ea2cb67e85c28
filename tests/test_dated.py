"""Which sentences are about the year of the question."""

import pytest
from rag_fakes import ask_for

from index.types import Article, Sentence
from rag.retrieval.dated import year_fits


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Các xã tiếp nhận 412 hồ sơ từ 1/7 đến 31/10.", "2025-11-19", True),
        ("Các xã tiếp nhận 412 hồ sơ từ 1/7 đến 31/10.", "2024-11-19", False),
        ("Các xã tiếp nhận 412 hồ sơ từ 1/7/2021 đến 31/10/2021.", "2025-11-19", False),
        ("Các xã tiếp nhận 412 hồ sơ từ 1/12 đến 31/12.", "2025-11-19", False),  # not over yet
        ("Các xã tiếp nhận 412 hồ sơ.", "2025-11-19", False),
        ("Các xã lập tổ năm 2021 và tiếp nhận 412 hồ sơ từ 1/7 đến 31/10.", "2025-11-19", False),
    ],
)
def test_days_without_a_year_are_of_the_news_year(text: str, published: str, expected: bool):
    article = Article("a", "Hà Giang tinh giản", f"Năm 2021 tỉnh tinh giản 12 người.\n\n{text}", published=published)
    sentence = Sentence("a", article.text.index(text), len(article.text), text, (), None, (), (2021,))
    assert year_fits(ask_for("Năm 2025 Hà Giang tiếp nhận bao nhiêu hồ sơ?"), sentence, article, None) is expected
