from pathlib import Path

import pytest
from index_fakes import ARTICLES, HashEmbedder

from eval.bench.retrieval import read, scores
from index.build import build
from index.embed import open_embedder
from index.news_index import NewsIndex
from index.text.fold import fold
from rag.retrieval.fuse import convex
from rag.retrieval.retrieve import retrieve

XQUAD = Path(__file__).parents[2] / "shared" / "data" / "xquad.vi.dev.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("index")
    build(ARTICLES, out, HashEmbedder())
    return out


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def index(folder: Path, embedder: HashEmbedder):
    opened = NewsIndex.open(folder, embedder)
    yield opened
    opened.close()


def test_it_is_the_fusion_of_both_searches(index: NewsIndex):
    question = "Hà Nội đứng thứ mấy về chỉ số cải cách hành chính?"
    fused = retrieve(index, question, k=2, weight=0.3, depth=3)
    assert fused == convex(index.dense(question, 3), index.lexical(question, 3), 0.3, 2)
    assert fused[0].passage.article_id == "ha-noi-2018"
    assert fused[0].dense is not None
    assert fused[0].lexical is not None


def test_lost_diacritics_are_put_back_before_embedding(index: NewsIndex, embedder: HashEmbedder):
    found = retrieve(index, "nguoi dan hai long khong")
    assert embedder.queries == ["người dân hài lòng không"]
    assert "hài lòng" in found[0].passage.text


@pytest.mark.parametrize("question", ["Người dân hài lòng không?", "What do citizens experience?", "PAPI 2018"])
def test_other_questions_are_embedded_as_typed(index: NewsIndex, embedder: HashEmbedder, question: str):
    assert retrieve(index, question)
    assert embedder.queries == [question]


@pytest.mark.parametrize("question", ["", "  \n"])
def test_nothing_is_found_for_a_blank_question(index: NewsIndex, embedder: HashEmbedder, question: str):
    assert retrieve(index, question) == []
    assert embedder.queries == []


def test_unknown_words_leave_the_dense_side_alone(index: NewsIndex):
    found = retrieve(index, "xyzzy", k=2)
    assert [hit.lexical for hit in found] == [None, None]


@pytest.mark.parametrize("k", [0, 1, 2])
def test_k_limits_the_result(index: NewsIndex, k: int):
    assert len(retrieve(index, "Huế", k=k)) == k


@pytest.mark.models
@pytest.mark.skipif(not XQUAD.is_file(), reason="XQuAD is not part of the project")
def test_real_questions_find_their_paragraph_with_and_without_diacritics(tmp_path: Path):
    articles, questions = read(XQUAD)
    articles = articles[:40]
    asked = [(question, right) for question, right in questions if right in {one.id for one in articles}][::3]
    embedder = open_embedder()
    build(articles, tmp_path, embedder)
    index = NewsIndex.open(tmp_path, embedder)
    for typing in (str, fold):
        found = [retrieve(index, typing(question)) for question, _ in asked]
        at_one, at_five, _ = scores(found, [right for _, right in asked])
        assert at_one >= 0.9
        assert at_five >= 0.97
    index.close()
