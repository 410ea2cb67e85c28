import json
from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from eval.bench.retrieval import read, scores, table
from index.build import build
from index.news_index import NewsIndex
from index.types import Hit, Passage

CONTENT = {
    "data": [
        {
            "title": "Huế",
            "paragraphs": [
                {"context": "Huế xếp thứ bảy cả nước.", "qas": [{"question": "Huế xếp thứ mấy?"}]},
                {"context": "Hà Nội đứng thứ hai.", "qas": [{"question": "Hà Nội đứng thứ mấy?"}, {"question": "Ai?"}]},
            ],
        },
        {"title": "PCI", "paragraphs": [{"context": "Quảng Ninh dẫn đầu.", "qas": []}]},
    ]
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(CONTENT), encoding="utf-8")
    return path


def hits(*articles: str) -> list[Hit]:
    return [Hit(Passage(row, article, 0, 1, "x", ""), 1 - row / 10) for row, article in enumerate(articles)]


def test_each_paragraph_is_an_article_without_a_title(data: Path):
    articles, questions = read(data)
    assert [(article.id, article.title, article.text) for article in articles] == [
        ("Huế-0000", "", "Huế xếp thứ bảy cả nước."),
        ("Huế-0001", "", "Hà Nội đứng thứ hai."),
        ("PCI-0002", "", "Quảng Ninh dẫn đầu."),
    ]
    assert questions == [("Huế xếp thứ mấy?", "Huế-0000"), ("Hà Nội đứng thứ mấy?", "Huế-0001"), ("Ai?", "Huế-0001")]


def test_scores_count_an_article_once():
    found = [hits("a", "b"), hits("b", "b", "b", "b", "b", "a"), hits("b", "c", "d", "e", "f", "a"), []]
    assert scores(found, ["a"] * 4) == (1 / 4, 2 / 4, pytest.approx((1 + 1 / 2 + 1 / 6) / 4))


def test_the_table_has_a_row_for_each_search_and_typing(data: Path, tmp_path: Path):
    articles, questions = read(data)
    build(articles, tmp_path / "index", HashEmbedder())
    index = NewsIndex.open(tmp_path / "index", HashEmbedder())
    lines = list(table(index, questions[:2]))
    index.close()
    assert len(lines) == 2 + 2 * 8
    assert "| as typed | lexical | 1.000 | 1.000 | 1.000 |" in lines
    assert "| folded | lexical | 1.000 | 1.000 | 1.000 |" in lines
    assert "| as typed | convex 0.5 | 1.000 | 1.000 | 1.000 |" in lines
