"""Words that keep a number from being a place's own level, or its place in the whole country."""

from index.text import late as re
from index.text.letters import UPPER

_I = re.IGNORECASE

# "cứ 100 người được hỏi thì 44 người …": what a share is counted of.
RATIO_BASE = re.compile(r"\b(?:cứ(?: mỗi)?|(?:for|of|in|out of) every)\s+$", _I)
# "điểm cao nhất vùng", "đứng cuối khu vực": among a few only.
OF_REGION = re.compile(
    r"^\s*(?:của |trong |ở )?(?:toàn |cả )?(?:vùng|khu vực(?! công)|miền|cụm)\b|"
    r"^\s*(?:trong|giữa) (?:số )?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|(?!63|64|34)\d\d?) "
    r"(?:tỉnh|địa phương|thành phố)\b",
    _I,
)
# "Trong 14 tỉnh miền núi, Sơn La xếp thứ 3"
OPENS_AMONG = re.compile(
    r"(?:^|[.;]\s)\W*(?:trong|xét|giữa|tính|among) (?:the )?(?!63|64|34)\d+ (?:tỉnh|provinces)[^.;\d]*$", _I
)
# "do Bộ Nội vụ chấm": who gives a value has none.
GIVES = re.compile(
    r"^\s*(?:tự |vừa |đã |chủ trì )*"
    r"(?:chấm|công bố|đánh giá|thẩm định|xếp hạng|khảo sát|ban hành|thực hiện|tổ chức|điều tra)\b",
    _I,
)
# "Theo báo cáo của Sở Nội vụ, …", "According to the Ministry of …,": where a figure comes from has none itself.
SOURCE_BEFORE = re.compile(
    r"(?:^|[,;.:(–-]\s)\W*(?:theo|dẫn|according to)\s+(?:(?:báo cáo|số liệu|kết quả|thống kê|tổng hợp|thông tin|"
    r"đánh giá|khảo sát|công bố|nguồn|lãnh đạo|đại diện|mới nhất|từ|của|do|the|data|figures|report|from|of)\s+)*$",
    _I,
)
ENDS_SOURCE = re.compile(r"^\s*(?:,|\(|$)")
# "Bộ Nội vụ chiều 8/4 công bố Chỉ số …", "Bộ Nội vụ đưa ra con số này": who tells a figure has none.
ANNOUNCES = re.compile(
    r"^(?:\s(?:vừa|đã|mới|chính thức|tổ chức|sáng|chiều|tối|hôm|ngày|nay|qua|vừa qua|\d+/\d+(?:/\d+)?|has|have|"
    r"on \w+ \d+))*"
    r"\s(?:công bố|đưa ra (?:con số|kết quả|bảng)|announced|released|published)\b",
    _I,
)
# "Sáng 2/4/2014 tại Hà Nội, nhóm nghiên cứu công bố …": where something was made known.
VENUE_BEFORE = re.compile(
    r"(?:\b(?:sáng|chiều|tối|ngày|hôm nay|hôm qua)\b[^.;:]{0,25}?,?|^\W*|"
    r"\b(?:công bố|hội nghị|hội thảo|lễ)\b[^.;:]{0,20}?)\s*"
    r"(?:tại|ở|in)\s+(?:tp\.? |thành phố )?$",
    _I,
)
VENUE_AFTER = re.compile(
    r"^(?:\s?\([^()]*\))?,?\s(?:[^.;]{0,70}?\s)?"
    r"(?:công bố|tổ chức|họp báo|diễn ra|announced|released|published|launched)\b",
    _I,
)
# "Tại cuộc họp ngày 2/6 ở Hà Nội, …": where it was said.
MEETS_AT = re.compile(
    r"\b(?:cuộc họp|buổi họp|phiên họp|họp báo|buổi làm việc|hội nghị|hội thảo|meeting|conference|briefing)\b"
    r"[^.;:,]{0,40}\s(?:ở|tại|in)\s(?:tp\.? |thành phố )?$",
    _I,
)
BY = re.compile(r"\b(?:do|bởi|by)\s+(?:the )?$", _I)
# "bị trừ gần 2 điểm": what is taken off or given on top is no level.
TAKEN_OFF = re.compile(
    r"\b(?:bị trừ|trừ|điểm trừ|cộng|điểm cộng|thưởng|mất(?: đi| tới| oan)?|lose|lost|deducted)\s+"
    r"(?:tới |đến |gần |khoảng |hơn |tối đa |thêm |up to |about |nearly )*$",
    _I,
)
# "năm yếu tố: A 84,90%; B 85,77%": each value is of one of these.
PARTS_FOLLOW = re.compile(
    r"\b(?:yếu tố|thành phần|trụ cột|nội dung|lĩnh vực|tiêu chí|components?|dimensions?|pillars?)\b[^:;.]{0,60}:", _I
)
# "năm yếu tố lần lượt là 78,9%, 86,3% …": of these, and none of the whole.
PARTS_IN_TURN = re.compile(
    r"\b(?:yếu tố|thành phần|trụ cột|nội dung|lĩnh vực|tiêu chí|components|dimensions|pillars) (?:này |đó |trên )?"
    r"(?:[^\W\d]+ ){0,2}(?:lần lượt|tương ứng|respectively)\b[^:;.]",
    _I,
)
# "lĩnh vực này còn ở thứ 37", "ít hài lòng nhất với thủ tục X (78,5%)": of one part.
THAT_PART = re.compile(
    r"\b(?:lĩnh vực|nội dung|tiêu chí|yếu tố|khâu|chỉ số thành phần) (?:này|ấy|đó|kia)\b[^;.]*$|"
    r"\bhài lòng (?:cao |thấp )?nhất (?:với|về)\s[^;.()]*\(?$|"
    r"\b(?:đánh giá|chấm) (?:cao|thấp) nhất (?!cho )[^;.()\d]*\($",
    _I,
)
# "thứ 36 về tác động": up to the end of what it was taken in.
PLACE_IN = re.compile(
    r"\s*(?:cả nước |toàn quốc )?về "
    r"(?!điểm|tổng|thứ|hạng|chỉ số|kết quả|mức|bảng|đích|trước|sau|năm|cải cách|đây)[^.;,()“”]+|"
    r"\s+on (?!(?:the|a|an|average|points|top|record|\w+day)\b)[^.;,()“”\d]+",
    _I,
)
# "khoảng cách giữa hạng nhất và hạng mười": nobody's places.
BETWEEN_PLACES = re.compile(
    r"\b(?:chênh lệch|khoảng cách|cách biệt|gap|difference)\s+(?:\w+\s+)?(?:giữa|between)\b[^.;,]*$", _I
)
# "Bình Dương, chót bảng năm 2017, …": the place that somebody is introduced with.
ASIDE_PLACE = re.compile(
    r",\s(?=[^,;.]*\b(?:đứng|xếp|hạng|thứ|vị trí|đầu bảng|cuối bảng|chót bảng|quán quân|á quân|first|last|bottom|top|"
    r"winner|leader|ranked)\b)[^,;.]{0,45}$",
    _I,
)
# "thang điểm tăng từ 60 lên 80 điểm": what can be reached, not what was.
OF_SCALE = re.compile(
    r"\b(?:scale|thang (?:điểm|đo|tổng|\d+)|điểm tối đa)\b[^.;,]*$|\b(?:thang|phần) $|"
    r"\bout of (?:a (?:possible|maximum) )?$",
    _I,
)
# "điểm trung vị là 66,66, tăng 1,44": what lies in the middle is nobody's, and no average.
MEDIAN = re.compile(r"\b(?:trung vị|median)\b(?:[^.;]|\.\d)*$", _I)
# "The Mekong Delta province": where somebody lies, not who it is.
DESCRIBED = re.compile(r"^\s(?:province|city|locality)\b", _I)
# "xếp trên Văn phòng X (93,02%)": the value of somebody that no list of ours has.
OF_UNKNOWN = re.compile(rf"\b(?:trên|dưới|sau|hơn|kém|thua|ahead of|behind)\s+[{UPPER}][^,;.()]*\(\s*$")
# "pushing the provincial capital, with 89.97, into second place": of whoever was pushed.
PUSHED = re.compile(r"\b(?:pushing|relegating|knocking|bumping)\s", _I)
# "Hải Lăng thứ 8; Bình Gia xuống cuối, 67,41%": a clause that opens with a name which no list has.
# "…, while the southern hub got 71.2": somebody whom no list names so.
DESCRIBED_OPENS = re.compile(
    r"[,;]\s(?:while|whereas|and|but)\s(?-i:the)\s(?!province\b|city\b|capital\b|score|rate|average|national|figure|share|index|"
    r"result|rank|latter|former|rest|other|gap|total|number)(?:[^\W\d]+\s){1,3}(?:got|had|scored|obtained|earned|came|followed|"
    r"reached|was|ranked|finished|stood)\b[^,;]*$",
    _I,
)
UNKNOWN_OPENS = re.compile(rf";\s[{UPPER}][^\W\d_A-Z]+\s[{UPPER}][^\W\d_A-Z]+\s[^;]*$")
# "84,73% so với 84,10%": the level of another, whoever that is.
SET_AGAINST = re.compile(r"\d\s?(?:%|điểm|points?|per ?cent)\s(?:so với|compared (?:with|to)|against)\s(?:mức )?$", _I)
# "nhóm nội dung ít được hài lòng nhất …, với 82%": of a part, though no list has its name.
PART_OPENS = re.compile(
    r"^\W*(?:(?:trong|ở|nhóm|các|một|riêng|những|số|ba|bốn|năm|sáu|bảy|tám|\d+|of|among|the|three|five|eight) )*"
    r"(?:nội dung|tiêu chí|lĩnh vực|yếu tố|khâu|trục|phần(?! lớn| trăm| nhiều| mềm| thưởng)|chỉ số thành phần|"
    r"dimensions|components|factors)\b",
    _I,
)
# "Trong bảy chỉ số thành phần của khối bộ, …", "Of the four components, X averaged 7.1 …, Y 6.5": of a whole group.
OF_MINISTRIES = re.compile(
    r"\W*(?:(?:trong|ở|xét|of|among|in) )?(?:[^\W\d]+ |\d+ ){0,4}(?:chỉ số thành phần|nội dung|lĩnh vực|tiêu chí|"
    r"components|dimensions) (?:của|ở|of|for) (?:the )?(?:khối bộ|các bộ|khối các bộ|ministries)\b[^;]*$",
    _I,
)
PARTS_AVERAGED = re.compile(
    r"\W*(?:of|among) the (?:\w+ )?(?:components|dimensions|sub-indices|factors|criteria)\b[^.;]*\baveraged?\b", _I
)
# "ba đơn vị đạt trên 90% là …": a mark that several passed.
PASSED_BY_MANY = re.compile(
    r"\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:đơn vị|bộ|tỉnh|địa phương|sở|huyện|quận|nơi|ministries|provinces|localities)(?:,? (?:ngành|thành phố))?"
    r"(?: \w+)? (?:đạt|có|được|vượt|reached|scored|with)\s(?:mức )?(?:trên|hơn|dưới|over|above|below) $",
    _I,
)
# "chia nhau ba hạng đầu": places shared, none moved.
PLACES_SHARED = re.compile(r"^\s*(?:(?:hạng|vị trí|bậc) )?(?:đầu|cuối|dẫn đầu|trên cùng)\b", _I)
# "the five positions we ask about": posts, no places moved.
POSTS = re.compile(
    r"^\s*(?:positions?|posts?|spots?)?\s*(?:that |which )?(?:we|they|you|I|he|she|people|offices?)\b", _I
)
# "phần điểm thẩm định là 58,94": what a total is added up from.
SHARE_OF_SCORE = re.compile(
    r"\b(?:phần điểm|điểm (?:thẩm định|tự chấm|tự đánh giá|điều tra xã hội học|thành phần|thưởng))\b[^.;,]*$", _I
)
# "mức trung bình cả nước (87,16%": the average's own value, whoever is set against it.
AVERAGE_IN_BRACKETS = re.compile(
    r"\b(?:bình quân|trung bình|mức chung|mặt bằng chung|average)\s?"
    r"(?:chung |của |the )?(?:cả nước|toàn quốc|national)?\s?"
    r"\((?:là |ở mức )?$",
    _I,
)
OF_A_REGION = re.compile(r"\b(?:toàn|cả|của|chung) (?:vùng|khu vực|miền)\b", _I)
# "cộng 6,24 điểm phần trăm từ 77,42%": the level that a change started from.
CHANGED_FROM = re.compile(
    r"\b(?:cộng|tăng|giảm|nhích|tụt|up|down)\s+(?:thêm |tới |by )?"
    r"\d[\d.,]*\s?(?:điểm phần trăm|điểm|%|points?|bậc|hạng|places|spots|positions)?,? (?:từ|from) "
    r"(?:(?:hạng|vị trí|thứ) )*$",
    _I,
)
# "từ 6,71 lên 7,44": both are levels.
MOVES_FROM = re.compile(r"\b(?:từ|from)\s(?:mức )?$", _I)
MOVES_TO = re.compile(r"^\s*(?:điểm|%|points?)?\s*(?:lên|xuống|còn)\s(?:mức )?\d", _I)
FROM_LEVEL = re.compile(r"\b(?:từ|from)\s(?:mức )?\d[\d.,]*\s?(?:%|điểm|points?)?$", _I)
TO_LEVEL = re.compile(r"\s*(?:điểm|%|points?)?\s*(?:lên|xuống|còn|to)\s(?:mức )?", _I)
# "bằng 1,02% chi ngân sách", "chiếm 12%": a part of an amount.
MAKES_UP = re.compile(
    r"\b(?:(?<!đầu )(?<!nhất )(?<!hạng )bằng|chiếm|tương đương|tương ứng|equal to|accounting for)\s+"
    r"(?:khoảng |gần |hơn |chừng )?$",
    _I,
)
# "Tiền Giang 24, …, còn Bạc Liêu rớt xuống 58": between a name and its bare place, and behind the place.
BARE_PLACE = re.compile(
    r"^\s*(?:thì\s)?(?:(?:rớt|rơi|tụt|lùi|leo|vươn|tăng|giảm|trượt)\s(?:xuống|lên)|xuống|lên|fell to|rose to|at)?\s*$",
    _I,
)
ENDS_ITEM = re.compile(r"^\s*(?:[,;.)]|$|và\b|còn\b|and\b)", _I)
# "vượt mức 91,14% của Quảng Ninh": what others are held against is somebody's own level.
OF_SOMEBODY = re.compile(rf"^\s*(?:điểm |points )?(?:của|of) (?:tỉnh |thành phố |TP\.? |the )?[{UPPER}]")
# "mất năm năm để leo lên ngôi đầu": a place that is told without its year.
TAKES_TIME = re.compile(r"\b(?:mất|cần|sau|tốn)\s[^.;,]{0,25}\bđể\b[^.;,]*$", _I)
# "nhích lên 0,14 điểm so với năm 2012": by so much, where "nhích lên 43,5 điểm" is to so much.
INCHES = re.compile(r"\b(?:nhích|nhỉnh) (?:nhẹ )?lên (?:thêm )?$", _I)
SINCE_THEN = re.compile(r"\s*(?:điểm |% |phần trăm )*(?:so với|compared)", _I)
# "up from 33rd": where a move started, though its end stands before or not at all.
CAME_FROM = re.compile(
    r"\b(?:up|down|climb(?:ing|ed)|ris(?:ing|en)|rose|jump(?:ing|ed)|improv(?:ing|ed)|mov(?:ing|ed)(?: up)?|"
    r"advanc(?:ing|ed)|slip(?:ping|ped)|fall(?:ing|en)|fell|drop(?:ping|ped)|slid(?:ing)?|"
    r"(?:up|down|rose|fell|risen|fallen|climbed|dropped|grew|slipped|inched|edged) (?:up |down )?to "
    r"\d[\d.,]*(?:%| per ?cent| points?)?(?: in (?:19|20)\d\d)?|"
    r"(?:up|down|climbed|rose|jumped|improved|moved|slipped|fell|dropped|slid)\sto\s[\d.,]+(?:st|nd|rd|th)?"
    r"(?:\s?(?:%|points?|per ?cent|place))?,?)\s+from\s+(?:the )?$",
    _I,
)
# "42,05 điểm, hạng 34 của năm 2021": a value and its place are of one year.
WITH_PLACE = re.compile(
    r"\s*(?:điểm|%|points?|per ?cent)?(?:,\s|,?\s(?P<joined>và|and)\s)"
    r"(?:(?:(?:xếp|đứng)\s)?(?:hạng|thứ|vị trí)(?:\sthứ)?\s\d+(?:/\d+)?\s(?:(?:của|ở|vào)\s)?(?:năm|kỳ)|"
    r"(?:ranked\s)?\d+(?:st|nd|rd|th)(?:\s(?:place|spot))?\s(?:in|for|of))\s(?P<year>(?:19|20)\d\d)\b",
    _I,
)
# "An earlier version gave 63.8 points": what was taken back.
TAKEN_BACK = re.compile(
    r"(?:\b(?:earlier|previous|first|original) version\b|\b(?:wrongly|mistakenly|erroneously|incorrectly)\b|"
    r"\b(?:bản (?:tin |bài )?(?:trước|đầu|cũ)|bài trước)\b[^.;]*\b(?:ghi|viết|nêu|đưa|in)\b|"
    r"\b(?:ghi|viết|nêu|đưa|in|công bố|thông tin) (?:nhầm|sai|lộn)\b)"
    r"(?:(?!\b(?:đúng|chính xác|thực ra|right|correct|actual)\b)[^.;]|\.\d)*$",
    _I,
)
MANY_YEARS = re.compile(
    r"\b(?:phần lớn các năm|các năm được|nhiều năm|qua các năm|trong các năm|most years|over the years)\b", _I
)
# "dẫn đầu ở cả hai", "con số này": what goes beyond its own index or sentence.
AT_BOTH = re.compile(r"^\s*(?:cả nước |toàn quốc )?(?:ở|về|trong|in) (?:cả|both)\b", _I)
ANAPHORA = re.compile(r"\b(?:con số này|chỉ số này|mức này|kết quả này|this figure|that figure)\b", _I)
# "A and B rounded out the top five": the last of the first so many.
CLOSES_GROUP = re.compile(
    r"\bround(?:ed|s|ing) out the (?:top |leading |first )?(?P<en>three|four|five|six|seven|eight|nine|ten|\d{1,2})\b|"
    r"\b(?:khép lại|hoàn tất|điền nốt|lấp đầy|chốt) (?:tốp|top|nhóm) (?P<vi>ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})\b"
    r"[^.;\d]{0,20}?\b(?:là|gồm|có)\b",
    _I,
)
# "trong 21 đơn vị cấp huyện, TP Vinh dẫn đầu Chỉ số CCHC": who is ranked stands first in the clause.
AMONG_UNITS = re.compile(
    r"\b(?:trong|giữa|ở|among|of) (?:the |số )?(?:\d+ |khối |các )(?:\d+ )?"
    r"(?:đơn vị (?:cấp )?(?:huyện|xã|sở)|huyện|xã, phường|xã|phường|sở|quận|districts|communes|wards|"
    r"departments)\b[^;.]{0,60}$",
    _I,
)
# "1.426 cuộc gọi trong tám tháng đầu năm 2019": what was counted in a part of a year is that year's.
IN_PART_OF_YEAR = re.compile(
    r"\s(?:(?!(?:so|hơn|kém|từ|than|from)\b)[^\W\d]+\s){1,4}?(?:trong|in|of)\s(?:the\s)?"
    r"(?:(?:\w+\s)?(?:tháng|quý|nửa)\s(?:\w+\s){0,2}?năm|"
    r"(?:first|last|second|third|fourth)\s(?:\w+\s)?(?:months|quarter|half)\sof)\s(?P<year>(?:19|20)\d\d)\b",
    _I,
)
