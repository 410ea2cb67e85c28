"""The words that turn a number into a rank, a change, a target …: all the language of fact mining in one place."""

from index.text import late as re

_I = re.IGNORECASE
# --- places in a table of places ------------------------------------------------------------------------------------
FIRST = re.compile(
    r"\b(?:table-topper|được (?:người dân |doanh nghiệp |bà con )?hài lòng nhất|về nhất|giành ngôi vương|giành vị trí số một|(?:giữ|giành|đoạt|chiếm|lên|lấy|bảo vệ) (?:được )?ngôi nhất|number one|the leader of|ngồi ghế đầu|hàng đầu|đứng đầu|dẫn đầu|đứng nhất|(?<!sắp )xếp nhất|số một|không có đối thủ|ngôi đầu|ngôi vị đầu|vị trí đầu bảng|đầu bảng|vị trí đầu|vị trí dẫn đầu|quán quân|"
    r"(?:(?<=, )|(?<=đứng ))nhất (?:cả )?nước|cao nhất|came first|took the lead|first place|top spot|(?:back|returned?|rose|climbed|moved) to the top(?! (?:\d|group|ten|three|five))|ranks? first|led|leads|leading|topped|tops|headed|heads|the highest|highest)\b",
    _I,
)
LAST = re.compile(
    r"\b(?:khép lại (?:bảng(?: xếp hạng)?|danh sách)|khóa đuôi|khoá đuôi|về (?:chót|cuối|bét)|đứng bét|xếp bét|xếp chót|was bottom|came bottom|propped up|in last place|(?<!phía )(?<!nửa )cuối bảng|chót bảng|bét bảng|đáy bảng|đứng cuối(?: cùng)?|(?:đứng|xếp) sau cùng|xếp cuối(?: cùng)?|đứng chót|vị trí cuối(?: cùng)?|cuối cả nước|đội sổ|cầm đèn đỏ|thấp nhất|came last|was last|were last|ranked last|"
    r"finished last|at the bottom|bottom of|the (?:lowest|weakest)|lowest|weakest (?:score|total|result|mark))\b",
    _I,
)
# Near the end, but how near a number from the top is not said.
NEARLY_LAST = re.compile(
    r"\b(?:áp chót|kế chót|(?:đứng |xếp |vị trí )?kế cuối|gần cuối bảng|sát cuối bảng|second[- ](?:from )?(?:the )?(?:last|bottom)|"
    r"second[- ]lowest|penultimate|next to last|"
    r"(?:đứng |xếp |ở )?(?:vị trí )?(?:thứ|hạng) (?:\d+|\w+)(?: mươi)? (?:tính )?(?:từ (?:dưới|cuối|đáy)|từ phía (?:dưới|cuối))(?: (?:lên|bảng))*|"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|\w+th)(?: place)?[ -]from (?:the )?(?:bottom|last|end))\b",
    _I,
)
SECOND = re.compile(r"\b(?:đứng nhì|về nhì|xếp nhì|hạng nhì|á quân|runner-up)\b", _I)
THIRD = re.compile(r"\b(?:đứng ba|xếp ba|hạng ba)\b", _I)

