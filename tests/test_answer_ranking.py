import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_movers import answer_movers
from rag.composing.answer_ranking import answer_ranking, answer_shared
from rag.composing.draft import Draft
from rag.types import Places
from rag.understanding.question import without_names

GROUPS = Article(
    "groups",
    "Hai kỳ PCI",
    "Nhóm dẫn đầu PCI 2021 gồm Cà Mau, Bến Tre và Quảng Ninh. Nhóm cuối bảng PCI 2021 gồm Sóc Trăng và Bạc Liêu. "
    "Nhóm dẫn đầu PCI 2022 gồm Bến Tre, Trà Vinh và Quảng Ninh.",
)
MOVERS = Article(
    "movers",
    "Lên và xuống",
    "PCI 2021 của Cà Mau tăng 14 bậc so với năm 2020. PCI 2021 của Bến Tre giảm 5 bậc so với năm 2020. "
    "PCI 2021 của Trà Vinh tăng 3 bậc so với năm 2020.",
)
MINISTRIES = Article(
    "ministries",
    "PAR INDEX 2018 khối bộ",
    "Bộ Tư pháp dẫn đầu PAR INDEX 2018 khối bộ với 90,57%. Bộ Y tế đứng cuối bảng PAR INDEX 2018 khối bộ với 75,13%.",
)


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    assert draft.route == "list"
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Tỉnh nào dẫn đầu PAR INDEX 2018?", ["PAR INDEX 2018: Quảng Ninh dẫn đầu (90,14%)"]),
        ("Which province led the PAR INDEX in 2018?", ["PAR Index 2018: Quảng Ninh ranked first (90.14%)"]),
        ("Tỉnh nào đứng thứ hai PCI 2020?", ["PCI 2020: Đồng Tháp đứng thứ 2 (“thứ hai”) (73,18 điểm)"]),
        ("Tỉnh nào đứng cuối bảng PAR INDEX 2018?", ["PAR INDEX 2018: Phú Yên đứng cuối bảng (68,95%)"]),
        ("Which province came last in the PAR INDEX 2018?", ["PAR Index 2018: Phú Yên ranked last (68.95%)"]),
        ("Tỉnh nào xếp thứ 40 PAR INDEX 2018?", ["PAR INDEX 2018: Sơn La xếp thứ 40/63"]),
        ("Tỉnh nào đứng ngay sau Quảng Ninh trong PAR INDEX 2018?", ["PAR INDEX 2018: Hà Nội đứng thứ 2 (85,27%)"]),
        ("Tỉnh nào dẫn đầu PCI?", ["PCI 2020: Quảng Ninh dẫn đầu (76,31 điểm)"]),
        (
            "3 tỉnh dẫn đầu PAR INDEX 2018?",
            ["PAR INDEX 2018, theo thứ tự: Quảng Ninh (90,14%), Hà Nội (85,27%) và Đồng Tháp (84,63%)"],
        ),
        (
            "Top three of the PCI 2020?",
            ["PCI 2020, in order: Quảng Ninh (76.31 points), Đồng Tháp (73.18 points) and Long An (71.62 points)"],
        ),
        (
            "Tỉnh nào dẫn đầu và tỉnh nào đứng cuối PAR INDEX 2018?",
            ["PAR INDEX 2018: Quảng Ninh dẫn đầu (90,14%)", "PAR INDEX 2018: Phú Yên đứng cuối bảng (68,95%)"],
        ),
    ],
)
def test_holders_of_places(question: str, lines: list[str]):
    assert texts(answer_ranking(index_of(), ask_for(question))) == lines


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Bộ nào dẫn đầu PAR INDEX 2018?", ["PAR INDEX 2018: Bộ Tư pháp dẫn đầu (90,57%)"]),
        ("Bộ nào đứng cuối PAR INDEX 2018?", ["PAR INDEX 2018: Bộ Y tế đứng cuối bảng (75,13%)"]),
    ],
)
def test_ministries_have_their_own_table(question: str, lines: list[str]):
    assert texts(answer_ranking(index_of(MINISTRIES), ask_for(question))) == lines


def test_provinces_are_not_taken_from_the_table_of_ministries():
    assert answer_ranking(index_of(MINISTRIES), ask_for("Tỉnh nào dẫn đầu PAR INDEX 2018?")) is None


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Nhóm dẫn đầu PCI 2021 gồm những tỉnh nào?",
            ["PCI 2021: nhóm dẫn đầu gồm Cà Mau, Bến Tre và Quảng Ninh"],
        ),
        ("Nhóm cuối bảng PCI 2021 gồm những tỉnh nào?", ["PCI 2021: nhóm cuối bảng gồm Sóc Trăng và Bạc Liêu"]),
        ("Tỉnh nào đứng cuối PCI 2021?", ["PCI 2021: nhóm cuối bảng gồm Sóc Trăng và Bạc Liêu"]),
    ],
)
def test_groups_without_an_order(question: str, lines: list[str]):
    assert texts(answer_ranking(index_of(GROUPS), ask_for(question))) == lines


