import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation
from index.build import build, take_apart
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.types import Article, Vectors

PARTS = take_apart(ARTICLES, HashEmbedder())


class Untouchable(HashEmbedder):
    """Says what it is, and refuses to embed."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        raise NotImplementedError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("index")
    build(ARTICLES, out, HashEmbedder())
    return out


@pytest.fixture
def index(folder: Path):
    opened = NewsIndex.open(folder, HashEmbedder())
    yield opened
    opened.close()


def test_what_was_built_is_read(index: NewsIndex):
    assert index.articles() == list(PARTS.articles)
    assert index.article("papi") == ARTICLES[2]
    assert index.all_sentences() == list(PARTS.sentences)
    assert index.sentences("papi") == [sentence for sentence in PARTS.sentences if sentence.article_id == "papi"]
    assert index.facts() == list(PARTS.facts)
    assert index.manifest.passages == len(PARTS.passages)


def test_an_unknown_article_is_named(index: NewsIndex):
    with pytest.raises(IndexStateError, match="no article 'nobody'"):
        index.article("nobody")


def test_a_passage_is_its_own_nearest(index: NewsIndex):
    for passage in PARTS.passages:
        best = index.dense(f"{passage.context}\n{passage.text}", 2)[0]
        assert best.passage == passage
        assert best.score == best.dense == pytest.approx(1.0, abs=1e-5)
        assert best.lexical is None


def test_words_find_their_passage_in_any_spelling(index: NewsIndex):
    for question in ("người dân hài lòng", "nguoi dan hai long"):
        best = index.lexical(question, 1)[0]
        assert "hài lòng" in best.passage.text
        assert best.score == best.lexical
        assert best.score > 0
        assert best.dense is None


@pytest.mark.parametrize("method", ["dense", "lexical"])
def test_both_searches_have_one_shape(index: NewsIndex, method: str):
    search = getattr(index, method)
    found = search("chỉ số cải cách hành chính năm 2018", 2)
    assert len(found) == 2
    assert found[0].score >= found[1].score
    assert search("  ", 5) == search("", 5) == []
    assert search("Huế", 0) == []


def test_more_is_asked_for_than_there_is(index: NewsIndex):
    assert len(index.dense("Huế", 1000)) == len(PARTS.passages)


def test_only_the_dense_search_touches_the_embedder(folder: Path):
    index = NewsIndex.open(folder, Untouchable())
    assert index.lexical("Huế", 1)
    assert index.facts(entity="nobody") == []
    assert index.vocabulary.words
    with pytest.raises(NotImplementedError):
        index.dense("Huế", 1)
    index.close()


def test_another_embedder_is_refused_by_name(folder: Path):
    with pytest.raises(IndexStateError, match=r"built with the embedder hash, opened with other.*run: reformqa index"):
        NewsIndex.open(folder, HashEmbedder(fingerprint="hash-2", model_id="other"))


def test_every_damaged_or_missing_file_is_named(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    folder = generation.current(tmp_path)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.name != generation.READERS]:
        content = path.read_bytes()
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        for damage in (None, b"", content[:-2], flipped):
            path.unlink(missing_ok=True)
            if damage is not None:
                path.write_bytes(damage)
            with pytest.raises(IndexStateError, match=rf"{path.name}.*run: reformqa doctor --repair"):
                NewsIndex.open(tmp_path, HashEmbedder())
        path.write_bytes(content)
    NewsIndex.open(tmp_path, HashEmbedder()).close()


def test_no_index(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"no index in this folder; run: reformqa index"):
        NewsIndex.open(tmp_path, HashEmbedder())


def test_a_reader_keeps_working_while_the_next_index_is_built(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    old = NewsIndex.open(tmp_path, HashEmbedder())
    build([replace(ARTICLES[0], title="Khác", text="Bài khác.")], tmp_path, HashEmbedder())
    new = NewsIndex.open(tmp_path, HashEmbedder())
    assert old.articles() == list(PARTS.articles)
    assert len(old.dense("Huế", 99)) == len(PARTS.passages)
    assert old.lexical("Hà Nội", 1)[0].passage.article_id == "ha-noi-2018"
    assert len(old.vocabulary.words) > len(new.vocabulary.words)
    assert [article.title for article in new.articles()] == ["Khác"]
    old.close()
    new.close()


def test_several_threads_search_at_once(folder: Path):
    index = NewsIndex.open(folder, HashEmbedder())
    gate = threading.Barrier(8)

    def search(_: int) -> tuple[str, str, int]:
        gate.wait(timeout=10)
        lexical, dense = index.lexical("Hà Nội", 1)[0], index.dense("PAPI measures citizens", 1)[0]
        return lexical.passage.article_id, dense.passage.article_id, len(index.all_sentences())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(search, range(8))) == {("ha-noi-2018", "papi", len(PARTS.sentences))}
    index.close()


def test_an_open_index_reads_on_whatever_is_built(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    index = NewsIndex.open(tmp_path, HashEmbedder())
    for number in range(3):
        build([*ARTICLES, Article(f"new-{number}", "", "Năm 2020 khác.")], tmp_path, HashEmbedder())
    # files of all three searches are first read now
    assert index.lexical("Huế", 1)[0].passage.article_id == "hue-2018"
    assert index.dense("Huế", 1)
    assert index.vocabulary.words
    assert len(index.articles()) == 3
    index.close()
    build(ARTICLES, tmp_path, HashEmbedder())
    assert not (tmp_path / "gen-0001").exists()


def test_opening_follows_a_writer_that_was_faster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    build(ARTICLES[:1], tmp_path, HashEmbedder())
    build(ARTICLES, tmp_path, HashEmbedder())
    hold = generation.hold

    def late(folder: Path) -> object:
        if folder.name == "gen-0002":
            build(ARTICLES[:2], tmp_path, HashEmbedder())
            build(ARTICLES[:1], tmp_path, HashEmbedder())
        return hold(folder)

    monkeypatch.setattr(generation, "hold", late)
    index = NewsIndex.open(tmp_path, HashEmbedder())
    assert [article.id for article in index.articles()] == ["hue-2018"]
    index.close()