# "nhóm dẫn đầu", "mười địa phương dẫn đầu": a group, not the first place.
GROUP_BEFORE = re.compile(
    r"(?<!thứ )(?<![\d.,])\b(?:người|nhóm|tốp|top|nhóm \d+|các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}|among|leaders|group)\s+"
    r"(?:(?:quận|huyện|xã|phường|thị xã|sở|ngành|có [^.;,]{1,40}|địa phương|tỉnh|thành phố|thành|đơn vị|bộ|vị trí|cái tên|nơi|tỉnh, thành|tỉnh, thành phố|the|province|provinces|localities|ministries|điểm|thuộc|nằm|ở|trong|phía|có|đạt|được|chấm)[,\s]+){0,4}$",
    _I,
)
# "nhiệm vụ hàng đầu", "cán bộ đứng đầu", "chênh lệch giữa tỉnh cao nhất và thấp nhất": nobody's place.
NO_PLACE = re.compile(
    r"\b(?:nhường(?: lại)?|thoát(?: khỏi)?|rời(?: khỏi)?|tránh(?: được)?|escaped|avoided|mất|để mất|đánh mất|tuột|mạch|chuỗi|cuộc đua|thời|kỷ lục|nhiệm vụ|ưu tiên|mục tiêu|vấn đề|giải pháp|yếu tố|việc|quan tâm|trách nhiệm|cán bộ|lãnh đạo|đồng chí|cơ quan|chuyên gia|trung tâm|priority|task)\s+(?:\w+\s+)?$|"
    r"\b(?:không|chưa|chẳng|no|not) (?:còn|thể|longer)\s(?:\w+\s)?$|\b(?:kém|hơn|cách|thua|bằng) (?:tỉnh|địa phương|đơn vị|nơi|bộ)\s+$|\b(?:chênh lệch|khoảng cách|cách biệt|gap|difference)\b[^.;,]*$",
    _I,
)
GROUP_AFTER = re.compile(r"^\s*(?:nhóm|là những|gồm những)", _I)
# "kết quả cao nhất của tỉnh trong 15 năm": best of a series, not of a table.
OWN_SERIES = re.compile(
    r"^\s*(?:từ trước|là (?:vị trí|hạng|thứ|á quân|năm|kỳ)|trong (?:\d+ (?:năm|kỳ|lần)|nhiều|vòng)|kể từ|since|của (?:tỉnh|thành phố|mình)|của [A-ZĐ]|in \d+ years|ever)",
    _I,
)
OWN_SERIES_BEFORE = re.compile(r"(?:kết quả|thứ hạng|nội dung|mức|dịch vụ|hài lòng nhất và|marks?)\s+(?:\w+\s+)?$", _I)
IS_AFTER = re.compile(
    r"^(?:[^.,;\d]|(?:19|20)\d\d){0,45}?(?:,?\s\(?\d+[.,]\d+\s?%?(?:\sđiểm|\spoints)?\)?,?\s)?"
    r"(?:\b(?:là(?: của)?|thuộc về|gọi tên|có tên|was|is|were|went to|belong(?:ed|s) to)\b|:)\s*$",
    _I,
)

# --- ordered and unordered lists of places --------------------------------------------------------------------------
TOP_LIST = re.compile(
    r"\b(?P<count>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|five|four|three|ten)\s+(?:quận|huyện|xã|phường|sở|sở, ngành|quận, huyện|địa phương|tỉnh|tỉnh, thành|tỉnh, thành phố|thành phố|đơn vị|bộ|vị trí|cái tên|nơi|gương mặt|provinces|localities)\s+"
    r"(?:(?:có|đạt) (?:điểm|chỉ số|kết quả|mức|thứ hạng)(?: \w+){0,2} )?(?:dẫn đầu|đứng đầu|cao nhất|đầu bảng|đứng trên|leading|(?<=vị trí )đầu(?! tư| tiên| năm))|\b(?:top|tốp) (?P<top>\d+)",
    _I,
)
AMONG = re.compile(r"\b(?:trong|vào|lọt|thuộc|nằm|có mặt|góp mặt|in|among|into|made)\s+(?:the\s+)?$", _I)
NEXT_LIST = re.compile(
    r"\b(?:(?:tiếp theo|tiếp sau|kế tiếp|theo sau|tiếp đến|(?:xếp |đứng )?(?:ngay|liền) sau|xếp sau|xếp tiếp|kế đến|kế sau|bám sau|bám sát|bám đuổi|nối gót|theo gót|sau đó|đứng sau)(?:[^.;:]{0,40}?)(?:\blà\b|:|\bcó\b|\bgồm\b|thuộc về|lần lượt)|"
    r"(?:followed by|next places went to|next (?:came|were))|đứng trên là)",
    _I,
)
TOP_GROUP = re.compile(
    r"\bnhóm (?:\d+ )?(?:địa phương |tỉnh |đơn vị )?(?:dẫn đầu|đầu|cao nhất)\b|\bleading group\b|\bchia nhau (?:\w+ )?(?:hạng|vị trí|ngôi|suất) đầu\b",
    _I,
)
BOTTOM_GROUP = re.compile(
    r"\b(?:nhóm (?:\d+ )?(?:địa phương |tỉnh |đơn vị |\w+ )?(?:thấp nhất|cuối bảng|cuối)|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) (?:quận|huyện|xã|phường|sở|địa phương|tỉnh|tỉnh, thành|tỉnh, thành phố|thành phố|đơn vị|bộ|vị trí) (?:có (?:số )?(?:điểm|chỉ số|kết quả)(?: số)? )?(?:xếp cuối|đứng cuối|ở cuối|cuối cùng|cuối bảng|thấp nhất|chót bảng|cuối)(?: bảng)?|phía cuối bảng|cuối bảng|weak results|lowest group|at the bottom|(?:bottom|last) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?! (?:years|editions|per ?cent|of ))|lowest (?:two|three|four|five))\b",
    _I,
)

