"""A follow-up that only names another place asks the question before of it."""

import pytest
from rag_fakes import TODAY, index_of

from rag.types import Turn
from rag.understanding.question import parse


def understood(follow_up: str, *before: str) -> tuple[str, tuple[str, ...]]:
    history = [Turn("user", question) for question in before]
    query = parse(follow_up, history, index_of().vocabulary, TODAY)
    return query.standalone, query.carried


@pytest.mark.parametrize(
    ("before", "follow_up", "standalone"),
    [
        ("Cà Mau nhận bao nhiêu hồ sơ mỗi ngày?", "Còn Sơn La?", "Sơn La nhận bao nhiêu hồ sơ mỗi ngày?"),
        (
            "Cà Mau nhận bao nhiêu hồ sơ mỗi ngày?",
            "Sơn La thì được bao nhiêu?",
            "Sơn La nhận bao nhiêu hồ sơ mỗi ngày?",
        ),
        ("How much is a permit in Ca Mau?", "And in Son La?", "How much is a permit in Son La?"),
        (
            "Làm sao nộp hồ sơ ở huyện Mai Sơn, Sơn La?",
            "Còn huyện Yên Châu?",
            "Làm sao nộp hồ sơ ở huyện Yên Châu, Sơn La?",
        ),
    ],
)
def test_the_question_before_is_asked_of_another(before: str, follow_up: str, standalone: str):
    assert understood(follow_up, before) == (standalone, ("question",))
    assert understood(follow_up, before, "Còn Phú Yên?") == (standalone, ("question",))


@pytest.mark.parametrize(
    ("before", "follow_up"),
    [
        ("PAR INDEX 2018 của Cà Mau?", "Còn Sơn La?"),  # slots of an index are carried
        ("Cà Mau nhận bao nhiêu hồ sơ?", "Sơn La có bao nhiêu xã?"),  # asks something of its own
        ("Cà Mau nhận bao nhiêu hồ sơ?", "Còn Cà Mau?"),
        ("Cà Mau và Phú Yên nhận bao nhiêu hồ sơ?", "Còn Sơn La?"),  # instead of which
        ("Nộp hồ sơ ở đâu?", "Còn Sơn La?"),
    ],
)
def test_it_is_not_where_more_is_asked_or_it_is_unclear_of_whom(before: str, follow_up: str):
    assert "question" not in understood(follow_up, before)[1]
