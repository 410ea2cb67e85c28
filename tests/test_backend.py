"""What every place of an index must do; the folder and Milvus are held to the same expectations."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from index_fakes import ARTICLES, HashEmbedder

from index.assemble import indexed_text
from index.backend import Place, current_name, place_of
from index.build import take_apart
from index.errors import IndexStateError, NoArticleError
from index.news_index import NewsIndex
from index.types import Article, Hit
from rag.retrieval.retrieve import retrieve

HUE, HA_NOI, PAPI = ARTICLES
LONG = " ".join(f"Huyện {name} làm tốt việc giải quyết hồ sơ một cửa." for name in "ABCDEFGHIKLMN")
PRINTED = replace(PAPI, id="papi-long", text=LONG)
LATER = Article("a", "Đứng đầu", "Năm 2019, Quảng Ninh xếp thứ 1/63 tỉnh, thành phố.", url="https://example.vn/a")
REPRINT = replace(PAPI, id="papi-again", text=f"{LONG} Hết.", url="https://example.vn/again")
QUESTIONS = (
    "Năm 2018 Thừa Thiên Huế xếp thứ mấy?", "thu hang cai cach hanh chinh", "hạng hạng 63", "What does PAPI measure?",
    "24/63", "", "zzz",
)  # fmt: skip
KINDS = ("folder", "milvus")
_numbers = count()


def location_of(kind: str, folder: Path) -> Path | str:
    """A place where nothing is yet."""
    if kind == "folder":
        return folder / f"index-{next(_numbers)}"
    pytest.importorskip("milvus_lite")
    return f"milvus-lite://{folder}/store-{next(_numbers)}.db"


@pytest.fixture(params=KINDS)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    return location_of(request.param, tmp_path)


@pytest.fixture
def place(location: Path | str) -> Place:
    return place_of(location)


@pytest.fixture(scope="module", params=KINDS)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewsIndex]:
    where = location_of(request.param, tmp_path_factory.mktemp("built"))
    place_of(where).build(ARTICLES, HashEmbedder())
    opened = NewsIndex.open(where, HashEmbedder())
    yield opened
    opened.close()


def opened(location: Path | str) -> NewsIndex:
    return NewsIndex.open(location, HashEmbedder())


def shown(hits: list[Hit]) -> list[tuple[str, int, int, float]]:
    """Hits without the numbers that each place gives its passages."""
    return [(hit.passage.article_id, hit.passage.start, hit.passage.end, round(hit.score, 4)) for hit in hits]


def everything(index: NewsIndex) -> tuple[object, ...]:
    """All that can be read, and what is found."""
    found = [
        shown(hits)
        for question in QUESTIONS
        for hits in (index.dense(question, 9), index.lexical(question, 9), retrieve(index, question, 9))
    ]
    stories = [index.story(article.id) for article in index.articles()]
    return stories, index.articles(), index.all_sentences(), index.facts(), index.vocabulary, found


def test_texts_and_facts_are_read_as_they_were_written(index: NewsIndex):
    parts = take_apart(ARTICLES, HashEmbedder())
    assert index.articles() == list(parts.articles)
    assert index.article("papi") == PAPI
    assert index.all_sentences() == list(parts.sentences)
    assert index.sentences("hue-2018") == [one for one in parts.sentences if one.article_id == "hue-2018"]
    assert index.sentences("nobody") == []
    assert index.facts() == list(parts.facts)
    made = index.manifest
    counted = (made.articles, made.passages, made.sentences, made.facts)
    assert counted == tuple(map(len, (parts.articles, parts.passages, parts.sentences, parts.facts)))


def test_facts_are_filtered_by_every_slot(index: NewsIndex):
    facts = index.facts()
    for fact in facts:
        slots = {
            "entity": fact.entity, "indicator": fact.indicator, "year": fact.year, "measure": fact.measure,
            "article_id": fact.article_id,
        }  # fmt: skip
        given = {name: value for name, value in slots.items() if value is not None}
        agreeing = [one for one in facts if all(getattr(one, name) == value for name, value in given.items())]
        assert index.facts(**given) == agreeing
        assert fact in agreeing
    assert index.facts(entity="nobody' or id > 0") == index.facts(year=1) == []


def test_an_unknown_article_is_named(index: NewsIndex):
    with pytest.raises(NoArticleError, match="no article 'nobody'"):
        index.article("nobody")


def test_dense_search_is_exact(index: NewsIndex):
    passages, embedder = take_apart(ARTICLES, HashEmbedder()).passages, HashEmbedder()
    vectors = embedder.embed_passages([indexed_text(passage) for passage in passages])
    for question in QUESTIONS[:4]:
        scores = vectors @ embedder.embed_queries([question])[0]
        hits = index.dense(question, 2)
        assert [hit.score for hit in hits] == pytest.approx(sorted(scores.tolist(), reverse=True)[:2], abs=1e-5)
        assert [hit.dense for hit in hits] == [hit.score for hit in hits]
        assert hits[0].passage.text == passages[int(np.argmax(scores))].text
    assert len(index.dense("Huế", 1000)) == len(passages)


@pytest.mark.parametrize("method", ["dense", "lexical"])
def test_nothing_is_found_for_nothing(index: NewsIndex, method: str):
    search = getattr(index, method)
    assert search("  ", 5) == search("", 5) == search("Huế", 0) == []
    assert index.lexical("zzz", 5) == []


def test_every_place_finds_the_same_with_the_same_scores(tmp_path: Path):
    read = []
    for kind in KINDS:
        where = location_of(kind, tmp_path)
        place_of(where).build([*ARTICLES, LATER, PRINTED, REPRINT], HashEmbedder())
        index = opened(where)
        read.append(everything(index))
        index.close()
    assert read[0] == read[1]
    assert ("papi-again", "papi-long") in read[0][0]


def test_adding_and_removing_end_where_a_build_does(place: Place, location: Path | str, tmp_path: Path):
    changed = replace(HUE, text="Năm 2018, Thừa Thiên Huế xếp thứ 8 cả nước.")
    moved = replace(LATER, id="b", title="Đứng đầu cả nước")
    place.build([*ARTICLES, LATER], HashEmbedder())
    made, changes = place.add([changed, moved, PAPI], HashEmbedder())
    assert (changes.added, changes.changed, changes.replaced) == (("b",), ("hue-2018",), ("a",))
    assert changes.unchanged == ("papi",)
    assert made.articles == 4
    _, changes = place.remove(["ha-noi-2018", "nobody"], HashEmbedder())
    assert changes.removed == ("ha-noi-2018",)
    fresh = tmp_path / "fresh"
    place_of(fresh).build([changed, moved, PAPI], HashEmbedder())
    one, other = opened(location), opened(fresh)
    assert everything(one) == everything(other)
    one.close()
    other.close()


def test_nothing_to_change_changes_nothing(place: Place, location: Path | str):
    assert place.name() == current_name(location) == ""
    place.build(ARTICLES, HashEmbedder())
    name = place.name()
    embedder = HashEmbedder()
    assert place.is_current(ARTICLES, embedder)
    assert not place.is_current(ARTICLES[:2], embedder)
    assert not place.is_current(ARTICLES, HashEmbedder(fingerprint="other"))
    assert place.add([PAPI], embedder)[1].unchanged == ("papi",)
    assert place.remove(["nobody"], embedder)[1].removed == ()
    assert place.name() == current_name(location) == name != ""
    assert embedder.passages == []


def test_vectors_that_are_there_are_not_made_again(place: Place):
    place.build(ARTICLES, HashEmbedder())
    embedder = HashEmbedder()
    place.build([*ARTICLES, LATER], embedder)
    assert len(embedder.passages) == 1


def test_an_open_index_reads_on_while_another_is_built(place: Place, location: Path | str):
    place.build(ARTICLES, HashEmbedder())
    old, name = opened(location), place.name()
    place.build([LATER], HashEmbedder())
    assert place.name() != name
    new = old.reopened(location)
    assert old.articles() == sorted(ARTICLES, key=lambda article: article.id)
    assert old.lexical("Hà Nội", 1)[0].passage.article_id == "ha-noi-2018"
    assert [article.id for article in new.articles()] == ["a"]
    assert new.lexical("Hà Nội", 1) == []
    old.close()
    new.close()


def test_a_long_article_comes_back_whole(place: Place, location: Path | str):
    long = Article("long", 'Dài "lắm"', " ".join(f"Hồ sơ {number} {'rất ' * 60}nhiều." for number in range(150)))
    place.build([long], HashEmbedder())
    index = opened(location)
    assert index.article("long") == long
    assert index.sentences("long") == list(take_apart([long], HashEmbedder()).sentences)
    index.close()


def test_what_cannot_be_opened_says_why(place: Place, location: Path | str):
    with pytest.raises(IndexStateError, match=r"no index.*run: reformqa index"):
        place.open(HashEmbedder())
    with pytest.raises(IndexStateError, match="no articles"):
        place.build([], HashEmbedder())
    with pytest.raises(IndexStateError, match="no text"):
        place.build([Article("empty", "", "")], HashEmbedder())
    place.build([PAPI], HashEmbedder())
    with pytest.raises(IndexStateError, match="built with the embedder hash"):
        NewsIndex.open(location, HashEmbedder(fingerprint="hash-2"))
    with pytest.raises(IndexStateError, match="no text would be left"):
        place.remove(["papi"], HashEmbedder())