# --- changes --------------------------------------------------------------------------------------------------------
UP = re.compile(
    r"\b(?:tăng|lên|nhích|nhỉnh hơn|cao hơn|hơn|nhảy|vươn|leo|vọt|(?<!giảm )(?<!tụt )(?<!lùi )(?<!xuống )(?<!rớt )(?<!rơi )(?<!sụt )(?<!hụt )(?<!mất )(?<!trượt )(?<!tuột )thêm|cộng thêm|cải thiện|increase[ds]?|improve[ds]?|advanced?|up|gain(?:ed|s)?|rose|risen|rising|climb(?:ed)?|jump(?:ed)?|better than|higher)\b",
    _I,
)
DOWN = re.compile(
    r"\b(?:giảm|tụt|lùi|xuống|rớt|rơi|sụt|hụt|mất|slipped|slid|slipping|sank|tumbled|dipped|trượt|tuột|thấp hơn|kém|decrease[ds]?|down|fell|fall|drop(?:ped)?|lower|decline[ds]?|lost)\b",
    _I,
)
# Between the verb and the number of a change: nothing that would make the number a level ("tăng lên 43,79").
CHANGE_GAP = re.compile(
    r"^(?:\s|nhẹ|mạnh|thêm|tới|những|được|khoảng|gần|trên|hơn|of|by|another|about|nearly|a|an|\+|từ|bậc|hạng|vị trí|điểm|so với|than|in|năm|trước|kỳ|thứ bậc|\d{4}|mức|"
    r"\([^()]*\)|tận|nhất|với|cả nước|bình quân|trung bình|chung|quốc gia|the|previous|year|places?|năm ngoái|thành phố|tỉnh|năm đó|"
    r"(?<=\d\d\d\d\s)là|(?<=(?:trước|ngoái)\s)là|(?<=nước\s)là)*$",
    _I,
)
LEVEL_GAP = re.compile(
    r"(?:so với|compared (?:with|to)|(?:leo|vọt|nhảy|vươn|nhích) lên(?: được)?|lên tới|lên đến|lên còn|tăng lên|giảm còn|giảm xuống|xuống còn|còn|lên|xuống|từ mức|mức|tới mức|đến mức|from|to|at)\s*(?:\w+\s*)?$",
    _I,
)
CHANGE_AFTER = re.compile(r"^\s*(?:points? |điểm )?(?:better|higher|more|cao hơn|nhiều hơn)\b", _I)
CHANGE_AFTER_DOWN = re.compile(r"^\s*(?:points? |điểm )?(?:worse|lower|less|fewer|thấp hơn|ít hơn)\b", _I)
DIFFERENCE = re.compile(r"\b(?:hơn|kém|thua|cách|vượt|bỏ xa|(?:xếp|đứng) (?:trên|dưới)|nhiều hơn|ahead of)\s+$", _I)
# "tăng từ 82,5% lên 84,3%", "fell from 44.1 to 42.0": both are levels, no range.
MOVED_FROM = re.compile(
    r"\b(?:tăng|giảm|nâng|cải thiện|nhích|tụt|leo|hạ|sụt|lùi|rơi|rose|risen|fell|fallen|increased?|decreased?|climbed|dropped|improved|declined|grew|slipped|up|down)\s+"
    r"(?:\w+\s*)?,?\s*(?:từ|from)\s(?:[^.;]|\.\d)*$",
    _I,
)
SINCE_YEAR = re.compile(
    r"(?:so với|đặt cạnh|đặt bên|hơn|kém|so|kể từ|từ|trước|than|compared (?:with|to)|since|from|against|over)\s+(?:in\s+|cùng kỳ\s+|(?:mức|kết quả|con số|chỉ số|điểm số|điểm)\s+)?(?:của\s+)?(?:(?:kỳ|lần|năm) (?:đầu tiên|đầu|trước)\s+)?(?:năm|kỳ|the|kỳ đánh giá)?\s*$",
    _I,
)
PREVIOUS = re.compile(
    r"^\s*(?:điểm\s+|%\s+)?(?:của|ở|trong|in)?\s*(?:kỳ|năm) (?:liền trước|trước|ngoái|trước đó)\b|^\s*(?:điểm |% )?mà (?:\w+ ){1,6}(?:một )?năm (?:về )?trước|^\s*(?:of |in )?(?:the previous year|the year before|a year earlier|last year|a year ago)",
    _I,
)
# "thứ 12 PAPI", "85% ở bảng PAR INDEX": the index behind its value.
INDEX_AFTER = re.compile(
    r"^\s*(?:điểm\s*|points?\s*)?(?:cả nước\s*|toàn quốc\s*|nationwide\s*)?(?:ở |về |trong |của |in |on )?(?:bảng |the )?$",
    _I,
)
AT_THAT_TIME = re.compile(r"^[,\s(]*(?:khi|lúc|thời điểm|vốn|when|where)\b[^,;]*$", _I)
WITH = re.compile(r"^\s*(?:với|with)\s*$", _I)

