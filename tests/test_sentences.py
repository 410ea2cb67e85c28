import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.normalize import clean
from index.text.sentences import split_sentences

SEED = Path(__file__).parent.parent.parent / "shared" / "seed" / "000_9eaa19c9dd25669a.txt"
fragments = st.sampled_from(
    [
        *("Năm 2017", "24/63", "33.300", "tỉnh", "Trong", "đạt", "TP.", "TP.HCM", "A.", "1. ", "v.v.", "No. ", "p.m. "),
        *(". ", ".", ", ", ";", ":", "…", "...", "?", "!", "./.", "“", "”", "(", ")", "**PCI.**"),
        *(" ", "\u00a0", "\n", "\n\n", "\r\n", "\n- ", "\n| a |", "\n|---|", "\n# "),
    ]
)
texts = st.lists(fragments, max_size=30).map("".join) | st.text(max_size=60)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@given(texts)
def test_every_visible_character_is_in_exactly_one_span(text: str):
    covered = [place for start, end in split_sentences(text) for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))


@given(texts)
def test_spans_are_trimmed_and_not_empty(text: str):
    assert all(piece and piece == piece.strip() for piece in sentences(text))


@given(texts)
def test_blank_lines_always_separate(text: str):
    assert all("\n\n" not in piece for piece in sentences(text))


@pytest.mark.parametrize(
    "whole",
    [
        "Tỉnh đã giải quyết trên 33.300 hồ sơ, đạt 74.99 điểm, ngày 8/6, xếp 24/63.",
        "Ở TP. Hồ Chí Minh, Tp. Huế và Tx. Mường Lay, ThS. Lê An, Ths. Vũ Hà, PGS. TS. Trần Bình và GS. Đỗ Minh nói.",
        "Đ/c Mùa A Sơn và Đ/c. Nguyễn Nam họp ở P. Bến Nghé, Q. 1, TP.HCM ngày 8/6.",
        "Ông A. Sơn gặp bà J. Smith và Nicholas E. Golovin, Rajendra K. Pachauri.",
        "Mr. Nam met Dr. Smith of St. Louis in the U.S. Congress on Dec. 16, see No. 5 and p. 7.",
        "Some indices, e.g. PAPI, i.e. the one by UNDP, rose by approx. 5 points vs. 2016 (c. 1455).",
        "1. Tiếp nhận hồ sơ tại bộ phận một cửa.",
        "II. Cải cách tổ chức bộ máy",
        "1.1. Công khai thủ tục hành chính",
        "Điều 3. Phạm vi điều chỉnh",
        "Quy trình gồm: 1. Tiếp nhận; 2. Thẩm định; 3. Trả kết quả.",
        "Việc giải quyết cho người dân, tổ chức... đều đúng hạn và… được đánh giá cao.",
        "Các thủ tục (đất đai, hộ tịch...) UBND tỉnh đã công bố.",
        "“Vì sao chậm?” là câu hỏi của người dân.",
        "Hộ tịch, đất đai, v.v. đều được số hóa; chứng thực cũng vậy.",
        "Tổng cộng trên 33. 300 hồ sơ được trả.",
        "Nguồn: https://shrc.agu.edu.vn/?q=vi/node/550&mini=2021-08",
        "Xem baomoi.Com và TP.Huế, Th.S Nam, 1.Tiếp nhận.",
    ],
)
def test_one_sentence(whole: str):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Tỉnh xếp vị trí 24/63.", "Trong năm, 33.300 hồ sơ được trả.", "100% đúng hạn.", "14 bộ trên 80%."],
        ["Kết quả đạt 90,02%.", "Đây là mức cao.", "Ở miền núi, tỉnh dẫn đầu!", "Vì sao?", "Ủy ban trả lời…", "Hết."],
        ["“Chúng tôi đã làm được.”", "Ông nói (theo TTXVN).", "“Một cửa” là gì?”", "(Xem bảng.)", "Hết."],
        ["Ông đến TP.HCM.", "Sau đó ông về."],
        ["Tỉnh nằm trong nhóm A.", "So với kỳ trước, có 13 địa phương ở nhóm B.", "Hết."],
        ["Đất đai, hộ tịch, v.v.", "Năm 2017 có thêm chứng thực."],
        ["It fell in the U.S.", "The index rose at 5 p.m. Hanoi time.", "It led."],
        ["He works for FPT Corp.", "The firm grew."],
        ["Hồ sơ được giải quyết tại địa phương./.", "Tử Long"],
        ["Theo quy trình.", "2. Xử lý hồ sơ.", "3. Trả kết quả."],
        ["Đó là tổ chức...", "Trong năm, tỉnh công bố."],
    ],
)
def test_several_sentences(parts: list[str]):
    assert sentences(" ".join(parts)) == parts


