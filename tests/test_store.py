import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexStateError, NoArticleError
from index.rows import Row, packed, unpacked
from index.store import Store
from index.store_writing import origin, write
from index.types import Article, Fact, Measure, Passage, Sentence

FULL = Article(
    "a1", "Tiêu đề", "Câu một. Câu hai.", "en", "digest", "Báo", "Tác giả", "https://x.vn/1", "2018-03", "f.md"
)
BARE = Article("a2", "", "")
PASSAGES = [Passage(0, "a1", 0, 8, "Câu một.", "Tiêu đề"), Passage(1, "a1", 9, 17, "Câu hai.", "")]
SENTENCES = [
    Sentence("a1", 0, 8, "Câu một.", ("Huế", "Đà Nẵng"), "Huế", ("PAR INDEX",), (2017, 2018)),
    Sentence("a1", 9, 17, "Câu hai."),
]
FACTS = [
    Fact("a1", 0, 8, 0, 3, "Huế", "PAPI", "thủ tục", 2017, "score", "81,40", Decimal("81.40"), "điểm", "gần", "được"),
    Fact("a1", 0, 8, 4, 7, "Huế", "PCI", None, 2018, "rank", "24/63", Decimal(24), "bậc"),
    Fact("a1", 9, 17, 9, 12, None, None, None, None, "person", "Nguyễn Văn A"),
    Fact("a1", 9, 17, 9, 12, "Hà Nội", "PCI", None, 2018, "rank", "1E+2", Decimal("1E+2"), base_year=2016),
]
ROWS: list[Row] = [FULL, BARE, *PASSAGES, *SENTENCES, *FACTS]


@pytest.fixture
def store(tmp_path: Path):
    write(tmp_path / "s.sqlite", ROWS)
    opened = Store.open(tmp_path / "s.sqlite")
    yield opened
    opened.close()


def test_every_dataclass_comes_back_as_it_was(store: Store):
    assert store.articles() == [FULL, BARE]
    assert store.all_passages() == PASSAGES
    assert store.all_sentences() == SENTENCES
    assert store.facts() == FACTS
    assert store.counts() == {"articles": 2, "passages": 2, "sentences": 2, "facts": 4}


def test_decimals_keep_their_digits(store: Store):
    assert [str(fact.number) for fact in store.facts()] == ["81.40", "24", "None", "1E+2"]


@given(
    st.builds(
        Fact,
        *(st.text(), st.integers(0), st.integers(0), st.integers(0), st.integers(0)),
        *(st.none() | st.text(), st.none() | st.text(), st.none() | st.text(), st.none() | st.integers(1900, 2100)),
        st.just("rank"),
        st.text(),
        st.none() | st.decimals(allow_nan=False),
    )
    | st.builds(Sentence, st.text(), years=st.lists(st.integers()).map(tuple), entities=st.lists(st.text()).map(tuple))
)
def test_packing_is_undone_exactly(row: Fact | Sentence):
    assert unpacked(type(row), packed(row)) == row


@pytest.mark.parametrize("text", ["12", "1.0", "null", "a\x00b", "'; DROP TABLE facts; --", "Đà\u0300", "😀", " \n"])
def test_text_is_never_taken_for_something_else(tmp_path: Path, text: str):
    article = Article(text, text, text, publisher=text, published=text)
    fact = replace(FACTS[2], entity=text, value=text)
    write(tmp_path / "s.sqlite", [article, fact])
    store = Store.open(tmp_path / "s.sqlite")
    assert store.article(text) == article
    assert store.facts(entity=text) == [fact]
    store.close()


@pytest.mark.parametrize(
    ("entity", "indicator", "year", "measure", "expected"),
    [
        ("Huế", None, None, None, [0, 1]),
        (None, "PCI", None, None, [1, 3]),
        (None, None, 2018, None, [1, 3]),
        (None, None, None, "person", [2]),
        ("Huế", "PCI", 2018, "rank", [1]),
        ("Huế", "PCI", 2017, None, []),
        ("Cà Mau", None, None, None, []),
        ("", None, None, None, []),
    ],
)
def test_facts_by_slots(
    store: Store,
    entity: str | None,
    indicator: str | None,
    year: int | None,
    measure: Measure | None,
    expected: list[int],
):
    assert store.facts(entity, indicator, year, measure) == [FACTS[row] for row in expected]


