import pytest
from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_threshold import Threshold, answer_threshold, threshold_of
from rag.understanding.question import without_names

MINISTRIES = Article(
    "khoi-bo",
    "PAR INDEX 2021 khối bộ",
    "| Hạng | Bộ, cơ quan | PAR INDEX 2021 (%) |\n|---|---|---|\n| 1 | Bộ Tư pháp | 92,44 |\n"
    "| 2 | Bộ Tài chính | 90,00 |\n| 3 | Bộ Y tế | 81,27 |",
)
OTHER = Article("khac", "Bộ Y tế", "PAR INDEX 2021 của Bộ Y tế đạt 91,50%.")


def named(question: str, *articles: Article) -> list[str]:
    query = ask_for(question)
    draft = answer_threshold(index_of(*articles), query, without_names(query.standalone))
    return [statement.text for statement in draft.statements] if draft else []


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("nhung bo nao tren 90%", ("90", True)),
        ("bo nao vuot moc 90,5 %", ("90.5", True)),
        ("bo nao tren 90", ("90", True)),
        ("bo nao duoi 80 diem", ("80", False)),
        ("which ministries scored above 90 percent", ("90", True)),
        ("which ones were below 80.5%", ("80.5", False)),
        ("bo nao chua duoc 80%", ("80", False)),
        ("tinh nao khong dat toi 80 diem", ("80", False)),
        ("which ministries fall short of 80%", ("80", False)),
        ("hon 3 nam qua bo nao dan dau", None),
    ],
)
def test_the_value_that_scores_are_held_against(text: str, limit: tuple[str, bool] | None):
    found = threshold_of(text)
    assert (found and (str(found.value), found.above)) == limit


def test_those_above_and_those_below():
    assert named("Những bộ nào đạt trên 90% PAR INDEX 2021?", MINISTRIES) == ["PAR INDEX 2021: Bộ Tư pháp (92,44)"]
    assert named("Những bộ nào dưới 90% PAR INDEX 2021?", MINISTRIES) == ["PAR INDEX 2021: Bộ Y tế (81,27)"]
    assert named("Những bộ nào không nổi 90% PAR INDEX 2021?", MINISTRIES) == ["PAR INDEX 2021: Bộ Y tế (81,27)"]
    assert named("Những bộ nào đạt trên 95% PAR INDEX 2021?", MINISTRIES) == []


def test_of_whom_the_articles_disagree_nothing_is_said():
    assert named("Những bộ nào dưới 90% PAR INDEX 2021?", MINISTRIES, OTHER) == []


@pytest.mark.parametrize("question", ["Bộ Y tế có trên 90% PAR INDEX 2021?", "Những bộ nào trên 90%?"])
def test_one_entity_or_no_index_is_another_question(question: str):
    assert named(question, MINISTRIES) == []


def test_the_lists_are_not_taken_for_complete():
    query = ask_for("Những bộ nào đạt trên 90% PAR INDEX 2021?")
    draft = answer_threshold(index_of(MINISTRIES), query, without_names(query.standalone))
    assert draft is not None
    assert "chưa đủ" in draft.lead


def test_a_bound_meets_nothing():
    (row,) = index_of(OTHER).facts(measure="score")
    assert Threshold(row.number or 0, above=True).met(row) is False  # type: ignore[arg-type]


UNSCORED = Article(
    "khong-diem",
    "PAR INDEX 2021 khối bộ",
    "PAR INDEX 2021 khối bộ đã được công bố. Bộ Y tế, Bộ Xây dựng và Bộ Công Thương chưa đạt 85% PAR INDEX 2021.",
)


def test_those_without_a_score_are_named_by_the_sentence_that_names_them():
    quoted = "Bài viết nêu: “Bộ Y tế, Bộ Xây dựng và Bộ Công Thương chưa đạt 85% PAR INDEX 2021.”"
    assert named("Những bộ nào chưa chạm mốc 85% PAR INDEX 2021?", UNSCORED) == [quoted]
    assert named("Những bộ nào vượt mốc 85% PAR INDEX 2021?", UNSCORED) == []
    assert named("Những bộ nào dưới 80% PAR INDEX 2021?", UNSCORED) == []
    assert named("Những bộ nào dưới 85% PAR INDEX 2020?", UNSCORED) == []
