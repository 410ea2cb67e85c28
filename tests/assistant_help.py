"""Questions that take every road, and what comes of them."""

from collections.abc import Sequence

from rag_fakes import ScriptedGenerator, assistant

from rag.types import Answer, Done, Event

FREE = "Đăng ký kết hôn trong nước lệ phí thế nào?"
TRUE = "Lệ phí đăng ký kết hôn trong nước được miễn."
FALSE = "Lệ phí đăng ký kết hôn trong nước là 50.000 đồng."
RANK = "Năm 2018 Sơn La xếp thứ mấy về PAR INDEX?"
QUESTIONS = (
    RANK,
    FREE,
    "Năm 2018 Lào Cai xếp thứ mấy về PAR INDEX?",
    "Lào Cai xếp thứ mấy PAR INDEX năm 2017?",
    "3 tỉnh dẫn đầu PAR INDEX 2018?",
    "Quảng Ninh và Đồng Tháp, nơi nào có PCI 2020 cao hơn?",
    "PAR INDEX của Hải Phòng thay đổi thế nào qua các năm?",
    "Lào Cai tiếp nhận bao nhiêu hồ sơ?",
    "Ai là Giám đốc Sở Nội vụ tỉnh Lào Cai?",
    "SIPAS 2015 của Thừa Thiên Huế là bao nhiêu?",
    "Thủ tướng Anh là ai?",
    "What did Thua Thien Hue score in the SIPAS 2019?",
)


def kinds(events: Sequence[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def stream(question: str, generator: ScriptedGenerator | None = None) -> list[Event]:
    return list(assistant(generator=generator).stream(question))


def done(events: Sequence[Event]) -> Answer:
    last = events[-1]
    assert isinstance(last, Done)
    return last.answer
