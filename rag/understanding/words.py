"""How questions ask, in both languages; every pattern is matched against the folded question (no diacritics)."""

from index.text import late as re

_I = re.IGNORECASE

_ENGLISH_WORDS = """
what which who whom when where why how many much did does do was were is are the of in for by between and than its their
score rank ranking ranked place places highest lowest tell me about according to roughly share percentage came get got with
over years year compare province provinces ministry ministries country national since
"""
ENGLISH = frozenset(_ENGLISH_WORDS.split())
_VIETNAMESE_WORDS = """
nam xep thu may bao nhieu la gi cua tinh diem hang dat duoc nao ai ngay khi o dau co khong the con thi voi va tang giam bac
ve cac nhung trong dung cho toi hay vi sao tai phan tram muc nguoi ty le so chi cai cach hanh chinh
"""
VIETNAMESE = frozenset(_VIETNAMESE_WORDS.split())

RANK = re.compile(
    r"\b(?:so sanh (?:thu )?hang|(?:len|xuong|tang|giam|tut) hang|thu may|hang may|hang bao nhieu|thu bao nhieu|thu hang|xep hang|dung thu|vi tri(?: thu)?(?: may| bao nhieu| nao)|xep thu|hang (?:cao|thap)|o hang|rank(?:ing|ed|s)?|"
    r"what place|which place|(?<!in a )position|where (?:did|does|do|was|is)(?: \w+){0,4}? (?:land|finish|end up|come|stand|rank|place|sit|put|leave)|in the ranking|come in|placed|dung o dau|xep o dau|xep vi tri|vi tri cua|diem(?: so)?,? (?:va|lan|hay|cung) (?:thu )?hang|(?:thu )?hang (?:va|lan|hay) diem)\b",
    _I,
)
SCORE = re.compile(
    r"\b(?:bao nhieu diem|may diem|(?<!lam )(?<!chon )diem|(?:duoc|dat) (?:bao nhieu|may)|la bao nhieu|scores?|scored|points?|value|gia tri|dat may|muc hai long|bao nhieu)\b",
    _I,
)
CHANGE = re.compile(
    r"\b(?:(?:tang|giam|tut|len|xuong|lui|nhay|tien|rot|cai thien|(?<!chinh )(?<!vu )cong|them|mat|hut|bot)(?: them| duoc| toi| di)* (?:bao nhieu|may)|(?:hon|kem|so voi) (?:nam|ky) (?:truoc|ngoai|(?:19|20)\d\d)(?: do)? (?:bao nhieu|may)|bao nhieu bac|may bac|how many places|how much did|"
    r"by how (?:many|much)|rise|rose|increase[ds]?|fall|fell|drop|tang hay giam|gain(?:ed)?|climb(?:ed)?)\b",
    _I,
)
PLACES_CHANGE = re.compile(r"\b(?:bac|places?|positions?|hang)\b", _I)
SHARE = re.compile(
    r"\b(?:phan tram|t[yi] (?:trong|le)|%|percent(?:age)?|rate|what share|(?:pro)?portion|cu (?:100|mot tram))\b|%", _I
)
# A share of something inside a survey or a workload, not the index's own percentage.
SHARE_OF = re.compile(
    r"\b(?:ty le|ti le|ty trong|chiem|ho so|nguoi|dich vu|thu tuc|doanh nghiep|y kien|share|proportion|people|respondents|services)\b",
    _I,
)
# Each asks for something of its own: two of them make two questions.
ASKING = re.compile(
    r"\b(?:bao nhieu|may|la ai|ai|la gi|gi|nao|o dau|khi nao|bao gio|bao lau|nhu the nao|sao(?=[,?;]|$)|how (?:many|much|long)|what|who|when|where|which)\b",
    _I,
)
GAP = re.compile(
    r"\b(?:(?:cao |thap |nhieu |it )?(?:hon|kem) (?:nhau )?(?:bao nhieu|may)|chenh(?: lech| nhau)?|cach biet|khoang cach|by how (?:many|much)|how (?:many|much) .*"
    r"(?:beat|ahead|higher|lower|more|better)|difference|gap)\b",
    _I,
)
COUNT = re.compile(r"\b(?:bao nhieu|may|how many|how much|tong (?:cong|so|luong)|so luong|what number)\b", _I)
AMOUNT = re.compile(r"\b(?:bao nhieu|may|how (?:many|much)|phan tram|%|tang hay giam|percent(?:age)?)\b|%", _I)
THINGS = re.compile(
    r"\b(?:bao nhieu|may|how many)\s+(?:ty|trieu|dong|tien|nguoi|"
    r"doanh nghiep|dia phuong|tinh|bo|don vi|ho so|thu tuc|van ban|quyet dinh|"
    r"dich vu|tieu chi|linh vuc|chi tieu|nhom|nhiem vu|muc tieu|giai phap|hoat dong|sang kien|mo hinh|cuoc|doan|dot|vu|truong hop|phieu|y kien|phan anh|kien nghi|du an|dau moi|phong|trung tam|quay|thon|tasks|cases|communes|wards|districts|lan|luot|xa|huyen|co quan|ngay|buoc|gio|bien che|can bo|people|firms|"
    r"enterprises|provinces|criteria|procedures|dossiers|posts|days|steps|times)\b",
    _I,
)
PERSON = re.compile(
    r"\b(?:(?<!nhung )ai(?! (?:duoc|phai|co the|thuoc dien)\b)|la ai|ten gi|ten la gi|nguoi nao|who|whom|whose)\b", _I
)
OFFICE = re.compile(
    r"\b(?:chu tich|bo truong|giam doc|bi thu|thu truong|pho chu tich|pho giam doc|truong ban|lanh dao|ong|"
    r"(?<!thu )(?<!hang )ba(?! (?:so|tinh|huyen|quan|xa|phuong|don vi|dia phuong|bo|nganh|noi|thanh pho|vi tri|linh vuc|tieu chi|vung)\b))"
    r"(?: [\w.]+){0,3} (?<!the )nao\b|\bwhich (?:minister|chairman|official|director)\b",
    _I,
)
DATE = re.compile(
    r"\b(?:ngay nao|ngay may|ngay bao nhieu|ngay thang nam nao|khi nao|hom nao|bao gio|luc nao|thang nao|tu khi nao|when|what date|which date|what day|thoi diem nao|ky ngay)\b",
    _I,
)
DOCUMENT = re.compile(
    r"\b(?:quyet dinh nao|nghi dinh nao|nghi quyet nao|van ban nao|thong tu nao|chi thi nao|quyet dinh so|so quyet dinh|(?:nghi quyet|nghi dinh|thong tu|chi thi|ke hoach|cong van|van ban) so (?:may|bao nhieu|hieu|gi|nao)|which (?:decision|decree|resolution)|what (?:decision|decree))\b",
    _I,
)
YESNO = re.compile(
    r"(?:\b(?:co phai|co dung|phai chang|dung khong|phai khong|dung la)\b|\bco\b.*\bkhong\s*\??$|\bkhong\s*\?$|^(?:did|does|do(?! (?:dau|luong|ai|thi|tuoi|chi|so)\b)|is|are|was|were|has|have|can(?! (?:bo|cu|gi|phai|thiet|nhung|bao|may)\b))\b)",
    _I,
)
PROCEDURE = re.compile(
    r"\b(?:nhu the nao|the nao|lam sao|ra sao|cach nao|o dau|nop o|thu tuc gi|can gi|gom nhung gi|how (?:do|to|can|does)|where|khac nhau|khac gi|hon o diem nao|la gi|what is|what does|gom gi)\b",
    _I,
)
REASON = re.compile(
    r"\b(?:vi sao|tai sao|do dau|nho dau|vi dau|(?:la|thap|cao|kem|yeu|giam|tang|tut|roi|cham|tre|mat diem|chu yeu) do (?:cai |dieu |chuyen |nhung |yeu to )*gi|nguyen nhan|ly do|ly giai|lam gi ma|(?:(?<!don )(?<!chuc )(?<!hanh )(?<!pham )vi|boi) (?:cai |dieu |le |chuyen )?gi|dieu gi (?:da )?(?:khien|lam|giup|keo|day)|vuong (?:gi|o dau)|why|what caused|reason|how come)\b|"
    r"\b(?:lam|bang) (?:cach )?nao (?:de |ma )?(?:\w+ )?(?:gianh|dat|len|vuon|co duoc|dung|giu|leo|tro thanh|nhay)\b|\bhow (?:did|could|was|were|has|have)\b.* (?:manage|managed|able) to\b|"
    r"^(?:vay |the |ma )?sao(?! y\b| luc\b)\b|(?<!lam )(?<!thi )(?<!ban )(?<!ra )\bsao\b(?= .*\b(?:lai|vay)\b)",
    _I,
)

