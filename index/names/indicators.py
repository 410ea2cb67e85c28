"""The indices that reform news reports on, how they are written, and the parts that they are made of."""

PAR = "PAR INDEX"
PAR_INTERNAL = "PAR nội bộ"
SIPAS = "SIPAS"
PAPI = "PAPI"
PCI = "PCI"
PGI = "PGI"
DTI = "DTI"
DDCI = "DDCI"
WITHIN_REGION = "trong vùng"
"""The part of an index that a place within a region is mined under."""
UNNAMED_PART = "thành phần"
"""The part of an index that values of a part in no list of ours are mined under."""
# Each province makes its own, of its departments and districts.
OF_ONE_PROVINCE = frozenset({PAR_INTERNAL, DDCI})

INDICATORS = """
PAR nội bộ | chỉ số CCHC nội bộ | chỉ số cải cách hành chính nội bộ | PAR INDEX nội bộ | PAR Index nội bộ | internal PAR Index | chấm điểm nội bộ | internal ranking | xếp hạng nội bộ | province's own administrative reform ranking | city's own administrative reform ranking
PAR INDEX | PAR-INDEX | PARINDEX | PAR | chỉ số cải cách hành chính | chỉ số CCHC | chỉ số về cải cách hành chính | chỉ số cải cách | Public Administration Reform Index | Public Administrative Reform Index | administrative reform index | administrative reform ranking | administrative reform rankings | xếp hạng cải cách hành chính | xếp hạng CCHC | bảng điểm cải cách hành chính | điểm cải cách hành chính | bảng điểm CCHC | điểm CCHC | public administration reform ranking
SIPAS | chỉ số hài lòng | mức độ hài lòng | mức hài lòng | điểm hài lòng | satisfaction index | satisfaction score | chỉ số đo lường sự hài lòng | chỉ số sự hài lòng | tỷ lệ hài lòng | satisfaction rate | satisfaction figures | public satisfaction
PAPI | hiệu quả quản trị và hành chính công cấp tỉnh | chỉ số hiệu quả quản trị và hành chính công | Provincial Governance and Public Administration Performance Index
PCI | năng lực cạnh tranh cấp tỉnh | chỉ số năng lực cạnh tranh | điểm năng lực cạnh tranh | bảng năng lực cạnh tranh | hạng năng lực cạnh tranh | Provincial Competitiveness Index
PGI | chỉ số xanh cấp tỉnh | chỉ số xanh | Provincial Green Index | Green Index
DDCI | năng lực cạnh tranh cấp sở, ngành | năng lực cạnh tranh cấp sở | chỉ số năng lực cạnh tranh cấp sở | chỉ số năng lực cạnh tranh cấp huyện | năng lực cạnh tranh cấp huyện | Department and District Competitiveness Index
DTI | chỉ số chuyển đổi số | xếp hạng chuyển đổi số | Digital Transformation Index
ICT Index | chỉ số sẵn sàng ứng dụng công nghệ thông tin | Vietnam ICT Index
PII | chỉ số đổi mới sáng tạo cấp địa phương | chỉ số đổi mới sáng tạo | Provincial Innovation Index
EGDI | chỉ số phát triển chính phủ điện tử | E-Government Development Index
"""

# Said of reform in general: names the PAR INDEX only where a rank or score of a place is asked or stated.
WEAK_PAR = """
PAR INDEX | cải cách hành chính | CCHC | administrative reform | public administration reform
"""

DIMENSIONS = """
chỉ đạo, điều hành | chỉ đạo điều hành | công tác chỉ đạo, điều hành | steering and direction
cải cách thể chế | thể chế | institutional reform
cải cách TTHC | cải cách thủ tục hành chính | cải cách thủ tục | reform of administrative procedures | administrative procedure reform
cải cách tổ chức bộ máy | tổ chức bộ máy | organisational apparatus | organizational structure | organisational reform | organizational reform
cải cách chế độ công vụ | chế độ công vụ | đội ngũ cán bộ, công chức | nâng cao chất lượng đội ngũ | xây dựng và nâng cao chất lượng đội ngũ | civil service reform | civil service regime
cải cách tài chính công | tài chính công | public finance reform | public finance
chính quyền điện tử, chính quyền số | chính quyền số | chính quyền điện tử | hiện đại hóa hành chính | hiện đại hóa nền hành chính | administrative modernisation | administrative modernization | modernisation of administration | modernising its administration | modernising the administration | modernizing its administration | e-government | digital government
tác động của CCHC | tác động của cải cách hành chính | tác động của cải cách | tác động đến kinh tế - xã hội | impact of reform
nội dung cải cách hành chính
kinh tế số | digital economy
xã hội số | digital society
tham gia của người dân ở cơ sở | tham gia của người dân | participation at local level | participation
công khai, minh bạch | công khai minh bạch | tính minh bạch | minh bạch | transparency | transparent
trách nhiệm giải trình | giải trình với người dân | vertical accountability | accountability
kiểm soát tham nhũng | kiểm soát tham nhũng trong khu vực công | chống tham nhũng | phòng, chống tham nhũng | control of corruption | corruption control
thủ tục hành chính công | public administrative procedures
cung ứng dịch vụ công | cung ứng dịch vụ hành chính công | public service delivery | service delivery
quản trị môi trường | environmental governance | nội dung môi trường | phần môi trường | trục môi trường
quản trị điện tử | e-governance
gia nhập thị trường | market entry | entry costs
tiếp cận đất đai | tiếp cận đất | land access | access to land
chi phí thời gian | time costs
chi phí không chính thức | informal charges
cạnh tranh bình đẳng | policy bias
tính năng động của chính quyền | tính năng động | proactivity | năng động của chính quyền | sự năng động
dịch vụ hỗ trợ doanh nghiệp | hỗ trợ doanh nghiệp | business support
chính sách lao động | labour policy | labor policy
đào tạo lao động | labour training | labor training
thiết chế pháp lý | legal institutions
xây dựng và tổ chức thực hiện chính sách | tổ chức thực hiện chính sách
tiếp cận dịch vụ | access to services
kết quả dịch vụ | service results
tiếp nhận, xử lý góp ý, phản ánh, kiến nghị | tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị | tiếp nhận, xử lý phản ánh, kiến nghị | tiếp nhận, giải quyết phản ánh, kiến nghị | tiếp nhận và xử lý phản ánh, kiến nghị | tiếp nhận và giải quyết phản ánh, kiến nghị | handling of feedback | handling feedback
giảm thiểu ô nhiễm và thiên tai | giảm ô nhiễm và thiên tai | giảm thiểu ô nhiễm | environmental degradation | reducing pollution | reducing pollution and natural disasters | mitigating pollution and natural disasters
bảo đảm tuân thủ | đảm bảo tuân thủ | ensuring compliance | compliance assurance | minimum standards | ensuring minimum standards | compliance with minimum standards | minimum environmental standards
thúc đẩy thực hành xanh | thực hành xanh | green practices
chính sách khuyến khích | chính sách và dịch vụ khuyến khích | chính sách ưu đãi và dịch vụ hỗ trợ | incentive policies | policies and incentives | policies-and-incentives | incentives and services
"""
