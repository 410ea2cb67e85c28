from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_fakes import ARTICLES, HashEmbedder

from index import generation, manifest
from index.build import build
from index.compare import differences
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.types import Article, Vectors
from index.update import add, remove

HUE, HA_NOI, PAPI = ARTICLES
FIRST = Article("a", "Đứng đầu", "Năm 2019, Quảng Ninh xếp thứ 1/63 tỉnh, thành phố.", source="a.md")
POOL = (
    *ARTICLES,
    FIRST,
    Article("z", "Cuối", "Năm 2020, Cà Mau xếp thứ 63/63. Tỉnh giảm 2 bậc so với năm 2019."),
    Article("empty", "", ""),
    replace(PAPI, id="ha", text="PAPI measures what Ha Noi says."),
)


def files(out: Path) -> dict[str, bytes]:
    folder = generation.current(out)
    return {name: (folder / name).read_bytes() for name, _ in manifest.read(folder).checksums}


def held(out: Path) -> list[Article]:
    index = NewsIndex.open(out, HashEmbedder())
    try:
        return index.articles()
    finally:
        index.close()


def test_added_articles_give_the_files_of_a_fresh_build(tmp_path: Path):
    build(ARTICLES, tmp_path / "one", HashEmbedder())
    made, changes = add([POOL[4], FIRST], tmp_path / "one", HashEmbedder())
    fresh = build([*ARTICLES, FIRST, POOL[4]], tmp_path / "two", HashEmbedder())
    assert (changes.added, changes.gone, changes.unchanged) == (("a", "z"), (), ())
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert made == fresh


def test_removed_articles_give_the_files_of_a_fresh_build(tmp_path: Path):
    build(POOL, tmp_path / "one", HashEmbedder())
    embedder = HashEmbedder()
    made, changes = remove(["papi", "a", "nobody", "papi"], tmp_path / "one", embedder)
    assert changes.removed == ("a", "papi")
    assert embedder.passages == []
    rest = [article for article in POOL if article.id not in {"a", "papi"}]
    assert made == build(rest, tmp_path / "two", HashEmbedder())
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_new_contents_replace_the_old_and_only_they_are_embedded(tmp_path: Path):
    build(ARTICLES, tmp_path / "one", HashEmbedder())
    changed = replace(HUE, text=HUE.text.replace("thứ 7", "thứ 8"))
    embedder = HashEmbedder()
    made, changes = add([changed, HA_NOI], tmp_path / "one", embedder)
    assert (changes.added, changes.changed, changes.unchanged) == ((), ("hue-2018",), ("ha-noi-2018",))
    assert len(embedder.passages) == 1
    assert "thứ 8" in embedder.passages[0]
    assert made == build([changed, HA_NOI, PAPI], tmp_path / "two", HashEmbedder())


def test_nothing_new_writes_nothing(tmp_path: Path):
    made = build(ARTICLES, tmp_path, HashEmbedder())
    assert add(ARTICLES, tmp_path, HashEmbedder())[0] == made
    assert remove(["nobody"], tmp_path, HashEmbedder())[0] == made
    assert generation.current(tmp_path).name == "gen-0001"


