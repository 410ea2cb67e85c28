"""Vietnamese from before Unicode: every encoding reads back exactly, and nothing else is taken for one."""

import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_encoders import cp1258, tcvn3, viqr, vn1, vni

from index.corpus import corpus_dir
from index.errors import SourceError
from index.sources import html, txt
from index.sources.files import decode
from index.text.encodings.detect import from_bytes, restore
from index.text.encodings.plausible import Look, look
from index.text.encodings.tcvn import decode_tcvn3, decode_vn1
from index.text.encodings.viqr import decode_viqr
from index.text.encodings.vni import decode_vni

PATH = Path("tin.txt")
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(corpus_dir().glob("[0-9n]*.md"))}
VIETNAMESE = {name: text for name, text in TEXTS.items() if "lang: en" not in text}
ENGLISH = {name: text for name, text in TEXTS.items() if "lang: en" in text}
PARAGRAPHS = [part for text in VIETNAMESE.values() for part in text.split("\n\n")[1:] if look(part).good > 15]
PANGRAM = (
    "Ý ĐỊNH: ở xã ấy, phụ nữ, trẻ em, người già được hưởng; ẩn sĩ kể chuyện về bẫy, vẽ ẩu, kỳ lạ, quỷ, mỡ, ưỡn, ngựa"
)
ASCII_MARKS = str.maketrans({"–": "-", "“": '"', "”": '"', "…": "...", "’": "'"})  # VN1 has capitals in their place


def lost_in_tcvn3(text: str) -> str:
    """The one thing that TCVN3 cannot say: that the first letter of a name is a capital with a tone."""
    return text.replace(" Ủy ban Dân tộc đứng", " ủy ban Dân tộc đứng")


def test_there_are_texts_to_test_on() -> None:
    assert (len(VIETNAMESE), len(ENGLISH), len(PARAGRAPHS) > 200) == (56, 8, True)


@pytest.mark.parametrize("name", VIETNAMESE)
def test_every_text_of_the_corpus_reads_back(name: str) -> None:
    text = VIETNAMESE[name]
    plain = text.translate(ASCII_MARKS)
    read = {
        "UTF-8": decode(PATH, text.encode()),
        "UTF-8 ": decode(PATH, text.encode("utf-8-sig")),
        "UTF-16": decode(PATH, text.encode("utf-16")),
        "UTF-16 without a byte order mark": decode(PATH, text.encode("utf-16-le")),
        "UTF-16 without a byte order mark ": decode(PATH, text.encode("utf-16-be")),
        "UTF-32": decode(PATH, text.encode("utf-32")),
        "UTF-32 ": decode(PATH, b"\0\0\xfe\xff" + text.encode("utf-32-be")),
        "UTF-32 without a byte order mark": decode(PATH, text.encode("utf-32-le")),
        "UTF-32 without a byte order mark ": decode(PATH, text.encode("utf-32-be")),
        "UTF-8 with decomposed letters (NFD)": decode(PATH, unicodedata.normalize("NFD", text).encode()),
        "windows-1258": decode(PATH, cp1258(text)),
        "VNI": decode(PATH, vni(text).encode("cp1252")),
        "VNI ": decode(PATH, vni(text).encode()),
        "VIQR": decode(PATH, viqr(text).encode(), typed=True),
    }
    for encoding, decoded in read.items():
        assert (decoded.encoding, decoded.text) == (encoding.strip(), text)
    abc = decode(PATH, tcvn3(text))
    assert (abc.encoding, abc.text) == ("TCVN3 (ABC)", lost_in_tcvn3(text))
    drawn = decode(PATH, tcvn3(text).decode("cp1252").encode())  # as pasted out of a Word file
    assert (drawn.encoding, drawn.text) == ("TCVN3 (ABC)", lost_in_tcvn3(text))
    whole = decode(PATH, vn1(plain))
    assert whole.text == plain
    assert whole.encoding.startswith("TCVN")


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_left_alone(name: str) -> None:
    text = ENGLISH[name]
    assert restore(text, typed=True) is None
    assert decode(PATH, text.encode()).encoding == "UTF-8"
    assert decode(PATH, cp1258(text)).text == text


