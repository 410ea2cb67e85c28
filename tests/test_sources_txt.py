"""Plain text as crawled."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources import read as read_file
from index.sources.txt import read
from index.types import Article

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed" / "000_9eaa19c9dd25669a.txt"

PAGE = """.

Sơn La tăng hạng cải cách hành chính

Thứ sáu, 27/9/2024 | 10:15
Báo Sơn La - Năm 2021, tỉnh xếp thứ 15.
s
Quang cảnh hội nghị của tỉnh Sơn La

Năm 2024, tỉnh lên hạng 12./.

Thu Hà
.
.
"""


def parse(text: str, name: str = "tin.txt") -> Article:
    [article] = read(Path(name), text.encode()).articles
    return article


def test_a_page_line_by_line() -> None:
    article = parse(PAGE)
    assert article.title == "Sơn La tăng hạng cải cách hành chính"
    assert (article.published, article.publisher, article.author) == ("2024-09-27", "Báo Sơn La", "Thu Hà")
    assert article.text == (
        "Năm 2021, tỉnh xếp thứ 15.\nQuang cảnh hội nghị của tỉnh Sơn La\n\nNăm 2024, tỉnh lên hạng 12."
    )
    assert (article.lang, article.kind, article.source, article.url) == ("vi", "article", "tin.txt", None)
    assert article.id.startswith("son-la-tang-hang-cai-cach-hanh-chinh-")


@pytest.mark.skipif(not SEED.is_file(), reason="../shared/seed is not beside this checkout")
def test_the_seed_article() -> None:
    [article] = read_file(SEED)
    assert article.title == "Điện Biên: Đột phá trong công tác cải cách hành chính"
    assert (article.published, article.publisher, article.author) == ("2018-06-09", "Điện Biên TV", "Tử Long")
    assert article.text.startswith("Xác định công tác cải cách hành chính là một khâu đột phá")
    assert article.text.endswith("phát triển kinh tế - xã hội của địa phương.")
    assert "tăng 18 bậc so với năm 2016" in article.text
    assert "\nTừ khi thực hiện cơ chế một cửa, một cửa liên thông đã tạo điều kiện thuận lợi" in article.text
    assert not {".", "s"} & set(article.text.split("\n"))
    assert article.source == SEED.name


@pytest.mark.parametrize(
    ("head", "title", "published", "text"),
    [
        ("27/09/2024 14:30\nTin mới\n\nCâu một.", "Tin mới", "2024-09-27", "Câu một."),
        (
            "Tin mới\nSapo của bài.\nNgày 8 tháng 6 năm 2018\nCâu một.",
            "Tin mới",
            "2018-06-08",
            "Sapo của bài.\n\nCâu một.",
        ),
        ("Tin mới\n\nCâu một.", "Tin mới", None, "Câu một."),
        ("Tin mới\nCập nhật lúc 15/07/2019\nCâu một.", "Tin mới", None, "Câu một."),
        ("Tin mới\nCập nhật lúc 15/07/2019\nĐăng ngày 09/06/2018\nCâu một.", "Tin mới", "2018-06-09", "Câu một."),
        ("Tin mới\n01/01/2099\nCâu một.", "Tin mới", None, "Câu một."),
        ("Ngày 8/6/2018 tỉnh họp\n\nCâu một.", "Ngày 8/6/2018 tỉnh họp", None, "Câu một."),
        ("Tin mới\n\nA.\n\nB.\n\nC.\n\n09/06/2018", "Tin mới", None, "A.\n\nB.\n\nC.\n\n09/06/2018"),
        ("Chỉ một câu", "tin", None, "Chỉ một câu"),
        ("Câu đầu là văn xuôi.\n\nCâu một.", "tin", None, "Câu đầu là văn xuôi.\n\nCâu một."),
        ("Dòng bị ngắt giữa\nchừng như vậy.", "tin", None, "Dòng bị ngắt giữa\nchừng như vậy."),
        ("Dài " * 70 + "\n\nCâu một.", "tin", None, ("Dài " * 70).strip() + "\n\nCâu một."),
    ],
)
def test_headline_and_date(head: str, title: str, published: str | None, text: str) -> None:
    article = parse(head)
    assert (article.title, article.published, article.text) == (title, published, text)


@pytest.mark.parametrize(
    ("lead", "publisher", "text"),
    [
        ("TPO - Hà Nội xếp thứ ba.", "TPO", "Hà Nội xếp thứ ba."),
        ("(Chinhphu.vn) - Hà Nội xếp thứ ba.", "Chinhphu.vn", "Hà Nội xếp thứ ba."),
        ("(Dân trí) – “Một cửa” là gì?", "Dân trí", "“Một cửa” là gì?"),
        ("Kinh Tế & Đô Thị - Hà Nội xếp thứ ba.", "Kinh Tế & Đô Thị", "Hà Nội xếp thứ ba."),
        ("Hà Nội - Ngày 17/4, Bộ Nội vụ công bố.", None, None),
        ("Bà Rịa - Vũng Tàu xếp thứ tư.", None, None),
        ("Quảng Ninh - Hải Phòng dẫn đầu.", None, None),
        ("Công tác cải cách - Khâu đột phá.", None, None),
        ("Năm 2017 - Điểm số tăng.", None, None),
        ("Điện Biên TV - kênh của tỉnh.", None, None),
        ("Hôm nay, Bộ - Sở họp.", None, None),
        ("VOV-Hà Nội xếp thứ ba.", None, None),
        ("Sáng Nay - Tỉnh công bố kết quả.", None, None),
        ("Trưởng Ban - Ông An - phát biểu.", None, None),
    ],
)
def test_publisher_opens_the_lead(lead: str, publisher: str | None, text: str | None) -> None:
    article = parse(f"Tin mới\n27/09/2024 14:30\n{lead}\n\nCâu hai.")
    assert article.publisher == publisher
    assert article.text == f"{text or lead}\n\nCâu hai."


def test_publisher_is_looked_for_only_after_a_date_line() -> None:
    assert parse("Tin mới\n\nTPO - Hà Nội xếp thứ ba.").publisher is None
    assert parse("Tin mới\n27/09/2024\nA.\nTPO - Hà Nội xếp thứ ba.").publisher is None


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("Tử Long", "Tử Long"),
        ("Nguyễn Thị Thu Hà", "Nguyễn Thị Thu Hà"),
        ("Long", None),
        ("Nguyễn Thị Thu Hà Anh", None),
        ("Tử Long.", None),
        ("Theo Tử long", None),
        ("Bà Rịa - Vũng Tàu", None),
        ("Hà Nội", None),
        ("Hạng 12", None),
        ("Huyền Trang", "Huyền Trang"),
        ("Trân Trọng Cảm Ơn", None),
        ("Nguồn Báo Nhân Dân", None),
        ("Báo Nhân Dân", None),
        ("Ban Biên Tập", None),
        ("Cổng Thông Tin", None),
    ],
)
def test_author_stands_alone_at_the_end(last: str, author: str | None) -> None:
    article = parse(f"Tin mới\n\nCâu một.\n\n{last}\n.\n")
    assert article.author == author
    assert article.text == ("Câu một." if author else f"Câu một.\n\n{last}")


def test_the_end_of_a_list_is_no_author() -> None:
    article = parse("Danh sách\n\nCác xã gồm:\nQuốc Oai\nThạch Thất.\nPhúc Thọ")
    assert (article.author, article.text[-8:]) == (None, "Phúc Thọ")


def test_no_author_after_an_unfinished_line() -> None:
    assert parse("Tin mới\n\nBáo cáo do một người soạn:\n\nThu Hà").author is None
    assert parse("Tin mới\n\nBáo cáo do hai người soạn:\n\nThu Hà\nMinh Anh").author is None


@pytest.mark.parametrize("mark", ["./.", "/.", ". /."])
def test_end_marks(mark: str) -> None:
    assert parse(f"Tin mới\n\nCâu một{mark}").text.rstrip(".").rstrip() == "Câu một"


def test_source_lines_are_cut() -> None:
    article = parse("Tin mới\n\nCâu một.\n\nThu Hà\n\nNguồn: https://a.vn/x\n.\ns\n")
    assert (article.text, article.author) == ("Câu một.", "Thu Hà")


@pytest.mark.parametrize("text", [".\ns\n.\n", "27/09/2024 14:30", "\u200b\n.", "Nguồn: https://a.vn"])
def test_pages_without_text(text: str) -> None:
    with pytest.raises(SourceError, match=r"^tin\.txt: there is no article text"):
        parse(text)


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_gives_an_article_or_one_error(text: str) -> None:
    try:
        article = parse(text)
    except SourceError as error:
        message = str(error)
    else:
        message = "tin.txt: "
        assert article.text == article.text.strip() != ""
        assert parse(text) == article
    assert message.startswith("tin.txt: ")