def test_a_group_gives_no_first_place():
    assert answer_ranking(index_of(GROUPS), ask_for("Tỉnh nào dẫn đầu PCI 2021?")) is None


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh nào dẫn đầu PCI 2019?",
        "Tỉnh nào dẫn đầu SIPAS 2018?",
        "Tỉnh nào đứng thứ 5 PCI 2020?",
        "Tỉnh nào dẫn đầu?",
        "Lào Cai xếp thứ mấy PAR INDEX 2018?",
    ],
)
def test_no_row_no_holder(question: str):
    assert answer_ranking(index_of(), ask_for(question)) is None


def test_every_year_asked_for_must_have_a_holder():
    assert answer_ranking(index_of(), ask_for("Tỉnh nào dẫn đầu PCI năm 2019 và 2020?")) is None


def test_who_stood_among_the_leaders_twice():
    query = ask_for("Những tỉnh nào có mặt trong nhóm dẫn đầu PCI cả hai năm 2021 và 2022?")
    assert texts(answer_shared(index_of(GROUPS), query)) == ["Có mặt ở nhóm đầu cả hai lần: Quảng Ninh và Bến Tre"]
    assert answer_shared(index_of(GROUPS), ask_for("Nhóm dẫn đầu PCI 2021 gồm những tỉnh nào?")) is None
    assert answer_shared(index_of(GROUPS), ask_for("Những tỉnh nào dẫn đầu PCI cả hai năm 2020 và 2021?")) is None


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Những tỉnh nào tăng bậc PCI 2021?",
            [
                "PCI 2021: Cà Mau tăng 14 bậc so với năm 2020",
                "PCI 2021: Trà Vinh tăng 3 bậc so với năm 2020",
            ],
        ),
        ("Những tỉnh nào giảm bậc PCI 2021?", ["PCI 2021: Bến Tre giảm 5 bậc so với năm 2020"]),
    ],
)
def test_who_rose_and_who_fell(question: str, lines: list[str]):
    query = ask_for(question)
    draft = answer_movers(index_of(MOVERS), query, without_names(query.standalone))
    assert sorted(texts(draft)) == sorted(lines)
    assert draft is not None
    assert draft.lead == "Những nơi được các bài nêu tên (có thể chưa đủ):"


@pytest.mark.parametrize("question", ["Những tỉnh nào tăng bậc PCI 2022?", "Những tỉnh nào tăng, giảm bậc PCI 2021?"])
def test_nobody_is_said_to_have_moved_without_rows(question: str):
    query = ask_for(question)
    assert answer_movers(index_of(MOVERS), query, without_names(query.standalone)) is None


COUNTED = Article(
    "counted",
    "PAR INDEX 2022 khối bộ",
    "Kết quả PAR INDEX 2022 của 17 bộ, cơ quan ngang bộ; ba bộ dưới 80%.\n\n"
    "| Hạng | Bộ | PAR INDEX 2022 |\n|---|---|---|\n| 3 | Bộ Tư pháp | 89,57 |\n| 17 | Bộ Y tế | 74,31 |",
)


def test_the_last_of_as_many_as_the_article_counts():
    draft = answer_ranking(index_of(COUNTED), ask_for("Bộ nào thấp nhất PAR INDEX 2022?"))
    assert texts(draft) == ["PAR INDEX 2022: Bộ Y tế xếp thứ 17 (74,31)"]


@pytest.mark.parametrize("question", ["Năm 2018 tỉnh nào dẫn đầu PAR INDEX?", "2018 tỉnh nào dẫn đầu PAR INDEX?"])
def test_a_year_is_no_number_of_places(question: str):
    places = ask_for(question).places
    assert places is not None
    assert places.numbers == (1,)


UNITS = Article(
    "units",
    "Sơn La công bố DDCI 2022",
    "DDCI 2022 của Sơn La xếp hạng 25 sở, ban, ngành và 11 huyện, thành phố.\n\n"
    "| Hạng | Đơn vị | Điểm |\n|---|---|---|\n| 1 | Sở Công Thương | 78,4 |\n| 25 | Sở Xây dựng | 61,0 |\n\n"
    "| Hạng | Đơn vị | Điểm |\n|---|---|---|\n| 1 | Mai Sơn | 75,8 |\n| 11 | Sông Mã | 62,4 |",
)


