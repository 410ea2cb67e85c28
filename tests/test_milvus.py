import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_fakes import ARTICLES, HashEmbedder

from index import miner
from index.backend import place_of
from index.errors import IndexStateError, MissingExtraError
from index.lexical import LexicalIndex
from index.milvus import records
from index.milvus.client import Milvus, batches
from index.milvus.place import MilvusPlace
from index.milvus.sparse import Lengths, Words, question, weighed
from index.milvus.writing import Writer
from index.types import Article
from index.update import Changes
from rag.info import mined_by

WORDS = st.lists(st.sampled_from("huế hue năm nam 24/63 2018 cải cách xếp hạng the papi".split()), max_size=9)
LATER = Article("z", "Cuối", "Năm 2020, Cà Mau xếp thứ 63/63.")


def scores(texts: list[str], asked: str) -> list[float]:
    """What Milvus would add up for each text."""
    words = [Words.of(text) for text in texts]
    totals = [(one.syllables.total(), one.folded.total()) for one in words]
    mean = Lengths(*(max(sum(side), 1) / len(texts) for side in zip(*totals, strict=True)))
    having: dict[int, int] = {}
    for one in words:
        for dimension in one.dimensions():
            having[dimension] = having.get(dimension, 0) + 1
    wanted = weighed(question(asked), having, len(texts))
    vectors = [one.vector(mean) for one in words]
    return [sum(weight * vector.get(dimension, 0.0) for dimension, weight in wanted.items()) for vector in vectors]


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
def test_the_inner_products_are_the_scores_of_the_folder(texts: list[list[str]], asked: list[str]):
    joined, wanted = [" ".join(text) for text in texts], " ".join(asked)
    rows, found = LexicalIndex.from_texts(joined).search(wanted, len(joined))
    expected = dict(zip(rows.tolist(), found.tolist(), strict=True))
    made = scores(joined, wanted)
    assert made == pytest.approx([expected.get(row, 0.0) for row in range(len(joined))], abs=1e-4)


def test_means_are_near_within_a_thousandth():
    assert Lengths(100.0, 200.0).near(Lengths(100.09, 199.9))
    assert not Lengths(100.0, 200.0).near(Lengths(100.0, 201.0))


def test_a_text_is_cut_and_joined_whole():
    text = "ộ" * 40_000
    rows = records.text_rows(7, records.ARTICLE, text)
    assert [row["part"] for row in rows] == [0, 1, 2]
    assert max(len(row["body"].encode()) for row in rows) <= 65535
    assert records.joined(reversed(rows)) == {7: text}
    assert [list(batch) for batch in batches([1, 2, 3], 2)] == [[1, 2], [3]]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgres://here", "no such store"),
        ("milvus://", "not an address"),
        ("milvus://host:1/a/b", "not an address"),
        ("milvus-lite:///index.sqlite", r"ends in \.db"),
        ("milvus://127.0.0.1:1", "127.0.0.1:1: Milvus failed"),
    ],
)
def test_an_address_that_leads_nowhere_is_named(address: str, message: str):
    pytest.importorskip("pymilvus")
    with pytest.raises(IndexStateError, match=message):
        place_of(address).name()


def test_without_pymilvus_the_command_to_type_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'reform-news-qa\[milvus\]'"):
        Milvus("milvus://host")


def test_a_change_that_was_broken_off_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("milvus_lite")
    place = MilvusPlace(f"milvus-lite://{tmp_path}/one.db")
    place.build(ARTICLES, HashEmbedder())
    with monkeypatch.context() as broken:
        broken.setattr(Writer, "settle", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            place.add([LATER], HashEmbedder())
    made, changes = place.add([LATER], HashEmbedder())
    assert changes.unchanged == ("z",)
    assert (made.articles, made.passages) == (4, 4)
    reader = place.open(HashEmbedder())
    assert reader.lexical("Cà Mau", 9)[0].passage.article_id == "z"
    assert place.add([LATER], HashEmbedder())[0] == made
    reader.close()


@pytest.fixture
def mined_before(tmp_path: Path) -> MilvusPlace:
    """A place whose articles other rules mined: rows that they gave and that they missed."""
    pytest.importorskip("milvus_lite")
    place = MilvusPlace(f"milvus-lite://{tmp_path}/one.db")
    with pytest.MonkeyPatch.context() as older:
        older.setattr("index.build.mine", lambda article, framed: [])
        older.setattr(miner, "fingerprint", lambda: "other")
        place.build(ARTICLES, HashEmbedder())
    return place


def test_adding_mines_what_stays_anew(mined_before: MilvusPlace):
    embedder = HashEmbedder()
    made, changes = mined_before.add([LATER], embedder)
    assert (changes.added, changes.mined_anew) == (("z",), ("ha-noi-2018", "hue-2018", "papi"))
    assert len(embedder.passages) == 1  # the vectors of what stays are taken over
    assert (made.miner, made.facts) == (miner.fingerprint(), 4)
    assert mined_before.add([LATER], embedder) == (made, Changes(unchanged=("z",)))


def test_removing_mines_what_stays_anew(mined_before: MilvusPlace):
    made, changes = mined_before.remove(["papi"], HashEmbedder())
    assert (changes.removed, changes.mined_anew) == (("papi",), ("ha-noi-2018", "hue-2018"))
    assert made.facts == 3


def test_what_is_mined_anew_is_told_with_a_mend_that_a_store_has(mined_before: MilvusPlace):
    reader = mined_before.open(HashEmbedder())
    told = mined_by(reader.manifest, "milvus-lite:///one.db")
    reader.close()
    assert told == "another version; run: reformqa index ARTICLES --store milvus-lite:///one.db"
    assert mined_by(reader.manifest, Path("/x")) == "another version; run: reformqa doctor --repair"