GOAL = re.compile(
    r"\b(?:mục tiêu|phấn đấu|đặt chỉ tiêu|hướng tới|hướng đến|dự kiến|tham vọng|kỳ vọng|targets?|aims?|goals?|hopes?|plans? to)\b",
    _I,
)
CONTRAST = re.compile(
    r"\b(?:khác (?:hẳn )?(?:với|hẳn)?|không (?:như|giống)|giống như|tương tự|cùng với|bên cạnh|so với|unlike|besides|along with|compared (?:with|to))\s+"
    r"(?:(?:chỉ số|bộ chỉ số|the)\s+)?$",
    _I,
)
# A sentence that goes on about the same subject without naming it: "Năm 2024 trở lại ngôi đầu."
SUBJECTLESS = re.compile(
    r"^(?:\*\*[^*]+\*\*\s*)?(?:Năm|Đến năm|Đến kỳ|Kỳ|Kỳ đánh giá|Sang năm|Trong năm|Tới năm|In) (?:19|20)\d\d"
)

# "điểm của năm 2022 thấp hơn 1,82%": the change is told from the earlier year's side.
FROM_EARLIER = re.compile(
    r"\b(?:điểm|mức|kết quả|tỷ lệ|chỉ số) (?:của )?năm ((?:19|20)\d\d) (?:thấp|cao|kém) hơn\s+$", _I
)

