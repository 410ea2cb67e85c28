"""Small numbers in words, Vietnamese to 99 and English to twenty: "mười chín", "hai mươi hai", "eleventh"."""

_UNITS = {
    "nhất": 1, "một": 1, "mốt": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip

_UNIT = "một|mốt|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín"
# Alternatives for a regular expression, the longest first.
CARDINAL_VI = rf"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:{_UNIT}))?|mười(?: (?:{_UNIT}))?|{_UNIT}"
ORDINAL_VI = rf"{CARDINAL_VI}|nhất|nhì"
CARDINAL_EN = "one|two|three|four|five|six|seven|eight|nine|ten"
ORDINAL_EN = "|".join(word for word in _ENGLISH if word not in CARDINAL_EN.split("|"))


def number_of(words: str) -> int:
    """The number that words of these patterns say.

    Raises:
        KeyError: A word is no number word.
    """
    tokens = words.lower().split()
    if len(tokens) == 1 and tokens[0] in _ENGLISH:
        return _ENGLISH[tokens[0]]
    if tokens[0] == "mười":
        return 10 + (_UNITS[tokens[1]] if len(tokens) > 1 else 0)
    if len(tokens) > 1 and tokens[1] == "mươi":
        return 10 * _UNITS[tokens[0]] + (_UNITS[tokens[2]] if len(tokens) > 2 else 0)
    return _UNITS[tokens[0]]
