import pytest
from rag_fakes import ask_for

from rag.understanding.part_named import part_words


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("PAR INDEX 2020 của Cà Mau: mục kỷ luật hành chính mấy điểm?", "kỷ luật hành chính"),
        ("Cà Mau hạng mấy về kỷ luật công vụ trong PAR INDEX 2020?", "kỷ luật công vụ trong"),
        ("What did Ca Mau score on digital transformation within the 2022 PAR Index?", "digital transformation"),
        ("PAR INDEX 2020 của Cà Mau được bao nhiêu phần trăm?", ""),
        ("Cà Mau xếp thứ mấy về PAR INDEX 2020?", ""),
        ("PCI 2020 của Cà Mau: mục tiếp cận đất đai mấy điểm?", ""),  # a listed part
        ("Kỷ luật hành chính ở mục nào?", ""),
    ],
)
def test_the_words_of_a_part_in_no_list(question: str, part: str):
    assert " ".join(part_words(ask_for(question))) == part