LAST_YEAR = re.compile(r"(?<!so với )(?<!với cùng kỳ )(?<!hơn )(?<!than )(?<!from )\b(?:năm ngoái|last year)\b", _I)
SAME_PERIOD = re.compile(r"\b(?:cùng kỳ|the same period (?:of|in))\s+(?:năm )?(?:19|20)\d\d", _I)
RESPECTIVELY = re.compile(r"\b(?:lần lượt|tương ứng|respectively)\b", _I)
# --- what a number is not -------------------------------------------------------------------------------------------
AVERAGE = re.compile(
    r"\b(?:bình quân|(?<!nhóm )trung bình(?! ?[-–]? ?(?:cao|thấp|khá)\b)|mức chung|hài lòng chung|mặt bằng chung|average|averaged|averages|national figure)\b",
    _I,
)
THRESHOLD = re.compile(
    r"(?:vượt|vượt mốc|(?:vượt |chạm |tới )?đích|mốc|ngưỡng|từ|đều trên|đều vượt|trên mức|chưa đạt|chưa tới|dưới|trên|above|over|below|exceed(?:ed|ing)?|sh(?:ort|y) of|far from)\s+(?:mức\s+|the\s+|a\s+)?$",
    _I,
)
NOT_REACHED = re.compile(r"\b(?:chưa|không|not)\s+(?:đạt|tới|đến|vượt|reach(?:ed)?)\s+(?:mức\s+)?$", _I)
THRESHOLD_AFTER = re.compile(r"^\s*(?:trở lên|trở xuống|trở đi|or more|and above|and below|downwards?)", _I)
REACHED = re.compile(
    r"\b(?:đạt|được|ở mức|là|với|chỉ|scored|reached|got|obtained|at)\s+(?:điểm\s+)?(?:trên|khoảng|gần|hơn|dưới|xấp xỉ|about|nearly|over)?\s*$",
    _I,
)
TARGET = re.compile(
    r"\b(?:mục tiêu|phấn đấu|yêu cầu|đặt ra|chỉ tiêu|kế hoạch(?! và Đầu tư| cải cách| CCHC)|muốn|nếu(?! so| tính| xét| xếp)|giả sử|kỳ vọng|dự kiến|đích đặt ra|tham vọng|phải đứng|phải trở về|aims?|target|goal|hopes?|plans? to|expects?)\b",
    _I,
)
SHARE_AFTER = re.compile(
    r"^\s*(?:số\s+|các\s+)?(?:người|dịch vụ|hồ sơ|thủ tục|TTHC|cơ quan|đơn vị|doanh nghiệp|cán bộ|công chức|xã|huyện|đại biểu|ý kiến|phiếu|bị|phải|cho|muốn|nói|dự định|tính|hài lòng|đều|trả|mong|kế hoạch|"
    r"nhu cầu|thời gian|chi phí|được|đúng hạn|trước hạn|of\b|on time|people|residents|respondents|services|dossiers|were|said|knew|had|máy tính|thiết bị|hộ\b|lao động|thôn|bản\b|trường|sở\b|ngân sách|trọng số|giáo viên|phụ huynh|diện tích|bệnh nhân|học sinh|công dân|cử tri|phường|thị trấn|firms|businesses|households|ở mức|chọn)",
    _I,
)
SHARE_OF_TOTAL = re.compile(r"^\s*(?:trong )?(?:tổng(?: số)?|số (?:đó|này|ấy)|of (?:the )?(?:total|all))\b", _I)
SHARE_BEFORE = re.compile(
    r"\b(?:tỷ lệ|tỉ lệ|share|proportion|rate of)\b(?:[^,;:]|\d, \d)*:?\s?$|\bof (?:those|people|firms|respondents) (?:asked|surveyed|polled|questioned|interviewed),?\s(?:only |nearly |about )?$",
    _I,
)
SHARE_OF_WORK = re.compile(
    r"\b(?:đúng hạn|trước hạn|quá hạn|trễ hạn|trực tuyến|hồ sơ|dịch vụ|thanh toán|số hóa|cắt giảm|rút ngắn|tiết kiệm|on time|overdue|online)\b",
    _I,
)
# "cao hơn 2,1% so với bình quân cả nước": a difference from others, not from the year before.
THAN_AVERAGE = re.compile(
    r"^\s*(?:điểm|bậc|%|points?)?\s*(?:so với|than|compared (?:with|to))\s+(?:mức |điểm |the )?(?:bình quân|trung bình|mặt bằng|mức chung|cả nước|toàn quốc|national|average|nationwide)",
    _I,
)
GAP = re.compile(
    r"\b(?:khoảng cách|chênh lệch|cách biệt|gap|difference)\b[^.;]*\b(?:là|còn|tới|đến|chỉ|ở mức|was|is|of)\s+(?:\w+\s+)?$",
    _I,
)
NATION_AFTER = re.compile(
    r"^\s*(?:trên |của |trong |tính chung )?(?:phạm vi )?(?:cả nước|toàn quốc|nationwide|nationally|in the country)", _I
)
# "chỉ số CCHC năm 2020 của 52 đơn vị, gồm 22 sở": a province's ranking of its own units.
OF_UNITS = re.compile(
    r"^(?: ?\([^()]*\)| index)?(?: năm (?:19|20)\d\d| \d{4})?,? (?:của|cho|đối với|ở|các|tại|for|of|among)(?: khối)? (?:các |its |all )?(?:\d+ |khối )?"
    r"(?:(?:đơn vị|cơ quan)[^.;]{0,25}?(?:\d+ )?)?(?:sở|quận|huyện|xã|phường|cấp huyện|cấp xã|cấp sở|phòng, ban|departments|districts|communes|wards)\b|"
    r"^ (?:cấp )?(?:sở|huyện|quận|xã)\b",
    _I,
)
# "thứ 9 vùng Đông Nam Bộ", "3rd in the Mekong Delta": among whom a place was taken.
REGION_AFTER = re.compile(
    r"^\s*(?:của |trong |ở |tại |in |among |of )?(?:toàn )?(?:các tỉnh )?(?:vùng |khu vực |thuộc vùng )?(?:the )?[A-ZĐ]"
)
REGION_SCOPE = re.compile(
    r"(?:\b(?:thứ|hạng|vị trí)\s+(?:thứ )?(?:\d+(?:/\d+)?|\w+)|\d(?:st|nd|rd|th)|\bdẫn đầu|\bđứng đầu|\bcuối)\s+(?:của |trong |ở |tại |in |among |of )?"
    r"(?:toàn )?(?:các tỉnh )?(?:vùng |khu vực |thuộc vùng )?(?:the )?$"
)
COMPARISON_OPENS = re.compile(
    r"(?:^|[;.]\s)\W*(?:so với|sau|compared (?:with|to)|behind|after)\s+(?:tỉnh |thành phố |the )?$", _I
)
AND = re.compile(r"\b(?:và|and)\b|&", _I)
IN_REGION = re.compile(
    r"(?:tỉnh (?:trong|của|miền|vùng)|(?:trong|xét|giữa) (?!63|64|34)\d+ tỉnh|trong (?:vùng|khu vực(?! công))|của vùng|in the region)",
    _I,
)