def test_the_last_district_is_counted_among_the_districts():
    draft = answer_ranking(index_of(UNITS), ask_for("Huyện nào của Sơn La đứng cuối DDCI 2022?"))
    assert texts(draft) == ["DDCI 2022: Sông Mã xếp thứ 11 (62,4)"]
    draft = answer_ranking(index_of(UNITS), ask_for("Sở nào của Sơn La đứng cuối DDCI 2022?"))
    assert texts(draft) == ["DDCI 2022: Sở Xây dựng xếp thứ 25 (61,0)"]


@pytest.mark.parametrize("question", ["Á quân PAR INDEX 2022 là bộ nào?", "Bộ nào về nhì PAR INDEX 2022?"])
def test_the_runner_up_is_the_second(question: str):
    assert ask_for(question).places == Places((2,), last=False, group=False, kind="ministry")


def test_whoever_is_asked_for_a_provinces_own_index_ranks_its_units():
    draft = answer_ranking(index_of(UNITS), ask_for("Ai đứng đầu DDCI 2022 của Sơn La?"))
    assert texts(draft) == ["DDCI 2022: Sở Công Thương xếp thứ 1 (78,4)", "DDCI 2022: Mai Sơn xếp thứ 1 (75,8)"]


def test_the_last_so_many_places_of_one_article():
    text = "PAR INDEX 2022: ở cuối bảng, Phú Yên xếp thứ 61, Cà Mau thứ 62, còn Cao Bằng đứng thứ 63."
    page = Article("bottom", "PAR INDEX 2022", text)
    draft = answer_ranking(index_of(page), ask_for("Ba tỉnh cuối bảng PAR INDEX 2022 là tỉnh nào?"))
    assert texts(draft) == ["PAR INDEX 2022, theo thứ tự: Phú Yên, Cà Mau và Cao Bằng"]


HIGHLANDS = Article(
    "tay-nguyen",
    "PCI 2021 ở Tây Nguyên",
    "PCI 2021 của Kon Tum tăng 4 bậc. PCI 2021 của Gia Lai tăng 11 bậc. PCI 2021 của Đắk Lắk giảm 6 bậc. "
    "PCI 2021 của Lâm Đồng tăng 2 bậc.",
)


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Tỉnh Tây Nguyên nào nhảy nhiều bậc nhất ở PCI 2021?", ["PCI 2021: Gia Lai tăng 11 bậc"]),
        ("Tỉnh Tây Nguyên nào tụt sâu nhất về bậc ở PCI 2021?", ["PCI 2021: Đắk Lắk giảm 6 bậc"]),
    ],
)
def test_who_moved_furthest_in_a_region(question: str, lines: list[str]):
    query = ask_for(question)
    assert texts(answer_movers(index_of(HIGHLANDS), query, without_names(query.standalone))) == lines


def test_who_moved_furthest_is_not_guessed():
    for question in ("Tỉnh nào tăng nhiều bậc nhất PCI 2021?", "Tỉnh Đông Nam Bộ nào tăng nhiều bậc nhất PCI 2021?"):
        query = ask_for(question)
        assert answer_movers(index_of(HIGHLANDS), query, without_names(query.standalone)) is None


HELD = (
    Article("h1", "PCI 2021", "Cà Mau dẫn đầu PCI 2021. Bến Tre xếp thứ 2 PCI 2021."),
    Article("h2", "PCI 2022", "Bến Tre dẫn đầu PCI 2022."),
    Article("h3", "PCI 2023", "Trà Vinh xếp thứ 30/63 PCI 2023."),
)


@pytest.mark.parametrize(
    "question",
    ["Những tỉnh nào từng dẫn đầu PCI?", "Hai tỉnh nào từng đứng đầu PCI?", "Which provinces have ever led the PCI?"],
)
def test_who_ever_was_first_is_told_year_by_year(question: str):
    held = [text.split(":")[0] for text in texts(answer_ranking(index_of(*HELD), ask_for(question)))]
    assert held == ["PCI 2022", "PCI 2021"]


def test_without_a_year_the_newest_in_which_a_holder_is_told_is_taken_and_said():
    draft = answer_ranking(index_of(*HELD), ask_for("Tỉnh nào đứng thứ hai PCI?"))
    assert draft is not None
    assert draft.lead == "Câu hỏi không nêu năm; số liệu gần nhất là của năm 2021."
    assert [fact.entity for statement in draft.statements for fact in statement.facts] == ["Bến Tre"]
