"""The packaged corpus reads as 64 articles whose text is prose only."""

from collections import Counter
from pathlib import Path

import pytest

from index.corpus import corpus_dir
from index.sources import find, read
from index.sources.prose import detect_language
from index.types import Article

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = [article for path in find([corpus_dir()]) for article in read(path)]
    by_id = {article.id: article for article in found}
    assert len(by_id) == len(found)
    return by_id


def test_there_are_64_digests_in_two_languages(articles: dict[str, Article]) -> None:
    assert len(articles) == 64
    assert Counter(article.lang for article in articles.values()) == {"vi": 56, "en": 8}
    assert {article.kind for article in articles.values()} == {"digest"}
    assert sum(article.published is None for article in articles.values()) == 36
    assert all(article.publisher for article in articles.values())


def test_no_list_of_sources_is_left_in_the_text(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert "http" not in article.text, article.id
        assert "Nguồn:" not in article.text, article.id
        assert "Nguồn tham khảo" not in article.text, article.id


def test_sources_are_cut_and_nothing_before_them(articles: dict[str, Article]) -> None:
    round_up = articles["tong-hop-dien-bien-va-cac-tinh-lan-can"]
    assert round_up.text.startswith("Các tỉnh vùng cao phía Bắc ít khi xuất hiện ở tốp đầu")
    assert round_up.text.endswith("không che lấp được điểm yếu ở chỉ số khác.")
    table = articles["pci-2019-quang-ninh-bang-diem"]
    assert table.text.endswith("| Hải Phòng | 68,73 |\n| Cần Thơ | 68,38 |")


def test_one_article_field_by_field(articles: dict[str, Article]) -> None:
    article = articles["par-index-2020-quang-ninh-en"]
    assert article.title == "Quảng Ninh heads PAR Index for fourth year running"
    assert article.publisher == "Talk Vietnam (VNS)"
    assert article.published == "2021-06-25"
    assert article.source == "2021-06-25-par-index-2020-quang-ninh-en.md"
    assert article.author is None
    assert article.url is not None
    assert article.url.startswith("https://www.talkvietnam.org/2021/06/")
    assert articles["tong-hop-ha-noi-qua-cac-chi-so"].url is None
    assert {a.published for a in articles.values() if a.published and len(a.published) == 7} == {
        "2018-03",
        "2020-09",
        "2025-04",
    }


def test_language_detection_agrees_with_the_front_matter(articles: dict[str, Article]) -> None:
    wrong = [article.id for article in articles.values() if detect_language(article.text) != article.lang]
    assert wrong == []


def test_readme_is_there_and_is_no_article() -> None:
    assert (corpus_dir() / "README.md").is_file()
    assert "README.md" not in {path.name for path in find([corpus_dir()])}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/corpus is not beside this checkout")
def test_files_are_those_of_the_shared_corpus() -> None:
    packaged = {path.name: path.read_bytes() for path in find([corpus_dir()])}
    assert packaged == {path.name: path.read_bytes() for path in SHARED.glob("*.md")}
