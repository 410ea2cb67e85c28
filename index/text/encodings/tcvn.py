"""TCVN 5712:1993, as VN1 (all letters) and as TCVN3, the part of it that the ABC fonts use.

The codes are those of the standard, as in the table ``TCVN5712-1`` of the GNU C library.
"""

from index.text import late as re

_HIGH = (  # 0x80 to 0xFF
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_LOW = dict(zip((0x01, 0x02, 0x04, 0x05, 0x06, *range(0x11, 0x18)), "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
_PLAIN_CAPITALS = "ĂÂÊÔƠƯĐ"

_VN1 = dict(enumerate(_HIGH, start=0x80)) | _LOW
_TCVN3 = {
    code: letter for code, letter in _VN1.items() if code > 0xA0 and (letter.islower() or letter in _PLAIN_CAPITALS)
}
_TONED = frozenset(letter for letter in _TCVN3.values() if letter.islower() and letter not in "ăâêôơưđ")
_SENTENCE_START = re.compile(
    rf"""(?:(?<=\A)|(?<=\n\n)|(?<=[.!?]\ )|(?<=\*\*\ )|(?<=[.!?]["”]\ ))[{"".join(sorted(_TONED))}]"""
)
_WORD = re.compile(r"[^\W\d_]+")


def decode_tcvn3(text: str) -> str:
    """Read TCVN3, whose fonts have one code for the small and the capital letter with a tone.

    A word whose other letters show that it is written in capitals gets them all ("NéI" is "NỘI"), and a sentence begins
    with one. Whether any other first letter was a capital ("ấn Độ") is lost; it stays small.

    Args:
        text: The bytes as windows-1252.
    """
    words = _WORD.sub(lambda found: _in_capitals(found.group()), text.translate(_TCVN3))
    return _SENTENCE_START.sub(lambda found: found.group().upper(), words)


def decode_vn1(text: str) -> str:
    """Read the whole standard, which puts capitals with a tone on control codes.

    Args:
        text: The bytes as ISO 8859-1.
    """
    return text.translate(_VN1)


def _in_capitals(word: str) -> str:
    plain = [letter for letter in word if letter not in _TONED]
    if len(plain) == len(word) or not plain or not all(map(str.isupper, plain)):
        return word
    return word.upper() if len(plain) > 1 or word[-1] not in _TONED else word
