"""The domain's words across languages and among synonyms: one group a line, members count as the same word.

Vietnamese members carry their diacritics ("chi", to spend, is not "chỉ", only); a member of several syllables is matched
as a run of syllables.
"""

_GROUPS = """
người | cán bộ | công chức | viên chức | người lao động | nhân sự | people | residents | citizens | respondents | persons | officials | staff
trả lời | answered | responded | respondents | tham gia | lấy ý kiến | hỏi ý kiến | được hỏi | khảo sát | survey | surveyed | questionnaire | điều tra | ý kiến
doanh nghiệp | enterprises | businesses | firms | companies
hồ sơ | dossiers | files | applications
giải quyết | xử lý | resolved | handled | processed | settled
đúng hạn | on time | đúng hẹn
thủ tục | tthc | thủ tục hành chính | procedures | procedure | administrative procedures
bãi bỏ | cắt bỏ | hủy bỏ | abolished | repealed | removed | scrapped
ban hành | công bố | đưa ra | issued | released | announced | published | promulgated | phát hành
mới | newly | new | ban hành mới | newly issued
sửa đổi | bổ sung | amended | revised
giảm | cắt | cắt giảm | bớt | reduced | cut | giảm bớt | tinh giảm | tinh giản
biên chế | payroll | payroll posts | posts | staff | positions
sự nghiệp | public service unit | public service units | public service
sáp nhập | sắp xếp | merging | merged | merger | merge | nhập
huyện | cấp huyện | đơn vị hành chính cấp huyện | districts | district
xã | cấp xã | đơn vị hành chính cấp xã | communes | commune
quận | districts | district
sở | departments | department
ngân sách | giảm chi | spending | budget | public spending | tiết kiệm | saved | savings
tỷ đồng | billion dong | billion
trực tuyến | online | qua mạng
mức độ | mức | level
dịch vụ | services | service | dịch vụ công | public services
phục vụ | service
hành chính | administrative
hành chính công | public administrative
hài lòng | satisfaction | satisfied | satisfaction rate
sổ đỏ | sổ đất | giấy chứng nhận quyền sử dụng đất | land-use certificates | land use certificates | land use | land | red book | land certificates
kết hôn | marriage | đăng ký kết hôn
khai sinh | birth registration | birth | birth certificates
thường trú | residence | permanent residence
bảo hiểm y tế | bhyt | thẻ bhyt | health insurance
xây dựng | construction | building permits
chứng thực | certification | notarisation
chứng minh nhân dân | identity card | id card | cmnd
tham nhũng | corruption
hối lộ | chi thêm | chi thêm tiền | bribes | bribe | extra money | lót tay | chi ngoài | informal payments
bức xúc | phiền lòng | không hài lòng | chưa hài lòng | phàn nàn | than phiền | complain | complained | complaints
app | ứng dụng | application | mobile app
phiền hà | sách nhiễu | gây phiền hà | gây khó | harass | hassle | harassment | nuisance
chủ tịch | chairman | chaired | chair | chairs | chairwoman
ủy ban nhân dân | ubnd | people's committee | people committee
bộ trưởng | minister
phó giám đốc | deputy director
giám đốc | director | heads | headed
bí thư | party secretary | secretary
họp | cuộc họp | meeting | met
hiệu lực | effect | effective | came into force | take effect | áp dụng
ký | signed
một cửa | one stop | one-stop | one-stop shop | một cửa liên thông
trung tâm | centre | center
mỗi ngày | một ngày | each day | a day | per day | daily | hằng ngày
lượt | visitors | visits | visit | come
đón | come | receive
thời hạn | thời gian | time limit | deadline | thời gian giải quyết
ngày làm việc | working days
bước | steps | step
nộp | submit | submitted
tiêu chí | criteria
nhóm | group | groups
tăng | rose | increase | increased | up | lên
bình quân | trung bình | average | averaged | mean
mục tiêu | phấn đấu | target | targets | goal | aim | đặt mục tiêu
vùng | region | regions
khối bộ | ministries | bộ, ngành | các bộ
chuyển đến | chuyển tới | move to | destination | nơi muốn chuyển đến | chọn để chuyển đến
yêu cầu | requested | requires | demanded
báo cáo | reported | report
tự chủ | autonomy | giao quyền tự chủ
bưu chính | bưu điện | post | postal
khen thưởng | praised | rewarded
cơ quan | agencies | agency | bodies | offices | office
bộ máy | apparatus
fdi | vốn fdi | foreign investment
quyết định | decision
nội vụ | home affairs
thông tin và truyền thông | information and communications
kế hoạch và đầu tư | planning and investment
tài nguyên và môi trường | natural resources and environment
khoa học và công nghệ | science and technology
giáo dục và đào tạo | education and training
công thương | industry and trade
tư pháp | justice
tài chính | finance
y tế | health
giao thông vận tải | transport
nghị định | decree
căn cứ | theo | based on
tối đa | không quá | at most | maximum
gia hạn | extend | extended | extension | renew | renewal | renewed
kiểm tra | check | checked | checks | inspect | inspected
thanh tra | inspection | inspectors | inspectorate
dôi dư | dư | redundant | redundancy | surplus
bổ nhiệm | appointed | appointment | appointments
quá hạn | trễ hạn | trễ hẹn | trễ | chậm | late | overdue | delayed | slow | delays
xin lỗi | apology | apologies | apologise | apologize
thư | letters | letter
kỷ luật | disciplined | discipline
khiếu nại | complaint | complaints
tố cáo | denunciation | denunciations
số hóa | digitised | digitized | digitisation
chữ ký số | digital signature | digital signatures
lệ phí | phí | fee | fees | charges
miễn | miễn phí | free | waived | waiving | waive | exempt
thu ngân sách | thất thu | hụt thu | revenue | loss
lương | salary | salaries | pay
nghỉ hưu | về hưu | retire | retired | retirement
nghỉ việc | thôi việc | resign | resigned | leave | quit
trợ cấp | hỗ trợ | phụ cấp | allowance | support | subsidy
trụ sở | headquarters | premises
quầy | counter | counters
phường | ward | wards
thị xã | town
nghị quyết | resolution
chỉ thị | directive
thí điểm | pilot | piloted
kết quả | results | result
nguyên nhân | lý do | cause | causes | reason | reasons
đề xuất | đề nghị | proposal | proposed | suggested
ứng dụng | app | application
lượt tải | downloads | downloaded
tài khoản | account | accounts
điều kiện kinh doanh | business conditions
giấy phép | licence | licences | license | licenses | permit | permits
thuế | tax | taxes
hải quan | customs
dự án | project | projects
cổng | portal
chờ | chờ đợi | wait | waiting | waited
tuyển dụng | recruited | recruitment
đào tạo | tập huấn | training | trained
hộ kinh doanh | household businesses | business households
công dân | citizen | citizens
bãi bỏ | axed | dropped | drop | abolish
xếp hàng | queue | queues
bầu | elected
khai trương | ra mắt | opened | launched | inaugurated
tổ công tác | đoàn công tác | tổ | task force | working group
giải ngân | disbursement | disbursed | disburse
đất đai | land
người nước ngoài | foreigners | foreign
"""

ALTERNATIVES: dict[str, frozenset[str]] = {}
for _line in _GROUPS.strip().splitlines():
    _members = frozenset(member.strip() for member in _line.split("|"))
    for _member in _members:
        ALTERNATIVES[_member] = ALTERNATIVES.get(_member, frozenset()) | _members


def same_word(term: str) -> frozenset[str]:
    """All words that count as this one, itself included."""
    return ALTERNATIVES.get(term, frozenset()) | {term}
