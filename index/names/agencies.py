"""Ministries and ministerial-level agencies, before and after the reorganisation of 1 March 2025, and group names."""

MINISTRIES = """
Ngân hàng Nhà nước | Ngân hàng Nhà nước Việt Nam | NHNN | State Bank of Vietnam | the State Bank of Vietnam | the State Bank | central bank | SBV
Bộ Tư pháp | BTP | Ministry of Justice | justice ministry | MoJ
Bộ Tài chính | BTC | Ministry of Finance | finance ministry | MoF
Bộ Nội vụ | BNV | Ministry of Home Affairs | home affairs ministry | interior ministry | MoHA
Bộ Giao thông vận tải | Bộ GTVT | Bộ Giao thông | Ministry of Transport | transport ministry | MoT
Bộ Công Thương | BCT | Ministry of Industry and Trade | industry and trade ministry | trade ministry | MoIT
Bộ Công an | Ministry of Public Security | public security ministry | MPS
Bộ Quốc phòng | Ministry of National Defence | defence ministry | defense ministry | Ministry of National Defense | Ministry of Defence
Bộ Ngoại giao | Ministry of Foreign Affairs | foreign ministry | foreign affairs ministry | MoFA
Bộ Y tế | Ministry of Health | health ministry | MoH
Bộ Giáo dục và Đào tạo | Bộ GD-ĐT | Bộ GDĐT | Bộ GD&ĐT | Bộ Giáo dục & Đào tạo | Bộ Giáo dục | Ministry of Education and Training | Ministry of Education | education ministry | MoET
Bộ Khoa học và Công nghệ | Bộ KH-CN | Bộ KH&CN | Bộ KHCN | Bộ Khoa học & Công nghệ | Ministry of Science and Technology | science ministry | science and technology ministry | MoST
Bộ Thông tin và Truyền thông | Bộ TT-TT | Bộ TT&TT | Bộ TTTT | Bộ Thông tin & Truyền thông | Ministry of Information and Communications | information ministry | MIC
Bộ Tài nguyên và Môi trường | Bộ TN-MT | Bộ TN&MT | Bộ TNMT | Ministry of Natural Resources and Environment | natural resources ministry | environment ministry | MoNRE
Bộ Nông nghiệp và Phát triển nông thôn | Bộ NN-PTNT | Bộ NN&PTNT | Bộ Nông nghiệp | Ministry of Agriculture and Rural Development | agriculture ministry | MARD
Bộ Nông nghiệp và Môi trường | Bộ NN-MT | Bộ NN&MT | Ministry of Agriculture and Environment
Bộ Lao động - Thương binh và Xã hội | Bộ LĐ-TB-XH | Bộ LĐ-TB&XH | Bộ LĐTBXH | Bộ LĐTB&XH | Bộ Lao động, Thương binh và Xã hội | Ministry of Labour, Invalids and Social Affairs | Ministry of Labor, Invalids and Social Affairs | labour ministry | labor ministry | MoLISA
Bộ Văn hóa, Thể thao và Du lịch | Bộ VHTTDL | Bộ VH-TT-DL | Bộ VHTT&DL | Bộ Văn hóa - Thể thao và Du lịch | Ministry of Culture, Sports and Tourism | culture ministry
Bộ Kế hoạch và Đầu tư | Bộ KH-ĐT | Bộ KHĐT | Bộ KH&ĐT | Ministry of Planning and Investment | planning ministry | planning and investment ministry | MPI
Bộ Xây dựng | Ministry of Construction | construction ministry
Bộ Dân tộc và Tôn giáo | Ministry of Ethnic Minorities and Religions
Ủy ban Dân tộc | UBDT | UB Dân tộc | Committee for Ethnic Minority Affairs | Committee for Ethnic Minorities' Affairs | CEMA
Thanh tra Chính phủ | TTCP | Government Inspectorate
Văn phòng Chính phủ | VPCP | Government Office | Office of the Government
Bảo hiểm xã hội Việt Nam | BHXH Việt Nam | Vietnam Social Security
"""

# Whole groups that averages are about.
NATION = "cả nước"
MINISTRY_GROUP = "khối bộ"

GROUPS = f"""
{NATION} | toàn quốc | bình quân các tỉnh | bình quân của các tỉnh | các tỉnh, thành | các tỉnh, thành phố | khối địa phương | khối tỉnh, thành | khối tỉnh | nationwide | national | the whole country
{MINISTRY_GROUP} | toàn khối bộ | các bộ, ngành | các bộ | khối các bộ | bộ, cơ quan ngang bộ | ministries and ministerial-level agencies | ministries
"""

# Units below the province or inside a ministry: recognised by the word before a capitalised name.
LOCAL_HEADS_VI = (
    "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "sở", "ban quản lý", "thành phố", "tp", "tp.", "thanh tra",
    "cục", "tổng cục", "chi cục", "văn phòng ubnd", "ban dân tộc",
)  # fmt: skip
LOCAL_TAILS_EN = ("District", "Commune", "Ward", "Town", "Township", "City")

# "Bộ Tài chính" has a "Sở Tài chính" in every province; these have no ministry of the same name.
OTHER_DEPARTMENTS = (
    "Sở VHTTDL",
    "Sở Quy hoạch - Kiến trúc",
    "Sở Du lịch",
    "Ban Quản lý khu kinh tế",
    "Ban Quản lý Khu kinh tế",
    "Ban Quản lý các khu công nghiệp",
    "Ban Quản lý các khu chế xuất và công nghiệp",
    "Ban Quản lý các khu công nghiệp và chế xuất",
    "Thanh tra thành phố",
    "Thanh tra tỉnh",
    "Văn phòng UBND thành phố",
    "Văn phòng UBND Thành phố",
    "Văn phòng UBND tỉnh",
    "Ban Dân tộc",
    "Công an tỉnh",
    "Công an thành phố",
    "Cục Thuế",
    "Cục Hải quan",
    "Cục Thống kê",
    "Chi cục Thuế",
    "Kho bạc Nhà nước",
    "Ủy ban Chứng khoán Nhà nước",
    *(
        f"Tổng cục {work}"
        for work in (
            "Thuế",
            "Hải quan",
            "Thống kê",
            "Dự trữ Nhà nước",
            "Thi hành án dân sự",
            "Đường bộ",
            "Du lịch",
            "Thủy lợi",
            "Thủy sản",
            "Lâm nghiệp",
            "Môi trường",
            "Quản lý đất đai",
            "Khí tượng Thủy văn",
            "Quản lý thị trường",
            "Giáo dục nghề nghiệp",
            "Tiêu chuẩn Đo lường Chất lượng",
        )
    ),
)

# Words that make a following name the name of a publisher or an institution, not of the province itself.
PUBLISHER_WORDS = (
    "báo", "đài", "tờ", "trang", "cổng ttđt", "cổng thông tin điện tử", "cổng thông tin", "bưu điện", "đại học",
    "tạp chí", "thời báo", "kinh tế", "theo tài liệu của", "theo một tài liệu của", "tài liệu của", "bệnh viện",
    "nhà xuất bản", "sông", "văn phòng đại diện",
)  # fmt: skip
