"""A question without one of its slots."""

import pytest
from rag_fakes import ask_for

from rag.understanding.without import without


@pytest.mark.parametrize(
    ("question", "slot", "expected"),
    [
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "2017", "Điện Biên xếp thứ mấy về PAR INDEX?"),
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "Điện Biên", "Năm 2017 xếp thứ mấy về PAR INDEX?"),
        ("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?", "PAR INDEX", "Năm 2017 Điện Biên xếp thứ mấy?"),
        ("Chỉ số SIPAS của tỉnh Lào Cai là bao nhiêu?", "Lào Cai", "Chỉ số SIPAS là bao nhiêu?"),
        ("Where did Điện Biên rank in 2017?", "2017", "Where did Điện Biên rank?"),
        ("PAR INDEX 2023?", "PAR INDEX", None),
        ("PAR INDEX từ 2019 đến 2021 thay đổi thế nào?", "2020", None),
        ("Ai đứng đầu?", "2020", None),
        (
            "So sánh PAR INDEX của Hải Phòng và Quảng Ninh qua các năm",
            "Hải Phòng",
            "So sánh PAR INDEX của Quảng Ninh qua các năm",
        ),
        (
            "So sánh PAR INDEX của Hải Phòng và Quảng Ninh qua các năm",
            "Quảng Ninh",
            "So sánh PAR INDEX của Hải Phòng qua các năm",
        ),
        ("So sánh PAR INDEX của Hải Phòng và Quảng Ninh qua các năm", "PAR INDEX", None),
        ("Hà Nội, Hải Phòng và Đà Nẵng xếp thứ mấy PCI 2020?", "Hà Nội", "Hải Phòng và Đà Nẵng xếp thứ mấy PCI 2020?"),
        ("Hà Nội, Hải Phòng và Đà Nẵng xếp thứ mấy PCI 2020?", "Hải Phòng", "Hà Nội và Đà Nẵng xếp thứ mấy PCI 2020?"),
        ("Hà Nội, Hải Phòng và Đà Nẵng xếp thứ mấy PCI 2020?", "Đà Nẵng", "Hà Nội và Hải Phòng xếp thứ mấy PCI 2020?"),
        ("Hà Nội xếp thứ mấy PAR INDEX 2020?", "2020", "Hà Nội xếp thứ mấy PAR INDEX?"),
        ("Hà Nội xếp thứ mấy PAR INDEX 2020?", "PAR INDEX", "Hà Nội xếp thứ mấy năm 2020?"),
        ("Which province led the PAR INDEX in 2023?", "2023", "Which province led the PAR INDEX?"),
        ("Giữa Hà Nội và Đà Nẵng, nơi nào có PAPI 2020 cao hơn?", "Hà Nội", None),
        ("Giữa Hà Nội và Đà Nẵng, nơi nào có PAPI 2020 cao hơn?", "PAPI", None),
        ("Năm 2017, Điện Biên xếp thứ mấy về PCI?", "2017", "Điện Biên xếp thứ mấy về PCI?"),
        ("PCI từ 2019 đến 2021 của Lào Cai thay đổi thế nào?", "2019–2021", "PCI của Lào Cai thay đổi thế nào?"),
        ("SIPAS của Hà Nội giai đoạn 2019-2021?", "2019–2021", "SIPAS của Hà Nội?"),
        ("SIPAS của Hà Nội giai đoạn 2019-2021?", "SIPAS", None),
        ("Thứ hạng PCI của Lào Cai trong các năm 2018, 2019 và 2020?", "2018–2020", "Thứ hạng PCI của Lào Cai?"),
        ("Thứ hạng PCI của Lào Cai trong các năm 2018, 2019 và 2020?", "2019", None),
        ("How did Lào Cai's rank change?", "Lào Cai", None),
    ],
)
def test_the_slot_goes_and_the_rest_still_asks(question: str, slot: str, expected: str | None) -> None:
    assert without(ask_for(question), slot) == expected
