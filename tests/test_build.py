import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.assemble import indexed_text
from index.build import build, is_current, take_apart
from index.dense import DenseIndex
from index.errors import IndexStateError
from index.lexical import LexicalIndex
from index.store import Store
from index.types import Article, Passage, Vectors


class Failing(HashEmbedder):
    """Breaks down when it has to embed."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        raise ZeroDivisionError


def texts_of(out: Path) -> list[str]:
    store = Store.open(generation.current(out) / generation.STORE)
    try:
        return [article.text for article in store.articles()]
    finally:
        store.close()


def test_everything_is_written_and_counted(tmp_path: Path):
    embedder = HashEmbedder()
    made = build(ARTICLES, tmp_path, embedder)
    folder = generation.current(tmp_path)
    assert manifest.read(folder) == made
    manifest.verify(folder, made)
    assert {name.split("/")[0] for name, _ in made.checksums} == {
        "vectors.faiss",
        "words",
        "store.sqlite",
        "tallies",
        "vocabulary.json",
        "reprints.json",
    }
    parts = take_apart(ARTICLES, embedder)
    store = Store.open(folder / generation.STORE)
    assert store.counts() == {
        "articles": made.articles,
        "passages": made.passages,
        "sentences": made.sentences,
        "facts": made.facts,
    }
    assert store.articles() == sorted(ARTICLES, key=lambda article: article.id) == list(parts.articles)
    assert store.all_passages() == list(parts.passages)
    assert store.all_sentences() == list(parts.sentences)
    assert store.facts() == list(parts.facts)
    store.close()
    assert made.articles == 3
    assert made.embedder_fingerprint == "hash-1"


def test_passages_are_numbered_through_and_quote_their_article():
    parts = take_apart(ARTICLES, HashEmbedder())
    assert [passage.id for passage in parts.passages] == list(range(len(parts.passages)))
    texts = {article.id: article.text for article in ARTICLES}
    assert {passage.article_id for passage in parts.passages} == set(texts)
    for part in (*parts.passages, *parts.sentences):
        assert part.text == texts[part.article_id][part.start : part.end]


def test_rows_of_vectors_and_words_are_passages(tmp_path: Path):
    embedder = HashEmbedder()
    build(ARTICLES, tmp_path, embedder)
    folder = generation.current(tmp_path)
    passages = take_apart(ARTICLES, embedder).passages
    dense = DenseIndex.load(folder / generation.VECTORS, embedder.dimension)
    np.testing.assert_allclose(
        dense.rows(), embedder.embed_passages([indexed_text(one) for one in passages]), rtol=1e-6
    )
    lexical = LexicalIndex.load(folder / generation.WORDS, len(passages))
    for passage in passages:
        assert lexical.search(passage.text, 1)[0].tolist() == [passage.id]


def test_both_searches_see_the_context_first():
    assert indexed_text(Passage(0, "a", 0, 1, "Nội dung", "Tiêu đề · 2018")) == "Tiêu đề · 2018\nNội dung"
    assert indexed_text(Passage(0, "a", 0, 1, "Nội dung", "")) == "Nội dung"


def test_the_same_input_gives_the_same_fingerprint(tmp_path: Path):
    one = build(ARTICLES, tmp_path / "one", HashEmbedder())
    two = build(tuple(reversed(ARTICLES)), tmp_path / "two", HashEmbedder())
    again = build(ARTICLES, tmp_path / "one", HashEmbedder())
    assert one == two == again
    assert build(ARTICLES[:2], tmp_path / "three", HashEmbedder()).fingerprint != one.fingerprint


def test_is_current_knows_articles_and_embedder(tmp_path: Path):
    assert not is_current(ARTICLES, tmp_path / "none", HashEmbedder())
    build(ARTICLES, tmp_path, HashEmbedder())
    assert is_current(ARTICLES, tmp_path, HashEmbedder())
    assert is_current(tuple(reversed(ARTICLES)), tmp_path, HashEmbedder())
    assert not is_current(ARTICLES[:2], tmp_path, HashEmbedder())
    assert not is_current(ARTICLES, tmp_path, HashEmbedder(fingerprint="hash-2"))
    changed = (replace(ARTICLES[0], published="2019-05-25"), *ARTICLES[1:])
    assert not is_current(changed, tmp_path, HashEmbedder())


def test_a_damaged_index_is_not_current_and_is_mended(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    (generation.current(tmp_path) / generation.VECTORS).write_bytes(b"broken")
    assert not is_current(ARTICLES, tmp_path, HashEmbedder())
    build(ARTICLES, tmp_path, HashEmbedder())
    assert is_current(ARTICLES, tmp_path, HashEmbedder())


def test_known_passages_are_not_embedded_again(tmp_path: Path):
    build(ARTICLES[:2], tmp_path, HashEmbedder())
    more = HashEmbedder()
    made = build(ARTICLES, tmp_path, more)
    assert more.passages == [
        indexed_text(one) for one in take_apart(ARTICLES, more).passages if one.article_id == "papi"
    ]
    assert made == build(ARTICLES, tmp_path / "fresh", HashEmbedder())
    other = HashEmbedder(fingerprint="hash-2")
    build(ARTICLES, tmp_path, other)
    assert len(other.passages) == made.passages


def test_an_embedder_that_fails_leaves_the_old_index(tmp_path: Path):
    build(ARTICLES[:2], tmp_path, HashEmbedder())
    with pytest.raises(ZeroDivisionError):
        build(ARTICLES, tmp_path, Failing())
    assert len(texts_of(tmp_path)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "CURRENT", "gen-0001"]


def test_a_program_killed_while_building_leaves_the_old_index(tmp_path: Path):
    build(ARTICLES[:2], tmp_path, HashEmbedder())
    code = "import os, sys, pathlib; from index_fakes import *; from index.build import build\n"
    code += (
        "build(ARTICLES, pathlib.Path(sys.argv[1]), HashEmbedder(), lambda stage, *_: stage == 'write' and os._exit(9))"
    )
    tests = Path(__file__).parent
    environment = os.environ | {"PYTHONPATH": f"{tests.parent}{os.pathsep}{tests}"}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=False)
    assert done.returncode == 9
    assert len(texts_of(tmp_path)) == 2
    build(ARTICLES, tmp_path, HashEmbedder())
    assert len(texts_of(tmp_path)) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "CURRENT", "gen-0001", "gen-0002"]


def test_progress_is_reported_stage_by_stage(tmp_path: Path):
    seen: list[tuple[str, int, int]] = []
    build(ARTICLES, tmp_path, HashEmbedder(), lambda *step: seen.append(step))
    passages = len(take_apart(ARTICLES, HashEmbedder()).passages)
    assert seen == [
        *(("split", done, 3) for done in (1, 2, 3)),
        ("embed", 0, passages),
        ("embed", passages, passages),
        ("write", 0, 1),
        ("write", 1, 1),
    ]


def test_no_articles_are_refused(tmp_path: Path):
    with pytest.raises(IndexStateError, match="no articles"):
        build([], tmp_path, HashEmbedder())
    assert list(tmp_path.iterdir()) == []


def test_articles_without_text_are_refused(tmp_path: Path):
    with pytest.raises(IndexStateError, match="hold no text"):
        build([Article("a", "Tiêu đề", " \n ")], tmp_path, HashEmbedder())
    assert not (tmp_path / "CURRENT").exists()


def test_one_article_without_text_among_others(tmp_path: Path):
    made = build([*ARTICLES, Article("empty", "", "")], tmp_path, HashEmbedder())
    assert made.articles == 4
    assert made.passages == len(take_apart(ARTICLES, HashEmbedder()).passages)


def test_two_articles_with_one_id_are_refused_with_both_sources(tmp_path: Path):
    twin = replace(ARTICLES[1], source="copy.md")
    with pytest.raises(IndexStateError, match=r"'ha-noi-2018' comes from ha-noi\.md and copy\.md"):
        build([*ARTICLES, twin], tmp_path, HashEmbedder())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_refused_before_any_work(tmp_path: Path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(IndexStateError, match=r"thesis\.docx"):
        build(ARTICLES, tmp_path, Failing())


def test_the_vocabulary_is_that_of_the_vietnamese_articles(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    text = (generation.current(tmp_path) / generation.VOCABULARY).read_text(encoding="utf-8")
    words = {form for forms in json.loads(text)["words"].values() for form in forms}
    assert {"huế", "thừa", "hài"} <= words
    assert "citizens" not in words
