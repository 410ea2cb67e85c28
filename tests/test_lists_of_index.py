"""An index with inverted lists: asked, changed, damaged and repaired as one without."""

from pathlib import Path

import pytest
from index_fakes import HashEmbedder

from index import assemble, generation, manifest
from index.build import build
from index.compare import differences
from index.doctor import examine, repair
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.types import Article
from index.update import add, remove


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch):
    """As many lists as these tests have would otherwise all be read."""
    monkeypatch.setattr("index.lists.LEAST", 4)


def articles(count: int, first: int = 0) -> list[Article]:
    """Articles of one passage each."""
    words = "một cửa dịch vụ công hồ sơ trực tuyến thủ tục phường xã sở ngành".split()
    texts = (" ".join(words[(number * step) % len(words)] for step in range(1, 9)) for number in range(count))
    return [Article(f"a{first + n:04d}", f"Bài {first + n}", f"Số {first + n} {text}.") for n, text in enumerate(texts)]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assemble, "LISTS_FROM", 20)
    build(articles(24), tmp_path / "index", HashEmbedder())
    return tmp_path / "index"


def lists(out: Path) -> Path:
    return generation.current(out) / generation.LISTS


def test_lists_are_there_from_a_size_on(out: Path, tmp_path: Path):
    assert generation.LISTS in dict(manifest.read(generation.current(out)).checksums)
    assert examine(out) == []
    build(articles(19), tmp_path / "small", HashEmbedder())
    assert not lists(tmp_path / "small").exists()
    remove([article.id for article in articles(5)], out, HashEmbedder())
    assert not lists(out).exists()
    add(articles(6), out, HashEmbedder())
    assert lists(out).exists()


def test_an_index_with_lists_is_asked_as_one_without(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assemble, "LISTS_FROM", 1000)
    build(articles(24), tmp_path / "flat", HashEmbedder())
    one, two = (NewsIndex.open(folder, HashEmbedder()) for folder in (out, tmp_path / "flat"))
    for k in (1, 10, 24, 1000):
        left, right = one.dense("Số 7 một cửa", k), two.dense("Số 7 một cửa", k)
        assert [hit.score for hit in left] == pytest.approx([hit.score for hit in right], abs=1e-6)
        assert len(left) == min(k, 24)
    one.close()
    two.close()
    assert differences(out, tmp_path / "flat") == []


def test_a_changed_index_equals_a_fresh_one_but_for_its_lists(out: Path, tmp_path: Path):
    add(articles(6, first=200), out, HashEmbedder())
    remove(["a0003"], out, HashEmbedder())
    build([a for a in articles(24) if a.id != "a0003"] + articles(6, first=200), tmp_path / "two", HashEmbedder())
    assert lists(out).read_bytes() != lists(tmp_path / "two").read_bytes()
    assert differences(out, tmp_path / "two") == []
    index = NewsIndex.open(out, HashEmbedder())
    assert index.dense(f"{articles(6, first=200)[4].title}\n{articles(6, first=200)[4].text}", 1)[0].score > 0.9
    index.close()


def test_damaged_lists_are_named_refused_and_made_anew(out: Path):
    made, content = manifest.read(generation.current(out)), lists(out).read_bytes()
    lists(out).write_bytes(content[:-9] + bytes(9))
    (finding,) = examine(out)
    assert (finding.path, finding.fault.split(",")[0]) == (lists(out), "damaged")
    assert finding.mend == "run: reformqa doctor --repair"
    with pytest.raises(IndexStateError, match=r"lists\.faiss: damaged"):
        NewsIndex.open(out, HashEmbedder())
    with pytest.raises(IndexStateError, match=r"lists\.faiss: damaged"):
        add(articles(1, first=500), out, HashEmbedder())
    embedder = HashEmbedder()
    assert repair(out, embedder).rebuilt
    assert embedder.passages == []
    assert lists(out).read_bytes() == content
    assert manifest.read(generation.current(out)) == made


def test_lists_of_other_vectors_are_noticed(out: Path, tmp_path: Path):
    build(articles(26), tmp_path / "two", HashEmbedder())
    lists(out).write_bytes(lists(tmp_path / "two").read_bytes())
    folder = generation.current(out)
    declared = manifest.read(folder)
    counts = {name: getattr(declared, name) for name in ("articles", "passages", "sentences", "facts")}
    (folder / generation.READERS).rename(tmp_path / "aside")
    manifest.write(folder, manifest.make(folder, HashEmbedder(), counts))
    (tmp_path / "aside").rename(folder / generation.READERS)
    (finding,) = examine(out)
    assert "not the lists of vectors.faiss" in finding.fault


def test_an_index_without_its_lists_still_opens_and_the_next_change_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build(articles(24), tmp_path, HashEmbedder())
    assert not lists(tmp_path).exists()
    monkeypatch.setattr(assemble, "LISTS_FROM", 20)
    index = NewsIndex.open(tmp_path, HashEmbedder())
    assert len(index.dense("một cửa", 5)) == 5
    index.close()
    assert examine(tmp_path) == []
    add(articles(1, first=500), tmp_path, HashEmbedder())
    assert lists(tmp_path).exists()
