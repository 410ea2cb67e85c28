"""HTML of answers: what is shown, and that nothing foreign becomes markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from answer_fakes import ARTICLES, LEADERS, PRAISE, RANK, XSS, citation, hostile, rank_answer
from hypothesis import given
from hypothesis import strategies as st

from rag.types import Answer, Citation
from ui.answers.cards import answer_body, footer, paragraph, question_card, source_cards, status, suggestions
from ui.answers.tables import Grid, grid_of
from ui.page.conversation import Exchange, question_bubble
from ui.words.render import escaped, printable
from ui.words.strings import EN, VI

TAGS = {
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "div",
    "span",
    "ol",
    "ul",
    "li",
    "section",
    "h3",
    "blockquote",
    "mark",
    "button",
    "a",
}
ATTRIBUTES = {
    "class", "id", "type", "value", "tabindex", "aria-label", "aria-hidden", "data-target", "data-text", "data-done",
    "data-ask", "href", "target", "rel", "title", "scope", "data-clock",
}  # fmt: skip


class _Markup(HTMLParser):
    """Collects what a page's HTML consists of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text = ""
        self.marked = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self.open:
            self.marked += data

    def values(self, name: str) -> list[str | None]:
        return [value for found, value in self.attributes if found == name]


def texts(article_id: str) -> str | None:
    return next((article.text for article in ARTICLES if article.id == article_id), None)


def pieces(answer: Answer) -> list[str]:
    text = answer.citations[0].quote
    return [
        question_card(answer.query, done=True),
        answer_body(answer.answer, {1}, "rq-0-", "vi"),
        source_cards(answer.citations, lambda _: text, "rq-0-", "vi", "Nguồn"),
        suggestions(answer),
        question_bubble(Exchange(answer.question, "vi")),
        status(answer.question, busy=True),
        footer(answer, 1.0),
    ]


def assert_harmless(html: str) -> None:
    markup = _Markup(html)
    assert markup.open == []
    assert set(markup.tags) <= TAGS
    assert {name for name, _ in markup.attributes} <= ATTRIBUTES
    assert all(str(link).startswith(("http://", "https://")) for link in markup.values("href"))


@pytest.mark.parametrize("url", [XSS, "https://a.example/'\"><script>window.pwned=1</script>"])
def test_hostile_text_in_every_field_stays_text(url: str) -> None:
    answer = hostile(XSS)
    answer = replace(answer, citations=(replace(answer.citations[0], url=url),))
    *shown, copied = pieces(answer)
    assert_harmless("".join([*shown, copied]))
    assert all("<script>window.pwned=1</script>" in _Markup(piece).text for piece in shown)


@given(st.text(max_size=80))
def test_any_text_stays_text(text: str) -> None:
    assert_harmless("".join(pieces(hostile(text))))


@given(st.text(alphabet="<>&'\"/= abo\x00\u202e", max_size=40))
def test_escaped_is_read_back_as_the_printable_text(text: str) -> None:
    assert _Markup(f"<p>{escaped(text)}</p>").text == printable(text)


def test_a_card_marks_the_quote_in_its_paragraph() -> None:
    html = source_cards([citation(1, ARTICLES[0], RANK, 2017)], texts, "rq-0-", "vi", "Nguồn")
    markup = _Markup(html)
    assert markup.marked == RANK
    assert f"{PRAISE} {RANK} Trong năm, 100% số hồ sơ được trả đúng hạn." in markup.text
    assert "Tỉnh xác định" not in markup.text
    assert "Hết." not in markup.text
    assert "Điện Biên TV · Đăng 09/06/2018 · Số liệu năm 2017" in markup.text
    assert markup.values("href") == ["https://dienbientv.example/cchc-2018"]
    assert markup.values("rel") == ["noopener noreferrer"]
    assert markup.values("target") == ["_blank"]
    assert markup.values("id") == ["rq-0-1"]
    assert VI.digest not in markup.text


