"""Texts that a wrong reader garbled are mended; right ones are never changed; lost ones are refused."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_encoders import cp1258, tcvn3, viqr, vni

from index.errors import SourceError
from index.sources import html, txt
from index.sources.files import decode
from index.text.encodings.detect import restore
from index.text.encodings.twice import decode_twice, decode_utf7, without_entities

PATH = Path("tin.txt")
TEXT = (
    "Quảng Ninh dẫn đầu cả nước về chỉ số cải cách hành chính\n\nNăm 2017, Ủy ban nhân dân tỉnh Điện Biên xếp thứ "
    "24/63 tỉnh, thành phố – tăng 18 bậc so với năm 2016. Ông Nguyễn Đức Ở nói: “Đúng là như thế”.\n"
)
OTHERS = (
    "La réforme administrative a été menée à Hanoï en 2017, où l’intérêt général a été préféré : « très bien ». " * 3,
    "Größere Städte müssen häufig höhere Gebühren für die Verwaltung einführen, außer natürlich München. " * 3,
    "2017年北京排名第二十四。中文内容在这里,很多字。" * 9,
    "Công ty Alpha® – Bêta™ lãi 1,5 tỷ đồng (½ kế hoạch) & giảm 3°C, diện tích 20 m². " * 3,
    "C++ and a+b, (x+y)+z: +84 24 3825 5678, GMT+7, e.g. base64 +AOA- in a manual. " * 3,
)
HELD = (
    "tỉnh thành phố xếp hạng năm cải cách điểm Đắk Lắk Ủy ban Huế – “ ” … é ç ü ñ © ® ™ × ² ½ + - & 12,5% hồ sơ".split()
)


def wrongly(data: bytes) -> str:
    """Bytes as a reader that knew only windows-1252 showed them."""
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in data)


@pytest.mark.parametrize(
    ("shown", "encoding"),
    [
        (wrongly(TEXT.encode()), "UTF-8 encoded twice"),
        (TEXT.encode().decode("latin-1"), "UTF-8 encoded twice"),
        (wrongly(wrongly(TEXT.encode()).encode()), "UTF-8 encoded twice"),
        (TEXT.encode("utf-7").decode("ascii"), "UTF-7"),
        (wrongly(cp1258(TEXT)), "windows-1258 shown as windows-1252"),
    ],
)
def test_what_a_wrong_reader_showed_is_read_back(shown: str, encoding: str) -> None:
    found = decode(PATH, shown.encode())
    assert (found.text, found.encoding) == (TEXT, encoding)
    assert txt.read(PATH, shown.encode()).notes == (f"read as {encoding}",)


@pytest.mark.parametrize("text", [TEXT, *OTHERS])
def test_right_texts_stay(text: str) -> None:
    assert decode(PATH, text.encode(), typed=True).text == text
    assert restore(text, typed=True) is None


@given(st.lists(st.sampled_from(HELD), max_size=60).map(" ".join))
def test_no_mixture_of_right_words_is_changed_or_refused(text: str) -> None:
    if text:
        assert decode(PATH, text.encode(), typed=True).text == text


@given(st.lists(st.sampled_from(HELD[:14]), min_size=12, max_size=60).map(" ".join))
def test_mixtures_read_back_from_both_wrong_forms(text: str) -> None:
    assert decode_twice(wrongly(text.encode())) == text
    assert decode_utf7(text.encode("utf-7").decode("ascii")) == text


@pytest.mark.parametrize(
    "lost",
    [
        TEXT.encode().decode("cp1252", "replace") * 2,  # the five bytes that windows-1252 has not are gone
        TEXT.encode().decode("ascii", "replace"),
        "".join(letter if letter.isascii() else "\ufffd" for letter in TEXT),
    ],
)
def test_lost_letters_are_refused(lost: str) -> None:
    with pytest.raises(SourceError, match=r"^tin\.txt: in none of the encodings"):
        decode(PATH, lost.encode())
    page = f"<html><body><h1>Tin</h1><p>{lost}</p></body></html>"
    with pytest.raises(SourceError, match=r"^tin\.html: in none of the encodings"):
        html.read(Path("tin.html"), page.encode())


def page_of(words: str) -> str:
    title, body = words.strip().split("\n\n")
    return (
        f"<html><head><title>{title}</title><script>var a = {{b+'c^': 'o+'}};</script></head>"
        f"<body><h1>{title}</h1><p>{body}</p><p>{body}</p></body></html>"
    )


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        (page_of(wrongly(tcvn3(TEXT))).encode("ascii", "xmlcharrefreplace"), "TCVN3 (ABC)"),
        (page_of(vni(TEXT)).encode("ascii", "xmlcharrefreplace"), "VNI"),
        (page_of(wrongly(TEXT.encode())).encode("ascii", "xmlcharrefreplace"), "UTF-8 encoded twice"),
        (page_of(wrongly(TEXT.encode())).encode(), "UTF-8 encoded twice"),
        (page_of(viqr(TEXT)).encode(), "VIQR"),
        (page_of(TEXT).encode("ascii", "xmlcharrefreplace"), None),
    ],
)
def test_pages_whose_mark_up_hides_the_letters(markup: bytes, encoding: str | None) -> None:
    reading = html.read(Path("tin.html"), markup)
    title, body = TEXT.strip().split("\n\n")
    [article] = reading.articles
    if encoding == "TCVN3 (ABC)":  # which has no capitals with a tone
        body = body.replace("Ủy", "ủy").replace("Ở", "ở")
    assert (article.title, article.text.split("\n")[0]) == (title, body)
    assert reading.notes == ((f"read as {encoding}",) if encoding else ())


def test_entities_of_mark_up_stay() -> None:
    assert without_entities("a &lt; b &amp; c &#60; &#x3c; &nbsp; &#272;i&#7879;n &eacute;") == (
        "a &lt; b &amp; c &#60; &#x3c; \xa0 Điện é"
    )
    assert unicodedata.is_normalized("NFC", decode_utf7("Qu+HqM-ng"))
