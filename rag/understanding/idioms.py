"""Turns of phrase that fill a slot by themselves; matched against the folded question without its names."""

from dataclasses import replace

from index.names.indicators import PAR, PGI
from index.text import late as re
from rag.types import Query

_I = re.IGNORECASE

# "Điểm cải cách của huyện": the reform index in short.
REFORM_SCORE = re.compile(r"\b(?:diem|bang|ket qua cham) cai cach\b", _I)
GREENER = re.compile(r"\b(?:greener|greenest|xanh hon|xanh nhat)\b", _I)
# "Trước khi nhảy 21 bậc vào năm 2021": the year before is asked about.
BEFORE_MOVE = re.compile(
    r"\btruoc (?:khi|luc) (?:\w+ ){0,2}?(?:nhay|tang|len|leo|vuon|tut|giam|roi|rot|lui|truot|mat|bat)\b"
    r"[^,;?]*\b(?:bac|hang)\b[^,;?]*|"
    r"\bbefore (?:its |the |it )?(?:climb|jump|ris|rose|fall|fell|gain|drop|slip|leap)\w*\b"
    r"[^,;?]*\b(?:places?|spots?|ranks?|positions?)\b[^,;?]*",
    _I,
)
# "X hay Y hài lòng hơn, mỗi nơi bao nhiêu": one comparison, and no second question.
EACH_SIDE = re.compile(
    r"\b(?:moi|tung) (?:noi|ben|tinh|don vi|bo|dia phuong|huyen|so)\b|\b(?:by|with) what (?:scores?|figures?)\b|"
    r"\bwhat (?:were|are|was) (?:the|their) (?:two )?(?:scores?|rates?|figures?|ranks?)\b",
    _I,
)
# "Từ 2018 đến 2022 cộng thêm được bao nhiêu điểm": one difference, of the two ends.
OVERALL_MOVE = re.compile(
    r"\b(?:tang|giam|cong|them|mat|hon|kem|len|xuong|tut|lui)(?: \w+){0,2} (?:bao nhieu|may) "
    r"(?:diem|bac|hang|phan tram)\b|"
    r"\bby how (?:many|much)\b|\bhow many (?:points|places)\b",
    _I,
)

# "Bộ nào nhích lên nhiều điểm nhất": who moved furthest, and no first place.
MOVED_MOST = re.compile(
    r"\b(?:tang|len|nhich(?: len)?|cai thien|nhay|vuon|tien|leo|kha len|giam|tut|sut|lui|xuong|rot|mat)"
    r"(?: duoc| toi)? (?:nhieu|manh|nhanh|sau)(?: (?:diem|bac|hang|phan tram))* nhat"
    r"(?: (?:diem|bac|hang|phan tram))*\b|"
    r"\b(?:rose|gained|climbed|improved|jumped|fell|dropped|lost|slipped) (?:by )?(?:the )?(?:most|furthest)"
    r"(?: (?:points|places))?\b",
    _I,
)
# "Từ hạng mấy lên hạng mấy": both ends are asked for, not the outcome alone.
_END = r"(?:(?:hang|thu|vi tri|muc|diem) )*(?:dau|may|bao nhieu|nao)"
BOTH_ENDS = re.compile(
    rf"\btu {_END}(?: \w+){{0,2}}? (?:len|xuong|toi|den|sang|con|ve|thanh)(?: (?:toi|den))? {_END}\b|"
    r"\bfrom (?:what|which)(?: \w+){0,2} to (?:what|which)\b",
    _I,
)
# "Ai đứng đầu tổ công tác": who leads a body, no place in a ranking.
HEADS_BODY = re.compile(
    r"\b(?:ai|nguoi nao) (?:la nguoi )?(?:dung dau|dan dau|phu trach|lam truong) (?:mot |cac )?"
    r"(?:to (?:cong tac|cong nghe|kiem tra|tu van|giup viec)|doan|ban chi dao|hoi dong|trung tam|phong|uy ban)\b|"
    r"\bwho (?:heads|leads|led|headed) (?:the |a )?(?:[\w-]+ ){0,4}?"
    r"(?:team|task force|working group|delegation|committee|council|centre|center|office|board)\b"
)


def with_index(query: Query, text: str) -> Query:
    """The index that a turn of phrase stands for, where the question names none."""
    if query.indicators or query.dimension or not query.entities:
        return query
    if REFORM_SCORE.search(text):
        return replace(query, indicators=(PAR,))
    return replace(query, indicators=(PGI,)) if GREENER.search(text) else query


def moved_overall(query: Query, text: str) -> bool:
    """Whether one difference is asked for over several years named by their ends ("từ 2018 đến 2022 tăng mấy điểm")."""
    years = list(query.years)
    span = len(years) > 1 and years == list(range(years[0], years[-1] + 1))
    return span and bool(OVERALL_MOVE.search(text))


def both_ends(query: Query) -> Query:
    """The question with the year before the one that it names, or counted from, and that one."""
    years = sorted({*query.base_years, *query.years})
    ends = (years[0] - 1, years[0]) if len(years) == 1 else (years[0], years[-1])
    return replace(query, years=ends, base_years=())


def between_ends(query: Query) -> Query:
    """The last of several years, counted from the first."""
    return replace(query, years=(max(query.years),), base_years=(min(query.years),))