@given(st.sampled_from(PARAGRAPHS))
def test_single_paragraphs_read_back(text: str) -> None:
    for data in (cp1258(text), vni(text).encode("cp1252"), vn1(text.translate(ASCII_MARKS))):
        found = from_bytes(data)
        assert found is not None
        assert found.text in {text, text.translate(ASCII_MARKS)}


@given(st.sampled_from(sorted(TEXTS.values())), st.integers(0, 3000), st.integers(1, 400))
def test_no_piece_of_unicode_is_taken_for_something_else(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    assert restore(piece, typed=True) is None
    assert restore(unicodedata.normalize("NFD", piece), typed=True) is None


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=300))
def test_any_western_text_is_left_alone(text: str) -> None:
    assert restore(text) is None


@given(st.text(max_size=200))
def test_decoders_leave_ascii_alone_and_never_fail(text: str) -> None:
    for convert in (decode_tcvn3, decode_vn1, decode_vni, decode_viqr):
        convert(text)
    ascii_text = "".join(letter for letter in text if " " <= letter <= "~")
    assert decode_tcvn3(ascii_text) == decode_vni(ascii_text) == ascii_text


@pytest.mark.parametrize(
    "text",
    [
        "L'été dernier, la forêt de Fontainebleau était fermée; le préfet a créé une équipe à l'hôtel de la région.",
        "Über Köln und Düsseldorf fährt der Zug nach München; größere Städte hören früher davonund täglich.",
        "El niño comió piña; según la señora, mañana habrá más información técnica en la próxima sesión pública.",
        "He said 'a+' (the best) and she asked: why? No^ I don't. We're o(n) a (b) c^2 + d^2; e.g. a. b. c. i.e. u+v?",
        "if (a) { b += c; } else { return x ? y : z; } // do' it. a(i) u(j) o^2 e^x o^2 a^2 i' u' o' a' e' y' o~ a~ e~",
        "Ha Noi, Hai Phong, Da Nang. Thu tuong ve Ha Noi. Bo Noi vu cong bo chi so. Tinh nao dung dau?",
        "résumé",
        "Café Müller – “naïve” façade",
    ],
)
def test_other_languages_and_code_are_left_alone(text: str) -> None:
    assert restore(text, typed=True) is None
    assert decode(PATH, text.encode(), typed=True).text == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vie^.t Nam", "Việt Nam"),
        ("Ddie^.n Bie^n, DDa` Na(~ng, dda\\. ", "Điện Biên, Đà Nẵng, đa. "),
        ("a+ e( i^ b^ 2^", "a+ e( i^ b^ 2^"),
        ("tu+o+'ng ngu+?i", "tướng ngửi"),
        ("The^' thi` sau. Bo^. No^.i vu. sau.\n\nHa` No^.i ba.", "Thế thì sau. Bộ Nội vụ sau.\n\nHà Nội ba."),
        ("xem http://a.vn/ba.i?a.b hoa(.c abc@a.com, vov.vn", "xem http://a.vn/ba.i?a.b hoặc abc@a.com, vov.vn"),
        ("hoa. qua? quy. gia?i giu+~a", "hoạ quả quỵ giải giữa"),
    ],
)
def test_viqr_by_hand(typed: str, meant: str) -> None:
    assert decode_viqr(typed) == meant


def test_tcvn3_by_hand() -> None:
    assert decode_tcvn3("Bé NéI Vô: tØnh §iÖn Biªn, UBND TØNH. ë ®©y") == "Bộ NỘI Vụ: tỉnh Điện Biên, UBND TỈNH. Ở đây"