# --- carrying over --------------------------------------------------------------------------------------------------
GENERIC_SUBJECT = re.compile(
    r"(?<!các )(?<!cấp )(?<!mọi )(?<!nhiều )(?<!(?<!\d{3})\d )(?<!những )(?<!ba )(?<!hai )(?<!bốn )(?<!một )(?<!(?-i:Năm) )\b(?:tỉnh(?! nào|, thành)|(?<!tỉnh, )thành phố|thủ đô|"
    r"địa phương này|(?:đơn vị|bộ|huyện|quận|thị xã|xã|phường)(?= này)|đơn vị(?= (?:rơi|lùi|tụt|nhích|lên|tăng|giảm))|(?:bộ|huyện|quận|thị xã|xã|phường)(?= (?:đạt|được|xếp|đứng|rơi|lùi|tụt|nhích|lên|tăng|giảm))|UBND (?:tỉnh|huyện|quận|xã)|the province|the city|the capital|it|its)\b",
    _I,
)
# "14 bộ đạt trên 80%", "các tỉnh trải từ … đến …": said of many at once, so of none in particular.
PLURAL_SUBJECT = re.compile(
    r"(?<![/\d])(?<!of )(?<!of the )(?<!among )(?<!among the )(?<!nhóm )(?<!tốp )(?<!top )(?<!thứ )(?<!hạng )(?<!trong )(?<!trong số )(?<!tổng số )(?<!đầu )(?<!cuối )(?<!chót )(?<!nhất )(?<!trên )(?<!giữa )(?<!so với )\b(?:(?:\d{1,2}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|các|mọi|những|nhiều|tất cả|all|both|most) (?:bộ|tỉnh|thành phố|địa phương|đơn vị(?! hành chính| sự nghiệp)|nơi|vùng|provinces|ministries|localities)\b|mỗi|(?:[Kk]hông|[Cc]hưa)(?: có)? \w+ nào|(?<!\w)[Nn]o (?:province|ministry|locality))[^.;]*$"
)
# "A và B hợp nhất thành tỉnh C": C goes on.
MADE_INTO = re.compile(
    r"\b(?:nhập|hợp nhất|merged)\b[^.;]*\b(?:thành|into)\s+(?:tỉnh |thành phố |the (?:new )?province of )?$", _I
)
FROM_TO = re.compile(r"\b(?:từ|from)\s+(?:thứ|hạng|vị trí|mức|thứ hạng|vị trí thứ|rank|\w+)?\s*$", _I)
TO_AFTER = re.compile(
    r"^\s*(?:điểm\s*)?(?:\w+\s+)?(?:lên|xuống|còn|to|tới|đến)\s+(?:(?:thứ|hạng|vị trí|mức|thứ hạng|vị trí thứ|rank)?\s*(?:\d|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|twentie)th\b)|(?:vị trí )?(?:thứ|hạng) (?:nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b)",
    _I,
)
SAME_PART = re.compile(
    r"^(?:tiếp theo|xếp sau|theo sau|kế tiếp|followed|thấp nhất|cao nhất|ngược lại)|nội dung này|chỉ số thành phần này",
    _I,
)
COMPARED = re.compile(
    r"(?:\bsau|\btrên|\bdưới|\bhơn|\bkém|\bthua|\bso với|\bvượt|\bcùng|\bnhư|\bgấp [\d,.]+ lần|\bcho|\bthấp hơn|\bcao hơn|\bnhiều hơn|\bbehind|\bahead of|\bafter|\bthan|\bwith|\bbằng|\benlarged by|(?:nhập|hợp nhất)(?: cùng| thêm)?|\bovertook|\bovertak(?:ing|en)|\bleapfrogg(?:ed|ing)|\bsurpass(?:ed|ing)|\bpipped|\bpipping|\bedg(?:ed|ing) out|\bunseat(?:ed|ing)|\bdisplac(?:ed|ing))\s+(?:cả\s+|tỉnh\s+|thành phố\s+|the\s+)?$",
    _I,
)
# "ông X, Giám đốc Sở Y", "Chánh Văn phòng UBND tỉnh": a speaker's office is no subject.
HOLDS_OFFICE = re.compile(
    r"\b(?:Giám đốc|Chánh|Trưởng|Phó|Chủ tịch|Bí thư|Cục trưởng|lãnh đạo|đại diện|Director|head|director) (?:(?:của|of|the) )*$",
    _I,
)
WITH_VALUE = re.compile(
    r"^\s*(?:(?:với|with|at|:|đạt|\()?\s*\d|\(\s*(?:xếp |đứng )?(?:thứ|hạng|vị trí|dẫn đầu|đứng đầu|ranked|first)\b|(?:first|second|third|\w+th|\d+(?:st|nd|rd|th))\s(?:at|on|with)\s\d)",
    _I,
)
LIST_GAP = re.compile(
    r"^\s*(?:(?:,|và|and|hay|hoặc|;|, and|&|/)\s*(?:tỉnh\s+|thành phố\s+)?|(?:,|and|, and|&)\s*the\s+)$", _I
)
BOTH_AFTER = re.compile(r"^\s*(?:đều|cùng|đồng hạng|đồng điểm|bằng điểm|bằng nhau|both|each|lần lượt)", _I)
INTERNAL = re.compile(r"\b(?:internal|its own|own \d{4}|nội bộ|for city departments|cấp huyện|cấp sở)\b", _I)
