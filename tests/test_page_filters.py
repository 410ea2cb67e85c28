"""What can be chosen as a filter, and what was."""

import pytest
from answer_fakes import ARTICLES, XSS, rank_fact

from index.errors import SettingsError
from rag.narrowed import Filter
from ui.page.filters import Choices, choices, chosen, filter_line


def test_the_index_says_what_there_is_to_choose() -> None:
    assert choices(ARTICLES, [rank_fact()]) == Choices(("Báo Ví Dụ", "Điện Biên TV"), ("PAR INDEX",), ("Điện Biên",))


def test_empty_fields_are_no_filter() -> None:
    assert chosen(("", "  ", None, "", ""), "vi") is None
    assert chosen(("", "2023", "", "", "Điện Biên"), "vi") == Filter(since="2023", province="Điện Biên")


@pytest.mark.parametrize("date", ["23", "2023-13", "2023-4", "hôm qua", "2023-04-32"])
def test_a_date_that_is_none_is_said(date: str) -> None:
    with pytest.raises(SettingsError, match="2023-04"):
        chosen(("", date, "", "", ""), "vi")


def test_an_answer_says_what_alone_was_searched() -> None:
    line = filter_line(Filter(publisher=XSS, until="2023"), "vi")
    assert "Đăng đến 2023" in line
    assert "<img" not in line