def test_a_missing_space_after_the_stop():
    assert sentences("Đạt 90,02%.Tỉnh xếp thứ 12 cả nước.Trong năm, Điện Biên.Ông nói.") == [
        "Đạt 90,02%.",
        "Tỉnh xếp thứ 12 cả nước.",
        "Trong năm, Điện Biên.",
        "Ông nói.",
    ]


def test_bold_lead_in_belongs_to_the_sentence_after_it():
    assert sentences("**PAR INDEX.** Tỉnh vươn lên. Năm 2019 giữ.\n\n__Nhận xét:__ Tốt.") == [
        "**PAR INDEX.** Tỉnh vươn lên.",
        "Năm 2019 giữ.",
        "__Nhận xét:__ Tốt.",
    ]


def test_table_rows_and_the_rule_under_the_header():
    text = "Bảng điểm:\n| Năm | Điểm |\n|---|:-:|\n| 2018 | 43,2. Tạm. Xong |\n| 2019 | 45,86 |\nHết bảng."
    assert sentences(text) == [
        "Bảng điểm:",
        "| Năm | Điểm |\n|---|:-:|",
        "| 2018 | 43,2. Tạm. Xong |",
        "| 2019 | 45,86 |",
        "Hết bảng.",
    ]


def test_headings_and_items_stand_alone():
    text = "# Tiêu đề\nMở đầu\n- một cửa\n- hai cấp,\ntiếp theo\n• ba\n1) bốn\nNguồn:\nBáo Nhân Dân"
    assert sentences(text) == [
        "# Tiêu đề",
        "Mở đầu",
        "- một cửa",
        "- hai cấp,\ntiếp theo",
        "• ba",
        "1) bốn",
        "Nguồn:",
        "Báo Nhân Dân",
    ]


@pytest.mark.parametrize("width", range(52, 110, 3))
def test_wrapped_paragraph_has_the_sentences_of_the_unwrapped_one(width: int):
    text = (
        "Năm 2017, chỉ số cải cách hành chính của các tỉnh miền núi đều lên, riêng tỉnh Bà Rịa - Vũng Tàu và tỉnh vùng "
        "cao Điện Biên giải quyết trên 33.300 hồ sơ. Trong năm, Ủy ban nhân dân tỉnh Điện Biên, Sở Nội vụ, Sở Tư pháp "
        "và Sở Tài chính công bố thủ tục; Chủ tịch tỉnh Mùa A Sơn ghi nhận kết quả. Hồ sơ trễ hạn còn 0,4%."
    )
    wrapped = textwrap.fill(text, width, break_on_hyphens=False)
    assert [piece.replace("\n", " ") for piece in sentences(wrapped)] == sentences(text)
    assert len(sentences(text)) == 3


def test_lines_of_a_page_are_not_joined():
    assert sentences("Thứ Bảy, 09/06/2018\nĐiện Biên TV - Xác định công tác\nTử Long\n.\n.") == [
        "Thứ Bảy, 09/06/2018",
        "Điện Biên TV - Xác định công tác",
        "Tử Long",
        ".",
        ".",
    ]


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is not there")
def test_the_crawled_article():
    found = sentences(clean(SEED.read_text(encoding="utf-8")))
    figures = {"24/63": "so với năm 2016.", "33.300": "được trả đúng hạn."}
    for figure, ending in figures.items():
        assert [piece.endswith(ending) for piece in found if figure in piece] == [True]
    assert len([piece for piece in found if len(piece) > 1]) == 25