@pytest.mark.parametrize(("count", "folded"), [(6, 0), (7, 3)])
def test_many_cards_are_folded_on_the_page_alone(count: int, folded: int) -> None:
    cited = [replace(citation(1, ARTICLES[0], RANK), marker=n + 1) for n in range(count)]
    html = source_cards(cited, texts, "x", "vi", "Nguồn")
    assert html.count('<li class="rq-card"') == count
    assert html.partition("<details")[2].count('<li class="rq-card"') == folded
    assert "<details" not in source_cards(cited, texts, "x", "vi", "Nguồn", tools=False)


def test_a_digest_says_so() -> None:
    digest = citation(1, ARTICLES[1], LEADERS)
    assert VI.digest == "Bản tóm lược bằng lời của chúng tôi về trang gốc – không phải nguyên văn của trang"
    assert EN.digest == "Our own-words digest of the linked page – not the page's own words"
    assert VI.digest in _Markup(source_cards([digest], texts, "x", "vi", "Nguồn")).text
    assert EN.digest in _Markup(source_cards([digest], texts, "x", "en", "Sources")).text


def test_what_was_read_into_a_question_is_shown() -> None:
    query = rank_answer("Còn tỉnh này?").query
    assert VI.read_as not in question_card(query)
    read = replace(query, question="dien bien (PCI)", standalone="Điện Biên (PCI)", carried=("question",))
    assert "Câu hỏi được hiểu là: “Điện Biên (PCI)”" in _Markup(question_card(read)).text


def test_what_the_conversation_supplied_is_told_as_the_subject() -> None:
    asked = "Còn Quảng Ninh?"
    query = replace(rank_answer(asked).query, standalone=f"{asked} (PAR INDEX, 2023)", carried=("indicator", "year"))
    told = "Câu hỏi được hiểu là: “Còn Quảng Ninh?” – về PAR INDEX, năm 2023"
    assert told in _Markup(question_card(query)).text
    english = replace(query, question="And Huế?", standalone="And Huế? (PAR INDEX, 2023)", language="en")
    told = "Your question was understood as: “And Huế?” – about PAR INDEX, 2023"
    assert told in _Markup(question_card(english)).text


TABLE = (
    "Kết quả:\n\nBảng 2. Chỉ số [PAPI](https://papi.example) của **Quảng Ninh**\n"
    "| Năm | Điểm PAPI | Hạng |\n|---|---|---|\n| 2019 | 45,86 | 5 |\n| **2020** | <b>48,81</b> | 1 |\n"
)
MARKS = "Mở đầu. **PAR INDEX.** Năm 2017 xếp thứ 24, theo [báo cáo](https://a.example/b(1)). Hết **bài**."


def cite(text: str, quote: str) -> Citation:
    start = text.index(quote)
    return replace(citation(1, ARTICLES[0], RANK), quote=quote, start=start, end=start + len(quote))


def card(text: str, quote: str) -> _Markup:
    html = source_cards([cite(text, quote)], lambda _: text, "x", "vi", "Nguồn")
    assert_harmless(html)
    return _Markup(html)


def test_signs_of_markdown_are_not_shown() -> None:
    quote = "**PAR INDEX.** Năm 2017 xếp thứ 24, theo [báo cáo](https://a.example/b(1))."
    markup = card(MARKS, quote)
    assert markup.marked == "PAR INDEX. Năm 2017 xếp thứ 24, theo báo cáo."
    assert "Mở đầu. PAR INDEX." in markup.text
    assert markup.text.endswith(" Hết bài.Trích dẫn: văn bản BibTeX")
    assert card(MARKS, "**PAR INDEX.**").marked == "PAR INDEX."
    assert paragraph(cite(MARKS, "PAR INDEX.** Năm"), MARKS)[:2] == ("Mở đầu. ", "PAR INDEX. Năm")


