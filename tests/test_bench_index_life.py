from pathlib import Path

import pytest

from eval.bench.index_life import NEW, STEPS, HashedEmbedder, main, measured, synthetic, table
from index.news_index import NewsIndex


def test_articles_are_the_same_at_every_run():
    made = synthetic(3, 2)
    assert made == synthetic(3, 2)
    assert [article.id for article in made] == ["article-000000", "article-000001", "article-000002"]
    assert made != synthetic(3, 2, seed=2)
    assert made[0].text.count("\n\n") == 1


def test_every_step_does_what_it_is_called(tmp_path: Path):
    sizes: list[int] = []
    for step in STEPS:
        cost = measured(step, tmp_path, 12, 2)
        assert cost.keys() == {"seconds", "cpu_seconds", "memory_mb", "index_mb"}
        index = NewsIndex.open(tmp_path, HashedEmbedder())
        sizes.append(len(index.articles()))
        index.close()
    assert sizes == [12, 12 + NEW, 11 + NEW, 11 + NEW, 11 + NEW]


def test_the_table_is_markdown():
    lines = table({"open": {"seconds": 0.256, "cpu_seconds": 0.2, "memory_mb": 61.4, "index_mb": 3.0}})
    assert lines == [
        "| step | seconds | CPU seconds | peak memory, MB |",
        "|---|---|---|---|",
        "| open | 0.26 | 0.20 | 61 |",
    ]


def test_a_folder_must_be_named():
    with pytest.raises(SystemExit):
        main([])