def test_an_article_at_a_known_address_replaces_the_old_one(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    moved = replace(HUE, id="hue-new", text="Huế xếp thứ 9 năm 2018.")
    changes = add([moved], tmp_path, HashEmbedder())[1]
    assert (changes.added, changes.replaced) == (("hue-new",), ("hue-2018",))
    assert held(tmp_path) == [HA_NOI, moved, PAPI]


def test_the_same_contents_under_another_id_are_known(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    changes = add([replace(HUE, id="copy", source="copy.md")], tmp_path, HashEmbedder())[1]
    assert (changes.added, changes.unchanged) == ((), ("copy",))
    assert generation.current(tmp_path).name == "gen-0001"


def test_articles_of_one_page_that_come_together_stay_together(tmp_path: Path):
    build([HA_NOI], tmp_path, HashEmbedder())
    second = replace(HUE, id="hue-second", text="Trang này có hai bài.")
    assert add([HUE, second], tmp_path, HashEmbedder())[1].replaced == ()
    again = replace(second, text="Trang này có hai bài khác nhau.")
    assert add([HUE, again], tmp_path, HashEmbedder())[1].changed == ("hue-second",)
    assert [article.id for article in held(tmp_path)] == ["ha-noi-2018", "hue-2018", "hue-second"]


@settings(max_examples=15, deadline=None)
@given(
    before=st.sets(st.sampled_from(POOL[:5]), min_size=1),
    steps=st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from(POOL), min_size=1)), max_size=3),
)
def test_any_history_equals_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, before: set[Article], steps: list[tuple[bool, set[Article]]]
):
    out, state = tmp_path_factory.mktemp("one"), {article.id: article for article in before}
    build(list(before), out, HashEmbedder())
    for is_add, articles in steps:
        names = {article.id for article in articles}
        if is_add:
            add(list(articles), out, HashEmbedder())
            state |= {article.id: article for article in articles}
        elif any(article.text for name, article in state.items() if name not in names):
            remove(names, out, HashEmbedder())
            state = {name: article for name, article in state.items() if name not in names}
    fresh = tmp_path_factory.mktemp("two")
    build(list(state.values()), fresh, HashEmbedder())
    assert files(out) == files(fresh)
    assert differences(out, fresh) == []


def test_the_last_article_stays(tmp_path: Path):
    made = build(ARTICLES, tmp_path, HashEmbedder())
    with pytest.raises(IndexStateError, match="at least one article with text"):
        remove([article.id for article in ARTICLES], tmp_path, HashEmbedder())
    assert manifest.read(generation.current(tmp_path)) == made
    assert not (tmp_path / generation.UNFINISHED).exists()


def test_another_embedder_is_refused(tmp_path: Path):
    build(ARTICLES, tmp_path, HashEmbedder())
    for change in (lambda e: add([FIRST], tmp_path, e), lambda e: remove(["papi"], tmp_path, e)):
        with pytest.raises(IndexStateError, match="built with the embedder hash"):
            change(HashEmbedder("hash-2"))


@pytest.mark.parametrize("name", ["store.sqlite", "vectors.faiss", "tallies/folded-counts.npy", "manifest.json"])
def test_damage_is_not_carried_over(tmp_path: Path, name: str):
    build(ARTICLES, tmp_path, HashEmbedder())
    path = generation.current(tmp_path) / name
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexStateError, match=path.name):
        add([FIRST], tmp_path, HashEmbedder())
    assert generation.current(tmp_path).name == "gen-0001"


def test_no_index_is_said(tmp_path: Path):
    with pytest.raises(IndexStateError, match="no index in this folder"):
        add([FIRST], tmp_path / "none", HashEmbedder())
    with pytest.raises(IndexStateError, match="no index in this folder"):
        remove(["a"], tmp_path / "none", HashEmbedder())
    assert list(tmp_path.iterdir()) == []


class Shifted(HashEmbedder):
    """As an embedder whose last digits depend on what else is in the batch."""

    def __init__(self, by: float) -> None:
        super().__init__()
        self.by = by

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = super()._embed(texts)
        vectors[:, 0] += self.by
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_what_two_indexes_differ_in_is_said(tmp_path: Path):
    build(ARTICLES, tmp_path / "one", HashEmbedder())
    build(ARTICLES, tmp_path / "near", Shifted(1e-6))
    build(ARTICLES, tmp_path / "far", Shifted(0.1))
    build([FIRST, HUE], tmp_path / "other", HashEmbedder())
    build(ARTICLES, tmp_path / "foreign", HashEmbedder("hash-2"))
    one = tmp_path / "one"
    assert differences(one, tmp_path / "near") == []
    assert [line.split(":")[0] for line in differences(one, tmp_path / "far")] == ["vectors"]
    found = {line.split(":")[0] for line in differences(one, tmp_path / "other")}
    assert found >= {"articles", "passages", "sentences", "facts", "vectors", "vocabulary.json"}
    assert [line.split(":")[0] for line in differences(one, tmp_path / "foreign")] == ["embedder"]
