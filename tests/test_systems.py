"""Baselines and ablations on eight small articles and scripted models: what each does, and what it does without."""

from dataclasses import replace
from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from langchain_core.embeddings import Embeddings
from rag_fakes import ARTICLES, LAO_CAI, ScriptedGenerator, index_of

from eval import systems
from eval.metrics.spans import Span
from eval.running.runner import STAGES
from eval.systems.bm25_first import Bm25First
from eval.systems.dense_only import DenseOnly
from eval.systems.lexical_only import LexicalOnly
from eval.systems.model_alone import ModelAlone
from eval.systems.no_context import WithoutContext
from eval.systems.no_facts import WithoutFacts
from eval.systems.no_verification import Unverified
from eval.systems.ours import Ours
from eval.systems.parts import as_typed, need_generator, refused
from eval.systems.stuff_chain import StuffChain
from index.build import build
from index.errors import SettingsError
from index.news_index import NewsIndex
from index.types import Article
from rag.assistant import Assistant
from rag.models import Generator
from rag.settings import Settings
from rag.types import Turn

RANK = "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?"
SQUARE = "Người dân nộp giấy tờ tại quầy tiếp dân của huyện và nhận kết quả thế nào?"
SETTINGS = Settings(generator="none")


class HashEmbeddings(Embeddings):
    """The hashing fake as LangChain calls it."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return HashEmbedder().embed_passages(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("systems") / "index"
    build(ARTICLES, out, HashEmbedder())
    return out


def assistant(kind: type[NewsIndex], folder: Path, generator: Generator | None = None) -> Assistant:
    return Assistant(kind.open(folder, HashEmbedder()), folder, generator, SETTINGS)


def chain(reply: str) -> tuple[StuffChain, ScriptedGenerator]:
    generator = ScriptedGenerator(reply)
    return StuffChain(index_of(), HashEmbeddings(), generator, 160), generator


def test_every_system_is_where_the_registry_says():
    for name in systems.HOMES:
        assert callable(systems.opener(name))
    with pytest.raises(SettingsError, match="unknown system 'theirs'; known are ours, langchain"):
        systems.opener("theirs")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Tôi không biết.", True),
        ("Không có thông tin về điều này trong các đoạn [1].", True),
        ("toi khong biet", True),
        ("I don’t know", True),
        ("The context does not mention the score of Lào Cai.", True),
        ("", True),
        ("Xếp thứ 9 [1]. Không có thông tin về điểm.", False),
        ("Xếp thứ 9.\nKhông rõ năm nào.", False),
        ("90,1% không hài lòng", False),
    ],
)
def test_refusals_are_told_by_their_first_sentence(text: str, refusal: bool):
    assert refused(text) is refusal


def test_a_question_as_typed():
    assert (as_typed(RANK).standalone, as_typed(RANK).language) == (RANK, "vi")
    assert as_typed("What is the rank of Lào Cai?").language == "en"
    assert as_typed("PAR INDEX 2018?").language == "vi"


def test_a_system_of_a_model_wants_one():
    with pytest.raises(SettingsError, match="the system 'langchain' needs a language model"):
        need_generator("langchain", SETTINGS)


def test_the_program_ranks_by_stage(folder: Path):
    ours = Ours(assistant(NewsIndex, folder), SETTINGS)
    answer = ours.ask(RANK)
    assert (ours.name, ours.stages, answer.answered) == ("ours", STAGES, True)
    for stage in STAGES:
        found = ours.search(answer.query, stage, 3)
        assert 0 < len(found) <= 3
        assert all(0 <= place.start < place.end <= len(ours.article(place.article_id).text) for place in found)
    (place, *_) = ours.search(ours.ask(SQUARE).query, "evidence", 3)
    assert LAO_CAI.text[place.start : place.end].startswith("Người dân nộp giấy tờ tại quầy tiếp dân")
    passages = ours.search(answer.query, "lexical", 20)
    assert {place.article_id for place in passages} >= {"lao-cai", "mien-nui"}


def test_without_facts_no_row_answers(folder: Path):
    whole, without = (Ours(assistant(kind, folder), SETTINGS) for kind in (NewsIndex, WithoutFacts))
    assert (whole.ask(RANK).route, bool(whole.ask(RANK).facts)) == ("fact", True)
    answer = without.ask(RANK)
    assert answer.route in {"quote", "abstain"}
    assert answer.facts == ()
    assert whole.ask(SQUARE).route == without.ask(SQUARE).route == "quote"


def test_one_search_alone_takes_both_places(folder: Path):
    by_words, by_meaning = LexicalOnly.open(folder, HashEmbedder()), DenseOnly.open(folder, HashEmbedder())
    whole = NewsIndex.open(folder, HashEmbedder())

    def ranked(index: NewsIndex, search: str) -> list[int]:
        return [hit.passage.id for hit in getattr(index, search)(RANK, 8)]

    assert ranked(by_words, "dense") == []
    assert ranked(by_words, "lexical") == ranked(whole, "lexical")
    assert ranked(by_meaning, "lexical") == ranked(by_meaning, "dense") == ranked(whole, "dense")
    assert ranked(whole, "dense") != ranked(whole, "lexical")


@pytest.mark.parametrize(("kind", "search"), [(LexicalOnly, "lexical"), (DenseOnly, "dense")])
def test_the_fused_ranking_is_that_of_the_search_which_is_left(folder: Path, kind: type[NewsIndex], search: str):
    whole, single = assistant(NewsIndex, folder).index, assistant(kind, folder)
    wanted = [hit.passage.id for hit in getattr(whole, search)(SQUARE, 5)]
    assert [hit.passage.id for hit in single.search(SQUARE, 5)] == wanted


def test_the_lexical_system_never_embeds(folder: Path):
    embedder = HashEmbedder()
    system = Ours(Assistant(LexicalOnly.open(folder, embedder), folder, None, SETTINGS), SETTINGS)
    for question in (RANK, SQUARE):
        system.search(system.ask(question).query, "evidence", 5)
    assert embedder.queries == []


def test_without_context_a_passage_is_its_own_words(folder: Path):
    whole, without = NewsIndex.open(folder, HashEmbedder()), WithoutContext.open(folder, HashEmbedder())
    titled = "miền núi đẩy mạnh"  # words of a title alone
    assert [hit.passage.article_id for hit in whole.lexical(titled, 1)] == ["mien-nui"]
    assert "mien-nui" not in [hit.passage.article_id for hit in without.lexical(titled, 9)]
    words = "Năm 2018 Sơn La xếp thứ 40/63 về PAR INDEX."
    assert without.lexical(words, 1)[0].passage == whole.lexical(words, 1)[0].passage
    for hit in without.dense(words, 20):
        own = HashEmbedder()
        cosine = float(own.embed_passages([hit.passage.text])[0] @ own.embed_queries([words])[0])
        assert hit.score == pytest.approx(cosine, abs=1e-5)


def test_without_checks_what_the_model_says_goes_out(folder: Path):
    lie = "Người dân nộp 77.777 tờ giấy."
    checked = assistant(NewsIndex, folder, ScriptedGenerator(lie))
    unchecked = Unverified(assistant(NewsIndex, folder), ScriptedGenerator(lie), SETTINGS)
    assert "77.777" not in checked.ask(SQUARE).answer
    answer = unchecked.ask(SQUARE)
    assert answer.answer.startswith(f"{lie} [1]")
    assert (answer.route, answer.answered, answer.tokens) == ("model", True, 5)
    assert [f"[{c.marker}]" in answer.answer for c in answer.citations] == [True] * len(answer.citations)
    assert "quầy tiếp dân" in answer.citations[0].quote
    assert answer.models == {"embedder": "hash", "generator": "scripted"}


def test_without_checks_the_roads_are_the_same(folder: Path):
    whole, unchecked = assistant(NewsIndex, folder), Unverified(assistant(NewsIndex, folder), None, SETTINGS)
    for question in (RANK, SQUARE, "Năm 2018 Cà Mau xếp thứ mấy về PAR INDEX?", "Giá vàng hôm nay?"):
        left, right = whole.ask(question), unchecked.ask(question)
        assert (left.answer, left.citations, left.route, left.answered) == (
            right.answer,
            right.citations,
            right.route,
            right.answered,
        )


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
def test_every_system_opens_on_real_weights(tmp_path: Path):
    """A rank is read from a row, so that no system loads the model, save the one whose passages are embedded anew."""
    from index.embed import open_embedder

    build(ARTICLES, tmp_path, open_embedder())
    for name in systems.HOMES.keys() - {"langchain", "model-alone"}:
        with systems.opener(name)(tmp_path, SETTINGS) as system:
            answer = system.ask(RANK, ())
            assert system.name == name
            assert answer.index_fingerprint
            assert "lexical" not in system.stages or system.search(answer.query, "lexical", 3)


@pytest.mark.models
def test_langchain_embeds_as_the_program_does(tmp_path: Path):
    from eval.systems.stuff_chain import hugging_face
    from index.embed import open_embedder

    theirs, ours = hugging_face(SETTINGS), open_embedder()
    assert theirs.embed_query(RANK) == pytest.approx(ours.embed_queries([RANK])[0].tolist(), abs=1e-4)
    assert theirs.embed_documents([RANK])[0] == pytest.approx(ours.embed_passages([RANK])[0].tolist(), abs=1e-4)
    with pytest.raises(SettingsError), systems.opener("langchain")(tmp_path, replace(SETTINGS, generator="none")):
        pass
