"""Reprints in an index: found when articles come, kept when others go, counted as one voice in answers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_fakes import HashEmbedder
from rag_fakes import index_of
from test_duplicates import OTHERS, REPRINTS, WHOLE, article

from index import generation, reprints, stories
from index.build import build
from index.errors import IndexStateError
from index.news_index import NewsIndex
from index.update import add, remove
from rag.composing.rows import values
from rag.verification.citing import Citer

STORIES = [WHOLE, *(article(name, text) for name, text in (REPRINTS | OTHERS).items())]
SAYS = "Năm 2018, Thừa Thiên Huế xếp thứ {rank}/63 tỉnh, thành phố về chỉ số PAR INDEX."
MORE = (
    "Phát biểu tại hội nghị, lãnh đạo tỉnh cho biết kết quả này đến từ nỗ lực của toàn hệ thống chính trị và sự đồng "
    "thuận của người dân, doanh nghiệp trên địa bàn; thời gian tới tỉnh tiếp tục rà soát thủ tục và số hóa hồ sơ."
)


def pairs(out: Path) -> list[tuple[str, str]]:
    return stories.load_pairs(generation.current(out))


def test_the_pairs_are_those_of_the_articles(tmp_path: Path):
    build(STORIES, tmp_path, HashEmbedder())
    found = stories.stories(generation.current(tmp_path))
    assert found == dict.fromkeys(["goc", *REPRINTS], tuple(sorted(["goc", *REPRINTS])))
    assert pairs(tmp_path) == sorted(pairs(tmp_path))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(STORIES))), st.integers(1, len(STORIES) - 1), st.integers(0, len(STORIES) - 2))
def test_any_history_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], first: int, gone: int
) -> None:
    folder, ordered = tmp_path_factory.mktemp("history"), [STORIES[at] for at in order]
    build(ordered[:first], folder / "one", HashEmbedder())
    add(ordered[first:], folder / "one", HashEmbedder())
    remove([ordered[gone].id], folder / "one", HashEmbedder())
    build([one for one in STORIES if one.id != ordered[gone].id], folder / "two", HashEmbedder())
    for name in (stories.REPRINTS, f"{generation.TALLIES}/{reprints.SIGNATURES}"):
        one, two = ((generation.current(folder / which) / name).read_bytes() for which in ("one", "two"))
        assert one == two


def test_a_changed_article_leaves_its_story(tmp_path: Path):
    build([WHOLE, article("same", WHOLE.text)], tmp_path, HashEmbedder())
    assert pairs(tmp_path) == [("goc", "same")]
    add([article("same", OTHERS["another rank"])], tmp_path, HashEmbedder())
    assert pairs(tmp_path) == []


@pytest.mark.parametrize("told", ["", "{}x", "3", "[[1]]"])
def test_a_damaged_list_is_refused(tmp_path: Path, told: str):
    (tmp_path / stories.REPRINTS).write_text(told, encoding="utf-8")
    with pytest.raises(IndexStateError, match=r"reprints\.json: no readable list"):
        stories.load_pairs(tmp_path)


def three(*ranks: int) -> NewsIndex:
    """Articles that each state a rank and go on in the same words; those of one rank are one story."""
    made = [
        replace(
            WHOLE, id=f"bai-{at}", title="Huế", text=f"{SAYS.format(rank=rank)}\n\n{MORE}", url=f"https://a.vn/{at}"
        )
        for at, rank in enumerate(ranks)
    ]
    return index_of(*made)


def test_a_story_printed_thrice_is_one_source_with_all_its_addresses():
    index = three(7, 7, 7)
    [value] = values(index, "Thừa Thiên Huế", "PAR INDEX", "rank", 2018)
    assert len({index.story(fact.article_id) for fact in value.facts}) == 1
    citation = Citer(index).cite(index.sentences("bai-1")[0])
    assert (citation.url, citation.reprints) == ("https://a.vn/1", ("https://a.vn/0", "https://a.vn/2"))


def test_another_figure_is_another_voice():
    index = three(7, 7, 9)
    assert [value.best.number for value in values(index, "Thừa Thiên Huế", "PAR INDEX", "rank", 2018)] == [7, 9]
    assert index.story("bai-2") == ("bai-2",)


def test_a_story_does_not_contradict_itself_by_its_reprints():
    """The reprint is cut in such a way that another figure is read in it: it is no other source."""
    two = f"{SAYS.format(rank=7)} Báo cáo khác nêu tỉnh xếp thứ 9/63 về chỉ số PAR INDEX năm 2018.\n\n{MORE}"
    one = f"Báo cáo của Thừa Thiên Huế nêu tỉnh xếp thứ 9/63 về chỉ số PAR INDEX năm 2018.\n\n{MORE}"
    index = index_of(replace(WHOLE, id="dai", title="Huế", text=two), replace(WHOLE, id="cut", title="Huế", text=one))
    assert index.story("cut") == ("cut", "dai")
    assert len(values(index, "Thừa Thiên Huế", "PAR INDEX", "rank", 2018)) == 1


def test_the_pairs_are_one_a_line(tmp_path: Path):
    build([WHOLE, article("same", WHOLE.text)], tmp_path, HashEmbedder())
    text = (generation.current(tmp_path) / stories.REPRINTS).read_text(encoding="utf-8")
    assert text == '[["goc", "same"]]\n'
    assert json.loads(text) == [["goc", "same"]]
