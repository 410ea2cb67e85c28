"""Whether a sentence names a person at all: a surname with what follows it, or a title before a name."""

from functools import lru_cache

from index.text import late as re
from index.text.letters import LOWER, UPPER
from index.types import Article, Sentence

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Trịnh|Đinh|Mai|Lâm|Cao|Tô|Hà|"
    "Trương|Phùng|Tạ|Quách|Thạch|Chu|Lương|Lưu|Lò|Giàng|Nông|Hứa|Triệu|Châu|Tăng|Thái|Kiều|Vương|Văn|Tống|Từ|Khuất|"
    "Doãn|Bạch|Âu|Đàm|Tiêu|Điểu|Ksor|Siu|Sùng|Vàng|Thào|Vừ|Cầm|Quàng|Tòng|Lầu|Hầu|Ma|Lục|Vi|Kim|Sơn|Danh|Y|Rơ|"
    "Nguyen|Tran|Le|Pham|Hoang|Huynh|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Dao|Doan|Trinh|Dinh|Lam|To|Ha|Truong"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_FULL = re.compile(rf"(?<![\w-])(?:{_SURNAMES})(?: (?:{_SYLLABLE}|[{UPPER}]\.?)){{1,3}}(?!\w)")
_TITLED = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị|"
    rf"Mr\.?|Ms\.?|Mrs\.?|Dr\.?) (?!Rịa\b)(?:[{UPPER}]['’])?{_SYLLABLE}"
    rf"(?:['’\s]{_SYLLABLE}){{0,3}}"
)
# Places whose first word is also a surname, and bodies whose name begins like one.
_NO_PERSON = re.compile(
    r"(?:Hà (?:Nội|Nam|Giang|Tĩnh|Tiên|Đông|Tây|Long)|Cao (?:Bằng|Lãnh)|Hồ Chí Minh|Thái (?:Nguyên|Bình|Lan)|Vũ Quang|"
    r"Sơn (?:La|Tây|Trà|Hòa|Dương)|Lâm (?:Đồng|Thao)|Văn (?:phòng|Quan|Chấn|Yên|Bàn|Lãng|Giang|Lâm)|Từ (?:Sơn|Liêm)|"
    r"Hoàng (?:Mai|Sa|Su Phì)|Mai (?:Châu|Sơn)|Kim (?:Sơn|Thành|Động|Bôi)|Châu (?:Thành|Đốc|Đức|Phú)|Tô Hiệu|Đào tạo|"
    r"Lý (?:Nhân|Sơn)|Lê Chân|Ngô Quyền|Triệu (?:Sơn|Phong)|Đỗ Động|Dương (?:Kinh|Minh Châu)|Lương (?:Sơn|Tài)|"
    r"Ha (?:Noi|Nam|Giang|Tinh|Long)|Ho Chi Minh|Lam Dong|Do Son)(?!\w)"
)

# "Ông đề xuất …": whoever the sentences before it in the paragraph name.
_PRONOUN = re.compile(
    rf"(?:[“\"]?)(?:(?:Ông|Bà|Anh|Chị|Ông ấy|Bà ấy|Vị (?:\w+ ){{0,3}}này|Người này) (?![{UPPER}])|(?:He|She)\b)"
)


def names_person(text: str) -> bool:
    """Whether a person is named in a text."""
    if _TITLED.search(text):
        return True
    return any(not _NO_PERSON.match(found.group()) for found in _FULL.finditer(text))


@lru_cache(maxsize=4096)  # asked of every sentence of an article, to choose it and to describe it
def named_before(sentence: Sentence, article: Article) -> str:
    """What stands before a sentence in its paragraph, where a pronoun that begins it means somebody named there."""
    if not _PRONOUN.match(sentence.text):
        return ""
    before = article.text[: sentence.start].rpartition("\n")[2]
    return before if names_person(before) else ""


def tells_person(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence names a person, or begins with a pronoun for one."""
    return names_person(sentence.text) or bool(named_before(sentence, article))
