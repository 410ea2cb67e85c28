import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.draft import Draft
from rag.composing.premise import answer_claim, false_premise, moved_otherwise, not_tied
from rag.composing.table import settled
from rag.understanding.question import without_names

GROUPS = Article(
    "groups",
    "T",
    "Nhóm dẫn đầu PCI 2021 gồm Cà Mau và Bến Tre. Nhóm cuối bảng PCI 2021 gồm Sóc Trăng và Bạc Liêu. "
    "Trà Vinh xếp thứ 4 PCI 2021.",
)


def corrected(question: str, *articles: Article) -> Draft | None:
    query = ask_for(question)
    return false_premise(index_of(*articles), query, without_names(query.standalone))


def claimed(question: str, *articles: Article) -> list[str]:
    draft = answer_claim(index_of(*articles), ask_for(question))
    return [statement.text for statement in draft.statements] if draft else []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Vì sao Hà Nội dẫn đầu PAR INDEX 2018?",
            "Các bài không nói như vậy. PAR INDEX 2018: Hà Nội đứng thứ 2, đạt 85,27%",
        ),
        (
            "Vì sao SIPAS 2019 của Thừa Thiên Huế tăng hạng?",
            (
                "Các bài không nói như vậy. "
                "SIPAS 2019: Thừa Thiên Huế xếp thứ 14/63, giảm 3 bậc so với năm 2018, đạt 85,25%"
            ),
        ),
        (
            "Why did Phu Yen come first in the PAR INDEX 2018?",
            "The articles do not say so. PAR Index 2018: Phú Yên ranked last, scored 68.95%",
        ),
        (
            "Vì sao Quảng Ninh đứng cuối bảng PCI 2020?",
            "Các bài không nói như vậy. PCI 2020: Quảng Ninh dẫn đầu, đạt 76,31 điểm",
        ),
    ],
)
def test_what_the_rows_contradict_is_corrected(question: str, text: str):
    draft = corrected(question)
    assert draft is not None
    assert not draft.answered
    assert draft.statements[0].text == text


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao Quảng Ninh dẫn đầu PAR INDEX 2018?",
        "Vì sao SIPAS 2019 của Thừa Thiên Huế giảm hạng?",
        "Vì sao Cà Mau dẫn đầu PAR INDEX 2018?",
        "Vì sao Hà Nội dẫn đầu PAR INDEX?",
        "Vì sao Lào Cai cải cách?",
        "SIPAS 2019 của Thừa Thiên Huế tăng bao nhiêu bậc?",
    ],
)
def test_what_no_row_contradicts_is_left_alone(question: str):
    assert corrected(question) is None


def test_a_group_contradicts_no_place_in_it():
    assert corrected("Vì sao Cà Mau dẫn đầu PCI 2021?", GROUPS) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Có phải Quảng Ninh dẫn đầu PCI 2020 không?", "Đúng. PCI 2020: Quảng Ninh dẫn đầu, đạt 76,31 điểm"),
        ("Có phải Hà Nội dẫn đầu PAR INDEX 2018 không?", "Không. PAR INDEX 2018: Hà Nội đứng thứ 2, đạt 85,27%"),
        ("Có phải Phú Yên đứng cuối PAR INDEX 2018 không?", "Đúng. PAR INDEX 2018: Phú Yên đứng cuối bảng, đạt 68,95%"),
        ("Có phải Sơn La đứng cuối PAR INDEX 2018 không?", "Không. PAR INDEX 2018: Sơn La xếp thứ 40/63"),
        ("Did Quang Ninh come first in the PCI 2020?", "Yes. PCI 2020: Quảng Ninh ranked first, scored 76.31 points"),
        ("Was Long An first in the PCI 2020?", "No. PCI 2020: Long An ranked third, scored 71.62 points"),
    ],
)
def test_a_claimed_place(question: str, text: str):
    assert claimed(question)[0] == text


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Có phải Hà Nội dẫn đầu PAR INDEX 2018 không?", "PAR INDEX 2018: Quảng Ninh dẫn đầu (90,14%)"),
        ("Có phải Sơn La đứng cuối PAR INDEX 2018 không?", "PAR INDEX 2018: Phú Yên đứng cuối bảng (68,95%)"),
        ("Was Long An first in the PCI 2020?", "PCI 2020: Quảng Ninh ranked first (76.31 points)"),
    ],
)
def test_who_does_hold_the_claimed_place_is_told_too(question: str, holder: str):
    assert claimed(question)[1:] == [holder]


def test_a_place_held_for_years_is_denied_where_it_is_not_held():
    assert claimed("Có phải Long An năm thứ ba liên tiếp dẫn đầu PCI 2020 không?")[0].startswith(
        "Không. PCI 2020: Long An"
    )


def test_ever_looks_at_every_year():
    assert claimed("Có phải Quảng Ninh từng dẫn đầu PCI không?")[0].startswith("Đúng. PCI 2020: Quảng Ninh dẫn đầu")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Có phải Cà Mau thuộc nhóm dẫn đầu PCI 2021 không?", "Đúng. PCI 2021: Cà Mau thuộc nhóm dẫn đầu"),
        ("Có phải Sóc Trăng thuộc nhóm cuối bảng PCI 2021 không?", "Đúng. PCI 2021: Sóc Trăng thuộc nhóm cuối bảng"),
        ("Có phải Cà Mau dẫn đầu PCI 2021 không?", "PCI 2021: Cà Mau thuộc nhóm dẫn đầu"),
        ("Có phải Sóc Trăng đứng cuối bảng PCI 2021 không?", "PCI 2021: Sóc Trăng thuộc nhóm cuối bảng"),
        ("Có phải Trà Vinh thuộc nhóm dẫn đầu PCI 2021 không?", "PCI 2021: Trà Vinh xếp thứ 4"),
    ],
)
def test_neither_yes_nor_no_is_said_where_the_rows_do_not_tell(question: str, text: str):
    assert claimed(question, GROUPS) == [text]


