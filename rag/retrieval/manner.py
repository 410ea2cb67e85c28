"""What a sentence must tell beside a figure or a day: a share and no growth, a penalty, a start everywhere."""

from index.text import late as re
from index.text.fold import fold
from index.types import Sentence
from rag.types import Query
from rag.understanding.question import without_names

# "Tỷ lệ tờ khai vào luồng đỏ": a part of a whole; nothing that grows, is cut or is ahead by so much.
_PART_OF_WHOLE = re.compile(
    r"\b(?:ty le|ti le|ty trong|bao nhieu (?:phan tram|%)|"
    r"(?:what|which) (?:percentage|share|proportion|portion|part))\b"
)
_MOVES = re.compile(
    r"\b(?:tang|giam|them|bot|cat|ha|rut|tiet kiem|vuot|hon|kem|len|xuong|so voi|tut|sut|lui|"
    r"(?<!ended )up|down|more|less|higher|lower|rise|rose|rising|grow\w*|grew|"
    r"increas\w*|declin\w*|fell|fall|drop\w*|cut|sav\w*|reduc\w*|shr[aiu]nk\w*|compared|than|chang\w*)\b"
)
_PERCENT = re.compile(r"\d[\d.,]*\s?(?:%|phần trăm|per ?cent)", re.IGNORECASE)
_GROWTH = re.compile(
    r"(?<!\w)(?:tăng|giảm|up|down|rose|rising|grew|growing|fell|dropp\w+|increas\w+(?: of)?|declin\w+(?: of)?)"
    r"(?: (?:thêm|khoảng|gần|hơn|trên|tới|by|about|nearly|over))* $",
    re.IGNORECASE,
)
_PENALTY_ASKED = re.compile(
    r"\bbi gi\b|\bbi (?:xu ly|xu phat|phat|ky luat|che tai)(?: \w+){0,2} (?:the nao|ra sao|gi)\b|"
    r"\bwhat (?:penalt|sanction)"
)
_PENALTY = re.compile(
    r"(?<!\w)(?:bị|phạt|kỷ luật|không được|không xét|trừ|hạ|cắt|phải|điều chuyển|khiển trách|cảnh cáo|xử lý|phê bình|"
    r"đình chỉ|thu hồi|chịu|fine[ds]?|penal\w+|los[et]\w*|barred|disciplin\w+|dismiss\w*|must|lowered|warn\w*)"
    r"(?!\w)",
    re.IGNORECASE,
)
_PAPERS_ASKED = re.compile(
    r"\b(?:nop|can|chuan bi|mang|kem|gom|dung) (?:theo |nhung |cac |loai )*(?:giay to|ho so|giay)"
    r"(?: \w+){0,4}? (?:gi|nao)\b|"
    r"\b(?:which|what) (?:papers|documents|paperwork)"
    r"(?: \w+){0,6} (?:need|needed|required?|bring|submit|prepare|hand)\b"
)
_PAPERS = re.compile(
    r"(?<!\w)(?:giấy|đơn|tờ khai|bản (?:sao|chính|gốc|chụp|vẽ|kê)|ảnh|căn cước|CCCD|chứng (?:minh|từ|nhận|chỉ)|mẫu|"
    r"hộ chiếu|hộ khẩu|hợp đồng|biên bản|sổ|thẻ|hồ sơ|thành phần|văn bằng|quyết định|sơ đồ|papers?|documents?|forms?|"
    r"cop(?:y|ies)|photos?|photographs?|cards?|certificates?|passports?|applications?|contracts?|licen[cs]es?|deeds?|"
    r"letters?|statements?|declarations?)(?!\w)",
    re.IGNORECASE,
)
_PLACE_ASKED = re.compile(r"\b(?:noi|dia phuong|tinh|thanh pho|huyen|quan|xa|phuong|vung) nao\b")
_END = re.compile(
    r"\b(?:nhieu|it|cao|thap|lon|nho|dong|nhanh|cham|tot|kem)(?: \w+){0,6}? nhat\b|\b(?:dan dau|dung dau|dung cuoi)\b"
)
_EVERYWHERE_ASKED = re.compile(
    r"\b(?:khap|(?:tren|o) (?:toan|ca))(?: (?:tinh|thanh pho|nuoc|quoc))\b|\b(?:toan tinh|toan quoc|dai tra)\b|"
    r"\b(?:province|country|nation|city)-?wide\b"
)
_PILOT = re.compile(r"\bthi diem\b|\bpilot(?:ed|s|ing)?\b|\btrial\b")
_SPREAD = re.compile(r"\b(?:nhan rong|mo rong|khap|toan|ca (?:\d+|tinh|nuoc)|dai tra|\w+-?wide|all|every|expand\w*)\b")

# "Còn bao nhiêu người chưa được bố trí": how many have been is no answer.
_NOT_YET_ASKED = re.compile(r"\bcòn (?:bao nhiêu|mấy)\b.*\bchưa\s+\w", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:chưa|còn|tồn|remain\w*|left|not yet|pending)\b", re.IGNORECASE)
_NUMBER = r"(?<![\d.,/])(?!(?:19|20)\d\d\b)\d"
_NOT_YET = re.compile(
    rf"\b(?:chưa|còn|tồn|remain\w*|left|not yet|pending)\b[^,;]*?{_NUMBER}|"
    rf"{_NUMBER}[^,;]*\b(?:chưa|còn lại|tồn|remain\w*|left|not yet|pending|yet to)\b",
    re.IGNORECASE,
)


def tells_left(query: Query, label: str) -> bool:
    """Whether a row's words are of what is left, where it is asked how much has not been done yet."""
    asked = query.ask in {"count", "share"} and _NOT_YET_ASKED.search(query.standalone)
    return not asked or bool(_LEFT.search(label))


def tells_so(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence can tell in the manner that is asked for; of what asks in none of these, any does."""
    asked = without_names(query.standalone)
    if _PLACE_ASKED.search(asked) and _END.search(asked) and not _may_name_holder(sentence):
        return False
    if query.ask == "share" and _PART_OF_WHOLE.search(asked) and not _MOVES.search(asked):
        return not _only_grows(sentence.text)
    if query.ask == "date" and _EVERYWHERE_ASKED.search(asked):
        said = fold(sentence.text)
        return not _PILOT.search(said) or bool(_SPREAD.search(said))
    if query.ask in {"count", "share"} and _NOT_YET_ASKED.search(query.standalone):
        return bool(_NOT_YET.search(sentence.text))
    if query.ask != "free":
        return True
    needs = [told for of, told in ((_PENALTY_ASKED, _PENALTY), (_PAPERS_ASKED, _PAPERS)) if of.search(asked)]
    return all(told.search(sentence.text) for told in needs)


def _may_name_holder(sentence: Sentence) -> bool:
    """Whether a sentence may tell which place has the most: it names a place or says so of one, or is a table's row.

    "Nơi nào nhận nhiều hồ sơ nhất" is not answered by how many there were in all.
    """
    return sentence.text.startswith("|") or bool(sentence.entities or _END.search(fold(sentence.text)))


def _only_grows(text: str) -> bool:
    """Whether every per cent of a sentence says by how much something grew or fell."""
    found = list(_PERCENT.finditer(text))
    return bool(found) and all(_GROWTH.search(text[: match.start()]) for match in found)
