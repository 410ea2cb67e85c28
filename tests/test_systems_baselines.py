"""What we are measured against: BM25, a model alone, a chain that stuffs; on small articles and scripted models."""

from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from langchain_core.embeddings import Embeddings
from rag_fakes import ARTICLES, LAO_CAI, ScriptedGenerator, index_of

from eval import systems
from eval.metrics.spans import Span
from eval.systems.bm25_first import Bm25First
from eval.systems.model_alone import ModelAlone
from eval.systems.parts import as_typed
from eval.systems.stuff_chain import StuffChain
from index.errors import SettingsError
from index.types import Article
from rag.settings import Settings
from rag.types import Turn

RANK = "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?"
SETTINGS = Settings(generator="none")


class HashEmbeddings(Embeddings):
    """The hashing fake as LangChain calls it."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return HashEmbedder().embed_passages(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def chain(reply: str) -> tuple[StuffChain, ScriptedGenerator]:
    generator = ScriptedGenerator(reply)
    return StuffChain(index_of(), HashEmbeddings(), generator, 160), generator


def test_bm25_gives_the_first_sentence_of_the_best_passage():
    system = Bm25First(index_of())
    answer = system.ask("Lệ phí đăng ký kết hôn?", [Turn("user", "Chào")])
    assert answer.answer == ("Hai bên nam, nữ cùng có mặt khi đăng ký kết hôn và xuất trình giấy tờ tùy thân. [1]")
    (citation,) = answer.citations
    assert system.article("ket-hon").text[citation.start : citation.end] == citation.quote
    assert (answer.answered, answer.route, answer.models) == (True, "quote", {})
    assert system.search(answer.query, "fused", 1)[0].article_id == "ket-hon"
    nothing = system.ask("xyzzy")
    assert (nothing.answered, nothing.answer, nothing.citations) == (False, "", ())


def test_the_model_alone():
    generator = ScriptedGenerator("Thứ 9.")
    system = ModelAlone(index_of(), generator, 160)
    answer = system.ask(RANK, [Turn("user", "Chào")])
    assert (answer.answer, answer.answered, answer.citations, answer.route) == ("Thứ 9.", True, (), "model")
    assert generator.prompts[0][1] == RANK
    assert not any(article.title in generator.prompts[0][0] for article in ARTICLES)
    assert (system.stages, list(system.search(answer.query, "fused", 5))) == ((), [])
    assert ModelAlone(index_of(), ScriptedGenerator("Tôi không biết."), 160).ask(RANK).answered is False


def test_the_chain_stuffs_four_chunks_and_cites_them_whole():
    system, generator = chain("Xếp thứ 9/63 [1], nộp tại quầy [3] [9].")
    answer = system.ask(RANK, [Turn("user", "Chào")])
    told, question = generator.prompts[0]
    assert question == RANK
    assert [f"[{n}] " in told for n in (1, 2, 3, 4)] == [True] * 4
    assert "\n\n[5] " not in told
    assert [citation.marker for citation in answer.citations] == [1, 3]
    for citation in answer.citations:
        text = system.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote != ""
        assert citation.quote in told
    assert (answer.answered, answer.route, answer.tokens) == (True, "model", 6)
    assert 0 < answer.confidence <= 1
    assert answer.index_fingerprint == index_of().manifest.fingerprint


def test_the_chain_refuses_in_words():
    answer = chain("Tôi không biết.")[0].ask(RANK)
    assert (answer.answered, answer.route, answer.citations) == (False, "abstain", ())


def test_the_chains_chunks_are_places_in_the_articles():
    long = Article("long", "Một bài dài", "\n\n".join(f"Đoạn {n} nói về cải cách. " * 12 for n in range(9)).strip())
    system = StuffChain(index_of(long, LAO_CAI), HashEmbeddings(), ScriptedGenerator("x"), 160)
    places = system.search(as_typed("cải cách"), "dense", 99)
    chunks = [place for place in places if place.article_id == "long"]
    assert len(chunks) > 2
    assert Span("lao-cai", 0, len(LAO_CAI.text)) in places
    assert {char for place in chunks for char in range(place.start, place.end)} >= {
        n for n, char in enumerate(long.text) if not char.isspace()
    }
    assert all(long.text[place.start : place.end].strip() == long.text[place.start : place.end] for place in chunks)


@pytest.mark.models
def test_langchain_embeds_as_the_program_does(tmp_path: Path):
    from eval.systems.stuff_chain import hugging_face
    from index.embed import open_embedder

    theirs, ours = hugging_face(SETTINGS), open_embedder()
    assert theirs.embed_query(RANK) == pytest.approx(ours.embed_queries([RANK])[0].tolist(), abs=1e-4)
    assert theirs.embed_documents([RANK])[0] == pytest.approx(ours.embed_passages([RANK])[0].tolist(), abs=1e-4)
    with pytest.raises(SettingsError), systems.opener("langchain")(tmp_path, replace(SETTINGS, generator="none")):
        pass