def test_a_row_of_a_table_is_shown_under_its_heads() -> None:
    markup = card(TABLE, "| **2020** | <b>48,81</b> | 1 |")
    assert (markup.tags.count("th"), markup.tags.count("td"), markup.tags.count("tr")) == (3, 3, 2)
    assert "Bảng 2. Chỉ số PAPI của Quảng NinhNămĐiểm PAPIHạng2020<b>48,81</b>1" in markup.text
    assert markup.marked == "2020<b>48,81</b>1"
    header = card(TABLE, "| Năm | Điểm PAPI | Hạng |\n|---|---|---|")
    assert (header.marked, header.tags.count("td"), "---" in header.text) == ("NămĐiểm PAPIHạng", 0, False)


def test_a_row_brings_what_the_rows_above_lend_it() -> None:
    text = (
        "| Tỉnh | 2021 | |\n|---|---|---|\n| | Điểm | Hạng |\n| **SIPAS** | | |\n| Lào Cai | 80,1 | 9 |\n"
        "| | 81,2 | 7 |\n| thừa | 1 |"
    )
    grid = grid_of("| | 81,2 | 7 |", text, text.index("| | 81,2"))
    assert grid == Grid(
        "",
        (("Tỉnh", "2021", ""), ("", "Điểm", "Hạng")),
        (("SIPAS", "", ""), ("Lào Cai", "80,1", "9")),
        ("", "81,2", "7"),
    )
    assert grid_of("| thừa | 1 |", text, text.index("| thừa")).heads == ()
    assert grid_of("| 1 | 2 |", None, 0) == Grid("", (), (), ("1", "2"))
    loose = "| Hà Nội | 1 |\n| Huế | 2 |"
    assert grid_of("| Huế | 2 |", loose, loose.index("| Huế")) == Grid("", (), (), ("Huế", "2"))
    assert grid_of("Huế | 2", loose, 0) is None


def test_no_paragraph_around_a_quote_that_is_not_there() -> None:
    moved = replace(citation(1, ARTICLES[0], RANK), start=0, end=len(RANK))
    assert paragraph(moved, ARTICLES[0].text) == ("", RANK, "")
    assert paragraph(moved, None) == ("", RANK, "")
    assert _Markup(source_cards([moved], texts, "x", "vi", "Nguồn")).marked == RANK


def test_a_long_paragraph_is_cut_at_blanks() -> None:
    words = "một " * 200
    text = f"{words}CÂU{words.rstrip()}"
    start = len(words)
    quoted = replace(citation(1, ARTICLES[0], RANK), quote="CÂU", start=start, end=start + 3)
    before, _, after = paragraph(quoted, text)
    assert before == "… " + "một " * 64
    assert after == "một " * 65 + "…"


@given(st.text(alphabet="ab \n", max_size=900), st.integers(0, 900), st.integers(1, 30))
def test_the_paragraph_around_a_quote_is_the_articles_own(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    source = replace(citation(1, ARTICLES[0], RANK), quote=quote, start=start, end=start + len(quote))
    before, _, after = paragraph(source, text)
    shown = before.removeprefix("… ") + quote + after.removesuffix(" …")
    assert shown in text
    assert "\n" not in before + after


def test_markers_become_buttons_only_where_there_is_a_card() -> None:
    html = answer_body("Hạng 24 [1], hạng 5 [12] và <i>[2]</i>.", {1, 2}, "rq-7-", "vi")
    markup = _Markup(html)
    assert markup.values("data-target") == ["rq-7-1", "rq-7-2"]
    assert markup.values("aria-label") == ["Xem nguồn 1", "Xem nguồn 2"]
    assert markup.text == "Hạng 24 1, hạng 5 [12] và <i>2</i>."


def test_lines_become_paragraphs_and_lists() -> None:
    html = answer_body("Dẫn đầu:\n1. Quảng Ninh\n3. Hải Phòng\n- một\n\nHết.", (), "x", "vi")
    assert html == (
        '<p>Dẫn đầu:</p><ol><li value="1">Quảng Ninh</li><li value="3">Hải Phòng</li></ol>'
        "<ul><li>một</li></ul><p>Hết.</p>"
    )