LIST = re.compile(
    r"\b(?:(?:nhung|cac|hai|ba|bon|nam|muoi|\d+)? ?(?:tinh|dia phuong|thanh pho|tinh thanh|tinh, thanh|noi|don vi|bo|bo nganh|bo, nganh|so, nganh|quan, huyen|vung|quan|huyen|so(?! (?:voi|sanh|luong|diem|lieu|nam|tien)\b)|quan huyen)(?: [\w,]+){0,6}? (?<!the )nao|"
    r"ke ten|liet ke|gom nhung|la nhung|ai dung|ai dan|noi nao|cho nao|which (?:\w+ )?(?:provinces?|cities|city|ministry|ministries|regions?|localities|district|department)|"
    r"(?:tinh|dia phuong|don vi|bo|vung|thanh pho|quan|huyen) (?:thap nhat|cao nhat|dung dau|dan dau|cuoi bang|dung cuoi)|list|name the|who (?:came|led|topped|was (?:first|last|second)))\b",
    _I,
)
COMPARE = re.compile(
    r"\b(?:cao hon|thap hon|nhieu hon|it hon|hon kem|hon hay (?:kem|thua)|kem hay hon|(?:xep|dung) tren|ben nao|hon ca|nao (?:\w+ ){0,5}(?<!ket )(?<!ly )hon(?! \d)|nang hon|nhinh hon|tot hon|manh hon|lon hon|so sanh|so diem|hay thap|cao hay|hon bao nhieu|chenh lech|chenh nhau|khoang cach|higher|lower|compare|versus|vs|better|ahead|difference|gap|nhieu bac hon|nhanh hon|hai long hon|(?:more|less) satisfied)\b",
    _I,
)
TREND = re.compile(
    r"\b(?:(?:len xuong|tang giam) (?:the nao|ra sao)|qua cac nam|qua tung nam|qua (?:hai|ba|bon|nam|\d+) nam|thay doi|dien bien|xu huong|bien dong|tung nam|cac nam|over the years|change[ds]? from|how (?:did|has|have)\b.*\b(?:move|change|fare)d?\b.*\b(?:between|from|over)|trend|year by year|develop(?:ed)?|evolve)\b",
    _I,
)