def test_vni_by_hand() -> None:
    assert decode_vni("Ñieän Bieân, THAØNH PHOÁ, Thöøa Thieân Hueá, kyù, kyõ, mó, Mî, æ") == (
        "Điện Biên, THÀNH PHỐ, Thừa Thiên Huế, ký, kỹ, mĩ, Mỵ, ỉ"
    )


def test_all_letters_pass_through_every_table() -> None:
    letters = "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴĂÂÊÔƠƯĐ"
    both = " ".join(letters + letters.lower())
    assert decode_vni(vni(both)) == both
    assert decode_vn1(vn1(both).decode("latin-1")) == both
    assert decode_viqr(viqr(both)) == both
    small = "a " + " ".join(letters.lower())
    assert decode_tcvn3(tcvn3(small).decode("cp1252")) == small


def test_looks_are_counted() -> None:
    assert look("Điện Biên xếp thứ 24, café, index; hết") == Look(good=5, bad=1, plain=0, foreign=1)
    assert look("tạc tàc") == Look(good=1, bad=1, plain=0, foreign=0)  # no falling tone before a stop
    assert look("ở 5 §iÖn").bad == 1
    assert look("").share == 0


@pytest.mark.parametrize(
    ("declared", "data", "title"),
    [
        ("windows-1252", tcvn3(PANGRAM), PANGRAM),
        ("utf-8", cp1258(PANGRAM), PANGRAM),
        ("windows-1258", vni(PANGRAM).encode("cp1252"), PANGRAM),
        ("x-user-defined", cp1258(PANGRAM), PANGRAM),
        ("iso-8859-1", PANGRAM.encode(), PANGRAM),
        ("windows-1252", "Café “naïve” façade".encode("cp1252"), "Café “naïve” façade"),
        ("windows-1258", cp1258("Sở họp"), "Sở họp"),
    ],
)
def test_a_declaration_is_heard_but_not_believed_blindly(declared: str, data: bytes, title: str) -> None:
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>'.encode()
    body = b"</title></head><body>" + b"<p>The plan was read out to all of the guests in the hall that day.</p>" * 6
    [article] = html.read(Path("a.html"), head + data + body + b"</body></html>").articles
    assert article.title.lower() == title.lower()


@pytest.mark.parametrize("unit", ["[a](", "a-", "a.a.", "a@a"])
def test_a_run_without_a_space_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    begun = process_time()
    assert decode_viqr(unit * 20_000)
    assert process_time() - begun < 10  # by the square of the length it was minutes


def test_an_address_is_no_viqr() -> None:
    typed = "Thu+ gu+?i ve^` mot-cua.so+noivu@dienbien.gov.vn, xem https://a.vn/o^a+ va` bao.dienbien.gov.vn ."
    assert (
        decode_viqr(typed)
        == "Thư gửi về mot-cua.so+noivu@dienbien.gov.vn, xem https://a.vn/o^a+ và bao.dienbien.gov.vn ."
    )


def test_a_report_can_say_how_a_file_was_read() -> None:
    text = "Tin mới\n\n" + PANGRAM
    assert txt.read(PATH, tcvn3(text)).notes == ("read as TCVN3 (ABC)",)
    assert txt.read(PATH, viqr(text).encode()).notes == ("read as VIQR",)
    assert txt.read(PATH, text.encode("utf-16")).notes == ("read as UTF-16",)
    assert txt.read(PATH, text.encode("utf-32")).notes == ("read as UTF-32",)
    assert txt.read(PATH, text.encode("utf-8-sig")).notes == ()


@pytest.mark.parametrize("data", [b"\xe9\xe8\xea", b"caf\xe9 cr\xe8me", bytes(range(128, 256)), b"\x81\x8d abc"])
def test_what_no_encoding_makes_clear_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"tin\.txt: in none of the encodings"):
        decode(PATH, data)


def test_quotation_marks_of_windows_are_read() -> None:
    text = "The “one-stop” shop – he’s sure…"
    decoded = decode(PATH, text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "windows-1252")