def test_look_ups_by_id(store: Store):
    assert store.article("a2") == BARE
    assert store.passages([1, 0, 1]) == [PASSAGES[1], PASSAGES[0], PASSAGES[1]]
    assert store.passages([]) == []
    assert store.sentences("a1") == SENTENCES
    assert store.sentences("a2") == []
    assert store.sentences("nobody") == []


def test_unknown_ids_are_named(store: Store):
    with pytest.raises(NoArticleError, match=r"s\.sqlite: no article 'nobody'"):
        store.article("nobody")
    with pytest.raises(IndexStateError, match=r"s\.sqlite: no passage 9"):
        store.passages([0, 9])


def test_slots_are_looked_up_through_an_index(store: Store):
    plan = store._rows("EXPLAIN QUERY PLAN SELECT * FROM facts WHERE entity = 'Huế' AND year = 2018 ORDER BY rowid")
    assert "facts_by_entity" in str(plan)
    assert "sentences_by_article" in str(store._rows("EXPLAIN QUERY PLAN SELECT * FROM sentences WHERE article_id = 1"))


def test_the_same_rows_make_the_same_bytes(tmp_path: Path):
    for name in ("1", "2"):
        write(tmp_path / name, ROWS)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_repeated_id_is_refused(tmp_path: Path):
    with pytest.raises(IndexStateError, match=r"s\.sqlite: cannot write the store"):
        write(tmp_path / "s.sqlite", [FULL, FULL])


def test_where_the_passages_of_a_new_store_come_from(tmp_path: Path):
    old = [Passage(row, owner, 0, 1, "x", "") for row, owner in enumerate(["b", "b", "d", "f", "f"])]
    write(tmp_path / "old.sqlite", [*(Article(owner, "", "") for owner in "bdf"), *old])
    fresh = [Passage(0, "a", 0, 1, "y", ""), Passage(1, "d", 0, 1, "y", ""), Passage(2, "d", 0, 2, "y", "")]
    assert origin(fresh).tolist() == [-1, -2, -3]
    assert origin([], tmp_path / "old.sqlite").tolist() == [0, 1, 2, 3, 4]
    assert origin([], tmp_path / "old.sqlite", ["b", "nobody"]).tolist() == [2, 3, 4]
    assert origin(fresh, tmp_path / "old.sqlite", ["d"]).tolist() == [-1, 0, 1, -2, -3, 3, 4]
    write(tmp_path / "new.sqlite", [Article("a", "", ""), Article("d", "", ""), *fresh], tmp_path / "old.sqlite", ["d"])
    new = Store.open(tmp_path / "new.sqlite")
    assert [(passage.id, passage.article_id, passage.text) for passage in new.all_passages()] == [
        (0, "a", "y"), (1, "b", "x"), (2, "b", "x"), (3, "d", "y"), (4, "d", "y"), (5, "f", "x"), (6, "f", "x"),
    ]  # fmt: skip
    new.close()


def test_a_reader_cannot_write(store: Store):
    with pytest.raises(IndexStateError, match="readonly"):
        store._rows("DELETE FROM facts")


def test_several_threads_read_at_once(store: Store):
    gate = threading.Barrier(8)

    def read(turn: int) -> bool:
        gate.wait(timeout=10)
        return store.facts(year=2018) == [FACTS[1], FACTS[3]] and store.passages([turn % 2]) == [PASSAGES[turn % 2]]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(8)))


def test_a_reader_survives_the_removal_of_its_file(store: Store, tmp_path: Path):
    try:
        (tmp_path / "s.sqlite").unlink()
    except PermissionError:
        pytest.skip("this platform does not remove open files")
    assert store.articles() == [FULL, BARE]


@pytest.mark.parametrize("content", [None, b"", b"not a database, but long enough to have a header" * 10])
def test_damage_names_the_file_and_the_mend(tmp_path: Path, content: bytes | None):
    path = tmp_path / "s.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexStateError, match=r"s\.sqlite.*run: reformqa doctor --repair"):
        Store.open(path)


def test_paths_with_signs_that_mean_something_in_an_address(tmp_path: Path):
    path = tmp_path / "50% mục?mode=rwc#1" / "s.sqlite"
    path.parent.mkdir()
    write(path, [BARE])
    store = Store.open(path)
    assert store.articles() == [BARE]
    store.close()
