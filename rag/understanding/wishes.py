"""Turns by which a question asks for more than one plain value: both years, the worst year, each source, a lost title."""

from index.text import late as re

_I = re.IGNORECASE

# Of two years: how the one stands beside the other, not the bare difference.
BOTH_YEARS = re.compile(
    r"\b(?:ca hai|tung|moi|hai) (?:nam|ky)\b|\b(?:both|each|two) years?\b|\beither year\b",
    _I,
)
BESIDE = re.compile(
    r"\b(?:the nao|ra sao|lam sao)\b|\b(?:(?:nhich |di )?(?:len|tang)|cao|tot|kha|hon|cai thien) (?:hon )?hay (?:la )?(?:\w+ )?(?:giam|xuong|tut|thap|xau|kem|te|di xuong|lui)|"
    r"\b(?:giam|xuong|tut|thap|xau|kem|te) (?:hon )?hay (?:la )?(?:\w+ )?(?:tang|len|cao|tot|kha|hon)|"
    r"\b(?:better|higher|up) or (?:worse|lower|down)\b|\bhow (?:did|does|do|was|were|is)\b.*\bcompare|\btruoc va sau\b|\bbefore and after\b",
    _I,
)
# "Up by how much in 2023 and 2024" asks twice; "between 2023 and 2024" asks once.
YEAR_AND_YEAR = re.compile(r"\b\d{4} ?(?:,|va|and|lan|cung nhu) ?(?:(?:o|trong|cua|in) )?(?:(?:nam|ky) )?\d{4}\b", _I)
FROM_TO = re.compile(r"\b(?:so|vs|giua|tu|between|from|since|den nam|toi nam|sang nam|den|to)\b", _I)
_WHICH_YEAR = r"(?:(?:nam|ky) nao|(?:which|what) year|in (?:which|what) year)"
_WORST = r"(?:thap nhat|cham day|(?:xuong|o|roi xuong|tut xuong|rot xuong) day|te nhat|kem nhat|xau nhat|yeu nhat|lowest|worst|bottom(?:ed)? out|weakest)"
_BEST = r"(?:cao nhat|len dinh|(?:o|dat|cham) dinh|tot nhat|kha nhat|highest|best|peak(?:ed)?)"
WORST_YEAR = re.compile(rf"\b{_WORST}\b.*\b{_WHICH_YEAR}\b|\b{_WHICH_YEAR}\b.*\b{_WORST}\b", _I)
BEST_YEAR = re.compile(rf"\b{_BEST}\b.*\b{_WHICH_YEAR}\b|\b{_WHICH_YEAR}\b.*\b{_BEST}\b", _I)
# What each of several sources writes is asked for, its rounding too.
EACH_SOURCE = re.compile(
    r"\b(?:cac|nhung|moi|tung|hai|nhieu) (?:to |ben )?(?:bao(?! cao)|nguon|bai|trang|tin)(?: bao| viet| tin)? (?:\w+ )?(?:ghi|viet|dua|neu|noi|cong bo|cho)\b|"
    r"\b(?:bao(?! cao)|nguon|bai|trang)(?: bao)? (?:ghi|viet|dua|neu|noi) (?:\w+ )?(?:khac|the nao|ra sao|lech)|"
    r"\btheo (?:cac|tung|moi) (?:bao(?! cao)|nguon|bai|trang)\b|"
    r"\bdo (?:the )?(?:sources|papers|articles)\b|\b(?:sources|papers|articles) (?:say|give|report|write|differ|disagree)\b|"
    r"\baccording to (?:each|the (?:different|various)|different|various|the two) (?:sources?|papers?|articles?)\b",
    _I,
)
# A place that was talked of, held a year on.
KEPT = re.compile(
    r"\b(?:giu|bao ve|duy tri)(?: \w+){0,2}? (?:ngoi|vi tri|thu hang|hang|danh hieu)\b|\b(?:giu|bao ve) (?:duoc|vung|noi)\b|"
    r"\b(?:ngoi|vi tri|hang|danh hieu) (?:do|ay|nay)\b|"
    r"\b(?:keep|kept|hold|held|defend(?:ed)?|retain(?:ed)?)\b.*\b(?:place|title|spot|lead|position|rank|crown|it)\b|\bstill (?:first|last|top)\b",
    _I,
)
# Ahead in the table: places are meant before points.
ABOVE = re.compile(
    r"\b(?:xep|dung|nam) (?:\w+ )?(?:tren|duoi|truoc|sau)\b|\b(?:rank(?:ed|s)?|placed?|finish(?:ed)?) (?:\w+ )?(?:above|below|ahead|higher|lower|better)\b",
    _I,
)
# The first and the second of one ranking, set against each other.
FIRST_TWO = re.compile(
    r"\b(?:vo dich|quan quan|dung dau|dan dau|dau bang|nhat bang|ve nhat|hang nhat|champions?|winners?|first|leader)\b.*"
    r"\b(?:a quan|nhi bang|ve nhi|dung nhi|hang nhi|dung thu hai|(?:noi|nguoi|tinh) (?:xep |dung )?(?:thu hai|ke tiep|ngay sau)|runners?-?up|second)\b",
    _I,
)
EACH = re.compile(
    r"\b(?:moi|tung|hai|ca hai) (?:noi|ben|tinh|don vi|bo|dia phuong|doi)\b|\b(?:bo xa|hon|cach|vuot|beat)\b|\b(?:each|both|respectively)\b",
    _I,
)
GROUP_CLAIM = re.compile(
    r"\bnhom (?:\w+ )?(?:cao|thap|dau|cuoi|dan dau|trung binh|tot|kha|yeu|kem|[abcd])\b|"
    r"\b(?:high|low|top|bottom|leading|middle|highest|lowest)(?:est|-scoring|-ranked)? (?:group|tier|quartile)\b|\bamong the (?:high|low|best|worst)\w*\b",
    _I,
)
# A sentence that puts somebody into a group.
OF_GROUP = re.compile(r"\b(?:nhom|top|trong so \d+|group|tier|quartile|among the)\b", _I)
ALONE = re.compile(r"\b(?:duy nhat|mot minh|only|alone|sole)\b", _I)
# Whole provinces and whole ministries, each on average.
PROVINCES = re.compile(
    r"\b(?:cac|khoi) (?:tinh|dia phuong)\b|\btinh, thanh\b|\btinh thanh\b|\b(?:provinces|localities)\b", _I
)
IN_REGION = re.compile(
    r"\btrong (?:cac |\d+ |so (?:cac )?|nhom )*tinh(?:, thanh)?(?: thuoc)? (?:mien|vung|khu vuc|tay|dong|nam|bac|trung|duyen hai)\b|\b(?:trong|cua|rieng|xet|o) (?:\d+ tinh (?:cua |trong |thuoc )?)?(?:ca )?(?:khu vuc|vung)\b(?! (?:nao|kinh te|cong|tu nhan|nha nuoc|cao|sau|xa)\b)|"
    r"\b(?:in|within|of) (?:its|the|their) region\b|\bregionally\b",
    _I,
)
# "đứng đầu cả nước": a place in the country, not the country's average.
OF_ALL = re.compile(
    r"\b(?:dau|nhat|cuoi|chot|bet|hang|thu|may|bao nhieu|\d+|bac|quan) (?:cua |tren |trong |o )?(?:ca nuoc|toan quoc)\b|"
    r"\b(?:rank\w*|places?|placed|stand|came?|position)(?: \w+){0,2} nation(?:ally|wide)\b",
    _I,
)
# "Được thăng hạng không": whether the place changed.
MOVED = re.compile(
    r"\b(?:thang|tut|rot|lui|nhay|len|xuong|tang|giam|cai thien(?: thu)?|sut) hang\b|\b(?:move[ds]?|go|went|slip(?:ped)?|climb(?:ed)?) (?:up|down)\b",
    _I,
)
# "Có bộ nào dưới 80% không": of anybody, not of their average.
ANY = re.compile(
    r"\b(?:co|con) (?:bo|tinh|noi|dia phuong|don vi|huyen|so|ai) nao\b|\b(?:is|are|was|were|did) (?:there )?any\b", _I
)
# "Có cao hơn bình quân cả nước không": a level beside the average.
AGAINST_AVERAGE = re.compile(
    r"\b(?:(?:cao|thap|nhinh|tot|kem|it|nhieu) hon|hon|vuot|tren|duoi|kem|above|below|over|under|beat|exceed(?:ed)?|(?:higher|lower|better) than)"
    r" (?:\w+ ){0,3}?(?:binh quan|trung binh|mat bang|average)\b",
    _I,
)
# "Có được xếp hạng không": whether there is a place at all.
RANKED_AT_ALL = re.compile(r"\bco (?:duoc |bi )?xep hang\b.*\bkhong\b|\b(?:was|is|were|are)\b.*\branked at all\b", _I)
# "Những tỉnh nào của vùng lọt top 10": of the country's first ten those that are there.
IN_TOP = re.compile(
    r"\b(?:lot|vao|nam|co mat|o|thuoc|trong)(?: (?:vao|trong|o))? (?:top|nhom) \d+\b|\b(?:in|made|entered) the top\b",
    _I,
)
