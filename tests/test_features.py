"""Features on hand-made articles: each tells what it says that it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rag_fakes import HUE, LAO_CAI, MARRIAGE, ask_for, index_of

from index.types import Article
from rag.retrieval.evidence import Evidencer
from rag.retrieval.features import NAMES, Asked, _longest_run, features
from rag.retrieval.profile import Profiles

PLAIN = Article(
    "gia", "Giá cước", "Huyện thu 33.000 đồng mỗi lần gửi. Kết quả có sau 5 ngày làm việc.", publisher="Báo"
)


def described(question: str, article: Article, words: str, *more: Article) -> dict[str, float]:
    index = index_of(*more)
    page = Profiles(index).of(article.id)
    place = next(n for n, line in enumerate(page.lines) if words in line.sentence.text)
    asked = Asked.of(ask_for(question, index=index), reason=False)
    values = features(asked, page, place, 0.7, 3, Evidencer(index).weights)
    return dict(zip(NAMES, values, strict=True))


def test_words_pairs_and_runs():
    near = described("Khi đăng ký kết hôn phải xuất trình gì?", MARRIAGE, "xuất trình")
    far = described("Giá vàng hôm nay ra sao?", MARRIAGE, "xuất trình")
    assert near["own"] > 0.9
    assert near["run"] == pytest.approx(5 / 6)  # "khi đăng ký kết hôn"
    assert near["pairs"] > far["pairs"] == 0.0
    assert far["own"] == 0.0
    assert far["missing"] > near["missing"]


def test_the_search_is_told_as_it_was():
    found = described("Khi đăng ký kết hôn phải xuất trình gì?", MARRIAGE, "xuất trình")
    assert (found["passage"], found["page_rank"]) == (0.7, 0.25)


@pytest.mark.parametrize(
    ("question", "entity", "index", "year"),
    [
        ("PAR INDEX 2020 của Thừa Thiên Huế?", 1.0, 1.0, 1.0),
        ("SIPAS 2020 của Thừa Thiên Huế?", 1.0, 0.4, 1.0),
        ("PAR INDEX 1999 của Cà Mau?", 0.0, 1.0, 0.0),
        ("Ai lãnh đạo?", 1.0, 1.0, 1.0),
    ],
)
def test_slots(question: str, entity: float, index: float, year: float):
    found = described(question, HUE, "PAR INDEX của")
    assert (found["entity"], found["index"], found["year"]) == (entity, index, year)


def test_another_year_or_index_named_is_held_against_a_sentence():
    found = described("SIPAS 2011 của Thừa Thiên Huế?", HUE, "PAR INDEX của")
    assert (found["other_index"], found["other_year"]) == (1.0, 1.0)


def test_values_of_the_kind():
    count = described("Lào Cai tiếp nhận bao nhiêu hồ sơ?", LAO_CAI, "45.210")
    assert (count["measure"], count["number"], count["counted"], count["noun"]) == (1.0, 1.0, 1.0, 1.0)
    other = described("Lào Cai tiếp nhận bao nhiêu hồ sơ?", LAO_CAI, "quầy tiếp dân")
    assert (other["measure"], other["counted"]) == (0.0, 0.0)
    assert described("Người dân Lào Cai nộp giấy tờ ở đâu?", LAO_CAI, "45.210")["counted"] == 0.5


def test_money_and_time():
    assert described("Gửi hết bao nhiêu tiền?", PLAIN, "33.000", PLAIN)["money"] == 1.0
    assert described("Gửi hết bao nhiêu tiền?", PLAIN, "ngày làm việc", PLAIN)["money"] == 0.0
    assert described("Mất bao lâu?", PLAIN, "ngày làm việc", PLAIN)["time"] == 1.0
    assert described("Mất bao lâu?", PLAIN, "33.000", PLAIN)["time"] == 0.0


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_the_longest_run_is_the_longest_common_part(left: list[str], right: list[str]):
    parts = {tuple(left[i:j]) for i in range(len(left)) for j in range(i + 1, len(left) + 1)}
    common = [p for p in parts if any(tuple(right[k : k + len(p)]) == p for k in range(len(right)))]
    assert _longest_run(left, right) == max(map(len, common), default=0)
