"""One place, year and part of an index has one value: what looks like a second one is something else's.

Found by asking of whole articles where two values of one key stand in them; hand-made, with other names and figures.
"""

import pytest
from facts_help import Level, levels


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Lạng Sơn thứ 9 PCI 2020. Chợ họp sáng thứ Tư tuần thứ hai.", "PCI", [("Lạng Sơn", None, 2020, "9")]),
        (
            "PCI 2020 của Cao Bằng xếp thứ 41. Tỉnh cuối bảng kém tỉnh đầu bảng 11,15 điểm.",
            "Cao Bằng",
            [("Cao Bằng", None, 2020, "41")],
        ),
        (
            "Bộ Y tế xếp thứ 5 PAR INDEX 2021 với 85,11%, dù không còn giữ ngôi nhất.",
            "Bộ Y tế",
            [("Bộ Y tế", None, 2021, "5"), ("Bộ Y tế", None, 2021, "85,11%")],
        ),
        (
            "Dẫn đầu PAPI 2019 là Cà Mau. Đứng nhì là Phú Yên (45,12), thứ ba Sơn La (44,97).",
            "PAPI 2019",
            [
                ("Cà Mau", None, 2019, "Dẫn đầu"),
                ("Phú Yên", None, 2019, "Đứng nhì"),
                ("Phú Yên", None, 2019, "45,12"),
                ("Sơn La", None, 2019, "thứ ba"),
                ("Sơn La", None, 2019, "44,97"),
            ],
        ),
        (
            "PCI 2022 của Bến Tre là 65,10 điểm. Tổ hỗ trợ do Chánh Văn phòng UBND tỉnh đứng đầu.",
            "Bến Tre",
            [("Bến Tre", None, 2022, "65,10")],
        ),
        (
            "PAR INDEX 2022 của An Giang đạt 84,20%, cao nhất trong bốn tỉnh.",
            "An Giang",
            [("An Giang", None, 2022, "84,20%"), ("An Giang", "trong vùng", 2022, "cao nhất")],
        ),
    ],
)
def test_places_that_nobody_took(text: str, title: str, expected: list[Level]):
    assert levels(text, title, "vi") == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "Mức bình quân SIPAS 2018 của các bộ là 81,05%, vượt đích 80% đặt cho năm 2020.",
            "SIPAS 2018",
            [("khối bộ", None, 2018, "81,05%")],
        ),
        (
            "Huế dẫn đầu DTI 2021 với 0,6120. Mới 0,21% ngân sách chi cho phần mềm; 25% trọng số dựa vào khảo sát.",
            "DTI 2021",
            [("Thừa Thiên Huế", None, 2021, "dẫn đầu"), ("Thừa Thiên Huế", None, 2021, "0,6120")],
        ),
        (
            "PAR INDEX 2022 của Sơn La là 84,10%. Trả đúng hạn: Cao Bằng 98,1%, Lai Châu 97,4%, còn Sơn La 96,2%.",
            "Sơn La",
            [("Sơn La", None, 2022, "84,10%")],
        ),
        (
            "PAR INDEX 2020 của Bộ Y tế đạt 81,20%. Bộ có 90 thủ tục, trong đó 45 thủ tục làm trực tuyến, đạt 50%.",
            "Bộ Y tế",
            [("Bộ Y tế", None, 2020, "81,20%")],
        ),
        (
            "PAR INDEX 2020 của Bộ Y tế đạt 81,20%. Có 70,5% sở y tế hài lòng với cách trả lời.",
            "Bộ Y tế",
            [("Bộ Y tế", None, 2020, "81,20%")],
        ),
        ("Thang tổng của PAPI 2019 là 80 điểm. Cà Mau đạt 44,10 điểm.", "PAPI", [("Cà Mau", None, 2019, "44,10")]),
    ],
)
def test_shares_targets_and_scales_are_no_levels(text: str, title: str, expected: list[Level]):
    assert levels(text, title, "vi") == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "SIPAS 2020 ở Hà Nam đạt 85,10%. Trong số 9 lĩnh vực ở Hà Nam, hộ tịch có mức hài lòng cao nhất, 91,20%.",
            "Hà Nam",
            [
                ("Hà Nam", None, 2020, "85,10%"),
                ("Hà Nam", "thành phần", 2020, "cao nhất"),
                ("Hà Nam", "thành phần", 2020, "91,20%"),
            ],
        ),
        (
            "SIPAS 2020 của Hà Nam đạt 85,10%. Cao nhất là phần kết quả dịch vụ (88,30%), sau đó là thủ tục 86,40%.",
            "Hà Nam",
            [
                ("Hà Nam", None, 2020, "85,10%"),
                ("Hà Nam", "kết quả dịch vụ", 2020, "88,30%"),
                ("Hà Nam", "thành phần", 2020, "86,40%"),
            ],
        ),
        (
            "PAR INDEX 2021 ở Lào Cai là 86,10%. Tài chính công lên hạng 14, song chuyển đổi số ở hạng 50, 7,10/13.",
            "Lào Cai",
            [
                ("Lào Cai", None, 2021, "86,10%"),
                ("Lào Cai", "cải cách tài chính công", 2021, "14"),
                ("Lào Cai", "thành phần", 2021, "50"),
                ("Lào Cai", "thành phần", 2021, "7,10/13"),
            ],
        ),
        (
            "PAR INDEX 2021 của Lào Cai là 86,10%. Phần hỏi doanh nghiệp được 79,30%.",
            "Lào Cai",
            [("Lào Cai", None, 2021, "86,10%"), ("Lào Cai", "thành phần", 2021, "79,30%")],
        ),
        (
            "| Hạng | Tỉnh | DTI 2022 | Kinh tế số | Xã hội số |\n|-|-|-|-|-|\n| 5 | Sơn La | 0,51 | 0,42 | 0,47 |",
            "DTI 2022",
            [
                ("Sơn La", None, 2022, "5"),
                ("Sơn La", None, 2022, "0,51"),
                ("Sơn La", "kinh tế số", 2022, "0,42"),
                ("Sơn La", "xã hội số", 2022, "0,47"),
            ],
        ),
    ],
)
def test_values_of_parts_are_not_of_the_whole_nor_of_another_part(text: str, title: str, expected: list[Level]):
    assert levels(text, title, "vi") == expected
