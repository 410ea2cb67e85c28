"""Reprints are one story; another year's ranking on the same pattern is not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_pages import LEAD, PARAGRAPHS

from index.corpus import corpus_dir
from index.duplicates import groups
from index.sources import read_all
from index.types import Article

STORY = [LEAD, *PARAGRAPHS]
WHOLE = Article("goc", "Tỉnh Lạng Giang tăng 12 bậc", "\n".join(STORY), source="goc.md")
REPRINTS = {
    "same": "\n".join(STORY),
    "cut": "\n".join(STORY[:3]),
    "led": "(TTXVN) - " + "\n".join(STORY) + "\nTheo TTXVN",
    "framed": "Bấm vào đây để nghe bài viết này do phát thanh viên đọc.\n"
    + "\n".join(STORY)
    + "\nĐọc thêm tin trong ngày.",
    "older spelling": "\n".join(STORY).replace("òa", "oà").replace("úy", "uý").replace("“", '"').replace("”", '"'),
    "turned": "\n".join([LEAD, PARAGRAPHS[2], PARAGRAPHS[0], PARAGRAPHS[1]]),
    "small edits": "\n".join(STORY).replace("cho biết", "nói").replace("yêu cầu", "đề nghị").replace("Riêng", "Ở"),
    "one figure more": "\n".join([*STORY, "Toàn tỉnh có 11 huyện."]),
}
OTHERS = {
    "another year": "\n".join(STORY).replace("2023", "2024").replace("2022", "2023").replace("88,45", "89,02"),
    "another rank that stands elsewhere": "\n".join(STORY).replace("xếp thứ 17", "xếp thứ 12"),
    "half, with another share": "\n".join(STORY[:3]).replace("98,7", "97,2"),
    "another rank": "\n".join(STORY).replace("xếp thứ 17", "xếp thứ 19"),
    "another province": "\n".join(STORY)
    .replace("98,7", "97,1")
    .replace("1.842", "1.520")
    .replace("Lạng Giang", "Bắc Sơn"),
    "in other words": (
        "Lạng Giang vừa tăng 12 bậc trên bảng cải cách hành chính 2023, lên hạng 17/63 với 88,45 điểm. Chủ tịch "
        "tỉnh, ông Trần Văn Khải, nói rằng điều đáng quý nhất là người dân thấy hài lòng khi đến làm giấy tờ ở cơ sở."
    ),
    "short": "Tỉnh Lạng Giang tăng 12 bậc.",
}


LETTERS = [f"{first}{last}" for first in "bcdghklmnstv" for last in ("a", "ế", "inh", "ọc", "ương", "oài", "ưu")]


def article(name: str, text: str) -> Article:
    return replace(WHOLE, id=name, text=text)


@pytest.mark.parametrize("name", REPRINTS)
def test_a_reprint_is_grouped(name: str) -> None:
    assert groups([WHOLE, article(name, REPRINTS[name])]) == (("goc", name),)


def test_a_print_with_another_lead_is_one() -> None:
    led = "\n".join(["Sáng 17/4, 63 tỉnh, thành phố dự hội nghị trực tuyến.", *STORY[1:]])
    assert groups([WHOLE, article("led", led)]) == (("goc", "led"),)


def test_prints_that_each_add_a_figure_are_one_story() -> None:
    left, right = (
        article(str(n), "\n".join([*STORY, end])) for n, end in enumerate(("Tin lúc 9 giờ.", "Báo cáo số 12."))
    )
    assert groups([left, right]) == (("0", "1"),)


def _sentence(number: int, place: int) -> str:
    words = [LETTERS[(number * 31 + place * 17 + at * (place + 3)) % len(LETTERS)] for at in range(18)]
    return f"{' '.join(words)} {number} {place}."


@pytest.mark.parametrize(("kept", "least"), [(6, 38), (5, 36), (4, 33)])
def test_a_print_that_is_cut_to_a_fifth_is_found(kept: int, least: int) -> None:
    told = [[_sentence(number, place) for place in range(20)] for number in range(40)]
    whole = [article(f"{number:02d}", "\n".join(lines)) for number, lines in enumerate(told)]
    cut = [article(f"{number:02d}-cut", "\n".join(lines[7 : 7 + kept])) for number, lines in enumerate(told)]
    found = groups([*whole, *cut])
    assert len(found) >= least  # of forty
    assert all(pair == (pair[0], f"{pair[0]}-cut") for pair in found)


def test_two_provinces_on_one_pattern_are_two_stories() -> None:
    pattern = (
        "Theo báo cáo của Sở Nội vụ tỉnh {0}, trong quý I toàn tỉnh đã tiếp nhận {1} hồ sơ, giải quyết đúng hạn {2}%. "
        "Các sở, ngành và địa phương tiếp tục rà soát thủ tục, công khai kết quả và nâng cao chất lượng phục vụ dân."
    )
    found = groups(
        [
            article("a", pattern.format("Lai Châu", "12.304", "98,1")),
            article("b", pattern.format("Hà Giang", "9.877", "98,1") + " Cả tỉnh có 193 xã."),
        ]
    )
    assert found == ()


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_only_alike_is_not(name: str) -> None:
    assert groups([WHOLE, article(name, OTHERS[name])]) == ()


def test_all_at_once() -> None:
    everything = [WHOLE, *(article(name, text) for name, text in (REPRINTS | OTHERS).items())]
    assert groups(everything) == (("goc", *REPRINTS),)
    assert groups([]) == ()


def test_the_stories_of_the_corpus() -> None:
    articles = [found for _, read in read_all([corpus_dir()]) if isinstance(read, list) for found in read]
    assert groups(articles) == (
        ("hanoi-internal-par-2023-vcci-en", "hanoi-internal-par-2023-en"),
        ("par-2023-quang-ninh-ha-noi-ttxvn", "par-2023-quang-ninh-ha-noi-baomoi"),
        ("par-2023-sau-vung-baoxaydung", "par-2023-sau-vung-infographics"),
    )


@settings(deadline=None)
@given(st.permutations([WHOLE, *(article(name, text) for name, text in (REPRINTS | OTHERS).items())]))
def test_the_order_of_articles_only_orders_the_answer(articles: list[Article]) -> None:
    [group] = groups(articles)
    assert set(group) == {"goc", *REPRINTS}
    assert list(group) == [one.id for one in articles if one.id in group]
