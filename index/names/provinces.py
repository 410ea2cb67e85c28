"""Provinces and centrally run cities: the 63 of 2008–2025, the 34 since 1 July 2025, and the six regions.

Source of the merger: Resolution 202/2025/QH15 of 12 June 2025. Written one name a line, aliases after it, so that a
native reader can review the list.
"""

PROVINCES = """
An Giang
Bà Rịa - Vũng Tàu | BR-VT | BRVT | Bà Rịa Vũng Tàu | Ba Ria - Vung Tau
Bạc Liêu
Bắc Giang
Bắc Kạn | Bắc Cạn
Bắc Ninh
Bến Tre | Xứ Dừa
Bình Dương
Bình Định
Bình Phước
Bình Thuận
Cà Mau
Cao Bằng
Cần Thơ | TP Cần Thơ | TP. Cần Thơ
Đà Nẵng | TP Đà Nẵng | TP. Đà Nẵng | Danang
Đắk Lắk | Đăk Lăk | Đắc Lắc | Đắk Lăk | Daklak
Đắk Nông | Đăk Nông | Đắc Nông | Daknong
Điện Biên
Đồng Nai
Đồng Tháp
Gia Lai
Hà Giang
Hà Nam
Hà Nội | TP Hà Nội | TP. Hà Nội | Thủ đô | Thủ đô Hà Nội | Hanoi | the capital
Hà Tĩnh
Hải Dương
Hải Phòng | TP Hải Phòng | TP. Hải Phòng | Haiphong
Hậu Giang
Hòa Bình
Hưng Yên
Khánh Hòa
Kiên Giang
Kon Tum
Lai Châu
Lạng Sơn | Xứ Lạng
Lào Cai
Lâm Đồng
Long An
Nam Định
Nghệ An | Xứ Nghệ
Ninh Bình
Ninh Thuận
Phú Thọ | Đất Tổ
Phú Yên
Quảng Bình
Quảng Nam
Quảng Ngãi
Quảng Ninh
Quảng Trị
Sóc Trăng
Sơn La
Tây Ninh
Thái Bình
Thái Nguyên
Thanh Hóa | Xứ Thanh
Thừa Thiên Huế | Thừa Thiên - Huế | TT-Huế | TT Huế | TP Huế | TP. Huế | thành phố Huế | Huế
Tiền Giang
TP.HCM | TP HCM | TPHCM | Tp.HCM | TP. HCM | Thành phố Hồ Chí Minh | TP. Hồ Chí Minh | TP Hồ Chí Minh | Hồ Chí Minh | Sài Gòn | Ho Chi Minh City | Hồ Chí Minh City | HCM City | HCMC | Saigon | hcm
Trà Vinh
Tuyên Quang
Vĩnh Long
Vĩnh Phúc
Yên Bái
"""

REGIONS = """
Đồng bằng sông Hồng | ĐBSH | Red River Delta
Đông Nam Bộ | Southeast region | Southeastern region | the Southeast
Trung du và miền núi phía Bắc | Trung du, miền núi phía Bắc | miền núi phía Bắc | TDMNPB | Northern midlands and mountains | Northern midland and mountainous region
Bắc Trung Bộ và Duyên hải miền Trung | Bắc Trung Bộ và DHMT | Bắc Trung Bộ, Duyên hải miền Trung | BTB-DHMT | North Central and Central Coast | North Central Coast
Đồng bằng sông Cửu Long | ĐBSCL | miền Tây Nam Bộ | Tây Nam Bộ | miền Tây | Mekong Delta
Tây Nguyên | Central Highlands
"""

# The six socio-economic regions by the 63 provinces of before July 2025 (Resolution 81/2023/QH15).
_MEMBERS = """
Trung du và miền núi phía Bắc | Hà Giang | Cao Bằng | Bắc Kạn | Tuyên Quang | Lào Cai | Yên Bái | Thái Nguyên | Lạng Sơn | Bắc Giang | Phú Thọ | Điện Biên | Lai Châu | Sơn La | Hòa Bình
Đồng bằng sông Hồng | Hà Nội | Vĩnh Phúc | Bắc Ninh | Quảng Ninh | Hải Dương | Hải Phòng | Hưng Yên | Thái Bình | Hà Nam | Nam Định | Ninh Bình
Bắc Trung Bộ và Duyên hải miền Trung | Thanh Hóa | Nghệ An | Hà Tĩnh | Quảng Bình | Quảng Trị | Thừa Thiên Huế | Đà Nẵng | Quảng Nam | Quảng Ngãi | Bình Định | Phú Yên | Khánh Hòa | Ninh Thuận | Bình Thuận
Tây Nguyên | Kon Tum | Gia Lai | Đắk Lắk | Đắk Nông | Lâm Đồng
Đông Nam Bộ | Bình Phước | Tây Ninh | Bình Dương | Đồng Nai | Bà Rịa - Vũng Tàu | TP.HCM
Đồng bằng sông Cửu Long | Long An | Tiền Giang | Bến Tre | Trà Vinh | Vĩnh Long | Đồng Tháp | An Giang | Kiên Giang | Cần Thơ | Hậu Giang | Sóc Trăng | Bạc Liêu | Cà Mau
"""
MEMBERS = {names[0]: frozenset(names[1:]) for names in (line.split(" | ") for line in _MEMBERS.strip().splitlines())}

# Towns that bear a province's name and more, so that the province is not read into them.
TOWNS = """
Điện Biên Phủ | TP Điện Biên Phủ | Dien Bien Phu
"""

# Governed by the centre: "thành phố X" is the province-level unit itself, elsewhere it is a town inside the province.
CENTRAL_CITIES = frozenset({"Hà Nội", "TP.HCM", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Thừa Thiên Huế"})

# Old unit → the unit that holds its territory since 1 July 2025 (units that kept their name are left out).
MERGED_INTO = {
    "Hà Giang": "Tuyên Quang", "Yên Bái": "Lào Cai", "Bắc Kạn": "Thái Nguyên", "Vĩnh Phúc": "Phú Thọ",
    "Hòa Bình": "Phú Thọ", "Bắc Giang": "Bắc Ninh", "Thái Bình": "Hưng Yên", "Hải Dương": "Hải Phòng",
    "Hà Nam": "Ninh Bình", "Nam Định": "Ninh Bình", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng",
    "Kon Tum": "Quảng Ngãi", "Bình Định": "Gia Lai", "Ninh Thuận": "Khánh Hòa", "Đắk Nông": "Lâm Đồng",
    "Bình Thuận": "Lâm Đồng", "Phú Yên": "Đắk Lắk", "Bà Rịa - Vũng Tàu": "TP.HCM", "Bình Dương": "TP.HCM",
    "Bình Phước": "Đồng Nai", "Long An": "Tây Ninh", "Sóc Trăng": "Cần Thơ", "Hậu Giang": "Cần Thơ",
    "Bến Tre": "Vĩnh Long", "Trà Vinh": "Vĩnh Long", "Tiền Giang": "Đồng Tháp", "Bạc Liêu": "Cà Mau",
    "Kiên Giang": "An Giang",
}  # fmt: skip
