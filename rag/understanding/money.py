"""Sums of money: questions that ask for one, and texts that tell one; of folded text."""

from index.text import late as re

_I = re.IGNORECASE
ASKED = re.compile(
    r"\b(?:bao nhieu (?:tien|ty|trieu|dong|nghin|ngan)|may (?:tien|ty|trieu|dong)|le phi|phi bao nhieu|"
    r"(?:tien|gia|phi|mien|giam|chiu|tra) cuoc|cuoc (?:phi|gui|bao nhieu|buu|van chuyen)|muc phi|het bao nhieu|"
    r"ton (?:bao nhieu|may)|tro cap|muc (?:ho tro|phat|luong|thuong)|gia bao nhieu|kinh phi (?:\w+ )*?bao nhieu|"
    r"(?:chi|dau tu|bo ra|rot|cap|phan bo) (?:\w+ ){0,2}?bao nhieu(?! (?:nguoi|don vi|ho so|giay|phieu|so))|fees?|"
    r"how much (?:money|is the fee|\w+ (?:\w+ ){0,5}?(?:spen[dt]|pay|paid|cost|invest|charge)))\b",
    _I,
)
# What each gets or pays, and what all of it costs.
EACH = re.compile(
    r"/(?:nguoi|thang|ho so|ban|luot|lan|thu tuc|ho)\b|"
    r"\b(?:moi|tung|mot) (?:nguoi|thang|ho so|ban|luot|lan|thu tuc|ho)\b|\b(?:per|each|every)\b",
    _I,
)
WAGE = re.compile(r"\d[\d.,]* (?:nghin |trieu )?dong(?:/nguoi)?/(?:nguoi|thang|nam)\b", _I)
WHOLE = re.compile(
    r"\b(?:het|tong|ca thay|toan bo|kinh phi|dau tu|rot|bo ra|in (?:all|total)|altogether|invest\w*|spen[dt])\b", _I
)
TOLD = re.compile(
    r"\d\s*(?:nghin |ngan |trieu |ty |thousand |million |billion |trillion )*(?:dong|d|vnd|usd|dollars?)\b|"
    r"\b(?:vnd|usd) ?\d|\d (?:ty|trieu|billion|million|trillion)\b|[$]\d|"
    r"\bthang (?:tien )?luong\b|\bmonths?(?: of|') (?:salary|pay|wages)\b|\bluong (?:co so|toi thieu)\b|"
    r"\b(?:mien (?:le |thu )?(?:phi|le phi)|khong (?:thu|mat) (?:phi|tien|le phi)|free of charge|no fee|free)\b",
    _I,
)