WHICH_PROVINCE = re.compile(r"\b(?:tinh(?: thanh)?|thanh pho) nao\b|\bwhich (?:\w+ ){0,3}provinces?\b", _I)
FIRST_PLACE = re.compile(
    r"\b(?:ngoi dau|ngoi nhat|ngoi vuong|vi tri so mot|dung dau|dan dau|cao nhat|dung nhat|(?<=nao )nhat|(?<=ai )nhat|so mot|quan quan|vo dich|ve nhat|xep nhat|nhieu diem nhat|hang nhat|dau bang|thu nhat|hang 1|top 1|led|topped?|(?:came|comes|finished|ranked|placed) (?:out )?(?:on |at the )?top(?! (?:\d|two|three|four|five|ten))|first|highest|best|leading|number one|winner|champion|(?:cao|nhieu) diem(?: \w+){0,2} nhat|(?:lam tot|(?:trong )?sach[”\"’]?) nhat(?= (?:ve|trong|o) ))\b",
    _I,
)
LAST_PLACE = re.compile(
    r"\b(?:cuoi bang|dung cuoi|thap nhat|dung chot|xep cuoi|cuoi cung|last|lowest|bottom|worst|weakest|chot bang|day bang|cam den do|hang bet|hang chot|(?:kem|it) diem nhat|(?<!chuyen )doi so|(?<=nao )chot|kem nhat(?= la (?:tinh|noi|bo|dia phuong|don vi|ai)\b)|(?<=nao )kem nhat|ve chot|(?:thap|it|kem) diem(?: \w+){0,2} nhat|dung bet|bet bang|xep bet|xep chot)\b",
    _I,
)
GROUP = re.compile(r"\b(?:nhom (?:dan dau|dau|cao nhat|thap nhat|cuoi|cuoi bang)|among the|group)\b", _I)
SHARED = re.compile(r"\b(?:vua\b.*\bvua|ca hai (?:nam|lan|ky)|deu (?:nam|co)|both)\b", _I)
NEXT_TO = re.compile(
    r"\b(?:ngay sau|lien sau|xep sau|dung sau|theo sau|ke tiep|followed|came after|right after|just after|next after|behind)\b",
    _I,
)
NUMBER_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "nhi": 2, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_COUNT_WORDS = "hai|ba|bon|nam|sau|bay|tam|chin|muoi|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}"
TOP_N = re.compile(
    rf"\b(?:(?P<n>{_COUNT_WORDS}) (?:tinh|dia phuong|thanh pho|tinh, thanh|tinh thanh|don vi|bo|vung|noi|huyen|quan|xa|phuong|so(?! (?:voi|sanh|luong|diem|lieu|nam|tien)\b)|co quan|provinces|localities|ministries)(?: [\w,]+){{0,8}}? (?:dan dau|dung dau|(?:dung |o )?tren cung|cao nhat|tot nhat|dau bang|(?:cao|nhieu) diem nhat|dau)|"
    rf"top (?P<top>{_COUNT_WORDS})|top-(?P<dash>\d+)|(?P<en>{_COUNT_WORDS}) (?:top|leading|best|highest|leaders)|first (?P<first>{_COUNT_WORDS})|"
    rf"(?P<had>{_COUNT_WORDS}) (?:provinces|localities|cities|ministries|bodies|agencies|districts|departments|communes|units)(?: \w+){{0,3}}? (?:highest|best|top(?:ped)?|first|led))\b",
    _I,
)
# Parts of an index: which of them is lowest asks for no holder of a place.
PARTS = re.compile(
    r"\b(?:noi dung|thanh phan|linh vuc|khau|tieu chi|tieu chuan|dimensions?|components?|criteri(?:on|a)|areas?)\b(?: \w+){0,2} "
    r"(?:nao|thap nhat|cao nhat|yeu nhat|kem nhat|tot nhat)\b|\b(?:which|what) (?:dimension|component|criterion|area|sub-index)\b|"
    r"\b(?:noi dung|thanh phan|linh vuc|tru cot)(?: \w+)? ma\b.*\b(?:dau|nhat|cuoi)\b",
    _I,
)
BOTTOM_N = re.compile(
    rf"\b(?:(?P<n>{_COUNT_WORDS})|nhung|cac|may|vai) (?:tinh|dia phuong|thanh pho|don vi|bo|noi|so nganh|so|huyen|quan|xa|phuong|provinces|localities|ministries)(?: \w+){{0,2}}? "
    r"(?:xep cuoi|cuoi bang|day bang|cuoi|thap nhat|dung cuoi|chot bang|doi so|lowest|last|bottom|(?:that )?closed|bet bang|(?:dung|xep) bet|(?:dung|xep) chot)\b|\bbottom (?P<en>three|five|two|four|ten|\d{1,2})\b",
    _I,
)
NEXT_N = re.compile(
    rf"\b(?P<n>{_COUNT_WORDS}) (?:tinh|dia phuong|thanh pho|don vi|bo|noi|provinces|ministries)(?: \w+)? (?:ngay sau|lien sau|dung sau|xep sau|theo sau|right after|just after|behind|followed|came after)\b",
    _I,
)
NTH = re.compile(
    r"(?<!nam )(?<!lan )(?<!ky )(?<!thang )(?<!trang )(?<!con )(?<!ban )(?<!buoc )\b(?:thu|hang|vi tri(?: thu)?) (?P<vi>hai|ba|tu|nam|nhi|\d{1,2})(?! may)\b|\b(?P<en>second|third|fourth|fifth)\b|(?<!hon )(?<!kem )(?<!voi )(?<!cach )(?<!xa )(?<!vuot )\b(?P<next>a quan|(?:ve|dung|xep) nhi|runner-?up)\b",
    _I,
)
MINISTRIES = re.compile(
    rf"\b(?:khoi bo|(?:{_COUNT_WORDS}) bo(?! (?:phan|tieu|thu|ho|chi|so|may|luat|quy|giay)\b)|cac bo|bo nao|bo nganh|bo, nganh|co quan ngang bo|ministry|ministries|don vi nao .*khoi bo)\b",
    _I,
)
REGIONS = re.compile(r"\b(?:vung nao|vung kinh te|cac vung|6 vung|sau vung|regions?|regional)\b", _I)
LOCALS = re.compile(
    rf"\b(?:(?:{_COUNT_WORDS}) (?:huyen|quan|xa|phuong|thi xa|so(?! (?:voi|sanh|luong|diem|lieu|nam|tien)\b))|quan nao|huyen nao|quan, huyen|quan huyen|so nao|so nganh|khoi so|khoi huyen|so, nganh|thi xa nao|cap huyen|cap so|cap xa|(?<!dia )phuong nao|xa nao|districts?|departments?|noi bo)\b",
    _I,
)
OFFICES = re.compile(r"\b(?:so nao|so nganh|so, nganh|khoi so|cap so|departments?)\b", _I)
AREAS = re.compile(
    r"\b(?:quan nao|huyen nao|quan, huyen|quan huyen|khoi huyen|thi xa nao|cap huyen|xa nao|phuong nao|cap xa|districts?|communes?)\b",
    _I,
)
# A part of an index under a name that no list holds: its value is not the whole index's.
NAMED_PART = re.compile(
    r"\b(?:mang|tru cot|linh vuc|chi so thanh phan|hop phan|khia canh|tieu chi|truc|pillar|component|sub-?index|dimension|criterion|khau|yeu to|noi dung)\b(?! (?:nao|cai cach hanh chinh|cchc)\b)",
    _I,
)
# Asked for what was aimed at, not for what came of it.
GOAL = re.compile(
    r"\b(?:muc tieu|chi tieu|phan dau|ke hoach|du kien|nham toi|huong toi|dat ra|yeu cau|toi thieu|it nhat|quy dinh|se|phai|"
    r"targets?|goals?|aims?|plan(?:ned|s)?|required?|must|at least|expected)\b",
    _I,
)
# What is asked about inside an index's survey or beside it: the whole index's value does not tell.
TOPIC = re.compile(
    r"\b(?:doanh nghiep (?:phai|noi|cho|chi|tra|bi)|chi (?:phi )?(?:ngoai|khong chinh thuc)|lot tay|hoi lo|boi duong|ho so|truc tuyen|"
    r"giai ngan|thu xin loi|so do|firms (?:pay|paid|say|said|report)|bribes?|dossiers?|online|disburse\w*)\b",
    _I,
)
SATISFIED = re.compile(r"\b(?:hai long|satisf\w+)\b", _I)
# Satisfaction with administration as a whole; of one service or office alone it is a share in a survey.
OF_ALL_SERVICES = frozenset(
    "dan nguoi dan ba con voi ca toan quoc chung chinh quyen co quan hanh chinh nha nuoc phuc vu su muc do ty le ti diem phan tram bao nhieu may duoc dat o "
    "cua la trong nam hoi ve chi so cchc tinh thanh pho xep thu hang hai long dung citizens people with public administration of the in "
    "satisfaction satisfied were are how many percent rate was what level bo may hon hay moi noi ben or more less than who which".split()
)
AIMED_AT = re.compile(
    r"\b(?:nham (?:toi|dat|den)|muc tieu|chi tieu|phan dau|huong toi|dat ra|muon|aim(?:ed|s|ing)?|targets?|targeted)\b",
    _I,
)
# What a source does with a figure.
SOURCE_SAYS = re.compile(r"\b(?:ghi|viet|dua|neu|cho|cong bo|writes?|wrote|reports?|reported|says?|gives?|gave)\b", _I)
DIGITAL = re.compile(r"\b(?:chuyen doi so|digital transformation)\b", _I)
THRESHOLD = re.compile(
    r"\b(?:tren|vuot(?: qua| moc| nguong| muc)?|hon|cao hon|above|over|exceed(?:ed)?|more than|(?P<below>duoi|thap hon|(?:chua|khong) (?:den|toi|duoc|noi|dat(?: toi| den| duoc)?|cham(?: toi)?)|fall(?:ing|s)? short of|below|under|less than))"
    r"(?: muc| moc| nguong)? (?P<value>\d+(?:[.,]\d+)?)(?= ?%| ?phan tram| ?diem| ?percent| ?per cent| ?points|[\s?.!]*$)",
    _I,
)
MOST = re.compile(
    r"\b(?:(?:cao|thap|nhieu|it|yeu|kem|tot|lon|nho|manh) nhat|(?:high|low|weak|strong|larg|small)est|most|least|worst|best)\b",
    _I,
)
VALUE = re.compile(
    r"\b(?:diem|phan tram|hang|thu|bac|tang|giam|tren|duoi|vuot|dat|percent|points?|rank(?:ed)?|above|below|over|under|fall|rise|top)\b|%",
    _I,
)
WHOLE_GROUP = re.compile(r"\b(?:ca|toan) (?:khoi|nhom)\b|\bwhole group\b", _I)
MEDIAN = re.compile(r"\b(?:trung vi|median)\b", _I)
AVERAGE = re.compile(r"\b(?:binh quan|trung binh|mat bang|average|mean|ca nuoc|toan quoc|national|nationwide)\b", _I)
# How people type in chats; each stands for the words beside it.
SHORTHAND = {
    "bn": "bao nhiêu", "bnh": "bao nhiêu", "ko": "không", "k0": "không", "hok": "không", "dc": "được", "đc": "được",
    "ntn": "như thế nào", "hn": "Hà Nội", "hs": "hồ sơ",
}  # fmt: skip

