"""Encoders for the encodings that the program only reads, written from the tables, not from the decoders."""

import re
import unicodedata

TCVN_LOWER = dict(
    zip(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ",
        bytes.fromhex(
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4"
            "f5f6f7f8f9fafbfcfdfea8a9aaabacadaea1a2a3a4a5a6a7"
        ),
        strict=True,
    )
)
TCVN_CAPITALS = dict(
    zip(
        "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ",
        bytes.fromhex(
            "8081828384afbabfc085c1c2c3c4868788898a8bc5cdd9da8c8d8e8f90919293949596dbe0f0ff9798999a9b9c9d9e9f0102"
            "040506111213141516 17".replace(" ", "")
        ),
        strict=True,
    )
)
TONES = "\u0300\u0309\u0303\u0301\u0323"
VNI_MARKS = {
    "": dict(zip(TONES, "øûõùï", strict=True)),
    "\u0302": dict(zip(TONES, "àåãáä", strict=True)) | {"": "â"},
    "\u0306": dict(zip(TONES, "èúüéë", strict=True)) | {"": "ê"},
}
VNI_HOOKED = {"ơ": "ô", "ư": "ö", "đ": "ñ"}
VNI_I = dict(zip(TONES, "ìæóíò", strict=True))
VIQR_MARKS = {
    "\u0306": "(", "\u0302": "^", "\u031b": "+",
    "\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": ".",
}  # fmt: skip


def cp1258(text: str) -> bytes:
    """Letters with a tone are a letter and a combining tone, unless the page has them composed."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in TONES)
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def tcvn3(text: str) -> bytes:
    """As typed in an ABC font: capitals with a tone become small."""
    return b"".join(
        bytes([TCVN_LOWER[letter.lower() if letter in TCVN_CAPITALS else letter]])
        if letter in TCVN_LOWER or letter in TCVN_CAPITALS
        else letter.encode("cp1252")
        for letter in text
    )


def vn1(text: str) -> bytes:
    table = TCVN_LOWER | TCVN_CAPITALS
    return b"".join(bytes([table[letter]]) if letter in table else letter.encode("ascii") for letter in text)


def vni(text: str) -> str:
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter.lower())
    tone = next((mark for mark in parts if mark in TONES), "")
    quality = next((mark for mark in parts if mark in "\u0302\u0306"), "")
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in {tone, quality}))
    if base not in set("aeiouyơưđ") or (not tone and not quality and base.isascii()):
        return letter
    if base == "i":
        drawn = VNI_I[tone]
    elif base == "y" and tone == "\u0323":
        drawn = "î"
    else:
        drawn = VNI_HOOKED.get(base, base) + (VNI_MARKS[quality][tone] if tone or quality else "")
    return drawn.upper() if letter.isupper() else drawn


def viqr(text: str, *, escape: bool = True) -> str:
    """Escaped as the RFC asks, but for addresses; or as many typed."""
    if escape:
        text = re.sub(
            r"(\S*(?:://|www\.)\S*)|(?<=[aeiouyăâêôơưà-ỹđ])(?=[.?'`~(^+])|(?<=d)(?=d)",
            lambda found: found[1] or "\\",
            text,
            flags=re.IGNORECASE,
        )
    parts = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
    parts = re.sub("(\u0323)([\u0302\u0306\u031b])", r"\2\1", parts)  # NFD has the dot below first, VIQR the quality
    return unicodedata.normalize("NFC", "".join(VIQR_MARKS.get(mark, mark) for mark in parts))