def test_sources_that_disagree_are_told_instead_of_yes_or_no():
    assert claimed("Có phải Lào Cai đứng thứ 9 PAR INDEX 2018 không?") == [
        "Các nguồn không thống nhất về PAR INDEX 2018 – Lào Cai: xếp thứ 11/63 (Báo Miền Núi, tháng 7/2019)",
        "Nguồn khác: xếp thứ 9/63 (Báo Lào Cai, 25/5/2019)",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Có phải Cà Mau dẫn đầu PCI 2020 không?",
        "Có phải Quảng Ninh đạt 80 điểm PCI 2020 không?",
        "Có phải tỉnh này dẫn đầu không?",
        "Có phải Quảng Ninh năm thứ ba liên tiếp dẫn đầu PCI 2020 không?",
        "Was Quang Ninh first in the PCI 2020 for three consecutive years?",
    ],
)
def test_no_claim_or_no_row_no_verdict(question: str):
    assert claimed(question) == []


def test_the_last_of_ministries_is_not_known_by_a_number():
    """How many were ranked is not said, so 14th may well be the last."""
    ministry = Article("bo", "T", "PAR INDEX 2021: Bộ Y tế xếp thứ 14, đạt 81,27%.")
    assert corrected("Vì sao Bộ Y tế đứng cuối PAR INDEX 2021?", ministry) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Bộ Xây dựng dẫn đầu PAR INDEX 2019 phải không?",
            "Không. PAR INDEX 2019: Bộ Xây dựng thuộc nhóm cuối bảng",
        ),
        ("Bộ Xây dựng đứng cuối PAR INDEX 2019 phải không?", "PAR INDEX 2019: Bộ Xây dựng thuộc nhóm cuối bảng"),
    ],
)
def test_who_is_among_the_last_is_not_the_first_and_may_be_the_last(question: str, text: str):
    two = Article("bo", "T", "Bộ Xây dựng và Bộ Y tế đứng cuối bảng PAR INDEX 2019.")
    draft = answer_claim(index_of(two), ask_for(question))
    assert draft is not None
    assert draft.statements[0].text == text


def test_the_sentence_behind_a_claimed_group():
    text = "PAPI 2020 của Hà Nội đạt 41,52 điểm, Cà Mau đạt 41,87 điểm, cùng nằm trong nhóm 16 địa phương thấp nhất."
    index = index_of(Article("nhom", "T", text))
    for question in ("PAPI 2020 Hà Nội thuộc nhóm cao, đúng không?", "Was Hanoi in the top group of the PAPI 2020?"):
        draft = settled(index, ask_for(question))
        assert draft is not None
        assert [f"“{text}”" in s.text for s in draft.statements] == [False, True]
    draft = settled(index, ask_for("PAPI 2020 của Hà Nội đạt 41,52 điểm, đúng không?"))
    assert draft is not None
    assert len(draft.statements) == 1


def moved(question: str, *articles: Article) -> list[str] | None:
    query = ask_for(question)
    draft = moved_otherwise(index_of(*articles), query, without_names(query.standalone))
    assert draft is None or not draft.answered
    return [statement.text for statement in draft.statements] if draft else None


def test_how_far_somebody_fell_who_rose_is_corrected():
    rose = Article("x", "T", "PCI 2021: Bến Tre tăng 9 bậc.")
    told = ["Các bài không nói như vậy. PCI 2021: Bến Tre tăng 9 bậc"]
    assert moved("Năm 2021 Bến Tre rớt mất bao nhiêu bậc PCI?", rose) == told
    assert moved("Năm 2021 Bến Tre tăng bao nhiêu bậc PCI?", rose) is None
    assert moved("Năm 2021 Bến Tre tăng hay giảm bao nhiêu bậc PCI?", rose) is None


def test_places_that_bear_the_question_out_are_no_ground_for_a_correction():
    both = Article(
        "x", "T", "PCI 2021: Bến Tre tăng 9 bậc. PCI 2020: Bến Tre xếp thứ 20. PCI 2021: Bến Tre xếp thứ 29."
    )
    assert moved("Năm 2021 Bến Tre rớt bao nhiêu bậc PCI?", both) is None


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "Khi Cà Mau và Trà Vinh đồng hạng PCI 2021, tỉnh nào cao điểm hơn?",
            ["Các bài không nói như vậy. PCI 2021: Cà Mau xếp thứ 9", "PCI 2021: Trà Vinh xếp thứ 4"],
        ),
        ("Khi Bến Tre và Trà Vinh đồng hạng PCI 2021, tỉnh nào cao điểm hơn?", []),
        ("PCI 2021, Cà Mau và Trà Vinh, tỉnh nào cao điểm hơn?", []),
    ],
)
def test_two_that_do_not_share_a_place(question: str, texts: list[str]):
    ranks = "Cà Mau xếp thứ 9 PCI 2021. Trà Vinh xếp thứ 4 PCI 2021. Bến Tre xếp thứ 4 PCI 2021."
    draft = not_tied(
        index_of(Article("hang", "T", ranks)), ask_for(question), without_names(ask_for(question).standalone)
    )
    assert [statement.text for statement in draft.statements] == texts if draft else texts == []