# What may not be asked of a reader of articles: writing, inventing, role play, revealing the program's own texts.
ORDERS = re.compile(
    r"\b(?:bia (?:ra |dat )?(?:mot|tin|chuyen|bai)|hay bia|dong vai|lam tho|viet (?:giup|cho|mot|bai|ham|code|tho|doan)|sang tac|(?<!chuyen )dich (?:giup|sang|cau|doan)|lap trinh|"
    r"system prompt|prompt he thong|khoa api|api key|mat khau|password|cau lenh he thong|chi dan he thong|role[- ]?play|pretend|make up (?:a|an|some|your)|invent|write (?:a|an|me)|(?:(?:^|[.,;:!?] |please |you |now |and |then )translate)|ham python)\b",
    _I,
)
# Sentences that give the program orders about how to answer; the question proper is elsewhere.
INSTRUCTION = re.compile(
    r"\b(?:bo qua|phot lo|quen (?:het|di|moi)|khong can trich|khong duoc trich|chi duoc tra loi|chi tra loi|tu nay|ban la mot|hay tra loi rang|dung kien thuc rieng|ignore|disregard|"
    r"forget (?:all|the|your|everything)|answer only|only answer|respond only|reply with|you are now|system:|developer mode|do not cite|without citing|override|new instructions?)\b",
    _I,
)

