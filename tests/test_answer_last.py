"""Who is last, or among the last so many."""

from rag_fakes import ask_for, index_of

from index.types import Article
from rag.composing.answer_ranking import answer_ranking
from rag.composing.draft import Draft


def texts(draft: Draft | None) -> list[str]:
    assert draft is not None
    assert draft.route == "list"
    return [statement.text for statement in draft.statements]


ENDS = (
    Article("vi", "T", "Cuối bảng PAR INDEX 2019 khối bộ là Bộ Xây dựng và Bộ Y tế."),
    Article("khac", "T", "Bộ Y tế đứng cuối bảng PAR INDEX 2019 khối bộ."),
)


def test_asked_for_several_at_the_end_the_group_is_told():
    (line,) = texts(answer_ranking(index_of(*ENDS), ask_for("Hai bộ nào đội sổ PAR INDEX 2019?")))
    assert line == "PAR INDEX 2019: nhóm cuối bảng gồm Bộ Xây dựng và Bộ Y tế"


def test_asked_for_one_at_the_end_the_last_is_told():
    (line,) = texts(answer_ranking(index_of(*ENDS), ask_for("Bộ nào đội sổ PAR INDEX 2019?")))
    assert line == "PAR INDEX 2019: Bộ Y tế đứng cuối bảng"


def test_the_sentence_of_the_last_tells_the_others():
    text = "Cà Mau thấp nhất SIPAS 2021 với 77,12%; liền trên là Trà Vinh 78,05% và Bến Tre 78,41%."
    told = texts(answer_ranking(index_of(Article("x", "T", text)), ask_for("Mấy tỉnh đội sổ SIPAS 2021 là ai?")))
    assert told == [
        "SIPAS 2021: Cà Mau đứng cuối bảng (77,12%)",
        "SIPAS 2021: nhóm cuối bảng gồm Trà Vinh (78,05%) và Bến Tre (78,41%)",
    ]
    plain = "Cà Mau thấp nhất SIPAS 2021 với 77,12%, sau Trà Vinh đạt 78,05% và Bến Tre đạt 78,41%."
    told = texts(answer_ranking(index_of(Article("x", "T", plain)), ask_for("Mấy tỉnh đội sổ SIPAS 2021 là ai?")))
    assert told == ["SIPAS 2021: Cà Mau đứng cuối bảng (77,12%)", f"Bài viết nêu: “{plain}”"]


def test_another_articles_group_is_told_beside_the_last():
    index = index_of(ENDS[0], Article("khac", "T", "Bộ Tài chính đứng cuối bảng PAR INDEX 2019 khối bộ."))
    assert texts(answer_ranking(index, ask_for("Bộ nào đội sổ PAR INDEX 2019?"))) == [
        "PAR INDEX 2019: Bộ Tài chính đứng cuối bảng",
        "PAR INDEX 2019: nhóm cuối bảng gồm Bộ Xây dựng và Bộ Y tế",
    ]


def test_the_last_districts_are_told_where_the_article_counts_them():
    rows = "".join(
        f"| {n} | Huyện {name} | {90 - n},10 |\n" for n, name in ((1, "Tân Kỳ"), (7, "Nậm Pồ"), (8, "Tủa Chùa"))
    )
    head = "| Hạng | Huyện | Điểm 2022 |\n|---|---|---|\n"
    said = "Tỉnh Điện Biên chấm chỉ số cải cách hành chính năm 2022 của 8 huyện."
    text = f"{said}\n\n{head}{rows}"
    query = ask_for("Hai huyện đứng bét bảng CCHC năm 2022 của Điện Biên là huyện nào?")
    (line,) = texts(answer_ranking(index_of(Article("x", "Điện Biên chấm huyện", text)), query))
    assert line.index("Nậm Pồ") < line.index("Tủa Chùa")
