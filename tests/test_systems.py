"""The program without one of its parts, on eight small articles and scripted models: what each does and does not."""

from pathlib import Path

import pytest
from index_fakes import HashEmbedder
from rag_fakes import ARTICLES, LAO_CAI, ScriptedGenerator

from eval import systems
from eval.running.runner import STAGES
from eval.systems.dense_only import DenseOnly
from eval.systems.lexical_only import LexicalOnly
from eval.systems.no_context import WithoutContext
from eval.systems.no_facts import WithoutFacts
from eval.systems.no_verification import Unverified
from eval.systems.ours import Ours
from eval.systems.parts import as_typed, need_generator, refused
from index.build import build
from index.errors import SettingsError
from index.news_index import NewsIndex
from rag.assistant import Assistant
from rag.models import Generator
from rag.settings import Settings

RANK = "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?"
SQUARE = "Người dân nộp giấy tờ tại quầy tiếp dân của huyện và nhận kết quả thế nào?"
SETTINGS = Settings(generator="none")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("systems") / "index"
    build(ARTICLES, out, HashEmbedder())
    return out


def assistant(kind: type[NewsIndex], folder: Path, generator: Generator | None = None) -> Assistant:
    return Assistant(kind.open(folder, HashEmbedder()), folder, generator, SETTINGS)


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