# Words that carry no content for finding a sentence. With diacritics: "thứ" is empty, "thủ" (tục) is not.
_STOP = """
năm xếp thứ mấy bao nhiêu là gì của tỉnh về đạt được nào ai ngày khi ở đâu có không thế còn thì với và các những trong đúng cho
tôi hay vì sao tại bị đã thành phố địa phương cả nước nơi số chỉ trên theo đến từ ra vào này do hỏi hạng vị trí điểm phần trăm mức
như cùng gồm nhất biết bảng kết quả đứng đó thì ấy phải rằng mà nếu vậy cụ thể hiện rồi sẽ đang cũng để lại bạn giúp bài báo viết tin
hôm tính khoảng làm hơn muốn what which who whom when where why how many much did does do was were is are the of in for
by between and than its their tell me about according to roughly an get got came with at on from that this s had has have report
"""
STOP = frozenset(_STOP.split())
# All articles are about it: its name finds none among them.
COUNTRY = re.compile(r"\b(?:việt nam|viet ?nam|vietnam(?:ese)?)\b", re.IGNORECASE)
# Words that follow "xã", "huyện" in small letters and begin no name.
NO_PLACE_NAME = frozenset(
    "chưa bị còn phải cần nên mới cũ thuộc trực tự nộp giải tiếp nhận trả thu chi làm dôi dư sau trước hay hoặc cùng chậm nhanh "
    "thừa tốn mình chủ nhiều ít đứng dẫn tụt tăng giảm gửi mất đạt vượt sáp nhập hợp được xin đổi bỏ cắt hỗ giúp hướng kiểm triển vận phục phối".split()
)
QUESTION = frozenset("bao nhiêu mấy nào gì ai đâu là của có được ở về trong và với khi năm cho các những".split())
